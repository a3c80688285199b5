"""Count how far draws get from cooperation on an issue to a deal that holds, and where they stop.

The order follows a common expectation: cooperation on one issue builds trust, trust brings the
parties to the table, and talks lead to a deal. In the model, no stage requires the stage before
it. Each stage is therefore counted on its own, in the chain, and without an earlier stage.
"""

from collections.abc import Collection
from typing import get_args

import numpy as np

from detente.assess.options.metrics import reference_in
from detente.assess.options.record import OptionStages, Stage, Stages, StageShares
from detente.case.case import Case
from detente.case.course.shared_issues import may_cooperate, shared_of
from detente.numerics.arrays import Bools, Floats
from detente.runs.draws import Rows
from detente.runs.result import Difference
from detente.runs.statistics import difference, rounded, share

__all__ = ["STAGES", "chain_of", "missing_stages", "reached_stages", "stages", "trust_gains"]

STAGES: tuple[Stage, ...] = get_args(Stage)
_EVEN = 0.5  # trust at which cooperation is as likely as not
_UNMOVED = 1e-9  # rounding error of a trust that did not change


def reached_stages(case: Case, rows: Rows, strategy: str) -> dict[Stage, Bools]:
    """Return which draws reach each stage by the horizon, regardless of other stages, (draw,).

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.
    strategy : str
        Id of a strategy.

    Returns
    -------
    dict of array of bool, shape (draw,)
        *cooperation*: a faction in contact with the convenor worked against the rival group in at
        least one month. *trust*: at the horizon, trust between the government and at least one
        faction is above its start, both ways with the same faction. *table*: government and
        movement met in at least one month. *deal*: any deal was signed. *held*: a deal is in force
        at the horizon.

    Notes
    -----
    Trust is compared with its own start and not with a fixed level, because the start is mostly a
    judgement: with a fixed level, a draw could reach the stage on the first day. Trust is taken at
    the horizon, the only day for which the run stores it. Trust that rose and was lost again, for
    example when a deal broke, is not counted.
    """
    factions = [f.id for f in case.factions()]

    def most(column: str) -> Floats:
        columns = [rows.output(strategy, f"{column}.{f}") for f in factions]
        none = np.zeros_like(rows.output(strategy, "signed"))
        return np.max(columns, axis=0) if columns else none

    return {
        "cooperation": most("cooperated") > 0.0,
        "trust": most("trust_rise") > _UNMOVED,
        "table": rows.output(strategy, "first_talk") > 0.0,
        "deal": rows.output(strategy, "signed") > 0.0,
        "held": rows.output(strategy, "held") > 0.0
        if rows.has("held")
        else np.zeros_like(rows.output(strategy, "signed"), dtype=np.bool_),
    }


def stages(case: Case, rows: Rows) -> Stages:
    """Return how many draws reach each stage and where the chain ends, by strategy.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.
    """
    reference = reference_in(case, rows)
    none = None if reference is None else reached_stages(case, rows, reference)
    return Stages(
        order=list(STAGES),
        missing=missing_stages(case),
        strategies={s: _option(case, rows, s, none) for s in rows.strategies},
    )


def missing_stages(case: Case) -> dict[Stage, str]:
    """Return the reasons why stages cannot be reached in this case."""
    missing: dict[Stage, str] = {}
    if not shared_of(case):
        missing["cooperation"] = "the case names no shared issue to work together on"
    elif not may_cooperate(case):
        missing["cooperation"] = "no stance on a shared issue is on record"
    if not case.settings.issues:
        missing["deal"] = missing["held"] = "the case names no issues to settle"
    return missing


def _option(case: Case, rows: Rows, strategy: str, none: dict[Stage, Bools] | None) -> OptionStages:
    """Return the stages of one strategy."""
    reached = reached_stages(case, rows, strategy)
    chain = chain_of(reached, missing_stages(case))
    gaps = None if none is None else _gaps(reached, none)
    chain_gaps = None if none is None else _gaps(chain, chain_of(none, missing_stages(case)))
    shares: dict[Stage, StageShares] = {}
    before = np.ones_like(reached[STAGES[0]])
    for stage in STAGES:
        shares[stage] = StageShares(
            reached=share(reached[stage]),
            chain=share(chain[stage]),
            passed=rounded(chain[stage].sum() / before.sum()) if before.any() else None,
            lost=share(before & ~chain[stage]),
            without=int((reached[stage] & ~chain[stage]).sum()),
            reached_against_reference=gaps[stage] if gaps else None,
            chain_against_reference=chain_gaps[stage] if chain_gaps else None,
        )
        before = chain[stage]
    worst = max(STAGES, key=lambda stage: shares[stage].lost)
    rise, even = trust_gains(case, rows, strategy)
    rose = rise[~np.isnan(rise)]
    return OptionStages(
        stages=shares,
        breaks=worst if shares[worst].lost > 0.0 else None,
        broken=share(rows.output(strategy, "broken") > 0.0),
        trust_even=share(even),
        trust_rise=rounded(float(np.median(rose))) if rose.size else None,
    )


def chain_of(reached: dict[Stage, Bools], missing: Collection[Stage] = ()) -> dict[Stage, Bools]:
    """Return which draws reach each stage and all earlier stages that the case can reach.

    Parameters
    ----------
    reached : dict of array of bool, shape (draw,)
        Which draws reach each stage.
    missing : collection of str
        Stages that cannot be reached in the case; the chain passes over them.

    Examples
    --------
    >>> yes, no = np.array([True]), np.array([False])
    >>> chain = chain_of(dict(zip(STAGES, (yes, no, yes, yes, no), strict=True)))
    >>> [stage for stage in STAGES if chain[stage][0]]
    ['cooperation']
    """
    chain, so_far = {}, np.ones_like(reached[STAGES[0]])
    for stage in STAGES:
        if stage not in missing:
            so_far = so_far & reached[stage]
        chain[stage] = so_far
    return chain


def _gaps(own: dict[Stage, Bools], other: dict[Stage, Bools]) -> dict[Stage, Difference]:
    return {
        stage: difference(own[stage].astype(np.float64) - other[stage].astype(np.float64))
        for stage in STAGES
    }


def trust_gains(case: Case, rows: Rows, strategy: str) -> tuple[Floats, Bools]:
    """Return how much trust rose, and where it rose and is at least 0.5 both ways.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.
    strategy : str
        Id of a strategy.

    Returns
    -------
    tuple of array, shape (draw,)
        The largest rise with any faction, NaN if none rose; and whether trust is at least 0.5 with
        a faction with which it rose.
    """
    factions = [f.id for f in case.factions()]
    if not factions:
        draws = rows.output(strategy, "signed").size
        return np.full(draws, np.nan), np.zeros(draws, dtype=np.bool_)
    rise, level = (
        np.stack([rows.output(strategy, f"{column}.{f}") for f in factions])
        for column in ("trust_rise", "trust")
    )
    highest = rise.max(axis=0)
    even = ((rise > _UNMOVED) & (level >= _EVEN)).any(axis=0)
    return np.where(highest > _UNMOVED, highest, np.nan), np.asarray(even, dtype=np.bool_)
