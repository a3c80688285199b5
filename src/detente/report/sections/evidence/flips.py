"""Sentences and rows on what single claims change, made from the numbers of ``flips.json``."""

from dataclasses import dataclass
from typing import TypedDict

from detente.assess.evidence.flips.record import ClaimFlip, Flips
from detente.assess.summary.record import Summary
from detente.report.messages.say import count, say
from detente.report.metric_words import CHANCES, METRIC_WORDS
from detente.report.titles import titled
from detente.report.words import join_words, signed
from detente.runs.result import Change
from detente.vocabulary.metrics import Metric

__all__ = ["FlipRow", "FlipsView", "flips_view"]

_DIGITS = 4
_ERRORS = 2.0  # standard errors that make a change one
_SURE = 0.05  # corrected p-value below which the change of the lead is printed
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
    changes : str
        Does another option come first?
    learned : int
        Draws in which the origin is not informative.
    worth : str
        What checking it is worth.
    largest : str
        Largest change of any metric, in the metric's own units, beyond two standard errors.
    said : str
        What of these is worth a sentence: changes beyond noise, and what checking is worth.
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
    said: str


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
    shown = [i for i in dict.fromkeys([*flips.top, *_worthiest(claims)]) if i in claims]
    turning = [i for i in shown if claims[i].changes_ranking]
    flipped = [i for i in shown if _moves(claims[i]) or claims[i].worth_checking]
    listed = [i for i in flipped if _is_listed(claims[i])]
    rows = {i: _row(summary, claims, i) for i in flipped}
    ranked = (_turning_sentence(turning), _worth_sentence(summary, claims))
    return {
        "flipped": list(rows.values()),
        "flips_listed": [rows[i] for i in listed],
        "flips_rest": _rest(len(flipped) - len(listed)),
        "flips_sentences": [
            *(ranked if flips.first is not None else [_unranked()]),
            _still_sentence(claims),
        ],
    }


def _unranked() -> str:
    return say(
        "Nothing is ranked in this run, so no claim is tested for whether another option would "
        "come first, and the worth of checking a claim is not computed. The largest change of a "
        "metric is shown for each claim."
    )


def _is_listed(flip: ClaimFlip) -> bool:
    return bool(_beyond_noise(flip) or flip.changes_ranking or flip.worth_checking)


def _rest(number: int) -> str:
    """Say how many origins move nothing beyond noise."""
    if not number:
        return ""
    return count(
        number,
        "Not listed: {number} origin that moves no metric beyond noise.",
        "Not listed: {number} origins that move no metric beyond noise.",
    )


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
        changes=_yes_or_no(flip.changes_ranking),
        learned=flip.conditional.draws,
        worth="–" if flip.first is None else _worth(flip.worth_checking),
        largest=_largest(summary, flip) or say("none beyond noise"),
        said=_said(summary, flip),
    )


def _yes_or_no(answer: bool | None) -> str:
    if answer is None:
        return "–"
    return say("yes") if answer else say("no")


def _said(summary: Summary, flip: ClaimFlip) -> str:
    """Say what moves beyond noise without an origin, and what checking it is worth."""
    sentences = []
    if largest := _largest(summary, flip):
        sentences.append(say("Largest change: {change}.", change=largest))
    if flip.change is not None and (flip.p_value < _SURE or flip.changes_ranking):
        sentences.append(
            say(
                "The first option’s lead over {option}: {change} (p {chance}).",
                option="–" if flip.against is None else titled(summary, flip.against),
                change=signed(flip.change, _DIGITS),
                chance=f"{flip.p_value:.2f}",
            )
        )
    if flip.first is not None and flip.worth_checking:
        sentences.append(say("Worth checking: {worth}.", worth=_worth(flip.worth_checking)))
    return " ".join(sentences)


def _beyond_noise(flip: ClaimFlip) -> list[tuple[float, str, Metric, Change]]:
    """Return changes of metrics beyond two standard errors, with how many errors each is."""
    return [
        (abs(change.delta) / change.error, option, metric, change)
        for option, by_metric in flip.effects.items()
        for metric, change in by_metric.items()
        if abs(change.delta) > _ERRORS * change.error > 0.0
    ]


def _largest(summary: Summary, flip: ClaimFlip) -> str:
    """Return the largest change of a metric relative to its error, if one is beyond noise."""
    sure = _beyond_noise(flip)
    if not sure:
        return ""
    _, option, metric, change = max(sure, key=lambda found: found[0])
    size = signed(change.delta, _DIGITS)
    if metric in CHANCES:
        size = say("{number} points", number=signed(100 * change.delta, 1))
    return say(
        "{metric}, {option}: {change}",
        metric=say(METRIC_WORDS[metric]),
        option=titled(summary, option),
        change=size,
    )


def _moves(flip: ClaimFlip) -> bool:
    """Say whether any number of any option changes."""
    return any(c.delta for by_metric in flip.effects.values() for c in by_metric.values())


def _worth(value: float | None) -> str:
    if value is None:
        return say("cannot tell")
    return f"{value:.{_DIGITS}f}" if value else say("nothing")


def _turning_sentence(turning: list[str]) -> str:
    if not turning:
        return say("No single claim, struck out on its own, changes which option comes first.")
    claims = join_words(turning)
    if len(turning) == 1:
        return say(
            "If {claim} were not informative, another option would come first.", claim=claims
        )
    return say(
        "If one of {claims} were not informative, another option would come first.", claims=claims
    )


def _worth_sentence(summary: Summary, claims: dict[str, ClaimFlip]) -> str:
    """Say which claim is most worth checking, and whether that matters."""
    known = {i: c.worth_checking for i, c in claims.items() if c.worth_checking}
    if all(c.worth_checking is None for c in claims.values()):
        return say(
            "The draws cannot tell what checking a claim is worth: too few have it informative, or "
            "not informative."
        )
    if not known:
        return say(
            "Checking any one claim before choosing is worth nothing that the draws can show."
        )
    best = max(known, key=lambda i: known[i])
    margin = summary.ranking.margin or 0.0
    worth, least = f"{known[best]:.{_DIGITS}f}", f"{margin:.{_DIGITS}f}"
    if known[best] < margin:
        return say(
            "Checking is worth most for {claim}: {worth} in units of value, less than the margin "
            "that matters ({margin}).",
            claim=best,
            worth=worth,
            margin=least,
        )
    return say(
        "Checking is worth most for {claim}: {worth} in units of value, more than the margin that "
        "matters ({margin}).",
        claim=best,
        worth=worth,
        margin=least,
    )


def _still_sentence(claims: dict[str, ClaimFlip]) -> str:
    return count(
        sum(not _moves(flip) for flip in claims.values()),
        "Of {all} claims, {number} changes no number when struck out alone: others say the same, "
        "or it weighs on rival readings only, or is context.",
        "Of {all} claims, {number} change no number when struck out alone: others say the same, or "
        "they weigh on rival readings only, or are context.",
        all=len(claims),
    )
