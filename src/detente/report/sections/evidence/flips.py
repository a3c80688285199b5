"""Sentences and rows on what single claims change, made from the numbers of ``flips.json``."""

from dataclasses import dataclass
from typing import TypedDict

from detente.assess.evidence.flips.record import ClaimFlip, Flips
from detente.assess.summary.record import Summary
from detente.report.metric_words import CHANCES, METRIC_WORDS
from detente.report.titles import titled
from detente.report.words import join_words, signed

__all__ = ["FlipRow", "FlipsView", "flips_view"]

_DIGITS = 4
_NOISE = "none beyond noise"
_NO_WORTH = {"nothing", "cannot tell", "–"}
_UNRANKED = (
    "Nothing is ranked in this run, so no claim is tested for whether another option would come "
    "first, and the worth of checking a claim is not computed. The largest change of a metric is "
    "shown for each claim."
)
_ERRORS = 2.0  # standard errors that make a change one
_SHOWN = 5  # claims of one row before the rest are counted
_WORTHIEST = 3  # origins most worth checking that are shown beside those that move most


@dataclass(frozen=True, slots=True)
class FlipRow:
    """One origin of claims, as a row of the table.

    Parameters
    ----------
    id : str
        The claim that stands for the origin.
    claims : list of str
        Claims of the origin, at most five.
    more : int
        How many others it has.
    text : str
        What the first says.
    accuracy : float
        Its accuracy.
    moves : bool
        Does any number of any option change without the origin?
    change, against : str
        Change of the first option's lead, and over whom.
    chance : float
        Corrected p-value of that change.
    changes : {"yes", "no", "–"}
        Does another option come first?
    learned : int
        Draws in which the origin is not informative.
    worth : str
        What checking it is worth.
    largest : str
        Largest change of any metric, in the metric's own units, beyond two standard errors.
    """

    id: str
    claims: list[str]
    more: int
    text: str
    accuracy: float
    moves: bool
    change: str
    against: str
    chance: float
    changes: str
    learned: int
    worth: str
    largest: str


class FlipsView(TypedDict):
    """What the page says of flips.

    Parameters
    ----------
    flips_sentences : list of str
        Whether a claim turns the ranking, which is most worth checking, how many change nothing.
    flipped : list of FlipRow
        A row for each origin, those that matter most first.
    flips_listed : list of FlipRow
        Those of them that move a metric beyond noise, turn the order, or are worth checking.
    flips_rest : str
        How many of them are left out; empty if none is.
    """

    flips_sentences: list[str]
    flipped: list[FlipRow]
    flips_listed: list[FlipRow]
    flips_rest: str


def flips_view(summary: Summary, flips: Flips) -> FlipsView:
    """Return the sentences and rows on what single claims change."""
    claims = {i: c for i, c in flips.claims.items() if i in summary.claims}
    shown = dict.fromkeys([*flips.top, *_worthiest(claims)])
    rows = [_row(summary, claims, name) for name in shown if name in claims]
    turning = [row.id for row in rows if row.changes == "yes"]
    flipped = [row for row in rows if row.moves or row.worth not in _NO_WORTH]
    listed = [row for row in flipped if _is_listed(row)]
    return {
        "flipped": flipped,
        "flips_listed": listed,
        "flips_rest": _rest(len(flipped) - len(listed)),
        "flips_sentences": [
            *(
                [_turning_sentence(turning), _worth_sentence(summary, claims)]
                if flips.first is not None
                else [_UNRANKED]
            ),
            _still_sentence(claims),
        ],
    }


def _is_listed(row: FlipRow) -> bool:
    return row.largest != _NOISE or row.changes == "yes" or row.worth not in _NO_WORTH


def _rest(count: int) -> str:
    """Say how many origins move nothing beyond noise."""
    if not count:
        return ""
    many = "origin that moves" if count == 1 else "origins that move"
    return f"Not listed: {count} {many} no metric beyond noise."


def _worthiest(claims: dict[str, ClaimFlip]) -> list[str]:
    """Return the first claim of each of the origins most worth checking."""
    first = {c.origin: i for i, c in reversed(claims.items()) if c.worth_checking}
    order = sorted(first.values(), key=lambda i: (-(claims[i].worth_checking or 0.0), i))
    return order[:_WORTHIEST]


def _row(summary: Summary, claims: dict[str, ClaimFlip], name: str) -> FlipRow:
    flip = claims[name]
    shared = [i for i, c in claims.items() if c.origin == flip.origin]
    return FlipRow(
        id=name,
        claims=shared[:_SHOWN],
        more=max(0, len(shared) - _SHOWN),
        text=summary.claims[name].text,
        accuracy=flip.accuracy,
        moves=_moves(flip),
        change="–" if flip.change is None else signed(flip.change, _DIGITS),
        against="" if flip.against is None else titled(summary, flip.against),
        chance=flip.p_value,
        changes={True: "yes", False: "no", None: "–"}[flip.changes_ranking],
        learned=flip.conditional.draws,
        worth="–" if flip.first is None else _worth(flip.worth_checking),
        largest=_largest(summary, flip),
    )


def _largest(summary: Summary, flip: ClaimFlip) -> str:
    """Return the largest change of a metric relative to its error, if it is beyond noise."""
    sure = [
        (abs(change.delta) / change.error, option, metric, change)
        for option, by_metric in flip.effects.items()
        for metric, change in by_metric.items()
        if abs(change.delta) > _ERRORS * change.error > 0.0
    ]
    if not sure:
        return _NOISE
    _, option, metric, change = max(sure, key=lambda found: found[0])
    size = (
        f"{signed(100 * change.delta, 1)} points"
        if metric in CHANCES
        else signed(change.delta, _DIGITS)
    )
    return f"{METRIC_WORDS[metric]}, {titled(summary, option)}: {size}"


def _moves(flip: ClaimFlip) -> bool:
    """Say whether any number of any option changes."""
    return any(c.delta for by_metric in flip.effects.values() for c in by_metric.values())


def _worth(value: float | None) -> str:
    if value is None:
        return "cannot tell"
    return f"{value:.{_DIGITS}f}" if value else "nothing"


def _turning_sentence(turning: list[str]) -> str:
    if turning:
        each = "one of " if len(turning) > 1 else ""
        return (
            f"If {each}{join_words(turning)} were not informative, another option would come first."
        )
    return "No single claim, struck out on its own, changes which option comes first."


def _worth_sentence(summary: Summary, claims: dict[str, ClaimFlip]) -> str:
    """Say which claim is most worth checking, and whether that matters."""
    known = {i: c.worth_checking for i, c in claims.items() if c.worth_checking}
    if all(c.worth_checking is None for c in claims.values()):
        return (
            "The draws cannot tell what checking a claim is worth: too few have it informative, or "
            "not informative."
        )
    if not known:
        return "Checking any one claim before choosing is worth nothing that the draws can show."
    best = max(known, key=lambda i: known[i])
    margin = summary.ranking.margin or 0.0
    beside = "less" if known[best] < margin else "more"
    return (
        f"Checking is worth most for {best}: to know whether it is informative before choosing is "
        f"worth {known[best]:.{_DIGITS}f} in units of value, {beside} than the margin that matters "
        f"({margin:.{_DIGITS}f})."
    )


def _still_sentence(claims: dict[str, ClaimFlip]) -> str:
    still = sum(not _moves(flip) for flip in claims.values())
    if still == 1:
        return (
            f"Of {len(claims)} claims, 1 changes no number of any option when struck out alone: it "
            "has others beside it, weighs on rival readings only, or is context."
        )
    return (
        f"Of {len(claims)} claims, {still} change no number of any option when struck out alone: "
        "other claims say the same, or they weigh on rival readings only, or are context."
    )
