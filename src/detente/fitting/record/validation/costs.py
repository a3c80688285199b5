"""Measure what a missing fact costs in score, on conflicts left out."""

from collections.abc import Mapping

import numpy as np

from detente.estimates.war import parts_of
from detente.fitting.record.choose import chosen, folds_of
from detente.fitting.record.outcomes import happened, of_prediction
from detente.fitting.record.validation.validate import estimates_of
from detente.models.record.chain import Prediction, at_horizon
from detente.models.record.facts import EVENTS, FACTS, REGIONS, Part, Unit
from detente.models.record.missing import regression
from detente.models.record.panel import Panel
from detente.models.record.part import Estimate, chances, standardised
from detente.models.scoring.log_score import log_score_array
from detente.numerics.arrays import Floats, Ints

__all__ = ["COSTED", "costs_of"]

COSTED = ("fate", *EVENTS)
_MONTHS = 36
_FOLDS, _SEED, _FILLS = 10, 1, 30
_KNOWN = "decade"  # follows from the as-of date


def costs_of(panel: Panel, unit: Unit) -> dict[str, dict[str, float]]:
    """Return by how much the log score at 36 months rises where one fact is hidden.

    Parameters
    ----------
    panel : Panel
        All landmarks.
    unit : {"movement", "war"}
        Unit of the record.

    Returns
    -------
    dict of event to dict of fact to float
        Mean log score with the fact hidden less that with every fact, ten folds by conflict; the
        hidden one is drawn 30 times given the others. Also `region`.
    """
    penalties = chosen(panel, unit)
    fold = folds_of(panel.conflict, _FOLDS, _SEED)
    trained = [estimates_of(panel.chosen(fold != at), unit, penalties) for at in range(_FOLDS)]
    facts = sorted({f for one in trained[0].values() for f in one.facts}, key=FACTS.index)
    hidden = (None, *(fact for fact in facts if fact != _KNOWN), "region")
    scores = {name: _scores(panel, fold, trained, name) for name in hidden}
    return {
        event: {
            str(name): float(f"{scores[name][event] - scores[None][event]:.6g}")
            for name in hidden[1:]
            if name == "region" or _enters(trained[0], event, str(name))
        }
        for event in COSTED
    }


def _enters(made: Mapping[Part, Estimate], event: str, fact: str) -> bool:
    return any(fact in made[part].facts for part in parts_of(event))


def _scores(
    panel: Panel, fold: Ints, trained: list[dict[Part, Estimate]], hidden: str | None
) -> dict[str, float]:
    """Return the mean log score of each event with one fact hidden."""
    found = {event: np.full(len(fold), np.nan) for event in COSTED}
    for at, made in enumerate(trained):
        out = fold == at
        predicted = _predicted(made, panel.chosen(out), hidden)
        for event in COSTED:
            what = happened(panel.chosen(out), event, _MONTHS)
            score = log_score_array(of_prediction(predicted, event), what.outcome.argmax(axis=1))
            found[event][out] = np.where(what.known, score, np.nan)
    return {event: float(np.nanmean(score)) for event, score in found.items()}


def _predicted(made: Mapping[Part, Estimate], panel: Panel, hidden: str | None) -> Prediction:
    """Return forecasts at 36 months, averaged over what the hidden fact may be."""
    normal = np.random.default_rng(_SEED).standard_normal((_FILLS, len(panel.unit)))
    found: dict[Part, Floats] = {}
    for part, one in made.items():
        scaled = standardised(panel, one.facts, one.mean, one.sd)
        if hidden == "region":
            every = np.arange(1, len(REGIONS) + 1)
            facts = np.broadcast_to(scaled, (len(every), *scaled.shape))
            region = np.broadcast_to(every[:, None], facts.shape[:-1])
        else:
            facts = _drawn(one, scaled, hidden, normal)
            region = np.broadcast_to(panel.region, facts.shape[:-1])
        found[part] = chances(facts, region, one.coefficients)
    every_way = at_horizon(found, _MONTHS / 12)
    return Prediction(*(np.average(row, axis=0) for row in every_way))


def _drawn(made: Estimate, scaled: Floats, hidden: str | None, normal: Floats) -> Floats:
    """Return facts with one of them drawn given the others, shape (fill, landmark, fact)."""
    facts = np.repeat(scaled[None], len(normal), axis=0)
    if hidden in made.facts:
        missing = np.array(made.facts) == hidden
        weights, covariance = regression(missing, made.correlation)
        mean = scaled[:, ~missing] @ weights[0]
        facts[..., missing.argmax()] = mean + np.sqrt(max(covariance[0, 0], 0.0)) * normal
    return facts
