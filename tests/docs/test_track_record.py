"""The tables of the track record: made by one command, current, misses first, in time."""

import time

import pytest
from docs.track_record import CARRIES, FOLDER, NAMES, RECORD, folders, missed, pages, records


@pytest.fixture(scope="module")
def found():
    """Return the records of all cases, and the processor time that they took."""
    begin = time.process_time()
    return records(), time.process_time() - begin


def test_committed_tables_are_fresh(found):
    made = pages(found[0])
    assert set(made) == set(NAMES)
    stale = [
        name for name, text in made.items() if (FOLDER / name).read_text(encoding="utf-8") != text
    ]
    assert not stale, f"run make score: {stale}"


def test_all_cases_take_less_than_a_minute_of_processor_time(found):
    assert found[1] < 60.0


def test_the_example_and_every_case_are_scored(found, root):
    cases = sorted(path.parent for path in root.glob("cases/*/case.yaml"))
    assert folders()[1:] == cases
    assert len(found[0]) == len(cases) + 1
    text = pages(found[0])[RECORD]
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        f"## {one.title}" for one in found[0]
    ]


def test_misses_come_before_scores(found):
    for section, one in zip(pages(found[0])[RECORD].split("## ")[1:], found[0], strict=True):
        for name, _ in missed(one):
            assert section.index(f"- {name}: forecast") < section.index("| question |")


def test_real_cases_have_one_row_each_the_largest_error_first(found):
    rows = pages(found[0])[CARRIES].splitlines()
    assert len(rows) == 2 + len(found[0]) - 1
    assert all(row.count("|") == rows[0].count("|") for row in rows)
    errors = [
        float(row.split("questions ")[1].split(" ")[0].rstrip(";|"))
        for row in rows[2:]
        if "questions 0" in row
    ]
    assert errors == sorted(errors, reverse=True)
