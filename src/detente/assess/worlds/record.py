"""Records of the random worlds: how often an option or a lever comes out on one side."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from detente.runs.result import Result, Share
from detente.vocabulary.levers import Lever

__all__ = [
    "FORMS",
    "KNOWN",
    "MEASURES",
    "AssumedHere",
    "AssumedLever",
    "AssumedOption",
    "Form",
    "How",
    "Known",
    "Link",
    "Measure",
    "RandomWorlds",
    "WorldLever",
    "WorldOption",
]

Form = Literal[
    "none",
    "as-now",
    "picked",
    "all",
    "all-rounds",
    "all-rounds-guarantee",
    "guarantee",
    "force",
]
"""Plain options that compete in every world."""
FORMS: tuple[Form, ...] = get_args(Form)

Known = Literal["evidence", "nothing", "even"]
"""What is known of signs: random evidence on the sets; no set at all; sets without evidence."""
KNOWN: tuple[Known, ...] = get_args(Known)

Measure = Literal["any_deal", "value", "value_without_standing"]
"""By what options are compared."""
MEASURES: tuple[Measure, ...] = get_args(Measure)

Worlds = Annotated[int, Field(ge=0)]
How = Literal["comes first", "above no contact", "above the option as now"]


class WorldOption(Result):
    """How one plain option comes out over the random worlds."""

    known: Known
    option: Form
    measure: Measure
    first: Share = Field(description="Share of worlds in which its mean is the highest.")
    above_none: Share | None = Field(
        description="Share of worlds in which its mean is above that of no contact; worlds with "
        "equal means count half. Null for no contact itself."
    )
    above_reference: Share | None = Field(
        description="The same against the option as now, the reference."
    )
    mean: float = Field(description="Mean gain over no contact.")
    error: float = Field(description="Its standard error over worlds.")


class WorldLever(Result):
    """How one lever comes out over the random worlds, all other levers being equal."""

    known: Known
    lever: Lever
    pulled: str = Field(description="Option in which it is pulled.")
    left: str = Field(description="Option that differs in this lever alone.")
    measure: Measure
    moved: Worlds = Field(description="Worlds in which the two options have different means.")
    above: Share | None = Field(
        description="Share of these in which it is higher with the lever; null if there are none."
    )
    clear_above: Share = Field(
        description="Share of all worlds in which it is higher by two standard errors."
    )
    clear_below: Share = Field(
        description="Share of all worlds in which it is lower by two standard errors."
    )
    mean: float = Field(description="Mean gain over all worlds.")
    error: float = Field(description="Its standard error over worlds.")


class Link(Result):
    """How far the evidence of a world goes with the effect that it is about."""

    evidence: str = Field(description="Difference of two posteriors.")
    effect: str = Field(description="Difference of two options.")
    measure: Measure
    correlation: float = Field(ge=-1.0, le=1.0, description="Over worlds.")
    lowest: float = Field(ge=-1.0, le=1.0, description="Low end of its 95 % interval.")
    highest: float = Field(ge=-1.0, le=1.0, description="High end.")


class RandomWorlds(Result):
    """What the release's random worlds came to."""

    made_by: str = Field(description="Command that remakes it.")
    worlds: Worlds
    draws: int = Field(ge=2, description="Draws of each world.")
    seed: int = Field(description="Seed of world 0; world n has this plus n.")
    options: tuple[WorldOption, ...]
    levers: tuple[WorldLever, ...]
    links: tuple[Link, ...]


class AssumedOption(Result):
    """A plain option of which the model assumes how it comes out."""

    option: Form
    measure: Measure
    how: How
    share: Share = Field(description="Share of worlds.")


class AssumedLever(Result):
    """A lever of which the model assumes which way it moves an outcome."""

    lever: Lever
    pulled: str = Field(description="Option in which it was pulled.")
    left: str = Field(description="Option that differs in this lever alone.")
    measure: Measure
    share: Share = Field(description="Share of worlds in which it raises the measure.")


class AssumedHere(Result):
    """What of a case's options the model assumes, by the random worlds."""

    worlds: Worlds = Field(description="Random worlds that it was counted in.")
    options: dict[str, list[AssumedOption]] = Field(
        description="By option of the case, what is assumed of the plain option that it is like."
    )
    levers: list[AssumedLever] = Field(
        description="Levers that differ between options of the case and move one way in random "
        "worlds."
    )
