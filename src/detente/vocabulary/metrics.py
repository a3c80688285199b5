"""Metrics by which options are compared, in the order used by all tables."""

from typing import Literal, get_args

__all__ = ["METRICS", "RELATIVE", "Metric"]

Metric = Literal[
    "worth",
    "settlement",
    "settlement_full",
    "held",
    "table_max",
    "consensus",
    "holdout_contact",
    "splits",
    "extra_deaths",
    "spillover",
    "drugs",
    "status_success",
    "status_acceptance",
]

METRICS: tuple[Metric, ...] = get_args(Metric)

RELATIVE: frozenset[Metric] = frozenset({"extra_deaths", "spillover"})
"""Metrics counted from the reference option in the same draw, so that it has the same in all."""
