"""Levers on a case: exact for the compromise model, feasible only within elicited ranges."""

import numpy as np
import pytest
from tests.ensemble.planted import example

from detente.assess.agreement.levers import LEVER_MODELS, WARNING, levers
from detente.assess.agreement.table import table_of
from detente.engagement.task import EngagementTask
from detente.errors import UnknownNameError
from detente.models.bargaining.levers import levers_array

DRAWS = 64


def asked(actor: str = "northland", issue: str | None = "power", **choices):
    return levers(example(), actor, issue, draws=DRAWS, **choices)


def test_positions_move_the_compromise_by_their_share_of_influence():
    found = asked().issues["power"].levers
    table = table_of(EngagementTask(example(), 1).inputs(0, DRAWS))
    k = table.issues.index("power")
    exact = levers_array(table.position[:, k], table.capability, table.salience[:, k]).by_position
    for one in found:
        if one.what == "position":
            n = table.parties.index(one.whose)
            moves = exact[:, n] * (one.to - table.position[:, k, n])
            assert one.moves.p50 == pytest.approx(np.median(moves), abs=1e-5)


def test_others_move_within_their_own_range_and_the_asker_within_the_scale():
    found = asked().issues["power"].levers
    ranges = {
        (a.subject, a.variable): (a.low, a.high) for a in example().assessments if a.item == "power"
    }
    for one in found:
        if one.own:
            assert one.to in {0.0, 1.0, 100.0}
        else:
            assert one.to in ranges[one.whose, one.what]


def test_they_are_ranked_and_gains_are_of_nearness():
    told = asked().issues["power"]
    gains = [one.mean_gain for one in told.levers]
    assert gains == sorted(gains, reverse=True)
    assert gains[0] > 0.0
    assert told.distance.p50 > 0.0


def test_the_government_would_persuade_the_hill_wing_or_overstate():
    """Government 10, hill wing 80: the hill wing's low end of 60 brings the mean nearer."""
    found = asked("capital").issues["power"].levers
    best = found[0]
    assert best.own or (best.whose, best.what, best.to) == ("hill-wing", "position", 60)
    persuaded = next(o for o in found if (o.whose, o.what) == ("hill-wing", "position"))
    assert persuaded.to == 60
    assert persuaded.moves.p50 < 0.0 < persuaded.mean_gain


@pytest.mark.parametrize("model", LEVER_MODELS)
def test_every_model_answers_with_the_warning(model):
    found = asked(model=model)
    assert found.warning == WARNING
    assert found.issues["power"].levers


def test_all_issues_without_a_name_and_the_same_numbers_again():
    found = asked(issue=None)
    assert set(found.issues) == {"power", "ceasefire"}
    assert asked(issue=None) == found


@pytest.mark.parametrize(
    ("actor", "issue", "model", "message"),
    [
        ("river-speaker", None, "bargaining.median", "has no position there"),
        ("nobody", "power", "bargaining.median", "allowed: northland"),
        ("capital", "peace", "bargaining.median", "issue 'peace' is not in the case"),
        ("capital", "power", "bargaining.exchange", "has no levers here; allowed"),
    ],
)
def test_what_has_no_lever_is_refused(actor, issue, model, message):
    with pytest.raises(UnknownNameError, match=message):
        levers(example(), actor, issue, model, draws=8)
