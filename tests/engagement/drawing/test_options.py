"""Options as levers for the kernels: policies, guest lists, targets of contact."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from tests.engagement.drawing.small import inputs, settings, small
from tests.ensemble.planted import assessment, example, tie

from detente.case.schema.options import Strategy
from detente.engagement.course.input_rows import Faction, Policy, Role, Sequence
from detente.engagement.drawing.options import (
    invitations,
    lists,
    options_of,
    policies,
    series_of_options,
    targets,
)
from detente.engagement.drawing.partners import partners_of
from detente.engagement.drawing.wings import faction_rows

CAPITAL, EAST, NORTH, SOUTH = range(4)
HILL, RIVER = 0, 1


def option(name: str, **fields) -> Strategy:
    known = {"id": name, "title": name, "engage": "none", "level": "none"}
    return Strategy.model_validate({**known, **fields})


def of(*strategies: Strategy, **tables):
    return settings(small(**tables), strategies=list(strategies))


def policy(*strategies: Strategy, **tables):
    case = of(*strategies, **tables)
    options, reference = options_of(case)
    return policies(case, options, reference.option.id)


def aims(case, draws=64):
    given = inputs(case, draws)
    partners = partners_of(given)
    faction = faction_rows(given, np.zeros((draws, 2), dtype=bool))
    return targets(given, options_of(case)[0], faction, partners)


def test_a_reference_option_is_made_up_where_there_is_none():
    options, reference = options_of(of(option("none")))
    assert reference.added
    assert [one.id for one in options] == ["none", reference.option.id]
    options, reference = options_of(of(option("none"), option("now", engage="now")))
    assert reference.added
    marked = option("now", engage="now", reference=True)
    assert [one.id for one in options_of(of(option("none"), marked))[0]] == ["none", "now"]


def test_levers_are_copied():
    found = policy(
        option(
            "a",
            reference=True,
            label="suspend",
            intel=0.1,
            arms=0.2,
            appeal=0.3,
            guarantee=0.4,
            press_gov=0.5,
            press_holdout=0.6,
            coerce=0.7,
            instruments_after={"intel": 2, "arms": 3, "appeal": 4},
            exit={"attacks": 6},
            rounds={
                "every_months": 4,
                "first_month": 2,
                "role": "observer",
                "consent": "yes",
                "invite": ["eastland"],
            },
        )
    )[0]
    expected = {
        Policy.HOST: NORTH, Policy.HOLDOUT: SOUTH, Policy.LABEL: 0.5, Policy.FIRST_ROUND: 2,
        Policy.EVERY: 4, Policy.ASK_MOVEMENT: 0, Policy.ROLE_OFFERED: Role.OBSERVER,
        Policy.CONSENT: 1.0, Policy.INTEL: 0.1, Policy.ARMS: 0.2, Policy.APPEAL: 0.3,
        Policy.GUARANTEE: 0.4, Policy.PRESS_GOVERNMENT: 0.5, Policy.PRESS_HOLDOUT: 0.6,
        Policy.COERCE: 0.7, Policy.INTEL_AFTER: 2, Policy.ARMS_AFTER: 3, Policy.APPEAL_AFTER: 4,
        Policy.SEQUENCE: Sequence.TOGETHER, Policy.EXIT_MONTHS: 0, Policy.EXIT_ATTACKS: 6,
        Policy.AS_ALLEGED: 1, Policy.SERIES: 0,
    }  # fmt: skip
    assert found.tolist() == pytest.approx([expected[row] for row in Policy])


def test_only_the_reference_option_acts_as_alleged():
    found = policy(option("a"), option("b", engage="now", reference=True))
    assert found[:, Policy.AS_ALLEGED].tolist() == [0.0, 1.0]


def test_consent_unknown_is_what_rounds_on_record_say():
    """The capital came to the one round of the convenor: Beta(2, 1) has mean 2/3."""
    plan = {"every_months": 6, "invite": ["eastland"]}
    found = policy(option("a", rounds=plan), option("b", rounds={**plan, "consent": "no"}))
    assert found[:2, Policy.CONSENT] == pytest.approx([2 / 3, 0.0])


@pytest.mark.parametrize(("assessed", "waits"), [(False, False), (True, True)])
def test_nobody_waits_for_work_of_which_nothing_is_known(assessed, waits):
    row = assessment("s", 0.9, 0.9, 0.9, subject="front", variable="stance", item="rival")
    found = policy(
        option("a", sequence="issues-first", exit={"without_success_months": 6}),
        assessments=[row] if assessed else (),
    )[0]
    assert (found[Policy.SEQUENCE] == Sequence.ISSUES_FIRST) == waits
    assert found[Policy.EXIT_MONTHS] == (6.0 if waits else 0.0)


def test_guests_are_asked_from_their_round_on():
    plan = {"every_months": 4, "invite": ["eastland"], "widen": ["southland", "capital"]}
    case = of(option("a", rounds=plan), option("b"))
    found = invitations(case, options_of(case)[0])
    assert found[0].tolist() == [2.0, 0.0, -1.0, 1.0]
    assert found[1].tolist() == [-1.0] * 4


def test_whether_parties_to_the_war_are_asked_is_a_lever_of_its_own():
    plan = {"every_months": 4, "invite": ["eastland", "capital"]}
    both = {**plan, "ask_government": False, "ask_holdout": True}
    case = of(option("a", rounds=both))
    assert invitations(case, options_of(case)[0])[0].tolist() == [-1.0, 0.0, -1.0, 0.0]


def test_the_last_list_of_a_series_is_that_of_its_last_round():
    plan = {"every_months": 4, "invite": ["southland"], "ask_movement": True}
    case = of(option("a", rounds=plan))
    found = lists(case, options_of(case)[0])
    # capital, eastland, northland, southland, hill, river, front; the host is none
    assert found[0].tolist() == [1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0]
    bare = replace(case, rounds=type(case.rounds)())
    assert lists(bare, options_of(bare)[0])[0].tolist() == [0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0]


def with_east_talks(*strategies: Strategy):
    """Return a case with one round of a second series, which eastland convened."""
    other = example().rounds.records[1].model_copy(
        update={"round": "second", "series": "east-talks", "convenor": "eastland",
                "actor": "southland", "date": date(2020, 3, 1)}
    )  # fmt: skip
    return of(*strategies, rounds=[*example().rounds, other])


def test_each_option_continues_the_series_that_it_names():
    plan = {"every_months": 4, "invite": ["southland"]}
    case = with_east_talks(
        option("a", rounds={**plan, "series": "northland-talks"}),
        option("b", rounds={**plan, "series": "east-talks"}),
        option("c", rounds={**plan, "series": "new-talks"}),
    )
    found = lists(case, options_of(case)[0])
    assert found[0].tolist() == [1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0]
    # eastland was there as host of the other series; the host of the option's rounds is not counted
    assert found[1].tolist() == [0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0]
    assert found[2].tolist() == [0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0]  # its own first list


def test_the_series_of_an_option_is_that_of_its_convenor_unless_it_names_one():
    plan = {"every_months": 4, "invite": ["southland"]}
    case = with_east_talks(
        option("a", rounds=plan, reference=True),
        option("b", rounds=plan, convenor="eastland"),
        option("c", rounds={**plan, "series": "new-talks"}),
        option("d", rounds={**plan, "series": "northland-talks"}, convenor="eastland"),
        option("e", convenor="southland"),
        option("f", convenor="eastland"),
    )
    options, reference = options_of(case)
    names, which = series_of_options(case, options)
    assert names == ("northland-talks", "east-talks", "new-talks", None)
    assert which == [0, 1, 2, 0, 3, 1]
    found = policies(case, options, reference.option.id)
    assert found[:, Policy.SERIES].tolist() == which


def test_whom_an_option_engages_at_which_level():
    case = of(
        option("none"),
        option("now", engage="now", reference=True),
        option("all", engage="all", level="open", exclude=["hill-wing"]),
        option("named", engage="named", level="clandestine", factions=["hill-wing"]),
        relations=[tie("a", to="river-wing", level="unofficial")],
    )
    found = aims(case)
    assert (found == [[0, 0], [0, 2], [0, 3], [1, 0]]).all()


def test_a_militia_is_no_target():
    case = of(option("all", engage="all", level="open", reference=True))
    given = inputs(case)
    faction = faction_rows(given, np.zeros((64, 2), dtype=bool))
    faction[:, RIVER, Faction.SIDE] = 1.0
    found = targets(given, options_of(case)[0], faction, partners_of(given))
    assert (found == [[3.0, 0.0]]).all()


@pytest.mark.parametrize(("unknown", "level"), [("exclude", 0), ("include", 3), ("probe", 1)])
def test_what_the_rule_does_with_whom_too_little_is_known_of(unknown, level):
    rule = small().settings.partner_rule.model_copy(update={"unknown": unknown})
    case = of(option("rule", engage="rule", level="open", reference=True))
    assert (aims(settings(case, partner_rule=rule)) == level).all()


def test_whom_the_rule_keeps_out_is_never_picked():
    rule = small().settings.partner_rule.model_copy(
        update={"unknown": "include", "exclude": ["hill-wing"]}
    )
    case = of(option("rule", engage="rule", level="open", reference=True))
    assert (aims(settings(case, partner_rule=rule)) == [[0.0, 3.0]]).all()
