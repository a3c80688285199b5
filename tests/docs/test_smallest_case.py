"""The tutorial's case is the smallest useful one, and what its report says is true.

At most 40 numbers are elicited. Every sentence of the report that holds a number is computed again
here, from the draws, the case and the record of other wars, without the room that writes the page.
"""

import ast
import re
from pathlib import Path

import pytest
from tests.docs.smallest import said, said_plainly
from tests.docs.smallest.made import made

MOST = 40
RANGES = ("status_quo", "reversion")  # of an issue; a criterion has borders and a weight
HELPERS = Path(__file__).parent / "smallest"
SENTENCES = [(section, one) for section, found in said.COMPUTED.items() for one in found]
FINDINGS = [(section, one) for section, found in said_plainly.COMPUTED.items() for one in found]


def page_one() -> str:
    lines = [one.text for one in made().sentences if one.section == "page-one" and not one.spoken]
    return "\n".join(lines)


def test_at_most_forty_numbers_are_elicited():
    case = made().run.case
    ranges = sum(len(RANGES) for _ in case.settings.issues) + 2 * len(case.settings.criteria)
    assert len(case.assessments) + ranges <= MOST
    assert len(case.factions()) == 3
    assert len(case.powers()) == 1


@pytest.mark.parametrize(
    ("section", "computed"),
    [*SENTENCES, *FINDINGS],
    ids=[f"{section}-{one.__name__}" for section, one in [*SENTENCES, *FINDINGS]],
)
def test_a_sentence_is_what_the_draws_give(section, computed):
    printed = {one.text for one in made().sentences if one.section == section}
    wanted = list(computed())
    assert wanted
    assert [one for one in wanted if one not in printed] == []


def test_every_sentence_with_a_number_is_computed_again():
    known = {(section, text) for section, one in SENTENCES for text in one()}
    left = [
        f"{section}: {text}"
        for section, text, _ in made().sentences
        if re.search(r"\d", text)
        and (section, text) not in known
        and not any(re.fullmatch(pattern, text) for pattern in said.FIXED)
    ]
    assert not left, "\n".join(left)


def test_no_fixed_sentence_is_out_of_date():
    printed = [one.text for one in made().sentences]
    assert [p for p in said.FIXED if not any(re.fullmatch(p, text) for text in printed)] == []


def test_nothing_is_computed_by_the_room_that_writes_the_page():
    for path in HELPERS.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not any(name.startswith("detente.report") for name in names), path


def test_without_objectives_nothing_is_said_of_a_value():
    assert made().run.summary.ranking.order == []
    assert "The case sets no objectives, so no option is ranked." in page_one()
    assert not re.search(r"alone best|comes first|regret|in value", page_one())


def test_page_one_has_at_most_five_hundred_words():
    assert len(page_one().split()) <= 500
