"""What the section on camps says, in the order in which it says it."""

from typing import TypedDict

from detente.assess.summary.record import Summary
from detente.report.pictures.figure import Figure
from detente.report.sections.engageable import words
from detente.report.sections.engageable.cards import (
    Card,
    PartnerTest,
    faction_cards,
    partner_tests,
    pick_lines,
)
from detente.report.sections.engageable.chart import camp_count_chart, class_chart, tile_maps
from detente.report.sections.engageable.tiers import TierTable, tier_table

__all__ = ["CampsView", "camps_view"]


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
    horizon_sentence : str
        Who changes class by the horizon.
    camp_figures : list of Figure
        Classes by both rules, then the number of camps; empty without factions.
    maps : list of Figure
        Where the rival is.
    """

    camps_lead: list[str]
    tiers: TierTable | None
    tier_sentence: str
    cards: list[Card]
    rival_sentence: str
    partner_tests: list[PartnerTest]
    pick_lines: list[str]
    horizon_sentence: str
    camp_figures: list[Figure]
    maps: list[Figure]


def camps_view(summary: Summary) -> CampsView:
    """Return what the page says of factions and camps.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    camps = summary.camps
    names = {actor: known.name for actor, known in summary.actors.items()}
    rival = names.get(summary.roles.rival or "", "the rival group")
    options = {plan.id: plan.title for plan in summary.strategy_list}
    return {
        "camps_lead": [words.engaged_sentence(camps, names), words.camp_sentence(camps)],
        "tiers": tier_table(camps),
        "tier_sentence": words.tier_sentence(camps),
        "cards": faction_cards(camps, names, summary.criteria),
        "rival_sentence": words.rival_sentence(camps, rival, summary.criteria),
        "partner_tests": partner_tests(camps, names),
        "pick_lines": pick_lines(camps, names) if camps.tests else [],
        "horizon_sentence": words.horizon_sentence(summary.classes_at_horizon, options, names),
        "camp_figures": [class_chart(camps, names), camp_count_chart(camps)]
        if camps.factions
        else [],
        "maps": tile_maps(camps, names),
    }
