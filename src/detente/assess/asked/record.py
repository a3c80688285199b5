"""Define the answer to what a case asks of one option."""

from typing import Literal

from pydantic import Field

from detente.assess.audits.record import InputGroup
from detente.runs.result import Interval, Result, Share

__all__ = ["Asked", "Compared", "Form", "Reason", "TurnsOn"]

Form = Literal["yes", "yes_at_a_price", "no", "does_not_matter", "cannot_tell", "nothing_asked"]
"""Forms of an answer; ``nothing_asked`` where no option is in question or nothing is valued."""

Reason = Literal[
    "no_objectives",
    "no_option",
    "empty",
    "same_without_evidence",
    "assumed",
    "one_input",
    "too_few_draws",
    "no_skill",
    "above_all",
    "more_harm",
    "below",
    "no_difference",
    "open",
]
"""Why: the row of the rules that decided."""


class Compared(Result):
    """The option in question beside another one; values are expected ones, by draw."""

    above: Share = Field(description="Share of draws in which it is better by more than a margin.")
    within: Share = Field(description="Share of draws within the margin.")
    below: Share = Field(description="Share of draws in which it is worse by more than a margin.")
    mean: float = Field(description="Mean difference in value.")
    error: float = Field(description="Its standard error, over draws.")
    harm: Interval | None = Field(
        description="Expected difference in deaths, above 0 is more; null if none are counted."
    )
    costs: bool = Field(
        description="Whether the 80 % range of that difference lies above the margin of deaths: "
        "that of an objective on deaths, else 2 % of the reference option's."
    )


class TurnsOn(Result):
    """A rival hypothesis under which the answer is another one."""

    set: str = Field(description="Id of the set of hypotheses.")
    member: str = Field(description="Id of the member.")
    title: str = Field(description="Its title.")
    posterior: Share = Field(description="Share of draws in which it holds.")
    form: Form = Field(description="The answer in these draws.")


class Asked(Result):
    """The answer to what is asked of one option, with the row of the rules that decided."""

    option: str | None = Field(description="The option in question; null if none is.")
    clause: str | None = Field(description="What completes the answer, as the case writes it.")
    form: Form
    row: int = Field(ge=0, le=10, description="Row of the rules that decided; 0: nothing asked.")
    reason: Reason
    by: str | None = Field(description="The option or metric that decided; `value` for the value.")
    by_inputs: InputGroup | None = Field(
        description="The input, or the inputs of one party, that decided; null unless any did."
    )
    figure: float | None = Field(description="Its number: a share, or a part of the difference.")
    draws: int = Field(ge=0, description="Draws of which expected values were taken.")
    streams: int = Field(ge=0, description="Streams of luck over which each is a mean.")
    against: dict[str, Compared] = Field(description="By option that it is compared with.")
    by_values: Form = Field(
        description="The answer by rows 6 to 10 alone; `turns_on` is compared with it."
    )
    tried: int = Field(
        ge=0,
        description="Hypotheses that hold in 10 % of draws or more, and in 100 of these draws or "
        "more.",
    )
    untried: int = Field(
        ge=0,
        description="Those that hold in 10 % of draws or more, but in fewer than 100 of these.",
    )
    turns_on: list[TurnsOn] = Field(
        description="Hypotheses under which rows 6 to 10 give another answer, the likeliest first."
    )
