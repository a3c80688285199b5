"""Plain classes of wars, for a case without the record of other wars: hazards and deals.

Counts are of intrastate dyad-years 1989 to 2020 in UCDP's file on ends of fighting; the hazards are
judged around events a year, over twelve.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from detente.vocabulary.bindings.record import War
from detente.vocabulary.parameter import Prior, pert

__all__ = ["WARS", "WINDOW_MONTHS", "PlainClass"]

WINDOW_MONTHS: Final = 36
"""Length in months of the windows in which deals were counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainClass:
    """A class of wars.

    Parameters
    ----------
    title : str
        The class in words.
    hazards : mapping of str to Prior
        Monthly hazard of each end, by key of its parameter.
    deals, windows : int
        Windows with any deal, and all windows.
    """

    title: str
    hazards: Mapping[str, Prior]
    deals: int
    windows: int


def _hazards(
    win_government: Prior, win_rebels: Prior, ceasefire: Prior, low_activity: Prior
) -> Mapping[str, Prior]:
    return {
        "win_government": win_government,
        "win_rebels": win_rebels,
        "ceasefire": ceasefire,
        "low_activity": low_activity,
    }


WARS: Final[Mapping[War, PlainClass]] = {
    "all": PlainClass(
        title="all wars",
        hazards=_hazards(
            pert(0.0018, 0.0028, 0.0040),
            pert(0.0008, 0.0014, 0.0022),
            pert(0.0025, 0.0035, 0.0047),
            pert(0.0095, 0.0125, 0.0155),
        ),
        deals=208,
        windows=1545,
    ),
    "long": PlainClass(
        title="wars of five years or more",
        hazards=_hazards(
            pert(0.0002, 0.0008, 0.0018),
            pert(0.0001, 0.00035, 0.0012),
            pert(0.0022, 0.0036, 0.0052),
            pert(0.0070, 0.0101, 0.0135),
        ),
        deals=51,
        windows=656,
    ),
    "intense": PlainClass(
        title="wars with 1,000 deaths a year or more",
        hazards=_hazards(
            pert(0.0002, 0.0010, 0.0030),
            pert(0.0008, 0.0025, 0.0055),
            pert(0.0008, 0.0018, 0.0040),
            pert(0.0003, 0.0012, 0.0040),
        ),
        deals=40,
        windows=237,
    ),
}
"""By name."""
