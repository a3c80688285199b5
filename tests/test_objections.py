"""docs/explanation/objections.md names tests that there are, for all fifteen objections."""

import re

import pytest

from detente.vocabulary.variables import VARIABLES

TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


@pytest.fixture(scope="module")
def rows(root) -> list[str]:
    page = (root / "docs" / "explanation" / "objections.md").read_text(encoding="utf-8")
    return [line for line in page.splitlines() if re.match(r"\| \d+ \|", line)]


def test_all_fifteen_are_answered_and_each_names_a_test(rows):
    assert [int(row.split("|")[1]) for row in rows] == list(range(1, 16))
    assert all(TEST.search(row) for row in rows)


def test_every_test_that_is_named_exists(rows, root):
    for row in rows:
        for path, name in TEST.findall(row):
            text = (root / path).read_text(encoding="utf-8")
            assert f"def {name}(" in text, f"{path}::{name}"


def test_alignment_is_no_input():
    assert "alignment" not in VARIABLES
