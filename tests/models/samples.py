"""Valid random inputs of every model, from the declared arrays."""

from collections.abc import Callable
from inspect import signature
from operator import attrgetter
from typing import get_type_hints

import numpy as np

from detente.models.index import MODELS, MODULES

# Sizes of dimensions; what a model fixes itself comes second.
SIZES = {
    "actor": 4,
    "other_actor": 4,
    "border": 2,
    "camp": 4,
    "category": 3,
    "class": 3,
    "criterion": 3,
    "dim": 2,
    "draw": 40,
    "end": 2,
    "event": 12,
    "expert": 5,
    "hypothesis": 3,
    "input": 2,
    "issue": 2,
    "leader": 5,
    "node": 5,
    "other_node": 5,
    "option": 3,
    "outcome": 3,
    "player": 3,
    "report": 4,
    "spoiler_type": 3,
    "strategy": 3,
}
FIXED = {"bargaining.rubinstein": {"player": 2}, "sorting.camp_count": {"draw": 3}}

WARLORDS = 3
OPTIONS: dict[str, Callable[[], dict]] = {
    "bargaining.baron_ferejohn": lambda: {"quota": 2},
    "bargaining.exchange": lambda: {"rounds": 2},
    "bargaining.linkage": lambda: {"options": [np.array([0.0, 50.0, 100.0]), np.array([20.0, 80])]},
    "bargaining.spatial": lambda: {"turns": 3},
    "scoring.interval_score": lambda: {"level": 0.9},
    "scoring.skill": lambda: {"seed": 5, "replicates": 40},
    "sorting.camp_count": lambda: {"rng": np.random.default_rng(5), "annealing": (4, 5)},
    "spoiling.incorporation": lambda: {"warlords": WARLORDS},
}


def shares(rng, shape):
    return rng.dirichlet(np.ones(shape[-1]), shape[:-1])


def ties(rng, shape):
    return (rng.random(shape) < 0.5) * (1.0 - np.eye(shape[-1]))


def weighted_ties(rng, shape):
    return rng.random(shape) * (1.0 - np.eye(shape[-1]))


def truths(rng, shape):
    return rng.random(shape) < 0.4


def falsehoods(rng, shape):
    return np.zeros(shape, dtype=bool)


def labels(rng, shape):
    return rng.integers(0, 2, shape)


def ends(rng, shape):
    return np.broadcast_to([0.0, 100.0], shape)


def between(low, high):
    return lambda rng, shape: low + (high - low) * rng.random(shape)


def climbing(rng, shape):
    return np.sort(10.0 * rng.random(shape), axis=-2)


def whole(low, high):
    return lambda rng, shape: rng.integers(low, high + 1, shape).astype(float)


# What the declared range alone does not ensure; by model and array, or by array.
VALID = {
    "accommodation": between(0.0, 0.2),
    "recognition": shares,
    "scale": ends,
    "bargaining.spatial.salience": between(0.0, 0.5),
    "network": ties,
    "brokerage.constraint.network": weighted_ties,
    "brokerage.pagerank.network": weighted_ties,
    "damping": between(0.1, 0.9),
    "group": labels,
    "decision.prim.outcome": truths,
    "categorical": falsehoods,
    "diffusion.degroot.weights": shares,
    "diffusion.friedkin_johnsen.weights": shares,
    "diffusion.threshold.threshold": between(0.0, 1.0),
    "seed": truths,
    "evidence.reports.prior": shares,
    "scoring.auc.outcome": truths,
    "scoring.brier.outcome": truths,
    "scoring.brier_categories.forecast": shares,
    "scoring.brier_categories.outcome": whole(0, 2),
    "scoring.calibration_slope.forecast": between(0.1, 0.9),
    "scoring.calibration_slope.outcome": truths,
    "scoring.corp.outcome": truths,
    "scoring.interval_score.low": between(-2.0, 0.0),
    "scoring.interval_score.high": between(0.0, 2.0),
    "scoring.log_score.forecast": shares,
    "scoring.log_score.outcome": whole(0, 2),
    "scoring.murphy.outcome": truths,
    "scoring.rps.forecast": shares,
    "scoring.rps.outcome": whole(0, 2),
    "scoring.skill.cluster": labels,
    "sorting.camp_count.weight": lambda rng, shape: np.ones(shape),
    "performance": between(0.0, 10.0),
    "profile": climbing,
    "indifference": between(0.1, 0.3),
    "preference": between(0.4, 0.8),
    "veto": between(3.0, 6.0),
    "descending": falsehoods,
    "joining.exposure_hazard.weights": shares,
    "usual": between(10.0, 50.0),
    "spoiling.belief.violence": whole(0, 1),
    "through_effort": between(0.1, 0.4),
    "through_idle": between(0.5, 0.9),
    "organisation.joint": between(0.1, 0.4),
    "organisation.alone": between(0.5, 0.9),
    "ending.before": between(0.1, 0.3),
    "ending.aided": between(0.5, 0.9),
    "ending.betrayed": between(0.1, 0.5),
    "spoiling.conciliation.discount": between(0.1, 0.9),
    "rents": between(5.0, 8.0),
    "cut": between(0.1, 0.3),
    "reservation": between(0.2, 0.5),
    "needed": whole(1, WARLORDS),
    "payoffs.peace": between(2.0, 3.0),
    "payoffs.abandon": between(1.0, 1.5),
    "payoffs.exploited": between(0.0, 0.5),
    "spoiling.stedman.probability": shares,
}


def function_of(key):
    return getattr(MODULES[key], MODELS[key].array_function)


def sizes_of(key):
    return {**SIZES, **FIXED.get(key, {})}


def options_of(key):
    return OPTIONS.get(key, dict)()


def values(rng, key, one, shape):
    """Return a random array within its declared range, or as `VALID` says."""
    maker = VALID.get(f"{key}.{one.name}", VALID.get(one.name))
    if maker is not None:
        return maker(rng, shape)
    if one.low is None:
        return 100.0 * rng.random(shape) if one.unit == "scale" else rng.normal(size=shape)
    high = one.low + 2.0 if one.high is None else min(one.high, 100.0)
    return one.low + (high - one.low) * rng.random(shape)


def sample(key, lead=(), seed=0, *, whole_dims=True):
    """Return arrays by declared name; `lead` where leading dimensions are allowed."""
    rng, sizes, found = np.random.default_rng(seed), sizes_of(key), {}
    for one in MODELS[key].takes:
        dims = one.own if whole_dims or key == "sorting.smaa_tri" else one.needed
        shape = (*(lead if one.broadcasts else ()), *(sizes[dim] for dim in dims))
        found[one.name] = values(rng, key, one, shape)
    return found


def call(key, arrays):
    """Return the outputs by declared name, computed without names of dimensions."""
    function = function_of(key)
    arguments, fields = {}, {}
    for name, array in arrays.items():
        head, _, field = name.partition(".")
        if field:
            fields.setdefault(head, {})[field] = array
        else:
            arguments[head] = array
    hints = get_type_hints(function)
    tuples = {head: hints[head](**parts) for head, parts in fields.items()}
    result = function(**arguments, **tuples, **options_of(key))
    gives = MODELS[key].gives
    if not hasattr(result, "_fields"):
        return {gives[0].name: np.asarray(result)}
    return {one.name: np.asarray(attrgetter(one.name)(result)) for one in gives}


def leaves(record, prefix=""):
    """Return the names of the fields of a tuple class, tuples within it opened."""
    found = []
    for name, kind in get_type_hints(record).items():
        inner = hasattr(kind, "_fields")
        found += leaves(kind, f"{prefix}{name}.") if inner else [f"{prefix}{name}"]
    return found


def arguments_of(key):
    return signature(function_of(key)).parameters
