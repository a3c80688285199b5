"""Report what each key judgement rests on: claims that change it, grounds, record, confidence."""

import numpy as np

from detente.assess.attendance.record import PastRounds
from detente.assess.evidence.confidence import (
    confidence_of,
    record_of_deals,
    record_of_rounds,
)
from detente.assess.evidence.influence import (
    METRIC_OF,
    camp_keys,
    noise_of,
    number_of,
    shares_by_ground,
)
from detente.assess.evidence.record import Basis, InputGround, KeyJudgement, Tested
from detente.assess.evidence.strikes import (
    leading_origins,
    struck,
    struck_camps,
    weights_of_rounds,
)
from detente.assess.explain.sensitivity import ranked
from detente.assess.record.record import WarsLikeThis
from detente.case.case import Case
from detente.engagement.task import EngagementTask
from detente.runs.draws import Rows
from detente.vocabulary.input_key import InputKey

__all__ = ["basis"]


def basis(
    task: EngagementTask, rows: Rows, rounds: PastRounds, wars: WarsLikeThis
) -> dict[KeyJudgement, Basis]:
    """Return what each key judgement rests on.

    Parameters
    ----------
    task : EngagementTask
        The simulation of the run.
    rows : Rows
        Columns of the run, only draws that are defined.
    rounds : PastRounds
        Forecasts of past rounds, the record of the judgement on the table.
    wars : WarsLikeThis
        The prior-predictive check, a test of the judgement on a deal.
    """
    case, draws = task.case, len(rows.inputs["draw"])
    tested: dict[KeyJudgement, Tested] = {
        "table": record_of_rounds(rounds),
        "deal": record_of_deals(wars),
    }
    weighed = {name: _weighed(case, rows, name) for name in METRIC_OF}
    tried = {
        name: leading_origins(
            case, weights, weights_of_rounds(case, rows, number_of(case, rows, name))
        )
        for name, weights in weighed.items()
    }
    claims = {**struck(task, draws, tried), "camps": struck_camps(task, draws)}
    influence = {
        **{name: _beyond_noise(case, rows, task.seed, name, weighed[name]) for name in METRIC_OF},
        "camps": shares_by_ground(case, dict.fromkeys(camp_keys(case, task.seed), 1.0)),
    }
    return {
        name: _basis(case, claims[name], influence[name], tested.get(name, "untested"))
        for name in (*METRIC_OF, "camps")
    }


def _basis(
    case: Case, claims: list[str], influence: dict[InputGround, float] | None, tested: Tested
) -> Basis:
    sources = len({case.claims[c].source for c in claims})
    return Basis(
        claims=claims,
        influence=influence,
        tested=tested,
        confidence=confidence_of(influence, sources, tested),
    )


def _weighed(case: Case, rows: Rows, judgement: KeyJudgement) -> dict[InputKey, float]:
    """Return the sensitivity of a judgement's number to each input; empty if it never varies."""
    number = number_of(case, rows, judgement)
    if number is None or np.ptp(number) == 0.0:
        return {}
    return dict(ranked(rows.inputs, number))


def _beyond_noise(
    case: Case, rows: Rows, seed: int, judgement: KeyJudgement, weights: dict[InputKey, float]
) -> dict[InputGround, float] | None:
    """Return the share of the sensitivities beyond noise by ground of the input."""
    number = number_of(case, rows, judgement)
    if number is None or not weights:
        return None
    noise = noise_of(rows, number, seed)
    return shares_by_ground(case, {k: w if w > noise else 0.0 for k, w in weights.items()})
