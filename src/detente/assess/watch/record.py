"""Define what to watch: dated events, how the headline differs with them, and why there are few."""

from typing import Literal

from pydantic import Field

from detente.runs.result import Result, Share

__all__ = ["FewReason", "Indicator", "IndicatorKind", "Indicators", "Shortfall", "Target"]

IndicatorKind = Literal[
    "talks",
    "ceasefire",
    "low-activity",
    "deal",
    "full-deal",
    "deal-failed",
    "open-contact",
    "seat",
    "own-deal",
    "delisting",
    "recognition",
    "declared",
    "round",
    "question",
]
"""Kinds of events that can be seen."""

FewReason = Literal[
    "no-headline",
    "nothing-happens",
    "too-few-draws",
    "too-likely-or-unlikely",
    "within-noise",
    "too-alike",
    "few-dates",
]
"""Why there are fewer than three indicators, or fewer than three dates."""

Target = Literal["settlement", "holdout_contact"]
"""Headline metrics."""


class Indicator(Result):
    """An event that can be seen by a date, and how a headline metric differs with it."""

    kind: IndicatorKind = Field(
        description="`talks`: government and movement first meet; `ceasefire`, `low-activity`, "
        "`deal`, `full-deal`, `deal-failed`: the first of the war; `open-contact`: a power first "
        "is in open contact with the movement; `seat`: an actor first takes a seat at the "
        "convenor's rounds; `own-deal`, `delisting`, `recognition`: a power's own; `declared`: an "
        "event of the case; `round`: an announced round is held on time; `question`: a question "
        "of the case is answered with yes."
    )
    actor: str | None = Field(
        description="Id of the actor that is seen, of the host for a round; null for the two "
        "sides of the war and for questions."
    )
    about: str | None = Field(
        description="Id of the declared event, announced round or question; null for others."
    )
    title: str | None = Field(
        description="Its words in the case; null for events that only the model names."
    )
    date: str = Field(description="Day by which it is seen, ISO 8601.")
    month: int = Field(ge=1, description="Month of the run that ends with that day.")
    published: str | None = Field(
        description="What confirms it, as the case writes it; null if the case does not say."
    )
    target: Target = Field(description="Headline metric about which it says most.")
    before: Share = Field(description="Probability of the headline over all draws.")
    if_so: Share = Field(description="Probability in draws in which the event happens.")
    if_not: Share = Field(description="Probability in draws in which it does not.")
    error: float = Field(description="Standard error of the difference of these two.")
    happens: Share = Field(description="Share of draws in which the event happens.")
    information: float = Field(
        description="Mutual information of event and headline, in nats, less its bias by chance."
    )


class Shortfall(Result):
    """Why there are few indicators, with the number of events that failed each test."""

    reason: FewReason = Field(
        description="`no-headline`: no headline metric of the run varies; `nothing-happens`: no "
        "other event happens in any draw; `too-few-draws`: most lack 100 draws with them or "
        "without; `too-likely-or-unlikely`: most are outside 5 to 95 %; `within-noise`: most do "
        "not go with the headline beyond chance; `too-alike`: those that do concern the same "
        "actors or are of the same kind; `few-dates`: they fall on fewer than three dates."
    )
    considered: int = Field(
        ge=0, description="Events considered, by each date at which more draws have them."
    )
    never: int = Field(ge=0, description="Those that happen in no draw.")
    outside: int = Field(ge=0, description="Those that happen in under 5 or over 95 % of draws.")
    few_draws: int = Field(ge=0, description="Those with under 100 draws on a side.")
    noise: int = Field(ge=0, description="Those that differ from the headline's usual by chance.")
    qualified: int = Field(ge=0, description="Those that pass every test.")


class Indicators(Result):
    """Events to watch in the next six months, and the headline with and without them."""

    option: str = Field(
        description="The option under which events are counted: that in question, else the first."
    )
    until: str = Field(description="Last date, six months after the as-of date, ISO 8601.")
    events: list[Indicator] = Field(
        max_length=5, description="At most five, the most informative first."
    )
    shortfall: Shortfall | None = Field(
        description="Why there are fewer than three events or dates; null if there are not."
    )
