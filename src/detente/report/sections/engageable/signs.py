"""Whether a faction passes a partner test, as a sign and in words."""

from typing import Final, Literal

from detente.assess.engageable.record import Camps
from detente.report.messages.say import count, mark, say
from detente.report.words import join_words

__all__ = ["Sign", "passing_sentence", "sign_of"]

Sign = Literal["✓", "?", "✗"]
"""Passes, unknown, fails."""

_ALL_TESTS: Final[dict[Sign, str]] = {
    "✓": mark("Passes all tests."),
    "✗": mark("Fails all tests."),
    "?": mark("May pass all tests."),
}
_PASSES, _FAILS = 0.8, 0.2  # shares of draws


def sign_of(passed: float, unknown: float) -> Sign:
    """Return whether a test counts as passed, failed or unknown.

    Parameters
    ----------
    passed, unknown : float
        Shares of draws in which it is passed, and in which too little is known to tell.

    Examples
    --------
    >>> sign_of(0.8, 0.0), sign_of(0.5, 0.0), sign_of(0.2, 0.0), sign_of(0.0, 0.9)
    ('✓', '?', '✗', '?')
    """
    if passed >= _PASSES:
        return "✓"
    return "✗" if passed + unknown <= _FAILS else "?"


def passing_sentence(camps: Camps, faction: str) -> str:
    """Say by number which partner tests a faction passes, fails, or may pass; empty without tests.

    Parameters
    ----------
    camps : Camps
        The tests.
    faction : str
        Its id.
    """
    by_sign: dict[Sign, list[str]] = {"✓": [], "✗": [], "?": []}
    for n, test in enumerate(camps.tests.values(), 1):
        if faction in test.passed:
            sign = sign_of(test.passed[faction], test.unknown[faction])
            by_sign[sign].append(str(n))
    many = sum(map(len, by_sign.values()))
    return " ".join(
        say(_ALL_TESTS[sign]) if len(numbers) == many > 1 else _numbered(sign, numbers)
        for sign, numbers in by_sign.items()
        if numbers
    )


def _numbered(sign: Sign, numbers: list[str]) -> str:
    """Name tests by number."""
    many, tests = len(numbers), join_words(numbers)
    if sign == "✓":
        return count(many, "Passes test {tests}.", "Passes tests {tests}.", tests=tests)
    if sign == "✗":
        return count(many, "Fails test {tests}.", "Fails tests {tests}.", tests=tests)
    return count(many, "May pass test {tests}.", "May pass tests {tests}.", tests=tests)
