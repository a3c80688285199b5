"""Every entry of the list of faults is held by a test that exists."""

import re

import pytest
from tests.faults.entries import ENTRIES, LATER, ROOT, TITLES, nodes


def test_the_list_is_whole():
    assert tuple(TITLES) == ENTRIES


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_is_held_by_tests_that_exist(entry):
    found = nodes(entry)
    assert found or entry in LATER, f"{entry}, {TITLES[entry]}: no test holds it"
    for node in found:
        file, _, name = node.partition("::")
        text = (ROOT / file).read_text(encoding="utf-8")
        assert not name or re.search(rf"^def {name}\(", text, re.M), node
