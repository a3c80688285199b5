"""Partner tests with three answers: passes, fails, or too little is known."""

import numpy as np
import pytest
from tests.engagement.drawing.small import actors, inputs, sets, settings, small
from tests.ensemble.planted import assessment, claim, support

from detente.case.schema.settings import PartnerRule
from detente.case.schema.world import Presence
from detente.engagement.drawing.partners import (
    Partners,
    combine_votes,
    partners_of,
    picked,
    rival_weight,
)
from detente.vocabulary.classes import AMBIVALENT

HILL, RIVER = 0, 1
SURE = {"perception": [0, 0, 0]}


def rule(*tests: dict, **fields) -> PartnerRule:
    made = [{"id": f"t{n}", "title": "t", **test} for n, test in enumerate(tests)]
    return PartnerRule.model_validate({"tests": made, **fields})


def variable(name: str, at_least: float, **fields) -> dict:
    return {"measure": "variable", "variable": name, "at_least": at_least, **fields}


def row(name: str, subject: str, value: float, of="hardness", **fields):
    return assessment(name, value, value, value, subject=subject, variable=of, **fields)


def clear(case, *tests: dict, **fields):
    """Return a case with these tests, and a convenor that sees without error."""
    seeing = [{"id": "a", "binds": SURE}, {"id": "b", "binds": {**SURE, "pace": [0, 0, 1]}}]
    return settings(sets(case, sight=seeing), partner_rule=rule(*tests, **fields))


def answers(case, draws=64):
    found = partners_of(inputs(case, draws))
    return found.passes["t0"], found.unknown["t0"]


def test_a_known_trait_passes_or_fails():
    case = small(assessments=[row("a", "hill-wing", 0.8), row("b", "river-wing", 0.4)])
    passes, unknown = answers(clear(case, variable("hardness", 0.5)))
    assert (passes == [True, False]).all()
    assert not unknown.any()


def test_a_trait_is_the_faction_s_own_or_the_movement_s():
    case = small(assessments=[row("a", "front", 0.8), row("b", "river-wing", 0.4)])
    passes, _ = answers(clear(case, variable("hardness", 0.5)))
    assert (passes == [True, False]).all()


def test_what_nobody_assessed_and_what_nobody_elicited_is_unknown():
    holder = row("a", "hill-wing", 0.8).model_copy(update={"status": "placeholder"})
    passes, unknown = answers(clear(small(assessments=[holder]), variable("hardness", 0.5)))
    assert unknown.all()
    assert not passes.any()


def test_an_assessment_that_does_not_stand_is_unknown():
    doubted = row("a", "hill-wing", 0.8).model_copy(update={"status": "judgement"})
    case = small(assessments=[doubted], claims=[claim("k", 0.5)], supports=[support("k", "a")])
    case = clear(case, variable("hardness", 0.5))
    given = inputs(case, 300)
    found = partners_of(given)
    stands = given.claims.standing["k"]
    assert (found.passes["t0"][:, HILL] == stands).all()
    assert (found.unknown["t0"][:, HILL] == ~stands).all()


def test_a_trait_is_seen_with_an_error_of_a_tenth_of_its_scale():
    case = small(assessments=[row("a", "hill-wing", 0.4)])
    case = settings(sets(case), partner_rule=rule(variable("hardness", 0.5)))
    passes, _ = answers(case, 4000)
    assert passes[:, HILL].mean() == pytest.approx(0.1587, abs=0.02)  # one sd below


def test_weight_where_the_rival_is_needs_a_place_on_record():
    case = small(presence=small().presence.records[:3])  # the hill wing has none
    case = clear(case, {"measure": "rival-weight", "at_least": 0.1})
    given = inputs(case)
    found = partners_of(given)
    assert found.unknown["t0"].tolist() == [[True, False]] * 64
    expected = rival_weight(given, "river-wing") >= 0.1
    assert (found.passes["t0"][:, RIVER] == expected).all()
    assert answers(settings(case, rival=None))[1].all()


CLASS = {"measure": "class", "at_least_class": "ambivalent"}


def trait(name: str, subject: str, item: str, value: float):
    return row(name, subject, value, of="performance", item=item)


def test_a_class_needs_every_criterion():
    case = small(
        assessments=[
            trait("a", "hill-wing", "talk", 9.9),
            trait("b", "hill-wing", "drugs", 9.9),
            trait("c", "river-wing", "talk", 9.9),
        ]
    )
    passes, unknown = answers(clear(case, CLASS))
    assert (passes == [True, False]).all()
    assert (unknown == [False, True]).all()


def test_a_class_fails_where_the_best_of_the_unknown_would_not_do(monkeypatch):
    """So low on the one criterion that is known that it is a spoiler whatever the other is."""
    monkeypatch.setattr("detente.engagement.setup.sorting._PERCEPTION", (0.0, 0.0, 0.0))
    case = small(assessments=[trait("a", "hill-wing", "talk", 0.0)])
    passes, unknown = answers(clear(case, CLASS))
    assert not passes.any()
    assert (unknown == [False, True]).all()


def test_without_criteria_no_class_is_known():
    case = settings(clear(small(), CLASS), criteria=[])
    found = partners_of(inputs(case))
    assert (found.true_class == AMBIVALENT).all()
    assert not found.passes["t0"].any()
    assert found.unknown["t0"].all()


@pytest.mark.parametrize("threshold", [0.05, 0.35, 0.5, 0.6, 0.95])
def test_weighted_votes_by_hand(threshold):
    """.6, .3 and .1 of the weights; .6 is met on paper."""
    made = rule(*({**CLASS, "weight": w} for w in (0.6, 0.3, 0.1)), threshold=threshold)
    votes = [np.array([k >> bit & 1 for k in range(8)], dtype=bool) for bit in range(3)]
    scores = [0.6 * (k & 1) + 0.3 * (k >> 1 & 1) + 0.1 * (k >> 2 & 1) for k in range(8)]
    found = combine_votes(made, votes, "weighted")
    assert found.tolist() == [score >= threshold for score in scores]


def test_weight_where_the_rival_is_by_hand():
    """Presence .2 and .6, influence .5 and .1: (.1 + .06) / .8."""
    rows = [
        presence("a", "lower", "black-band", 0.2),
        presence("b", "upper", "black-band", 0.6),
        presence("c", "lower", "hill-wing", 0.5),
        presence("d", "upper", "hill-wing", 0.1),
    ]
    given = inputs(small(presence=rows))
    assert rival_weight(given, "hill-wing") == pytest.approx(0.2)
    assert (rival_weight(given, "river-wing") == 0.0).all()
    assert (
        rival_weight(inputs(settings(small(presence=rows), rival=None)), "hill-wing") == 0
    ).all()


def presence(name: str, region: str, actor: str, value: float) -> Presence:
    ends = {"low": value, "mode": value, "high": value}
    return Presence.model_validate({"id": name, "region": region, "actor": actor, **ends})


P, F, U = (True, False), (False, False), (False, True)


@pytest.mark.parametrize(
    ("combine", "given", "chosen", "doubtful"),
    [
        ("all", (P, P), True, False),
        ("all", (P, F), False, False),
        ("all", (U, F), False, False),
        ("all", (P, U), False, True),
        ("any", (P, U), True, False),
        ("any", (F, U), False, True),
        ("any", (F, F), False, False),
        ("weighted", (P, F), True, False),
        ("weighted", (F, P), False, False),
        ("weighted", (U, F), False, True),
    ],
)
def test_how_answers_combine(combine, given, chosen, doubtful):
    """Weights .7 and .3, threshold .5: the first test decides a weighted rule."""
    made = rule({**CLASS, "weight": 0.7}, {**CLASS, "weight": 0.3}, threshold=0.5)
    passes = {f"t{n}": np.array([[one[0]]]) for n, one in enumerate(given)}
    unknown = {f"t{n}": np.array([[one[1]]]) for n, one in enumerate(given)}
    nobody = np.zeros((1, 1), dtype=np.int64)
    found = picked(Partners(nobody, nobody, passes, unknown), made, combine)
    assert (found[0][0, 0], found[1][0, 0]) == (chosen, doubtful)


def test_without_a_rule_or_factions_nobody_is_picked():
    found = partners_of(inputs(settings(small(), partner_rule=None)))
    assert not picked(found, None, "all")[0].any()
    nobody = actors(small(), {"id": "hill-wing", "active_to": "2019-01-01"})
    nobody = actors_without(nobody)
    assert partners_of(inputs(nobody)).seen.shape == (64, 0)


def actors_without(case):
    kept = tuple(a for a in case.actors if a.kind != "faction")
    return type(case)(settings=case.settings, as_of=case.as_of, actors=type(case.actors)(kept, ()))
