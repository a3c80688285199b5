"""Sentences and rows on what single claims change, made from the numbers of ``flips.json``."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, TypedDict

from detente.assess.evidence.flips.record import ClaimFlip, Flips
from detente.assess.summary.record import Summary
from detente.report.messages.say import count, say
from detente.report.metric_words import CHANCES, METRIC_WORDS
from detente.report.titles import titled
from detente.report.words import join_words, signed
from detente.runs.result import Change
from detente.vocabulary.metrics import Metric

__all__ = ["FlipRow", "FlipsView", "flips_view", "moves_headline", "shown"]

_DIGITS = 4
_MOST = 7  # digits of a change
_HEADLINES: Final[dict[Metric, int]] = {  # with digits, where they are no chance
    "settlement": 1,
    "holdout_contact": 1,
    "table_max": 2,
    "extra_deaths": 0,
}
_ERRORS = 2.0  # standard errors that make a change one
_SHOWN = 5  # claims of one row before the rest are counted
_WORTHIEST = 3  # origins most worth checking that are shown beside those that move most


@dataclass(frozen=True, slots=True)
class FlipRow:
    """One origin of claims, as a row of a table or an item of a list.

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
    change : str
        Change of the first option's lead.
    changes : str
        Does another option come first?
    worth : str
        What checking it is worth.
    largest : str
        Largest change of any metric, in the metric's own units, beyond two standard errors.
    said : str
        Its largest change of a headline number, and that of the lead if another option leads.
    """

    id: str
    claims: list[str]
    more: int
    text: str
    accuracy: float
    change: str
    changes: str
    worth: str
    largest: str
    said: str


class FlipsView(TypedDict):
    """What the page says of flips.

    Parameters
    ----------
    flips_sentences : list of str
        Whether a claim turns the ranking or moves a headline number, which is most worth checking,
        how many change nothing.
    flipped : list of FlipRow
        A row for each origin, those that matter most first.
    flips_listed : list of FlipRow
        The origins that move a headline number beyond noise or turn the order.
    """

    flips_sentences: list[str]
    flipped: list[FlipRow]
    flips_listed: list[FlipRow]


def flips_view(summary: Summary, flips: Flips) -> FlipsView:
    """Return the sentences and rows on what single claims change."""
    claims = {i: c for i, c in flips.claims.items() if i in summary.claims}
    shown = [i for i in dict.fromkeys([*flips.top, *_worthiest(claims)]) if i in claims]
    flipped = [i for i in shown if _moves(claims[i]) or claims[i].worth_checking]
    first = {c.origin: i for i, c in reversed(claims.items()) if _is_listed(c)}
    listed = [i for i in claims if i in first.values()]
    ranked = (_turning_sentence(claims), _worth_sentence(summary, claims))
    turning, worth = ranked if flips.first is not None else (_unranked(), "")
    moving = sum(moves_headline(claims[i]) for i in listed)
    said = (turning, _moving_sentence(moving), worth, _still_sentence(claims))
    return {
        "flipped": [_row(summary, claims, i) for i in flipped],
        "flips_listed": [_row(summary, claims, i) for i in listed],
        "flips_sentences": [sentence for sentence in said if sentence],
    }


def _unranked() -> str:
    return say(
        "Nothing is ranked in this run, so no claim is tested for whether another option would "
        "come first, and the worth of checking a claim is not computed."
    )


def _is_listed(flip: ClaimFlip) -> bool:
    return bool(moves_headline(flip) or flip.changes_ranking)


def moves_headline(flip: ClaimFlip) -> bool:
    """Say whether a headline number moves beyond two standard errors without a claim.

    Parameters
    ----------
    flip : ClaimFlip
        What striking out its origin changes.
    """
    return bool(_beyond_noise(flip, _HEADLINES))


def _moving_sentence(moving: int) -> str:
    """Say how many origins move a headline number beyond noise."""
    if not moving:
        return say("None moves a headline number by more than two standard errors.")
    return count(
        moving,
        "{number} origin of claims moves a headline number by more than two standard errors, which "
        "chance may do where so many are tried.",
        "{number} origins of claims move a headline number by more than two standard errors, which "
        "chance may do where so many are tried.",
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
        change="–" if flip.change is None else signed(flip.change, _DIGITS),
        changes=_yes_or_no(flip.changes_ranking),
        worth="–" if flip.first is None else _worth(flip.worth_checking),
        largest=_largest(summary, flip) or say("none beyond noise"),
        said=_said(summary, flip),
    )


def _yes_or_no(answer: bool | None) -> str:
    if answer is None:
        return "–"
    return say("yes") if answer else say("no")


def _said(summary: Summary, flip: ClaimFlip) -> str:
    """Say which headline number moves most without an origin, and who leads by what."""
    sentences = []
    if largest := _largest(summary, flip, _HEADLINES):
        sentences.append(say("{change}.", change=largest))
    if flip.changes_ranking and flip.change is not None:
        sentences.append(
            say(
                "The first option’s lead over {option}: {change} (p {chance}).",
                option="–" if flip.against is None else titled(summary, flip.against),
                change=signed(flip.change, _DIGITS),
                chance=f"{flip.p_value:.2f}",
            )
        )
    return " ".join(sentences)


def _beyond_noise(
    flip: ClaimFlip, metrics: Collection[Metric] | None
) -> list[tuple[float, str, Metric, Change]]:
    """Return changes of metrics beyond two standard errors, with how many errors each is."""
    return [
        (abs(change.delta) / change.error, option, metric, change)
        for option, by_metric in flip.effects.items()
        for metric, change in by_metric.items()
        if (metrics is None or metric in metrics) and abs(change.delta) > _ERRORS * change.error > 0
    ]


def _largest(summary: Summary, flip: ClaimFlip, metrics: Collection[Metric] | None = None) -> str:
    """Return the largest change of a metric relative to its error, if one is beyond noise."""
    sure = _beyond_noise(flip, metrics)
    if not sure:
        return ""
    _, option, metric, change = max(sure, key=lambda found: found[0])
    size = shown(change.delta, _HEADLINES.get(metric, _DIGITS))
    if metric in CHANCES:
        size = say("{number} points", number=shown(100 * change.delta, 1))
    return say(
        "{metric}, {option}: {change}",
        metric=say(METRIC_WORDS[metric]),
        option=titled(summary, option),
        change=size,
    )


def shown(change: float, digits: int) -> str:
    """Return a change beyond noise with its sign, and with more digits where it would read as 0.

    Parameters
    ----------
    change : float
        The change.
    digits : int
        Digits behind the point, at least.

    Examples
    --------
    >>> shown(-0.04, 1), shown(0.2, 1), shown(0.0, 1)
    ('−0.04', '+0.2', '0')
    """
    enough = next((n for n in range(digits, _MOST) if round(change, n)), digits)
    return signed(change, enough)


def _moves(flip: ClaimFlip) -> bool:
    """Say whether any number of any option changes."""
    return any(c.delta for by_metric in flip.effects.values() for c in by_metric.values())


def _worth(value: float | None) -> str:
    if value is None:
        return say("cannot tell")
    return f"{value:.{_DIGITS}f}" if value else say("nothing")


def _turning_sentence(flips: dict[str, ClaimFlip]) -> str:
    turning = [name for name, flip in flips.items() if flip.changes_ranking]
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
        "Of {all} claims, {number} changes no number: others say the same, or it is context.",
        "Of {all} claims, {number} change no number: others say the same, or they are context.",
        all=len(claims),
    )
