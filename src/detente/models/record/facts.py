"""Name the facts of a war that enter the record, and the events it forecasts."""

import math
from typing import Final, Literal

__all__ = [
    "EVENTS",
    "FACTS",
    "FATES",
    "INTERVALS",
    "LISTS",
    "PARTS",
    "REGIONS",
    "UNITS",
    "Fate",
    "Part",
    "Unit",
    "decade",
    "facts_of",
    "log_age",
]

Unit = Literal["movement", "war"]
Fate = Literal[
    "continues", "agreement", "ceasefire", "government_victory", "rebel_victory", "low_activity"
]
Part = Literal["fate", "text", "deal|text", "full|deal", "truce"]

UNITS: Final[tuple[Unit, ...]] = ("movement", "war")
INTERVALS: Final = 5  # calendar years after a landmark, each one interval

# The six fates in the order of their codes: 0 continues, 1 to 4 as UCDP codes an outcome, 5 quiet.
FATES: Final[tuple[Fate, ...]] = (
    "continues",
    "agreement",
    "ceasefire",
    "government_victory",
    "rebel_victory",
    "low_activity",
)
EVENTS: Final = ("text", "deal", "full", "truce")
REGIONS: Final = ("europe", "middle_east", "asia", "africa", "americas")

FACTS: Final = (
    "log_age",
    "log_episode_age",
    "government",
    "troops_for_government",
    "troops_for_rebels",
    "war_intensity",
    "log_dyads",
    "recurrence",
    "deal_before",
    "text_last_3",
    "deal_elsewhere_5",
    "deal_failed",
    "decade",
)
PARTS: Final[tuple[Part, ...]] = ("fate", "text", "deal|text", "full|deal", "truce")

# Signings rest on three facts; fates and truces on all. The choice was made by forward validation.
LISTS: Final = {
    "all": FACTS,
    "three": ("deal_before", "text_last_3", "decade"),
}
_SIGNINGS: Final = ("text", "deal|text", "full|deal")
_WITHIN_MOVEMENTS: Final = "deal_elsewhere_5"  # another movement of the same war: units of one only
_TREND: Final = "decade"  # signings have a calendar trend; fates and truces do not


def facts_of(part: Part, unit: Unit, facts: Literal["default", "all"] = "default") -> list[str]:
    """Return the facts that enter one part of the record, in the order of their columns.

    Parameters
    ----------
    part : str
        Part of the record.
    unit : {"movement", "war"}
        Unit of the record.
    facts : {"default", "all"}
        The list in use, or all facts, as for the tables that compare the two.
    """
    signing = part in _SIGNINGS
    listed = LISTS["three"] if signing and facts == "default" else LISTS["all"]
    return [
        fact
        for fact in listed
        if (signing or fact != _TREND) and (unit == "movement" or fact != _WITHIN_MOVEMENTS)
    ]


def log_age(years: float) -> float:
    r"""Return an age as the record has it, :math:`\ln(1 + \text{years})`; below 0 counts as 0.

    Parameters
    ----------
    years : float
        Years since the start.
    """
    return math.log(1.0 + max(years, 0.0))


def decade(year: int) -> float:
    """Return a calendar year as the record has it, in decades from 2005.

    Parameters
    ----------
    year : int
        Calendar year.
    """
    return (year - 2005) / 10.0
