"""The back-test behind the pool of models: their errors on issues whose outcome is known."""

from collections.abc import Sequence

import numpy as np

from detente.assess.agreement.pool.scores import Score
from detente.assess.agreement.runners.given import case_input
from detente.assess.agreement.runners.models import MODELS, ask
from detente.assess.agreement.table import Table
from detente.numerics.arrays import Floats
from detente.numerics.philox import named_generator
from detente.position_tables.deu3 import KnownOutcome

__all__ = ["POOLED", "backtest", "errors"]

# One reading of each idea: another reading, or what is the median by another road, is no new voice.
POOLED = (
    "bargaining.compromise",
    "bargaining.median",
    "bargaining.plurality",
    "bargaining.condorcet",
    "bargaining.challenge",
    "bargaining.spatial",
)
_REFERENCE = "bargaining.compromise"
_RESAMPLES = 1000
_DIGITS = 2


def errors(known: Sequence[KnownOutcome], key: str) -> Floats:
    """Return what a model's outcome misses each issue by, NaN where it has none.

    Parameters
    ----------
    known : sequence of KnownOutcome
        Issues with their outcomes.
    key : str
        Key of a model.
    """
    model = MODELS[key]
    forecasts = [ask(model, case_input(_table(one))).outcome[0, 0] for one in known]
    return np.array([f - one.outcome for f, one in zip(forecasts, known, strict=True)])


def backtest(known: Sequence[KnownOutcome], seed: int = 1) -> dict[str, Score]:
    """Return the scores of the pooled models.

    Parameters
    ----------
    known : sequence of KnownOutcome
        Issues with their outcomes.
    seed : int
        Seed of the resampling.

    Notes
    -----
    Standard errors resample dossiers with replacement, 1,000 times: issues of one proposal are
    not independent.
    """
    found = {key: errors(known, key) for key in POOLED}
    dossiers = sorted({one.proposal for one in known})
    member = np.array([[one.proposal == name for one in known] for name in dossiers], dtype=float)
    rng = named_generator(seed, "backtest")
    weight = rng.multinomial(len(dossiers), [1 / len(dossiers)] * len(dossiers), size=_RESAMPLES)
    counts = np.einsum("rd,di->ri", weight.astype(float), member)
    return {key: _score(missed, found[_REFERENCE], counts) for key, missed in found.items()}


def _score(missed: Floats, reference: Floats, counts: Floats) -> Score:
    known = ~np.isnan(missed)
    worse = np.abs(missed[known]) - np.abs(reference[known])
    drawn = counts[:, known]
    resampled = np.einsum("ri,i->r", drawn, worse) / drawn.sum(axis=1)
    return Score(
        absolute=round(float(np.abs(missed[known]).mean()), _DIGITS),
        squared=round(float((missed[known] ** 2).mean()), _DIGITS),
        issues=int(known.sum()),
        worse=round(float(worse.mean()), _DIGITS),
        error=round(float(resampled.std()), _DIGITS),
    )


def _table(one: KnownOutcome) -> Table:
    """Return the table of one issue, as one draw."""
    actors = len(one.actors)
    point = np.array([[one.reference]])
    return Table(
        issues=(one.issue,),
        parties=one.actors,
        position=one.position.reshape(1, 1, actors),
        salience=one.salience.reshape(1, 1, actors),
        capability=one.capability.reshape(1, actors),
        cost=np.zeros((1, actors)),
        status_quo=point,
        reversion=point,
        bargainers=(),
    )
