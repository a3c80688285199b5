"""The tool's own rows beside the sources' argument: the stakes of failure, and backfire."""

from dataclasses import dataclass
from typing import Final

from detente.assess.evidence.record import InputGround
from detente.assess.expected.record import Decided
from detente.assess.options.record import Backfire, Harm
from detente.assess.summary.record import Summary
from detente.report.messages.say import mark, say
from detente.report.titles import titled
from detente.report.words import percent, percent_range, signed
from detente.runs.statistics import wilson
from detente.vocabulary.ends import End
from detente.vocabulary.input_key import InputKey

__all__ = ["OwnRow", "own_rows"]

Cells = dict[Decided, str]

_ERRORS: Final = 2.0
_DEALS: Final[tuple[End, ...]] = ("deal_with_part", "deal_binding")
_HARMS: Final[dict[Harm, str]] = {
    "value": mark("backfire in value: {option}"),
    "extra_deaths": mark("backfire in deaths: {option}"),
    "splits": mark("backfire in splits: {option}"),
}
_DIGITS: Final[dict[Harm, int]] = {"value": 3, "extra_deaths": 0, "splits": 3}
_GROUNDS: Final[dict[InputGround, Decided]] = {
    "evidence": "evidence",
    "judgement": "judgement",
    "placeholder": "judgement",
    "assumption": "assumption",
}


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A row of the tool's own.

    Parameters
    ----------
    words : str
        What it is about.
    stands : tuple of str
        Its number below what decides it, a cell a head.
    """

    words: str
    stands: tuple[str, ...]


def own_rows(summary: Summary) -> list[tuple[str, Cells]]:
    """Return what each row is about, with its number by what decides it.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    if not summary.expected:
        return []
    return [*_stakes(summary), *_backfires(summary)]


def _stakes(summary: Summary) -> list[tuple[str, Cells]]:
    """Return how often a deal fails under the reference option, and what follows without one."""
    reference = summary.audits.reference
    option = reference if reference in summary.strategies else next(iter(summary.strategies))
    events, ends = summary.events_of_war[option], summary.outcomes_of_war[option]
    deals = events["any_deal"].happens
    shares = (
        (say("stakes: a signed deal fails"), min(events["failure"].happens, deals), deals),
        (
            say("stakes: without a deal the war goes on"),
            ends["continues"],
            1.0 - sum(ends[end] for end in _DEALS),
        ),
    )
    decided = _ground_of_deals(summary)
    return [
        (words, {decided: _share(summary, part, whole)}) for words, part, whole in shares if whole
    ]


def _ground_of_deals(summary: Summary) -> Decided:
    """Return what decides most of how the chance of a deal varies."""
    basis = summary.basis.get("deal")
    influence = None if basis is None else basis.influence
    if not influence:
        return "nothing"
    return _GROUNDS[max(influence, key=lambda ground: influence[ground])]


def _share(summary: Summary, part: float, whole: float) -> str:
    """Return a share of some draws, with its interval."""
    hits, many = (round(share * summary.draws) for share in (part, whole))
    return _interval(hits, many)


def _interval(hits: int, many: int) -> str:
    low, high = wilson(hits, many)
    share = percent(hits / many if many else None)
    return say("{share} ({range})", share=share, range=percent_range(low, high))


def _backfires(summary: Summary) -> list[tuple[str, Cells]]:
    """Return for each harm the option that does it most often, beside the reference."""
    rows, draws = [], summary.backfires.draws
    for harm, words in _HARMS.items():
        found = {
            option: one
            for option, by_harm in summary.backfires.strategies.items()
            if (one := by_harm.get(harm)) is not None and one.draws
        }
        if not found:
            continue
        worst = max(found, key=lambda option: found[option].rate)
        cell = say(
            "worse: {often}; mean {change}",
            often=_interval(round(found[worst].rate * draws), draws),
            change=_change(summary, worst, harm),
        )
        rows.append(
            (
                say(words, option=titled(summary, worst)),
                {_ground(summary, worst, harm, found[worst]): cell},
            )
        )
    return rows


def _change(summary: Summary, option: str, harm: Harm) -> str:
    """Return the mean change from the reference option, with two standard errors.

    Those of a value are of unpaired means, which are larger than paired ones.
    """
    if harm == "value":
        values = summary.ranking.strategies
        own, other = values[option], values[summary.backfires.reference]
        change, error = own.mean - other.mean, (own.error**2 + other.error**2) ** 0.5
    else:
        gap = (summary.against_reference or {})[option][harm]
        if gap is None:
            return "–"
        change, error = gap.mean, gap.error
    digits = _DIGITS[harm]
    return f"{signed(change, digits)} ± {_ERRORS * error:,.{digits}f}"


def _ground(summary: Summary, option: str, harm: Harm, found: Backfire) -> Decided:
    """Return what decides when an option does harm: the inputs of its condition, if it has one."""
    flagged = {(one.option, one.metric) for one in summary.audits.dominance if one.flagged}
    if harm != "value" and (option, harm) in flagged:
        return "assumption"
    if found.box is None or not found.box.stable:
        return "nothing"
    grounds = {_ground_of_input(one.input, one.claims) for one in found.box.restrictions}
    weakest: tuple[Decided, ...] = ("assumption", "judgement", "evidence")
    return next((one for one in weakest if one in grounds), "nothing")


def _ground_of_input(column: str, claims: list[str]) -> Decided:
    if claims:
        return "evidence"
    return "assumption" if InputKey.parse(column).kind == "parameter" else "judgement"
