"""Define results on powers that label the movement, are in contact, and criticise contact."""

from typing import Literal, get_args

from pydantic import Field

from detente.runs.result import Difference, Interval, Result, Share
from detente.vocabulary.levels import Level

__all__ = [
    "FORECAST",
    "RECORDED",
    "AcceptedRuleResult",
    "ForecastMeasure",
    "NormYear",
    "Norms",
    "NormsForecast",
    "NumberOfPowers",
    "PowerConduct",
    "PowersOnRecord",
    "RecordedMeasure",
]

ForecastMeasure = Literal[
    "label",
    "contact",
    "open",
    "shown",
    "label_contact",
    "label_open",
    "label_shown",
    "label_ever_open",
]
"""Measures that a run forecasts; no mechanism begins a label, a denial or criticism by a power."""

FORECAST: tuple[ForecastMeasure, ...] = get_args(ForecastMeasure)

RecordedMeasure = Literal[
    "label",
    "contact",
    "open",
    "shown",
    "label_contact",
    "label_open",
    "label_shown",
    "admitted",
    "denied",
    "unsaid",
    "critics",
    "critics_in_contact",
    "critics_ever_in_contact",
]
"""Measures of the record on a day or in a year."""

RECORDED: tuple[RecordedMeasure, ...] = get_args(RecordedMeasure)


class PowersOnRecord(Result):
    """Powers for which a measure is true on the as-of date."""

    count: int = Field(description="Number of powers on record.")
    share: Share | None = Field(description="Share of all powers; null if there are none.")
    who: list[str] = Field(description="Ids of these powers.")
    drawn: Interval | None = Field(
        description="The number over draws; in each draw, a tie exists or does not."
    )


class PowerConduct(Result):
    """A power that labels, has or had contact, criticises contact or is criticised for it."""

    power: str = Field(description="Id of the power.")
    label: bool = Field(description="Whether it labels the movement on the as-of date.")
    label_since: int | None = Field(description="Year of its first label; null if unknown.")
    level: Level | None = Field(description="Highest level of contact now; null if none.")
    acknowledged: list[str] = Field(
        description="Whether its present contacts are admitted, denied or unknown."
    )
    past: list[tuple[int | None, int]] = Field(
        description="First and last year of each contact that has ended."
    )
    criticises: list[str] = Field(description="Ids of actors whose contact it criticises.")
    criticised_by: list[str] = Field(description="Ids of actors that criticise its contact.")
    criticism_in: list[int] = Field(description="Years of criticism by or of it.")
    claims: list[str] = Field(description="Claims behind these ties.")


class NormYear(Result):
    """Number of powers on record in one year, by measure."""

    year: int
    label: int = Field(description="Powers that label the movement.")
    contact: int = Field(description="Powers in any contact.")
    open: int = Field(description="Powers in open contact.")
    shown: int = Field(description="Powers in contact that is open or admitted.")
    label_contact: int = Field(description="Powers with label and contact.")
    label_open: int = Field(description="Powers with label and open contact.")
    label_shown: int = Field(description="Powers with label and open or admitted contact.")
    admitted: int = Field(description="Powers that admit a contact.")
    denied: int = Field(description="Powers that deny a contact.")
    unsaid: int = Field(description="Powers in contact that neither admit nor deny any contact.")
    critics: int = Field(description="Powers that criticise the contact of another actor.")
    critics_in_contact: int = Field(description="Critics that are in contact themselves.")
    critics_ever_in_contact: int = Field(description="Critics that are or were in contact.")
    who: list[str] = Field(description="Ids of powers with label and contact.")
    drawn: float = Field(description="Mean over draws of the number with label and contact.")


class NumberOfPowers(Result):
    """Number of powers for which a measure is true at the horizon, under one option."""

    mean: float = Field(description="Mean number over draws.")
    count: Interval | None = Field(description="The number over draws.")
    share: Share | None = Field(description="Mean share of these powers; null if there are none.")
    against_reference: Difference | None = Field(
        description="Difference of the number from the reference in the same draws; null if that "
        "option was not run."
    )


class NormsForecast(Result):
    """Number of powers with label and contact, without the convenor, now and later."""

    powers: int = Field(description="Number of powers, without the convenor.")
    start: dict[ForecastMeasure, float] = Field(
        description="Mean number over draws on the as-of date, by measure."
    )
    strategies: dict[str, dict[ForecastMeasure, NumberOfPowers]] = Field(
        description="By option and measure."
    )
    convenor: dict[str, Share] = Field(
        description="Share of draws in which the convenor is in open contact, by option."
    )


class AcceptedRuleResult(Result):
    """A rule on who may deal with the movement, as those who hold it state it."""

    rule: str = Field(description="What the rule asks for or forbids.")
    holders: list[str] = Field(description="Actors that hold it, as far as a source says.")
    claims: list[str] = Field(description="Claims that state it.")


class Norms(Result):
    """Labels, contacts, whether they are admitted, and criticism of the contact of others."""

    powers: int = Field(description="Number of powers, the convenor included.")
    accepted: list[AcceptedRuleResult] = Field(
        description="Rules that the convenor is said to contest; empty where no source states one."
    )
    record: dict[RecordedMeasure, PowersOnRecord] = Field(
        description="Counts on the as-of date, by measure."
    )
    table: list[PowerConduct] = Field(
        description="One row for each power with a label, a contact or a part in criticism."
    )
    years: list[NormYear] = Field(
        description="Counts by year, from the first dated label or contact to the as-of year."
    )
    undated: int = Field(description="Ties without a start date, which count in no year.")
    forecast: NormsForecast
