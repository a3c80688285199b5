"""Columns of a run made by hand: what happens in which month, and the headline."""

import numpy as np
from tests.assess.camp_cases import with_settings
from tests.ensemble.planted import example

from detente.case.case import Case
from detente.runs.draws import Rows

__all__ = ["OPTION", "case", "rows"]

OPTION = "selective"


def case(**changes) -> Case:
    return with_settings(example(), **changes)


def rows(settlement, holdout=None, inputs=None, **columns) -> Rows:
    """Return rows of one option; a name with two underscores is that of an actor's column."""
    deal = np.asarray(settlement, np.float64)
    none = np.zeros(deal.size)
    outputs = {
        "settlement": deal,
        "holdout_contact": none if holdout is None else np.asarray(holdout, np.float64),
        "first_talk": none,
        **{
            name.replace("__", "."): np.asarray(column, np.float64)
            for name, column in columns.items()
        },
    }
    return Rows((OPTION,), outputs, {"draw": np.arange(deal.size), **(inputs or {})})
