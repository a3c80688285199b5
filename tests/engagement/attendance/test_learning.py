"""What rounds may and may not do to forecasts: the invariants of attendance learned from them."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engagement.attendance.rounds import FIRST_DAY, GUESTS, rounds_case
from tests.ensemble.planted import table

from detente.case.rounds import round_cells, series_of
from detente.case.schema.settings import RoundsRead
from detente.engagement.attendance.forecasting import forecast_round
from detente.engagement.attendance.learning import learn, past_of, role_counts, years_between

LATER = FIRST_DAY + timedelta(days=548)
DRAWS = 4


def chances(case, series="talks", day=LATER, draws=DRAWS):
    learned = learn(case, series, draws=draws)
    guests = np.ones(len(learned.features.guests), np.bool_)
    found = forecast_round(learned, day, guests=guests)
    return {g: (found.asked[j], found.comes[j]) for j, g in enumerate(found.guests)}


def test_without_rounds_every_forecast_is_the_prior_whatever_the_day():
    bare = rounds_case()
    one, other = chances(bare), chances(bare, None, date(2030, 1, 1))
    assert one == other
    unread = RoundsRead(learn=False)
    full = rounds_case({"southland": "came", "capital": "declined"}, rounds=unread)
    assert chances(full) == one


def test_the_priors_are_those_of_the_design():
    found = chances(rounds_case(), draws=64)
    expected = {"southland": (0.33, 0.96), "capital": (0.51, 0.97), "hill-wing": (0.41, 0.92)}
    for guest, (asked, comes) in expected.items():
        assert found[guest][0] == pytest.approx(asked, abs=0.06)
        assert found[guest][1] == pytest.approx(comes, abs=0.03)


def test_striking_the_rounds_returns_the_priors_and_a_round_attended_raises_the_next():
    record = {"southland": "came", "eastland": "no", "capital": "came"}
    bare, one, two = (chances(rounds_case(*[record] * n)) for n in (0, 1, 2))
    assert bare["southland"][0] < one["southland"][0] < two["southland"][0]
    assert bare["eastland"][0] > one["eastland"][0] > two["eastland"][0]
    assert bare["southland"][1] < one["southland"][1]
    struck = replace(rounds_case(record), rounds=table(()))
    assert chances(struck, "talks") == bare


@given(
    st.lists(
        st.lists(st.sampled_from(["came", "no", "declined"]), min_size=3, max_size=3),
        min_size=1,
        max_size=3,
    ),
    st.integers(0, 2),
    st.integers(0, 8),
)
def test_a_better_record_of_its_own_never_lowers_a_forecast(rounds, guest, at):
    names = ("southland", "eastland", "hill-wing")
    worse = [dict(zip(names, row, strict=True)) for row in rounds]
    worse[at % len(rounds)][names[guest]] = "no"
    # somebody comes to every round, so that it counts as held either way
    worse = [{"capital": "came", **row} for row in worse]
    better = [dict(row) for row in worse]
    better[at % len(rounds)][names[guest]] = "came"
    low, high = (chances(rounds_case(*record), draws=1) for record in (worse, better))
    assert high[names[guest]][0] >= low[names[guest]][0] - 1e-12


def test_relabelling_permutes_the_forecasts():
    one = chances(rounds_case({"southland": "came", "eastland": "no"}))
    other = chances(rounds_case({"eastland": "came", "southland": "no"}))
    assert one["southland"] == pytest.approx(other["eastland"], abs=1e-12)
    assert one["capital"] == pytest.approx(other["capital"], abs=1e-12)


def test_evidence_fades_and_other_series_count_less():
    came = rounds_case({"southland": "came"})
    near, far = (
        chances(came, "other", FIRST_DAY + timedelta(days=d))["southland"][0] for d in (100, 8000)
    )
    prior = chances(rounds_case(), "other")["southland"][0]
    assert prior < far < near
    assert near < chances(came, "talks", FIRST_DAY + timedelta(days=100))["southland"][0]


def test_a_round_at_which_a_guest_is_not_observed_leaves_its_own_evidence():
    seen = {"capital": "came", "southland": "came", "eastland": "unknown"}
    learned = learn(rounds_case(seen), "talks", draws=1)
    place = learned.features.guests.index("eastland")
    untouched = learn(rounds_case(), "talks", draws=1)
    assert np.array_equal(
        learned.asked[0].belief.propensity[place], untouched.asked[0].belief.propensity[place]
    )


def test_the_list_of_the_series_and_roles_are_kept():
    case = rounds_case({"southland": "observed", "capital": "came"}, {"capital": "came"})
    learned = learn(case, "talks", draws=1)
    at = {guest: j for j, guest in enumerate(learned.features.guests)}
    listed = {"capital", "northland"}  # the host was there too
    assert learned.last.tolist() == [float(g in listed) for g in learned.features.guests]
    assert learned.roles.own[at["southland"]].tolist() == [0.0, 1.0, 0.0]
    assert learned.roles.last[at["capital"]].tolist() == [0.0, 0.0, 1.0]
    assert learned.roles.others[at["capital"]].tolist() == [0.0, 1.0, 0.0]
    assert learn(case, "other", draws=1).last is None
    assert set(GUESTS) < set(learned.features.guests)


def test_the_host_of_a_round_is_on_its_list():
    """Where the series changes its host, the last one was present and is expected again."""
    learned = learn(rounds_case({"southland": "came", "eastland": "no"}), "talks", draws=DRAWS)
    listed = dict(zip(learned.features.guests, learned.last.tolist(), strict=True))
    assert (listed["northland"], listed["southland"], listed["eastland"]) == (1.0, 1.0, 0.0)
    assert chances(rounds_case({"southland": "came"}))["northland"][0] > 0.5


def test_the_latest_series_of_a_host():
    cells = round_cells(rounds_case({"capital": "came"}))
    assert series_of(cells, "northland") == "talks"
    assert series_of(cells, "capital") is None


def test_years_are_never_negative():
    assert years_between(date(2020, 1, 1), date(2021, 1, 1)) == pytest.approx(1.0, abs=0.01)
    assert years_between(date(2021, 1, 1), date(2020, 1, 1)) == 0.0


def test_roles_are_counted_where_their_rows_stand():
    """Came as observer, then as participant; the second row does not stand in the second draw."""
    past = past_of(round_cells(rounds_case({"southland": "observed"}, {"southland": "came"})), None)
    j = past.cells.guests.index("southland")
    stands = np.ones((2, 2, len(past.cells.guests)), dtype=bool)
    stands[1, 1, j] = False
    found = role_counts(past, stands)
    assert found.own[:, j].tolist() == [[0, 1, 1], [0, 1, 0]]
    assert found.last[:, j].tolist() == [[0, 0, 1], [0, 1, 0]]
    assert (found.own[0] == role_counts(past).own).all()
