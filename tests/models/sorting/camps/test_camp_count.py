import itertools
import math

import numpy as np
import pytest

from detente.errors import DomainError, ShapeError
from detente.models.sorting.camps.camp_count import CampPrior, camp_count_array, checked_beliefs
from detente.models.sorting.camps.mixture import first_members, log_on_scale

FAST = (64, 60)


def generator(seed: int = 1) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(seed))


def on_scale(count, criteria, prior, weight):
    """Return the log chance that a camp's members lie on the scale, by its tiers."""
    tiers, place = np.unique(weight, return_inverse=True)
    sizes = tuple(int(n) for n in np.bincount(place))
    table = log_on_scale(sizes, tuple(tiers.tolist()), criteria, checked_beliefs(prior))
    return table.reshape([n + 1 for n in sizes])[tuple(count)]


def log_normal_inverse_gamma(value, weight, prior):
    """Return the log density of one camp, by the textbook, one criterion at a time in order.

    Each value given those before it is a Student t; with one variance for all criteria the
    criteria share the growing shape and scale.
    """
    kappa0 = (prior.within_sd / prior.centre_sd) ** 2
    shape, scale = prior.within_shape, prior.within_sd**2 * (prior.within_shape - 1)
    found = 0.0
    for column in value.T:
        kappa, mean = kappa0, prior.centre
        if prior.diagonal:
            shape, scale = prior.within_shape, prior.within_sd**2 * (prior.within_shape - 1)
        for x, w in zip(column, weight, strict=True):
            spread = scale / shape * (1 / w + 1 / kappa)
            degrees = 2 * shape
            found += math.lgamma((degrees + 1) / 2) - math.lgamma(degrees / 2)
            found -= 0.5 * math.log(degrees * math.pi * spread)
            found -= (degrees + 1) / 2 * math.log1p((x - mean) ** 2 / (degrees * spread))
            scale += 0.5 * (x - mean) ** 2 * kappa * w / (kappa + w)
            mean = (kappa * mean + w * x) / (kappa + w)
            kappa, shape = kappa + w, shape + 0.5
    return found


def by_enumeration(value, weight, camps, prior):
    """Return log p(X | k) from every assignment that leaves no camp empty."""
    leaders, criteria = value.shape
    _, tier = np.unique(weight, return_inverse=True)
    fits, priors = [], []
    for labels in itertools.product(range(camps), repeat=leaders):
        member = np.array(labels)
        if len(set(labels)) < camps:
            continue
        log_prior, fit = 0.0, 0.0
        for camp in range(camps):
            here = member == camp
            log_prior += math.lgamma(here.sum() + prior.concentration)
            fit += log_normal_inverse_gamma(value[here], weight[here], prior)
            count = np.bincount(tier[here], minlength=tier.max() + 1)
            fit -= on_scale(count, criteria, prior, weight)
        priors.append(log_prior)
        fits.append(log_prior + fit)
    return np.logaddexp.reduce(fits) - np.logaddexp.reduce(priors)


@pytest.mark.parametrize("diagonal", [False, True])
@pytest.mark.parametrize("weight", [(1, 1, 1, 1, 1), (1, 0.5, 1, 0.5, 2)], ids=str)
def test_annealing_equals_enumeration(weight, diagonal):
    rng = generator(3)
    value = np.clip(
        np.concatenate([rng.normal(0.3, 0.1, (3, 3)), rng.normal(0.7, 0.1, (2, 3))]), 0, 1
    )
    weights = np.array(weight, dtype=float)
    prior = CampPrior(concentration=0.7, diagonal=diagonal)
    found = camp_count_array(
        value, generator(), weight=weights, prior=np.ones(3), camp_prior=prior, annealing=(1500, 40)
    )
    exact = [by_enumeration(value, weights, camps, prior) for camps in (1, 2, 3)]
    assert found.log_likelihood[0] == pytest.approx(exact[0], abs=1e-9)
    assert found.error[0] == 0
    # Four standard errors, themselves small: the check must be able to fail.
    assert (found.error < 0.02).all()
    np.testing.assert_array_less(np.abs(found.log_likelihood - exact)[1:], 4 * found.error[1:])


@pytest.mark.parametrize("diagonal", [False, True])
def test_chance_to_lie_on_the_scale_equals_simulation(diagonal):
    rng, prior, count = generator(4), CampPrior(diagonal=diagonal), 200_000
    beliefs = checked_beliefs(prior)
    variance = beliefs.scale / rng.gamma(beliefs.shape, size=(count, 2 if diagonal else 1))
    variance = np.broadcast_to(variance, (count, 2))[..., None]
    centre = 0.5 + np.sqrt(variance / beliefs.spread_ratio) * rng.standard_normal((count, 2, 1))
    weight = np.array([1.0, 1.0, 0.5])
    value = centre + np.sqrt(variance / weight) * rng.standard_normal((count, 2, 3))
    inside = ((value >= 0) & (value <= 1)).all(axis=(1, 2)).mean()
    expected = on_scale((1, 2), 2, prior, weight)
    error = np.sqrt(inside * (1 - inside) / count)
    assert math.exp(expected) == pytest.approx(inside, abs=4 * error)


def test_first_memberships_follow_their_prior():
    """Concentration 1: every composition of 4 leaders into 2 camps is as likely."""
    member = first_members(generator(), 20_000, 4, 2, 1.0)
    sizes = (member == 0).sum(axis=1)
    np.testing.assert_allclose(np.bincount(sizes) / 20_000, [0, 1 / 3, 1 / 3, 1 / 3], atol=0.015)
    np.testing.assert_allclose((member == 0).mean(axis=0), 0.5, atol=0.015)
    three = first_members(generator(), 500, 7, 3, 0.5)
    assert all(set(row) == {0, 1, 2} for row in three.tolist())


@pytest.mark.parametrize("value", [0.0, 0.4, 1.0])
@pytest.mark.parametrize("diagonal", [False, True])
def test_all_leaders_equal_are_one_camp(value, diagonal):
    prior = CampPrior(diagonal=diagonal)
    found = camp_count_array(np.full((12, 6), value), generator(), camp_prior=prior, annealing=FAST)
    assert found.verdict == 1
    assert found.posterior[0] > 0.99


def far(first: int, second: int) -> np.ndarray:
    return np.repeat([[0.2] * 6, [0.8] * 6], [first, second], axis=0)


@pytest.mark.parametrize(("first", "second"), [(6, 6), (9, 3), (11, 1), (2, 2)])
def test_two_far_clusters_are_two_camps(first, second):
    found = camp_count_array(far(first, second), generator(), annealing=FAST)
    assert found.verdict == 2
    assert found.posterior[1] > 0.95


def test_two_far_clusters_known_with_noise_are_two_camps():
    rng = generator(2)
    bank = np.clip(far(6, 6) + rng.normal(0, 0.1, (200, 12, 6)), 0, 1)
    found = camp_count_array(bank, generator(), annealing=FAST)
    assert found.verdict == 2


def test_draws_from_the_whole_scale_give_back_the_prior():
    rng = generator(5)
    prior = np.array([0.4, 0.3, 0.2, 0.1])
    found = camp_count_array(
        rng.random((500, 5, 3)), generator(), prior=prior, annealing=(200, 150)
    )
    assert found.verdict == 0
    np.testing.assert_allclose(found.prior, prior)
    assert np.abs(found.log_likelihood).max() < 0.35
    np.testing.assert_allclose(found.posterior, prior, atol=0.1)


def test_more_noise_brings_the_posterior_nearer_the_prior():
    rng = generator(6)
    away = []
    for noise in (0.02, 0.25, 2.0):
        bank = far(3, 3)[:, :2] + rng.normal(0, noise, (4000, 6, 2))
        inside = ((bank >= 0) & (bank <= 1)).all(axis=(1, 2))
        bank = bank[inside][:200] if noise < 2 else rng.random((200, 6, 2))
        found = camp_count_array(bank, generator(), annealing=(128, 80))
        away.append(np.abs(found.posterior - found.prior).max())
    assert away[0] > away[1] > away[2]


def test_one_leader_and_fewer_leaders_than_camps():
    one = camp_count_array(np.full((1, 3), 0.3), generator(), annealing=FAST)
    np.testing.assert_array_equal(one.posterior, [1, 0, 0, 0])
    assert one.verdict == 1
    two = camp_count_array(np.array([[0.1] * 3, [0.9] * 3]), generator(), annealing=FAST)
    np.testing.assert_array_equal(two.posterior[2:], 0)
    impossible = camp_count_array(
        np.full((1, 3), 0.3), generator(), prior=np.array([0.0, 1.0]), annealing=FAST
    )
    assert np.isnan(impossible.posterior).all()
    assert impossible.verdict == 0


def test_same_seed_same_answer_and_leader_order_hardly_matters():
    value = far(4, 4) + generator(7).uniform(-0.15, 0.15, (8, 6))
    one = camp_count_array(value, generator(), annealing=FAST)
    again = camp_count_array(value, generator(), annealing=FAST)
    np.testing.assert_array_equal(one.log_likelihood, again.log_likelihood)
    turned = camp_count_array(value[::-1], generator(), annealing=FAST)
    allowed = 5 * (one.error + turned.error) + 1e-9
    assert (np.abs(turned.log_likelihood - one.log_likelihood) < allowed).all()


def test_mean_of_posteriors():
    value = far(4, 4)
    single = camp_count_array(value, generator(), annealing=FAST)
    pooled = camp_count_array(
        np.stack([value, value]), generator(), pool="posterior", annealing=FAST
    )
    np.testing.assert_allclose(pooled.posterior, single.posterior, atol=0.05)
    assert pooled.verdict == 2


def test_a_verdict_needs_certainty():
    value = generator(8).uniform(0.2, 0.8, (6, 2))
    found = camp_count_array(value, generator(), annealing=FAST, certainty=1.0)
    assert found.posterior.max() < 1
    assert found.verdict == 0


def test_unknown_and_outside_values():
    bank = np.full((3, 4, 2), 0.5)
    bank[1, 2, 0] = np.nan
    message = "leader 2, criterion 0, draw 1 is nan; it must be in .* draw .* from the whole scale"
    with pytest.raises(DomainError, match=message):
        camp_count_array(bank, generator())
    with pytest.raises(DomainError, match=r"is 1.2; it must be in \[0, 1\]"):
        camp_count_array(np.full((3, 2), 1.2), generator())
    for shape in ((0, 2), (3,), (3, 0)):
        with pytest.raises(ShapeError, match="criterion has shape"):
            camp_count_array(np.zeros(shape), generator())


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"weight": np.ones(2)}, ShapeError, r"weight has shape \(2,\); it must be \(6,\)"),
        ({"weight": np.zeros(6)}, DomainError, "finite, > 0, at most four"),
        ({"weight": np.arange(1.0, 7.0)}, DomainError, "at most four different"),
        ({"prior": np.zeros(4)}, DomainError, "prior must be >= 0 and sum to more than 0"),
        ({"prior": np.ones((2, 2))}, ShapeError, r"prior has shape \(2, 2\)"),
        ({"camp_prior": CampPrior(within_shape=1.0)}, DomainError, "within_shape > 1"),
        ({"pool": "mean"}, DomainError, "pool is 'mean'"),
        ({"certainty": 0.3}, DomainError, "certainty is 0.3"),
        ({"annealing": (1, 5)}, DomainError, r"annealing is \(1, 5\)"),
    ],
)
def test_errors(options, error, message):
    with pytest.raises(error, match=message):
        camp_count_array(far(3, 3), generator(), **options)
