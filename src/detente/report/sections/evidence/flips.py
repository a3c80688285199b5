"""Sentences and rows on what single claims change, made from the numbers of ``flips.json``."""

from typing import Any

from detente.assess.record import Summary
from detente.report.sections.page_one.judgements import titled
from detente.report.words import join_words, signed

__all__ = ["flips_view"]

_DIGITS = 4
_SHOWN = 5  # claims of one row before the rest are counted
_WORTHIEST = 3  # origins most worth checking that are shown beside those that move most


def flips_view(summary: Summary, flips: dict[str, Any]) -> dict[str, Any]:
    """Return the sentences and rows on what single claims change.

    Parameters
    ----------
    summary : dict
        The parsed ``summary.json``.
    flips : dict
        The parsed ``flips.json``.

    Returns
    -------
    dict
        ``flips_sentences``: whether a claim turns the ranking, which is most worth checking, how
        many change nothing; ``flipped``: a row an origin, those that matter most first.
    """
    claims = {i: c for i, c in flips["claims"].items() if i in summary["claims"]}
    shown = dict.fromkeys([*flips["top"], *_worthiest(claims)])
    rows = [_row(summary, claims, name) for name in shown if name in claims]
    turning = [r["id"] for r in rows if r["changes"] == "yes"]
    return {
        "flipped": [r for r in rows if r["moves"] or r["worth"] not in {"nothing", "cannot tell"}],
        "flips_sentences": [
            _turning_sentence(turning),
            _worth_sentence(summary, claims),
            _still_sentence(claims),
        ],
    }


def _worthiest(claims: dict[str, Any]) -> list[str]:
    """Return the first claim of each of the origins most worth checking."""
    first = {c["origin"]: i for i, c in reversed(claims.items()) if c["worth_checking"]}
    order = sorted(first.values(), key=lambda i: (-claims[i]["worth_checking"], i))
    return order[:_WORTHIEST]


def _row(summary: Summary, claims: dict[str, Any], name: str) -> dict[str, Any]:
    found = claims[name]
    change, against = found["change"], found["against"]
    shared = [i for i, c in claims.items() if c["origin"] == found["origin"]]
    effects = [e["delta"] for by in found["effects"].values() for e in by.values()]
    return {
        "id": name,
        "claims": shared[:_SHOWN],
        "more": max(0, len(shared) - _SHOWN),
        "text": summary["claims"][name]["text"],
        "accuracy": found["accuracy"],
        "moves": any(effects),
        "change": "–" if change is None else signed(change, _DIGITS),
        "against": "" if against is None else titled(summary, against),
        "chance": found["p_value"],
        "changes": {True: "yes", False: "no", None: "–"}[found["changes_ranking"]],
        "learned": found["conditional"]["draws"],
        "worth": _worth(found["worth_checking"]),
    }


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


def _worth_sentence(summary: Summary, claims: dict[str, Any]) -> str:
    """Say which claim is most worth checking, and whether that matters."""
    known = {i: c["worth_checking"] for i, c in claims.items() if c["worth_checking"]}
    if not known:
        return "Checking any one claim before choosing is worth nothing that the draws can show."
    best = max(known, key=lambda i: known[i])
    margin = summary["ranking"]["margin"] or 0.0
    beside = "less" if known[best] < margin else "more"
    return (
        f"Checking is worth most for {best}: to know whether it is informative before choosing is "
        f"worth {known[best]:.{_DIGITS}f} in units of value, {beside} than the margin that matters "
        f"({margin:.{_DIGITS}f})."
    )


def _still_sentence(claims: dict[str, Any]) -> str:
    still = sum(
        not any(e["delta"] for by in c["effects"].values() for e in by.values())
        for c in claims.values()
    )
    return (
        f"Of {len(claims)} claims, {still} change no number of any option when struck out alone: "
        "they stand beside others, weigh on rival readings only, or are context."
    )
