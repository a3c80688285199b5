"""Find the draws in which an option engages nobody, although it is meant to engage factions."""

from typing import Final

import numpy as np

from detente.case.case import Case
from detente.case.schema.options import Strategy
from detente.numerics.arrays import Bools
from detente.runs.draws import Rows
from detente.runs.statistics import share

__all__ = ["EMPTY_FROM", "empty_options", "engages_nobody"]

EMPTY_FROM: Final = 0.5
"""Share of draws without anybody engaged from which on an option by rule is not ranked."""


def empty_options(case: Case, rows: Rows) -> dict[str, float]:
    """Return the options by rule that engage nobody in half of the draws or more, with the share.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.

    Returns
    -------
    dict of float
        None of them if that would leave nothing to rank.
    """
    found = {}
    for option in case.settings.strategies:
        if option.engage != "rule" or option.id not in rows.strategies or not rows.has("aims"):
            continue
        empty = engages_nobody(rows, option)
        if empty is not None and (often := share(empty)) >= EMPTY_FROM:
            found[option.id] = often
    return found if len(found) < len(rows.strategies) else {}


def engages_nobody(rows: Rows, strategy: Strategy) -> Bools | None:
    """Return in which draws an option engages no faction, shape (draw,).

    Parameters
    ----------
    rows : Rows
        Columns of the run.
    strategy : Strategy
        The option.

    Returns
    -------
    array of bool or None
        Where it aims at contact with nobody: the rule picks no faction, or there is no contact to
        continue; None for an option that engages nobody by design.
    """
    if strategy.engage == "none":
        return None
    return np.asarray(rows.output(strategy.id, "aims") == 0.0)
