"""Say what the inputs of a run rest on, and which of its mechanisms are on."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, TypedDict

from detente.assess.asked.rules import CLEAR, RIVAL
from detente.assess.evidence.record import InputGround
from detente.assess.summary.record import Summary
from detente.report.words import join_words, percent

__all__ = ["InputsView", "inputs_view", "kinds"]

_GROUNDS: Final[dict[InputGround, str]] = {
    "evidence": "on evidence",
    "judgement": "on judgement",
    "placeholder": "on placeholders that nobody elicited",
    "assumption": "on assumptions of the model",
}
_VARIABLE: Final = 2  # part of an input's name that says what it is


class InputsView(TypedDict):
    """What the page says of inputs and assumptions.

    Parameters
    ----------
    inputs_finding : str
        What the inputs rest on.
    inputs_lines : list of str
        Placeholders and stand-ins by kind, mechanisms, thresholds, and what was known later.
    """

    inputs_finding: str
    inputs_lines: list[str]


def inputs_view(summary: Summary) -> InputsView:
    """Return what the page says of inputs and assumptions.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    inputs = summary.inputs
    lines = [
        _listed("Placeholders", inputs.placeholders),
        _listed("Stand-ins of the model, for numbers nobody assessed", inputs.stand_ins),
        _mechanisms(summary),
        f"Thresholds of the answer are judgement: an option wins if it is better by more than the "
        f"margin in {percent(CLEAR)} of draws; a rival reading counts from {percent(RIVAL)}.",
    ]
    return {"inputs_finding": _finding(summary), "inputs_lines": [line for line in lines if line]}


def _finding(summary: Summary) -> str:
    counts = summary.inputs.counts
    many = sum(counts.values())
    grounds = [ground for ground in _GROUNDS if ground in counts]
    if not grounds:
        return "The run has no inputs."
    parts = [f"{counts[ground]} {_GROUNDS[ground]}" for ground in grounds]
    first = f"{counts[grounds[0]]} rest {_GROUNDS[grounds[0]]}"
    return f"Of {many} inputs of this run, {join_words([first, *parts[1:]])}."


def kinds(names: Sequence[str]) -> str:
    """Return names of inputs counted by what they are.

    Examples
    --------
    >>> kinds(["assessment|a|position|x", "assessment|b|position|y", "parameter|mod"])
    'position 2 and parameter 1'
    """
    found = Counter(_kind(name) for name in names)
    return join_words([f"{kind} {count}" for kind, count in found.most_common()])


def _kind(name: str) -> str:
    parts = name.split("|")
    return parts[_VARIABLE] if len(parts) > _VARIABLE and parts[_VARIABLE] else parts[0]


def _listed(words: str, names: Sequence[str]) -> str:
    """Return a line that counts inputs by kind; empty without any."""
    if not names:
        return ""
    return f"{words}: {len(names)}, by variable {kinds(names)}."


def _mechanisms(summary: Summary) -> str:
    """Return the mechanisms that are on with their sources, and those switched off."""
    found = summary.mechanisms.values()
    on = [f"{m.title} ({join_words(list(map(_cited, m.sources)))})" for m in found if m.on]
    off = [m.title for m in found if not m.on]
    said = (
        f"Mechanisms switched off: {join_words(off)}." if off else "No mechanism is switched off."
    )
    return f"Mechanisms that are on: {'; '.join(on)}. {said}" if on else said


def _cited(key: str) -> str:
    """Return the key of a source as a name and a year."""
    known = re.fullmatch(r"([a-z-]+)(\d{4})[a-z]?", key)
    return f"{known[1].title()} {known[2]}" if known else key
