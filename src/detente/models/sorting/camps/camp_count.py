r"""Estimate the number of camps, k = 1 ... 4 :cite:p:`richardson1997,miller2018,neal2001`."""

from typing import Literal, NamedTuple

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.sorting.camps.mixture import Camps, Prior, count_camps, log_weights
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats

__all__ = ["SPEC", "CampCount", "CampPrior", "camp_count_array"]

SPEC = ModelSpec(
    name="sorting.camp_count",
    title="Number of camps: finite mixture of leaders",
    sources=("richardson1997", "miller2018", "neal2001"),
    takes=(
        Array(
            "criterion",
            ("draw?", "leader", "criterion"),
            low=0.0,
            high=1.0,
            meaning="Criteria of each leader; give uncertain ones as draws.",
        ),
        Array(
            "weight",
            ("leader",),
            low=0.0,
            optional=True,
            meaning="How well a leader represents the camp's position, > 0; equal by default.",
        ),
        Array(
            "prior",
            ("camp",),
            low=0.0,
            optional=True,
            meaning="Prior of 1, 2, ... camps, scaled to sum to 1; equal for 1 to 4 by default.",
        ),
    ),
    gives=(
        Array(
            "posterior",
            ("camp",),
            low=0.0,
            high=1.0,
            meaning="Probability of 1, 2, ... camps; they sum to 1.",
        ),
        Array(
            "prior",
            ("camp",),
            low=0.0,
            high=1.0,
            meaning="Prior probability of 1, 2, ... camps; they sum to 1.",
        ),
        Array(
            "log_likelihood",
            ("camp",),
            meaning="Log likelihood; minus infinity if there are fewer leaders than camps.",
        ),
        Array(
            "error", ("camp",), low=0.0, meaning="Monte Carlo standard error of the log likelihood."
        ),
        Array(
            "verdict",
            (),
            low=0.0,
            meaning="The most probable number of camps if it is probable enough; otherwise 0, "
            "cannot tell.",
        ),
    ),
    deterministic=False,
    aliases=("model-based clustering",),
)


class CampPrior(NamedTuple):
    """Prior beliefs about camps, on a scale of [0, 1].

    Parameters
    ----------
    centre : float
        Mean of the centres of camps on each criterion: 0.5, the middle of the scale.
    centre_sd : float
        Spread of centres at the prior mean of the variance within: 0.29, as for a uniform.
    within_sd : float
        Square root of the prior mean of the variance within a camp: 0.17, a third of the spread
        that would fill the scale; a difference of one or two steps on a ten-step scale does not
        split a camp.
    within_shape : float
        Shape of the inverse gamma of that variance, > 1: 3, which puts the sd within between about
        0.09 and 0.31 (95 %).
    concentration : float
        Concentration of the symmetric Dirichlet over camp sizes, > 0: 1, all sizes equally likely.
    diagonal : bool
        Whether each criterion of a camp has its own variance, or all criteria share one.
    """

    centre: float = 0.5
    centre_sd: float = 0.29
    within_sd: float = 0.17
    within_shape: float = 3.0
    concentration: float = 1.0
    diagonal: bool = False


class CampCount(NamedTuple):
    """Posterior and prior of the number of camps; index 0 is one camp."""

    posterior: Floats  # (camp,), sums to 1
    prior: Floats  # (camp,), sums to 1
    log_likelihood: Floats  # (camp,), -inf if there are fewer leaders than camps
    error: Floats  # (camp,), Monte Carlo standard error of the log likelihood
    verdict: int  # the most probable number if it is probable enough, otherwise 0: cannot tell


def camp_count_array(
    criterion: Floats,
    rng: np.random.Generator,
    *,
    weight: Floats | None = None,
    prior: Floats | None = None,
    camp_prior: CampPrior | None = None,
    pool: Literal["evidence", "posterior"] = "evidence",
    certainty: float = 2 / 3,
    annealing: tuple[int, int] = (128, 300),
) -> CampCount:
    r"""Return the probability that leaders form one, two, three or four camps.

    Parameters
    ----------
    criterion : array of float, shape (leader, criterion) or (draw, leader, criterion)
        Criteria of each leader, scaled to [0, 1]. Give uncertain ones as draws; draw an unknown
        one from the whole scale in each draw.
    rng : numpy.random.Generator
        Source of random numbers; the same state gives the same result.
    weight : array of float, shape (leader,), optional
        How well a leader represents the camp's position, > 0, at most four different values (for
        example by tier); a leader of weight w has 1/w of the camp's variance.
    prior : array of float, shape (camp,), optional
        Prior of 1, 2, ... camps, >= 0, scaled to sum 1; default equal for 1 to 4.
    camp_prior : CampPrior, optional
        Priors of centres, spread and sizes; default ``CampPrior()``.
    pool : {"evidence", "posterior"}
        How draws are combined. ``evidence``: the draws of a number represent the knowledge of it;
        likelihoods are averaged over them, each number independent of the others.
        ``posterior``: the mean of the posteriors of single draws; it keeps their dependence but
        treats uncertainty as true spread, so that missing knowledge looks like many camps.
    certainty : float
        Least posterior for a verdict, in [0.5, 1]; 2/3 is odds of two to one.
    annealing : tuple of int
        Annealing runs and steps per number of camps, >= 2 and >= 1.

    Returns
    -------
    CampCount
        Posterior and prior in [0, 1], log likelihoods with their errors, and a verdict.

    Raises
    ------
    ShapeError
        If there is no leader or no criterion, or weights or prior have the wrong shape.
    DomainError
        If a criterion is NaN or outside [0, 1], or an option is outside its range.

    Notes
    -----
    Given k, memberships z follow a symmetric Dirichlet-multinomial in which no camp is empty, so
    k counts the camps among these leaders. On criterion j, camp c has

    .. math::

       x_{ij} \sim N(\mu_{cj}, \sigma_c^2 / w_i), \quad
       \mu_{cj} \sim N(m_0, \sigma_c^2 / \kappa), \quad
       \sigma_c^2 \sim \operatorname{IG}(a, b)

    given that its members lie on the scale; centres and variances are integrated out. Because of
    that condition, uninformative evidence does not change the prior: draws from the whole scale
    return the prior, which means "cannot tell".

    .. math:: p(X \mid k) = \sum_z p(z \mid k) \prod_c p(X_c), \qquad
       p(k \mid X) \propto p(k) \, p(X \mid k)

    The sum is estimated without bias by annealed importance sampling over memberships (and, with
    pooled evidence, over the draws). ``error`` is the standard error of the log. If two errors
    could change the verdict, none is given; so "cannot tell" may mean that more annealing is
    needed. Identical leaders form one camp. A single leader forms one camp with certainty. More
    camps than leaders have posterior 0.

    Examples
    --------
    >>> import numpy as np
    >>> far = np.repeat([[0.1, 0.2], [0.9, 0.8]], 5, axis=0)
    >>> result = camp_count_array(far, np.random.default_rng(1), annealing=(32, 40))
    >>> result.verdict
    2
    >>> equal = np.full((10, 2), 0.4)
    >>> camp_count_array(equal, np.random.default_rng(1), annealing=(32, 40)).verdict
    1
    """
    bank = _checked_bank(criterion)
    share = _checked_prior(prior)
    beliefs = checked_beliefs(CampPrior() if camp_prior is None else camp_prior)
    _checked_options(pool, certainty, annealing)
    table = count_camps(_checked_weight(weight, bank.shape[1]), bank.shape[2], beliefs)
    banks = [bank] if pool == "evidence" else list(bank[:, None])
    results = [_one(each, rng, table, share, annealing) for each in banks]
    log_likelihood, error, posterior = (np.array(part) for part in zip(*results, strict=True))
    mean = posterior.mean(axis=0)
    return CampCount(
        posterior=mean,
        prior=share,
        log_likelihood=log_likelihood.mean(axis=0),
        error=np.sqrt((error**2).sum(axis=0)) / len(banks),
        verdict=_verdict(mean, share, log_likelihood, error, certainty),
    )


def _verdict(
    posterior: Floats, prior: Floats, log_likelihood: Floats, error: Floats, certainty: float
) -> int:
    """Return the number of camps, or 0 if it is not certain or two errors could change it."""
    best = int(posterior.argmax())
    if not posterior[best] >= certainty:
        return 0
    if log_likelihood.shape[0] == 1:
        against = log_likelihood[0] + 2.0 * error[0]
        against[best] -= 4.0 * error[0, best]
        if _posterior(against, prior)[best] < certainty:
            return 0
    return best + 1


def _posterior(log_likelihood: Floats, prior: Floats) -> Floats:
    with np.errstate(divide="ignore"):
        joint = log_likelihood + np.log(prior)
    if not np.isfinite(joint.max()):
        return np.full(prior.size, np.nan)
    share = np.exp(joint - joint.max())
    return np.asarray(share / share.sum())


def _one(
    bank: Floats,
    rng: np.random.Generator,
    table: Camps,
    prior: Floats,
    annealing: tuple[int, int],
) -> tuple[Floats, Floats, Floats]:
    """Return log likelihoods, their errors and the posterior for one bank of draws."""
    runs, steps = annealing
    log_likelihood = np.full(prior.size, -np.inf)
    error = np.zeros(prior.size)
    for camps in range(1, min(prior.size, bank.shape[1]) + 1):
        exact = camps == 1 and bank.shape[0] == 1
        logs = log_weights(rng, bank, table, camps, *((1, 1) if exact else (runs, steps)))
        top = logs.max()
        ratio = np.exp(logs - top)
        log_likelihood[camps - 1] = top + np.log(ratio.mean())
        if not exact:
            error[camps - 1] = ratio.std(ddof=1) / np.sqrt(runs) / ratio.mean()
    return log_likelihood, error, _posterior(log_likelihood, prior)


def _checked_bank(criterion: Floats) -> Floats:
    array = np.asarray(criterion, dtype=np.float64)
    bank = array[None] if array.ndim == 2 else array
    if bank.ndim != 3 or bank.size == 0:
        message = (
            f"criterion has shape {array.shape}; it must be (leader, criterion) or "
            "(draw, leader, criterion), each at least 1"
        )
        raise ShapeError(message)
    good = (bank >= 0) & (bank <= 1)
    if not good.all():
        draw, leader, column = np.argwhere(~good)[0].tolist()
        message = (
            f"leader {leader}, criterion {column}, draw {draw} is {bank[draw, leader, column]}; it "
            "must be in [0, 1]: draw an unknown value from the whole scale"
        )
        raise DomainError(message)
    return np.ascontiguousarray(bank)


def _checked_weight(weight: Floats | None, leaders: int) -> Floats:
    array = np.ones(leaders) if weight is None else np.array(weight, dtype=np.float64)
    if array.shape != (leaders,):
        message = f"weight has shape {array.shape}; it must be ({leaders},), one weight per leader"
        raise ShapeError(message)
    if not (np.isfinite(array) & (array > 0)).all() or np.unique(array).size > 4:
        message = f"weights must be finite, > 0, at most four different; found {array.tolist()}"
        raise DomainError(message)
    return array


def _checked_prior(prior: Floats | None) -> Floats:
    array = np.ones(4) if prior is None else np.asarray(prior, dtype=np.float64)
    if array.ndim != 1 or array.size < 1:
        message = f"prior has shape {array.shape}; it must be (camp,)"
        raise ShapeError(message)
    if not (np.isfinite(array) & (array >= 0)).all() or array.sum() <= 0:
        message = f"prior must be >= 0 and sum to more than 0; found {array.tolist()}"
        raise DomainError(message)
    return np.asarray(array / array.sum())


def checked_beliefs(given: CampPrior) -> Prior:
    """Check the priors of camps and convert them to the kernel's parameters."""
    spreads = (given.centre_sd, given.within_sd, given.within_shape - 1, given.concentration)
    if not (all(0 < value < np.inf for value in spreads) and 0 <= given.centre <= 1):
        message = f"{given}: centre must be in [0, 1], within_shape > 1 and all other numbers > 0"
        raise DomainError(message)
    return Prior(
        centre=given.centre,
        spread_ratio=(given.within_sd / given.centre_sd) ** 2,
        shape=given.within_shape,
        scale=given.within_sd**2 * (given.within_shape - 1),
        concentration=given.concentration,
        diagonal=given.diagonal,
    )


def _checked_options(pool: str, certainty: float, annealing: tuple[int, int]) -> None:
    if pool not in {"evidence", "posterior"}:
        message = f"pool is {pool!r}; allowed: evidence, posterior"
        raise DomainError(message)
    if not 0.5 <= certainty <= 1:
        message = f"certainty is {certainty}; it must be in [0.5, 1]"
        raise DomainError(message)
    if annealing[0] < 2 or annealing[1] < 1:
        message = f"annealing is {annealing}; use at least 2 runs and 1 step"
        raise DomainError(message)
