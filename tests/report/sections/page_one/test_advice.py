"""Advice is printed as written, and only if it was written."""

from tests.report.documents import document, read
from tests.report.filled import filled

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
    "option_title": "Some wings, unofficially",
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


def test_what_has_no_room_is_counted_and_no_recommendation_is_cut():
    found = advised()
    found["advice"]["what_is_new"] = " ".join(["new"] * 26)
    found["advice"]["why_it_matters"] = " ".join(["why"] * 25)
    found["advice"]["recommendations"] = [{**ONE, "do": " ".join(["do"] * n)} for n in (9, 7, 1)]
    block = advice_block(read(found))
    assert block.lines == (f"{' '.join(['new'] * 25)} …", " ".join(["why"] * 25))
    assert block.recommendations == (" ".join(["do"] * 9), "2 more are inside.")
    words = [*block.lines, *block.recommendations[:-1]]
    assert sum(len(line.split()) for line in words) <= 65


def test_the_longest_advice_that_is_allowed_is_whole():
    found = filled(document(), "advice")
    advice = found["advice"]
    texts = [advice["what_is_new"], advice["why_it_matters"]]
    texts += [one["do"] for one in advice["recommendations"]]
    assert sum(len(text.split()) for text in texts) == 65
    assert len(texts[0].split()) == 25
    block = advice_block(read(found))
    assert [*block.lines, *block.recommendations] == texts


def test_an_option_that_the_answer_calls_empty_is_named():
    (line,) = advice_block(read(advised(option_empty=True))).recommendations
    assert line.endswith("(“Some wings, unofficially” engages nobody in most draws.)")
