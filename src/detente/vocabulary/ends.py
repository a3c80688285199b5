"""Ends of a war: states at the horizon of a run, least change first."""

from typing import Literal, get_args

__all__ = ["ENDS", "MOMENTS", "End"]

End = Literal[
    "continues",
    "bilateral",
    "low_activity",
    "ceasefire",
    "deal_with_part",
    "deal_binding",
    "government_victory",
    "rebel_victory",
]

ENDS: tuple[End, ...] = get_args(End)
"""Names in order; the index of a name is the number of the end."""

MOMENTS: tuple[str, ...] = (
    "first_talks",
    "any_deal",
    "first_binding_deal",
    "joining",
    "first_bilateral_deal",
    "support_halved",
    "holdout_contact",
    "failure",
    "delisting",
    "recognition",
    "split",
)
"""Events of a run that are dated, beside the ends."""
