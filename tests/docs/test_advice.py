"""The examples of the how-to of advice and dissent are clean, and fit the shipped example."""

from pathlib import Path

from tests.case.breakage import OF_THE_EXAMPLE, fresh_case
from tests.docs.test_tutorial import blocks

from detente.case.reading.read import check_case, read_case

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "advice.md"


def test_both_files_of_the_page_are_read_without_a_finding(tmp_path):
    folder = fresh_case(tmp_path)
    first, second = (
        block.text for block in blocks(PAGE.read_text(encoding="utf-8")) if block.language == "yaml"
    )
    (folder / "advice.md").write_text(first, encoding="utf-8")
    (folder / "dissent.md").write_text(second, encoding="utf-8")
    assert {f.code for f in check_case(folder)} == OF_THE_EXAMPLE
    case = read_case(folder)
    assert case.advice is not None
    assert case.advice.recommendations[0].option == "selective"
    assert case.dissents[0].claims == ["C3", "C4"]
