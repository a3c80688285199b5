import pytest

from detente.case.findings.suggest import did_you_mean, listed, plain


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("stance_drugs", "did you mean 'stance-drugs'?"),
        ("Stance Drugs", "did you mean 'stance-drugs'?"),
        ("salince", "did you mean 'salience'?"),
        ("wholly other", None),
        ("+", None),
        ("", None),
    ],
)
def test_the_nearest_word(word, hint):
    assert did_you_mean(word, ["salience", "stance-drugs", "−"]) == hint


def test_a_name_in_another_spelling_is_the_nearest():
    assert did_you_mean("Co\u0302te", ["Cote-x", "C\u00f4te"]) == "did you mean 'C\u00f4te'?"
    assert did_you_mean("+", ["-"]) is None


def test_an_invisible_character_comes_before_the_nearest_word():
    hint = "delete the invisible character in it (U+200F, RIGHT-TO-LEFT MARK)"
    assert did_you_mean("salience\u200f", ["salience"]) == hint


def test_lists_are_cut_and_name_each_once():
    assert listed(["a", "b", "a"]) == "a, b"
    assert listed("abcdef", 3) == "a, b, c, … (6 in all)"
    assert plain("Strength Share_x-1") == "strengthsharex1"
