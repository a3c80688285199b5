"""Draw what factions are sorted by: true and perceived values, weights, class borders."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy import special

from detente.case.schema.world import Actor
from detente.engagement.setup.inputs import Inputs
from detente.models.sorting.electre.smaa_tri import SmaaTri, smaa_tri_array
from detente.models.sorting.electre.tri_b import TriB, electre_tri_b_array
from detente.models.sorting.weights import boxed_weights
from detente.numerics.arrays import Bools, Floats
from detente.numerics.philox import named_generator
from detente.numerics.quantiles import pert_quantile
from detente.vocabulary.input_key import InputKey

__all__ = ["Borders", "borders_of", "perceived", "sort_by_draw", "sort_over_draws", "traits"]

_PERCEPTION = (0.05, 0.12, 0.25)  # sd of the convenor's error, share of the criterion's scale
_POOL = 4096  # weight vectors drawn once per run: draw n must not depend on the number of draws


@dataclass(frozen=True)
class Borders:
    """The case's criteria in each draw.

    Parameters
    ----------
    profile : array of float, shape (draw, border, criterion)
        Borders between classes, shifted within their range of doubt.
    weight : array of float, shape (draw, criterion)
        Weights between their bounds; they sum to 1.
    indifference, preference, veto : array of float, shape (criterion,)
        Thresholds.
    level : array of float, shape (draw,)
        Cutting level.
    descending : array of bool, shape (criterion,)
        True if a lower value is better.
    """

    profile: Floats
    weight: Floats
    indifference: Floats
    preference: Floats
    veto: Floats
    level: Floats
    descending: Bools


def borders_of(inputs: Inputs) -> Borders:
    """Draw weights, cutting level and borders for the draws of ``inputs``.

    Raises
    ------
    DomainError
        If no weights satisfy the case's bounds.
    """
    settings = inputs.case.settings
    criteria = settings.criteria
    low, high = settings.cutting_level
    fixed = np.array([c.profiles for c in criteria]).T
    shift = np.stack(
        [(2.0 * inputs.choice(f"border-{c.id}") - 1.0) * c.doubt for c in criteria], axis=1
    )
    scale_low, scale_high = (
        np.array([getattr(c, end) for c in criteria]) for end in ("low", "high")
    )
    return Borders(
        profile=np.clip(fixed[None] + shift[:, None, :], scale_low, scale_high),
        weight=_weights(inputs),
        indifference=np.array([c.q for c in criteria]),
        preference=np.array([c.p for c in criteria]),
        veto=np.array([np.inf if c.v is None else c.v for c in criteria]),
        level=low + (high - low) * inputs.choice("cutting-level"),
        descending=np.array([c.direction == "descending" for c in criteria]),
    )


def _weights(inputs: Inputs) -> Floats:
    """Pick each draw's weights from a pool drawn uniformly between the case's bounds."""
    criteria = inputs.case.settings.criteria
    low, high = (tuple(c.weight[end] for c in criteria) for end in (0, 1))
    pool = _pool(low, high, inputs.numbers.seed)
    weights = pool[(inputs.choice("weights") * _POOL).astype(np.int64)]
    for n, criterion in enumerate(criteria):
        weights[:, n] = inputs.keep(
            str(InputKey("weight", criterion.id)), weights[:, n], "judgement"
        )
    return np.asarray(weights)


@cache
def _pool(low: tuple[float, ...], high: tuple[float, ...], seed: int) -> Floats:
    """Return the run's weight vectors, the same for every chunk."""
    rng = named_generator(seed, "weights")
    pool = boxed_weights(np.array(low), np.array(high), rng, count=_POOL)
    pool.flags.writeable = False
    return pool


def traits(inputs: Inputs, actors: list[Actor]) -> Floats:
    """Return true values on every criterion, shape (draw, actor, criterion).

    A value that is not assessed is drawn from the whole scale in each draw; it is never imputed.
    """
    criteria = inputs.case.settings.criteria
    values = np.empty((inputs.numbers.count, len(actors), len(criteria)))
    for a, actor in enumerate(actors):
        for c, criterion in enumerate(criteria):
            values[:, a, c] = inputs.faction_value(actor, criterion.id)
    return values


def perceived(inputs: Inputs, actors: list[Actor], true: Floats) -> Floats:
    """Return the values as the convenor perceives them: with error, clipped to the scale."""
    spread = pert_quantile(inputs.choice("perception-error"), *_PERCEPTION)
    values = np.empty_like(true)
    for a, actor in enumerate(actors):
        for c, criterion in enumerate(inputs.case.settings.criteria):
            luck = inputs.numbers.uniforms(f"perceived|{actor.id}|{criterion.id}")
            error = special.ndtri(luck) * spread * (criterion.high - criterion.low)
            values[:, a, c] = np.clip(true[:, a, c] + error, criterion.low, criterion.high)
    return values


def sort_by_draw(values: Floats, borders: Borders) -> TriB:
    """Return each draw's classes by both rules, shape (draw, actor)."""
    return electre_tri_b_array(
        values,
        borders.profile,
        borders.weight,
        indifference=borders.indifference,
        preference=borders.preference,
        veto=borders.veto,
        cutting_level=borders.level,
        descending=borders.descending,
    )


def sort_over_draws(values: Floats, borders: Borders) -> SmaaTri:
    """Return how often each class is assigned over the draws, by both rules."""
    return smaa_tri_array(
        values,
        borders.profile,
        borders.weight,
        indifference=borders.indifference,
        preference=borders.preference,
        veto=borders.veto,
        cutting_level=borders.level,
        descending=borders.descending,
    )
