"""A small run of each small case: it runs, and what its report says of the case is true."""

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from detente.assess.run import run
from detente.assess.summary.record import Summary
from detente.case.reading.read import read_case
from detente.report.page import render
from detente.runs.plan import Plan

CASES = Path(__file__).resolve().parents[2] / "cases"
NAMES = ("colombia", "mindanao", "northern-ireland")
EACH = pytest.mark.parametrize("name", NAMES)
# Who has no seat under any option, though the movement is asked.
OUTSIDE = {
    "colombia": set(),
    "mindanao": {"bifm", "mnlf"},
    "northern-ireland": {"continuity-ira", "inla"},
}


@cache
def summary(name: str) -> Summary:
    with TemporaryDirectory() as place:
        plan = Plan(draws=16, workers=1)
        return run(read_case(CASES / name), Path(place) / "run", plan).summary


@EACH
def test_a_page_is_made_and_its_links_lead_somewhere(name):
    page = render(summary(name))
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert links <= set(re.findall(r'id="([^"]+)"', page))
    assert "must not be used to select people for any action" in page


@EACH
def test_who_is_excluded_is_never_picked(name):
    camps = summary(name).camps
    assert set(camps.excluded) == OUTSIDE[name]
    assert OUTSIDE[name] <= set(camps.factions)
    for picked in camps.partners.values():
        assert not [f for f in OUTSIDE[name] if picked.get(f, 0.0) > 0.0]


@EACH
def test_no_outcome_of_a_question_is_in_the_summary(name):
    text = summary(name).model_dump_json()
    assert "outcome_source" not in text
    later = {"colombia": "2016-11-24", "mindanao": "2014-03-27", "northern-ireland": "1998-04-10"}
    assert later[name] not in text


def test_the_record_stands_beside_the_run_where_it_has_one():
    assert "There is no record for so early a date." in render(summary("northern-ireland"))
    for name in ("colombia", "mindanao"):
        assert "In wars like this one a deal was signed" in render(summary(name))
