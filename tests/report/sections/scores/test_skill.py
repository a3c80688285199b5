"""One sentence on skill: shown, not shown, too few to tell, never scored."""

import pytest
from tests.assess.runs import finished

from detente.assess.attendance.record import PastRounds
from detente.report.sections.scores.skill import shown_at_rounds, skill_sentence

ROUNDS = finished()[0].rounds


def planted(difference, label: str, *, reading: str = "not-asked") -> PastRounds:
    """Return past rounds with planted scores under one reading; the other shows perfect skill."""
    assert ROUNDS.scores is not None
    known = ROUNDS.scores.readings[reading].attendance["all"]
    readings = {}
    for name, found in ROUNDS.scores.readings.items():
        ends = difference if name == reading else (-0.9, -0.8, -0.7)
        one = known.model_copy(update={"difference": ends})
        readings[name] = found.model_copy(update={"attendance": {**found.attendance, "all": one}})
    labels = {**ROUNDS.scores.labels, "attendance": label}
    scores = ROUNDS.scores.model_copy(update={"readings": readings, "labels": labels})
    return ROUNDS.model_copy(update={"scores": scores})


@pytest.mark.parametrize(
    ("difference", "label", "start", "end"),
    [
        ((-0.3, -0.2, -0.1), "skill shown", "Skill shown: error", "."),
        ((-0.3, -0.1, 0.1), "no skill shown", "No skill shown: error", "may be chance."),
        ((0.1, 0.2, 0.3), "worse than last_time", "No skill shown: error", "the rule is better."),
        ((-0.3, -0.2, -0.1), "no skill shown", "No skill shown: error", "guests to tell."),
    ],
)
def test_the_sentence_follows_the_label(difference, label, start, end):
    rounds = planted(difference, label)
    text = skill_sentence(rounds)
    assert text.startswith(start)
    assert text.endswith(end)
    assert shown_at_rounds(rounds) == (label == "skill shown")
    one = rounds.scores.readings["not-asked"].attendance["all"]
    assert f"{one.model.brier:.3f}, the simple rule “{one.best.replace('_', ' ')}”" in text
    assert f"{one.rules[one.best].brier:.3f}" in text


def test_the_reading_with_less_skill_is_told():
    assert "left out" not in skill_sentence(planted((0.1, 0.2, 0.3), "worse than running"))
    other = planted((0.1, 0.2, 0.3), "worse than running", reading="unknown")
    assert "(guests without a row left out); the rule is better." in skill_sentence(other)


def test_what_was_never_scored_shows_no_skill():
    none = ROUNDS.model_copy(update={"scores": None})
    assert skill_sentence(none) == "No skill shown: no past round could be forecast and scored."
    assert not shown_at_rounds(none)
