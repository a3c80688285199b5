"""Name what stands for a link of the sources' argument, with its number and its interval."""

from collections.abc import Mapping
from typing import Final

from detente.assess.expected.record import Kind, Stand
from detente.assess.summary.record import Summary
from detente.report.messages.say import say
from detente.report.metric_words import METRIC_WORDS
from detente.report.parameter_words import PARAMETER_WORDS
from detente.report.sections.contributions.mechanism_words import MECHANISM_INSIDE
from detente.report.sections.ends.words import END_WORDS, MOMENT_WORDS
from detente.report.sections.options.levers import LEVER_WORDS
from detente.report.titles import titled
from detente.report.words import bare_percent, percent, signed, span

__all__ = ["comparison_of", "name_of", "number_of"]

_WORDS: Final[dict[Kind, Mapping[str, str]]] = {
    "metric": {str(key): word for key, word in METRIC_WORDS.items()},
    "event": {str(key): word for key, word in MOMENT_WORDS.items()},
    "end": {str(key): word for key, word in END_WORDS.items()},
    "lever": {str(key): word for key, word in LEVER_WORDS.items()},
    "mechanism": MECHANISM_INSIDE,
    "parameter": PARAMETER_WORDS,
}


def number_of(summary: Summary, stand: Stand, mark: str = "") -> str:
    """Return a name with its number.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    stand : Stand
        What stands for a link.
    mark : str
        Sign printed after a change that the case names a comparison for.
    """
    if stand.kind in {"set", "member"}:
        return _hypothesis(summary, stand)
    name = name_of(stand)
    if stand.given is not None and stand.number is None:
        return say("{name}: too few draws{mark}", name=name, mark=mark)
    if stand.kind == "mechanism":
        name = say("value without {mechanism}", mechanism=name)
    if stand.kind == "lever":
        name = say("value gained by {lever}", lever=name)
    return say("{name} {change}", name=name, change=f"{_change(stand)}{mark}")


def comparison_of(summary: Summary, stand: Stand) -> str:
    """Return what a change compares, if the case names it: two options, or draws of one; else none.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    stand : Stand
        What stands for a link.
    """
    if stand.verdict is None or stand.option is None:
        return ""
    option = titled(summary, stand.option)
    if stand.given is not None:
        event = say(MOMENT_WORDS[stand.given])
        return say("{option} with “{event}” against without", option=option, event=event)
    if stand.against is None:
        return ""
    return say("{option} against {other}", option=option, other=titled(summary, stand.against))


def name_of(stand: Stand) -> str:
    """Return what a name stands for, a parameter by its meaning; rows of the case are given.

    Parameters
    ----------
    stand : Stand
        What stands for a link.
    """
    known = _WORDS.get(stand.kind, {}).get(stand.name)
    return say("from the case") if known is None else say(known)


def _change(stand: Stand) -> str:
    """Return a parameter with its interval, or a change with its sign and two standard errors."""
    if stand.interval is not None:
        return span(stand.interval, 2)
    change = signed(stand.number, 3)
    return change if stand.error is None else f"{change} ± {2 * stand.error:.3f}"


def _hypothesis(summary: Summary, stand: Stand) -> str:
    """Name the likeliest answer to a question, or say how likely one answer is."""
    members = {
        (set_id, name): member
        for set_id, rivals in summary.hypotheses.items()
        for name, member in rivals.members.items()
        if stand.name in {set_id, name}
    }
    chance = percent(stand.number)
    if stand.kind == "member":
        member = next(m for (_, name), m in members.items() if name == stand.name)
        return say(
            "“{reading}” {chance} ({prior} before)",
            reading=member.title,
            chance=chance,
            prior=bare_percent(member.prior),
        )
    likeliest = max(members.values(), key=lambda one: one.posterior)
    return say(
        "likeliest “{reading}”, {chance} ({prior} before)",
        reading=likeliest.title,
        chance=chance,
        prior=bare_percent(likeliest.prior),
    )
