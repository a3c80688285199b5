import pytest

from detente.report.redaction.program_words import is_of_the_program, numberless


@pytest.mark.parametrize(
    ("text", "known"),
    [("in wars like this one", True), ("36 months ahead", True), ("zanzifrax of the", False)],
)
def test_the_words_of_the_program_are_those_of_its_files(text, known):
    assert is_of_the_program(text) is known


def test_numbers_count_as_any_number():
    assert numberless("12 of 2012") == "0 of 0"
