"""Say, link by link of the sources' argument, what a run makes of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, TypedDict

from detente.assess.contributions.record import Contributions
from detente.assess.expected.record import Decided, Expected, Kind, Stand, Verdict
from detente.assess.summary.record import Summary
from detente.report.messages.say import mark, say
from detente.report.sections.expected.left_out import left_out_of
from detente.report.sections.expected.own import OwnRow, own_rows
from detente.report.sections.expected.stand_words import comparison_of, name_of, number_of
from detente.report.sections.expected.verdicts import verdict_sentences, verdict_word

__all__ = ["ExpectedRow", "ExpectedView", "expected_view"]

_DECIDED: Final[dict[Decided, str]] = {
    "evidence": mark("rests on evidence"),
    "judgement": mark("rests on judgement"),
    "assumption": mark("assumed"),
    "nothing": mark("no clear sign"),
}
_DIRECTIONS: Final = {"more": mark("more"), "less": mark("less")}
_OUTCOMES: Final[frozenset[Kind]] = frozenset({"metric", "event", "end"})
_NAMED: Final = 2  # names of what has no number
_SIGNS: Final = "†‡§"
_READING: Final[Kind] = "member"  # a rival reading, with its share
_INCLUSION: Final = "exclude"  # the lever of a link on who is left out
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
    verdict : str
        Whether the model agrees, in a word or two.
    stands : tuple of str
        What decides them, a cell a head.
    links : list of tuple
        Their words, each with its claims.
    note : str
        What changes with an actor left out, for a link on that; empty for another.
    """

    direction: str
    verdict: str
    stands: tuple[str, ...]
    links: list[tuple[str, list[str]]]
    note: str


class ExpectedView(TypedDict):
    """What the page says of expectations.

    Parameters
    ----------
    expected_sentence : str
        With how many links the model agrees, and of how many evidence decides something.
    expected_heads : list of str
        Ways in which a link is decided, as far as the case has them.
    expected_rows : list of ExpectedRow
        In the order of the argument; links of which the same is said share a row.
    expected_pairs : list of str
        What each sign behind a number compares: two options, or draws of one.
    expected_own : list of OwnRow
        The tool's own rows: stakes of failure, and backfire.
    """

    expected_sentence: str
    expected_heads: list[str]
    expected_rows: list[ExpectedRow]
    expected_pairs: list[str]
    expected_own: list[OwnRow]


def expected_view(summary: Summary, contributions: Contributions | None = None) -> ExpectedView:
    """Return what the page says of expectations.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    contributions : Contributions or None
        What each actor adds, where ``detente contributions`` was run.
    """
    pairs = _pairs(summary)
    said = [_said(one, partial(_number, summary, pairs)) for one in summary.expected]
    own = own_rows(summary)
    used = {way for one in said for way in one} | {way for _, cells in own for way in cells}
    ways = [way for way in _DECIDED if way in used]
    notes = [_note(summary, contributions, one) for one in summary.expected]
    return {
        "expected_sentence": verdict_sentences(
            summary.expected, sum("evidence" in one for one in said)
        ),
        "expected_heads": [say(_DECIDED[way]) for way in ways],
        "expected_rows": _rows(summary.expected, said, ways, notes),
        "expected_pairs": [
            say("{mark}: {comparison}.", mark=sign, comparison=words)
            for words, sign in pairs.items()
        ],
        "expected_own": [
            OwnRow(words, tuple(cells.get(way, "") for way in ways)) for words, cells in own
        ],
    }


def _pairs(summary: Summary) -> dict[str, str]:
    """Return a sign for each comparison that the case names, in the order of the links."""
    found = dict.fromkeys(
        words
        for one in summary.expected
        for stand in one.stands
        if (words := comparison_of(summary, stand))
    )
    return {
        words: _SIGNS[n % len(_SIGNS)] * (1 + n // len(_SIGNS)) for n, words in enumerate(found)
    }


def _number(summary: Summary, pairs: Mapping[str, str], stand: Stand) -> str:
    """Return a name with its number, and the sign of the comparison that the case names."""
    return number_of(summary, stand, pairs.get(comparison_of(summary, stand), ""))


def _note(summary: Summary, contributions: Contributions | None, one: Expected) -> str:
    """Return what changes with each actor left out, beside a link on who is left out."""
    if all(stand.name != _INCLUSION for stand in one.stands):
        return ""
    return left_out_of(summary, contributions)


def _rows(
    expected: Sequence[Expected],
    said: Sequence[Mapping[Decided, str]],
    ways: Sequence[Decided],
    notes: Sequence[str],
) -> list[ExpectedRow]:
    """Return links with what decides them, one row for those of which the same is said."""
    rows: dict[tuple[str, str, tuple[str, ...], str], ExpectedRow] = {}
    for one, decided, note in zip(expected, said, notes, strict=True):
        direction = say(_DIRECTIONS[one.direction]) if one.direction else ""
        verdict = verdict_word(one)
        stands = tuple(decided.get(way, "") for way in ways)
        key = (direction, verdict, stands, note)
        row = rows.setdefault(key, ExpectedRow(direction, verdict, stands, [], note))
        row.links.append((one.text, one.claims))
    return list(rows.values())


def _said(one: Expected, say_number: Callable[[Stand], str]) -> dict[Decided, str]:
    """Return what stands for a link, by how it is decided."""
    shown = _shown(one)
    if not shown:
        return {"nothing": say("not compared") if one.stands else say("not in the model")}
    return {stands[0].decided: _cell(stands, say_number) for stands in shown}


def _shown(one: Expected) -> list[list[Stand]]:
    """Return what decides a link: its tests, and what the sources believe; else the most telling.

    Outcomes that do not change are shown if none does.
    """
    by_decided: dict[Decided, list[Stand]] = {}
    for stand in _worth_saying(one):
        by_decided.setdefault(stand.decided, []).append(stand)
    found = [by_decided[decided] for decided in _DECIDED if decided in by_decided]
    first, *others = found or [[]]
    if not first or _is_tested(one):
        return found
    missing = first[0].error is None
    effects = [
        stands
        for stands in others
        if stands[0].kind in _OUTCOMES or (missing and stands[0].error is not None)
    ]
    changed = [s for s in (first, *effects) if s[0].decided != "nothing"]
    is_shown = any(stands[0].kind in _OUTCOMES for stands in changed)
    return changed if is_shown else [first, *effects]


def _is_tested(one: Expected) -> bool:
    return any(stand.verdict is not None for stand in one.stands)


def _worth_saying(one: Expected) -> list[Stand]:
    """Return what stands for a link, the most telling first, without idle levers and mechanisms.

    A change under whichever option moves most has a sign that is not that of a link with a
    direction, so it is left out there.
    """
    ordered = sorted(one.stands, key=lambda stand: _by_telling(stand, one.verdict))
    if one.direction is not None:
        ordered = [s for s in ordered if s.verdict is not None or s.kind not in _OUTCOMES]
    decides = [stand for stand in ordered if stand.decided != "nothing"]
    if _is_tested(one):
        return [stand for stand in ordered if stand.verdict is not None or stand.kind == _READING]
    within_error = [
        stand for stand in ordered if stand.decided == "nothing" and stand.kind in _OUTCOMES
    ]
    return [*decides, *within_error] or ordered


def _by_telling(stand: Stand, verdict: Verdict) -> tuple[bool, bool, int]:
    """Return the order of what stands for a link.

    What gives the verdict comes first, then what has a number; effects before the rest.
    """
    return stand.verdict != verdict, stand.number is None, _TELLING.index(stand.kind)


def _cell(stands: Sequence[Stand], say_number: Callable[[Stand], str]) -> str:
    """Return the first, another test that says otherwise, a reading; or names without numbers."""
    first = stands[0]
    if first.verdict is None and (first.number is None or first.decided == "nothing"):
        names = list(dict.fromkeys(map(name_of, stands)))
        rest = len(names) - _NAMED
        more = [say("{number} more", number=rest)] if rest > 0 else []
        return "; ".join([*names[:_NAMED], *more])
    other = next((one for one in stands if one.verdict not in {None, first.verdict}), None)
    reading = next((one for one in stands[1:] if one.kind == _READING and first.verdict), None)
    return "; ".join(say_number(one) for one in (first, other, reading) if one is not None)
