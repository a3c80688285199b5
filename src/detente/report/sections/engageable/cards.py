"""A short card for each faction: its class, the partner tests, why, and the claims."""

from typing import NamedTuple

from detente.assess.engageable.record import (
    Camps,
    PassedTest,
    SortedFaction,
    Tier,
)
from detente.case.schema.settings import Combination, Unknown
from detente.report.messages.say import count, mark, say
from detente.report.sections.engageable.picture import CLASS_WORDS
from detente.report.sections.engageable.signs import passing_sentence
from detente.report.sections.engageable.words import faction_sentences
from detente.report.words import join_words, percent
from detente.vocabulary.classes import Class

__all__ = ["Card", "PartnerTest", "faction_cards", "partner_tests", "pick_lines"]

_FIRST: dict[Class, str] = {
    "engageable": mark("Engageable"),
    "ambivalent": mark("Ambivalent"),
    "spoiler": mark("Spoiler"),
}
_BOTH: dict[Class, str] = {
    "engageable": mark("Engageable by both rules."),
    "ambivalent": mark("Ambivalent by both rules."),
    "spoiler": mark("Spoiler by both rules."),
}
_COMBINED: dict[Combination, str] = {
    "all": mark("All tests at once: {who}."),
    "any": mark("Any one test: {who}."),
    "weighted": mark("Tests weighted: {who}."),
}
_RULE: dict[Combination, str] = {
    "all": mark("All tests at once (the case’s rule): {who}."),
    "any": mark("Any one test (the case’s rule): {who}."),
    "weighted": mark("Tests weighted (the case’s rule): {who}."),
}
_UNKNOWN: dict[Unknown, str] = {
    "exclude": mark("Unknown counts as failed."),
    "include": mark("Unknown counts as passed."),
    "probe": mark("Who is unknown and fails none is met at the lowest level."),
}
_TIERS: tuple[Tier, ...] = ("senior", "mid")


class Card(NamedTuple):
    """What is said of one faction.

    Parameters
    ----------
    name : str
        The faction.
    excluded : bool
        Whether the case excludes it by declaration.
    classed : str
        Its most frequent class by both rules, and its leaders by tier where enough were read.
    tested : str
        The partner tests, by number, that it passes, fails, or may pass; empty without tests.
    why : list of str
        At most three sentences.
    claims : list of str
        Claims behind its criteria.
    """

    name: str
    excluded: bool
    classed: str
    tested: str
    why: list[str]
    claims: list[str]


class PartnerTest(NamedTuple):
    """A partner test in words, with the claims that it rests on."""

    text: str
    claims: list[str]


def faction_cards(camps: Camps, names: dict[str, str], titles: dict[str, str]) -> list[Card]:
    """Return a card for each faction, in the order of the case.

    Parameters
    ----------
    camps : Camps
        Classes of the factions, and the tests.
    names, titles : dict of str
        Names of the actors and titles of the criteria, by id.
    """
    return [
        Card(
            name=names[faction],
            excluded=faction in camps.excluded,
            classed=_classed(found),
            tested=passing_sentence(camps, faction),
            why=faction_sentences(found, titles) or [say("Nothing is on record.")],
            claims=found.claims,
        )
        for faction, found in camps.factions.items()
    ]


def _classed(found: SortedFaction) -> str:
    """Say the most frequent class by each rule, and the tiers that are not withheld."""
    cautious, generous = _most(found.pessimistic), _most(found.optimistic)
    text = (
        say(_BOTH[cautious])
        if cautious == generous
        else say(
            "{cautious}; generous rule: {generous}.",
            cautious=say(_FIRST[cautious]),
            generous=say(CLASS_WORDS[generous]),
        )
    )
    return " ".join([text, *(_tier(tier, found) for tier in _TIERS if _shown(tier, found))])


def _shown(tier: Tier, found: SortedFaction) -> bool:
    """Tell whether a tier is on record and not withheld."""
    read = found.tiers.get(tier)
    return read is not None and not read.withheld


def _tier(tier: Tier, found: SortedFaction) -> str:
    read = found.tiers[tier]
    assert read is not None  # checked before
    share = percent(read.engageable)
    if tier == "senior":
        return count(
            read.leaders,
            "Its {number} senior leader is engageable in {share}.",
            "Its {number} senior leaders are engageable in {share}.",
            share=share,
        )
    return count(
        read.leaders,
        "Its {number} mid-level leader is engageable in {share}.",
        "Its {number} mid-level leaders are engageable in {share}.",
        share=share,
    )


def _most(shares: dict[Class, float]) -> Class:
    """Return the most frequent class."""
    return max(shares, key=lambda one: shares[one])


def partner_tests(camps: Camps, names: dict[str, str]) -> list[PartnerTest]:
    """Return each test with its claims, and who passes it where no card says so.

    Parameters
    ----------
    camps : Camps
        Tests, and the factions that have cards.
    names : dict of str
        Names of the actors.
    """
    return [
        PartnerTest(_test(n, test, camps, names), test.claims)
        for n, test in enumerate(camps.tests.values(), 1)
    ]


def _test(number: int, test: PassedTest, camps: Camps, names: dict[str, str]) -> str:
    if camps.factions:
        return say("Test {number}: {title}", number=number, title=test.title)
    who = _who(test.passed, names)
    return say("Test {number}: {title}: {who}", number=number, title=test.title, who=who)


def pick_lines(camps: Camps, names: dict[str, str]) -> list[str]:
    """Say what comes of the unknown, and who is picked however the tests combine, the case first.

    Parameters
    ----------
    camps : Camps
        Picks, and how the case combines the tests.
    names : dict of str
        Names of the actors.
    """
    order = sorted(camps.partners, key=lambda how: how != camps.combine)
    unknown = [say(_UNKNOWN[camps.unknown])] if camps.unknown else []
    return unknown + [
        say(
            (_RULE if how == camps.combine else _COMBINED)[how],
            who=_who(camps.partners[how], names),
        )
        for how in order
    ]


def _who(shares: dict[str, float], names: dict[str, str]) -> str:
    """Name those with a share above zero, in the order of the case."""
    some = [
        say("{name} {share}", name=names[who], share=percent(share))
        for who, share in shares.items()
        if share > 0.0
    ]
    return join_words(some) if some else say("nobody")
