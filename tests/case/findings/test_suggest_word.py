import pytest

from detente.case.findings.suggest_word import grade_hint, probability_hint


@pytest.mark.parametrize(
    ("column", "text", "part"),
    [
        ("reliability", "Usually reliable", "'B'"),
        ("reliability", "unreliable", "'E'"),
        ("reliability", "good", "C: fairly reliable"),
        ("credibility", "probably-true", "'2'"),
        ("credibility", "unlikely", "5: improbable"),
        ("kind", "event", None),
    ],
)
def test_words_for_grades(column, text, part):
    hint = grade_hint(column, text)
    assert (hint is None) if part is None else part in hint


def test_words_for_probabilities():
    assert "0.2 to 0.45" in (probability_hint("Unlikely") or "")
    assert probability_hint("perhaps") is None
