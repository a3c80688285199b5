"""Kinds of finding about tables: their messages, and codes that no other finding has."""

import re
from string import Formatter

import pytest

from detente.case.findings.catalogue import KINDS
from detente.position_tables.kinds import TableKinds

KNOWN = {kind.code: kind for kind in TableKinds.all()}


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize(
    ("finding", "message"),
    [
        (
            TableKinds.actor_twice("t.csv", 5, "actor", value="A", before=2),
            "'A' already has a position on this issue in line 2",
        ),
        (
            TableKinds.ends_differ("t.csv", 3, "low", value="1", other="2", before=2),
            "`low` of this issue is 1 here and 2 in line 2",
        ),
        (
            TableKinds.name_unknown("t.csv", 3, value="X", what="an actor", record="#A"),
            "'X' is not the name of an actor",
        ),
        (
            TableKinds.count_differs("t.csv", 1, value="3", what="actors", found=2),
            "the first line gives 3 actors; the table has 2",
        ),
        (
            TableKinds.salience_sum("t.csv", 4, value="1.2", actor="B"),
            "the saliences of 'B' sum to 1.2",
        ),
    ],
)
def test_a_message_says_what_stands_where(finding, message):
    assert finding.message == message
    assert (finding.file, "{" in (finding.hint or "")) == ("t.csv", False)


@pytest.mark.parametrize("code", KNOWN)
def test_every_kind_says_what_is_wrong_and_what_to_do(code):
    kind = KNOWN[code]
    names = (gaps(kind.template) | gaps(kind.hint)) - {"field", "value"}
    found = kind("t.csv", 3, "low", value="seven", **{name: f"<{name}>" for name in names})
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", code)
    assert found.hint
    for name in names:
        assert f"<{name}>" in found.message + found.hint
    assert ("seven" in found.message) == ("value" in gaps(kind.template))


def test_only_an_issue_without_outcome_lets_the_rest_be_read():
    warnings = {code for code, kind in KNOWN.items() if kind.severity == "warning"}
    doubts = {"issue-without-position", "issue-without-influence", "capability-far"}
    assert warnings == doubts
    assert {kind.severity for kind in KNOWN.values()} == {"warning", "error"}


def test_no_code_is_that_of_a_finding_about_a_case():
    assert set(KNOWN) & {kind.code for kind in KINDS.all()} == set()
