"""What those at the table would compromise on."""

import numpy as np
import pytest
from tests.ensemble.planted import assessment, planted

from detente.strategy.build import guests_of
from detente.strategy.loop import Outputs
from detente.strategy.outcomes import compromises
from detente.strategy.rows import Role
from detente.strategy.task import EngagementTask

TABLE = {  # position, salience, capability
    "capital": (10.0, 0.9, 60.0),
    "northland": (30.0, 0.5, 40.0),
    "river-wing": (50.0, 0.6, 20.0),
    "hill-wing": (90.0, 0.8, 30.0),
}


def case():
    rows = []
    for who, values in TABLE.items():
        for variable, value in zip(("position", "salience", "capability"), values, strict=True):
            item = None if variable == "capability" else "power"
            fields = {"subject": who, "variable": variable, "item": item}
            rows.append(assessment(f"{variable}-{who}", value, value, value, **fields))
    return planted(assessments=rows)


def outcome(roles: dict[str, Role], engaged: dict[str, float]):
    given = case()
    guests, wings = guests_of(given), [f.id for f in given.factions()]
    one = np.zeros((1, 1, len(guests)))
    role, levels = one.copy(), np.zeros((1, 1, len(wings)))
    for guest, value in roles.items():
        role[0, 0, guests.index(guest)] = float(value)
    for wing, value in engaged.items():
        levels[0, 0, wings.index(wing)] = value
    out = Outputs(one, one, levels, role, np.zeros((1, 1, 4)))
    found = compromises(EngagementTask(given, 1).inputs(0, 1), out)
    assert set(found) == {"power"}  # nobody has a position on the other issue
    return float(found["power"][0, 0])


def mean(*who: str) -> float:
    x, s, c = np.array([TABLE[one] for one in who]).T
    return float((c * s * x).sum() / (c * s).sum())


HERE = {"capital": Role.PARTICIPANT, "northland": Role.HOST}


def test_all_who_are_heard():
    found = outcome(HERE, {"river-wing": 2.0, "hill-wing": 3.0})
    assert found == pytest.approx(mean("capital", "northland", "river-wing", "hill-wing"))


def test_a_wing_in_clandestine_contact_is_not_heard():
    found = outcome(HERE, {"river-wing": 2.0, "hill-wing": 1.0})
    assert found == pytest.approx(mean("capital", "northland", "river-wing"))


def test_a_guest_that_stays_away_does_not_count():
    found = outcome({"capital": Role.OBSERVER}, {"hill-wing": 2.0})
    assert found == pytest.approx(mean("capital", "hill-wing"))


def test_a_guest_without_a_position_does_not_count():
    found = outcome({**HERE, "eastland": Role.PARTICIPANT}, {"hill-wing": 2.0})
    assert found == pytest.approx(mean("capital", "northland", "hill-wing"))


@pytest.mark.parametrize(
    ("roles", "engaged"),
    [
        ({"northland": Role.HOST}, {"hill-wing": 3.0}),
        (HERE, {"hill-wing": 1.0}),
        (HERE, {}),
        ({}, {}),
    ],
    ids=["no-government", "no-wing-heard", "no-wing", "nobody"],
)
def test_no_table_no_outcome(roles, engaged):
    assert np.isnan(outcome(roles, engaged))
