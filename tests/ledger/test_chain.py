"""What breaks the chain is found: each line edited, removed, added, in another order."""

import json
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ledger.lines import four_lines

from detente.ledger.chain import FILE, HEAD, checked, digest_of, sealed, text_of
from detente.ledger.record import LINE


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    """Return the texts of lines and head."""
    folder = four_lines(tmp_path_factory.mktemp("ledger"))
    return tuple((folder / name).read_text(encoding="utf-8") for name in (FILE, HEAD))


def codes(text: str, head: str | None) -> list[tuple[str, int | None]]:
    return [(f.code, f.line) for f in checked(text, head)[1]]


def test_an_intact_chain(ledger):
    text, head = ledger
    lines, findings = checked(text, head)
    assert (len(lines), findings) == (4, [])
    assert codes(text.replace("\n", "\r\n"), head) == []
    assert [line.previous for line in lines] == ["", *(line.digest for line in lines[:-1])]


def test_a_digest_is_the_sha256_of_the_line_without_it(ledger):
    import hashlib

    first = ledger[0].splitlines()[0]
    content = json.loads(first)
    content["digest"] = ""
    expected = hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()
    assert json.loads(first)["digest"] == expected == digest_of(LINE.validate_json(first))


@pytest.mark.parametrize("place", range(4))
def test_a_removed_line_is_found_the_last_as_well(ledger, place):
    text, head = ledger
    rest = text.splitlines()
    del rest[place]
    found = codes("\n".join(rest) + "\n", head)
    assert found
    assert ("ledger-end", 3) in found


def test_all_lines_removed(ledger):
    assert codes("", ledger[1]) == [("ledger-end", None)]


def test_every_other_order_is_found(ledger):
    text, head = ledger
    lines = text.splitlines()
    for order in permutations(range(4)):
        found = codes("\n".join(lines[n] for n in order), head)
        assert bool(found) == (order != (0, 1, 2, 3))


@pytest.mark.parametrize(
    ("place", "field", "value"),
    [
        (0, "probability", 0.2),
        (1, "date", "2021-01-01"),
        (2, "run_digest", "c" * 64),
        (2, "written", "2021-01-01"),
        (3, "outcome", "no"),
        (3, "source", "another"),
    ],
)
def test_an_edited_field_is_found(ledger, place, field, value):
    text, head = ledger
    lines = text.splitlines()
    lines[place] = json.dumps({**json.loads(lines[place]), field: value}, ensure_ascii=False)
    assert codes("\n".join(lines), head) == [("ledger-edited", place + 1)]


@pytest.mark.parametrize("place", range(4))
def test_an_edited_line_with_a_new_digest_is_found_by_what_follows_it(ledger, place):
    text, head = ledger
    lines = [LINE.validate_json(line) for line in text.splitlines()]
    lines[place] = sealed(lines[place].model_copy(update={"question": "q9"}))
    found = codes("\n".join(map(text_of, lines)), head)
    assert found == [("ledger-end", 4) if place == 3 else ("ledger-link", place + 2)]


def test_spaces_keys_and_blank_lines_are_edits(ledger):
    text, head = ledger
    assert codes(text.replace('": ', '":', 1), head) == [("ledger-edited", 1)]
    assert ("ledger-unreadable", 2) in codes(text.replace("\n", "\n\n", 1), head)
    assert ("ledger-unreadable", 5) in codes(text + "garbage\n", head)
    assert ("ledger-unreadable", 1) in codes(text[5:], head)


def test_a_line_added_by_hand_is_found(ledger):
    text, head = ledger
    last = LINE.validate_json(text.splitlines()[-1])
    more = sealed(last.model_copy(update={"number": 5, "previous": last.digest}))
    assert codes(text + text_of(more), head) == [("ledger-end", 5)]


@pytest.mark.parametrize(
    "head", [None, "", "{}", "[]", '{"lines": -1, "digest": "", "next": null}']
)
def test_a_head_that_is_missing_or_damaged_is_found(ledger, head):
    assert codes(ledger[0], head) == [("ledger-head", None)]


def test_what_was_about_to_be_written_when_a_process_was_killed_is_no_damage(ledger):
    text = ledger[0]
    lines = [LINE.validate_json(line) for line in text.splitlines()]
    about = json.dumps(
        {
            "lines": 3,
            "digest": lines[2].digest,
            "next": {"lines": 4, "digest": lines[3].digest},
        }
    )
    assert codes(text, about) == []
    assert codes("\n".join(text.splitlines()[:3]), about) == []
    assert codes("\n".join(text.splitlines()[:2]), about) == [("ledger-end", 2)]


@given(st.data())
def test_any_changed_character_is_found(ledger, data):
    text, head = ledger
    at = data.draw(st.integers(0, len(text) - 2))
    other = data.draw(st.characters(exclude_categories=("Cs",)))
    changed = text[:at] + other + text[at + 1 :]
    if changed.replace("\r\n", "\n") != text:
        assert checked(changed, head)[1]


@given(st.lists(st.integers(0, 3), max_size=6))
def test_any_other_choice_of_lines_is_found(ledger, chosen):
    """Lines removed, repeated and moved in any way."""
    text, head = ledger
    lines = text.splitlines()
    found = codes("\n".join(lines[n] for n in chosen), head)
    assert bool(found) == (chosen != [0, 1, 2, 3])
