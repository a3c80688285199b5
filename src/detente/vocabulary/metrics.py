"""Metrics by which options are compared, in the order used by all tables."""

from typing import Literal, get_args

__all__ = ["METRICS", "Metric"]

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
