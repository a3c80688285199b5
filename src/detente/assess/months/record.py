"""Records of what happens month by month: bands of three measures, chances, the record beside."""

from typing import Literal, get_args

from pydantic import Field

from detente.runs.result import Result, Share
from detente.vocabulary.ends import Moment

__all__ = ["BANDS", "DATED", "MEASURES", "Band", "Bands", "ByMonth", "Measure", "RecordAt"]

Measure = Literal["deaths", "seats", "trust"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
"""Measures that are drawn, named as the columns of the monthly series."""

Band = Literal["p10", "p25", "p50", "p75", "p90"]
BANDS: tuple[Band, ...] = get_args(Band)
"""Percentiles that are drawn: the ends of the 80 and 50 % bands, and the middle."""

DATED: tuple[Moment, ...] = ("any_deal", "first_talks", "holdout_contact")
"""Events of which every draw keeps the month and that are drawn; of a split it is not kept."""


class Bands(Result):
    """Percentiles over draws of one measure, a number for each month that is drawn."""

    p10: list[float] = Field(description="Low end of the 80 % band.")
    p25: list[float] = Field(description="Low end of the 50 % band.")
    p50: list[float] = Field(description="Median.")
    p75: list[float] = Field(description="High end of the 50 % band.")
    p90: list[float] = Field(description="High end of the 80 % band.")


class RecordAt(Result):
    """The chance of a deal by a month, among wars like this one."""

    month: int = Field(description="Months after the as-of date.")
    chance: Share = Field(description="The chance.")
    low: Share | None = Field(description="Low end of its 80 % range; null for an average.")
    high: Share | None = Field(description="High end.")


class ByMonth(Result):
    """What happens month by month under each option."""

    draws: int = Field(
        description="Draws behind the bands: the first ones, without those that are not finite."
    )
    drawn: list[int] = Field(description="Months of the bands, at most 13.")
    fans: dict[str, dict[Measure, Bands]] = Field(
        description="By option and measure: deaths a month (1 = the present toll), seats at the "
        "latest round (0 before the first), and the government's trust in the movement, weighted "
        "by the strength of its factions (0 to 1). Seats are left out where an option has no "
        "rounds in any draw."
    )
    months: list[int] = Field(description="Months of the chances, at most 40.")
    counted: int = Field(description="Draws behind the chances.")
    chances: dict[str, dict[Moment, list[float]]] = Field(
        description="By option and event, the share of draws in which it has happened by the month."
    )
    record: list[RecordAt] = Field(
        description="Chance of a deal by the months at which the record is scored, and by the "
        "horizon; empty without a record. Of the other events there is no record."
    )
