"""Ends of a war, least change first, and the dated events of a run."""

from typing import Literal, get_args

__all__ = ["ENDS", "MOMENTS", "End", "Moment"]

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

Moment = Literal[
    "first_talks",
    "any_deal",
    "first_binding_deal",
    "joining",
    "first_bilateral_deal",
    "support_halved",
    "failure",
    "ceasefire",
    "low_activity",
    "holdout_contact",
    "delisting",
    "recognition",
    "split",
    "convenor_left",
]

MOMENTS: tuple[Moment, ...] = get_args(Moment)
"""Events that a run dates. A ceasefire and low activity may also be the end at the horizon."""
