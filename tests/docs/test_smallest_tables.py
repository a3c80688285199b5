"""The tables in the report of the smallest case hold what its draws, files and records give."""

import pytest
from tests.docs.smallest import cells_parties, cells_war
from tests.docs.smallest.made import made

TABLES = {**cells_war.TABLES, **cells_parties.TABLES}  # by section and first heads
# Tables without a number that the run computes.
LEFT = {
    ("what-each-option-does", "option"): "says what the case's file says",
    ("partners-on-one-issue", "faction"): "says that nothing is on record",
}


def printed(key: tuple[str, ...]) -> list[tuple[str, ...]]:
    section, *heads = key
    found = [
        t for t in made().tables if t.section == section and t.heads[: len(heads)] == (*heads,)
    ]
    assert len(found) == 1, key
    return list(found[0].rows)


@pytest.mark.parametrize("key", TABLES, ids="-".join)
def test_a_table_is_what_the_draws_give(key):
    assert printed(key) == TABLES[key]()


def test_every_table_is_computed_again_or_left_for_a_reason():
    assert sum(len(printed(key)) > 0 for key in (*TABLES, *LEFT)) == len(made().tables)


def test_a_table_that_is_left_holds_no_number():
    cells = [cell for key in LEFT for row in printed(key) for cell in row]
    assert not [cell for cell in cells if any(map(str.isdigit, cell))]
