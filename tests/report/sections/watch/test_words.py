"""What to watch and the main dissent, in words."""

from html import escape
from typing import get_args

import pytest
from tests.assess.runs import finished
from tests.assess.watch.test_record import EVENT, FEW
from tests.report.documents import document, read

from detente.assess.asked.record import Form
from detente.assess.evidence.record import NoDissent
from detente.assess.summary.record import Summary
from detente.assess.watch.record import FewReason, IndicatorKind
from detente.report.page import render
from detente.report.sections.watch.words import (
    ASSOCIATION,
    dissent_lines,
    few_sentence,
    indicator_details,
    indicator_lines,
)


def watching(*events, shortfall=None) -> Summary:
    found = document()
    found["indicators"] |= {"events": [EVENT | one for one in events], "shortfall": shortfall}
    return read(found)


HOLDOUT = {"kind": "open-contact", "actor": "eastland", "target": "holdout_contact"}


def test_the_date_comes_first_then_the_event_then_the_chance():
    first, second = indicator_lines(watching({}, HOLDOUT))
    assert first == ("1 February 2021: the government and the movement meet; deal 10 → 40 %.")
    assert second == (
        "1 February 2021: Eastland is in open contact with the movement; open contact (Southland) "
        "10 → 40 %."
    )


def test_small_chances_keep_their_words():
    (line,) = indicator_lines(watching({"before": 0.004, "if_so": 0.03}))
    assert line.endswith("deal under 1 % → 3 %.")


def test_details_say_if_not_the_error_and_how_likely():
    asked = {"kind": "question", "about": "q", "title": "Talks?", "published": "Two wires."}
    first, second = indicator_details(watching({}, asked))
    assert first.endswith(
        "10 → 40 %; if not, 5 % (standard error of the difference 1.0 points). It happens in 20 % "
        "of draws."
    )
    assert "“Talks?” is answered with yes" in second
    assert second.endswith("Confirmed by: Two wires.")


@pytest.mark.parametrize("kind", get_args(IndicatorKind))
def test_every_kind_has_words(kind):
    (line,) = indicator_lines(watching({"kind": kind, "actor": "eastland", "title": "A title"}))
    assert "None" not in line
    assert "{" not in line


def test_a_seat_at_an_announced_round_names_it():
    seat = {"kind": "seat", "actor": "eastland", "about": "next", "title": "Next round"}
    (line,) = indicator_lines(watching(seat))
    assert "Eastland takes a seat at “Next round”" in line


@pytest.mark.parametrize("reason", get_args(FewReason))
def test_every_reason_has_a_sentence_with_its_counts(reason):
    text = few_sentence(watching({}, shortfall={**FEW, "reason": reason}))
    assert text.startswith("Only 1 to watch before ")
    assert "{" not in text
    none = few_sentence(watching(shortfall={**FEW, "reason": reason}))
    assert none.startswith("No event before ")


def test_draws_that_are_too_few_are_counted_only_where_there_are_any():
    rare = {**FEW, "reason": "too-likely-or-unlikely"}
    assert "1 lack 100 draws, and 1 tell nothing" in few_sentence(watching(shortfall=rare))
    none = few_sentence(watching(shortfall={**rare, "few_draws": 0}))
    assert none.endswith(
        "2 are nearly sure or impossible (over 95, under 5 %); 1 tell nothing beyond chance."
    )


def test_without_a_shortfall_nothing_is_excused():
    assert few_sentence(watching({}, HOLDOUT, {"kind": "ceasefire"})) is None


def test_the_page_prints_lines_details_and_that_they_only_go_together():
    page = render(watching({}, HOLDOUT, shortfall=FEW))
    first = page[page.index("What to watch") : page.index(">Advice")]
    assert "deal 10 → 40" in first
    inside = page[page.index('id="watch"') :]
    assert "chance of a deal 10 → 40\N{NO-BREAK SPACE}%; if not, 5" in inside
    assert ASSOCIATION in inside


def test_the_inner_report_does_not_say_again_why_there_is_nothing_to_watch():
    summary = watching(shortfall=FEW)
    page = render(summary)
    reason = escape(few_sentence(summary), quote=False).replace(" %", "\N{NO-BREAK SPACE}%")
    assert page.count(reason) == 1
    assert "Nothing; page one says why." in page[page.index('id="watch"') :]


def dissenting(**changes) -> Summary:
    found = document()
    strongest = {
        "set": "movement",
        "question": "One or two?",
        "member": "two",
        "title": "two camps",
        "posterior": 0.3,
        "form": "yes",
        "top": "divide",
    }
    known = {"strongest": strongest, "why_not": None, "objected": False, "tried": 2}
    found["dissent"] |= known | changes
    return read(found)


def test_the_dissent_says_what_the_answer_would_be():
    assert dissent_lines(dissenting()) == [
        "One or two? “two camps” (30 % of draws).",
        "If so, the answer is yes, and “Divide” comes first.",
    ]
    objected = "If so, values say: yes, and “Divide” comes first."
    assert dissent_lines(dissenting(objected=True))[1] == objected


@pytest.mark.parametrize("form", get_args(Form))
def test_every_form_has_words(form):
    changed = dissenting().dissent.strongest.model_dump() | {"form": form}
    assert "If so, the answer is " in dissent_lines(dissenting(strongest=changed))[1]


@pytest.mark.parametrize("reason", get_args(NoDissent))
def test_without_a_dissent_the_reason_is_given(reason):
    (said,) = dissent_lines(dissenting(strongest=None, why_not=reason, objected=True))
    assert said.endswith(".")


def test_a_run_has_one_or_the_other():
    dissent = finished()[0].dissent
    assert (dissent.strongest is None) == (dissent.why_not is not None)
