"""Findings about the facts of the war: contradictions, missing facts and what they cost."""

import pytest
from tests.case.breakage import swap

from detente.case.reading.read import check_case

Y = "case.yaml"
FACTS = (
    ("  region: asia\n", "region"),
    ("  issue: government      # or territory\n", "issue"),
    (
        "  intensity: minor       # war: 1,000 deaths or more in the last twelve months\n",
        "intensity",
    ),
    ("  groups: 1\n", "groups"),
    ("  deal_before: no\n", "deal_before"),
)


def found(folder, *changes):
    swap(Y, *changes)(folder)
    return [f for f in check_case(folder) if f.code.startswith("war-") or f.code == "not-used"]


def codes(findings):
    return [f.code for f in findings if f.code.startswith("war-")]


def test_the_example_states_its_war_whole(case_folder):
    assert codes(found(case_folder)) == []


@pytest.mark.parametrize(
    ("old", "new", "field", "word"),
    [
        ("started: 2011-03-01", "started: 2021-03-01", "conflict.started", "after the as-of date"),
        ("episode_started: 2016-05-01", "episode_started: 2010-05-01", "conflict.episode_started",
         "before the war began"),
        ("text_last_3: no", "last_text: 2022-01-01", "conflict.last_text", "after the as-of date"),
    ],
)  # fmt: skip
def test_dates_out_of_order_are_errors_at_their_line(case_folder, old, new, field, word):
    (finding, *_) = found(case_folder, (old, new))
    assert (finding.code, finding.severity, finding.field) == ("war-date", "error", field)
    assert word in finding.message
    assert finding.line is not None


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("text_last_3: no ", "text_last_3: no\n  last_text: 2019-02-10 ", "last_text: 2019-02-10"),
        ("deal_failed: no", "deal_failed: yes", "deal_before: no"),
        ("episode_started: 2016-05-01", "episode_started: 2011-03-01", "same day"),
    ],
)
def test_facts_that_cannot_both_hold_are_errors(case_folder, old, new, word):
    (finding,) = found(case_folder, (old, new))[:1]
    assert (finding.code, finding.severity) == ("war-contradiction", "error")
    assert word in finding.message


@pytest.mark.parametrize(("line", "key"), FACTS)
def test_a_missing_fact_is_named_with_its_cost(case_folder, line, key):
    (finding,) = [f for f in found(case_folder, (line, "")) if f.code == "war-fact-missing"]
    assert f"`{key}` is not stated" in finding.message
    assert finding.severity == "info"


def test_too_few_facts_leave_the_average(case_folder):
    gone = [(line, "") for line, key in FACTS if key in {"region", "deal_before"}]
    line = "  text_last_3: no        # or the date: `last_text: 2019-02-10`\n"
    last = found(case_folder, *gone, (line, ""))
    (few,) = [f for f in last if f.code == "war-facts-few"]
    assert "text, deal, full" in few.message


def test_a_case_without_the_block_is_told_what_it_lacks(case_folder):
    text = (case_folder / Y).read_text(encoding="utf-8")
    start = text.index("conflict:")
    (case_folder / Y).write_text(text[:start], encoding="utf-8")
    assert codes(check_case(case_folder)) == ["war-not-stated"]


def test_a_fresh_text_is_a_warning(case_folder):
    (finding,) = [
        f
        for f in found(case_folder, ("text_last_3: no ", "last_text: 2020-01-10 "))
        if f.code == "war-text-fresh"
    ]
    assert finding.severity == "warning"


def test_a_value_outside_the_record_is_said(case_folder):
    findings = found(case_folder, ("groups: 1", "groups: 80"))
    assert "groups: 80" in next(f for f in findings if f.code == "war-fact-far").message


def test_a_war_that_is_fought_is_not_quiet(case_folder):
    (finding,) = found(
        case_folder, ("unit: movement", "unit: movement\n  quiet_since: 2020-03-01")
    )[:1]
    assert finding.code == "war-still-fought"


@pytest.mark.parametrize(
    ("changes", "value"),
    [
        ([("unit: movement", "unit: war")], "False"),
        ([("unit: movement", "unit: movement\n  ended_by: ceasefire")], "ceasefire"),
        ([("unit: movement", "unit: movement\n  quiet_since: 2018-03-01")], "asia"),
        ([("  groups: 1\n", ""), ("deal_failed: no", "deal_failed: no\n  claims: {groups: [C1]}")],
         "C1"),
    ],
)  # fmt: skip
def test_a_fact_that_the_record_does_not_read_is_said(case_folder, changes, value):
    notes = [f for f in found(case_folder, *changes) if (f.field or "").startswith("conflict")]
    assert any(f.code == "not-used" and value in str(f.value) for f in notes)


def test_an_early_case_has_no_record(case_folder):
    early = (
        ("as_of: 2020-06-30", "as_of: 1998-06-30"),
        ("started: 2011-03-01", "started: 1990-03-01"),
        ("episode_started: 2016-05-01", "episode_started: 1996-05-01"),
    )
    assert "war-too-early" in codes(found(case_folder, *early))
