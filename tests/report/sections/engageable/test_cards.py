"""Cards of factions: class, tests in words, at most three reasons, claims; and who is picked."""

import pytest
from tests.assess.runs import finished

from detente.assess.engageable.record import Camps, PassedTest, TierClasses
from detente.report.sections.engageable.cards import faction_cards, partner_tests, pick_lines

NAMES = {"river-wing": "River wing", "hill-wing": "Hill wing"}
TITLES = finished()[0].criteria


def camps(**changes) -> Camps:
    return finished()[0].camps.model_copy(update=changes)


def passed(**by_test: float) -> dict[str, PassedTest]:
    return {
        name: PassedTest(
            title=f"test {name}",
            claims=[],
            passed=dict.fromkeys(NAMES, share),
            unknown=dict.fromkeys(NAMES, 0.0),
        )
        for name, share in by_test.items()
    }


def test_a_card_for_each_faction_with_its_claims():
    cards = faction_cards(camps(), NAMES, TITLES)
    assert [card.name for card in cards] == [NAMES[f] for f in camps().factions]
    for card, found in zip(cards, camps().factions.values(), strict=True):
        assert card.claims == found.claims
        assert 1 <= len(card.why) <= 3


@pytest.mark.parametrize(
    ("generous", "said"),
    [
        ((0.2, 0.5, 0.3), "Spoiler; generous rule: ambivalent."),
        ((0.5, 0.2, 0.3), "Spoiler by both rules."),
    ],
)
def test_the_class_is_the_most_frequent_by_each_rule(generous, said):
    classes = ("spoiler", "ambivalent", "engageable")
    first = (
        camps()
        .factions["river-wing"]
        .model_copy(
            update={
                "pessimistic": {"spoiler": 0.6, "ambivalent": 0.3, "engageable": 0.1},
                "optimistic": dict(zip(classes, generous, strict=True)),
                "tiers": {"senior": None, "mid": None},
            }
        )
    )
    (card,) = faction_cards(camps(factions={"river-wing": first}), NAMES, TITLES)
    assert card.classed == said


@pytest.mark.parametrize("withheld", [True, False])
def test_a_tier_is_told_unless_it_is_withheld(withheld):
    share = None if withheld else 0.25
    tier = TierClasses(
        leaders=4,
        withheld=withheld,
        criteria_known=share,
        spoiler=share,
        ambivalent=share,
        engageable=share,
    )
    wing = (
        camps().factions["river-wing"].model_copy(update={"tiers": {"senior": tier, "mid": None}})
    )
    (card,) = faction_cards(camps(factions={"river-wing": wing}), NAMES, TITLES)
    told = "Its 4 senior leaders are engageable in 25 %." in card.classed
    assert told is not withheld


def test_tests_are_named_by_number():
    (card, _) = faction_cards(camps(tests=passed(a=0.9, b=0.1, c=0.5)), NAMES, TITLES)
    assert card.tested == "Passes test 1. Fails test 2. May pass test 3."
    (card, _) = faction_cards(camps(tests=passed(a=0.1, b=0.0)), NAMES, TITLES)
    assert card.tested == "Fails all tests."
    (card, _) = faction_cards(camps(tests=passed(a=0.1, b=0.0, c=0.9)), NAMES, TITLES)
    assert card.tested == "Passes test 3. Fails tests 1 and 2."
    (card, _) = faction_cards(camps(tests={}), NAMES, TITLES)
    assert card.tested == ""


def test_an_excluded_faction_is_marked():
    cards = faction_cards(camps(excluded=["hill-wing"]), NAMES, TITLES)
    assert [card.name for card in cards if card.excluded] == ["Hill wing"]


def test_the_case_s_rule_stands_first():
    picks = {
        "all": {"river-wing": 0.0, "hill-wing": 0.0},
        "any": {"river-wing": 0.5, "hill-wing": 0.0},
        "weighted": {"river-wing": 0.25, "hill-wing": 0.75},
    }
    found = pick_lines(camps(partners=picks, combine="weighted", unknown=None), NAMES)
    assert found == [
        "Tests weighted (the case’s rule): River wing 25 % and Hill wing 75 %.",
        "All tests at once: nobody.",
        "Any one test: River wing 50 %.",
    ]


@pytest.mark.parametrize(
    ("unknown", "said"),
    [
        ("exclude", "Unknown counts as failed."),
        ("include", "Unknown counts as passed."),
        ("probe", "Who is unknown and fails none is met at the lowest level."),
    ],
)
def test_what_comes_of_the_unknown_is_said(unknown, said):
    assert pick_lines(camps(unknown=unknown), NAMES)[0] == said


def test_who_passes_is_said_where_no_card_says_so():
    found = camps(tests=passed(a=0.9))
    assert [test.text for test in partner_tests(found, NAMES)] == ["Test 1: test a"]
    bare = found.model_copy(update={"factions": {}})
    (test,) = partner_tests(bare, NAMES)
    assert test.text == "Test 1: test a: River wing 90 % and Hill wing 90 %"
