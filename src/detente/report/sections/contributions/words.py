"""Sentences and rows on what mechanisms, priors and actors add to a run's answer."""

from typing import Any

from detente.assess.record import Summary
from detente.report.sections.page_one.judgements import titled
from detente.report.words import join_words, signed

__all__ = ["contributions_view"]

Found = dict[str, Any]  # the parsed contributions.json

_SHOWN = 12  # priors shown before the rest is folded away
_ERRORS = 2.0  # standard errors that make a change one
_GROUPS = {
    "war": "the war itself",
    "contact": "contact",
    "cooperation": "issue cooperation",
    "talks": "talks and trust",
    "spoiling": "spoiling",
    "deals": "deals and splits",
}
_HEADLINES = ("settlement", "holdout_contact", "spillover", "table_max")


def contributions_view(summary: Summary, found: Found) -> dict[str, Any]:
    """Return what the page says of contributions.

    Parameters
    ----------
    summary : dict
        The parsed ``summary.json``.
    found : dict
        The parsed ``contributions.json``.

    Returns
    -------
    dict
        ``contribution_sentences``; rows of tables: ``frozen_rows`` by mechanism, ``group_rows``,
        ``prior_rows`` that matter (most first), ``hardly`` (names of the others), ``actor_rows``;
        ``led``, the option of which the last speak, and ``headlines``, the metrics they show.
    """
    led = found["first"] or next(iter(summary["strategies"]))
    priors = sorted(found["priors"].items(), key=lambda item: (-_largest(item[1]), item[0]))
    matter = [(name, told) for name, told in priors if told["matters"]]
    hardly = [name for name, told in priors if not told["matters"]]
    return {
        "contribution_sentences": [
            _frozen_sentence(summary, found),
            _standing_still(summary, found),
            _priors_sentence(found, matter),
        ],
        "led": led,
        "headlines": [m for m in _HEADLINES if summary["strategies"][led][m] is not None],
        "frozen_rows": [_frozen_row(summary, found, key) for key in found["mechanisms"]],
        "group_rows": _group_rows(summary, found),
        "prior_rows": [_prior_row(summary, name, told) for name, told in matter],
        "shown_priors": _SHOWN,
        "hardly": [_named(name) for name in hardly],
        "actor_rows": [
            _actor_row(summary, found, actor, led)
            for actor in sorted(found["actors"], key=lambda a: -_moved(found["actors"][a], led))
        ],
    }


def _named(name: str) -> str:
    mechanism, parameter = name.split(".")
    return f"{parameter.replace('_', ' ')} ({mechanism})"


def _largest(told: dict[str, Any]) -> float:
    return float(max(told["halved"]["largest"], told["doubled"]["largest"]))


def _moved(told: dict[str, Any], strategy: str) -> float:
    values = told["value"] or told["metrics"][strategy]
    one = values.get(strategy) or next(iter(values.values()))
    return abs(float(one["delta"]))


def _hundredths(told: dict[str, float] | None) -> str:
    """Return a change in hundredths of the scale of values, with two standard errors."""
    if told is None:
        return "–"
    if told["delta"] == 0.0 and told["error"] == 0.0:
        return "0"
    return f"{signed(100 * told['delta'], 1)} ± {100 * _ERRORS * told['error']:.1f}"


def _frozen_sentence(summary: Summary, found: Found) -> str:
    """Say which mechanisms, frozen on their own, put another option first."""
    if found["first"] is None:
        return "Nothing is ranked, so no mechanism changes who comes first."
    turned: dict[str, list[str]] = {}
    for key, told in found["mechanisms"].items():
        if told["first"] != found["first"]:
            turned.setdefault(told["first"], []).append(_title(summary, key))
    first = titled(summary, found["first"])
    if not turned:
        return f"{first} comes first whichever mechanism is frozen on its own."
    parts = [
        f"{titled(summary, other)} where it is {' or '.join(keys)}"
        for other, keys in turned.items()
    ]
    return (
        f"{first} comes first as drawn; with one mechanism frozen at its state of the first day, "
        f"another may: {'; '.join(parts)}."
    )


def _title(summary: Summary, key: str) -> str:
    return str(summary["mechanisms"][key]["title"]).lower()


def _standing_still(summary: Summary, found: Found) -> str:
    """Name the mechanisms that move no option's value beyond noise."""
    still = [
        _title(summary, key)
        for key, told in found["mechanisms"].items()
        if not any(_is_change(v) for v in (told["value"] or {}).values())
    ]
    if not still:
        return "Each mechanism moves the value of some option."
    return f"Frozen on its own, no option's value moves beyond noise for {join_words(still)}."


def _is_change(told: dict[str, float]) -> bool:
    return abs(told["delta"]) > _ERRORS * told["error"]


def _priors_sentence(found: Found, matter: list[tuple[str, dict[str, Any]]]) -> str:
    count = len(found["priors"])
    turning = [
        _named(name)
        for name, told in matter
        if found["first"] is not None
        and any(told[n]["first"] != found["first"] for n in ("halved", "doubled"))
    ]
    said = f"Of {count} priors, {count - len(matter)} hardly matter, halved or doubled."
    if not turning:
        return f"{said} None of them changes which option comes first."
    return f"{said} Another option comes first with {join_words(turning)} halved or doubled."


def _frozen_row(summary: Summary, found: Found, key: str) -> dict[str, Any]:
    told = found["mechanisms"][key]
    return {
        "title": summary["mechanisms"][key]["title"],
        "neutral": summary["mechanisms"][key]["neutral"],
        "values": [_hundredths((told["value"] or {}).get(s)) for s in summary["strategies"]],
        "first": titled(summary, told["first"]) if told["first"] else "–",
        "turned": told["first"] != found["first"],
    }


def _group_rows(summary: Summary, found: Found) -> list[dict[str, Any]]:
    """Return rows by group: hundredths of value by option; first what holds with all frozen."""
    groups = found["groups"]
    if not all("value" in groups["whole"][s] for s in summary["strategies"]):
        return []

    def cells(values: list[float], *, change: bool) -> list[str]:
        return [signed(100 * v, 1) if change else f"{100 * v:.1f}" for v in values]

    strategies = list(summary["strategies"])
    rows = [("all of them frozen", [groups["frozen"][s]["value"] for s in strategies], False)]
    rows += [
        (_GROUPS[g], [groups["shares"][s]["value"][g] for s in strategies], True)
        for g in groups["groups"]
    ]
    rows.append(("all at work", [groups["whole"][s]["value"] for s in strategies], False))
    return [
        {"title": title, "cells": cells(values, change=change), "change": change}
        for title, values, change in rows
    ]


def _prior_row(summary: Summary, name: str, told: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"title": _named(name)}
    for way in ("halved", "doubled"):
        one = told[way]
        found[way] = {
            "largest": f"{100 * one['largest']:.1f}",
            "first": titled(summary, one["first"]) if one["first"] else "–",
        }
    return found


def _actor_row(summary: Summary, found: Found, actor: str, led: str) -> dict[str, Any]:
    told = found["actors"][actor]
    return {
        "actor": actor,
        "value": _hundredths((told["value"] or {}).get(led)),
        "metrics": [_metric_cell(told["metrics"][led].get(m), m) for m in _HEADLINES],
        "first": titled(summary, told["first"]) if told["first"] else "–",
        "turned": told["first"] != found["first"],
    }


def _metric_cell(told: dict[str, float] | None, metric: str) -> str:
    if told is None:
        return "–"
    if metric in {"settlement", "holdout_contact"}:
        return f"{signed(100 * told['delta'], 1)} points"
    return signed(told["delta"], 3 if metric == "spillover" else 1)
