"""Who can be engaged: keys, no person, the rival by its traits, cases that lack parts."""

from dataclasses import replace
from functools import cache

import pytest
from tests.assess.camp_cases import (
    leader,
    performance,
    with_assessments,
    with_leaders,
    with_settings,
)
from tests.assess.runs import DRAWS, finished
from tests.ensemble.planted import assessment, claim, example, support, table

from detente.assess.engageable.answer import camps, sets_of_readings, tier_leaders
from detente.assess.engageable.record import Camps, SortedActor, TierClasses
from detente.case.schema.world import Presence
from detente.engagement.task import EngagementTask
from detente.runs.result import json_of
from detente.vocabulary.classes import CLASSES

MANY = 400
HOW = ("all", "any", "weighted")


@cache
def plain() -> Camps:
    return camps(example(), 1, MANY)


def found(case, draws: int = MANY, seed: int = 1) -> Camps:
    answer = camps(case, seed, draws)
    assert Camps.model_validate_json(json_of(answer)) == answer
    return answer


def test_documented_keys():
    """DESIGN, section 5."""
    answer = found(example())
    assert set(answer.factions) == {"river-wing", "hill-wing"}
    for record in answer.factions.values():
        for rule in ("acceptability", "pessimistic", "optimistic"):
            assert list(getattr(record, rule)) == list(CLASSES)
        assert set(record.tiers) == {"senior", "mid"}
    assert answer.factions["river-wing"].claims == ["C3"]
    for key in ("camp_count", "camp_count_prior"):
        assert list(getattr(answer, key)) == ["1", "2", "3", "4"]
    assert set(answer.partners) == set(HOW)
    for picked in answer.partners.values():
        assert set(picked) == {"river-wing", "hill-wing"}


def test_shares_sum_to_one():
    for record in [*plain().factions.values(), plain().rival]:
        for rule in ("acceptability", "pessimistic", "optimistic"):
            assert sum(getattr(record, rule).values()) == pytest.approx(1, abs=2e-6)
    for record in plain().factions.values():
        assert sum(record.perceived.values()) == pytest.approx(1, abs=2e-6)
    for key in ("camp_count", "camp_count_prior"):
        assert sum(getattr(plain(), key).values()) == pytest.approx(1, abs=4e-6)


def test_the_generous_rule_is_never_below_the_cautious_one():
    for record in plain().factions.values():
        assert record.optimistic["spoiler"] <= record.pessimistic["spoiler"]
        assert record.optimistic["engageable"] >= record.pessimistic["engageable"]


def test_same_seed_same_answer_and_another_seed_another():
    assert found(example()) == plain()
    assert found(example(), seed=2).factions != plain().factions


def test_a_run_shows_the_same_answer():
    assert finished()[0].camps == found(example(), draws=DRAWS)


def test_all_implies_weighted_and_any():
    for faction in plain().factions:
        strict, loose, weighted = (plain().partners[how][faction] for how in HOW)
        assert strict <= weighted <= loose
        passed = [t.passed[faction] for t in plain().tests.values()]
        assert strict <= min(passed)
        assert loose >= max(passed)


def test_what_nobody_assessed_is_unknown_and_not_failed():
    kept = [a for a in example().assessments if (a.variable, a.item) != ("stance", "drugs")]
    without = found(replace(example(), assessments=table(kept))).tests["drugs"]
    assert set(without.passed.values()) == {0.0}
    assert set(without.unknown.values()) == {1.0}
    for test in plain().tests.values():
        assert all(test.passed[f] + test.unknown[f] <= 1.0 + 2e-6 for f in test.passed)
    assert max(plain().tests["drugs"].unknown.values()) < 0.5


# No person.

MARKS = {"alder": (8.0, 7.0), "birch": (2.0, 3.0), "cedar": (5.0, 9.0)}


def test_no_leader_is_named_whatever_is_known_of_leaders():
    case = with_leaders(MARKS, tier="mid")
    bare = [a for a in case.assessments if not (a.subject == "river-wing" and a.item == "talk")]
    reasoned = performance("dogwood", "drugs", 1, 2, 3, reason="Dogwood said so")
    case = replace(
        case,
        assessments=table([*bare, reasoned]),
        actors=table([*case.actors, leader("dogwood")]),
    )
    answer = found(case)
    assert answer.factions["river-wing"].criteria[0].read_from_leaders
    text = json_of(answer).lower()
    for actor in case.actors:
        if actor.kind == "leader":
            assert actor.id.lower() not in text
            assert actor.name.lower() not in text


def test_a_leader_named_in_an_exclusion_is_not_printed():
    rule = example().settings.partner_rule.model_copy(
        update={"exclude": ["river-speaker", "black-band"]}
    )
    assert found(with_settings(example(), partner_rule=rule)).excluded == ["black-band"]


@pytest.mark.parametrize("many", [0, 1, 2, 3])
def test_a_tier_with_fewer_than_three_leaders_read_is_withheld(many):
    known = dict(list(MARKS.items())[:many])
    silent = {"elm": None, "fir": None, "gum": None}
    tiers = found(with_leaders({**known, **silent})).factions["river-wing"].tiers
    assert tiers["mid"] is None
    if many == 0:
        assert tiers["senior"] is None
    elif many < 3:
        assert tiers["senior"] == TierClasses(
            leaders=many,
            withheld=True,
            criteria_known=None,
            spoiler=None,
            ambivalent=None,
            engageable=None,
        )
    else:
        assert tiers["senior"].leaders == 3
        assert not tiers["senior"].withheld
        assert tiers["senior"].criteria_known == 1.0
        assert sum(getattr(tiers["senior"], k) for k in CLASSES) == pytest.approx(1, abs=4e-6)


def spread_over_wings(river: int, hill: int, tier: str = "senior"):
    """Return the case with so many leaders of one tier in each wing."""
    names = [f"p{n}" for n in range(river + hill)]
    case = with_leaders(dict.fromkeys(names, (8.0, 8.0)), tier=tier)
    actors = [
        a.model_copy(update={"parent": "hill-wing"}) if a.id in names[river:] else a
        for a in case.actors
    ]
    return replace(case, actors=table(actors))


@pytest.mark.parametrize(
    ("river", "hill", "movement", "wings"),
    [
        (2, 2, True, (False, False)),
        (3, 3, True, (True, True)),
        (3, 0, True, (True, None)),
        (1, 1, False, (False, False)),
        (4, 1, True, (False, False)),  # the one is the movement less the four
        (3, 4, True, (True, True)),
    ],
)
def test_tiers_of_the_movement_reveal_no_person(river, hill, movement, wings):
    answer = found(spread_over_wings(river, hill))
    assert answer.tiers["senior"].withheld is not movement
    shown = [answer.factions[w].tiers["senior"] for w in ("river-wing", "hill-wing")]
    assert tuple(None if t is None else not t.withheld for t in shown) == wings
    assert answer.tiers["mid"] is None
    assert answer.tier_gap is None


def test_the_gap_is_senior_less_mid():
    senior = {f"s{n}": (10.0, 10.0) for n in range(3)}
    case = with_leaders(senior)
    mid = {f"m{n}": (0.0, 0.0) for n in range(3)}
    more = with_leaders(mid, tier="mid")
    actors = [*case.actors, *(a for a in more.actors if a.id in mid)]
    rows = [*case.assessments, *(a for a in more.assessments if a.subject in mid)]
    answer = found(replace(case, actors=table(actors), assessments=table(rows)))
    assert answer.tier_gap["engageable"] == pytest.approx(
        answer.tiers["senior"].engageable - answer.tiers["mid"].engageable, abs=2e-6
    )
    assert answer.tier_gap["engageable"] > 0.9


def test_without_a_rival_nobody_is_asked_to_work_against_it():
    answer = found(with_settings(example(), rival=None))
    assert set(answer.issues) == {"against drugs", "talks with the government"}


def test_a_tier_is_the_mean_over_its_leaders():
    """Marks far from every border leave no doubt: two engageable, one spoiler."""
    marks = {"alder": (10.0, 10.0), "birch": (10.0, 10.0), "cedar": (0.0, 0.0)}
    tier = found(with_leaders(marks)).factions["river-wing"].tiers["senior"]
    assert tier.engageable == pytest.approx(2 / 3, abs=1e-6)
    assert tier.spoiler == pytest.approx(1 / 3, abs=1e-6)


# The rival stands or falls by its traits.


def rival_with(talk: float, drugs: float) -> SortedActor:
    rows = [
        performance("black-band", "talk", talk, talk, talk),
        performance("black-band", "drugs", drugs, drugs, drugs),
    ]
    return found(with_assessments(example(), rows)).rival


def test_a_rival_that_bans_drugs_is_still_a_spoiler_by_its_other_traits():
    rival = rival_with(talk=0.0, drugs=10.0)
    assert rival.acceptability["spoiler"] == 1.0
    drugs = next(row for row in rival.criteria if row.id == "drugs")
    assert drugs.above == 1.0


def test_a_rival_with_the_traits_of_a_perfect_partner_is_engageable():
    rival = rival_with(talk=10.0, drugs=10.0)
    assert rival.acceptability == {"spoiler": 0.0, "ambivalent": 0.0, "engageable": 1.0}
    assert rival.optimistic["engageable"] == 1.0


def test_unknown_criteria_span_the_whole_scale():
    for row in plain().rival.criteria:
        assert row.rests_on == "assumption"
        assert row.value.p10 == pytest.approx(1.0, abs=0.6)
        assert row.value.p50 == pytest.approx(5.0, abs=1.0)
        assert row.value.p90 == pytest.approx(9.0, abs=0.6)


def test_a_lost_location_spans_the_scale_too():
    """A claim that never stands leaves its number unknown."""
    case = with_assessments(example(), [performance("hill-wing", "talk", 1, 1, 1)])
    case = replace(
        case,
        claims=table([claim("never", 0.0)]),
        relations=table([]),
        supports=table([support("never", "x-hill-wing-talk")]),
        hypotheses=table([]),
    )
    row = found(case).factions["hill-wing"].criteria[0]
    assert row.claims == ["never"]
    assert row.value.p90 - row.value.p10 > 6


# Exclusions, and what lacks.


def test_exclusions_are_printed_as_declared_and_pick_nobody():
    rule = example().settings.partner_rule.model_copy(
        update={"exclude": ["black-band", "river-wing"]}
    )
    answer = found(with_settings(example(), partner_rule=rule))
    assert answer.excluded == ["black-band", "river-wing"]
    for how in HOW:
        assert answer.partners[how]["river-wing"] == 0.0
        assert answer.partners[how]["hill-wing"] == plain().partners[how]["hill-wing"]
    assert answer.factions == plain().factions  # still sorted


def test_without_criteria_nothing_is_sorted():
    answer = found(with_settings(example(), criteria=[]))
    assert (answer.factions, answer.rival) == ({}, None)
    assert answer.camp_count == answer.camp_count_prior
    assert answer.camp_verdict is None


def test_without_factions_nothing_is_sorted_or_picked():
    actors = [a for a in example().actors if a.kind not in {"faction", "leader"}]
    answer = found(replace(example(), actors=table(actors)))
    assert answer.factions == {}
    assert answer.partners == {}
    assert answer.tests == {}


def test_without_regions_or_rival_there_is_no_weight():
    for case in (
        replace(example(), regions=table([]), presence=table([])),
        with_settings(example(), rival=None),
    ):
        answer = found(case)
        assert answer.rival_weight == {}
        assert answer.rival_presence is None
        assert answer.factions == plain().factions
    assert answer.rival is None


def test_without_a_partner_rule_nobody_is_picked():
    answer = found(with_settings(example(), partner_rule=None))
    assert (answer.partners, answer.tests, answer.excluded) == ({}, {}, [])


# Where the rival is.


def test_rival_weight_by_reading():
    """The river wing holds the lower valley, the hill wing the upper one."""

    def there(name, region, actor, share, reading=None):
        values = {"low": share, "mode": share, "high": share, "date": "2020-01-01"}
        fields = {"id": name, "region": region, "actor": actor, "reading": reading}
        return Presence.model_validate({**fields, **values})

    rows = [
        there("r", "lower", "river-wing", 0.5),
        there("h", "upper", "hill-wing", 0.8),
        there("b1", "lower", "black-band", 0.4, "one"),
        there("b2", "upper", "black-band", 0.4, "two"),
    ]
    weight = found(replace(example(), presence=table(rows))).rival_weight
    assert set(weight) == {"all", "one", "two", "many"}
    assert weight["one"]["river-wing"].p50 == pytest.approx(0.5)
    assert weight["one"]["hill-wing"].p50 == 0.0
    assert weight["two"]["hill-wing"].p50 == pytest.approx(0.8)
    assert weight["two"]["river-wing"].p50 == 0.0
    assert weight["many"]["river-wing"].p90 == 0.0
    assert weight["all"]["river-wing"].model_dump() == pytest.approx(
        {"p10": 0.0, "p50": 0.0, "p90": 0.5}
    )


def test_presence_without_readings_is_shown_as_recorded():
    where = plain().rival_presence
    assert set(where.readings) == {"as recorded"}
    assert set(where.tiles) == {"upper", "lower"}
    assert set(plain().rival_weight) == {"all"}


# One issue at a time.


def test_a_spoiler_may_still_be_a_partner_on_one_issue():
    stance = assessment("zeal", 0.8, 0.9, 1.0, subject="hill-wing", variable="stance", item="drugs")
    issue = found(with_assessments(example(), [stance])).issues["against drugs"]
    assert issue["hill-wing"].value.p10 > 0.85
    assert issue["hill-wing"].rests_on == "judgement"
    assert plain().issues["talks with the government"]["hill-wing"].rests_on == "assumption"


def test_a_tier_holds_its_own_leaders_with_something_on_record():
    case = with_leaders({"alder": (1.0, 2.0), "birch": None, "cedar": (3.0, 4.0)})
    inputs = EngagementTask(case, 1).inputs(0, 2)
    assert [a.id for a in tier_leaders(inputs, "senior", "river-wing")] == ["alder", "cedar"]
    assert tier_leaders(inputs, "mid", "river-wing") == []
    assert tier_leaders(inputs, "senior", "hill-wing") == []


def test_a_set_of_hypotheses_with_a_reading_of_presence_is_found():
    assert sets_of_readings(example()) == []
    row = next(iter(example().presence)).model_copy(update={"reading": "one"})
    case = replace(example(), presence=table([row]))
    assert [s.id for s in sets_of_readings(case)] == ["movement"]
