"""How two runs differ, in sentences."""

import re

import pytest
from tests.assess.altered import altered
from tests.assess.compare.pairs_of_runs import made

from detente.assess.compare.answer import compare
from detente.assess.compare.record import Headline, Pair
from detente.report.sections.compare.words import (
    answer_line,
    error_text,
    moved_lines,
    note_lines,
    number_text,
    opening_lines,
    signed_text,
    unmatched_lines,
)


def pair(**changes) -> Pair:
    known = {
        "a": 0.1,
        "b": 0.125,
        "difference": 0.025,
        "error": 0.0103,
        "reading": "higher",
        "unit": "share of draws",
        "caveat": None,
    }
    return Pair.model_validate({**known, **changes})


def compared(kind: str):
    return compare(made("base"), made(kind))


def test_a_run_beside_itself_says_that_nothing_differs():
    found = compared("base")
    assert opening_lines(found)[0] == (
        "A and B are the same run of “An invented valley”: no number and no row of the case "
        "differs."
    )
    assert moved_lines(found) == ["No number differs in any draw."]
    assert unmatched_lines(found) == []


def test_paired_draws_are_said():
    lines = opening_lines(compared("changed"))
    assert lines[0] == "Both runs are of “An invented valley”."
    assert "paired differences over 48 draws" in lines[1]
    assert lines[2] == "With fewer than 100 draws, the errors are rough."


def test_other_seeds_are_said():
    (_, why, _) = opening_lines(compared("seeded"))
    assert why.startswith("The seeds differ (1 and 2), so that draws are not paired")
    assert "of 48 and 48 draws" in why
    nothing = altered(compared("seeded"), {"/draws/pairing": "nothing_shared"})
    assert "share no inputs or no draws" in opening_lines(nothing)[1]


def test_different_cases_are_said_first():
    found = compared("another")
    assert opening_lines(found)[0] == (
        "The runs are of different cases, “An invented valley” (A) and “Another valley” (B); "
        "options are matched by id."
    )
    assert unmatched_lines(found) == [
        "Only in A: “Divide” (divide).",
        "Only in B: “Split” (split).",
    ]


def test_another_title_of_an_option_is_said():
    found = altered(compared("changed"), {"/options/none/title_b": "Nobody"})
    assert unmatched_lines(found) == ["Option “No contact” is “Nobody” in B (none)."]


def test_as_of_dates_that_differ_are_said():
    found = altered(compared("changed"), {"/a/as_of": "2020-03-31"})
    assert opening_lines(found)[1] == (
        "A is as of 31 March 2020 and B as of 30 June 2020: rows that became known in between are "
        "listed as added or removed."
    )


def test_horizon_and_handling_are_said_where_they_matter():
    found = altered(compared("changed"), {"/b/horizon_months": 36, "/b/handling": "internal"})
    lines = opening_lines(found)
    assert any(line.startswith("A simulates 24 months and B 36") for line in lines)
    assert "Handling: B internal." in lines


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "Both runs give the same answer, for the same reason."),
        ({"/b/answer/reason": "open"}, "Both runs give the same answer, for another reason."),
        ({"/b/answer/form": "yes"}, "The answers differ."),
        ({"/b/answer/option": "divide"}, "The answers differ."),
    ],
)
def test_whether_the_answer_is_the_same_is_one_sentence(changes, line):
    assert answer_line(altered(compared("base"), changes)) == line


def test_units_are_noted():
    assert note_lines(compared("changed")) == [
        "Means over draws; differences of shares in percentage points. Deaths: months of the "
        "present toll."
    ]
    assert "Deaths" not in note_lines(with_pairs("noise"))[0]


def with_pairs(*readings: str):
    """Return a comparison in which the numbers of one option have these readings."""
    found = compared("changed")
    names: list[Headline] = ["settlement", "holdout_contact", "table_max"]
    numbers = {
        name: pair(reading=reading, difference=0.025 if reading == "higher" else -0.025)
        for name, reading in zip(names, readings, strict=False)
    }
    option = found.options["selective"].model_copy(update={"numbers": numbers})
    return found.model_copy(update={"options": {"selective": option}})


def test_what_is_beyond_two_errors_is_said_with_its_numbers():
    first, rest, chance = moved_lines(with_pairs("higher", "noise", "same"))
    assert first == (
        "Higher in B: any deal with the government under “Some wings, unofficially”, 10.0 % in "
        "A and 12.5 % in B (+2.5 points, error 1.0)."
    )
    assert rest == "All other differences are within the noise, two standard errors."
    assert chance == (
        "1 of 2 differences are beyond two errors; by chance alone, fewer than one would be."
    )
    assert moved_lines(with_pairs("lower"))[0].startswith("Lower in B")


def test_noise_is_said():
    assert moved_lines(with_pairs("noise", "same")) == [
        "No number differs by more than two standard errors: the rest is noise."
    ]
    assert moved_lines(with_pairs("same")) == ["No number differs in any draw."]


def test_what_is_not_compared_is_said_with_the_reason():
    found = altered(
        with_pairs("same", "noise"),
        {
            "/options/selective/missing": {"extra_deaths": "other_unit", "value": "only_a"},
            "/options/selective/numbers/settlement/caveat": "other_objectives",
        },
    )
    lines = moved_lines(found)
    assert (
        "Not compared: deaths more or less than the reference option; the runs count in "
        "different units."
    ) in lines
    assert "Not compared: value by the objectives; only A has the number." in lines
    assert lines[-1] == "The objectives differ, so values do not measure the same."
    bare = found.model_copy(update={"options": {}})
    assert moved_lines(bare) == ["The runs have no option in common, so no number is compared."]


@pytest.mark.parametrize(
    ("headline", "changes", "texts"),
    [
        ("settlement", {}, ("10.0 %", "+2.5 points", "1.0")),
        (
            "settlement",
            {"reading": "same", "difference": 0.0, "error": 0.0},
            ("10.0 %", "0", "0.0"),
        ),
        ("table_max", {"a": 4.0, "difference": -0.5, "error": 0.24}, ("4.00", "−0.50", "0.24")),
        (
            "extra_deaths",
            {"a": -12345.6, "difference": 4321.0, "error": 1234.0},
            ("−12,346", "+4,321", "1,234"),
        ),
        (
            "value",
            {"a": 0.45, "difference": 0.0, "error": 0.00001},
            ("0.4500", "+0.0000", "0.0000"),
        ),
    ],
)
def test_numbers_show_two_digits_of_their_error(headline, changes, texts):
    one = pair(**changes)
    assert (
        number_text(one, headline, one.a),
        signed_text(one, headline),
        error_text(one, headline),
    ) == texts


@pytest.mark.parametrize("kind", ["base", "changed", "seeded", "shorter", "another"])
def test_every_sentence_is_one(kind):
    found = compared(kind)
    for line in [*opening_lines(found), *moved_lines(found), *unmatched_lines(found)]:
        assert re.fullmatch(r"[A-Z0-9].*\.", line), line
        assert "None" not in line
