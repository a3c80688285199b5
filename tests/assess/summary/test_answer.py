"""`summary.json`: its keys, its bytes, and what changes it."""

import json
import platform
import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.assess.camp_cases import with_settings
from tests.assess.runs import DRAWS, finished, plan
from tests.ensemble.planted import copied, example, table, tie

from detente.assess.run import run
from detente.assess.summary.answer import SCHEMA
from detente.assess.summary.record import ActorName
from detente.case.schema.settings import AcceptedRule
from detente.report.page import render
from detente.runs.result import Interval
from detente.vocabulary.metrics import METRICS

# DESIGN, section 5.
DOCUMENTED = {"case", "as_of", "draws", "seed", "digest", "strategies", "mechanisms"}


def test_the_documented_keys_are_there():
    summary, _, _ = finished()
    assert set(json.loads(finished()[2])) >= DOCUMENTED
    assert summary.case == "example"
    assert summary.as_of == "2020-06-30"
    assert (summary.draws, summary.seed) == (DRAWS, 1)
    assert summary.digest == example().digest
    assert set(summary.strategies) == {s.id for s in example().settings.strategies}
    for metrics in summary.strategies.values():
        assert set(metrics) == set(METRICS)


def test_each_metric_is_a_probability_an_interval_or_null():
    for metrics in finished()[0].strategies.values():
        for value in metrics.values():
            if isinstance(value, Interval):
                assert list(value.model_dump()) == ["p10", "p50", "p90"]
                assert value.p10 <= value.p50 <= value.p90
            else:
                assert value is None or 0.0 <= value <= 1.0


def test_mechanisms_are_listed_with_their_state():
    found = finished()[0].mechanisms
    assert len(found) == 12
    assert found["contact"].on
    assert found["contact"].sources
    assert found["talks"].on
    assert found["standing"].on


def test_a_switch_shows(tmp_path):
    off = frozenset({"attendance"})
    found = run(example(), tmp_path / "run", plan(draws=4, switched_off=off)).summary
    assert not found.mechanisms["attendance"].on


def leaves(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    else:
        yield value


def test_no_time_host_or_path():
    text = finished()[2]
    assert not re.search(r"\d{2}:\d{2}:\d{2}", text)
    for word in (platform.node(), str(Path.cwd()), str(Path.home()), platform.platform()):
        assert len(word) < 4 or word not in text
    assert not [w for w in leaves(json.loads(text)) if isinstance(w, str) and w.startswith("/")]


def test_numbers_are_finite_json():
    def refuse(word):
        raise AssertionError(word)

    json.loads(finished()[2], parse_constant=refuse)


def test_the_same_seed_is_the_same_bytes_and_another_is_not(tmp_path):
    again = run(example(), tmp_path / "run", plan())
    assert (again.folder.path / "summary.json").read_text(encoding="utf-8") == finished()[2]
    other = finished(2)[0]
    assert other.strategies != finished()[0].strategies


def summary_of(tmp_path, **edits):
    folder = copied(tmp_path, **edits)
    return run(folder, tmp_path / "run", plan()).summary


def test_a_decisive_assessment_changes_the_answer(tmp_path):
    """Of a wing that would surely help against drugs, more is engaged."""
    row = "drugs-river,river-wing,,stance,drugs,-0.6,0,0.6"
    sure = "drugs-river,river-wing,,stance,drugs,1,1,1"
    found = summary_of(tmp_path, assessments=[(row, sure)])
    before = finished()[0]
    assert found.digest != before.digest
    drugs = [s.strategies["unconditional"]["drugs"] for s in (before, found)]
    assert drugs[0] != drugs[1]


LATER = {
    "sources": ("late,A later report,,Invented Daily,2020-07-15,,newspaper,,A,whole,Later\n"),
    "claims": (
        "C9,late,event,2019-11-01,,month,a defector,,asserted,northland;river-wing,contact,"
        "It all happened.,northland-meets-front,+,1,defector,C-TALK\n"
    ),
    "hypotheses": "movement,one,C9,0.9,\nmovement,two,C9,0.1,\nmovement,many,C9,0.1,\n",
    "supports": "C9,r-north-river,existence,\n",
}


def test_what_was_known_later_changes_nothing_but_the_count_of_hidden_rows(tmp_path):
    found = summary_of(tmp_path, **LATER)
    expected = finished()[0]
    assert found.hidden["claims"] == 1
    assert found.model_copy(update={"hidden": expected.hidden}) == expected


def test_the_same_rows_known_in_time_do_change_it(tmp_path):
    """So that the test before could fail."""
    early = {**LATER, "sources": LATER["sources"].replace("2020-07-15", "2020-03-15")}
    found = summary_of(tmp_path, **early)
    assert found.digest != finished()[0].digest
    assert found.propositions != finished()[0].propositions


@pytest.mark.parametrize("outcome", ["yes", "no"])
def test_outcomes_of_questions_are_never_read(tmp_path, outcome):
    row = "2022-06-30,holdout_contact,,,,,,"
    filled = f"2022-06-30,holdout_contact,,,{outcome},2022-07-01,,"
    found = summary_of(tmp_path, questions=[(row, filled)])
    assert found == finished()[0]


def test_who_and_what_is_compared_is_told():
    summary = finished()[0]
    assert summary.schema_ == SCHEMA == "detente-summary/0.21"
    assert summary.roles.holdout == "southland"
    assert "river-speaker" not in summary.actors  # no person is listed
    assert summary.actors["front"] == ActorName(name="Valley Front", kind="movement")
    told = {s.id: s.asks_movement for s in summary.strategy_list}
    assert list(told) == [s.id for s in example().settings.strategies]
    assert [name for name, asks in told.items() if asks] == ["unconditional"]
    assert summary.model.model_dump() == {"off": []}


def test_parts_speak_of_the_same_strategies_and_seed():
    summary = finished()[0]
    names = set(summary.strategies)
    assert set(summary.ranking.order) == names
    for part in ("against_reference", "spread"):
        assert set(getattr(summary, part)) == names
    assert summary.indicators.option == summary.answer.option
    assert summary.rounds.seed == summary.camps.seed == summary.seed
    assert summary.camps.draws == summary.draws
    assert set(summary.rounds.rounds) == {"first"}


def test_without_objectives_the_indicators_are_those_of_the_first_strategy(tmp_path):
    case = with_settings(example(), objectives=[])
    found = run(case, tmp_path / "run", plan(draws=4)).summary
    assert found.ranking.order == []
    assert found.indicators.option == "none"


def test_without_the_strategy_of_no_contact_nothing_is_held_against_it(tmp_path):
    case = with_settings(
        example(), strategies=[s for s in example().settings.strategies if s.id == "selective"]
    )
    found = run(case, tmp_path / "run", plan(draws=4)).summary
    assert found.against_reference is None
    assert found.strategies["selective"]["extra_deaths"] is None
    assert "the reference option was not run" in found.not_modelled["extra_deaths"]
    assert found.record.option is None
    assert found.record.model == {}


def test_a_refusal_on_record_makes_a_smaller_table_and_moves_no_forecast_of_terms(tmp_path):
    row = "northland,eastland,yes,accepted,participant"
    found = summary_of(tmp_path, rounds=[(row, "northland,eastland,yes,declined,absent")])
    before = finished()[0]
    came, comes = (
        s.attendance.planned["continue"].guests["eastland"].probability for s in (found, before)
    )
    assert came < comes
    for issue in ("power", "ceasefire"):
        assert found.outcomes[issue].models == before.outcomes[issue].models


def test_another_position_changes_the_forecast_of_its_issue_only(tmp_path):
    row = "p-capital-power,capital,,position,power,2,10,25"
    found = summary_of(tmp_path, assessments=[(row, row.replace("2,10,25", "80,80,80"))])
    one, other = (s.outcomes for s in (found, finished()[0]))
    middles = [s["power"].models["bargaining.compromise"].outcome.p50 for s in (one, other)]
    assert middles[0] > middles[1] + 10.0
    alone, before = (
        {k: m for k, m in s["ceasefire"].models.items() if "package" not in m.traits}
        for s in (one, other)
    )
    assert alone == before
    # but those that settle all issues at once may give way there for what they get here
    package = "bargaining.nash"
    assert one["ceasefire"].models[package] != other["ceasefire"].models[package]


def test_no_result_points_at_a_leader():
    """Wherever a case may name one, the result has the body that he leads."""
    case, who = example(), "river-speaker"
    claims = [one.model_copy(update={"addressee": who, "holder": who}) for one in case.claims]
    sources = [one.model_copy(update={"alignment": who}) for one in case.sources]
    rounds = [
        one.model_copy(update={"actor": who} if one.actor == "eastland" else {})
        for one in case.rounds
    ]
    rule = AcceptedRule(rule="Nobody meets it alone.", holders=[who])
    case = with_settings(case, accepted_rules=[rule])
    case = replace(
        case,
        claims=table(claims),
        sources=table(sources),
        rounds=table(rounds),
        relations=table([*case.relations, tie("r-met", to=who)]),
    )
    summary = run(case, draws=16).summary
    assert summary.norms.accepted[0].holders == ["river-wing"]
    assert {one.addressee for one in summary.claims.values()} == {"river-wing"}
    assert "river-wing" in {p.actor for one in summary.attendance.observed for p in one.parts}
    assert who not in summary.model_dump_json()
    assert who not in render(summary)
