"""How options would be carried out is printed as the case states it, the same law once."""

from tests.assess.camp_cases import with_settings
from tests.ensemble.planted import example

from detente.assess.run import run
from detente.report.page import render
from detente.report.sections.options.conduct import conduct_rows, law_rows

STATED = {
    "first_90_days": "Kabul is informed.",
    "who_objects": "The neighbours.",
    "undo": "It ends in a day.",
    "exit_test": "Nobody comes.",
}


def summary_of(texts):
    case = example()
    options = [one.model_copy(update=texts.get(one.id, {})) for one in case.settings.strategies]
    return run(with_settings(case, strategies=options), draws=16).summary


def test_what_the_case_states_of_an_option_is_printed():
    summary = summary_of({"selective": STATED, "none": {"law": "Nothing."}})
    (row,) = conduct_rows(summary)
    assert row.cells == tuple(STATED.values())
    assert [(one.title, one.law) for one in law_rows(summary)] == [("No contact", "Nothing.")]
    page = render(summary)
    assert all(text in page for text in (*STATED.values(), "to undo it", "Nothing."))


def test_a_law_that_holds_for_several_options_is_said_once():
    law = {"law": "Payment is forbidden."}
    names = [one.id for one in example().settings.strategies]
    summary = summary_of(dict.fromkeys(names[1:], law) | {names[0]: {"law": "Nothing."}})
    assert [one.law for one in law_rows(summary)] == ["Nothing.", "Payment is forbidden."]
    assert law_rows(summary)[-1].title == "Every other option"


def test_without_a_statement_there_is_no_table():
    summary = summary_of({})
    assert not conduct_rows(summary)
    assert not law_rows(summary)
    assert "to undo it" not in render(summary)
