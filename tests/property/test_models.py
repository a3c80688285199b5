"""What must hold for any input, model by model."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from detente.models.bargaining.voting.compromise import compromise_array
from detente.models.joining.interdependent import interdependent_array
from detente.models.sorting.electre.tri_b import credibility_array, electre_tri_b_array

ACTORS = st.integers(1, 8)


def numbers(low: float, high: float):
    return st.floats(low, high, allow_nan=False, width=32)


@st.composite
def tables(draw):
    """Draw positions, capabilities and saliences of a few actors with some influence."""
    n = draw(ACTORS)
    position = draw(arrays(float, n, elements=numbers(0, 100)))
    capability = draw(arrays(float, n, elements=numbers(0, 10)))
    salience = draw(arrays(float, n, elements=numbers(0, 1)))
    assume((capability * salience).sum() > 1e-3)
    return position, capability, salience


@given(tables())
def test_compromise_lies_in_the_hull(table):
    position, capability, salience = table
    heard = position[capability * salience > 0]
    found = compromise_array(*table)
    assert heard.min() - 1e-9 <= found <= heard.max() + 1e-9


@given(tables(), st.permutations(range(8)))
def test_compromise_does_not_mind_the_order(table, order):
    keep = [k for k in order if k < table[0].size]
    moved = (column[keep] for column in table)
    assert compromise_array(*moved) == pytest.approx(compromise_array(*table), abs=1e-9)


@given(tables(), numbers(-50, 50), numbers(0.125, 8))
def test_compromise_follows_scale_and_shift(table, shift, scale):
    position, capability, salience = table
    moved = compromise_array(scale * position + shift, capability, salience)
    assert moved == pytest.approx(scale * compromise_array(*table) + shift, abs=1e-6)


@given(tables(), numbers(0.125, 8))
def test_compromise_minds_relative_means_only(table, scale):
    position, capability, salience = table
    again = compromise_array(position, scale * capability, salience)
    assert again == pytest.approx(compromise_array(*table), abs=1e-6)


@given(tables(), numbers(0, 1))
def test_splitting_an_actor_in_two_changes_nothing(table, share):
    position, capability, salience = table
    halves = np.append(capability, capability[0] * (1 - share))
    halves[0] *= share
    again = compromise_array(
        np.append(position, position[0]), halves, np.append(salience, salience[0])
    )
    assert again == pytest.approx(compromise_array(*table), abs=1e-6)


@given(tables(), numbers(0, 100), numbers(0, 10))
def test_zero_salience_is_absence(table, position, capability):
    more = (np.append(c, x) for c, x in zip(table, (position, capability, 0.0), strict=True))
    assert compromise_array(*more) == compromise_array(*table)


@st.composite
def sortings(draw):
    """Draw actors, dominated profiles, thresholds in order and weights."""
    m, n, k = draw(st.integers(1, 4)), draw(st.integers(1, 4)), draw(st.integers(1, 3))
    performance = draw(arrays(float, (n, m), elements=numbers(0, 10)))
    profile = np.sort(draw(arrays(float, (k, m), elements=numbers(0, 10))), axis=0)
    q, p, v = np.sort(draw(arrays(float, (3, m), elements=numbers(0, 6))), axis=0)
    weight = draw(arrays(float, m, elements=numbers(0.0625, 1)))
    level = draw(numbers(0.5, 1))
    return performance, profile, weight, q, p, v, level


def sort(performance, profile, weight, q, p, v, level):
    return electre_tri_b_array(
        performance,
        profile,
        weight,
        indifference=q,
        preference=p,
        veto=v,
        cutting_level=level,
    )


@given(sortings())
def test_pessimistic_never_above_optimistic(table):
    found = sort(*table)
    assert (found.pessimistic <= found.optimistic).all()
    assert found.pessimistic.min() >= 0
    assert found.optimistic.max() <= table[1].shape[0]


@given(sortings())
def test_rules_differ_only_where_an_actor_is_incomparable(table):
    performance, profile, weight, q, p, v, level = table
    found = sort(*table)
    for actor in np.flatnonzero(found.pessimistic < found.optimistic):
        outranks = [
            (
                credibility_array(performance[actor], border, weight, q, p, v) >= level - 1e-9,
                credibility_array(border, performance[actor], weight, q, p, v) >= level - 1e-9,
            )
            for border in profile
        ]
        assert (False, False) in outranks


@given(sortings(), st.data())
def test_a_better_performance_never_lowers_a_class(table, data):
    performance = table[0]
    raised = performance.copy()
    actor = data.draw(st.integers(0, performance.shape[0] - 1))
    criterion = data.draw(st.integers(0, performance.shape[1] - 1))
    raised[actor, criterion] += data.draw(numbers(0, 10))
    before, after = sort(*table), sort(raised, *table[1:])
    assert (after.pessimistic >= before.pessimistic).all()
    assert (after.optimistic >= before.optimistic).all()


@given(sortings(), st.permutations(range(4)))
def test_actors_are_sorted_independently(table, order):
    keep = [k for k in order if k < table[0].shape[0]]
    found, moved = sort(*table), sort(table[0][keep], *table[1:])
    assert (moved.pessimistic == found.pessimistic[keep]).all()
    assert (moved.optimistic == found.optimistic[keep]).all()


@given(sortings())
def test_negated_criteria_mirror_outranking(table):
    """x S y on negated scales is y S x: the two orders a descending criterion turns into."""
    performance, profile, weight, q, p, v, _ = table
    x, y = performance[0], profile[0]
    assert credibility_array(-y, -x, weight, q, p, v) == pytest.approx(
        credibility_array(x, y, weight, q, p, v), abs=1e-9
    )


@given(
    st.integers(1, 5).flatmap(
        lambda n: st.tuples(
            arrays(float, n, elements=numbers(-3, 3)),
            arrays(float, (n, n), elements=numbers(0, 1)),
        )
    ),
    numbers(0, 1),
    numbers(0, 1),
)
def test_interdependent_chances_are_ordered_probabilities(group, interaction, reference):
    utility, weights = group
    found = interdependent_array(utility, interaction, weights, reference=reference)
    low, high = found.probability
    assert ((low > 0) & (high < 1)).all()
    assert (low <= high + 1e-9).all()
