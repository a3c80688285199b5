"""What the headline rests on: evidence, assumption, and what is not in the model."""

from dataclasses import dataclass
from typing import Final

from detente.assess.audits.record import Moved, Number
from detente.assess.summary.record import Summary
from detente.report.metric_words import METRIC_WORDS
from detente.report.words import join_words, percent

__all__ = ["Ground", "grounds"]

_NUMBERS: Final[dict[Number, str]] = {
    "any_deal": "the chance of a deal",
    "bilateral_deal": "the chance of a deal without the government",
    "rebel_victory": "the chance that the movement wins",
}
_NAMED: Final = 2  # items in one sentence


@dataclass(frozen=True, slots=True)
class Ground:
    """One kind of ground, and one sentence on it.

    Parameters
    ----------
    term : str
        ``Evidence``, ``Assumption`` or ``Not in the model``.
    text : str
        The sentence.
    """

    term: str
    text: str


def grounds(summary: Summary) -> list[Ground]:
    """Return what the headline rests on, in three sentences, each from an audit of the run.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    return [
        Ground("Evidence", _evidence(summary)),
        Ground("Assumption", _assumption(summary)),
        Ground("Not in the model", _missing(summary)),
    ]


def _evidence(summary: Summary) -> str:
    used = [claim for claim in summary.claims.values() if claim.kind != "context"]
    if not used:
        return "The case has no claims; no number rests on evidence of its own."
    origins = len({claim.origin for claim in used})
    influence = summary.basis["deal"].influence
    if influence is None:
        return f"{origins} independent origins; the draws cannot say how far they move a deal."
    return (
        f"Claims of {origins} independent origins carry {percent(influence['evidence'])} of what "
        "moves the chance of a deal."
    )


def _assumption(summary: Summary) -> str:
    """Name the numbers whose sign is assumed, and what has no claim and moves one twofold."""
    without = summary.audits.without_flagged
    flagged = [METRIC_WORDS[metric] for metric in (without.metrics if without else [])]
    moved = [one for one in summary.audits.unsourced.moved if not one.claim]
    parts = []
    if flagged:
        parts.append(f"The sign of “{flagged[0]}” is assumed, not found")
    if moved:
        parts.append(_moved(max(moved, key=lambda one: one.times), first=not parts))
    if not parts:
        return "No number is flagged as assumed; nothing without a claim moves one twofold."
    return f"{'; '.join(parts[:_NAMED])}."


def _moved(one: Moved, *, first: bool) -> str:
    title = one.title[0].upper() + one.title[1:] if first else one.title
    return f"{title}, without a claim, moves {_NUMBERS[one.number]} {one.times:.1f} times"


def _missing(summary: Summary) -> str:
    """Name metrics without a number, and count expectations that nothing here stands for."""
    missing = [METRIC_WORDS[metric] for metric in summary.not_modelled]
    empty = sum(not one.stands for one in summary.expected)
    parts = []
    if missing:
        more = len(missing) - _NAMED
        named = [*missing[:_NAMED], *([f"{more} more"] if more > 0 else [])]
        parts.append(f"No number here for {join_words(named)}")
    if empty:
        parts.append(
            f"nothing stands for {empty} of the {len(summary.expected)} expectations of the sources"
        )
    if not parts:
        return "Every metric has a number here; what no metric counts is left out."
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]}."
