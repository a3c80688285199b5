"""Sentences and rows on contacts at the horizon, and what they rest on."""

from typing import NamedTuple, TypedDict

from detente.assess.summary.record import Summary
from detente.report.pictures.figure import Figure
from detente.report.sections.table.network import network_figure
from detente.report.sections.table.timeline import timeline_figure
from detente.report.titles import titled
from detente.report.words import join_words, percent, percent_range
from detente.runs.result import Interval

__all__ = ["ContactsView", "PowerRow", "contacts_view"]

_NOTABLE = 0.005  # powers whose chance of open contact stays below this are left out


class PowerRow(NamedTuple):
    """Chance of open contact of a power at some time, over all options."""

    name: str
    chances: str
    prior_only: str
    assumed: str


class ContactsView(TypedDict):
    """What the page says of contacts.

    Parameters
    ----------
    network : Figure or None
        Contacts in force; None if none is on record.
    timeline : Figure or None
        Labels, contacts and rounds over time; None if nothing is dated.
    contact_rows : list of PowerRow
        Powers in some contact, or with a visible chance of open contact.
    contact_sentences : list of str
        Where the options differ most, and the share of powers in contact at the horizon.
    holdout_paths : str
        The hold-out's chance by pain of the war and by pressure; empty without a hold-out.
    """

    network: Figure | None
    timeline: Figure | None
    contact_rows: list[PowerRow]
    contact_sentences: list[str]
    holdout_paths: str


def contacts_view(summary: Summary) -> ContactsView:
    """Return what the page says of contacts.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    chances = {power: _chances(summary, power) for power in _moving(summary)}
    return {
        "network": network_figure(summary),
        "timeline": timeline_figure(summary),
        "contact_rows": [_row(summary, power, list(c.values())) for power, c in chances.items()],
        "contact_sentences": [*_apart(summary, chances), *_consensus(summary)],
        "holdout_paths": _paths(summary),
    }


def _moving(summary: Summary) -> list[str]:
    """Return powers in some contact, or with a visible chance of open contact, in case order."""
    moving = {
        power
        for powers in summary.contacts.powers.values()
        for power, contact in powers.items()
        if contact.ever_open >= _NOTABLE or contact.levels["none"] < 1 - _NOTABLE
    }
    return [actor for actor in summary.actors if actor in moving]


def _chances(summary: Summary, power: str) -> dict[str, float]:
    powers = summary.contacts.powers
    return {plan.id: powers[plan.id][power].ever_open for plan in summary.strategy_list}


def _row(summary: Summary, power: str, chances: list[float]) -> PowerRow:
    prior = summary.contacts.prior[power]
    return PowerRow(
        name=summary.actors[power].name,
        chances=percent_range(min(chances), max(chances)),
        prior_only=percent(prior.prior_only),
        assumed=percent(prior.assumed),
    )


def _apart(summary: Summary, chances: dict[str, dict[str, float]]) -> list[str]:
    """Say for which power the options differ most."""
    gaps = {power: max(c.values()) - min(c.values()) for power, c in chances.items()}
    if not gaps or max(gaps.values()) == 0.0:
        return []
    power = max(gaps, key=lambda one: gaps[one])
    by_option = chances[power]
    low, high = min(by_option, key=by_option.__getitem__), max(by_option, key=by_option.__getitem__)
    return [
        f"The options differ most for {summary.actors[power].name}: open contact at some time in "
        f"{percent(by_option[low])} of draws under {titled(summary, low)}, in "
        f"{percent(by_option[high])} under {titled(summary, high)}."
    ]


def _consensus(summary: Summary) -> list[str]:
    """Say which share of powers is in contact at the horizon, over all options."""
    found = [summary.contacts.consensus[plan.id] for plan in summary.strategy_list]
    kinds = {
        "all powers counted alike": [one.powers for one in found],
        "weighted by capability, of those assessed": [one.weighted for one in found],
    }
    parts = []
    for words, intervals in kinds.items():
        known = [interval for interval in intervals if interval is not None]
        if known:
            parts.append(f"{_range(known)} {words}")
    if not parts:
        return []
    return [
        f"Powers in open or admitted contact at the horizon, over all options: "
        f"{join_words(parts)}; ranges hold 80 % of draws."
    ]


def _range(intervals: list[Interval]) -> str:
    """Return the middles, and the lowest and highest ends."""
    middles = [one.p50 for one in intervals]
    ends = percent_range(min(o.p10 for o in intervals), max(o.p90 for o in intervals))
    return f"{percent_range(min(middles), max(middles))} (range {ends})"


def _paths(summary: Summary) -> str:
    """Say how the hold-out's chance goes with pain of the war and with pressure."""
    found = summary.contacts.holdout
    if found is None:
        return ""
    pressures = list(next(iter(found.over.values()), {}))
    parts = [
        f"{join_words([percent(row[pressure]) for row in found.over.values()])} {pressure}"
        for pressure in pressures
    ]
    return (
        f"With the pain of the war {join_words(list(found.over))}, its chance is "
        f"{join_words(parts)}. Low and high: the 10th and 90th percentile of the draws. What "
        f"stalemate and pressure do is judgement and may have either sign; the first {found.draws} "
        "draws are run again for each case."
    )
