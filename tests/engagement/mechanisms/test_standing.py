"""Standing, in worlds written by hand."""

import pytest
from tests.engagement.worlds import kept, start, was, world

from detente.engagement.layout import Band, Faction, Guest, Param, Power, War
from detente.engagement.mechanisms.standing import step_standing

PARTIAL, FULL = 1.0, 2.0


def stage(powers: int = 4):
    """Return a world of a convenor, some powers, a government, two factions; losses weigh 1.5."""
    given = world(guests=powers + 2)
    given.faction[:, Faction.SHARE] = 0.6, 0.4
    given.faction[:, Faction.HARDLINER] = 0.0, 1.0
    given.param[[Param.FAILURE_LOSS, Param.HARDLINER_COST]] = 1.5, 0.1
    return given


def signed(given, deal: float = FULL, bound: float = 1.0, contact: float = 2.0, present: float = 0):
    """Return the state of a month in which a deal is made, and the standing it brings."""
    state = start(given)
    state.band[0, Band.ENGAGED] = contact
    before = was(state)
    state.war[[War.DEAL, War.BOUND, War.PRESENT]] = deal, bound, present
    step_standing(given, before, state)
    return state


def later(given, state, **rows: float):
    """Return the state a month later, with rows of the war changed."""
    state = kept(state)
    before = was(state)
    for name, value in rows.items():
        state.war[War[name.upper()]] = value
    step_standing(given, before, state)
    return state


def test_a_full_deal_credits_the_convenor_with_its_engagement():
    """.6 × 2/3 + .25 = .65."""
    state = signed(stage(), present=0.25)
    assert state.war[War.CREDIT] == pytest.approx(0.65)
    assert state.war[War.STATUS_SUCCESS] == pytest.approx(0.65)


def test_credit_is_at_most_whole():
    assert signed(stage(), contact=3.0, present=1.0).war[War.STATUS_SUCCESS] == 1.0


def test_a_partial_deal_brings_its_bound_share():
    state = signed(stage(), PARTIAL, bound=0.3)
    assert state.war[War.STATUS_SUCCESS] == pytest.approx(0.4 * 0.3)


def test_without_contact_and_company_a_deal_brings_nothing():
    assert signed(stage(), contact=0.0).war[War.STATUS_SUCCESS] == 0.0


def test_credit_stays_that_of_the_month_of_the_deal():
    given = stage()
    state = signed(given)
    state.band[0, Band.ENGAGED] = 0.0
    assert later(given, state).war[War.STATUS_SUCCESS] == pytest.approx(0.4)


def test_a_failure_costs_more_than_success_brought():
    given = stage()
    state = later(given, signed(given), deal=0.0, bound=0.0, broken=1.0)
    assert state.war[War.STATUS_SUCCESS] == pytest.approx(-1.5 * 0.4)


def test_a_new_deal_after_a_failure_credits_anew():
    given = stage()
    failed = later(given, signed(given), deal=0.0, bound=0.0, broken=1.0)
    failed.band[0, Band.ENGAGED] = 1.0
    assert later(given, failed, deal=FULL, bound=1.0).war[War.STATUS_SUCCESS] == pytest.approx(0.2)


def test_a_deal_that_fails_and_is_made_again_in_one_month_credits_anew():
    given = stage()
    state = signed(given)
    state.band[0, Band.ENGAGED] = 1.0
    assert later(given, state, broken=1.0).war[War.STATUS_SUCCESS] == pytest.approx(0.2)


def test_a_rise_from_partial_to_full_credits_anew():
    given = stage()
    state = signed(given, PARTIAL, 0.5)
    state.band[0, Band.ENGAGED] = 3.0
    assert later(given, state, deal=FULL).war[War.STATUS_SUCCESS] == pytest.approx(0.6)


def test_nothing_signed_brings_nothing():
    assert signed(stage(), deal=0.0, bound=0.05).war[War.STATUS_SUCCESS] == 0.0


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [((0, 0, 0, 0), (3, 3, 2, 0), 0.5), ((3, 3, 0, 0), (3, 0, 0, 0), -1.5 * 0.25)],
    ids=["a rise", "a fall weighs more"],
)
def test_acceptance_is_the_change_of_open_contact(before, after, expected):
    given = stage()
    given.power[1:5, Power.CONTACT] = before
    state = start(given)
    state.guest[1:5, Guest.CONTACT] = after
    state.guest[[0, 5], Guest.CONTACT] = 3.0  # neither convenor nor government counts
    step_standing(given, was(state), state)
    assert state.war[War.STATUS_ACCEPTANCE] == pytest.approx(expected)


def test_open_contact_with_a_hardliner_costs_for_good():
    given = stage()
    state = start(given)
    state.band[1, Band.ENGAGED] = 3.0
    step_standing(given, was(state), state)
    assert state.war[War.STATUS_ACCEPTANCE] == pytest.approx(-0.1)
    state.band[1, Band.ENGAGED] = 0.0
    step_standing(given, was(state), state)
    assert state.war[War.STATUS_ACCEPTANCE] == pytest.approx(-0.1)


@pytest.mark.parametrize("how", ["unofficial", "with a moderate", "without strength"])
def test_no_other_contact_costs(how):
    given = stage()
    if how == "without strength":
        given.faction[:, Faction.SHARE] = 1.0, 0.0
    state = start(given)
    state.band[0 if how == "with a moderate" else 1, Band.ENGAGED] = 2.0 if how[0] == "u" else 3.0
    step_standing(given, was(state), state)
    assert state.war[War.STATUS_ACCEPTANCE] == 0.0


def test_without_other_powers_there_is_no_acceptance():
    given = stage(powers=0)
    state = start(given)
    step_standing(given, was(state), state)
    assert state.war[War.STATUS_ACCEPTANCE] == 0.0


def test_standing_moves_nothing_else():
    given = stage()
    state = signed(given, FULL)
    before = kept(state)
    step_standing(given, was(state), state)
    rows = [War.CREDIT, War.PUBLIC, War.STATUS_SUCCESS, War.STATUS_ACCEPTANCE]
    state.war[rows] = before.war[rows]
    for one, other in zip(state, before, strict=True):
        assert (one == other).all() or one is state.terms
