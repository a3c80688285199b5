"""Inside, advice and dissents are whole."""

from tests.report.documents import document, read
from tests.report.filled import filled
from tests.report.test_page import Reader

from detente.report.page import render
from detente.report.sections.page_one.written import advised


def inside(found: dict) -> str:
    text = render(read(found))
    return Reader(text[text.index('<section id="inner"') : text.index("</main>")]).words()


def test_a_recommendation_is_printed_with_what_it_says_of_objections():
    rows = dict(advised(read(filled(document(), "advice"))))
    assert [*rows] == ["what", "who would object", "how to undo it", "when to stop"]
    assert rows["who would object"] == ("The council.",) * 3
    assert advised(read(document())) == []


def test_what_page_one_cuts_is_whole_inside():
    found = filled(document(), "advice", "dissent")
    found["advice"]["why_it_matters"] = " ".join(["why"] * 80)
    page = inside(found)
    assert " ".join(["why"] * 80) in page
    assert found["advice"]["recommendations"][2]["do"] in page
    assert found["dissents"][0]["text"] in page


def test_without_them_there_is_no_heading():
    assert "Advice, whole" not in inside(document())
    assert "Dissents, as written" not in inside(document())
