"""Simulate how often the number of camps is found, missed or left undecided."""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError
from detente.models.sorting.camps.camp_count import camp_count_array
from detente.numerics.arrays import Floats, Ints

__all__ = ["Calibration", "calibrate"]

_MOST_TRUE = 3
_DRAWS = 64  # draws that represent the uncertainty of one study


class Calibration(NamedTuple):
    """Rates over replicates, by true number of camps, separation and noise."""

    truth: Ints  # (truth,), 1, 2, 3
    separation: Floats  # (separation,)
    noise: Floats  # (noise,)
    verdict: Floats  # (truth, separation, noise, verdict), share of each; 0 is cannot tell
    wrong: Floats  # (truth, separation, noise), share with a wrong verdict
    undecided: Floats  # (truth, separation, noise), share without a verdict
    posterior: Floats  # (truth, separation, noise, camp), mean posterior
    error: Floats  # (truth, separation, noise), standard error of `wrong`


def calibrate(
    leaders: int,
    criteria: int,
    rng: np.random.Generator,
    *,
    separation: Floats,
    noise: Floats,
    spread: float = 0.1,
    replicates: int = 50,
    annealing: tuple[int, int] = (64, 120),
) -> Calibration:
    r"""Simulate leaders of one, two and three camps and count the verdicts.

    Parameters
    ----------
    leaders, criteria : int
        Size of a study; at least 3 leaders and 1 criterion.
    rng : numpy.random.Generator
        Source of random numbers; the same state gives the same result.
    separation : array of float, shape (separation,)
        Distance between the centres of any two camps, per criterion (root mean square), in
        shares of the scale, > 0 and at most 1.
    noise : array of float, shape (noise,)
        Standard deviation of the observation error, in shares of the scale, in [0, 0.5].
    spread : float
        Standard deviation of leaders within a camp, in shares of the scale, >= 0.
    replicates : int
        Simulated studies per cell, >= 1.
    annealing : tuple of int
        Annealing runs and steps, as in `camp_count_array`, whose other defaults apply; coarser
        annealing leaves more studies undecided.

    Returns
    -------
    Calibration
        Shares in [0, 1]. With one camp there is no separation; its rates are repeated.

    Raises
    ------
    DomainError
        If a size, separation, noise or spread is outside its range.

    Notes
    -----
    Camps are as equal in size as possible. Centres lie around the middle of the scale in random
    directions (evenly on a line if there are fewer criteria than camps). True values are clipped
    to the scale and observed with noise. Draws then come from a normal around the observed value,
    truncated to the scale; this is the belief of an observer with a flat prior. Each study has 64
    such draws, or one if there is no noise.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> result = calibrate(
    ...     8, 4, rng, separation=np.array([0.6]), noise=np.zeros(1), spread=0.05, replicates=1
    ... )
    >>> result.wrong[:, 0, 0]
    array([0., 0., 0.])
    """
    gaps, blurs = np.atleast_1d(separation).astype(float), np.atleast_1d(noise).astype(float)
    _checked(leaders, criteria, gaps, blurs, spread, replicates)
    truth = np.arange(1, _MOST_TRUE + 1)
    shape = (truth.size, gaps.size, blurs.size)
    verdict, posterior = np.zeros((*shape, 5)), np.zeros((*shape, 4))
    for cell in np.ndindex(shape):
        if truth[cell[0]] == 1 and cell[1] > 0:
            verdict[cell], posterior[cell] = verdict[0, 0, cell[2]], posterior[0, 0, cell[2]]
            continue
        for _ in range(replicates):
            gap, blur = float(gaps[cell[1]]), float(blurs[cell[2]])
            bank = blurred(true_values(leaders, criteria, rng, cell[0] + 1, gap, spread), rng, blur)
            result = camp_count_array(bank, rng, annealing=annealing)
            verdict[(*cell, result.verdict)] += 1.0
            posterior[cell] += result.posterior
        verdict[cell] /= replicates
        posterior[cell] /= replicates
    right = np.stack([verdict[n, ..., k] for n, k in enumerate(truth)])
    undecided = verdict[..., 0]
    wrong = np.clip(1.0 - right - undecided, 0.0, 1.0)
    error = np.sqrt(wrong * (1.0 - wrong) / replicates)
    return Calibration(truth, gaps, blurs, verdict, wrong, undecided, posterior, error)


def true_values(
    leaders: int,
    criteria: int,
    rng: np.random.Generator,
    camps: int,
    separation: float,
    spread: float,
) -> Floats:
    """Return true values of leaders in camps, shape (leader, criterion)."""
    if criteria >= camps:
        direction, _ = np.linalg.qr(rng.standard_normal((criteria, camps)))
        centre = direction.T * separation * np.sqrt(criteria / 2)
    else:
        centre = np.tile(np.arange(camps)[:, None] * separation, (1, criteria))
    centre = 0.5 + centre - centre.mean(axis=0)
    member = rng.permutation(np.arange(leaders) % camps)
    noise = spread * rng.standard_normal((leaders, criteria))
    return np.asarray(np.clip(centre[member] + noise, 0.0, 1.0))


def blurred(value: Floats, rng: np.random.Generator, noise: float) -> Floats:
    """Return draws from an observer's belief, shape (draw, leader, criterion)."""
    if noise == 0:
        return value[None]
    seen = np.clip(value + noise * rng.standard_normal(value.shape), 0.0, 1.0)
    out = np.full((_DRAWS, *value.shape), -1.0)
    while (bad := (out < 0) | (out > 1)).any():
        fresh = seen + noise * rng.standard_normal(out.shape)
        out = np.where(bad, fresh, out)
    return out


def _checked(
    leaders: int,
    criteria: int,
    separation: Floats,
    noise: Floats,
    spread: float,
    replicates: int,
) -> None:
    for name, number, least in (
        ("leaders", leaders, _MOST_TRUE),
        ("criteria", criteria, 1),
        ("replicates", replicates, 1),
        ("spread", spread, 0),
    ):
        if not number >= least:
            message = f"{name} is {number}; it must be >= {least}"
            raise DomainError(message)
    if not ((separation > 0) & (separation <= 1)).all():
        message = f"separation is {separation.tolist()}; each must be in (0, 1]"
        raise DomainError(message)
    if not ((noise >= 0) & (noise <= 0.5)).all():
        message = f"noise is {noise.tolist()}; each must be in [0, 0.5]"
        raise DomainError(message)
