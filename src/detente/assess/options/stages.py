"""From cooperation on an issue to a deal that holds: how far draws get, and where they stop.

The order is that of a hope: who works together on one issue comes to trust, who trusts comes to
the table, who sits signs. In the model no stage needs the one before it, so each is counted by
itself, in the chain, and without the stages before it.
"""

from typing import Any

import numpy as np

from detente.assess.options.metrics import REFERENCE
from detente.case.case import Case
from detente.numerics.arrays import Bools, Floats
from detente.runs.draws import Rows
from detente.runs.statistics import difference, rounded, share

__all__ = ["STAGES", "chain_of", "reached_stages", "stages"]

STAGES = ("cooperation", "trust", "table", "deal", "held")
_EVEN = 0.5
_UNMOVED = 1e-9  # rounding of a trust that nothing moved


def reached_stages(case: Case, rows: Rows, strategy: str) -> dict[str, Bools]:
    """Return which draws reach each stage by the horizon, whatever came before, shape (draw,).

    Parameters
    ----------
    case : Case
        The cut case.
    rows : Rows
        Columns of the run.
    strategy : str
        Id of a strategy.

    Returns
    -------
    dict of array of bool, shape (draw,)
        *cooperation*: a faction, in contact with the convenor, worked against the rival group in
        at least one month. *trust*: at the horizon the trust between the government and at least
        one faction lies above its start, both ways with the same faction. *table*: government and
        movement sat together in at least one month. *deal*: any deal was signed. *held*: a deal is
        in force at the horizon.

    Notes
    -----
    Trust is held against its own start and not against a level, since the start is mostly a
    judgement: by a level a draw could reach the stage on its first day. It is read at the horizon,
    the only day of which the run keeps it: trust that rose and was lost again, as when a deal
    breaks, is not counted.
    """
    factions = [f.id for f in case.factions()]

    def most(column: str) -> Floats:
        found = [rows.output(strategy, f"{column}.{f}") for f in factions]
        return np.max(found, axis=0) if found else np.zeros_like(rows.output(strategy, "signed"))

    return {
        "cooperation": most("cooperated") > 0.0,
        "trust": most("trust_rise") > _UNMOVED,
        "table": rows.output(strategy, "first_talk") > 0.0,
        "deal": rows.output(strategy, "signed") > 0.0,
        "held": rows.output(strategy, "held") > 0.0
        if rows.has("held")
        else np.zeros_like(rows.output(strategy, "signed"), dtype=np.bool_),
    }


def stages(case: Case, rows: Rows) -> dict[str, Any]:
    """Return, by strategy, how many draws reach each stage, and where the chain breaks.

    Parameters
    ----------
    case : Case
        The cut case.
    rows : Rows
        Columns of the run.

    Returns
    -------
    dict
        ``order``; ``missing``, by stage the reason why the case allows nobody to reach it;
        ``strategies``, by strategy: ``stages``, by stage ``reached``, the share of draws that
        reach it; ``chain``, that reach it and every stage before it; ``passed``, that share of
        those who reached all before, None where nobody did; ``lost``, the share of draws that the
        chain loses here; ``without``, the number of draws that reach it with a stage before it
        unreached; and ``reached_against_none`` and ``chain_against_none``, paired differences to
        no contact in the same draw; ``breaks``, the stage at which the chain loses most draws,
        None where it loses none; ``broken``, the share of draws in which a deal failed;
        ``trust_even``, the share in which trust rose and is at least even, both ways;
        ``trust_rise``, the median rise among draws that reach that stage, None where none does.
    """
    none = reached_stages(case, rows, REFERENCE) if REFERENCE in rows.strategies else None
    return {
        "order": list(STAGES),
        "missing": _missing(case),
        "strategies": {s: _of_one(case, rows, s, none) for s in rows.strategies},
    }


def _missing(case: Case) -> dict[str, str]:
    """Return why stages cannot be reached in this case."""
    found = {}
    if not case.settings.rival:
        found["cooperation"] = "the case names no rival group to work against"
    if not case.settings.issues:
        found |= dict.fromkeys(("deal", "held"), "the case names no issues to settle")
    return found


def _of_one(case: Case, rows: Rows, strategy: str, none: dict[str, Bools] | None) -> dict[str, Any]:
    """Return the stages of one strategy."""
    reached = reached_stages(case, rows, strategy)
    chain = chain_of(reached)
    other = None if none is None else (none, chain_of(none))
    told: dict[str, Any] = {}
    before = np.ones_like(reached[STAGES[0]])
    for stage in STAGES:
        told[stage] = {
            "reached": share(reached[stage]),
            "chain": share(chain[stage]),
            "passed": rounded(chain[stage].sum() / before.sum()) if before.any() else None,
            "lost": share(before & ~chain[stage]),
            "without": int((reached[stage] & ~chain[stage]).sum()),
            "reached_against_none": other and _gap(reached[stage], other[0][stage]),
            "chain_against_none": other and _gap(chain[stage], other[1][stage]),
        }
        before = chain[stage]
    worst = max(STAGES, key=lambda stage: told[stage]["lost"])
    rise, even = _trust(case, rows, strategy)
    return {
        "stages": told,
        "breaks": worst if told[worst]["lost"] > 0.0 else None,
        "broken": share(rows.output(strategy, "broken") > 0.0),
        "trust_even": even,
        "trust_rise": rise,
    }


def chain_of(reached: dict[str, Bools]) -> dict[str, Bools]:
    """Return which draws reach each stage and all before it.

    Examples
    --------
    >>> yes, no = np.array([True]), np.array([False])
    >>> found = chain_of(dict(zip(STAGES, (yes, no, yes, yes, no), strict=True)))
    >>> [stage for stage in STAGES if found[stage][0]]
    ['cooperation']
    """
    found, so_far = {}, np.ones_like(reached[STAGES[0]])
    for stage in STAGES:
        so_far = so_far & reached[stage]
        found[stage] = so_far
    return found


def _gap(own: Bools, other: Bools) -> dict[str, float]:
    return difference(own.astype(np.float64) - other.astype(np.float64))


def _trust(case: Case, rows: Rows, strategy: str) -> tuple[float | None, float]:
    """Return the median greatest rise where trust rose, and how often it rose and is even."""
    factions = [f.id for f in case.factions()]
    if not factions:
        return None, 0.0
    rise, level = (
        np.stack([rows.output(strategy, f"{column}.{f}") for f in factions])
        for column in ("trust_rise", "trust")
    )
    highest = rise.max(axis=0)
    rose = highest > _UNMOVED
    even = np.asarray(((rise > _UNMOVED) & (level >= _EVEN)).any(axis=0), dtype=np.bool_)
    return (rounded(float(np.median(highest[rose]))) if rose.any() else None), share(even)
