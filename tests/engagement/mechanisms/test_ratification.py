"""Who signs, what counts as a deal, when it fails: in worlds written by hand."""

import numpy as np
import pytest
from tests.engagement.worlds import NEVER, SURE, kept, logistic, lucky, seated, world

from detente.engagement.layout import Band, Faction, Hypothesis, Model, Param, Purpose, War
from detente.engagement.mechanisms.ratification import step_ratification

NONE, PARTIAL, FULL = 0.0, 1.0, 2.0


def parliament(
    shares=(0.5, 0.3, 0.2), margins=(1.0, 1.0, 1.0), reading=Hypothesis.MANY, government=1.0
):
    """Return a world in which each side's margin is the given one.

    All want the same, so that U = 1; trust is .5 and nothing is left to the betrayed: a deal is
    worth .5, fighting on (1 − p) + p = 1. The error of valuation makes up the rest.
    """
    given = world(factions=len(shares))
    given.faction[:, Faction.SHARE] = shares
    given.faction[:, Faction.NOISE] = 0.5 + np.array(margins)
    given.param[Param.GOVERNMENT_NOISE] = 0.5 + government
    given.param[Param.HYPOTHESIS] = reading
    return given


def offered(given, *sat: int, **rows: float):
    """Return a state in which these factions sit over terms that all like alike."""
    state = seated(given, *(sat or range(given.faction.shape[0])))
    state.terms[:] = 0.5
    state.war[War.OFFER] = 1.0
    for name, value in rows.items():
        state.war[War[name.upper()]] = value
    return state


def vote(given, state=None, month: int = 7, draw: int = 0):
    state = offered(given) if state is None else state
    step_ratification(given, state, month, draw, 1)
    return state


def bound(state) -> list[float]:
    return state.band[:, Band.BOUND].tolist()


def hold(given, state, *factions: int, deal: float = PARTIAL):
    """Let these factions be bound by a deal made earlier; they do not sit."""
    state.band[list(factions), Band.BOUND] = 1.0
    state.band[list(factions), Band.SAT] = 0.0
    state.war[War.BOUND] = given.faction[list(factions), Faction.SHARE].sum()
    state.war[War.DEAL] = deal
    return state


def test_without_an_offer_nothing_is_signed():
    given = parliament()
    state = offered(given, offer=0.0)
    before = kept(state)
    vote(given, state)
    for one, other in zip(state, before, strict=True):
        assert np.array_equal(one, other, equal_nan=True)


def test_a_deal_that_all_want_is_signed_by_all():
    state = vote(parliament())
    assert bound(state) == [1.0, 1.0, 1.0]
    assert state.war[War.BOUND] == pytest.approx(1.0)
    assert state.war[[War.DEAL, War.SIGNED, War.FULL, War.SURGE]].tolist() == [FULL, 7, 7, 0]


def test_the_governments_no_is_final():
    assert bound(vote(parliament(government=-1e-9))) == [0.0, 0.0, 0.0]
    assert bound(vote(parliament(government=0.0))) == [1.0, 1.0, 1.0]


def test_only_those_who_sit_sign():
    given = parliament()
    state = vote(given, offered(given, 0, 2))
    assert bound(state) == [1.0, 0.0, 1.0]
    assert state.war[War.BOUND] == pytest.approx(0.7)


def test_where_bands_are_many_each_decides_alone():
    assert bound(vote(parliament(margins=(0.1, -0.1, 0.0)))) == [1.0, 0.0, 1.0]


# Margins by strength: .5 × −.1 + .3 × .2 + .2 × .1 = .03; with −.2 in the first place, −.02.
@pytest.mark.parametrize(("first", "signs"), [(-0.1, 1.0), (-0.2, 0.0)])
def test_a_movement_that_is_one_decides_on_the_mean_by_strength(first, signs):
    state = vote(parliament(margins=(first, 0.2, 0.1), reading=Hypothesis.ONE))
    assert bound(state) == [signs] * 3


@pytest.mark.parametrize("reading", [Hypothesis.ONE, Hypothesis.TWO])
@pytest.mark.parametrize(("own", "rest"), [(0.1, -0.1), (-0.1, 0.1)])
def test_a_splinter_decides_alone_and_leaves_the_mean(reading, own, rest):
    given = parliament(margins=(9 * own, rest, rest), reading=reading)
    state = offered(given)
    state.band[0, Band.SPLINTER] = 1.0
    assert bound(vote(given, state)) == [float(own > 0)] + [float(rest > 0)] * 2


# Camps: the first two, .5 × .2 − .3 × .3 = .01 > 0; the hardliners, .15 × .1 − .05 × .4 = −.005.
def test_where_camps_are_two_each_camp_decides():
    given = parliament((0.5, 0.3, 0.15, 0.05), (0.2, -0.3, 0.1, -0.4), Hypothesis.TWO)
    given.faction[:, Faction.HARDLINER] = 0.0, 0.0, 1.0, 1.0
    assert bound(vote(given)) == [1.0, 1.0, 0.0, 0.0]
    alone = parliament((0.5, 0.3, 0.15, 0.05), (0.2, -0.3, 0.1, -0.4))
    assert bound(vote(alone)) == [1.0, 0.0, 1.0, 0.0]
    one = parliament((0.5, 0.3, 0.15, 0.05), (0.2, -0.3, 0.1, -0.4), Hypothesis.ONE)
    assert bound(vote(one)) == [1.0] * 4  # .01 − .005


def test_the_mean_is_over_those_who_sit():
    """The first one stays away: .3 × −.1 + .2 × .2 = .01, whatever it would have said."""
    given = parliament(margins=(-9.0, -0.1, 0.2), reading=Hypothesis.ONE)
    assert bound(vote(given, offered(given, 1, 2))) == [0.0, 1.0, 1.0]


@pytest.mark.parametrize("reading", [Hypothesis.ONE, Hypothesis.TWO])
def test_too_small_a_deal_binds_nobody(reading):
    """A splinter of .06 signs; under .10 of strength that is nothing."""
    given = parliament((0.06, 0.94), (1.0, -1.0), reading)
    state = offered(given)
    state.band[0, Band.SPLINTER] = 1.0
    vote(given, state)
    assert bound(state) == [0.0, 0.0]
    assert state.war[[War.BOUND, War.DEAL, War.SIGNED]].tolist() == [0.0, NONE, 0.0]


def test_where_bands_are_many_local_deals_bind_but_settle_nothing():
    given = parliament((0.06, 0.05, 0.89), (1.0, -1.0, -1.0))
    state = vote(given)
    assert bound(state) == [1.0, 0.0, 0.0]
    rows = [War.BOUND, War.DEAL, War.SIGNED, War.FULL, War.SURGE]
    assert state.war[rows].tolist() == [0.06, NONE, 0.0, 0.0, 0.0]


def test_local_deals_add_up_to_a_partial_one():
    given = parliament((0.06, 0.05, 0.89), (1.0, 1.0, -1.0))
    state = vote(given, hold(given, offered(given), 0, deal=NONE))
    assert bound(state) == [1.0, 1.0, 0.0]
    assert state.war[War.BOUND] == pytest.approx(0.11)
    assert state.war[[War.DEAL, War.SIGNED, War.FULL]].tolist() == [PARTIAL, 7.0, 0.0]


def test_a_small_faction_may_join_a_deal_that_stands():
    """A splinter of .06 beside the .3 already bound."""
    given = parliament((0.3, 0.06, 0.64), (1.0, 1.0, -1.0), Hypothesis.ONE)
    state = hold(given, offered(given, 1), 0)
    state.band[1, Band.SPLINTER] = 1.0
    vote(given, state)
    assert bound(state) == [1.0, 1.0, 0.0]
    assert state.war[War.BOUND] == pytest.approx(0.36)


@pytest.mark.parametrize("reading", [Hypothesis.ONE, Hypothesis.TWO, Hypothesis.MANY])
def test_a_tenth_of_strength_is_a_partial_deal(reading):
    given = parliament((0.1, 0.9), (1.0, -1.0), reading)
    given.faction[1, Faction.HARDLINER] = 1.0
    state = offered(given)
    state.band[0, Band.SPLINTER] = 1.0
    assert vote(given, state).war[War.DEAL] == PARTIAL


def vetoes(shares, luck, margins):
    given = parliament(shares, margins)
    given.faction[:, Faction.VETO_LUCK] = luck
    return given


@pytest.mark.parametrize(
    ("shares", "luck", "deal"),
    [
        ((0.5, 0.5), (1.0, 1.0), FULL),  # half, and nobody can go on alone
        ((0.49, 0.51), (1.0, 1.0), PARTIAL),
        ((0.5, 0.5), (1.0, 0.0), PARTIAL),  # who stays out can
        ((0.9, 0.1), (1.0, 0.0), PARTIAL),  # however weak it is
        ((0.5, 0.5), (0.0, 1.0), FULL),  # who can has signed
        ((1.0, 0.0), (0.0, 0.0), FULL),  # without strength nobody can
    ],
)
def test_a_full_deal_needs_half_of_strength_and_every_veto_player(shares, luck, deal):
    state = vote(vetoes(shares, luck, (1.0, -1.0)))
    assert bound(state) == [1.0, 0.0]
    assert state.war[War.DEAL] == deal
    assert state.war[War.FULL] == (7.0 if deal == FULL else 0.0)


# L(20(.18 − .18)) = .5; L(20(.3 − .18)) = L(2.4) = .916827; L(20(.1 − .18)) = L(−1.6) = .167982
@pytest.mark.parametrize(("share", "chance"), [(0.18, 0.5), (0.3, 0.916827), (0.1, 0.167982)])
def test_the_chance_of_being_a_veto_player_by_hand(share, chance):
    for luck, deal in ((chance - 1e-5, PARTIAL), (chance + 1e-5, FULL)):
        state = vote(vetoes((1.0 - share, share), (1.0, luck), (1.0, -1.0)))
        assert state.war[War.DEAL] == deal


def test_a_splinter_always_is_a_veto_player():
    given = vetoes((0.97, 0.03), (1.0, 1.0), (1.0, -1.0))
    assert vote(given).war[War.DEAL] == FULL
    state = offered(given)
    state.band[1, Band.SPLINTER] = 1.0
    assert vote(given, state).war[War.DEAL] == PARTIAL


def test_a_partial_deal_becomes_full_when_the_veto_player_signs():
    given = vetoes((0.6, 0.4), (1.0, 0.0), (1.0, -1.0))
    state = vote(given, month=3)
    assert state.war[[War.DEAL, War.SIGNED, War.FULL]].tolist() == [PARTIAL, 3.0, 0.0]
    assert state.war[War.SURGE] != 0.0
    given.faction[1, Faction.NOISE] = 9.0
    state.band[:, Band.SAT] = 0.0, 1.0
    vote(given, state, month=9)
    assert state.war[[War.DEAL, War.SIGNED, War.FULL, War.SURGE]].tolist() == [FULL, 3.0, 9.0, 0.0]


# phi_c = .3, phi_e = .65: .65(1 − b)/.3 − 1, between −.5 and 1; a veto player stays out.
@pytest.mark.parametrize(
    ("share", "surge"), [(0.1, 0.95), (0.4, 0.3), (0.6, -0.133333), (0.9, -0.5)]
)
def test_the_surge_after_a_partial_deal_by_hand(share, surge):
    state = vote(vetoes((share, 1.0 - share), (1.0, 0.0), (1.0, -1.0)))
    assert state.war[War.DEAL] == PARTIAL
    assert state.war[War.SURGE] == pytest.approx(surge, abs=1e-6)


def test_the_surge_is_at_most_a_doubling():
    """.7 × .9/.1 − 1 = 5.3."""
    given = vetoes((0.1, 0.9), (1.0, 0.0), (1.0, -1.0))
    given.param[[Param.MILITANCY_JOINT, Param.MILITANCY_RISE]] = 0.1, 0.6
    assert vote(given).war[War.SURGE] == 1.0


def test_nobody_spends_more_than_all_its_means_on_violence():
    """phi_e = min(1, .5 + .6): 1 × .6/.5 − 1 = .2."""
    given = vetoes((0.4, 0.6), (1.0, 0.0), (1.0, -1.0))
    given.param[[Param.MILITANCY_JOINT, Param.MILITANCY_RISE]] = 0.5, 0.6
    assert vote(given).war[War.SURGE] == pytest.approx(0.2)


def test_the_surge_fades_by_a_twentieth_a_month():
    given = parliament()
    state = hold(given, offered(given, offer=0.0, surge=0.4), 0)
    for month in range(1, 4):
        vote(given, state, month)
        assert state.war[War.SURGE] == pytest.approx(0.4 * 0.95**month)


def failing(chance: float = SURE, **rows: float):
    """Return a partial deal of the first faction and what threatens it."""
    given = parliament(margins=(1.0, -1.0, -1.0))
    given.param[Param.FAIL_BASE] = chance
    given.faction[:, Faction.TRUSTED] = 0.4
    given.faction[:, Faction.TRUSTS] = 0.6
    state = hold(given, offered(given, offer=0.0, **rows), 0)
    return given, state


def test_a_broken_deal_frees_all_halves_trust_and_ends_the_surge():
    given, state = failing(surge=0.4)
    vote(given, state)
    assert bound(state) == [0.0, 0.0, 0.0]
    rows = [War.BOUND, War.DEAL, War.SURGE, War.BROKEN]
    assert state.war[rows].tolist() == [0.0, NONE, 0.0, 1.0]
    assert state.band[:, Band.TRUSTED].tolist() == [0.2, 0.4, 0.4]  # only of those bound
    assert state.band[:, Band.TRUSTS].tolist() == [0.3, 0.6, 0.6]


def test_the_chance_of_failure_by_hand():
    """−1 − 2 × .5 × .6 + .3 = −1.3; L(−1.3) = .214165."""
    broken = 0
    for draw in range(400):
        given, state = failing(-1.0, cohesion=0.6, violence=0.3)
        given.param[Param.FAIL_BOUND] = 2.0
        fails = lucky(Purpose.DEAL_FAILS, month=5, draw=draw) < 0.214165
        vote(given, state, 5, draw)
        assert state.war[War.BROKEN] == float(fails)
        broken += fails
    assert 0 < broken < 400


@pytest.mark.parametrize(("row", "sign"), [("cohesion", -1), ("bound", -1), ("violence", 1)])
def test_what_makes_deals_fail(row, sign):
    def fails(value: float) -> int:
        count = 0
        for draw in range(400):
            given, state = failing(0.5)
            given.param[Param.FAIL_BOUND] = 2.0
            if row == "bound":
                state.band[0, Band.STRENGTH] = value
            else:
                state.war[War[row.upper()]] = value
            count += int(vote(given, state, draw=draw).war[War.BROKEN])
        return count

    assert np.sign(fails(0.9) - fails(0.2)) == sign


def test_without_a_deal_nothing_fails():
    given, state = failing()
    state.band[:, Band.BOUND] = 0.0
    state.war[[War.BOUND, War.DEAL]] = 0.0
    vote(given, state)
    assert state.war[War.BROKEN] == 0.0
    assert (state.band[:, Band.TRUSTS] == 0.6).all()


def test_local_deals_fail_too_but_no_settlement_is_broken():
    given = parliament((0.06, 0.94), (1.0, -1.0))
    given.param[Param.FAIL_BASE] = SURE
    state = vote(given, hold(given, offered(given, offer=0.0), 0, deal=NONE))
    assert bound(state) == [0.0, 0.0]
    assert state.war[[War.BOUND, War.BROKEN]].tolist() == [0.0, 0.0]
    assert state.band[0, Band.TRUSTS] == 0.25


def test_an_old_deal_fails_before_the_vote():
    """Those who were bound did not sit; who sits may sign in the month of the failure."""
    given = parliament(margins=(1.0, 1.0, -1.0))
    given.param[Param.FAIL_BASE] = SURE
    state = vote(given, hold(given, offered(given, signed=2.0), 0), month=7)
    assert bound(state) == [0.0, 1.0, 0.0]
    rows = [War.BOUND, War.DEAL, War.BROKEN, War.SIGNED]
    assert state.war[rows].tolist() == [0.3, PARTIAL, 1.0, 2.0]


def test_a_deal_is_not_at_risk_in_the_month_it_is_signed():
    given = parliament()
    given.param[Param.FAIL_BASE] = SURE
    state = vote(given)
    assert state.war[[War.DEAL, War.BROKEN]].tolist() == [FULL, 0.0]
    assert vote(given, state).war[War.BROKEN] == 1.0


def test_the_month_of_the_first_deal_stays():
    given = parliament()
    state = vote(given, month=3)
    given.param[Param.FAIL_BASE] = SURE
    state.war[War.OFFER] = 0.0
    vote(given, state, month=4)
    given.param[Param.FAIL_BASE] = NEVER
    state.war[War.OFFER] = 1.0
    vote(given, state, month=8)
    assert state.war[[War.DEAL, War.SIGNED, War.FULL]].tolist() == [FULL, 3.0, 3.0]


def test_the_terms_of_the_cases_model_are_voted_on():
    """All want .5; by the other model's terms of 1 a deal is worth .5 × .5 and nobody signs."""
    given = parliament(margins=(0.1, 0.1, 0.1), government=0.3)
    state = offered(given)
    state.terms[Model.MEDIAN] = 1.0
    assert bound(vote(given, state)) == [1.0] * 3
    given.param[Param.OUTCOME_MODEL] = Model.MEDIAN
    state = offered(given)
    state.terms[Model.MEDIAN] = 1.0
    assert bound(vote(given, state)) == [0.0] * 3


@pytest.mark.parametrize("draw", range(60))
def test_bounds(draw):
    """Whatever happens over a long war: bound is the sum of those bound, a deal its kind."""
    generator = np.random.Generator(np.random.PCG64(draw))
    given = parliament(generator.dirichlet(np.ones(4)), generator.normal(0, 0.2, 4))
    given.param[[Param.FAIL_BASE, Param.HYPOTHESIS]] = -1.5, draw % 3
    given.faction[:, Faction.VETO_LUCK] = generator.uniform(size=4)
    given.faction[:, Faction.HARDLINER] = generator.integers(0, 2, 4)
    state = offered(given)
    shares = given.faction[:, Faction.SHARE]
    for month in range(1, 25):
        given.param[Param.GOVERNMENT_NOISE] = generator.normal(0.5, 0.2)
        free = state.band[:, Band.BOUND] == 0.0
        state.band[:, Band.SAT] = free & (generator.uniform(size=4) < 0.5)
        state.war[War.OFFER] = float(state.band[:, Band.SAT].any())
        vote(given, state, month, draw)
        war = state.war
        assert war[War.BOUND] == pytest.approx(shares @ state.band[:, Band.BOUND], abs=1e-12)
        assert war[War.DEAL] in {NONE, PARTIAL, FULL}
        assert (war[War.DEAL] == NONE) == (war[War.BOUND] < 0.1)
        assert war[War.BOUND] >= (0.5 if war[War.DEAL] == FULL else 0.0)
        assert -0.5 <= war[War.SURGE] <= 1.0
        assert war[War.SURGE] == 0.0 or war[War.DEAL] == PARTIAL
        assert 0.0 <= war[War.SIGNED] <= war[War.FULL] or war[War.FULL] == 0.0


def test_draws_differ_in_luck_only():
    """The chance is L(0): half of the deals fail."""
    broken = []
    for draw in range(400):
        given, state = failing(0.0, cohesion=0.0)
        broken.append(vote(given, state, draw=draw).war[War.BROKEN])
    assert np.mean(broken) == pytest.approx(logistic(0.0), abs=4 * 0.5 / 20)
