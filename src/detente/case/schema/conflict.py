"""Records of the block ``conflict`` of ``case.yaml``: facts of the war, as other wars are coded."""

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field

from detente.case.schema.cells import Day, Id, Whole, ref
from detente.case.schema.part import Part

__all__ = [
    "STATED",
    "Conflict",
    "ConflictClaims",
    "EndOfFighting",
    "StatedFact",
    "Ucdp",
    "years_between",
]

EndOfFighting = Literal[
    "agreement", "ceasefire", "government_victory", "rebel_victory", "low_activity"
]
StatedFact = Literal[
    "region",
    "started",
    "episode_started",
    "issue",
    "troops_for_government",
    "troops_for_rebels",
    "intensity",
    "groups",
    "earlier_episode",
    "deal_before",
    "text_last_3",
    "deal_elsewhere_5",
    "deal_failed",
]
Claims = list[Annotated[Id, ref("claims")]]

STATED: Final[tuple[StatedFact, ...]] = StatedFact.__args__  # type: ignore[attr-defined]


class Ucdp(Part):
    """Numbers of the war in the data of the Uppsala Conflict Data Program."""

    conflict: Annotated[Whole, Field(ge=1)] = Field(description="Number of the conflict.")
    dyads: list[Annotated[Whole, Field(ge=1)]] = Field(
        default_factory=list, description="Numbers of the dyads: a government and one movement."
    )


class ConflictClaims(Part):
    """Claims behind each fact of the war."""

    region: Claims = Field(default_factory=list, description="Behind the region.")
    started: Claims = Field(default_factory=list, description="Behind the start.")
    episode_started: Claims = Field(default_factory=list, description="Behind the episode's start.")
    issue: Claims = Field(default_factory=list, description="Behind what is fought over.")
    troops_for_government: Claims = Field(
        default_factory=list, description="Behind foreign troops on the government's side."
    )
    troops_for_rebels: Claims = Field(
        default_factory=list, description="Behind foreign troops on the movement's side."
    )
    intensity: Claims = Field(default_factory=list, description="Behind the intensity.")
    groups: Claims = Field(default_factory=list, description="Behind the number of movements.")
    earlier_episode: Claims = Field(
        default_factory=list, description="Behind an earlier episode, or none."
    )
    deal_before: Claims = Field(
        default_factory=list, description="Behind an earlier deal, or none."
    )
    text_last_3: Claims = Field(
        default_factory=list, description="Behind a text in three years, or none."
    )
    deal_elsewhere_5: Claims = Field(
        default_factory=list, description="Behind a deal with another movement, or none."
    )
    deal_failed: Claims = Field(
        default_factory=list, description="Behind the end of a deal, or none."
    )


class Conflict(Part):
    """The war of the case, by the facts that other wars are compared on; all as of the case's date.

    Leave out a fact that is not known: its value is then drawn as in wars with the same other
    facts, and `detente check` says what that costs.
    """

    unit: Literal["movement", "war"] = Field(
        description="`movement`: the government and this movement. `war`: the government and all "
        "who fight it over this issue; use it if the movement is several organisations."
    )
    ucdp: Ucdp | None = Field(None, description="Numbers in UCDP's data; finds the case's own war.")
    region: Literal["europe", "middle_east", "asia", "africa", "americas"] | None = Field(
        None, description="Region of the war, as UCDP has it."
    )
    started: Day | None = Field(None, description="First battle deaths of the unit.")
    episode_started: Day | None = Field(
        None,
        description="Start of the present episode: since then every calendar year had 25 "
        "battle deaths or more.",
    )
    issue: Literal["government", "territory"] | None = Field(
        None, description="What is fought over; `government` also if both."
    )
    troops_for_government: bool | None = Field(
        None, description="Do troops of foreign states fight on the government's side?"
    )
    troops_for_rebels: bool | None = Field(
        None, description="Do troops of foreign states fight on the movement's side?"
    )
    intensity: Literal["minor", "war"] | None = Field(
        None, description="`war`: 1,000 battle deaths or more in the last twelve months."
    )
    groups: Annotated[Whole, Field(ge=1)] | None = Field(
        None, description="Movements that fight this government over this issue."
    )
    earlier_episode: bool | None = Field(
        None, description="Was there an episode before the present one?"
    )
    deal_before: bool | None = Field(
        None, description="Was a full or partial peace agreement ever signed with the unit?"
    )
    last_text: Day | None = Field(
        None, description="Date of the last signed text of any kind; gives `text_last_3`."
    )
    text_last_3: bool | None = Field(
        None, description="Was any text signed with the unit in the last three years?"
    )
    deal_elsewhere_5: bool | None = Field(
        None,
        description="Was a full or partial agreement signed with another movement of this war "
        "in the last five years? Unit `movement` only.",
    )
    deal_failed: bool | None = Field(
        None, description="Has a full or partial agreement with the unit ended?"
    )
    quiet_since: Day | None = Field(
        None,
        description="Last day of fighting, if the war is quiet: no 25 battle deaths in the "
        "last twelve months, or an end by agreement or ceasefire.",
    )
    ended_by: EndOfFighting | None = Field(
        None, description="How the fighting ended, if the war is quiet."
    )
    claims: ConflictClaims = Field(
        default_factory=ConflictClaims, description="Claims behind each fact, by its name."
    )

    def recent_text(self, as_of: date) -> bool | None:
        """Return whether a text was signed in the last three years, from the date if it is given.

        Parameters
        ----------
        as_of : date
            The as-of date of the case.
        """
        if self.last_text is None:
            return self.text_last_3
        return years_between(self.last_text, as_of) < _TEXT_YEARS

    def fresh_text(self, as_of: date) -> bool:
        """Return whether a text was signed in the last twelve months, as far as a date says so.

        Parameters
        ----------
        as_of : date
            The as-of date of the case.
        """
        return self.last_text is not None and years_between(self.last_text, as_of) < 1.0

    def quiet_years(self, as_of: date) -> float | None:
        """Return the years without fighting; None while there is fighting.

        Parameters
        ----------
        as_of : date
            The as-of date of the case.
        """
        return None if self.quiet_since is None else years_between(self.quiet_since, as_of)


_TEXT_YEARS = 3.0
_DAYS = 365.25


def years_between(first: date, last: date) -> float:
    """Return the years from one day to another.

    Parameters
    ----------
    first, last : date
        The two days.
    """
    return (last - first).days / _DAYS
