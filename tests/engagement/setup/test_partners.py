"""The partner rule: tests, ways of combining, exclusions."""

from dataclasses import replace

import numpy as np
import pytest
from tests.ensemble.planted import assessment, example, planted

from detente.case.schema.settings import PartnerRule
from detente.case.schema.world import Presence
from detente.engagement.setup.inputs import Inputs
from detente.engagement.setup.partners import combine_votes, partners_of, rival_weight
from detente.engagement.setup.sorting import borders_of
from detente.engagement.task import EngagementTask
from detente.models.sorting.electre.tri_b import electre_tri_b_array
from detente.vocabulary.classes import CLASSES


def rule(**changes) -> PartnerRule:
    known = {
        "tests": [
            {"id": n, "title": n, "measure": "class", "at_least_class": "ambivalent", "weight": w}
            for n, w in (("a", 0.6), ("b", 0.3), ("c", 0.1))
        ]
    }
    return PartnerRule.model_validate({**known, **changes})


VOTES = [np.array([k >> bit & 1 for k in range(8)], dtype=bool) for bit in range(3)]


def test_all_and_any():
    assert combine_votes(rule(), VOTES, "all").tolist() == [False] * 7 + [True]
    assert combine_votes(rule(), VOTES, "any").tolist() == [False] + [True] * 7


@pytest.mark.parametrize("threshold", [0.05, 0.35, 0.5, 0.65, 0.95])
def test_weighted_by_hand(threshold):
    found = combine_votes(rule(threshold=threshold), VOTES, "weighted")
    scores = [0.6 * (k & 1) + 0.3 * (k >> 1 & 1) + 0.1 * (k >> 2 & 1) for k in range(8)]
    assert found.tolist() == [score >= threshold for score in scores]


def test_weighted_at_a_threshold_that_is_met_on_paper():
    """.6 of .6 + .3 + .1 is .6 on paper."""
    assert combine_votes(rule(threshold=0.6), VOTES, "weighted")[1]


def test_weights_need_not_sum_to_one():
    doubled = rule(threshold=0.5)
    for test in doubled.tests:
        object.__setattr__(test, "weight", test.weight / 2)
    expected = combine_votes(rule(threshold=0.5), VOTES, "weighted")
    assert (combine_votes(doubled, VOTES, "weighted") == expected).all()


def inputs(case, draws=300) -> Inputs:
    return EngagementTask(case, 1).inputs(0, draws)


def with_rule(**changes):
    case = example()
    kept = case.settings.partner_rule.model_copy(update=changes)
    return replace(case, settings=case.settings.model_copy(update={"partner_rule": kept}))


def test_an_excluded_faction_is_picked_under_no_way_of_combining():
    found = partners_of(inputs(with_rule(exclude=["river-wing"])))
    place = found.factions.index("river-wing")
    free = partners_of(inputs(example()))
    for how in ("all", "any", "weighted"):
        assert not found.picked(how)[:, place].any()
    assert free.picked("any")[:, place].any()


def test_without_a_rule_nobody_is_picked():
    case = example()
    bare = replace(case, settings=case.settings.model_copy(update={"partner_rule": None}))
    assert not partners_of(inputs(bare)).picked("any").any()


def test_all_implies_weighted_implies_any():
    found = partners_of(inputs(example()))
    every, some, weighed = (found.picked(how) for how in ("all", "any", "weighted"))
    assert (every <= weighed).all()
    assert (weighed <= some).all()
    assert some.any()
    assert not every.all()


def test_a_test_on_a_variable_reads_it():
    given = inputs(example())
    found = partners_of(given)
    for place, faction in enumerate(found.factions):
        stance = given.number(faction, "stance-drugs")
        assert (found.passed["drugs"][:, place] == (stance >= 0.5)).all()


def point(name, subject, item, value):
    fields = {"subject": subject, "variable": "performance", "item": item}
    return assessment(name, value, value, value, **fields)


def test_one_class_a_draw_by_the_pessimistic_rule(monkeypatch):
    """Known traits, no error of perception: the class is ELECTRE TRI-B's of that draw."""
    monkeypatch.setattr("detente.engagement.setup.sorting._PERCEPTION", (0.0, 0.0, 0.0))
    traits = {"river-wing": (5.2, 3.4), "hill-wing": (6.9, 1.0)}
    rows = [
        point(f"{f}-{c}", f, c, v)
        for f, values in traits.items()
        for c, v in zip(("talk", "drugs"), values, strict=True)
    ]
    given = inputs(planted(assessments=rows))
    found, borders = partners_of(given), borders_of(given)
    for n in range(0, 300, 10):
        expected = electre_tri_b_array(
            np.array([traits[f] for f in found.factions], dtype=np.float64),
            borders.profile[n],
            borders.weight[n],
            indifference=borders.indifference,
            preference=borders.preference,
            veto=borders.veto,
            cutting_level=borders.level[n],
        )
        assert (found.klass[n] == expected.pessimistic).all()
    assert len(np.unique(found.klass)) > 1


def test_true_classes_know_no_error_of_perception(monkeypatch):
    found = partners_of(inputs(example()))
    assert (found.true_class != found.klass).any()
    monkeypatch.setattr("detente.engagement.setup.sorting._PERCEPTION", (0.0, 0.0, 0.0))
    sharp = partners_of(inputs(example()))
    assert (sharp.true_class == found.true_class).all()
    assert (sharp.klass == sharp.true_class).all()


def test_without_criteria_all_are_ambivalent():
    """The perceived class is nobody's then, so that no rule on classes picks anybody."""
    case = example()
    bare = replace(case, settings=case.settings.model_copy(update={"criteria": []}))
    found = partners_of(inputs(bare))
    assert (found.true_class == CLASSES.index("ambivalent")).all()
    assert not found.picked("all").any()


def test_a_descending_criterion_is_mirrored():
    """Turning a criterion and everything on it upside down changes no class."""
    case = example()
    turned = [
        c.model_copy(
            update={
                "direction": "descending",
                "profiles": tuple(10 - b for b in c.profiles),
            }
        )
        if c.id == "talk"
        else c
        for c in case.settings.criteria
    ]
    settings = case.settings.model_copy(update={"criteria": turned})
    plain = [point("t", "river-wing", "talk", 7.0), point("h", "hill-wing", "talk", 1.0)]
    mirrored = [point("t", "river-wing", "talk", 3.0), point("h", "hill-wing", "talk", 9.0)]
    one = partners_of(inputs(planted(assessments=plain), 2000)).klass.mean(axis=0)
    other = replace(planted(assessments=mirrored), settings=settings)
    # The error of perception has the same spread, not the same sign: means, not draws, agree.
    assert partners_of(inputs(other, 2000)).klass.mean(axis=0) == pytest.approx(one, abs=0.1)
    assert one[0] > one[1] + 0.3


def shares(name, region, actor, share):
    return Presence.model_validate(
        {"id": name, "region": region, "actor": actor, "low": share, "mode": share, "high": share}
    )


def test_weight_against_the_rival_by_hand():
    # (.5 × .2 + .1 × .6) / (.2 + .6)
    rows = [
        shares("a", "upper", "black-band", 0.2),
        shares("b", "lower", "black-band", 0.6),
        shares("c", "upper", "river-wing", 0.5),
        shares("d", "lower", "river-wing", 0.1),
    ]
    given = inputs(planted(presence=rows), 3)
    assert rival_weight(given, "river-wing") == pytest.approx(0.2)
    assert (rival_weight(given, "hill-wing") == 0.0).all()


def test_no_rival_anywhere_is_no_weight():
    given = inputs(planted(presence=[shares("c", "upper", "river-wing", 0.5)]), 3)
    assert (rival_weight(given, "river-wing") == 0.0).all()
