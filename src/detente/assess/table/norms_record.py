"""Results on who labels the movement, is in contact with it, and criticises contact."""

from typing import Literal, get_args

from pydantic import Field

from detente.runs.result import Difference, Interval, Result, Share
from detente.vocabulary.levels import Level

__all__ = [
    "FORECAST",
    "RECORDED",
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
"""What a run forecasts; no mechanism writes labels, denials or criticism."""

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
"""What the record says of a day or a year."""

RECORDED: tuple[RecordedMeasure, ...] = get_args(RecordedMeasure)


class PowersOnRecord(Result):
    """Powers for which a measure holds on the as-of date."""

    count: int = Field(description="Number of powers on record.")
    share: Share | None = Field(description="Share of all powers; null if there are none.")
    who: list[str] = Field(description="Ids of these powers.")
    drawn: Interval | None = Field(
        description="The number over draws, in which ties exist or do not."
    )


class PowerConduct(Result):
    """A power that labels, has or had contact, criticises contact or is criticised for it."""

    power: str = Field(description="Id of the power.")
    label: bool = Field(description="Whether it labels the movement on the as-of date.")
    label_since: int | None = Field(description="Year of its first label; null if unknown.")
    level: Level | None = Field(description="Highest level of contact now; null if none.")
    acknowledged: list[str] = Field(description="What is said of its contacts now.")
    past: list[tuple[int | None, int]] = Field(
        description="First and last year of each contact that is over."
    )
    criticises: list[str] = Field(description="Ids of actors whose contact it criticises.")
    criticised_by: list[str] = Field(description="Ids of actors that criticise its contact.")
    criticism_in: list[int] = Field(description="Years of this criticism.")
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
    unsaid: int = Field(description="Powers in contact that neither admit nor deny any.")
    critics: int = Field(description="Powers that criticise the contact of another.")
    critics_in_contact: int = Field(description="Critics in contact themselves.")
    critics_ever_in_contact: int = Field(description="Critics that are or were in contact.")
    who: list[str] = Field(description="Ids of powers with label and contact.")
    drawn: float = Field(description="Mean number over draws with label and contact.")


class NumberOfPowers(Result):
    """Number of powers for which a measure holds at the horizon, under one option."""

    mean: float = Field(description="Mean number over draws.")
    count: Interval | None = Field(description="The number over draws.")
    share: Share | None = Field(description="Mean share of these powers; null if there are none.")
    against_none: Difference | None = Field(
        description="Difference of the number to no contact in the same draws; null without such "
        "an option."
    )


class NormsForecast(Result):
    """Number of powers besides the convenor that label and are in contact, now and later."""

    powers: int = Field(description="Number of powers besides the convenor.")
    start: dict[ForecastMeasure, float] = Field(
        description="Mean number over draws on the as-of date, by measure."
    )
    strategies: dict[str, dict[ForecastMeasure, NumberOfPowers]] = Field(
        description="By option and measure."
    )
    convenor: dict[str, Share] = Field(
        description="Share of draws in which the convenor is in open contact, by option."
    )


class Norms(Result):
    """Labels, contacts, what is said of them, and criticism of the contact of others."""

    powers: int = Field(description="Number of powers, the convenor included.")
    record: dict[RecordedMeasure, PowersOnRecord] = Field(description="The as-of date, by measure.")
    table: list[PowerConduct] = Field(description="A row for each power with anything to show.")
    years: list[NormYear] = Field(
        description="From the first dated label or contact to the as-of year."
    )
    undated: int = Field(description="Ties without a first day, which are in no year.")
    forecast: NormsForecast
