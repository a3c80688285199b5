"""How far models part: medians and widths in any order, and groups that agree pair by pair."""

import itertools

import numpy as np
import pytest
from tests.assess.agreement.entries import entry

from detente.assess.agreement.disagreement import disagreement
from detente.assess.agreement.record import ModelForecast


def told(low: float, middle: float, high: float, *traits: str) -> ModelForecast:
    return entry("x", low, middle, high, *traits)


def part(models: dict[str, ModelForecast], name: str):
    """Return one number or list of what is said of models."""
    found = disagreement(models)
    assert found is not None
    return getattr(found, name)


def agree(one: ModelForecast, other: ModelForecast) -> bool:
    """Say whether each median lies in the other's interval, half a point more either way."""
    pairs = ((one.outcome, other.outcome), (other.outcome, one.outcome))
    return all(a.p10 - 0.5 <= b.p50 <= a.p90 + 0.5 for a, b in pairs)


def drawn(seed: int) -> dict[str, ModelForecast]:
    rng = np.random.default_rng(seed)
    middles = rng.uniform(0, 40, 7)
    below, above = rng.uniform(0, 12, (2, 7))
    each = zip("abcdefg", middles, below, above, strict=True)
    return {key: told(m - b, m, m + a) for key, m, b, a in each}


@pytest.mark.parametrize("seed", range(12))
def test_groups_hold_each_model_once_agree_within_and_come_largest_first(seed):
    models = drawn(seed)
    groups = part(models, "groups")
    assert sorted(itertools.chain(*groups)) == sorted(models)
    for group in groups:
        for one, other in itertools.combinations(group, 2):
            assert agree(models[one], models[other])
    # No neighbours by their medians that all agree are more than the first group.
    order = sorted(models, key=lambda key: models[key].outcome.p50)
    cliques = [
        j - i
        for i, j in itertools.combinations(range(len(order) + 1), 2)
        if all(agree(models[a], models[b]) for a, b in itertools.combinations(order[i:j], 2))
    ]
    assert max(cliques) == len(groups[0])
    assert [len(g) for g in groups] == sorted((len(g) for g in groups), reverse=True)


@pytest.mark.parametrize("seed", range(4))
def test_distances_are_those_of_medians_and_widths_in_whatever_order(seed):
    models = drawn(seed)
    turned = dict(reversed(models.items()))
    given = [one.outcome for one in models.values()]
    middles = sorted(one.p50 for one in given)
    for held in (models, turned, {**models, "today": told(-90, -50, 400, "baseline", "stands")}):
        assert (part(held, "low"), part(held, "high")) == (middles[0], middles[-1])
        assert models[part(held, "lowest")].outcome.p50 == middles[0]
        assert models[part(held, "highest")].outcome.p50 == middles[-1]
        assert part(held, "between") == pytest.approx(middles[-1] - middles[0], abs=1e-6)
        # Seven widths: the fourth.
        fourth = sorted(one.p90 - one.p10 for one in given)[3]
        assert part(held, "within") == pytest.approx(fourth, abs=1e-6)
        assert part(held, "groups") == part(models, "groups")


@pytest.mark.parametrize(("gap", "groups"), [(0.5, [["a", "b"]]), (0.51, [["a"], ["b"]])])
def test_half_a_point_of_the_scale_is_the_same(gap, groups):
    assert (
        part({"a": told(10, 10, 10), "b": told(10 + gap, 10 + gap, 10 + gap)}, "groups") == groups
    )
    # One that is unsure does not agree with one that is sure of something else.
    unsure = {"a": told(10, 10, 10), "b": told(0, 10 + gap, 40)}
    assert part(unsure, "groups") == groups
