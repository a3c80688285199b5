"""What a deal is worth beside fighting on, in worlds written by hand."""

import numpy as np
import pytest
from tests.engagement.worlds import seated, world

from detente.engagement.kernels.values import faction_margin, government_margin
from detente.engagement.layout import Band, Faction, Hypothesis, Model, Param, Stance, War


def negotiated(reading: Hypothesis = Hypothesis.MANY, contact: float = 2.0, **changes: float):
    """Return a world of two factions and a table at which all sit over terms of .5.

    The government wants .2, factions .8 and .5; p = .6, M = .5, a quarter of those asked came.
    """
    given = world(factions=2)
    given.faction[:, Faction.SHARE] = 0.6, 0.4
    given.faction[0, [Faction.CONTACT, Faction.HARDLINER]] = contact, 1.0
    given.faction[:, Faction.TRUSTS] = 0.4
    given.faction[:, Faction.TRUSTED] = 0.5, 0.2
    given.faction[:, Faction.WAR_COST] = 0.3
    given.faction[0, Faction.NOISE] = 0.02
    given.stance[Stance.IDEAL, :, 0] = 0.8, 0.5, 0.2
    given.stance[Stance.SALIENCE] = 1.0
    param = given.param
    param[[Param.EXPLOITED, Param.LEGITIMACY, Param.GUARANTEE]] = 0.2, 0.1, 0.3
    param[[Param.GOVERNMENT_COST, Param.GOVERNMENT_NOISE]] = 0.35, -0.01
    param[Param.HYPOTHESIS] = reading
    for name, value in changes.items():
        param[Param[name.upper()]] = value
    return given


def room(given, *sat: int):
    state = seated(given, *sat)
    state.war[[War.BALANCE, War.STALEMATE, War.PRESENT]] = 0.6, 0.5, 0.25
    state.terms[Model.COMPROMISE] = 0.5
    state.terms[Model.MEDIAN] = 0.7
    return state


def margins(given, *sat: int) -> tuple[float, float]:
    state = room(given, *(sat or (0, 1)))
    return faction_margin(given, state, 0), government_margin(given, state)


@pytest.mark.parametrize("reading", [Hypothesis.ONE, Hypothesis.MANY])
def test_a_factions_margin_by_hand(reading):
    """gamma = .3 × (2/3 + .25) = .275; q' = .4 + .275 × .6 = .565.

    Deal: .565 × U(.5) + .435 × .2/2 + .02 = .565 × .7 + .0435 + .02 = .459
    War: .4 + .6 × U(.2) − .3 × 1.5 + .1 × 2/3 = .4 + .24 − .45 + .066667 = .256667
    """
    given = negotiated(reading)
    assert faction_margin(given, room(given, 0, 1), 0) == pytest.approx(0.202333, abs=1e-6)


def test_a_factions_margin_under_two_camps_by_hand():
    """In open contact gamma = .3 × min(1, 1.25) × 3/2 = .45; q' = .4 + .45 × .6 = .67.

    Deal: .67 × .7 + .33 × .1 + .02 = .522; war: .19 + 3 × .1 × 1 = .49
    """
    given = negotiated(Hypothesis.TWO, contact=3.0)
    assert faction_margin(given, room(given, 0, 1), 0) == pytest.approx(0.032)


def test_two_camps_without_contact_have_no_guarantor():
    given = negotiated(Hypothesis.TWO, contact=0.0)
    bare = negotiated(Hypothesis.TWO, contact=0.0, guarantee=0.0)
    assert margins(given) == margins(bare)
    # Under another reading those who came to the table guarantee all the same.
    assert margins(negotiated(contact=0.0)) > margins(negotiated(contact=0.0, guarantee=0.0))


def test_who_is_no_hardliner_gains_no_legitimacy():
    """Faction 1: q' = .4 + .3 × .25 × .6 = .445; deal .445 × 1 + .555 × .1 = .5005.

    War: .4 + .6 × U(.2) − .45 = .4 + .6 × .7 − .45 = .37; margin .1305.
    """
    given = negotiated()
    assert faction_margin(given, room(given, 0, 1), 1) == pytest.approx(0.1305)
    given.param[Param.LEGITIMACY] = 9.0
    assert faction_margin(given, room(given, 0, 1), 1) == pytest.approx(0.1305)


def test_the_governments_margin_by_hand():
    """t = .6 × .5 + .4 × .2 = .38; c = .6 × 2/3 = .4; gamma = .3 × .65 = .195.

    t' = .38 + .195 × .62 = .5009; deal: .5009 × .7 + .4991 × .2 − .01 = .44045
    War: .6 + .4 × U(.68) − .35 × 1.5 = .6 + .4 × .52 − .525 = .283
    """
    assert margins(negotiated())[1] == pytest.approx(0.15745)


def test_the_government_trusts_those_that_sit():
    """The second one alone: t' = .2 + .195 × .8 = .356; .356 × .7 + .644 × .2 = .378."""
    assert margins(negotiated(), 1)[1] == pytest.approx(0.378 - 0.01 - 0.283)


def test_the_governments_margin_under_two_camps_by_hand():
    """gamma = .195 × 1.2/2 = .117; t' = .38 + .117 × .62 = .45254; deal .42627 − .01."""
    assert margins(negotiated(Hypothesis.TWO))[1] == pytest.approx(0.42627 - 0.01 - 0.283)


def test_the_case_says_which_terms_are_voted_on():
    """At .7 the faction gains .565 × .2, the government loses .5009 × .2."""
    usual, median = margins(negotiated()), margins(negotiated(outcome_model=Model.MEDIAN))
    assert np.subtract(median, usual) == pytest.approx([0.113, -0.10018])


def raised(change, *, faction: bool):
    """Return how a change of the room moves the margin of the faction or of the government."""
    given = negotiated()
    before, after = room(given, 0, 1), room(given, 0, 1)
    change(after)
    found = [
        faction_margin(given, s, 0) if faction else government_margin(given, s)
        for s in (before, after)
    ]
    return np.sign(found[1] - found[0])


@pytest.mark.parametrize(
    ("row", "value", "faction", "government"),
    [
        (War.STALEMATE, 0.9, 1, 1),
        (War.BALANCE, 0.8, 1, -1),
        (War.PRESENT, 0.3, 1, 1),
    ],
    ids=["stalemate", "the government prevails", "guarantors"],
)
def test_what_makes_a_deal_worth_more(row, value, faction, government):
    def change(state):
        state.war[row] = value

    assert raised(change, faction=True) == faction
    assert raised(change, faction=False) == government


def test_trust_of_each_side_counts_for_that_side_only():
    def trusts(state):
        state.band[:, Band.TRUSTS] = 0.9

    def trusted(state):
        state.band[:, Band.TRUSTED] = 0.9

    assert [raised(trusts, faction=one) for one in (True, False)] == [1, 0]
    assert [raised(trusted, faction=one) for one in (True, False)] == [0, 1]


def test_engagement_of_outsiders_stands_in_for_at_most_the_whole_guarantee():
    given = negotiated(contact=3.0)
    full, more = room(given, 0, 1), room(given, 0, 1)
    full.war[War.PRESENT] = 0.0
    more.war[War.PRESENT] = 1.0
    assert faction_margin(given, full, 0) == faction_margin(given, more, 0)


def test_what_is_left_to_the_betrayed_is_half_as_much_for_a_faction():
    """1 − q' = .435 and 1 − t' = .4991 of a rise by .1."""
    rise = np.subtract(margins(negotiated(exploited=0.3)), margins(negotiated()))
    assert rise == pytest.approx([0.435 * 0.05, 0.4991 * 0.1])
