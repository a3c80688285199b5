"""Forecast of one question, with what simple rules say."""

from dataclasses import dataclass, field
from datetime import date

from detente.case.schema.evidence import Question

__all__ = ["COIN", "Guess", "Guesses", "months_to"]

COIN = 0.5
"""What the rule ``constant`` says of a question that is not about a round."""
_MONTH = 365.25 / 12.0


@dataclass(frozen=True, slots=True)
class Guess:
    """Forecast of one question.

    Parameters
    ----------
    chance : float
        Probability of yes, in [0, 1].
    rules : dict of str to float
        Probability of yes by simple rule.
    """

    chance: float
    rules: dict[str, float] = field(default_factory=dict)


Guesses = dict[str, Guess | str]
"""By question: its forecast, or the reason why there is none."""


def months_to(as_of: date, question: Question) -> int:
    """Return the months from the as-of date to the close date, rounded, at least 1.

    Parameters
    ----------
    as_of : date
        The as-of date.
    question : Question
        The question.

    Examples
    --------
    >>> asked = {"id": "q", "text": "Rain?", "resolution": "By the gauge."}
    >>> months_to(date(2018, 1, 15), Question(**asked, close_date=date(2018, 12, 31)))
    11
    """
    return max(1, round((question.close_date - as_of).days / _MONTH))
