"""How far the evidence moves readings."""

import pytest
from tests.assess.runs import finished
from tests.report.documents import document, read

from detente.report.sections.evidence.readings import (
    hypothesis_sentence,
    readings_view,
)


@pytest.mark.parametrize(
    ("posterior", "verdict"),
    [
        ((0.42, 0.38), "The leading two cannot be told apart (42 % and 38 %)."),
        ((0.50, 0.30), "“one camp” leads with 50 % (40 % before the evidence)."),
        ((0.10, 0.70), "“two camps” leads with 70 % (40 % before the evidence)."),
    ],
)
def test_the_leading_reading_has_its_chance_before_and_after(posterior, verdict):
    found = document()
    rivals = found["hypotheses"]["movement"]
    known = next(iter(rivals["members"].values()))
    rivals["members"] = {
        name: {**known, "title": title, "prior": 0.4, "posterior": p}
        for name, title, p in zip(("a", "b"), ("one camp", "two camps"), posterior, strict=True)
    }
    assert hypothesis_sentence(read(found).hypotheses["movement"]).startswith(verdict)


def test_every_set_is_on_the_page_once():
    summary = finished()[0]
    found = readings_view(summary)
    shown = [board.question for board in found["boards"]]
    assert len(shown) + len(found["unbound"]) == len(summary.hypotheses)
    assert set(found["leads"]) == {one.question for one in summary.hypotheses.values()}
    assert found["readings"].startswith("The evidence moves ")
