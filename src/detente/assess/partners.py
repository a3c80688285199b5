"""Whom the partner rule picks, and how the convenor would sort the factions."""

from typing import Any

import numpy as np

from detente.assess.measures import level_shares, share
from detente.assess.rows import Rows
from detente.case.case import Case
from detente.case.settings import CLASSES
from detente.strategy.partners import combine_votes

__all__ = ["partners"]


def partners(case: Case, rows: Rows) -> dict[str, Any]:
    """Return class acceptability, tests passed and partners under each way of combining.

    Parameters
    ----------
    case : Case
        The cut case.
    rows : Rows
        Columns of the run.

    Returns
    -------
    dict
        ``classes`` by faction; ``tests`` by test and faction; ``all``, ``any``, ``weighted`` by
        faction; ``excluded`` as declared. Shares of draws, not chances of behaviour.
    """
    rule = case.settings.partner_rule
    factions = [f.id for f in case.factions()]
    found: dict[str, Any] = {
        "classes": {
            f: level_shares(np.asarray(rows.inputs[f"class|{f}"], dtype=np.float64), CLASSES)
            for f in factions
        },
        "tests": {},
        "excluded": list(rule.exclude) if rule else [],
    }
    if rule is None:
        return found
    found["tests"] = {
        t.id: {
            "title": t.title,
            "passed": {f: share(rows.inputs[f"passed|{t.id}|{f}"]) for f in factions},
        }
        for t in rule.tests
    }
    for how in ("all", "any", "weighted"):
        found[how] = {}
        for f in factions:
            votes = [np.asarray(rows.inputs[f"passed|{t.id}|{f}"], dtype=bool) for t in rule.tests]
            picked = share(combine_votes(rule, votes, how)) if votes else 0.0
            found[how][f] = 0.0 if f in rule.exclude else picked
    return found
