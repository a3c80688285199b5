"""The section opens with its finding, holds every issue, and says where the rest is."""

import re

import pytest
from tests.assess.altered import altered
from tests.assess.runs import finished
from tests.report.documents import document, read

from detente.report.page import render
from detente.report.sections.agreement.view import agreement_view, zone_sentence


def section(page: str) -> str:
    part = page.split('<h2 id="outcomes">')[1].split("<h2 ", maxsplit=1)[0]
    return part.replace("\N{NO-BREAK SPACE}", " ")


def zones(*found: float | None):
    """Return a summary whose issues have a zone in these shares of draws; None: not known."""
    summary = finished()[0]
    first = next(iter(summary.outcomes.values()))
    ends = {"p10": 1.0, "p50": 2.0, "p90": 3.0}
    issues = {
        f"issue{n}": altered(
            first,
            {
                "title": f"Issue {n}",
                "zones/talks": None if f is None else {"found": f, "low": ends, "high": ends},
            },
        )
        for n, f in enumerate(found)
    }
    return summary.model_copy(update={"outcomes": issues})


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            (0.5, 0.4, None),
            "On 1 of 2 issues a zone of agreement exists in at least half of draws: Issue 0.",
        ),
        ((0.4, 0.0), "On no issue does a zone of agreement exist in half of draws."),
        ((1.0,), "On 1 of 1 issue a zone of agreement exists in at least half of draws: Issue 0."),
        ((0.9,) * 5, "On 5 of 5 issues a zone of agreement exists in at least half of draws."),
        (
            (None,),
            "No zone of agreement is known: a side of the talks has no position on any issue.",
        ),
    ],
)
def test_the_first_sentence_counts_the_zones(found, said):
    assert zone_sentence(zones(*found)) == said


def test_the_section_opens_with_its_finding():
    summary = finished()[0]
    shown = section(render(summary))
    opening = re.search(r'<p class="line">(.*?)</p>', shown)[1]
    assert opening.startswith(zone_sentence(summary).replace("'", "&#39;"))
    assert agreement_view(summary)["signed_sentence"] in opening


def test_every_issue_has_its_picture_its_table_and_a_row():
    summary = finished()[0]
    shown = section(render(summary))
    for name, issue in summary.outcomes.items():
        assert f'<figure class="picture" id="picture-positions-{name}">' in shown
        assert f'<a href="#picture-positions-{name}">{issue.title}</a>' in shown
        assert f"0: {issue.zero_means}. 100: {issue.hundred_means}." in shown
    assert shown.count("Positions in these pictures") == 1
    assert shown.count('<ul class="key">') == 1


def test_what_is_not_shown_is_said_to_be_elsewhere():
    shown = section(render(finished()[0]))
    for place in ("detente outcomes", "summary.json", "outcomes"):
        assert f"<code>{place}</code>" in shown


def test_terms_have_a_column_where_they_are_not_rare():
    found = document()
    for issue in found["outcomes"].values():
        for under in issue["strategies"].values():
            under["table"] = 0.3
    often = section(render(read(found)))
    assert "terms in force at the end, under “" in often
    for issue in found["outcomes"].values():
        for under in issue["strategies"].values():
            under["table"] = 0.01
    assert "terms in force at the end, under" not in section(render(read(found)))
