"""Say, link by link of the sources' argument, what a run makes of it."""

from dataclasses import dataclass
from typing import Final, TypedDict

from detente.assess.expected.record import Decided, Expected, Kind, Stand
from detente.assess.summary.record import Summary
from detente.report.words import signed

__all__ = ["ExpectedRow", "ExpectedView", "expected_view"]

_DECIDED: Final[dict[Decided, str]] = {
    "evidence": "evidence decides",
    "judgement": "judgement decides",
    "assumption": "assumed",
    "nothing": "nothing here",
}
_KINDS: Final[dict[Kind, str]] = {
    "metric": "against the reference option",
    "event": "against the reference option",
    "end": "against the reference option",
    "mechanism": "if switched off",
    "lever": "of the first option’s gain",
    "parameter": "mean of its draws",
    "set": "for its likeliest member",
    "member": "as likely as",
    "case": "in the case",
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
    expected_rows : list of ExpectedRow
        One for each link.
    """

    expected_rows: list[ExpectedRow]


def expected_view(summary: Summary) -> ExpectedView:
    """Return what the page says of expectations.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    titles = {plan.id: plan.title for plan in summary.strategy_list}
    return {"expected_rows": [_row(one, titles) for one in summary.expected]}


def _row(one: Expected, titles: dict[str, str]) -> ExpectedRow:
    return ExpectedRow(
        text=one.text,
        code=one.code,
        direction=one.direction or "",
        claims=one.claims,
        stands=[_stand(stand, titles) for stand in one.stands],
    )


def _stand(stand: Stand, titles: dict[str, str]) -> str:
    name = stand.name.replace("_", " ").replace("-", " ")
    if stand.number is None:
        return f"{name}: {_DECIDED[stand.decided]}"
    number = f"{stand.number:.2f}" if stand.kind in _NO_CHANGE else signed(stand.number, 3)
    error = "" if stand.error is None else f" ± {2 * stand.error:.3f}"
    under = f" under “{titles[stand.option]}”" if stand.option in titles else ""
    return f"{name} {number}{error} {_KINDS[stand.kind]}{under}: {_DECIDED[stand.decided]}"
