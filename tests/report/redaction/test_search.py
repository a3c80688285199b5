"""The last check: withheld text is found in every form, known words are not."""

import io
import zipfile
import zlib

import pytest
from tests.assess.runs import finished
from tests.report.documents import read
from tests.report.redaction.marked import WORD, marked, secret
from tests.report.redaction.runs import fresh

from detente.assess.summary.record import summary_of
from detente.report.page import render
from detente.report.redaction.redact import redacted
from detente.report.redaction.search import LeakSearch, texts_of
from detente.runs.finished import FinishedRun

TEXT = secret("C1 text")


@pytest.fixture(scope="module")
def search() -> LeakSearch:
    return LeakSearch(redacted(read(finished()[0]), marked(), "public"))


def zipped(text: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", f"<w:t>{text[:9]}</w:t><w:t>{text[9:]}</w:t>")
        file.writestr("word/a.png", b"\x89PNG")
    return made.getvalue()


def printed(text: str) -> bytes:
    stream = zlib.compress(f"BT ({text}) Tj ET".encode())
    return b"%PDF-1.4\nstream\n" + stream + b"\nendstream\n"


def spelled(text: str) -> bytes:
    codes = text.encode("utf-16-be").hex()
    return b"%PDF-1.4\nstream\n" + zlib.compress(f"<{codes}> Tj".encode()) + b"\nendstream\n"


@pytest.mark.parametrize(
    "made",
    [
        TEXT.encode(),
        f"<p>{TEXT.upper()}</p>".encode(),
        TEXT.replace(" ", "\n\n").encode(),
        TEXT[3:16].encode(),
        {"a.csv": b"x", "b.csv": TEXT.encode()},
        {f"{TEXT}.csv": b"x"},
        zipped(TEXT),
        printed(TEXT),
        spelled(TEXT),
    ],
    ids=["plain", "upper", "lines", "part", "folder", "name", "zip", "pdf", "pdf-hex"],
)
def test_withheld_text_is_found(search, made):
    assert search.places(texts_of(made)) == 1


def test_each_place_is_counted(search):
    assert search.places([f"{TEXT} and then again {TEXT}"]) == 2


@pytest.mark.parametrize(
    ("about", "sign", "count"),
    [(b"", b"", 1), (b"", b"\0", 0), (b"<</Subtype /Image>>", b"", 0)],
    ids=["text", "font", "picture"],
)
def test_a_stream_of_a_pdf_is_searched_if_it_is_text(search, about, sign, count):
    raw = b"%PDF-1.4\n1 0 obj\n" + about + b"stream\n" + sign + TEXT.encode() + b"\nendstream\n"
    assert search.places(texts_of(raw)) == count


@pytest.mark.parametrize(
    "text",
    [
        "",
        TEXT[3:14],  # eleven characters
        "An invented valley: Nobody has seen the meeting.",
        "In wars like this one a deal came within 24 months in 3 %.",
        "30 June 2020",
    ],
)
def test_other_words_are_not_found(search, text):
    assert search.places([text]) == 0


def test_the_page_of_the_redacted_summary_holds_no_withheld_text(search):
    assert search.places([render(search.redacted.summary)]) == 0


def test_the_page_of_the_whole_summary_holds_some():
    whole = read(finished()[0])
    search = LeakSearch(redacted(whole, _of_the_example(), "public"))
    assert search.places([render(whole)]) > 3


def test_a_summary_that_was_not_redacted_is_no_excuse():
    whole = read(finished()[0])
    made = redacted(whole, _of_the_example(), "public")
    search = LeakSearch(type(made)(whole, made.counts, made.hidden, made.ids))
    assert search.places([render(whole)]) > 3


def _of_the_example():
    from tests.report.redaction.test_redact import CLAIMS, with_marks

    return with_marks(set(CLAIMS))


@pytest.mark.parametrize("language", ["en-XA", "ar-XB"])
def test_redaction_holds_in_another_language(tmp_path, language):
    run = FinishedRun.at(fresh(tmp_path))
    seen = redacted(summary_of(run), run.case, "public")
    search, page = LeakSearch(seen), render(seen.summary, language=language)
    assert WORD.casefold() not in page.casefold()
    assert search.places([page]) == 0
    assert search.places([page.replace("</body>", f"{TEXT}</body>")]) == 1
    assert search.places([render(summary_of(run), language=language)]) > 0
