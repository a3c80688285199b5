from datetime import date

import pytest
from tests.case.breakage import swap

from detente.case.as_of.cut_settings import cut_settings
from detente.case.reading.read import read_case
from detente.errors import CaseError

DAY = date(2020, 6, 30)


def test_hidden_actors_are_not_named(case_folder):
    swap(
        "case.yaml",
        ("at_least: 0}", "at_least: 0, object: southland}"),
        ("  combine: all\n", "  combine: all\n  exclude: [southland]\n"),
        ("    title: Divide", "    title: Divide\n    exclude: [hill-wing]"),
        ("    title: Some wings", "    claims: [C1]\n    title: Some wings"),
        ("    q: 0.5", "    claims: [C1, C3]\n    q: 0.5"),
        ("movement, prior: 0.4}", "movement, prior: 0.4, claims: [C1, C3]}"),
        ("    zero_means: no office", "    claims: [C1, C3]\n    zero_means: no office"),
    )(case_folder)
    settings = read_case(case_folder).settings
    cut = cut_settings(settings, DAY, claims={"C3"}, actors={"front", "capital", "northland"})
    assert (cut.rival, cut.holdout) == (None, None)
    assert [test.id for test in cut.partner_rule.tests] == ["class"]
    assert cut.partner_rule.exclude == []
    ids = {strategy.id: strategy for strategy in cut.strategies}
    assert ids["selective"].claims == []
    assert cut.criteria[0].claims == ["C3"]
    assert cut.hypotheses[0].members[0].claims == ["C3"]
    assert ids["divide"].exclude == []
    assert ids["continue"].rounds.invite == ["northland", "capital"]
    assert cut.issues[0].claims == ["C3"]


def test_nothing_hidden_changes_nothing(case_folder):
    case = read_case(case_folder)
    cut = cut_settings(case.settings, DAY, claims=case.claims, actors=case.actors)
    assert cut == case.settings


def test_accepted_rules_known_later_are_left_out(case_folder):
    swap(
        "case.yaml",
        (
            "codes:",
            "accepted_rules:\n"
            "  - {rule: no talks, holders: [southland, northland], claims: [C1, C3]}\n"
            "  - {rule: no arms, claims: [C1]}\n"
            "  - {rule: no pay}\n\ncodes:",
        ),
    )(case_folder)
    settings = read_case(case_folder).settings
    cut = cut_settings(settings, DAY, claims={"C3"}, actors={"front", "capital", "northland"})
    assert [(one.rule, one.holders, one.claims) for one in cut.accepted_rules] == [
        ("no talks", ["northland"], ["C3"]),
        ("no pay", [], []),
    ]


def test_roles_that_are_hidden_are_refused_together(case_folder):
    settings = read_case(case_folder).settings
    with pytest.raises(CaseError, match="'capital' was not yet known") as caught:
        cut_settings(settings, DAY, claims=(), actors=("front",))
    assert [f.code for f in caught.value.findings] == ["role-hidden", "role-hidden"]
    assert [f.field for f in caught.value.findings] == ["government", "convenor"]


def test_hidden_parties_make_no_offers(case_folder):
    discount = "{capital: [0.9, 0.95], front: [0.8, 0.9], southland: [0.7, 0.8]}"
    swap(
        "case.yaml",
        (
            "codes:",
            f"offers:\n  order: [capital, front, southland]\n  discount: {discount}\n\ncodes:",
        ),
    )(case_folder)
    settings = read_case(case_folder).settings
    seen = {"front", "capital", "northland"}
    cut = cut_settings(settings, DAY, claims={"C1"}, actors=seen)
    assert cut.offers is not None
    assert cut.offers.order == ["capital", "front"]
    assert set(cut.offers.discount) == {"capital", "front"}
    cut = cut_settings(settings, DAY, claims=set(), actors=seen | {"southland"})
    assert cut.offers is not None
    assert len(cut.offers.order) == 3


def test_an_as_of_date_near_the_end_of_the_calendar_is_refused(case_folder):
    with pytest.raises(CaseError, match="9979-12-31"):
        read_case(case_folder, date(9999, 12, 31))
    assert read_case(case_folder, date(9979, 12, 31)).as_of.year == 9979


def test_a_day_at_the_end_of_the_calendar_is_refused(case_folder):
    case = read_case(case_folder)
    with pytest.raises(CaseError) as why:
        cut_settings(case.settings, date(9999, 12, 31), claims=case.claims, actors=case.actors)
    assert [f.code for f in why.value.findings] == ["as-of-far"]
