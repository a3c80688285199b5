"""One sentence on skill: shown, not shown, too few to tell, never scored; the rule beside it."""

import pytest
from tests.assess.runs import finished

from detente.assess.attendance.record import PastRounds
from detente.estimates.attendance import shipped_attendance
from detente.report.sections.scores.skill import (
    elsewhere_sentence,
    rule_sentence,
    shown_at_rounds,
    skill_sentence,
)

ROUNDS = finished()[0].rounds


def planted(difference, label: str, *, reading: str = "not-asked") -> PastRounds:
    """Return past rounds with planted scores under one reading; the other shows perfect skill."""
    assert ROUNDS.scores is not None
    known = ROUNDS.scores.readings[reading].attendance["all"]
    readings = {}
    for name, found in ROUNDS.scores.readings.items():
        own = name == reading
        told = {
            "difference": difference if own else (-0.9, -0.8, -0.7),
            "label": label if own else "skill shown",
        }
        one = known.model_copy(update=told)
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


def test_the_estimates_have_a_label_of_their_own():
    text = elsewhere_sentence()
    assert text.startswith("Elsewhere, on peace processes left out of the estimates: guests seen")
    tables = shipped_attendance().scores
    seen = tables["attendance_seen"]
    best = min(rule.brier for rule in seen.rules.values())
    shown = any(rule.brier == best and rule.better_by[0] > 0 for rule in seen.rules.values())
    label = "skill shown" if shown else "no skill shown"
    assert f"before: {label} ({seen.model.brier:.3f}, the rule “" in text
    assert f"number at the table: no skill shown ({tables['seats'].model.crps:.3f}, " in text
    assert text.count(";") == 2


def test_a_reading_without_skill_is_told_the_case_s_own_first():
    assert "left out" not in skill_sentence(planted((0.1, 0.2, 0.3), "worse than running"))
    other = planted((0.1, 0.2, 0.3), "worse than running", reading="unknown")
    assert "(guests without a row left out); the rule is better." in skill_sentence(other)


def test_the_rule_stands_beside_a_forecast_without_skill():
    names = {"southland": "Southland", "eastland": "Eastland", "capital": "The capital"}
    guests = {
        guest: ROUNDS.upcoming.guests[guest].model_copy(update={"rule": chance})
        for guest, chance in (("southland", 0.97), ("eastland", 0.5), ("capital", 0.05))
    }
    upcoming = ROUNDS.upcoming.model_copy(update={"rule": "last_list", "guests": guests})
    rounds = ROUNDS.model_copy(update={"upcoming": upcoming})
    assert rule_sentence(rounds, names) == (
        "The rule “last list” gives Southland 97 % and Eastland 50 %; everybody else at most 5 %."
    )
    few = {"capital": guests["capital"]}
    alone = rounds.model_copy(update={"upcoming": upcoming.model_copy(update={"guests": few})})
    assert rule_sentence(alone, names) == "The rule “last list” gives everybody at most 5 %."


def test_no_rule_stands_beside_skill_or_without_a_score():
    shown = planted((-0.3, -0.2, -0.1), "skill shown")
    assert rule_sentence(shown, {}) == ""
    bare = ROUNDS.upcoming.model_copy(update={"rule": None})
    assert rule_sentence(ROUNDS.model_copy(update={"upcoming": bare}), {}) == ""


def test_what_was_never_scored_shows_no_skill():
    none = ROUNDS.model_copy(update={"scores": None})
    assert skill_sentence(none) == "No skill shown: no past round could be forecast and scored."
    assert not shown_at_rounds(none)
