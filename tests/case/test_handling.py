import pytest
from tests.ensemble.planted import claim, example, planted

from detente.case.handling import DEFAULT_MARKS, Ladder, ladder_of, marks_used

LADDER = Ladder(("white", "grey", "black"))


@pytest.mark.parametrize(
    ("mark", "reader", "above"),
    [
        ("white", "white", False),
        ("grey", "white", True),
        ("grey", "black", False),
        ("unlisted", "grey", True),
        ("unlisted", "black", False),
    ],
)
def test_a_mark_is_above_lower_ones_and_an_unlisted_one_counts_as_the_highest(mark, reader, above):
    assert LADDER.is_above(mark, reader) is above


def test_the_highest_of_some_marks_leaves_out_what_has_none():
    assert LADDER.highest("white", None, "grey") == "grey"
    assert LADDER.highest(None) == "white"


def test_a_case_may_have_a_ladder_of_its_own():
    settings = example().settings
    assert ladder_of(settings).marks == DEFAULT_MARKS
    own = settings.model_copy(update={"marks": ["low", "high"]})
    assert ladder_of(own).marks == ("low", "high")


def test_marks_in_use_are_those_of_rows_with_one_of_their_own():
    case = planted(claims=[claim("A", 0.5), claim("B", 0.5, handling="secret")])
    assert list(marks_used(case)) == [("claims.csv", 3, "secret")]
