"""What each option does, and whom it is in contact with at the end."""

import re
from dataclasses import dataclass
from typing import Final

from detente.assess.audits.record import Played
from detente.assess.summary.record import Summary
from detente.report.messages.say import mark, say
from detente.report.titles import actor_name, titled
from detente.report.words import join_words, percent

__all__ = ["LEVER_WORDS", "LeverRow", "contact_sentence", "lever_rows", "search_note"]

LEVER_WORDS: Final[dict[Played, str]] = {
    "engage": mark("whom it meets"),
    "level": mark("the level of contact"),
    "exclude": mark("whom it leaves out"),
    "label": mark("the label"),
    "rounds": mark("rounds of talks"),
    "ask_movement": mark("asking the movement"),
    "ask_government": mark("asking the government"),
    "ask_holdout": mark("asking the hold-out"),
    "intel": mark("intelligence"),
    "arms": mark("arms"),
    "appeal": mark("appeals"),
    "guarantee": mark("the guarantee"),
    "press_gov": mark("pressure on the government"),
    "press_holdout": mark("pressure on the hold-out"),
    "coerce": mark("force"),
    "instruments_after": mark("when instruments are used"),
    "sequence": mark("what comes first"),
    "exit": mark("when contact ends"),
    "alleged": mark("alleged instruments as certain"),
}
_NO_SEARCH: Final = re.compile(r"the tool does not search for ways to split a movement")
_RARE: Final = 0.05  # share of draws below which contact with a faction is not named
_MOSTLY: Final = 0.5  # share of draws with nobody from which an option is counted alone
_OFTEN: Final = 0.05  # share of draws with nobody from which an option is named


@dataclass(frozen=True, slots=True)
class LeverRow:
    """One option and what it does: as the case says or, where it does not, what differs."""

    title: str
    does: str


def lever_rows(summary: Summary) -> list[LeverRow]:
    """Return a row for each option.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    return [
        LeverRow(title=plan.title, does=plan.description or _differs(summary, plan.id))
        for plan in summary.strategy_list
    ]


def _differs(summary: Summary, option: str) -> str:
    """Say in which levers an option differs from the reference option."""
    levers = [say(LEVER_WORDS[one]) for one in summary.audits.levers.get(option, [])]
    if option == summary.audits.reference:
        return say("The reference option.")
    reference = titled(summary, summary.audits.reference)
    if not levers:
        return say("Differs from {option} in no lever.", option=reference)
    return say("Differs from {option} in {levers}.", option=reference, levers=join_words(levers))


def search_note(summary: Summary) -> str:
    """Say that the tool seeks no way to split a movement; empty if the case says so of an option.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    if any(_NO_SEARCH.search(plan.description or "") for plan in summary.strategy_list):
        return ""
    if any("coerce" in levers for levers in summary.audits.levers.values()):
        return say(
            "Coercion is included because it has been tried and must be compared on harm; the tool "
            "does not search for ways to split a movement."
        )
    return say(
        "Options are compared as the case states them; the tool does not search for ways to split "
        "a movement."
    )


def contact_sentence(summary: Summary) -> str:
    """Say whom options are in contact with at the end, those alike together.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    groups: dict[str, list[str]] = {}
    for plan in summary.strategy_list:
        nobody = summary.contacts.nobody[plan.id]
        met = "" if nobody is not None and nobody >= _MOSTLY else _contact(summary, plan.id)
        if met:
            groups.setdefault(met, []).append(titled(summary, plan.id))
    parts = [
        say("{factions} under {options}", factions=met, options=join_words(options))
        for met, options in groups.items()
    ]
    met = say("In contact at the end: {contacts}.", contacts="; ".join(parts)) if parts else ""
    return " ".join(sentence for sentence in (met, _empty_sentence(summary)) if sentence)


def _empty_sentence(summary: Summary) -> str:
    """Say which options often engage nobody; empty if none does."""
    by_share: dict[str, list[str]] = {}
    for option, share in summary.contacts.nobody.items():
        if share is not None and share >= _OFTEN:
            by_share.setdefault(percent(share), []).append(titled(summary, option))
    parts = [
        say("{options} engages nobody in {share}", options=options[0], share=share)
        if len(options) == 1
        else say("{options} engage nobody in {share}", options=join_words(options), share=share)
        for share, options in by_share.items()
    ]
    return say("{options} of draws.", options="; ".join(parts)) if parts else ""


def _contact(summary: Summary, option: str) -> str:
    """Name the factions in contact at the end in one draw of twenty or more, likeliest first."""
    levels = summary.contacts.factions[option]
    met = {
        faction: 1.0 - one["none"] for faction, one in levels.items() if 1.0 - one["none"] >= _RARE
    }
    by_share: dict[str, list[str]] = {}
    for faction in sorted(met, key=lambda one: -met[one]):
        by_share.setdefault(percent(met[faction]), []).append(faction)
    parts = []
    for share, factions in by_share.items():
        if len(factions) == len(levels) > 1:
            parts.append(say("all {number} factions in {share}", number=len(factions), share=share))
        else:
            names = join_words([actor_name(summary, f) for f in factions])
            parts.append(say("{factions} in {share}", factions=names, share=share))
    return join_words(parts)
