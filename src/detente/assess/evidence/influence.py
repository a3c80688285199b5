"""Weigh the inputs of a number by how far it varies with them, and sum the weights by ground."""

from typing import get_args

import numpy as np

from detente.assess.engageable.camp_count import entries_read
from detente.assess.evidence.grounds import claims_behind, ground_of, ground_of_input
from detente.assess.evidence.record import InputGround, KeyJudgement
from detente.assess.explain.sensitivity import noise_line
from detente.assess.options.metrics import metric_values, reference_in
from detente.case.case import Case
from detente.engagement.task import EngagementTask
from detente.numerics.arrays import Floats
from detente.numerics.philox import named_generator
from detente.runs.draws import Rows
from detente.runs.statistics import rounded
from detente.vocabulary.input_key import InputKey
from detente.vocabulary.metrics import RELATIVE, Metric

__all__ = ["METRIC_OF", "camp_keys", "noise_of", "number_of", "shares_by_ground"]

METRIC_OF: dict[KeyJudgement, Metric] = {
    "deal": "settlement",
    "table": "table_max",
    "holdout": "holdout_contact",
    "deaths": "extra_deaths",
    "spillover": "spillover",
}
"""The metric that each judgement states; the judgement on camps states none of the run."""


def number_of(case: Case, rows: Rows, judgement: KeyJudgement) -> Floats | None:
    """Return the mean over options of a judgement's metric, shape (draw,); None if not modelled.

    Metrics relative to the reference option leave it out.
    """
    metric = METRIC_OF[judgement]
    relative = metric in RELATIVE
    reference = reference_in(case, rows)
    options = [s for s in rows.strategies if not (relative and s == reference)]
    by_option = [metric_values(case, rows, s, metric) for s in options]
    modelled = [values for values in by_option if values is not None]
    return np.mean(modelled, axis=0) if modelled else None


def noise_of(rows: Rows, number: Floats, seed: int) -> float:
    """Return the sensitivity that the noisiest input reaches in 19 shuffles over the draws.

    One shuffle would let an input of pure noise pass in nearly every other run.
    """
    return noise_line(rows.inputs, number, named_generator(seed, "basis|noise"))


def shares_by_ground(case: Case, weights: dict[InputKey, float]) -> dict[InputGround, float] | None:
    """Return the share of the weights by ground of the input; None if all weights are 0."""
    total = sum(weights.values())
    if total == 0.0:
        return None
    assessed, claims = ground_of(case), claims_behind(case)
    summed: dict[InputGround, float] = dict.fromkeys(get_args(InputGround), 0.0)
    for key, weight in weights.items():
        summed[ground_of_input(key, assessed, claims)] += weight
    return {ground: rounded(weight / total) for ground, weight in summed.items()}


def camp_keys(case: Case, seed: int) -> list[InputKey]:
    """Return the criteria of the leaders and factions that enter the number of camps."""
    inputs = EngagementTask(case, seed).inputs(0, 2)
    return [
        InputKey.assessment(entry.id, "performance", c.id)
        for entry in entries_read(inputs)
        for c in case.settings.criteria
    ]
