"""Advice is printed as written, and only if it was written."""

from tests.report.documents import document, read

from detente.report.sections.page_one.advice import advice_block

ONE = {
    "do": "Ask Southland first.",
    "with": None,
    "lever": None,
    "legal_note": None,
    "first_90_days": None,
    "who_objects": None,
    "how_to_undo": None,
    "when_to_stop": None,
    "option": "selective",
    "option_title": "Some wings, below the label",
    "option_empty": False,
}


def advised(**changes) -> dict:
    found = document()
    found["advice"] = {
        "written_on": "2020-06-20",
        "by": "analyst",
        "handling": "public",
        "what_is_new": "A wing has asked for talks.",
        "why_it_matters": "It never did before.",
        "recommendations": [{**ONE, **changes}],
    }
    return found


def test_without_the_file_it_says_that_none_was_written():
    block = advice_block(read(document()))
    assert block.lines == ("No advice has been written.",)
    assert block.recommendations == ()


def test_it_is_marked_as_a_person_s_and_printed_whole():
    block = advice_block(read(advised()))
    assert block.heading == "Advice – by analyst, 20 June 2020, not by the model"
    assert block.lines == ("A wing has asked for talks.", "It never did before.")
    assert block.recommendations == ("Ask Southland first.",)


def test_an_option_that_the_answer_calls_empty_is_named():
    (line,) = advice_block(read(advised(option_empty=True))).recommendations
    assert line.endswith("(“Some wings, below the label” engages nobody in most draws.)")
