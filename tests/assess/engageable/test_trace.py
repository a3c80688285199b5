"""Figures on camps lead exactly to the inputs and rows that they use."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from tests.assess.camp_cases import with_leaders, with_settings
from tests.assess.explain.example_run import example_run
from tests.assess.runs import finished, plan
from tests.ensemble.planted import claim, example, support, table

from detente.assess.engageable.record import Camps
from detente.assess.engageable.trace import TRACES, keys_of_test
from detente.assess.explain.nodes import Node, grounds
from detente.assess.explain.patterns import leaf_patterns, place_of
from detente.assess.explain.trace import Context, of_the_model, of_the_run, written
from detente.assess.run import run
from detente.assess.summary.record import Summary
from detente.case.case import Case
from detente.case.schema.settings import PartnerTest
from detente.engagement.drawing.partners import partners_of
from detente.runs.finished import FinishedRun
from detente.runs.result import json_of
from detente.runs.statistics import interval
from detente.vocabulary.input_key import InputKey


def done(case: Case, draws: int = 64) -> FinishedRun:
    return FinishedRun.at(run(case, Path(mkdtemp()) / "run", plan(draws=draws)).folder.path)


@cache
def planted() -> FinishedRun:
    """Three senior and two other leaders on record; the rival is read in two ways."""
    marks = {"alder": (8.0, 7.0), "birch": (2.0, 3.0), "cedar": (5.0, 9.0)}
    senior, mid = (
        with_leaders(marks),
        with_leaders({"elm": (1.0, 1.0), "fir": (9.0, 9.0)}, tier="mid"),
    )
    new = {a.id for a in senior.assessments}
    assessments = [*senior.assessments, *(a for a in mid.assessments if a.id not in new)]
    actors = [*senior.actors, *(a for a in mid.actors if a.id not in senior.actors.by_id)]
    claims = [claim("of-alder", 0.9), claim("of-elm", 0.9)]
    supports = [support("of-alder", "x-alder-talk"), support("of-elm", "x-elm-talk")]
    first, *others = example().presence
    presence = [first.model_copy(update={"reading": "one"}), *others]
    rule = example().settings.partner_rule
    strong = {"id": "weight", "title": "strong there", "measure": "rival-weight", "at_least": 0.1}
    tests = [*rule.tests, PartnerTest.model_validate(strong)]
    return done(
        replace(
            with_settings(
                senior,
                partner_rule=rule.model_copy(update={"tests": tests}),
                criteria=[
                    one.model_copy(update={"about": "preference"})
                    for one in senior.settings.criteria
                ],
            ),
            actors=table(actors),
            assessments=table(assessments),
            claims=table([*senior.claims, *claims]),
            supports=table([*senior.supports, *supports]),
            presence=table(presence),
        )
    )


def traced(run_: FinishedRun, pointer: str) -> tuple[Node, ...]:
    place = place_of(Summary, pointer.split("/"))
    nodes = TRACES[place.pattern](Context(run_), place)
    assert isinstance(nodes, tuple)
    return nodes


def example_run_camps() -> Camps:
    return Context(example_run()).summary.camps


def below(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from below(node.children)


def ids(pointer: str, run_: FinishedRun | None = None) -> set[str]:
    return {node.id for node in below(traced(run_ or example_run(), pointer))}


def leaves(here: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Return every single value below a JSON value, with its path."""
    pairs = (
        here.items()
        if isinstance(here, dict)
        else enumerate(here)
        if isinstance(here, list)
        else ()
    )
    if isinstance(here, dict | list) and here:
        for key, value in pairs:
            yield from leaves(value, (*path, str(key)))
    else:
        yield path, here


def printed(summary: Summary) -> dict[tuple[str, ...], Any]:
    return dict(leaves(json.loads(json_of(summary.camps)), ("camps",)))


def test_every_field_has_a_trace_and_every_trace_a_field():
    fields = [p for p in leaf_patterns(Summary) if p.startswith("camps/")]
    assert sorted(TRACES) == sorted(fields)


@pytest.mark.parametrize("run_", [example_run, planted])
def test_every_value_leads_down_to_sources_and_assumptions(run_):
    context = Context(run_())
    for path in printed(context.summary):
        place = place_of(Summary, path)
        if place is None:  # a record that is null
            continue
        nodes = TRACES[place.pattern](context, place)
        ends = {n.kind for n in below(nodes) if not n.children}
        assert ends, path
        assert ends <= {"source", "assumption"}, path


def test_no_figure_that_changes_with_the_seed_repeats_the_case():
    one, other = printed(finished()[0]), printed(finished(seed=2)[0])
    assert one.keys() == other.keys()
    changed = {place_of(Summary, path).pattern for path in one if one[path] != other[path]}
    assert "camps/factions/*/acceptability/*" in changed
    assert "camps/rival_presence/readings/*/*" in changed
    assert "camps/factions/*/by_hand/values/*" in changed
    by_rote = {p for p in changed if TRACES[p] in {written, of_the_model, of_the_run}}
    assert by_rote == {"camps/seed"}


def test_a_case_with_leaders_and_readings_shows_every_field():
    """So no trace goes untried above."""
    places = (place_of(Summary, path) for path in printed(Context(planted()).summary))
    assert {p.pattern for p in places if p} == set(TRACES)


# Classes.


def test_a_faction_rests_on_its_own_criteria():
    found = ids("camps/factions/river-wing/acceptability/engageable")
    assert {"assessment|river-wing|performance|talk", "C3", "daily", "weight|talk"} <= found
    assert {"borders|talk", "borders|drugs", "choice|cutting-level||"} <= found
    assert not any("hill-wing" in name for name in found)


def test_only_what_the_convenor_sees_rests_on_its_error():
    true, seen = (
        ids(f"camps/factions/river-wing/{k}/spoiler") for k in ("pessimistic", "perceived")
    )
    assert seen - true == {"choice|perception-error||"}
    assert true <= seen


def test_the_rival_rests_on_its_own_traits():
    found = ids("camps/rival/contradiction")
    assert "assessment|black-band|performance|talk" in found
    assert not any("wing" in name for name in found)


def test_a_criterion_rests_on_what_it_is_read_from():
    row = "camps/factions/river-wing/criteria/0"
    value = ids(f"{row}/value/p50")
    assert {"assessment|river-wing|performance|talk", "C3"} <= value
    assert not any("drugs" in name or name.startswith(("choice", "weight")) for name in value)
    assert ids(f"{row}/below") - value == {"borders|talk", "choice|border-talk||"}
    assert ids(f"{row}/claims/0") == {"C3", "daily"}


@pytest.mark.parametrize("row", [0, 1])
def test_the_printed_value_is_that_of_the_input_in_its_trace(row):
    (node,) = traced(example_run(), f"camps/factions/hill-wing/criteria/{row}/value")
    criterion = example_run_camps().factions["hill-wing"].criteria[row]
    assert interval(example_run().rows.inputs[node.id]) == criterion.value


def test_a_class_that_no_draw_gives_says_so():
    marks = {"river-wing": (10.0, 10.0)}
    case = with_leaders(marks)
    case = replace(case, actors=example().actors)
    made = done(case, draws=16)
    weights = Context(made).summary.camps.factions["river-wing"].central_weights
    assert weights["spoiler"] is None
    (node,) = traced(made, "camps/factions/river-wing/central_weights/spoiler")
    assert node.text == "no draw gives this class"
    best = ids("camps/factions/river-wing/central_weights/engageable/talk", made)
    assert "weight|talk" in best


def test_a_step_by_hand_names_its_own_inputs():
    hand = "camps/factions/river-wing/by_hand"
    assert "assessment|river-wing|performance|talk" in ids(f"{hand}/values/talk")
    assert not any("drugs" in name for name in ids(f"{hand}/values/talk"))
    assert any("drugs" in name for name in ids(f"{hand}/values"))
    assert ids(f"{hand}/weights/talk") == {"choice|weights||", "weight|talk"}
    assert ids(f"{hand}/borders/engageable/talk") == {"borders|talk", "choice|border-talk||"}
    assert "choice|cutting-level||" in ids(f"{hand}/cutting_level")
    assert not any("weight" in name for name in ids(f"{hand}/steps/0/concordances/talk"))
    assert "weight|talk" in ids(f"{hand}/steps/0/concordance")


# Persons.


def test_a_tier_rests_on_its_leaders_without_a_name():
    nodes = traced(planted(), "camps/factions/river-wing/tiers/senior/engageable")
    found = {n.id for n in below(nodes)}
    assert {"assessment|leader|performance|talk", "of-alder"} <= found
    assert "borders|talk" in found
    known = ids("camps/factions/river-wing/tiers/senior/criteria_known", planted())
    assert "borders|talk" not in known
    text = " ".join(f"{n.id} {n.text}" for n in below(nodes) if n.kind not in {"claim", "source"})
    assert not any(name in text for name in ("alder", "birch", "cedar", "Person"))


@pytest.mark.parametrize(
    "field", ["leaders", "withheld", "criteria_known", "spoiler", "ambivalent", "engageable"]
)
def test_behind_a_withheld_tier_no_row_is_shown(field):
    nodes = traced(planted(), f"camps/factions/river-wing/tiers/mid/{field}")
    assert {n.kind for n in below(nodes)} <= {"judgement", "assumption"}
    if field not in {"leaders", "withheld"}:
        assert "fewer than three leaders" in nodes[0].text


# The number of camps.


def test_the_number_of_camps_rests_on_leaders_and_its_prior_on_no_row():
    found = ids("camps/camp_count/2", planted())
    assert {"camp-count", "assessment|leader|performance|talk", "of-alder", "of-elm"} <= found
    assert ids("camps/camp_count", planted()) == found
    assert ids("camps/camp_count_prior/2", planted()) == {"camp-count"}
    known = ids("camps/camp_known", planted())
    assert known == found - {"camp-count"}


def test_a_number_of_camps_that_cannot_be_told_says_why():
    assert example_run_camps().camp_verdict is None
    assert example_run_camps().camp_factions == 2
    reason, *_ = traced(example_run(), "camps/camp_verdict")
    assert "odds of at least two to one" in reason.text
    camps = Context(planted()).summary.camps
    assert camps.camp_verdict is None
    reason, *_ = traced(planted(), "camps/camp_verdict")
    assert "odds of at least two to one" in reason.text
    assert "camp-count" in ids("camps/camp_verdict", planted())
    assert not any("odds" in n.text for n in traced(planted(), "camps/camp_error"))


# Partners, and where the rival is.


def test_a_partner_test_leaves_other_factions_out():
    found = ids("camps/partners/all/hill-wing")
    assert "assessment|hill-wing|stance|drugs" in found
    assert "partner_rule" in found
    assert not any(name.startswith("assessment|river-wing") for name in found)


def test_a_partner_test_rests_on_its_own_variable():
    rule = example().settings.partner_rule
    stance = next(t for t in rule.tests if t.measure == "variable")
    found = ids(f"camps/tests/{stance.id}/passed/hill-wing")
    assert f"assessment|hill-wing|{stance.variable}|{stance.item}" in found
    assert not any(name.startswith(("presence", "weight", "borders")) for name in found)


def test_the_tests_use_what_the_model_draws_for_them():
    """The keys by test and faction are together those that the partner rule draws."""
    context = Context(planted())
    factions = context.case.factions()
    keys = {
        key
        for t in context.case.settings.partner_rule.tests
        for f in factions
        for key in keys_of_test(context, t, f)
    }
    of_factions = {
        InputKey.presence(f.id, region.id) for f in factions for region in context.case.regions
    }
    assert of_factions <= keys  # read without being kept as a column
    assert keys - of_factions == set(context.used(partners_of))


def test_without_a_partner_rule_it_says_so():
    made = done(with_settings(example(), partner_rule=None), draws=4)
    (node,) = traced(made, "camps/combine")
    assert node.text == "the case has no partner rule"
    (node,) = traced(example_run(), "camps/combine")
    assert grounds([node]) == {"judgement"}


def test_where_the_rival_is_rests_on_rows_of_presence_and_its_reading():
    upper = ids("camps/rival_presence/readings/as recorded/upper")
    assert "presence|black-band|upper" in upper
    assert not any("lower" in name for name in upper)
    weight = ids("camps/rival_weight/all/hill-wing")
    assert {"presence|black-band|lower", "presence|hill-wing|upper"} <= weight
    assert not any("river-wing" in name for name in weight)
    assert place_of(Summary, ["camps", "rival_weight", "all"]) is None  # several intervals
    assert "movement" not in weight
    assert "movement" in ids("camps/rival_weight/all/hill-wing", planted())


def test_a_stance_rests_on_its_own_assessment():
    pointer = "camps/issues/against drugs/hill-wing"
    (node,) = traced(example_run(), f"{pointer}/value/p10")
    assert node.id == "assessment|hill-wing|stance|drugs"
    stance = example_run_camps().issues["against drugs"]["hill-wing"]
    assert interval((example_run().rows.inputs[node.id] + 1.0) / 2.0) == stance.value
    assert ids(f"{pointer}/rests_on") == ids(f"{pointer}/value")


def test_seed_and_draws_are_of_the_run():
    for name in ("seed", "draws"):
        (node,) = traced(example_run(), f"camps/{name}")
        assert "set when the run was started" in node.text
