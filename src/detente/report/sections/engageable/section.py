"""What the section on camps says, in the order in which it says it."""

from typing import Final, TypedDict

from detente.assess.summary.record import Summary
from detente.report.messages.say import mark, say
from detente.report.pictures.figure import Figure
from detente.report.sections.engageable import words
from detente.report.sections.engageable.cards import (
    Card,
    PartnerTest,
    faction_cards,
    partner_tests,
    pick_lines,
)
from detente.report.sections.engageable.chart import (
    camp_count_chart,
    class_chart,
    seen_sentence,
    tile_maps,
    weight_sentence,
)
from detente.report.sections.engageable.tiers import TierTable, tier_table
from detente.report.words import join_words

__all__ = ["CampsView", "camps_view"]

_ISSUES: Final = {
    "against drugs": mark("against drugs"),
    "against the rival group": mark("against the rival group"),
    "talks with the government": mark("talks with the government"),
}


class CampsView(TypedDict):
    """What the page says of factions and camps.

    Parameters
    ----------
    camps_lead : list of str
        The findings.
    tiers : TierTable or None
        Senior and mid-level leaders; None where both are withheld.
    tier_sentence : str
        Why there is no such table.
    cards : list of Card
        A card for each faction.
    rival_sentence : str
        How the rival would fare on the same criteria.
    partner_tests : list of PartnerTest
        The tests.
    pick_lines : list of str
        Who is picked, by how the tests combine.
    excluded : str
        Names of the factions that the case excludes.
    issue_heads : list of str
        Issues on which each faction could be a partner.
    horizon_sentence : str
        Who changes class by the horizon.
    camp_figures : list of Figure
        Classes by both rules, then the number of camps; empty without factions.
    seen_sentence : str
        How far the convenor errs on who is engageable.
    maps : list of Figure
        Where the rival is.
    weight_sentence : str
        Who has most weight there.
    """

    camps_lead: list[str]
    tiers: TierTable | None
    tier_sentence: str
    cards: list[Card]
    rival_sentence: str
    partner_tests: list[PartnerTest]
    pick_lines: list[str]
    excluded: str
    issue_heads: list[str]
    horizon_sentence: str
    camp_figures: list[Figure]
    seen_sentence: str
    maps: list[Figure]
    weight_sentence: str


def camps_view(summary: Summary) -> CampsView:
    """Return what the page says of factions and camps.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    camps = summary.camps
    names = {actor: known.name for actor, known in summary.actors.items()}
    rival = names.get(summary.roles.rival or "", say("the rival group"))
    options = {plan.id: plan.title for plan in summary.strategy_list}
    return {
        "camps_lead": [words.engaged_sentence(camps, names), words.camp_sentence(camps)],
        "tiers": tier_table(camps),
        "tier_sentence": words.tier_sentence(camps),
        "cards": faction_cards(camps, names, summary.criteria),
        "rival_sentence": words.rival_sentence(camps, rival, summary.criteria),
        "partner_tests": partner_tests(camps, names),
        "pick_lines": pick_lines(camps, names) if camps.tests else [],
        "excluded": join_words([names.get(faction, faction) for faction in camps.excluded]),
        "issue_heads": [say(_ISSUES[one]) if one in _ISSUES else one for one in camps.issues],
        "horizon_sentence": words.horizon_sentence(summary.classes_at_horizon, options, names),
        "camp_figures": [class_chart(camps, names), camp_count_chart(camps)]
        if camps.factions
        else [],
        "seen_sentence": seen_sentence(camps),
        "maps": tile_maps(camps),
        "weight_sentence": weight_sentence(camps, names),
    }
