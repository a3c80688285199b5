"""Sentences and rows on contacts at the horizon, and what they rest on."""

from collections.abc import Sequence
from typing import Final, NamedTuple, TypedDict

from detente.assess.summary.record import Summary
from detente.assess.table.record import Pressure, RecordedTie, Stalemate
from detente.report.messages.say import count, mark, say
from detente.report.pictures.figure import Figure
from detente.report.sections.table.network import network_figure
from detente.report.sections.table.ties import (
    SAID_WORDS,
    TYPE_WORDS,
    contacts_and_labels,
    doubted,
)
from detente.report.sections.table.timeline import Stalemated, stalemates, timeline_figure
from detente.report.titles import actor_name, titled
from detente.report.words import join_words, percent, percent_range
from detente.runs.result import Interval

__all__ = ["ContactsView", "OtherTies", "TieRow", "TieTable", "contacts_view"]

_NOTABLE = 0.005  # powers whose chance of open contact stays below this are left out
_ALMOST: Final = 0.99
_PAIN: Final[dict[Stalemate, str]] = {
    "low": mark("{chances} (low)"),
    "as is": mark("{chances} (as is)"),
    "high": mark("{chances} (high)"),
}
_PRESSED: Final[dict[Pressure, str]] = {
    "not pressed": mark("{chance} not pressed"),
    "pressed": mark("{chance} pressed"),
}
_MOSTLY: Final = 0.5  # share of the prior from which on a number is mostly assumed
_ERRORS: Final = 2.0  # standard errors of a share below which options count as alike
_FEW: Final = 3  # such powers that are still named


class TieRow(NamedTuple):
    """A recorded contact or label, as printed, with its claims.

    Parameters
    ----------
    ends : tuple of tuple
        Names of the parties that the rows before do not have, with how many rows share each.
    cells : tuple of str
        What it is, what is said of it, and its days.
    doubted : bool
        Whether it is denied or disputed.
    holds : str
        In how many draws of a hundred it exists.
    claims : list of str
        Claims of it.
    """

    ends: tuple[tuple[str, int], ...]
    cells: tuple[str, ...]
    doubted: bool
    holds: str
    claims: list[str]


class TieTable(NamedTuple):
    """Heads and rows of the contacts and labels."""

    heads: tuple[str, ...]
    rows: list[TieRow]


class OtherTies(NamedTuple):
    """Ties of another kind, and the claims on those that a run uses."""

    kind: str
    pairs: str
    claims: list[str]


class ContactsView(TypedDict):
    """What the page says of contacts.

    Parameters
    ----------
    network : Figure or None
        Contacts in force; None if none is on record.
    timeline : Figure or None
        Labels, contacts and rounds over time; None if nothing is dated.
    contact_sentences : list of str
        Chances of open contact, and the share of powers in contact at the horizon.
    ties : TieTable or None
        Contacts and labels on record; None without a contact.
    other_ties : list of OtherTies
        Ties of every other kind.
    stalemates : list of Stalemated
        Claims of a stalemate, by year.
    holdout_paths : str
        The hold-out's chance by pain of the war and by pressure; empty without a hold-out.
    """

    network: Figure | None
    timeline: Figure | None
    contact_sentences: list[str]
    ties: TieTable | None
    other_ties: list[OtherTies]
    stalemates: list[Stalemated]
    holdout_paths: str


def contacts_view(summary: Summary) -> ContactsView:
    """Return what the page says of contacts.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    chances = {power: _chances(summary, power) for power in _moving(summary)}
    network = network_figure(summary)
    return {
        "network": network,
        "timeline": timeline_figure(summary),
        "contact_sentences": [
            *_chances_sentence(summary, chances),
            *_consensus(summary),
        ],
        "ties": _tie_rows(summary, network),
        "other_ties": _others(summary),
        "stalemates": stalemates(summary),
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


def _chances_sentence(summary: Summary, chances: dict[str, dict[str, float]]) -> list[str]:
    """Say each power's chance of open contact; count those whose number is mostly prior."""
    if not chances:
        return []
    prior = summary.contacts.prior
    assumed = [power for power in chances if prior[power].assumed > _MOSTLY]
    rest = assumed if len(assumed) > _FEW else []
    named: dict[str, list[str]] = {}
    order = sorted((p for p in chances if p not in rest), key=lambda p: -max(chances[p].values()))
    for power in order:
        shown = say(
            "{chance} ({prior})",
            chance=_over_options(summary, chances[power]),
            prior=percent(prior[power].prior_only),
        )
        named.setdefault(shown, []).append(summary.actors[power].name)
    parts = [
        say("{names} {chance}", names=join_words(names), chance=chance)
        for chance, names in named.items()
    ]
    said = []
    if parts:
        said.append(
            say(
                "Open contact at some time, over all options (by priors alone, under {option}): "
                "{powers}.",
                option=titled(summary, summary.strategy_list[0].id),
                powers=join_words(parts),
            )
        )
    if rest:
        said.append(_rest_sentence(summary, [chances[p] for p in rest], rest))
    return said


def _over_options(summary: Summary, chances: dict[str, float]) -> str:
    """Return the lowest and highest chance; their mean where the draws cannot tell them apart."""
    low, high = min(chances.values()), max(chances.values())
    mean = sum(chances.values()) / len(chances)
    if high - low <= _ERRORS * (mean * (1.0 - mean) / summary.draws) ** 0.5:
        return percent(mean)
    return percent_range(low, high)


def _rest_sentence(summary: Summary, chances: list[dict[str, float]], rest: list[str]) -> str:
    """Count the powers whose number is mostly prior, with their lowest and highest chance."""
    low, high = min(min(c.values()) for c in chances), max(max(c.values()) for c in chances)
    shares = [summary.contacts.prior[power].assumed for power in rest]
    return count(
        len(rest),
        "For {number} other power it is {chance}, mostly assumed: {share} of the number is prior.",
        "For {number} other powers it is {chance}, mostly assumed: {share} of the number is prior.",
        chance=percent_range(low, high),
        share=percent_range(min(shares), max(shares)),
    )


def _consensus(summary: Summary) -> list[str]:
    """Say which share of powers, weighted, is in contact at the horizon, over all options.

    Counted alike, the share is in the table of options.
    """
    found = [summary.contacts.consensus[plan.id].weighted for plan in summary.strategy_list]
    known = [interval for interval in found if interval is not None]
    if not known:
        return []
    return [
        say(
            "Weighted by capability, {share} are in open or admitted contact at the horizon.",
            share=_range(known),
        )
    ]


def _range(intervals: list[Interval]) -> str:
    """Return the middles, and the lowest and highest ends."""
    middles = [one.p50 for one in intervals]
    ends = percent_range(min(o.p10 for o in intervals), max(o.p90 for o in intervals))
    return say("{middle} ({ends})", middle=percent_range(min(middles), max(middles)), ends=ends)


def _paths(summary: Summary) -> str:
    """Say how the hold-out's chance goes with pain of the war and with pressure."""
    found = summary.contacts.holdout
    if found is None:
        return ""
    shown = {pain: _by_pressure(row) for pain, row in found.over.items()}
    if len(set(shown.values())) == 1:
        return say(
            "At any pain of the war its chance is {chances}; what pain and pressure do is "
            "judgement and may have either sign.",
            chances=next(iter(shown.values())),
        )
    parts = [say(_PAIN[pain], chances=chances) for pain, chances in shown.items()]
    return say(
        "By pain of the war, at its 10th and 90th percentile and as it is, its chance is "
        "{chances}; what pain and pressure do is judgement and may have either sign.",
        chances="; ".join(parts),
    )


def _by_pressure(row: dict[Pressure, float]) -> str:
    return join_words([say(_PRESSED[p], chance=percent(chance)) for p, chance in row.items()])


def _tie_rows(summary: Summary, network: Figure | None) -> TieTable | None:
    """Return the contacts and labels with their claims; None without a contact.

    Rows of the same two parties follow each other, and so do those of the same first party.
    """
    if network is None:
        return None
    printed = dict(enumerate(network.twin.printed()))
    ties = contacts_and_labels(summary)
    found: dict[str, dict[str, list[int]]] = {}
    for n, (one, other, *_) in printed.items():
        found.setdefault(one, {}).setdefault(other, []).append(n)
    rows = []
    for one, others in found.items():
        many = sum(map(len, others.values()))
        for other, places in others.items():
            for n in places:
                first = n == places[0]
                begins = first and other == next(iter(others))
                ends = ((one, many),) * begins + ((other, len(places)),) * first
                rows.append(_tie_row(ends, printed[n], ties[n]))
    heads = [column.name for column in network.twin.columns[:-2]]
    return TieTable((*heads, say("holds, % of draws")), rows)


def _tie_row(ends: tuple[tuple[str, int], ...], printed: Sequence[str], tie: RecordedTie) -> TieRow:
    return TieRow(ends, tuple(printed[2:-2]), doubted(tie), _share(tie.exists), tie.claims)


def _share(exists: float | None) -> str:
    """Return in how many draws of a hundred a tie exists."""
    if exists is None:
        return "–"
    return ">99" if _ALMOST < exists < 1.0 else f"{100.0 * exists:.0f}"


def _others(summary: Summary) -> list[OtherTies]:
    """Return the ties that are neither contact nor label, by kind, with claims that a run uses."""
    kinds: dict[str, list[RecordedTie]] = {}
    for tie in summary.contacts.recorded:
        if tie.type not in ("contact", "label"):
            kinds.setdefault(tie.type, []).append(tie)
    return [
        OtherTies(
            say(TYPE_WORDS[kind]),
            join_words(list(dict.fromkeys(_pair(summary, tie) for tie in ties))),
            list(dict.fromkeys(c for tie in ties if tie.exists is not None for c in tie.claims)),
        )
        for kind, ties in kinds.items()
    ]


def _pair(summary: Summary, tie: RecordedTie) -> str:
    """Return both ends of a tie; whether it is denied, its first year, and how often it holds."""
    pair = say(
        "{one}–{other}",
        one=actor_name(summary, tie.from_),
        other=actor_name(summary, tie.to),
    )
    said = SAID_WORDS.get(tie.acknowledged or "", "")
    marks = [say(said)] if said and doubted(tie) else []
    if tie.since and tie.claims:
        marks.append(tie.since[:4])
    if tie.exists is not None:
        marks.append(percent(tie.exists))
    return say("{pair} ({marks})", pair=pair, marks=", ".join(marks)) if marks else pair
