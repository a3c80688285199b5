"""Say, link by link of the sources' argument, what a run makes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypedDict

from detente.assess.expected.record import Decided, Expected, Kind, Stand
from detente.assess.summary.record import Summary
from detente.report.messages.say import mark, say
from detente.report.metric_words import METRIC_WORDS
from detente.report.parameter_words import PARAMETER_WORDS
from detente.report.sections.contributions.mechanism_words import MECHANISM_INSIDE
from detente.report.sections.ends.words import END_WORDS, MOMENT_WORDS
from detente.report.sections.options.levers import LEVER_WORDS
from detente.report.words import fixed, join_words, percent, signed

__all__ = ["ExpectedRow", "ExpectedView", "expected_view"]

_DECIDED: Final[dict[Decided, str]] = {
    "evidence": mark("decided by evidence"),
    "judgement": mark("decided by judgement"),
    "assumption": mark("assumed"),
    "nothing": mark("nothing here"),
}
_DIRECTIONS: Final = {"more": mark("more"), "less": mark("less")}
_NO_CHANGE: Final[frozenset[Kind]] = frozenset({"parameter", "set", "member", "case"})
_OUTCOMES: Final[frozenset[Kind]] = frozenset({"metric", "event", "end"})
_NAMED: Final = 2  # names of what has no number
_TELLING: Final[tuple[Kind, ...]] = (
    *("metric", "event", "end", "mechanism", "lever", "member", "set", "parameter", "case"),
)


@dataclass(frozen=True, slots=True)
class ExpectedRow:
    """Links of which the same is said.

    Parameters
    ----------
    direction : str
        What the sources expect; empty if they expect no more and no less of anything.
    stands : tuple of str
        What decides them, a cell a head.
    links : list of tuple
        Their words, each with its claims.
    """

    direction: str
    stands: tuple[str, ...]
    links: list[tuple[str, list[str]]]


class ExpectedView(TypedDict):
    """What the page says of expectations.

    Parameters
    ----------
    expected_sentence : str
        Of how many links evidence decides something.
    expected_heads : list of str
        Ways in which a link is decided, as far as the case has them.
    expected_rows : list of ExpectedRow
        In the order of the argument; links of which the same is said share a row.
    """

    expected_sentence: str
    expected_heads: list[str]
    expected_rows: list[ExpectedRow]


def expected_view(summary: Summary) -> ExpectedView:
    """Return what the page says of expectations.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    said = [_said(summary, one) for one in summary.expected]
    ways = [way for way in _DECIDED if any(way in one for one in said)]
    return {
        "expected_sentence": _finding(summary.expected),
        "expected_heads": [say(_DECIDED[way]) for way in ways],
        "expected_rows": _rows(summary.expected, said, ways),
    }


def _finding(expected: Sequence[Expected]) -> str:
    """Say of how many links evidence decides something, and of how many nothing."""
    decided = [{stand.decided for stand in one.stands} for one in expected]
    evidence = sum("evidence" in each for each in decided)
    nothing = sum(each <= {"nothing"} for each in decided)
    return say(
        "The sources’ argument has {links} links: evidence decides part of {evidence}; of "
        "{nothing} the run can tell nothing.",
        links=len(expected),
        evidence=evidence,
        nothing=nothing,
    )


def _said(summary: Summary, one: Expected) -> dict[Decided, str]:
    """Return what stands for a link, by how it is decided."""
    shown = _shown(one)
    if not shown:
        return {"nothing": say("not in the model")}
    return {stands[0].decided: _first(summary, stands) for stands in shown}


def _rows(
    expected: Sequence[Expected], said: Sequence[Mapping[Decided, str]], ways: Sequence[Decided]
) -> list[ExpectedRow]:
    """Return links with what decides them, one row for those of which the same is said."""
    rows: dict[tuple[str, tuple[str, ...]], ExpectedRow] = {}
    for one, decided in zip(expected, said, strict=True):
        direction = say(_DIRECTIONS[one.direction]) if one.direction else ""
        stands = tuple(decided.get(way, "") for way in ways)
        row = rows.setdefault((direction, stands), ExpectedRow(direction, stands, []))
        row.links.append((one.text, one.claims))
    return list(rows.values())


def _is_number(stand: Stand) -> bool:
    """Tell whether what stands for a link is printed as a number."""
    return stand.number is not None and stand.decided != "nothing"


def _shown(one: Expected) -> list[list[Stand]]:
    """Return what decides a link, an effect if that has none, and outcomes that do not change."""
    by_decided: dict[Decided, list[Stand]] = {}
    for stand in _worth_saying(one.stands):
        by_decided.setdefault(stand.decided, []).append(stand)
    found = [by_decided[decided] for decided in _DECIDED if decided in by_decided]
    first, *others = found or [[]]
    if not first:
        return []
    missing = first[0].error is None
    effects = [
        stands
        for stands in others
        if stands[0].kind in _OUTCOMES or (missing and stands[0].error is not None)
    ]
    return [first, *effects]


def _worth_saying(stands: Sequence[Stand]) -> list[Stand]:
    """Return what stands for a link, the most telling first, without idle levers and mechanisms."""
    ordered = sorted(stands, key=_by_telling)
    decides = [stand for stand in ordered if stand.decided != "nothing"]
    within_error = [
        stand for stand in ordered if stand.decided == "nothing" and stand.kind in _OUTCOMES
    ]
    return [*decides, *within_error] or ordered


def _by_telling(stand: Stand) -> tuple[bool, int]:
    """Return the order of what stands for a link: numbers first, effects before the rest."""
    return stand.number is None, _TELLING.index(stand.kind)


def _first(summary: Summary, stands: Sequence[Stand]) -> str:
    """Return the most telling one, or the names of those that have no number."""
    if _is_number(stands[0]):
        return _stand(summary, stands[0])
    names = [_name(summary, stand) for stand in stands[:_NAMED]]
    rest = len(stands) - len(names)
    return join_words([*names, say("{number} more", number=rest)] if rest else names)


def _stand(summary: Summary, stand: Stand) -> str:
    """Return a name with its number."""
    if stand.kind in {"set", "member"}:
        return _hypothesis(summary, stand)
    return say("{name} {change}", name=_named(summary, stand), change=_change(stand))


def _named(summary: Summary, stand: Stand) -> str:
    """Return a name as its number needs it."""
    name = _name(summary, stand)
    if stand.kind == "mechanism":
        return say("without {mechanism}", mechanism=name)
    return say("gain by {lever}", lever=name) if stand.kind == "lever" else name


def _change(stand: Stand) -> str:
    """Return a number with two standard errors; only a change has a sign."""
    number = stand.number or 0.0
    change = fixed(number, 2) if stand.kind in _NO_CHANGE else signed(number, 3)
    return change if stand.error is None else f"{change} ± {2 * stand.error:.3f}"


def _name(summary: Summary, stand: Stand) -> str:
    """Return what a name stands for, a parameter by its meaning."""
    words: dict[Kind, Mapping[str, str]] = {
        "metric": {str(key): word for key, word in METRIC_WORDS.items()},
        "event": {str(key): word for key, word in MOMENT_WORDS.items()},
        "end": {str(key): word for key, word in END_WORDS.items()},
        "lever": {str(key): word for key, word in LEVER_WORDS.items()},
        "mechanism": MECHANISM_INSIDE,
        "parameter": PARAMETER_WORDS,
    }
    known = words.get(stand.kind, {}).get(stand.name)
    if known is not None:
        return say(known)
    title = _titles(summary).get(stand.name)
    if title is not None:
        return say("“{title}”", title=title)
    return stand.name.replace("_", " ").replace("-", " ")


def _titles(summary: Summary) -> dict[str, str]:
    """Return the titles that the case gives to what it names: actors, rounds, issues and so on."""
    return {
        **{one.precedent: one.title for one in summary.precedents.values()},
        **{name: actor.name for name, actor in summary.actors.items()},
        **{one.id: one.title for one in summary.attendance.observed},
        **{name: issue.title for name, issue in summary.outcomes.items()},
        **summary.criteria,
        **{plan.id: plan.title for plan in summary.strategy_list},
    }


def _hypothesis(summary: Summary, stand: Stand) -> str:
    """Name the likeliest answer to a question, or say how likely one answer is."""
    members = {
        (set_id, name): member
        for set_id, rivals in summary.hypotheses.items()
        for name, member in rivals.members.items()
        if stand.name in {set_id, name}
    }
    chance = percent(stand.number)
    if not members:
        return say("{name} {change}", name=_name(summary, stand), change=chance)
    if stand.kind == "member":
        member = next(m for (_, name), m in members.items() if name == stand.name)
        return say("“{reading}” {chance}", reading=member.title, chance=chance)
    likeliest = max(members.values(), key=lambda one: one.posterior)
    return say("likeliest “{reading}”, {chance}", reading=likeliest.title, chance=chance)
