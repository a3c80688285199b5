"""Find the claims that change a number when they are struck out, by paired reruns of few draws.

A claim is named beside a number only if the number differs in the rerun. Only the origins that feed
the inputs with the largest sensitivities are tried; ``detente flips`` tries every origin.
"""

import os
from collections.abc import Iterable

import numpy as np

from detente.assess.engageable.camp_count import entries_on_scale
from detente.assess.evidence.grounds import claims_behind
from detente.assess.evidence.influence import METRIC_OF, camp_keys
from detente.assess.evidence.record import KeyJudgement
from detente.assess.explain.sensitivity import correlation_ratio
from detente.assess.paired import PairedRerun, counted, each
from detente.case.case import Case
from detente.case.struck import origins_of_rounds
from detente.engagement.task import EngagementTask
from detente.numerics.arrays import Floats
from detente.runs.draws import Rows
from detente.vocabulary.input_key import InputKey

__all__ = ["DRAWS", "TRIED", "leading_origins", "struck", "struck_camps", "weights_of_rounds"]

DRAWS = 128  # draws that are run again
TRIED = 5  # origins tried for each judgement


def leading_origins(
    case: Case, weights: dict[InputKey, float], rows: dict[str, float] | None = None
) -> list[str]:
    """Return the origins that feed the inputs with the largest weights, at most five.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    weights : dict
        Weight of each input, >= 0.
    rows : dict, optional
        Weight of each origin behind rows of rounds, from `weights_of_rounds`: these rows are read
        as observed or not, and are no input.
    """
    behind = claims_behind(case)
    summed: dict[str, float] = dict(rows or {})
    for key, weight in weights.items():
        for origin in _origins(case, behind.get(key, [])):
            summed[origin] = summed.get(origin, 0.0) + weight
    return sorted(summed, key=lambda origin: (-summed[origin], origin))[:TRIED]


def weights_of_rounds(case: Case, rows: Rows, number: Floats | None) -> dict[str, float]:
    """Return how far a number varies with the origins behind rows of rounds; only those above 0.

    Empty where the case does not learn from its rounds.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.
    number : array of float, shape (draw,), optional
        The number; None if it is not modelled.
    """
    if number is None or not case.settings.rounds.learn:
        return {}
    columns = {o: rows.inputs.get(str(InputKey("origin", o))) for o in origins_of_rounds(case)}
    shares = {
        o: correlation_ratio(np.asarray(drawn, dtype=np.float64), number)
        for o, drawn in columns.items()
        if drawn is not None
    }
    return {origin: share for origin, share in shares.items() if share > 0.0}


def _origins(case: Case, claims: Iterable[str]) -> set[str]:
    known = (case.claims[c] for c in claims)
    return {c.origin or c.id for c in known if c.kind != "context"}


def struck(
    task: EngagementTask, draws: int, tried: dict[KeyJudgement, list[str]]
) -> dict[KeyJudgement, list[str]]:
    """Return the claims that change each judgement's number, the largest change first.

    Parameters
    ----------
    task : EngagementTask
        The simulation of the run.
    draws : int
        Draws of the run; at most `DRAWS` of them are run again.
    tried : dict
        Origins to strike out, by judgement.
    """
    origins = list(dict.fromkeys(origin for some in tried.values() for origin in some))
    if not origins:
        return {name: [] for name in tried}
    rerun = PairedRerun(task, min(draws, DRAWS))
    rows = each(rerun.struck_out, origins, os.cpu_count() or 1, counted(None, len(origins)))
    sizes = {o: _sizes(rerun, r) for o, r in zip(origins, rows, strict=True)}
    return {
        name: _claims(task, {o: sizes[o].get(name, 0.0) for o in some})
        for name, some in tried.items()
    }


def _sizes(rerun: PairedRerun, rows: Rows) -> dict[KeyJudgement, float]:
    """Return the largest change of each judgement's number under any option."""
    metrics = rerun.compare(rows).metrics
    return {
        name: max((abs(m[of].delta) for m in metrics.values() if of in m), default=0.0)
        for name, of in METRIC_OF.items()
    }


def _claims(task: EngagementTask, sizes: dict[str, float]) -> list[str]:
    """Return the claims of the origins with a change, the largest first."""
    order = sorted((o for o, size in sizes.items() if size > 0.0), key=lambda o: (-sizes[o], o))
    return [claim.id for origin in order for claim in task.evidence.by_origin[origin]]


def struck_camps(task: EngagementTask, draws: int) -> list[str]:
    """Return the claims that change what the number of camps is counted from."""
    weights = dict.fromkeys(camp_keys(task.case, task.seed), 1.0)
    count = min(draws, DRAWS)
    drawn = entries_on_scale(task.inputs(0, count))
    sizes = {}
    for origin in leading_origins(task.case, weights):
        forced = {str(InputKey("origin", origin)): 0.0}
        again = entries_on_scale(
            EngagementTask(task.case, task.seed, forced=forced).inputs(0, count)
        )
        sizes[origin] = float(np.abs(again - drawn).mean())
    return _claims(task, sizes)
