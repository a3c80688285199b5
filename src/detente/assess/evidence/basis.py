"""Report what each key judgement rests on: claims that change it, grounds, record, confidence."""

from collections.abc import Mapping

import numpy as np

from detente.assess.evidence.confidence import (
    confidence_of,
    test_of_rounds,
    test_of_the_prior,
)
from detente.assess.evidence.influence import (
    METRIC_OF,
    camp_keys,
    number_of,
    sensitivities,
    shares_by_ground,
)
from detente.assess.evidence.record import Basis, InputGround, KeyJudgement, Tested
from detente.assess.evidence.strikes import leading_origins, struck, struck_camps
from detente.assess.explain.sensitivity import ranked
from detente.assess.options.record import Plausibility
from detente.assess.table.record import PastRounds
from detente.case.case import Case
from detente.engagement.task import EngagementTask
from detente.runs.draws import Rows

__all__ = ["basis", "influence_on"]


def basis(
    task: EngagementTask, rows: Rows, rounds: PastRounds, plausibility: Plausibility
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
    plausibility : Plausibility
        The prior-predictive check, a test of the judgement on a deal.
    """
    case = task.case
    tested: Mapping[KeyJudgement, Tested] = {
        "table": test_of_rounds(rounds),
        "deal": test_of_the_prior(plausibility),
    }
    claims = {
        **struck(task, len(rows.inputs["draw"]), _tried(case, rows)),
        "camps": struck_camps(task, len(rows.inputs["draw"])),
    }
    return {
        name: _basis(
            case,
            claims[name],
            influence_on(case, rows, task.seed, name),
            tested.get(name, "untested"),
        )
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


def influence_on(
    case: Case, rows: Rows, seed: int, judgement: KeyJudgement
) -> dict[InputGround, float] | None:
    """Return the share of the influence on a judgement's number by ground of the input.

    For the number of camps, each criterion of each entry counts alike. None if the number is not
    modelled, or if no input has more influence than noise.
    """
    if judgement == "camps":
        return shares_by_ground(case, dict.fromkeys(camp_keys(case, seed), 1.0))
    number = number_of(case, rows, judgement)
    return None if number is None else shares_by_ground(case, sensitivities(rows, number, seed))


def _tried(case: Case, rows: Rows) -> dict[KeyJudgement, list[str]]:
    """Return the origins to strike out for each judgement."""
    tried: dict[KeyJudgement, list[str]] = {}
    for name in METRIC_OF:
        number = number_of(case, rows, name)
        if number is None or np.ptp(number) == 0.0:
            tried[name] = []
        else:
            tried[name] = leading_origins(case, dict(ranked(rows.inputs, number)))
    return tried
