"""What differs between the options: levers, and whom each is in contact with at the end."""

from dataclasses import dataclass
from typing import Final

from detente.assess.audits.record import Played
from detente.assess.summary.record import Summary
from detente.report.titles import actor_name
from detente.report.words import join_words, percent

__all__ = ["LEVER_WORDS", "LeverRow", "lever_rows"]

LEVER_WORDS: Final[dict[Played, str]] = {
    "engage": "whom it meets",
    "level": "the level of contact",
    "exclude": "whom it leaves out",
    "label": "the label",
    "rounds": "rounds of talks",
    "ask_movement": "asking the movement",
    "ask_government": "asking the government",
    "ask_holdout": "asking the hold-out",
    "intel": "intelligence",
    "arms": "arms",
    "appeal": "appeals",
    "guarantee": "the guarantee",
    "press_gov": "pressure on the government",
    "press_holdout": "pressure on the hold-out",
    "coerce": "force",
    "instruments_after": "when instruments are used",
    "sequence": "what comes first",
    "exit": "when contact ends",
    "alleged": "alleged instruments as certain",
}
_RARE: Final = 0.05  # share of draws below which contact with a faction is not named


@dataclass(frozen=True, slots=True)
class LeverRow:
    """One option: what it does, in what it differs from the reference option, whom it meets."""

    title: str
    does: str
    differs: str
    contact: str


def lever_rows(summary: Summary) -> list[LeverRow]:
    """Return a row for each option.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    return [
        LeverRow(
            title=plan.title,
            does=plan.description or "",
            differs=_differs(summary, plan.id),
            contact=_contact(summary, plan.id),
        )
        for plan in summary.strategy_list
    ]


def _differs(summary: Summary, option: str) -> str:
    if option == summary.audits.reference:
        return "the reference option"
    return join_words([LEVER_WORDS[one] for one in summary.audits.levers.get(option, [])]) or "–"


def _contact(summary: Summary, option: str) -> str:
    """Name the factions in contact at the end in one draw of twenty or more, likeliest first."""
    nobody = summary.contacts.nobody[option]
    levels = summary.contacts.factions[option]
    met = {
        faction: 1.0 - one["none"] for faction, one in levels.items() if 1.0 - one["none"] >= _RARE
    }
    parts = [f"nobody in {percent(nobody)} of draws"] if nobody else []
    by_share: dict[str, list[str]] = {}
    for faction in sorted(met, key=lambda one: -met[one]):
        by_share.setdefault(percent(met[faction]), []).append(faction)
    for share, factions in by_share.items():
        everybody = len(factions) == len(levels) > 1
        names = [actor_name(summary, f) for f in factions]
        who = f"all {len(levels)} factions" if everybody else join_words(names)
        parts.append(f"{who} in {share}")
    return "; ".join(parts) or "nobody"
