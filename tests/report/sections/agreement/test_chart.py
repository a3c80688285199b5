"""The chart of rounds: what is drawn, and what cannot be."""

import re

import pytest

from detente.assess.agreement.bare_record import TableForecast, TableIssue, TableRound
from detente.errors import DomainError
from detente.report.sections.agreement import chart as bargaining_rounds
from detente.report.sections.agreement.chart import rounds_chart


def steps(actors=2, rounds=3):
    return [
        TableRound(
            median=10.0 + n,
            mean=11.0 + n,
            positions={f"actor {i}": 10.0 * i + n for i in range(actors)},
        )
        for n in range(rounds)
    ]


def issues(rounds=None):
    model = TableForecast(
        title="Challenge model", variant="as_run", outcome=12.0, rounds=rounds or steps()
    )
    still = TableForecast(title="Compromise model", outcome=11.0, rounds=steps(rounds=1))
    models = {"bargaining.challenge": model, "bargaining.compromise": still}
    issue = TableIssue(scale=(0.0, 100.0), scale_from="file", models=models)
    return {"tax": issue, "roads": issue}


def drawn(monkeypatch, content):
    """Return the specification that is handed to the renderer."""
    kept = []
    monkeypatch.setattr(bargaining_rounds, "chart", lambda spec, text: kept.append(spec) or "")
    rounds_chart(content)
    return kept[0]


def test_a_chart_names_issues_models_actors_and_middles():
    svg = rounds_chart(issues())
    words = re.findall(r">([^<>]+)</text>", svg)
    expected = {"tax", "roads", "bargaining.challenge (as_run)", "actor 0", "actor 1"}
    assert expected | {"median", "mean"} <= set(words)
    assert "bargaining.compromise" not in words
    assert rounds_chart(issues()) == svg


def test_every_number_is_drawn_once(monkeypatch):
    values = drawn(monkeypatch, issues())["data"]["values"]
    assert len(values) == 2 * 3 * 4  # issues, rounds, two actors with median and mean
    one = next(v for v in values if v["line"] == "median" and v["round"] == 2)
    assert (one["issue"], one["value"], one["of"]) == ("tax", 12.0, "middle")


@pytest.mark.parametrize(
    ("actors", "named", "lines"), [(20, True, 20), (21, False, 21), (201, False, 0)]
)
def test_many_actors_are_grey_and_too_many_left_out(monkeypatch, actors, named, lines):
    spec = drawn(monkeypatch, issues(rounds=steps(actors)))
    colour = spec["spec"]["layer"][0]["encoding"]["color"]
    assert ("legend" in colour) is named
    found = {v["line"] for v in spec["data"]["values"] if v["of"] == "actor"}
    assert len(found) == lines


def test_without_rounds_there_is_nothing_to_plot():
    with pytest.raises(DomainError, match="no model here has rounds"):
        rounds_chart(issues(rounds=steps(rounds=1)))


def test_names_of_actors_cannot_leave_the_picture():
    found = issues([TableRound(median=1.0, mean=1.0, positions={"<b>&x": 1.0})] * 2)
    svg = rounds_chart(found)
    assert "<b>" not in svg
    assert "&lt;b&gt;&amp;x" in svg
