"""Rates of contact and of first talks are drawn from the record of the case."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from scipy import special
from tests.assess.camp_cases import with_settings
from tests.engagement.attendance.rounds import rounds_case
from tests.ensemble.planted import claim, planted, table, tie

from detente.case.case import Case
from detente.engagement.setup.contact import contact_luck, contact_record, first_talks
from detente.engagement.setup.inputs import Inputs
from detente.engagement.task import EngagementTask
from detente.models.contact.exposure import Exposure
from detente.models.contact.rates import Rates, rates_of
from detente.vocabulary.input_key import InputKey

SOUTH, EAST = 1, 2  # places among the powers: northland, southland, eastland
NOW, TEN_YEARS_AGO = date(2020, 6, 30), date(2010, 6, 30)
LATER = {"level": "open", "date_from": date(2019, 6, 30)}
VECTOR = {"date_from": date(2014, 6, 30), "date_to": date(2017, 6, 30)}  # unofficial, years 4 to 7


def contact_rates(inputs: Inputs) -> Rates:
    return rates_of(contact_record(inputs), contact_luck(inputs))


def contact(name: str, who: str = "southland", **fields):
    return tie(name, **{"from": who, "to": "front", "level": "unofficial", **fields})


def case_of(*rows, **settings) -> Case:
    return with_settings(planted(relations=rows), **{"contact_record_from": None, **settings})


def inputs_of(case: Case, draws: int = 3, first: int = 0, **ties) -> Inputs:
    """Return the inputs of some draws; ``ties`` say in which draws a contact exists."""
    forced = {str(InputKey.tie(t, "contact")): np.array(v, float) for t, v in ties.items()}
    return EngagementTask(case, 1, forced=forced).inputs(first, draws)


def found_in(case: Case, **how) -> Exposure:
    return contact_record(inputs_of(case, **how))


def test_one_spell_is_vector_19_of_the_design():
    """Ten years: none to year 4, unofficial to year 7, none since."""
    found = found_in(case_of(contact("c", **VECTOR), contact_record_from=TEN_YEARS_AGO))
    assert found.years.shape == (3, 3, 4)
    assert found.moves.shape == (3, 3, 4, 4)
    for years, moves in zip(found.years[:, SOUTH], found.moves[:, SOUTH], strict=True):
        assert years == pytest.approx([4.136896, 0.0, 1.792752, 0.0], abs=1e-3)
        assert moves[0, 2] == pytest.approx(0.5, abs=1e-3)
        assert moves[2, 0] == pytest.approx(0.707107, abs=1e-3)
        assert moves.sum() == moves[0, 2] + moves[2, 0]


def test_a_power_without_contact_has_quiet_years_only():
    """6/ln 2 × (1 − 2^(−10/6)) = 5.929648 years count."""
    found = found_in(case_of(contact("c", **VECTOR), contact_record_from=TEN_YEARS_AGO))
    assert found.years[0, EAST] == pytest.approx([5.929648, 0.0, 0.0, 0.0], abs=1e-3)
    assert not found.moves[0, EAST].any()


def test_the_record_starts_by_default_with_the_first_contact_which_is_no_opening():
    """Six years at half-life six: 6/ln 2 × ½ = 4.328085. The first began with the record."""
    first = contact("c", "eastland", date_from=date(2014, 6, 30))
    found = found_in(case_of(first, contact("undated", "southland", level="open")))
    assert found.years[0, EAST] == pytest.approx([0.0, 0.0, 4.328085, 0.0], abs=1e-3)
    assert found.years[0, SOUTH] == pytest.approx([4.328085, 0.0, 0.0, 0.0], abs=1e-3)
    assert not found.moves.any()


def test_a_contact_without_a_date_is_not_read():
    dated = contact("c", **VECTOR)
    for one, other in zip(
        found_in(case_of(dated, contact("undated", level="open"))),
        found_in(case_of(dated)),
        strict=True,
    ):
        assert np.array_equal(one, other)


def test_where_contacts_overlap_the_highest_level_counts():
    """Open for the last year: 6/ln 2 × (1 − 2^(−1/6)) = .944612; the rise counts 2^(−1/6)."""
    rows = [contact("c", date_from=date(2014, 6, 30)), contact("up", **LATER)]
    found = found_in(case_of(*rows, contact_record_from=TEN_YEARS_AGO))
    assert found.years[0, SOUTH, 3] == pytest.approx(0.944612, abs=2e-3)
    assert found.moves[0, SOUTH, 2, 3] == pytest.approx(0.890899, abs=1e-3)
    assert found.moves[0, SOUTH, 0, 2] == pytest.approx(0.5, abs=1e-3)


def test_a_contact_counts_in_the_draws_in_which_it_exists():
    """Four draws, every pattern of two contacts: each is the record of a case with those alone."""
    rows = {"c": contact("c", **VECTOR), "up": contact("up", **LATER)}
    patterns = [(0, 0), (1, 0), (0, 1), (1, 1)]
    exist = {name: [row[n] for row in patterns] for n, name in enumerate(rows)}
    whole = found_in(case_of(*rows.values(), contact_record_from=TEN_YEARS_AGO), draws=4, **exist)
    for n, pattern in enumerate(patterns):
        alone = [row for row, exists in zip(rows.values(), pattern, strict=True) if exists]
        expected = found_in(case_of(*alone, contact_record_from=TEN_YEARS_AGO))
        assert whole.years[n] == pytest.approx(expected.years[0])
        assert whole.moves[n] == pytest.approx(expected.moves[0])


def test_a_power_that_is_younger_than_the_record_has_no_years_before():
    case = case_of(contact("c", **VECTOR), contact_record_from=TEN_YEARS_AGO)
    rows = [
        actor.model_copy(update={"active_from": date(2014, 6, 30)})
        if actor.id == "eastland"
        else actor
        for actor in case.actors
    ]
    found = found_in(replace(case, actors=planted(actors=rows).actors))
    assert found.years[0, EAST] == pytest.approx([4.328085, 0.0, 0.0, 0.0], abs=1e-3)


def test_without_a_record_rates_are_drawn_from_their_priors():
    """Gamma(1, 5) of falling to none at luck u is −ln(1 − u)/5; a level's mean share is 3/8."""
    inputs = inputs_of(case_of(), draws=4000)
    found = contact_rates(inputs)
    assert not contact_record(inputs).years.any()
    down = -np.log1p(-inputs.choice("contact-down")) / 5.0
    assert found.down == pytest.approx(down)
    pooled = -np.log1p(-inputs.choice("contact-opening")) / 15.0
    own = special.gammaincinv(3.0, inputs.choice("contact-own-southland")) / 3.0
    assert found.opening[:, SOUTH] == pytest.approx(pooled * own)
    assert found.shares.mean(axis=0) == pytest.approx([3 / 8, 3 / 8, 2 / 8], abs=0.02)
    assert found.together.mean() == pytest.approx(1.0, abs=0.06)


def test_rates_follow_the_record():
    """Vector 20 for one power alone: here two more were quiet for ten years, 5.929648 each.

    Opening (1 + .5)/(15 + 4.136896 + 2 × 5.929648) = .048392 in the mean of the pooled rate.
    """
    inputs = inputs_of(case_of(contact("c", **VECTOR), contact_record_from=TEN_YEARS_AGO), 6000)
    found = contact_rates(inputs)
    assert found.down.mean() == pytest.approx(1.707107 / 6.792752, abs=0.01)
    pooled = special.gammaincinv(1.5, inputs.choice("contact-opening")) / 30.996192
    assert pooled.mean() == pytest.approx(0.048392, abs=0.002)
    own = 3.5 / (3.0 + 4.136896 * pooled)
    assert found.opening[:, SOUTH].mean() == pytest.approx((pooled * own).mean(), abs=0.002)
    assert found.opening[:, SOUTH].mean() > found.opening[:, EAST].mean()
    assert found.shares.mean(axis=0) == pytest.approx([1.5 / 4.5, 2 / 4.5, 1 / 4.5], abs=0.02)


def test_rates_of_any_part_of_the_draws_are_the_same():
    case = case_of(contact("c", **VECTOR), contact_record_from=TEN_YEARS_AGO)
    whole, part = (contact_rates(inputs_of(case, n, first)) for n, first in ((20, 0), (6, 11)))
    for one, other in zip(whole, part, strict=True):
        assert np.array_equal(one[11:17], other)


BOTH = {"capital": "came", "river-wing": "came"}
ALONE = ({"capital": "came", "southland": "came"}, {"river-wing": "came"}, {"front": "declined"})


def monthly(case: Case, draws: int = 2000) -> tuple[np.ndarray, np.ndarray]:
    """Return the rate of first talks a month by draw, and its luck."""
    inputs = inputs_of(with_settings(case, contact_record_from=TEN_YEARS_AGO), draws)
    chance = 1.0 / (1.0 + np.exp(-first_talks(inputs)))
    return -np.log1p(-chance), inputs.choice("first-talks")


def test_without_talks_on_record_the_rate_is_one_event_in_the_months_and_55_more():
    """Ten years are 120 months: Gamma(1, 175) at luck u is −ln(1 − u)/175, .0057 in the mean."""
    rate, luck = monthly(rounds_case())
    assert rate == pytest.approx(-np.log1p(-luck) / 175.0, rel=1e-3)


@pytest.mark.parametrize("count", [1, 3])
def test_each_round_at_which_both_sat_is_an_event(count):
    rate, luck = monthly(rounds_case(*[BOTH] * count, ALONE[0]))
    assert rate == pytest.approx(special.gammaincinv(1.0 + count, luck) / 175.0, rel=1e-3)
    assert rate.mean() == pytest.approx((1.0 + count) / 175.0, rel=0.03)


def test_rounds_at_which_one_side_sat_say_nothing():
    assert np.array_equal(monthly(rounds_case(*ALONE))[0], monthly(rounds_case())[0])


def test_months_are_counted_from_the_first_round_if_the_record_of_contact_is_shorter():
    """From 1 July 2018 on: 24 months less a day; a count needs the time in which it was counted."""
    for settings in ({"contact_record_from": None}, {"contact_record_from": date(2020, 6, 1)}):
        inputs = inputs_of(with_settings(rounds_case(BOTH), **settings), 500)
        rate = -np.log1p(-1.0 / (1.0 + np.exp(-first_talks(inputs))))
        expected = special.gammaincinv(2.0, inputs.choice("first-talks")) / (55.0 + 23.98)
        assert rate == pytest.approx(expected, rel=1e-3)


def test_a_round_counts_where_the_rows_of_both_sides_stand():
    case = rounds_case(BOTH)
    rows = [
        row.model_copy(update={"claims": ["C9"]} if row.actor == "river-wing" else {})
        for row in case.rounds
    ]
    cited = replace(case, rounds=table(rows), claims=table([*case.claims, claim("C9", 0.9)]))
    for truth, same in ((1.0, case), (0.0, rounds_case({"capital": "came"}))):
        forced = EngagementTask(cited, 1, forced={"claim|C9": truth}).inputs(0, 40)
        plain = EngagementTask(same, 1).inputs(0, 40)
        assert np.array_equal(first_talks(forced), first_talks(plain))
