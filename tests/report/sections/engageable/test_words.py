"""Sentences about camps follow their numbers."""

import pytest
from tests.assess.runs import finished

from detente.assess.engageable.record import (
    BlockStanding,
    CampCount,
    Camps,
    CriterionValue,
    HorizonClass,
    HorizonClasses,
    SortedFaction,
    TierClasses,
)
from detente.report.sections.engageable.words import (
    camp_sentence,
    contradiction_sentence,
    engaged_sentence,
    faction_sentences,
    horizon_sentence,
    rival_sentence,
    tier_sentence,
)

TITLES = {"talk": "Willing to talk", "drugs": "Against drugs"}
NAMES = {"river-wing": "River wing", "hill-wing": "Hill wing"}


def counted(one: float, verdict: int | None, leaders: int = 6) -> CampCount:
    rest = (1 - one) / 3
    return CampCount(
        camp_count={"1": one, "2": rest, "3": rest, "4": rest},
        camp_count_prior=dict.fromkeys("1234", 0.25),
        camp_verdict=verdict,
        camp_error=0.1,
        camp_leaders=leaders,
        camp_factions=0,
        camp_known=0.4,
    )


def test_cannot_tell_is_said_first():
    text = camp_sentence(counted(0.44, None))
    assert text == (
        "The record cannot tell how many camps there are: more than one in 56 % of readings, 75 % "
        "before it; 6 leaders were read, 40 % of their criteria are on record."
    )


def test_a_verdict_is_given_with_its_number():
    assert camp_sentence(counted(0.8, 1)).startswith("The record points to one camp (80 %). ")
    shares = {"1": 0.1, "2": 0.8, "3": 0.1, "4": 0.0}
    two = counted(0.1, 2).model_copy(update={"camp_count": shares})
    assert camp_sentence(two).startswith("The record points to 2 camps (80 %). ")


@pytest.mark.parametrize("leaders", [0, 1])
def test_nobody_can_tell_without_two_leaders(leaders):
    assert camp_sentence(counted(0.25, None, leaders)).startswith("Nobody can tell whether")


def test_factions_are_named_where_they_are_counted():
    text = camp_sentence(counted(0.44, None, 0).model_copy(update={"camp_factions": 3}))
    assert "3 factions were read instead, 40 % of their criteria are on record" in text


def tier(leaders: int, engageable: float | None) -> TierClasses:
    return TierClasses(
        leaders=leaders,
        withheld=engageable is None,
        criteria_known=None if engageable is None else 0.5,
        spoiler=None if engageable is None else 0.9 - engageable,
        ambivalent=None if engageable is None else 0.1,
        engageable=engageable,
    )


def tiered(senior: TierClasses | None, mid: TierClasses | None, gap: float | None) -> Camps:
    shares = None if gap is None else {"spoiler": -gap, "ambivalent": 0.0, "engageable": gap}
    update = {"tiers": {"senior": senior, "mid": mid}, "tier_gap": shares}
    return finished()[0].camps.model_copy(update=update)


def test_senior_and_mid_level_leaders_of_the_movement_are_compared():
    text = tier_sentence(tiered(tier(5, 0.2), tier(4, 0.6), -0.4))
    assert "5 senior leaders come out as engageable in 20 % of draws" in text
    assert "4 mid-level leaders come out as engageable in 60 % of draws" in text
    assert text.endswith("Senior less mid-level leaders, engageable: −40 points.")


def test_interests_and_preferences_are_told_by_tier():
    camps = tiered(tier(5, 0.2), tier(4, 0.6), -0.4)
    one = BlockStanding(criteria=["talk"], known=0.5, below=0.3, above=0.1)
    other = one.model_copy(update={"above": 0.4})
    both = {"senior": {"preference": one}, "mid": {"preference": other, "interest": one}}
    text = tier_sentence(camps.model_copy(update={"tier_blocks": both}))
    assert "On what they want, mid-level leaders are past the upper border in 10 %" in text
    assert "On policies they prefer, senior leaders are past the upper border in 10 % of" in text
    assert "mid-level leaders are past the upper border in 40 % of draws and below" in text
    assert text.endswith("(50 % on record).")


def test_one_tier_alone_has_no_difference():
    text = tier_sentence(tiered(tier(5, 0.2), tier(2, None), None))
    assert "5 senior leaders" in text
    assert "mid-level" not in text


def test_withheld_tiers_are_counted_only():
    text = tier_sentence(tiered(tier(2, None), tier(1, None), None))
    assert text.startswith("Tiers are not compared: 2 senior leaders and 1 mid-level leaders")
    assert tier_sentence(tiered(None, None, None)) == ""


def parted(**contradiction: float) -> Camps:
    camps = finished()[0].camps
    factions = {
        f: camps.factions[f].model_copy(update={"contradiction": contradiction[f.split("-")[0]]})
        for f in camps.factions
    }
    return camps.model_copy(update={"factions": factions})


def test_where_the_two_rules_part():
    text = contradiction_sentence(parted(river=0.42, hill=0.19), NAMES)
    assert text.endswith("by share of draws: River wing 42 %.")
    text = contradiction_sentence(parted(river=0.1, hill=0.19), NAMES)
    assert "agree on every faction" in text


def engageable(**shares: float) -> Camps:
    camps = finished()[0].camps
    factions = {
        f: found.model_copy(
            update={"pessimistic": {"spoiler": 0.0, "ambivalent": 0.0, "engageable": share}}
        )
        for (f, found), share in zip(camps.factions.items(), shares.values(), strict=True)
    }
    return camps.model_copy(update={"factions": factions, "excluded": []})


def test_who_is_engageable_is_said_first():
    first, second = (NAMES[f] for f in finished()[0].camps.factions)
    assert engaged_sentence(engageable(first=0.6, second=0.4), NAMES) == (
        f"Engageable in half of the draws or more, by the cautious rule: {first} (60 %)."
    )
    assert engaged_sentence(engageable(first=0.2, second=0.4), NAMES) == (
        "No faction is engageable in half of the draws by the cautious rule; the largest share is "
        f"40 % ({second})."
    )


def test_an_excluded_faction_is_never_called_engageable():
    found = engageable(first=0.9, second=0.1)
    first, second = found.factions
    text = engaged_sentence(found.model_copy(update={"excluded": [first]}), NAMES)
    assert text.endswith(f"10 % ({NAMES[second]}).")
    nobody = found.model_copy(update={"excluded": [first, second]})
    assert engaged_sentence(nobody, NAMES).endswith("the case excludes all of them.")


def test_without_factions_the_reason_is_said():
    bare = finished()[0].camps.model_copy(update={"factions": {}})
    assert engaged_sentence(bare, NAMES) == "The case has no criteria to sort factions by."


def row(name: str, below: float, above: float, rests_on: str = "evidence") -> CriterionValue:
    return CriterionValue(
        id=name,
        value=None,
        below=below,
        above=above,
        rests_on=rests_on,
        read_from_leaders=False,
        claims=[],
        reasons=[],
    )


def faction(*rows: CriterionValue) -> SortedFaction:
    return finished()[0].camps.factions["river-wing"].model_copy(update={"criteria": list(rows)})


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (row("talk", 0.0, 0.7), "Meets: willing to talk."),
        (row("talk", 0.7, 0.0), "Does not meet: willing to talk."),
        (row("talk", 0.3, 0.3), "Between or unsure: willing to talk."),
        (row("talk", 0.0, 1.0, "placeholder"), "Not on record: willing to talk."),
        (row("talk", 0.0, 1.0, "assumption"), "Not on record: willing to talk."),
    ],
)
def test_reasons_of_a_class(given, expected):
    assert faction_sentences(faction(given), TITLES) == [expected]


def test_reasons_stand_in_order_and_are_joined():
    rows = [row("talk", 0.9, 0.0), row("drugs", 0.0, 0.9)]
    assert faction_sentences(faction(*rows), TITLES) == [
        "Meets: against drugs.",
        "Does not meet: willing to talk.",
    ]
    both = [row("talk", 0.9, 0.0), row("drugs", 0.9, 0.0)]
    assert faction_sentences(faction(*both), TITLES) == [
        "Does not meet: willing to talk and against drugs."
    ]


def test_the_last_of_three_sentences_names_the_fewer_criteria_and_counts_the_others():
    titles = {**TITLES, "state": "Accepts the state", "terror": "Against terror"}
    unsure = [row("talk", 0.3, 0.3), row("terror", 0.5, 0.0)]
    unknown = [row("drugs", 0.0, 1.0, "placeholder"), row("state", 0.5, 0.0, "assumption")]

    def said(*rows: CriterionValue) -> str:
        return faction_sentences(faction(*rows), titles)[-1]

    assert said(*unsure[:1], *unknown[:1]) == (
        "Not on record: against drugs; between or unsure: willing to talk."
    )
    assert said(*unsure, *unknown[:1]) == (
        "Not on record: against drugs; between or unsure: the other 2."
    )
    assert said(*unsure[:1], *unknown) == (
        "Between or unsure: willing to talk; not on record: the other 2."
    )
    against = row("talk", 0.9, 0.0)
    assert said(against, unsure[1], row("drugs", 0.3, 0.3)) == "Between or unsure: the other 2."
    assert said(against, *unknown) == "Not on record: the other 2."
    assert said(*unsure) == "Between or unsure: all criteria."
    assert said(*unknown) == "Not on record: all criteria."


def test_a_class_has_at_most_three_reasons():
    titles = {**TITLES, "state": "Accepts the state", "terror": "Against terror"}
    rows = [row("talk", 0.0, 0.9), row("drugs", 0.9, 0.0), row("state", 0.3, 0.3)]
    rows.append(row("terror", 0.5, 0.0, "assumption"))
    assert faction_sentences(faction(*rows), titles) == [
        "Meets: willing to talk.",
        "Does not meet: against drugs.",
        "Not on record: against terror; between or unsure: accepts the state.",
    ]


def test_the_rival_fails_on_its_traits():
    camps = finished()[0].camps
    rows = [row("talk", 1.0, 0.0), row("drugs", 0.0, 1.0)]

    def with_rival(**acceptability: float) -> Camps:
        changes = {"acceptability": acceptability, "criteria": rows}
        return camps.model_copy(update={"rival": camps.rival.model_copy(update=changes)})

    often = with_rival(spoiler=0.9, ambivalent=0.1, engageable=0.0)
    assert rival_sentence(often, "Black Band", TITLES) == (
        "On the same criteria Black Band comes out as spoiler in 90 % of draws although it does "
        "well on “Against drugs”: it fails on its traits, not by its name."
    )
    seldom = with_rival(spoiler=0.3, ambivalent=0.1, engageable=0.0)
    assert "in only 30 % of draws" in rival_sentence(seldom, "Black Band", TITLES)
    nobody = camps.model_copy(update={"rival": None})
    assert rival_sentence(nobody, "Black Band", TITLES) == ""


def test_a_rival_without_a_record_fails_on_nothing():
    camps = finished()[0].camps
    rows = [row("talk", 1.0, 0.0, "assumption"), row("drugs", 0.0, 1.0, "placeholder")]
    changes = {"acceptability": {"spoiler": 0.9}, "criteria": rows}
    unread = camps.model_copy(update={"rival": camps.rival.model_copy(update=changes)})
    assert rival_sentence(unread, "Black Band", TITLES) == (
        "Nothing is on record of Black Band on the same criteria; its class says nothing."
    )


def horizon(better: float, worse: float) -> HorizonClasses:
    shares = {"spoiler": 0.5, "ambivalent": 0.25, "engageable": 0.25}
    moved = HorizonClass(shares=shares, better=better, worse=worse)
    still = HorizonClass(shares=shares, better=0.0, worse=0.0)
    options = {"all": {"river-wing": still, "hill-wing": moved}}
    return HorizonClasses(criteria=["talk"], options=options)


def test_who_changes_class_most_is_named_with_both_ways():
    text = horizon_sentence(horizon(0.3, 0.1), {"all": "All openly"}, NAMES)
    assert "Hill wing changes class under “All openly”" in text
    assert "a better one in 30 % of draws, to a worse one in 10 %" in text


def test_nobody_who_changes_is_said_and_so_is_what_is_not_computed():
    assert "No faction changes class" in horizon_sentence(horizon(0.002, 0.001), {}, NAMES)
    assert "marks no criterion" in horizon_sentence(None, {}, NAMES)
