"""Answer a question about a case once: the answer is kept with the case, which never changes."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from detente.case.case import Case

__all__ = ["once"]

T = TypeVar("T")

_KEPT = "_answers"


def once(question: Callable[[Case], T]) -> Callable[[Case], T]:
    """Return the function, which computes its answer at the first call for a case.

    Parameters
    ----------
    question : callable
        A function of a case alone, whose answer nobody changes.
    """

    @wraps(question)
    def answer(case: Case) -> T:
        kept: dict[Callable[[Case], T], T] = vars(case).setdefault(_KEPT, {})
        if answer not in kept:
            kept[answer] = question(case)
        return kept[answer]

    return answer
