"""Package deals, by hand: what linking makes possible, who must be paid, what to propose."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.linkage import MOST, packages_array

# One actor cares for the first issue, one for the second; they are opposed on both.
X = np.array([[0.0, 100.0], [0.0, 100.0]])
W = np.array([[9.0, 1.0], [1.0, 9.0]])
ENDS = [np.array([0.0, 50.0, 100.0])] * 2
MIDDLE = np.array([50.0, 50.0])


def packages(**changes):
    given_ = {"reversion": MIDDLE, **changes}
    return packages_array(X, W, ENDS, **given_)


def gain_of(found, *terms: float) -> list[float]:
    (place,) = np.flatnonzero((found.terms == terms).all(axis=1))
    return found.gain[place].tolist()


def test_gains_by_hand():
    """At (0, 100) each wins its own issue: .9 x .5 more, .1 x .5 less."""
    found = packages()
    assert len(found.terms) == 9
    assert gain_of(found, 0.0, 100.0) == pytest.approx([0.4, 0.4])
    assert gain_of(found, 0.0, 50.0) == pytest.approx([0.45, -0.05])
    assert gain_of(found, 100.0, 0.0) == pytest.approx([-0.4, -0.4])


def test_linking_makes_a_deal_where_neither_issue_alone_does():
    alone = packages_array(X[:1], W[:1], ENDS[:1], reversion=MIDDLE[:1])
    assert np.flatnonzero(alone.agreed).tolist() == [1]  # the reversion only
    linked = packages()
    assert linked.terms[linked.agreed].tolist() == [[0.0, 100.0], [50.0, 50.0]]


def test_the_frontier_holds_no_package_that_another_beats():
    found = packages()
    efficient = found.terms[found.efficient].tolist()
    assert [0.0, 100.0] in efficient
    assert [50.0, 50.0] not in efficient
    assert [100.0, 0.0] not in efficient


@pytest.mark.parametrize("rule", ["maximin", "nash", "utilitarian"])
def test_every_rule_proposes_the_exchange(rule):
    found = packages()
    assert found.terms[found.proposal(rule)].tolist() == [0.0, 100.0]


def test_rules_part_where_sums_and_minima_do():
    """Gains .1 and .1, or .0 and .9: the sum prefers the second, the least gain the first."""
    x = np.array([[0.0, 100.0]])
    found = packages_array(
        x,
        np.ones((1, 2)),
        [np.array([40.0, 50.0])],
        reversion=np.array([50.0]),
        cost=np.array([0.1, 0.3]),
    )
    # (40): .1 + .1 = .2 and -.1 + .3 = .2; (50): .1 and .3.
    assert found.gain == pytest.approx(np.array([[0.2, 0.2], [0.1, 0.3]]))
    assert found.proposal("maximin") == 0
    assert found.proposal("nash") == 0


def test_who_loses_must_be_paid_and_who_gains_could_pay():
    found = packages()
    place = int(np.flatnonzero((found.terms == [0.0, 50.0]).all(axis=1))[0])
    assert found.due[place].tolist() == pytest.approx([0.0, 0.05])
    assert found.surplus[place] == pytest.approx(0.4)


def test_nobody_agrees_where_any_deal_costs_someone():
    only = [np.array([0.0]), np.array([0.0])]
    found = packages_array(X, W, only, reversion=MIDDLE)
    assert found.proposal("nash") is None


def test_a_party_without_a_position_does_not_care():
    x = np.array([[0.0, np.nan], [0.0, 100.0]])
    found = packages_array(x, np.ones((2, 2)), ENDS, reversion=MIDDLE)
    assert gain_of(found, 0.0, 50.0) == pytest.approx([0.25, 0.0])


def test_quadratic_loss_by_hand():
    found = packages(loss="quadratic")
    # (0, 100): .9 (.25 - 0) + .1 (.25 - 1).
    assert gain_of(found, 0.0, 100.0) == pytest.approx([0.15, 0.15])


tables = st.integers(1, 3).flatmap(
    lambda issues: st.tuples(
        st.lists(
            st.lists(st.floats(0, 100), min_size=3, max_size=3), min_size=issues, max_size=issues
        ),
        st.lists(
            st.lists(st.floats(0, 1), min_size=3, max_size=3), min_size=issues, max_size=issues
        ),
    )
)


@given(tables)
def test_the_frontier_is_what_nothing_dominates(table):
    x, w = (np.array(part) for part in table)
    found = packages_array(x, w, [np.linspace(0, 100, 4)] * len(x), reversion=np.full(len(x), 30.0))
    for i, row in enumerate(found.gain):
        as_good = (found.gain >= row - 1e-12).all(axis=1)
        better = (found.gain > row + 1e-12).any(axis=1)
        assert found.efficient[i] == (not (as_good & better).any())
    assert found.efficient.any()


@pytest.mark.parametrize(
    ("changes", "error", "message"),
    [
        ({"reversion": np.zeros(3)}, ShapeError, "lists of options do not fit"),
        ({"reversion": np.array([50.0, 120.0])}, DomainError, r"must be in \[0, 100\]"),
        ({"loss": "cubic"}, DomainError, "loss is 'cubic'"),
    ],
)
def test_what_does_not_fit_is_refused(changes, error, message):
    with pytest.raises(error, match=message):
        packages(**changes)


def test_too_many_packages_and_an_unknown_rule_are_refused():
    wide = [np.linspace(0, 100, 200)] * 2
    with pytest.raises(DomainError, match=f"40,000 packages; there must be 1 to {MOST:,}"):
        packages_array(X, W, wide, reversion=MIDDLE)
    with pytest.raises(DomainError, match="rule is 'fair'"):
        packages().proposal("fair")
