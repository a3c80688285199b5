"""Attributes of factions and militias."""

import numpy as np
import pytest
from scipy import stats
from tests.engagement.drawing.small import actors, inputs, sets, settings, small
from tests.ensemble.planted import assessment, claim, support, tie

from detente.case.schema.settings import SharedIssue
from detente.engagement.course.input_rows import Faction
from detente.engagement.drawing.wings import faction_rows, groups_that_talk, shared_rows

HILL, RIVER = 0, 1
MILITIA = {"id": "guards", "kind": "faction", "parent": None, "side": "government"}


def rows(case, draws=64, hard=None):
    given = inputs(case, draws)
    count = len([a for a in case.actors if a.kind == "faction"])
    spoilers = np.zeros((draws, count), dtype=bool) if hard is None else hard
    return faction_rows(given, spoilers)


def number(name: str, subject: str, value: float, variable: str, **fields):
    return assessment(name, value, value, value, subject=subject, variable=variable, **fields)


def stance(name: str, subject: str, value: float, item="rival", **fields):
    found = {"subject": subject, "variable": "stance", "item": item, **fields}
    return assessment(name, value, value, value, **found)


def test_strength_is_dirichlet_around_the_recorded_shares():
    found = rows(small(), 4000)[:, :, Faction.STRENGTH]
    assert found.sum(axis=1) == pytest.approx(1.0)
    assert found.mean(axis=0) == pytest.approx([0.6, 0.4], abs=0.01)
    # Beta(24, 16) has variance .6 × .4 / 41
    assert found.var(axis=0) == pytest.approx(0.24 / 41, rel=0.1)


def test_a_militia_is_drawn_beside_the_movement():
    case = actors(small(), {**MILITIA, "strength_share": 0.5})
    found = rows(case, 2000)
    alone = rows(small(), 2000)
    assert (found[:, :, Faction.SIDE] == [1.0, -1.0, -1.0]).all()
    assert (found[:, 1:, Faction.STRENGTH] == alone[:, :, Faction.STRENGTH]).all()
    assert found[:, 0, Faction.STRENGTH].mean() == pytest.approx(0.5, abs=0.02)


def test_who_has_no_share_has_no_strength():
    case = actors(small(), {"id": "tail-wing", "kind": "faction", "parent": "front"})
    found = rows(case)
    assert (found[:, 2, Faction.STRENGTH] == 0.0).all()
    assert (found[:, 2, Faction.VOICE] == 0.0).all()


def test_voice_is_stated_or_the_share_times_a_factor_around_one():
    case = actors(small(), {"id": "hill-wing", "voice": 0.2})
    found = rows(case, 3000)[:, :, Faction.VOICE]
    factor = (0.7 + 4.0 + 1.4) / 6
    assert found.mean(axis=0) == pytest.approx([0.2 * factor, 0.4 * factor], abs=0.005)
    assert (found[:, HILL] >= 0.14).all()


def test_factions_share_three_quarters_of_the_variance_of_luck():
    found = rows(small(), 8000)[:, :, Faction.LUCK]
    assert found.std(axis=0) == pytest.approx(0.1, abs=0.004)
    assert np.corrcoef(found.T)[0, 1] == pytest.approx(0.75, abs=0.02)
    binds = [{"luck": {"mean": mean, "sd": 0.01}} for mean in (0.5, 0.7)]
    case = sets(small(), own=[{"id": "a", "binds": binds[0]}, {"id": "b", "binds": binds[1]}])
    assert rows(case, 2000)[:, :, Faction.LUCK].mean() == pytest.approx(0.6, abs=0.01)


def test_hardness_is_assessed_or_follows_from_the_class():
    case = small(assessments=[number("h", "hill-wing", 0.9, "hardness")])
    assert rows(case)[:, HILL, Faction.HARDNESS] == pytest.approx(0.9)
    hard = np.tile([True, False], (64, 1))
    found = rows(small(), hard=hard)[:, :, Faction.HARDNESS]
    assert (found[:, HILL] >= 0.5).all()
    assert (found[:, RIVER] <= 0.5).all()
    bare = settings(small(), criteria=[])
    luck = inputs(bare).numbers.uniforms("choice|hardness-hill-wing||")
    assert rows(bare)[:, HILL, Faction.HARDNESS] == pytest.approx(stats.beta.ppf(luck, 3, 3))


def test_coalitions_and_camps_have_numbers_and_the_strongest_coalition_is_the_first():
    case = actors(
        small(),
        {"id": "hill-wing", "coalition": "north", "camp": "b"},
        {"id": "river-wing", "coalition": "south"},
    )
    found = rows(case)
    assert (found[:, :, Faction.COALITION] == [0.0, 1.0]).all()
    assert (found[:, :, Faction.CAMP] == [1.0, 0.0]).all()


def test_when_a_faction_forms_and_whether_it_votes_alone():
    case = actors(
        small(),
        {"id": "hill-wing", "forms_month": 5, "own_vote": "yes"},
        {"id": "river-wing", "forms_hazard": 0.02},
    )
    found = rows(case)
    assert (found[:, :, Faction.FORMED] == [5.0, -1.0]).all()
    assert (found[:, :, Faction.FORM_HAZARD] == [0.0, 0.02]).all()
    assert (found[:, :, Faction.OWN_VOTE] == [1.0, 0.0]).all()


def test_the_case_keeps_a_faction_out():
    rule = small().settings.partner_rule.model_copy(update={"exclude": ["river-wing"]})
    found = rows(settings(small(), partner_rule=rule))
    assert (found[:, :, Faction.EXCLUDED] == [0.0, 1.0]).all()


def test_contact_with_the_movement_counts_for_its_strongest_faction():
    case = small(relations=[tie("a", level="unofficial")])
    assert (rows(case)[:, :, Faction.CONTACT] == [2.0, 0.0]).all()
    case = actors(small(relations=[tie("a", to="river-speaker")]), MILITIA)
    assert (rows(case)[:, :, Faction.CONTACT] == [0.0, 0.0, 3.0]).all()
    only = actors(small(relations=[tie("a")]), MILITIA)
    parties = [a for a in only.actors if a.kind != "faction" or a.id == "guards"]
    found = rows(actors_only(only, parties))
    assert (found[:, :, Faction.CONTACT] == 0.0).all()


def actors_only(case, found):
    return type(case)(**{**vars_of(case), "actors": type(case.actors)(tuple(found), ())})


def vars_of(case):
    return {name: getattr(case, name) for name in ("settings", "as_of", *case.TABLES)}


def test_a_stance_is_the_faction_s_or_the_movement_s_and_nought_where_unknown():
    case = small(
        assessments=[
            stance("a", "hill-wing", -0.4),
            stance("b", "front", 0.8, item="drugs"),
        ]
    )
    found = shared_rows(inputs(case))
    assert found[:, HILL] == pytest.approx(np.tile([-0.4, 0.8], (64, 1)))
    assert found[:, RIVER] == pytest.approx(np.tile([0.0, 0.8], (64, 1)))
    # what decides defection is drawn where it is unknown
    towards = rows(case)[:, :, Faction.RIVAL]
    assert towards[:, HILL] == pytest.approx(-0.4)
    assert 0.3 < towards[:, RIVER].std() < 0.5


def test_a_stance_whose_claim_fails_counts_as_unknown():
    row = stance("a", "hill-wing", 0.9).model_copy(update={"status": "judgement"})
    case = small(assessments=[row], claims=[claim("k", 0.5)], supports=[support("k", "a")])
    given = inputs(case, 300)
    found = shared_rows(given)[:, HILL, 0]
    assert ((found != 0.0) == given.claims.standing["k"]).all()


def test_shared_issues_beyond_the_first_of_a_kind_are_kept():
    issues = [
        SharedIssue(id=name, title=name, kind=kind)
        for name, kind in (("a", "drugs"), ("b", "drugs"), ("c", "other"))
    ]
    case = settings(
        small(assessments=[stance("x", "hill-wing", 0.5, item="b")]),
        shared_issues=issues,
    )
    found = shared_rows(inputs(case))
    assert found.shape == (64, 2, 4)  # the rival, drugs, then the others
    assert (found[:, HILL] == [0.0, 0.0, 0.5, 0.0]).all()


def test_without_a_rival_stances_on_it_are_not_drawn():
    case = settings(small(assessments=[stance("a", "hill-wing", 0.3)]), rival=None)
    assert (rows(case)[:, :, Faction.RIVAL] == 0.0).all()
    assert (shared_rows(inputs(case))[:, :, 0] == 0.0).all()


def test_willingness_to_the_host_is_one_half_if_nobody_assessed_it():
    assert (rows(small())[:, :, Faction.WILLING_HOST] == 0.5).all()
    row = number("w", "front", 0.8, "willingness", object="northland")
    found = rows(small(assessments=[row]))
    assert found[:, :, Faction.WILLING_HOST] == pytest.approx(0.8)


READING = np.array([0, 1, 2])  # one, two, many


def test_groups_that_talk_are_coalitions_camps_or_factions():
    parts = [
        {"id": "hill-wing", "kind": "faction", "parent": "front", "camp": "hard"},
        {"id": "river-wing", "kind": "faction", "parent": "front", "camp": "soft"},
        {"id": "delta", "kind": "faction", "parent": "front", "camp": "soft"},
    ]
    case = actors(small(), *parts)
    assert groups_that_talk(case, READING).tolist() == [1, 2, 3]
    assert groups_that_talk(case, np.array([2, 0, 2])).tolist() == [3, 1, 3]
    apart = actors(small(), *parts[:2], {**parts[2], "own_vote": "yes"})
    assert groups_that_talk(apart, READING).tolist() == [2, 3, 3]


def test_who_is_kept_out_or_a_militia_or_not_there_does_not_count():
    case = actors(small(), {**MILITIA, "strength_share": 0.5})
    assert groups_that_talk(case, READING).tolist() == groups_that_talk(small(), READING).tolist()
    later = actors(small(), {"id": "late", "kind": "faction", "parent": "front", "forms_month": 6})
    assert groups_that_talk(later, READING).tolist() == groups_that_talk(small(), READING).tolist()
    rule = small().settings.partner_rule.model_copy(update={"exclude": ["river-wing"]})
    out = settings(small(), partner_rule=rule)
    assert groups_that_talk(out, READING).tolist() == [1, 1, 1]
