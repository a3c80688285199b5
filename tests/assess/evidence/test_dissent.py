"""Rankings under rival hypotheses, and the strongest of them."""

import numpy as np
import pytest
from tests.assess.camp_cases import beside_none, with_settings
from tests.reachability.valley import aim

from detente.assess.evidence.dissent import contested, dissent
from detente.assess.evidence.record import Dissent
from detente.runs.draws import Rows

NAMES = ("none", "selective")


DEAL = (aim("settlement"),)


def case(objectives=DEAL):
    chosen = [s for s in beside_none().settings.strategies if s.id in NAMES]
    return with_settings(beside_none(), strategies=chosen, objectives=list(objectives))


def rows(members: dict[int, tuple[int, float, float]], proposition: bool = False) -> Rows:
    """Return draws by member: how many, and the chance of a deal without and with contact."""
    held, none, selective = [], [], []
    for member, (draws, low, high) in members.items():
        held += [member] * draws
        for chance, column in ((low, none), (high, selective)):
            deals = round(chance * draws)
            column.extend([1.0] * deals + [0.0] * (draws - deals))
    outputs = {"settlement": np.array([none, selective]).T.ravel(), "toll": np.zeros(2 * len(held))}
    inputs = {"draw": np.arange(len(held)), "hypothesis|movement": np.array(held)}
    if proposition:
        inputs["proposition|arms"] = np.array(held) == 1
    return Rows(NAMES, outputs, inputs)


def test_a_rival_under_which_another_comes_first_is_the_strongest_dissent():
    found = dissent(case(), rows({0: (400, 0.1, 0.6), 1: (300, 0.6, 0.1), 2: (10, 0, 1)}), 1)
    members = found.sets["movement"]
    assert [members[m].top for m in ("one", "two", "many")] == ["selective", "none", None]
    assert members["two"].parts
    strongest = found.strongest
    assert (strongest.member, strongest.top, strongest.changes) == ("two", "none", True)


def test_a_lead_within_the_noise_is_no_change():
    found = dissent(case(), rows({0: (400, 0.1, 0.6), 1: (300, 0.31, 0.3)}), 1)
    assert found.sets["movement"]["two"].top == "none"
    assert not found.strongest.changes


def test_where_nothing_changes_the_likeliest_rival_is_named():
    found = dissent(case(), rows({0: (400, 0, 0.6), 1: (150, 0, 0.6), 2: (300, 0, 0.6)}), 1)
    assert found.strongest.member == "many"
    assert not found.strongest.changes


def test_without_objectives_or_hypotheses_there_is_none():
    planted = rows({0: (200, 0, 1)})
    assert dissent(case(()), planted, 1) == Dissent(sets={}, strongest=None)
    assert dissent(with_settings(case(), hypotheses=[]), planted, 1).strongest is None


def test_results_with_and_without_a_contested_proposition():
    found = contested(case(), rows({0: (400, 0.1, 0.6), 1: (300, 0.6, 0.1)}, proposition=True), 1)
    assert found["arms"].with_.top == "none"
    assert found["arms"].without.top == "selective"
    assert found["arms"].with_.share == pytest.approx(300 / 700, abs=1e-6)
    assert contested(case(()), rows({0: (200, 0, 1)}, proposition=True), 1) == {}
