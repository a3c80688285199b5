"""A short card for each faction: its class, the partner tests, why, and the claims."""

from typing import NamedTuple

from detente.assess.engageable.record import Camps, Combination, SortedFaction, Tier
from detente.report.sections.engageable.picture import CLASS_WORDS, Sign, sign_of
from detente.report.sections.engageable.words import faction_sentences
from detente.report.words import join_words, percent
from detente.vocabulary.classes import Class

__all__ = ["Card", "PartnerTest", "faction_cards", "partner_tests", "pick_lines"]

_SIGNS: dict[Sign, str] = {"✓": "Passes", "✗": "Fails", "?": "Open"}
_TIERS: dict[Tier, str] = {"senior": "senior", "mid": "mid-level"}
_COMBINED: dict[Combination, str] = {
    "all": "All tests at once",
    "any": "Any one test",
    "weighted": "Tests weighted",
}


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
        The partner tests that it passes, fails, or may pass; empty without tests.
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
            tested=_tested(camps, faction),
            why=faction_sentences(found, titles) or ["Nothing is on record."],
            claims=found.claims,
        )
        for faction, found in camps.factions.items()
    ]


def _classed(found: SortedFaction) -> str:
    """Say the most frequent class by each rule, and the tiers that are not withheld."""
    cautious, certain = _most(found.pessimistic)
    generous, likely = _most(found.optimistic)
    text = (
        f"{cautious.capitalize()} by the cautious rule ({percent(certain)}), {generous} by the "
        f"generous one ({percent(likely)})."
    )
    for tier, words in _TIERS.items():
        read = found.tiers.get(tier)
        if read is not None and not read.withheld:
            text += (
                f" Its {read.leaders} {words} leaders on record are engageable in "
                f"{percent(read.engageable)}."
            )
    return text


def _most(shares: dict[Class, float]) -> tuple[str, float]:
    """Return the most frequent class in words, with its share."""
    name = max(shares, key=lambda one: shares[one])
    return CLASS_WORDS[name], shares[name]


def _tested(camps: Camps, faction: str) -> str:
    """Say which tests a faction passes, fails, or may pass."""
    by_sign: dict[Sign, list[str]] = {"✓": [], "✗": [], "?": []}
    for test in camps.tests.values():
        if faction in test.passed:
            by_sign[sign_of(test.passed[faction])].append(test.title)
    many = sum(map(len, by_sign.values()))
    return " ".join(
        f"{_SIGNS[sign]} all partner tests."
        if len(tests) == many > 1 and sign != "?"
        else f"{_SIGNS[sign]}: {'; '.join(tests)}."
        for sign, tests in by_sign.items()
        if tests
    )


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
        PartnerTest(
            f"Test {n}: {test.title}" + ("" if camps.factions else f": {_who(test.passed, names)}"),
            test.claims,
        )
        for n, test in enumerate(camps.tests.values(), 1)
    ]


def pick_lines(camps: Camps, names: dict[str, str]) -> list[str]:
    """Say who is picked however the tests combine, the case's rule first.

    Parameters
    ----------
    camps : Camps
        Picks, and how the case combines the tests.
    names : dict of str
        Names of the actors.
    """
    order = sorted(camps.partners, key=lambda how: how != camps.combine)
    return [
        f"{_COMBINED[how]}{' (the case’s rule)' if how == camps.combine else ''}: "
        f"{_who(camps.partners[how], names)}."
        for how in order
    ]


def _who(shares: dict[str, float], names: dict[str, str]) -> str:
    """Name those with a share above zero, in the order of the case."""
    some = [f"{names[who]} {percent(share)}" for who, share in shares.items() if share > 0.0]
    if not some:
        return "nobody"
    return join_words(some) + ("; nobody else" if len(some) < len(shares) else "")
