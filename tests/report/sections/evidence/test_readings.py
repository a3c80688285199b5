"""How contested the evidence is, and how far it moves readings."""

import pytest
from tests.assess.altered import altered
from tests.assess.runs import finished
from tests.report.documents import document, read

from detente.assess.evidence.record import PropositionResult
from detente.assess.summary.record import Summary
from detente.report.sections.evidence.readings import (
    contested_sentence,
    hypothesis_sentence,
    readings_view,
)


def contesting(*chances: float) -> Summary:
    """Return the summary of a run with planted chances of its contested propositions."""
    propositions = {
        str(n): PropositionResult(true=chance, chance=chance, reports=[], denials=[])
        for n, chance in enumerate(chances)
    }
    return finished()[0].model_copy(update={"propositions": propositions})


@pytest.mark.parametrize(("chance", "open_"), [(0.3, 0), (0.31, 1), (0.69, 1), (0.7, 0)])
def test_contested_propositions_are_counted(chance, open_):
    text = contested_sentence(contesting(chance, 0.99))
    assert text.startswith("2 propositions are reported by some")
    assert f"for {open_} of 2" in text
    assert contested_sentence(contesting(chance)).startswith("1 proposition is reported")
    none = "No proposition of the case is denied by anybody."
    assert contested_sentence(contesting()) == none


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


def sides(held: str | None, failed: str | None) -> list[str]:
    """Return what is said where other options come first if a proposition is true, or false."""
    summary = finished()[0]
    (name, *_) = summary.contested
    kept = {name: summary.contested[name].model_dump(mode="json", by_alias=True)}
    kept[name]["with"]["top"] = held
    kept[name]["without"]["top"] = failed
    return readings_view(altered(summary, {"contested": kept}))["contested_sides"]


def test_who_comes_first_is_said_with_and_without_each_proposition():
    one, other = (option for option in finished()[0].strategy_list[:2])
    (said,) = sides(one.id, other.id)
    assert f"is true, “{one.title}” comes first; if false, “{other.title}”." in said
    assert sides(one.id, one.id) == ["For 1 the same option comes first, true or false."]
    assert sides(one.id, None) == ["For 1 too few draws have it true, or false, to tell."]


def test_every_set_is_on_the_page_once():
    summary = finished()[0]
    found = readings_view(summary)
    shown = [board.question for board in found["boards"]]
    assert len(shown) + len(found["unbound"]) == len(summary.hypotheses)
    assert set(found["leads"]) == {one.question for one in summary.hypotheses.values()}
    assert found["readings"].startswith("The evidence moves ")
