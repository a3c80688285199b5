"""How many camps, before and after the leaders' criteria."""

from dataclasses import replace

import pytest
from tests.assess.camp_cases import with_leaders, with_settings
from tests.ensemble.planted import claim, support, table

from detente.assess.engageable.camp_count import (
    annealing,
    camp_count,
    entries_on_scale,
    entries_read,
    leaders_read,
)
from detente.assess.engageable.record import CampCount
from detente.case.case import Case
from detente.engagement.setup.inputs import Inputs
from detente.engagement.task import EngagementTask

NAMES = ["alder", "birch", "cedar", "dogwood", "elm", "fir", "gum", "hazel", "iris", "juniper"]


def inputs(case: Case, draws: int = 64, seed: int = 1) -> Inputs:
    return EngagementTask(case, seed).inputs(0, draws)


def counted(case: Case, **options) -> CampCount:
    return camp_count(inputs(case, **options))


def test_leaders_who_are_all_equal_are_one_camp():
    found = counted(with_leaders(dict.fromkeys(NAMES, (4.0, 4.0))))
    assert found.camp_verdict == 1
    assert found.camp_count["1"] == max(found.camp_count.values())
    assert (found.camp_leaders, found.camp_known) == (10, 1.0)


def test_two_far_clusters_are_two_camps():
    marks = {name: (0.5, 0.5) if n < 5 else (9.5, 9.5) for n, name in enumerate(NAMES)}
    found = counted(with_leaders(marks))
    assert found.camp_verdict == 2
    assert found.camp_count["2"] > 2 / 3
    assert found.camp_count["1"] < 0.05


def test_two_camps_may_lie_across_the_factions():
    """The count asks how leaders lie on the criteria, not which wing they belong to."""
    marks = {name: (0.5, 0.5) if n % 2 else (9.5, 9.5) for n, name in enumerate(NAMES)}
    assert counted(with_leaders(marks, wing="hill-wing")).camp_verdict == 2


def test_unknown_criteria_leave_the_prior_and_cannot_tell():
    """Marks whose only claim never stands are drawn from the whole scale."""
    case = with_leaders(dict.fromkeys(NAMES[:6], (5.0, 5.0)))
    lost = [support("never", a.id) for a in case.assessments if a.id.startswith("x-")]
    bare = {name: table([]) for name in ("hypotheses", "relations")}
    case = replace(case, claims=table([claim("never", 0.0)]), supports=table(lost), **bare)
    found = counted(case, draws=512)
    assert found.camp_leaders == 6
    assert found.camp_verdict is None
    for k, share in found.camp_count.items():
        assert share == pytest.approx(found.camp_count_prior[k], abs=0.05)


def test_share_of_criteria_on_record():
    case = with_leaders(dict.fromkeys(NAMES[:4], (5.0, 5.0)))
    half = [a for a in case.assessments if a.id not in {"x-alder-drugs", "x-birch-drugs"}]
    found = counted(replace(case, assessments=table(half)))
    assert (found.camp_leaders, found.camp_known) == (4, 0.75)


@pytest.mark.parametrize("many", [0, 1])
def test_fewer_than_two_leaders_and_factions_leave_the_prior(many):
    case = with_leaders(dict.fromkeys(NAMES[:many], (1.0, 9.0)))
    rows = [a for a in case.assessments if a.variable != "performance" or a.id.startswith("x-")]
    found = counted(replace(case, assessments=table(rows)))
    assert found.camp_count == found.camp_count_prior == dict.fromkeys("1234", 0.25)
    assert found.camp_verdict is None
    assert found.camp_error is None
    assert (found.camp_leaders, found.camp_factions) == (many, 0)


@pytest.mark.parametrize("many", [0, 1])
def test_factions_are_counted_for_want_of_leaders(many):
    """Fully assessed factions without persons used to give "nobody can tell"."""
    case = with_leaders(dict.fromkeys(NAMES[:many], (1.0, 9.0)))
    found = counted(case)
    assert (found.camp_leaders, found.camp_factions) == (0, 2)
    assert found.camp_error is not None
    assert found.camp_count["3"] == 0.0  # two entries form two camps at most


def test_leaders_and_factions_are_never_mixed():
    case = with_leaders({"alder": (1.0, 2.0), "birch": (3.0, 4.0)})
    assert [a.id for a in entries_read(inputs(case))] == ["alder", "birch"]
    found = counted(case)
    assert (found.camp_leaders, found.camp_factions) == (2, 0)


def test_two_leaders_are_at_most_two_camps():
    found = counted(with_leaders({"alder": (1.0, 1.0), "birch": (9.0, 9.0)}))
    assert found.camp_count["3"] == found.camp_count["4"] == 0.0
    assert sum(found.camp_count.values()) == pytest.approx(1.0, abs=1e-6)


def test_only_leaders_with_something_on_record_are_read():
    case = with_leaders({"alder": (1.0, 2.0), "birch": None, "cedar": (3.0, 4.0)})
    assert [a.id for a in leaders_read(inputs(case))] == ["alder", "cedar"]


def test_a_placeholder_is_not_on_record():
    case = with_leaders({"alder": (1.0, 2.0)})
    rows = (a.model_copy(update={"status": "placeholder"}) for a in case.assessments)
    assert leaders_read(inputs(replace(case, assessments=table(rows)))) == []


@pytest.mark.parametrize(
    ("entries", "runs", "steps"), [(0, 128, 300), (12, 128, 300), (24, 91, 600), (400, 32, 10_000)]
)
def test_more_entries_are_annealed_in_more_steps(entries, runs, steps):
    assert annealing(entries) == (runs, steps)


def test_same_seed_same_answer():
    marks = {name: (n % 5, 9.0 - n) for n, name in enumerate(NAMES[:5])}
    assert counted(with_leaders(marks)) == counted(with_leaders(marks))


def test_a_descending_criterion_counts_the_same_camps():
    """Distance does not mind which end is the good one."""
    marks = {name: (0.5, 0.5) if n < 5 else (9.5, 9.5) for n, name in enumerate(NAMES)}
    case = with_leaders(marks)
    turned = [
        c.model_copy(update={"direction": "descending", "profiles": c.profiles[::-1]})
        for c in case.settings.criteria
    ]
    assert counted(with_settings(case, criteria=turned)) == counted(case)


def test_criteria_are_scaled_to_the_ends_of_their_scale():
    case = with_leaders({"alder": (0.0, 10.0), "birch": (5.0, 2.5)})
    drawn = entries_on_scale(inputs(case, draws=3))
    assert drawn.shape == (3, 2, 2)
    assert drawn[0].tolist() == [[0.0, 1.0], [0.5, 0.25]]
