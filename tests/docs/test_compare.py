"""The how-to of comparing runs does what it prints."""

from pathlib import Path

import pytest
from tests.docs.test_tutorial import play

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "compare.md"


@pytest.mark.timeout(600)
def test_the_page_does_what_it_prints(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    page = PAGE.read_text(encoding="utf-8")
    assert play(page) == page.count("\n$ ") == 5
