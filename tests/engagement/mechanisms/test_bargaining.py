"""Terms among those who sit, in worlds written by hand."""

import numpy as np
import pytest
from tests.engagement.worlds import kept, seated, start, world

from detente.engagement.layout import Band, Faction, Hypothesis, Model, Param, Stance, War
from detente.engagement.mechanisms.bargaining import movement_ideal, step_bargaining, utility

ALONE = pytest.mark.parametrize("reading", [Hypothesis.TWO, Hypothesis.MANY])


def table(reading: Hypothesis = Hypothesis.MANY, issues: int = 1):
    """Return a movement of three and a government that prevails with chance .4."""
    given = world(factions=3, issues=issues)
    given.faction[:, Faction.SHARE] = 0.5, 0.3, 0.2
    given.stance[Stance.IDEAL, :, 0] = 0.8, 0.5, 0.9, 0.1
    given.stance[Stance.SALIENCE, :, 0] = 0.9, 0.5, 0.6, 0.7
    given.param[[Param.BALANCE, Param.HYPOTHESIS]] = 0.4, reading
    return given


def terms(given, *sat: int, splinters: tuple[int, ...] = ()):
    """Return the state after bargaining among these factions and the government."""
    state = seated(given, *sat)
    state.band[list(splinters), Band.SPLINTER] = 1.0
    step_bargaining(given, state)
    return state


@ALONE
def test_terms_among_those_who_sit_by_hand(reading):
    """The two that sit split the movement's .6: .6 × .5/.8 = .375 and .6 × .3/.8 = .225.

    Influence: .375 × .9 = .3375 at .8, .225 × .5 = .1125 at .5, .4 × .7 = .28 at .1; sum .73.
    Compromise: (.27 + .05625 + .028) / .73 = .485274.
    Median: .28 at .1, .3925 at .5; half is .365: .5.
    """
    state = terms(table(reading), 0, 1)
    assert state.terms[Model.COMPROMISE, 0] == pytest.approx(0.485274, abs=1e-6)
    assert state.terms[Model.MEDIAN, 0] == 0.5
    assert state.war[[War.OFFER, War.OFFERS]].tolist() == [1.0, 1.0]


def test_a_movement_that_is_one_speaks_with_all_its_strength():
    """.6 × (.5, .3, .2) = .3, .18, .12; influence .27, .09, .072 and .28, sum .712.

    Compromise: (.216 + .045 + .0648 + .028) / .712 = .496910.
    Median: .28, .37 at .5; half is .356: .5.
    """
    for sat in ((0, 1, 2), (1,)):  # whoever of it is in the room
        state = terms(table(Hypothesis.ONE), *sat)
        assert state.terms[Model.COMPROMISE, 0] == pytest.approx(0.496910, abs=1e-6)
        assert state.terms[Model.MEDIAN, 0] == 0.5


def test_a_splinter_that_sits_adds_its_own():
    """Together as before; without it .375 and .225 speak for the rest, as by hand above."""
    together = terms(table(Hypothesis.ONE), 0, 1, 2, splinters=(2,))
    assert together.terms[Model.COMPROMISE, 0] == pytest.approx(0.496910, abs=1e-6)
    apart = terms(table(Hypothesis.ONE), 0, 1, splinters=(2,))
    assert apart.terms[Model.COMPROMISE, 0] == pytest.approx(0.485274, abs=1e-6)


def test_a_splinter_alone_speaks_for_itself():
    """.6 × .6 = .36 at .9 and .28 at .1: (.324 + .028) / .64 = .55."""
    state = terms(table(Hypothesis.ONE), 2, splinters=(2,))
    assert state.terms[Model.COMPROMISE, 0] == pytest.approx(0.55)


def test_the_balance_of_this_month_weighs():
    """A government sure to prevail dictates, one sure to lose concedes."""
    given = table()
    found = []
    for p in (0.001, 0.4, 0.999):
        state = seated(given, 0)
        state.war[War.BALANCE] = p
        step_bargaining(given, state)
        found.append(state.terms[Model.COMPROMISE, 0])
    assert found == sorted(found, reverse=True)
    assert found[0] == pytest.approx(0.8, abs=0.01)
    assert found[2] == pytest.approx(0.1, abs=0.01)


def test_who_cares_more_gets_more():
    given = table()
    before = terms(given, 0, 1).terms[Model.COMPROMISE, 0]
    given.stance[Stance.SALIENCE, 0, 0] = 1.0
    assert terms(given, 0, 1).terms[Model.COMPROMISE, 0] > before


@ALONE
def test_an_issue_nobody_present_cares_for_is_weighed_by_strength_alone(reading):
    """.375 × .8 + .225 × .5 + .4 × .1 = .4525; the absent third one cares, to no avail.

    Median: .4 at .1, .625 at .5; half is .5: .5.
    """
    given = table(reading)
    given.stance[Stance.SALIENCE, [0, 1, 3], 0] = 0.0
    state = terms(given, 0, 1)
    assert state.terms[Model.COMPROMISE, 0] == pytest.approx(0.4525)
    assert state.terms[Model.MEDIAN, 0] == 0.5


def test_issues_are_settled_one_by_one():
    given = table(issues=2)
    given.stance[Stance.IDEAL, :, 1] = given.stance[Stance.IDEAL, ::-1, 0]
    given.stance[Stance.SALIENCE, :, 1] = 1.0
    both = terms(given, 0, 1).terms
    assert both[:, 0] == pytest.approx(terms(table(), 0, 1).terms[:, 0])
    assert abs(both[:, 0] - both[:, 1]).min() > 0.01


def test_without_talks_nothing_is_offered_and_old_terms_stay():
    given = table()
    state = terms(given, 0, 1)
    state.war[War.GOVERNMENT_SAT] = 0.0
    old = state.terms.copy()
    step_bargaining(given, state)
    assert (state.terms == old).all()
    assert state.war[[War.OFFER, War.OFFERS]].tolist() == [0.0, 1.0]
    assert np.isnan(start(given).terms).all()


def test_without_issues_there_is_nothing_to_offer():
    given = world(factions=2, issues=0)
    state = terms(given, 0, 1)
    assert state.war[[War.OFFER, War.OFFERS]].tolist() == [0.0, 0.0]


def test_offers_are_counted():
    given = table()
    state = terms(given, 0)
    for _ in range(4):
        step_bargaining(given, state)
    assert state.war[War.OFFERS] == 5.0


def test_terms_lie_between_those_present():
    generator = np.random.Generator(np.random.PCG64(2))
    for reading in Hypothesis:
        for _ in range(60):
            given = table(reading, issues=3)
            given.stance[:] = generator.uniform(size=given.stance.shape)
            given.faction[:, Faction.SHARE] = generator.dirichlet(np.ones(3))
            given.param[Param.BALANCE] = generator.uniform(0.001, 0.999)
            sat = [0, 1, 2] if reading == Hypothesis.ONE else [int(generator.integers(3))]
            found = terms(given, *sat).terms
            ideals = given.stance[Stance.IDEAL, [*sat, 3]]
            assert (found >= ideals.min(axis=0) - 1e-12).all()
            assert (found <= ideals.max(axis=0) + 1e-12).all()


def valued():
    given = world(factions=2, issues=2)
    given.stance[Stance.IDEAL, 0] = 0.8, 0.2
    given.stance[Stance.SALIENCE, 0] = 0.9, 0.3
    given.stance[Stance.IDEAL, -1] = 0.1, 0.0
    given.stance[Stance.SALIENCE, -1] = 0.0, 0.0
    return given


def test_what_a_party_makes_of_terms_by_hand():
    """1 − (.9 × |.5 − .8| + .3 × |.4 − .2|) / (.9 + .3) = 1 − (.27 + .06) / 1.2 = .725."""
    assert utility(valued(), 0, np.array([0.5, 0.4])) == pytest.approx(0.725)


def test_utility_is_one_at_the_own_ideal_and_for_who_cares_for_nothing():
    given = valued()
    assert utility(given, 0, given.stance[Stance.IDEAL, 0]) == 1.0
    assert utility(given, -1, np.array([1.0, 1.0])) == 1.0  # the government here


def test_utility_lies_between_nought_and_one_and_falls_with_distance():
    given = valued()
    found = [utility(given, 0, np.array([x, 0.2])) for x in (0.8, 0.5, 0.2, 0.0)]
    assert found == sorted(found, reverse=True)
    assert utility(given, 0, np.array([0.0, 1.0])) >= 0.0


def test_the_movements_position_is_the_mean_by_strength():
    """.5 × .8 + .3 × .5 + .2 × .9 = .73, whoever sits or has split off."""
    given = table()
    assert movement_ideal(given, start(given)) == pytest.approx([0.73])


def test_nothing_but_the_offer_is_written():
    given = table()
    state = seated(given, 0, 2)
    before = kept(state)
    step_bargaining(given, state)
    assert (state.band == before.band).all()
    assert (state.guest == before.guest).all()
    rows = [row for row in War if row not in {War.OFFER, War.OFFERS}]
    assert (state.war[rows] == before.war[rows]).all()
