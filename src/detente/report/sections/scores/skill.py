"""Say in one sentence whether an output has shown skill: the same words wherever it is printed."""

from typing import Final

from detente.assess.attendance.record import OutputScore, PastRounds

__all__ = ["SHOWN", "shown_at_rounds", "skill_sentence"]

SHOWN: Final = "skill shown"
Ends = tuple[float, float, float]
_LEFT_OUT = {"not-asked": "", "unknown": " (guests without a row left out)"}


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
        Past rounds with their scores; the reading of guests without a row that shows less skill
        is the one that is told.
    """
    found = _weaker(rounds)
    if found is None:
        return "No skill shown: no past round could be forecast and scored."
    reading, one, (low, _, high) = found
    assert one.model is not None  # given wherever there is a difference
    assert one.best is not None
    rule = f"the simple rule “{one.best.replace('_', ' ')}” {one.rules[one.best].brier:.3f}"
    scores = f"error at past rounds {one.model.brier:.3f}, {rule}{_LEFT_OUT[reading]}"
    if shown_at_rounds(rounds):
        return f"Skill shown: {scores}."
    if low > 0.0:
        return f"No skill shown: {scores}; the rule is better."
    if high < 0.0:
        return f"No skill shown: {scores}; too few rounds or guests to tell."
    return f"No skill shown: {scores}; the difference may be chance."


def _weaker(rounds: PastRounds) -> tuple[str, OutputScore, Ends] | None:
    """Return the reading that shows less skill, with its scores and its interval."""
    if rounds.scores is None:
        return None
    found = [
        (name, one, one.difference)
        for name, reading in rounds.scores.readings.items()
        if (one := reading.attendance["all"]).difference is not None
    ]
    return max(found, key=lambda one: one[2][2], default=None)
