"""What the headline rests on: evidence, assumption, and what is not in the model."""

from dataclasses import dataclass
from typing import Final

from detente.assess.audits.record import Moved, Number
from detente.assess.summary.record import Summary
from detente.report.inputs.titles import group_title
from detente.report.messages.say import count, mark, say
from detente.report.metric_words import METRIC_WORDS
from detente.report.words import join_words, percent

__all__ = ["Ground", "grounds"]

_NUMBERS: Final[dict[Number, str]] = {
    "any_deal": mark("{input}, which no claim supports, moves the chance of a deal {times}-fold"),
    "bilateral_deal": mark(
        "{input}, which no claim supports, moves the chance of a deal without the government "
        "{times}-fold"
    ),
    "rebel_victory": mark(
        "{input}, which no claim supports, moves the chance that the movement wins {times}-fold"
    ),
}
_NAMED: Final = 2  # items in one sentence
_HARDLY: Final = 0.05  # share of what moves a deal below which evidence hardly moves it


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


def grounds(summary: Summary, most: int = _NAMED) -> list[Ground]:
    """Return what the headline rests on, in three sentences, each from an audit of the run.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    most : int
        Items in one sentence: one or two.
    """
    return [
        Ground(say("Evidence"), _evidence(summary)),
        Ground(say("Assumption"), _assumption(summary, most)),
        Ground(say("Not in the model"), _missing(summary, most)),
    ]


def _evidence(summary: Summary) -> str:
    used = [claim for claim in summary.claims.values() if claim.kind != "context"]
    if not used:
        return say("The case has no claims; no number rests on evidence of its own.")
    origins = len({claim.origin for claim in used})
    influence = summary.basis["deal"].influence
    if influence is None:
        return count(
            origins,
            "{number} independent statement; the draws cannot say how far it moves a deal.",
            "{number} independent statements; the draws cannot say how far they move a deal.",
        )
    share = percent(influence["evidence"])
    if influence["evidence"] < _HARDLY:
        return count(
            origins,
            "{number} independent statement hardly moves the chance of a deal ({share} of what "
            "moves it).",
            "{number} independent statements hardly move the chance of a deal ({share} of what "
            "moves it).",
            share=share,
        )
    return count(
        origins,
        "{number} independent statement makes up {share} of what moves the chance of a deal.",
        "{number} independent statements make up {share} of what moves the chance of a deal.",
        share=share,
    )


def _assumption(summary: Summary, items: int) -> str:
    """Name the numbers whose sign is assumed, and what has no claim and moves one twofold."""
    sides = {row.metric for row in summary.audits.dominance if row.flagged}
    flagged = [say(words) for metric, words in METRIC_WORDS.items() if metric in sides]
    found = summary.audits.unsourced
    moved = [one for one in found.moved if not one.claim]
    most = max(moved, key=lambda one: one.times, default=None)
    if not flagged and most is None:
        return count(
            found.draws,
            "No number is flagged as assumed; one draw is too few to say what moves one twofold.",
            "No number is flagged as assumed; in {number} draws nothing tried without a claim "
            "moves one twofold.",
        )
    if most is None or (flagged and items == 1):
        return say("Whether “{metric}” rises or falls is assumed, not found.", metric=flagged[0])
    if not flagged:
        return say("{moved}.", moved=_moved(summary, most, first=True))
    return say(
        "Whether “{metric}” rises or falls is assumed, not found; {moved}.",
        metric=flagged[0],
        moved=_moved(summary, most, first=False),
    )


def _moved(summary: Summary, one: Moved, *, first: bool) -> str:
    title = group_title(summary, one)
    title = title[0].upper() + title[1:] if first else title
    return say(_NUMBERS[one.number], input=title, times=f"{one.times:.1f}")


def _missing(summary: Summary, items: int) -> str:
    """Name metrics without a number, and count links of the argument that the model leaves out."""
    missing = [say(METRIC_WORDS[metric]) for metric in summary.not_modelled]
    more = len(missing) - items
    others = [count(more, "{number} more", "{number} more")] if more > 0 else []
    metrics = join_words([*missing[:items], *others])
    empty, links = sum(not one.stands for one in summary.expected), len(summary.expected)
    if missing and empty and items > 1:
        return say(
            "No number here for {metrics}; the model leaves out {number} of the {links} links of "
            "the sources’ argument.",
            metrics=metrics,
            number=empty,
            links=links,
        )
    if missing:
        return say("No number here for {metrics}.", metrics=metrics)
    if empty:
        return say(
            "The model leaves out {number} of the {links} links of the sources’ argument.",
            number=empty,
            links=links,
        )
    return say("Every metric has a number here; what no metric counts is left out.")
