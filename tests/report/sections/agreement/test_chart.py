"""The chart of rounds: what is drawn, and what cannot be."""

import re
from xml.etree import ElementTree as ET

import pytest

from detente.assess.agreement.bare_record import TableForecast, TableIssue, TableRound
from detente.errors import DomainError
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


def test_a_chart_names_issues_models_actors_and_middles():
    svg = rounds_chart(issues())
    words = re.findall(r">([^<>]+)</text>", svg)
    expected = {"tax", "roads", "bargaining.challenge (as_run)", "actor 0", "actor 1"}
    assert expected | {"median", "mean"} <= set(words)
    assert "bargaining.compromise" not in words
    assert rounds_chart(issues()) == svg


def lines(svg: str, *classes: str) -> list[ET.Element]:
    """Return the curves that have every one of these classes."""
    return [
        node
        for node in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}path")
        if set(classes) <= set(node.get("class", "").split())
    ]


def test_every_number_is_drawn_once():
    svg = rounds_chart(issues())
    points = [node.get("d").split(" L") for node in lines(svg)]
    assert [len(each) for each in points] == 2 * 4 * [3]  # issues, two actors, median and mean
    assert len(lines(svg, "middle")) == 4
    assert len(lines(svg, "mean")) == 2


@pytest.mark.parametrize(
    ("actors", "named", "drawn"), [(20, True, 20), (21, False, 21), (201, False, 0)]
)
def test_many_actors_are_grey_and_too_many_left_out(actors, named, drawn):
    svg = rounds_chart({"tax": issues(rounds=steps(actors))["tax"]})
    assert len(lines(svg)) == drawn + 2
    assert (len(lines(svg, "other")) == 0) is (named or not drawn)
    assert (">actor 0</text>" in svg) is named


def test_it_opens_by_itself_on_a_white_ground():
    svg = rounds_chart(issues())
    root = ET.fromstring(svg)
    assert re.fullmatch(r"\d+", root.get("width"))
    assert ".fig .ground { fill: #fff; }" in svg
    assert "var(" not in svg


def test_without_rounds_there_is_nothing_to_plot():
    with pytest.raises(DomainError, match="no model here has rounds"):
        rounds_chart(issues(rounds=steps(rounds=1)))


def test_names_of_actors_cannot_leave_the_picture():
    found = issues([TableRound(median=1.0, mean=1.0, positions={"<b>&x": 1.0})] * 2)
    svg = rounds_chart(found)
    assert "<b>" not in svg
    assert "&lt;b&gt;&amp;x" in svg
