"""Spoilers, trust, ripeness and fragmentation against vectors worked by hand.

No printed table of the articles was at hand. The vectors follow from the equations in the models'
notes; tolerances are those of the digits given.
"""

from dataclasses import dataclass

import numpy as np
import pytest

from detente.models.ripeness.stalemate import stalemate_array
from detente.models.spoiling.belief import belief_array
from detente.models.spoiling.conciliation import Ending, Organisation, conciliation_array
from detente.models.spoiling.incorporation import incorporation_array
from detente.models.spoiling.sabotage import Moderates, Payoffs, sabotage_array
from detente.models.spoiling.stedman import STRATEGIES, stedman_array
from detente.models.spoiling.veto_players import bargaining_range_array


def test_strategies_against_a_spoiler_of_unknown_type():
    """.5·1 − .3·.5 − .2·1 = .15; .25 + .21 − .10 = .36; −.15 + .12 + .16 = .13."""
    payoff = np.array([[1.0, -0.5, -1.0], [0.5, 0.7, -0.5], [-0.3, 0.4, 0.8]])
    found = stedman_array(np.array([0.5, 0.3, 0.2]), payoff)
    assert found.value == pytest.approx([0.15, 0.36, 0.13], abs=1e-12)
    assert STRATEGIES[found.best] == "socialization"


@dataclass(frozen=True)
class Spoiling:
    """R = 1, P = 0, S = −1, so t* = .5; t = .7, π_U = .8."""

    through_effort: float
    after_violence: float
    after_calm: float
    ceiling: float
    violence: float
    spoils: float


SPOILING = [
    Spoiling(0.2, 0.3684, 0.9032, 0.8, 0.38, 1.0),  # .14/.38, .56/.62, .4/.5
    Spoiling(0.7, 0.6712, 0.7778, 0.5333, 0.73, 0.0),  # .49/.73, .21/.27, .4/.75
]


@pytest.mark.parametrize("row", SPOILING, ids=["strong", "weak"])
def test_attacks_succeed_where_moderates_are_strong(row):
    found = sabotage_array(
        0.7,
        Payoffs(1.0, 0.0, -1.0),
        Moderates(1.0, 0.0, 0.0, 0.0),
        through_effort=row.through_effort,
        through_idle=0.8,
    )
    assert found.threshold == 0.5
    assert found.after_violence == pytest.approx(row.after_violence, abs=5e-5)
    assert found.after_calm == pytest.approx(row.after_calm, abs=5e-5)
    assert found.ceiling == pytest.approx(row.ceiling, abs=5e-5)
    assert found.violence == pytest.approx(row.violence, abs=1e-12)
    assert found.spoils == row.spoils


def test_beliefs_are_a_martingale():
    """.38 · .3684 + .62 · .9032 = .7."""
    seen, unseen = belief_array(0.7, np.array([1.0, 0.0]), through_effort=0.2, through_idle=0.8)
    assert 0.38 * seen + 0.62 * unseen == pytest.approx(0.7, abs=1e-12)


def test_a_month_of_calm_with_attempts_unseen():
    """Odds 7/3 · (1 − .08·.2)/(1 − .08·.8) = 2.4530, so .7104."""
    found = belief_array(0.7, 0.0, through_effort=0.2, through_idle=0.8, attempt=0.08)
    assert found == pytest.approx(0.7104, abs=5e-5)


@pytest.mark.parametrize(
    ("moderate", "extreme", "after", "rises"),
    [(0.5, 0.5, 0.40, 1.0), (0.7, 0.3, 0.24, 0.0)],
)
def test_violence_after_a_concession(moderate, extreme, after, rises):
    found = conciliation_array(
        Organisation(moderate, extreme, 0.3, 0.8), Ending(0.05, 0.2, 0.05), discount=0.9
    )
    assert found.violence_before == pytest.approx(0.30, abs=1e-12)
    assert found.violence_after == pytest.approx(after, abs=1e-12)
    assert found.rises == rises


def test_a_concession_pays_though_violence_rises():
    """.3/.145 = 2.069; .4/.28 = 1.429; .28 · (2.069 − 1.429) = .179."""
    found = conciliation_array(
        Organisation(0.5, 0.5, 0.3, 0.8), Ending(0.05, 0.2, 0.05), discount=0.9
    )
    assert found.loss_before == pytest.approx(2.069, abs=5e-4)
    assert found.loss_after == pytest.approx(1.429, abs=5e-4)
    assert found.worth == pytest.approx(0.179, abs=5e-4)
    # .9 · (.4/.145 − .4/.28) / (1 + .9/.28) = .9 · 1.3300 / 4.2143
    assert found.credible == pytest.approx(0.284, abs=5e-4)
    assert found.concedes == 1.0


def test_terms_that_veto_players_accept():
    x, d = np.array([0.2, 0.6, 0.9]), np.full(3, 0.5)
    found = bargaining_range_array(x, d, scale=(0.0, 1.0))
    assert found == pytest.approx((0.4, 0.7, 0.3), abs=1e-12)
    more = bargaining_range_array(np.append(x, 0.0), np.append(d, 0.3), scale=(0.0, 1.0))
    assert more == pytest.approx((0.4, 0.3, 0.0), abs=1e-12)


@pytest.mark.parametrize(
    ("reservation", "members"),
    [(1.0, 8.0), (0.5, 10.0), (2.5, 0.0)],
)
def test_warlords_bought_into_the_state(reservation, members):
    """N = 10, s = 4, v = 10, x = .2: shares are 8/k."""
    found = incorporation_array(10.0, 0.2, reservation, warlords=10, needed=4)
    assert found.members == members
    assert found.failure == 1.0


@pytest.mark.parametrize(("prevails", "index"), [(0.5, 0.8647), (0.9, 0.1729)])
def test_a_hurting_stalemate(prevails, index):
    """D = 200, D0 = 100: 1 − e⁻² = .8647, times 1 or .2."""
    found = stalemate_array(200.0, prevails, usual=100.0)
    assert found.stalemate == pytest.approx(index, abs=5e-5)
