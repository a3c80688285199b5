"""Summaries with everything that a person may write and all that there may be to watch."""

import copy
from typing import Any

__all__ = ["PARTS", "filled"]

PARTS = ("advice", "events", "dissent", "question", "harm")
"""What a summary may be filled with."""

_RECOMMENDED = (
    "Ask the office for a list of prisoners first.",
    "Tell the government what is asked before each meeting.",
    "Stop if the council denies the offer.",
)
_NONE = ("with", "lever", "legal_note", "first_90_days", "option", "option_title", "option_empty")
_SEEN = (
    "Will the conference offer talks without any terms?",
    "The ministers of the region meet in the capital",
    "Does a power name a date for direct talks?",
    "A ceasefire over the feast is kept by both",
    "Are the commanders of the south off the list?",
)


def filled(summary: dict[str, Any], *parts: str) -> dict[str, Any]:
    """Return a summary's document with some parts at the longest that they may be.

    Parameters
    ----------
    summary : dict
        The document; it is not changed.
    parts : str
        Some of `PARTS`.
    """
    found = copy.deepcopy(summary)
    if "advice" in parts:
        found["advice"] = _advice()
    if "events" in parts:
        found["indicators"] |= {"shortfall": None, "events": [*map(_event, range(len(_SEEN)))]}
    if "dissent" in parts:
        found["dissent"] |= {"strongest": None, "why_not": "none_changes", "tried": 2}
        found["dissents"] = [_dissent()]
    if "question" in parts:
        found["question"] = " ".join(["Should", *["word"] * 24])
    if "harm" in parts:
        option = next(o for o in found["strategies"] if o != found["audits"]["reference"])
        found["strategies"][option]["extra_deaths"] = {"p10": 1e3, "p50": 4e3, "p90": 9e4}
    return found


def _advice() -> dict[str, Any]:
    """Return advice of 65 words: 25 on what is new, 15 on why it matters, 25 on what to do."""
    empty = dict.fromkeys(_NONE)
    asked = {"who_objects": "The council.", "how_to_undo": "Say so.", "when_to_stop": "On denial."}
    return {
        "written_on": "2020-06-20",
        "by": "analyst",
        "handling": "public",
        "what_is_new": "The office has offered to discuss exchanges of prisoners with two "
        "neighbours, and neither the council nor the government has yet refused it so far.",
        "why_it_matters": "Nobody has yet met them on that matter, so it can still be tried "
        "quietly.",
        "recommendations": [{"do": text, **empty, **asked} for text in _RECOMMENDED],
    }


def _event(number: int) -> dict[str, Any]:
    """Return an event to watch, each with a date of its own."""
    return {
        "kind": "question",
        "actor": None,
        "about": f"q{number}",
        "title": _SEEN[number],
        "date": f"2020-{7 + number:02}-15",
        "month": number + 1,
        "published": None,
        "target": "settlement",
        "before": 0.03,
        "if_so": 0.05,
        "if_not": 0.02,
        "error": 0.01,
        "happens": 0.4,
        "information": 0.01,
    }


def _dissent() -> dict[str, Any]:
    """Return a dissent of 45 words."""
    return {
        "written_on": "2020-06-20",
        "by": "reviewer",
        "handling": "public",
        "title": "The wings act together",
        "text": " ".join(["word"] * 45),
        "claims": [],
    }
