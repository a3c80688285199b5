"""Say, link by link of the sources' argument, what a run makes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypedDict

from detente.assess.expected.record import Decided, Expected, Kind, Stand
from detente.assess.summary.record import Summary
from detente.report.words import percent, signed
from detente.vocabulary.engagement import PARAMETERS

__all__ = ["ExpectedRow", "ExpectedView", "expected_view"]

_DECIDED: Final[dict[Decided, str]] = {
    "evidence": "evidence",
    "judgement": "judgement",
    "assumption": "assumed",
    "nothing": "nothing here",
}
_KINDS: Final[dict[Kind, str]] = {
    "mechanism": "if switched off",
    "lever": "of the gain",
}
_NO_CHANGE: Final[frozenset[Kind]] = frozenset({"parameter", "set", "member", "case"})


@dataclass(frozen=True, slots=True)
class ExpectedRow:
    """One link: its words, what the sources expect, its claims, and what stands for it."""

    text: str
    code: str
    direction: str
    claims: list[str]
    stands: list[str]


class ExpectedView(TypedDict):
    """What the page says of expectations.

    Parameters
    ----------
    expected_sentence : str
        Of how many links evidence decides something.
    expected_rows : list of ExpectedRow
        One for each link.
    """

    expected_sentence: str
    expected_rows: list[ExpectedRow]


def expected_view(summary: Summary) -> ExpectedView:
    """Return what the page says of expectations.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    titles = {plan.id: plan.title for plan in summary.strategy_list}
    return {
        "expected_sentence": _finding(summary.expected),
        "expected_rows": [_row(summary, one, titles) for one in summary.expected],
    }


def _finding(expected: Sequence[Expected]) -> str:
    """Say of how many links evidence decides something, and of how many nothing."""
    decided = [{stand.decided for stand in one.stands} for one in expected]
    evidence = sum("evidence" in each for each in decided)
    nothing = sum(each <= {"nothing"} for each in decided)
    return (
        f"The sources’ argument has {len(expected)} links: evidence decides part of {evidence}; of "
        f"{nothing} the run can tell nothing."
    )


def _row(summary: Summary, one: Expected, titles: dict[str, str]) -> ExpectedRow:
    by_decided: dict[Decided, list[str]] = {}
    for stand in one.stands:
        by_decided.setdefault(stand.decided, []).append(_stand(summary, stand, titles))
    return ExpectedRow(
        text=one.text,
        code=one.code,
        direction=one.direction or "",
        claims=one.claims,
        stands=[
            f"{_DECIDED[decided]}: {', '.join(by_decided[decided])}"
            for decided in _DECIDED
            if decided in by_decided
        ],
    )


def _stand(summary: Summary, stand: Stand, titles: dict[str, str]) -> str:
    """Return a name with its number; a number that cannot be told from zero is left out."""
    if stand.kind in {"set", "member"}:
        return _hypothesis(summary, stand)
    name = _name(stand)
    if stand.number is None or stand.decided == "nothing":
        return name
    plain = f"{round(stand.number, 2) + 0.0:.2f}"  # a zero has no sign
    number = plain if stand.kind in _NO_CHANGE else signed(stand.number, 3)
    error = "" if stand.error is None else f" ± {2 * stand.error:.3f}"
    kind = _KINDS.get(stand.kind)
    under = f" under “{titles[stand.option]}”" if stand.option in titles else ""
    return f"{name} {number}{error}{f' {kind}' if kind else ''}{under}"


def _name(stand: Stand) -> str:
    """Return what a name stands for, a parameter by its meaning."""
    if stand.kind == "parameter" and stand.name in PARAMETERS:
        meaning = PARAMETERS[stand.name].meaning.rstrip(".").split(",")[0]
        return f"{meaning[0].lower()}{meaning[1:]}"
    return stand.name.replace("_", " ").replace("-", " ")


def _hypothesis(summary: Summary, stand: Stand) -> str:
    """Name the likeliest answer to a question, or say how likely one answer is."""
    members = {
        (set_id, name): member
        for set_id, rivals in summary.hypotheses.items()
        for name, member in rivals.members.items()
        if stand.name in {set_id, name}
    }
    if not members or stand.number is None:
        return _name(stand)
    likeliest = max(members.values(), key=lambda one: one.posterior)
    if stand.kind == "member":
        likeliest = next(m for (_, name), m in members.items() if name == stand.name)
        return f"“{likeliest.title}” holds in {percent(stand.number)}"
    return f"likeliest is “{likeliest.title}”, {percent(stand.number)}"
