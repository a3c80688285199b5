"""Say in one sentence whether an output has shown skill: the same words wherever it is printed."""

from collections.abc import Mapping
from typing import Final

from detente.assess.attendance.record import OutputScore, PastRounds
from detente.estimates.attendance import RuleScore, ScoreTable, shipped_attendance
from detente.report.messages.say import mark, say
from detente.report.sections.scores.reasons import rule_words
from detente.report.words import join_words, percent

__all__ = ["SHOWN", "elsewhere_sentence", "rule_sentence", "shown_at_rounds", "skill_sentence"]

SHOWN: Final = "skill shown"
Ends = tuple[float, float, float]
_HALF = 0.5
_ELSEWHERE = {
    "attendance_seen": mark("guests seen before: {score}"),
    "attendance_new": mark("guests never seen: {score}"),
    "seats": mark("number at the table: {score}"),
}
_SCORES = {
    "not-asked": mark("error at past rounds {error}, the simple rule “{rule}” {best}"),
    "unknown": mark(
        "error at past rounds {error}, the simple rule “{rule}” {best} (guests without a row left "
        "out)"
    ),
}


def shown_at_rounds(rounds: PastRounds) -> bool:
    """Return whether forecasts of who is at the table have shown skill at past rounds.

    Parameters
    ----------
    rounds : PastRounds
        Past rounds with their scores.
    """
    return rounds.scores is not None and rounds.scores.labels["attendance"] == SHOWN


def skill_sentence(rounds: PastRounds) -> str:
    """Set the error of the forecasts of who is at the table beside that of the best simple rule.

    Parameters
    ----------
    rounds : PastRounds
        Past rounds with their scores.
    """
    found = _reading(rounds)
    if found is None:
        return say("No skill shown: no past round could be forecast and scored.")
    reading, one, (low, _, high) = found
    assert one.model is not None  # given wherever there is a difference
    assert one.best is not None
    scores = say(
        _SCORES[reading],
        error=f"{one.model.brier:.3f}",
        rule=rule_words(one.best),
        best=f"{one.rules[one.best].brier:.3f}",
    )
    if shown_at_rounds(rounds):
        return say("Skill shown: {scores}.", scores=scores)
    if low > 0.0:
        return say("No skill shown: {scores}; the rule is better.", scores=scores)
    if high < 0.0:
        return say("No skill shown: {scores}; too few rounds or guests to tell.", scores=scores)
    return say("No skill shown: {scores}; the difference may be chance.", scores=scores)


def _reading(rounds: PastRounds) -> tuple[str, OutputScore, Ends] | None:
    """Return the reading to show, with its scores: as the case is read, unless that has skill.

    Skill has to be shown under both, so the other one is taken if only it shows none.
    """
    if rounds.scores is None:
        return None
    found = [
        (name, one, one.difference)
        for name, reading in rounds.scores.readings.items()
        if (one := reading.attendance["all"]).difference is not None
    ]
    return min(found, key=lambda one: one[1].label == SHOWN, default=None)


def elsewhere_sentence() -> str:
    """Say whether the shipped estimates have shown skill on processes that they had not seen."""
    tables = shipped_attendance().scores
    parts = [
        say(message, score=_elsewhere(tables[name]))
        for name, message in _ELSEWHERE.items()
        if name in tables
    ]
    return say(
        "Elsewhere, on peace processes left out of the estimates: {outputs}.",
        outputs="; ".join(parts),
    )


def _elsewhere(table: ScoreTable) -> str:
    """Return the label of an output, by the rule of its own rounds, with both scores."""
    best = min(table.rules, key=lambda name: (_score(table.rules[name]), name))
    rule, label = table.rules[best], say("no skill shown")
    if rule.better_by is not None and rule.better_by[0] > 0.0:
        label = say("skill shown")
    if rule.better_by is not None and rule.better_by[2] < 0.0:
        label = say("worse than {rule}", rule=rule_words(best))
    return say(
        "{label} ({error}, the rule “{rule}” {best})",
        label=label,
        error=f"{_score(table.model):.3f}",
        rule=rule_words(best),
        best=f"{_score(rule):.3f}",
    )


def _score(one: RuleScore) -> float:
    """Return the score that decides: of numbers at the table the continuous one."""
    score = one.brier if one.crps is None else one.crps
    assert score is not None  # every method has one of the two
    return score


def rule_sentence(rounds: PastRounds, names: Mapping[str, str]) -> str:
    """Set the numbers of the best simple rule beside the forecast of the next round.

    Parameters
    ----------
    rounds : PastRounds
        Past rounds with the forecast of the next one.
    names : mapping of str to str
        Names of the guests, by id.

    Returns
    -------
    str
        Empty where skill is shown, or no rule was scored.
    """
    upcoming = rounds.upcoming
    said = {g: one.rule for g, one in upcoming.guests.items() if one.rule is not None}
    if upcoming.rule is None or not said or shown_at_rounds(rounds):
        return ""
    likely = [
        say("{guest} {chance}", guest=names[guest], chance=percent(chance))
        for guest, chance in said.items()
        if chance >= _HALF
    ]
    rest = [chance for chance in said.values() if chance < _HALF]
    rule = rule_words(upcoming.rule)
    if not likely:
        return say(
            "The rule “{rule}” gives everybody at most {chance}.",
            rule=rule,
            chance=percent(max(rest)),
        )
    guests = join_words(likely)
    if not rest:
        return say("The rule “{rule}” gives {guests}.", rule=rule, guests=guests)
    return say(
        "The rule “{rule}” gives {guests}; everybody else at most {chance}.",
        rule=rule,
        guests=guests,
        chance=percent(max(rest)),
    )
