import numpy as np
import pytest
from tests.engagement.attendance.rounds import rounds_case

from detente.assess.attendance.rules import RULES, nearest_guests, rule_forecasts
from detente.case.rounds import round_cells

RECORDS = (
    {"southland": "came", "eastland": "came", "capital": "no"},
    {"southland": "came", "eastland": "no", "capital": "declined"},
    {"southland": "came", "eastland": "no", "capital": "came"},
)


def rules(*records, series="talks"):
    case = rounds_case(*records)
    cells = round_cells(case)
    found = rule_forecasts(case, cells, series)
    return found, {guest: j for j, guest in enumerate(cells.guests)}


def test_rules_by_hand():
    found, at = rules(*RECORDS)
    east, south, capital = (at[g] for g in ("eastland", "southland", "capital"))
    assert found["constant"].asked[east] == 0.95
    assert found["running"].asked[east] == pytest.approx(1 / 3)
    assert found["running_smoothed"].asked[east] == pytest.approx(1.5 / 4)
    assert found["running_recent"].asked[east] == pytest.approx(0.49 / (0.49 + 0.7 + 1.0))
    assert found["last_time"].asked[south] == 1.0
    assert found["last_list"].asked[[south, east]].tolist() == [0.97, 0.05]
    assert found["running"].comes[capital] == 0.5
    assert found["running"].present[capital] == pytest.approx(1 / 3)
    # six events in three rounds of six guests, all of them observed
    assert found["base_rate"].asked[east] == pytest.approx(6.5 / 19)


def test_a_rule_that_knows_nothing_says_the_share_of_all():
    found, at = rules(*RECORDS, series="other")
    assert np.array_equal(found["last_time"].asked, found["base_rate"].asked)
    bare, _ = rules()
    assert bare["running"].asked[at["eastland"]] == bare["base_rate"].asked[0] == 0.5
    assert set(found) <= set(RULES)


def test_the_nearest_need_distances():
    case = rounds_case(*RECORDS)
    assert nearest_guests(case, round_cells(case), "talks") is None
