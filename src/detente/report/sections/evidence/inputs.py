"""Say what the inputs of a run rest on, and which of its mechanisms are on."""

from collections import Counter
from collections.abc import Sequence
from typing import Final, TypedDict

from detente.assess.asked.rules import CLEAR, RIVAL
from detente.assess.evidence.record import InputGround
from detente.assess.summary.record import Summary
from detente.report.messages.say import count, mark, say
from detente.report.metric_words import METRIC_WORDS
from detente.report.sections.contributions.mechanism_words import MECHANISM_WORDS
from detente.report.sections.options.units import missing_words
from detente.report.words import date_words, join_words, percent

__all__ = ["InputsView", "inputs_view", "kinds"]

_GROUNDS: Final[dict[InputGround, str]] = {
    "evidence": mark("{number} on evidence"),
    "judgement": mark("{number} on judgement"),
    "placeholder": mark("{number} on placeholders that nobody elicited"),
    "assumption": mark("{number} on assumptions of the model"),
}
_FIRST_GROUND: Final[dict[InputGround, str]] = {
    "evidence": mark("{number} rest on evidence"),
    "judgement": mark("{number} rest on judgement"),
    "placeholder": mark("{number} rest on placeholders that nobody elicited"),
    "assumption": mark("{number} rest on assumptions of the model"),
}
_KINDS: Final = {
    "position": mark("position {number}"),
    "salience": mark("salience {number}"),
    "capability": mark("capability {number}"),
    "performance": mark("performance {number}"),
    "willingness": mark("willingness {number}"),
    "stance": mark("stance {number}"),
    "commitment": mark("commitment {number}"),
    "hardness": mark("hardness {number}"),
    "interest": mark("interest {number}"),
    "distance": mark("distance {number}"),
    "balance": mark("balance {number}"),
    "pain": mark("pain {number}"),
    "deaths": mark("deaths {number}"),
    "war-cost": mark("cost of war {number}"),
    "trust": mark("trust {number}"),
    "parameter": mark("parameter {number}"),
}
_VARIABLE: Final = 2  # part of an input's name that says what it is


class InputsView(TypedDict):
    """What the page says of inputs and assumptions.

    Parameters
    ----------
    inputs_finding : str
        What the inputs rest on.
    inputs_lines : list of str
        Placeholders and stand-ins by kind, mechanisms, and thresholds.
    missing_metrics : str
        Metrics that are not modelled, with the reasons.
    hidden_rows : str
        How many rows of the case were known later.
    """

    inputs_finding: str
    inputs_lines: list[str]
    missing_metrics: str
    hidden_rows: str


def inputs_view(summary: Summary) -> InputsView:
    """Return what the page says of inputs and assumptions.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    inputs = summary.inputs
    lines = [
        _listed(mark("Placeholders by variable: {kinds}."), inputs.placeholders),
        _listed(
            mark(
                "Stand-ins of the model, for numbers nobody assessed: {number}, by variable "
                "{kinds}."
            ),
            inputs.stand_ins,
        ),
        _mechanisms(summary),
        say(
            "Thresholds of the answer are judgement: an option wins if it is better by more than "
            "the margin in {clear} of draws; a rival reading counts from {rival}.",
            clear=percent(CLEAR),
            rival=percent(RIVAL),
        ),
    ]
    return {
        "inputs_finding": _finding(summary),
        "inputs_lines": [line for line in lines if line],
        "missing_metrics": _missing(summary),
        "hidden_rows": _hidden(summary),
    }


def _missing(summary: Summary) -> str:
    return "; ".join(
        say("{metric} ({reason})", metric=say(METRIC_WORDS[metric]), reason=missing_words(reason))
        for metric, reason in summary.not_modelled.items()
    )


def _hidden(summary: Summary) -> str:
    """Count the rows that were known later; empty without any."""
    rows = sum(summary.hidden.values())
    if not rows:
        return ""
    return count(
        rows,
        "{number} row known later than {day} was never read.",
        "{number} rows known later than {day} were never read.",
        day=date_words(summary.as_of),
    )


def _finding(summary: Summary) -> str:
    counts = summary.inputs.counts
    many = sum(counts.values())
    grounds = [ground for ground in _GROUNDS if ground in counts]
    if not grounds:
        return say("The run has no inputs.")
    first = say(_FIRST_GROUND[grounds[0]], number=counts[grounds[0]])
    parts = [say(_GROUNDS[ground], number=counts[ground]) for ground in grounds[1:]]
    return say(
        "Of {number} inputs of this run, {grounds}.",
        number=many,
        grounds=join_words([first, *parts]),
    )


def kinds(names: Sequence[str]) -> str:
    """Return names of inputs counted by what they are.

    Examples
    --------
    >>> kinds(["assessment|a|position|x", "assessment|b|position|y", "parameter|mod"])
    'position 2 and parameter 1'
    """
    found = Counter(_kind(name) for name in names)
    return join_words(
        [
            say(_KINDS[kind], number=number) if kind in _KINDS else f"{kind} {number}"
            for kind, number in found.most_common()
        ]
    )


def _kind(name: str) -> str:
    parts = name.split("|")
    return parts[_VARIABLE] if len(parts) > _VARIABLE and parts[_VARIABLE] else parts[0]


def _listed(message: str, names: Sequence[str]) -> str:
    """Say a message that counts inputs by kind; nothing without any."""
    return say(message, number=len(names), kinds=kinds(names)) if names else ""


def _mechanisms(summary: Summary) -> str:
    """Name the mechanisms that are switched off; empty if none is."""
    many = len(summary.mechanisms)
    off = [say(MECHANISM_WORDS[key]) for key, one in summary.mechanisms.items() if not one.on]
    if not off:
        return ""
    return say(
        "{number} of {all} mechanisms of the model are on; switched off: {mechanisms}.",
        number=many - len(off),
        all=many,
        mechanisms=join_words(off),
    )
