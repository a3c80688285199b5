"""Rules that the worked examples do not reach, each in a world made for it."""

import math

import pytest
from tests.oracles.course.example import OPTION, example
from tests.oracles.course.run import run, start
from tests.oracles.course.terms import step_terms
from tests.oracles.course.world import Event, Exit, Heir, Issue, Option, Region, Round, Shocks

HERE = "whole country"


def scripted(given=None, other=0.5):
    """Return shocks that are ``other`` and 0, but for what is given by (purpose, month, who)."""
    given = given or {}

    def uniform(purpose, month, who):
        for key in ((purpose, month, who), (purpose, month), purpose):
            if key in given:
                return given[key]
        return other

    return Shocks(uniform, lambda *_: 0.0)


def told(world, option=OPTION, shocks=None, rounds=lambda _: None, off=frozenset()):
    """Run a world in which nothing happens by chance unless it is scripted."""
    return run(world, option, shocks or scripted(), rounds, off)


def lasting(months=6, **params):
    """Return the example with a longer horizon and other parameters."""
    world = example()
    world.horizon = months
    world.params |= params
    return world


def of(found, event):
    """Return when an event happened and to whom."""
    return [(month, who) for month, name, who in found.log if name == event]


def test_support_rises_in_six_equal_months():
    world = lasting(8)
    world.events = [Event("more", "support", "patron", 1.6, month=2)]
    found = told(world)
    support = [round(state.support["patron"], 9) for state in found.months]
    assert support == [1.0, 1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.6]


def test_declared_withdrawal_acts_in_its_month():
    world = lasting(3)
    world.events = [Event("leave", "withdrawal", "patron", month=2)]
    support = [state.support["patron"] for state in told(world).months]
    assert support == pytest.approx([1.0, 1.0, 0.92, 0.92**2])


@pytest.mark.parametrize(("u", "month"), [(0.05, 1), (0.15, 2), (0.26, 3), (0.9, None)])
def test_event_by_hazard(u, month):
    world = lasting(3)
    world.events = [Event("shift", "balance", "gov", 0.5, hazard=0.1)]
    found = told(world, shocks=scripted({("event", 0, "shift"): u}))
    assert of(found, "event") == ([] if month is None else [(month, "shift")])
    assert (0.0 if month is None else 0.5) == found.months[-1].B


def test_trust_and_will_move_by_events():
    world = lasting(1)
    world.events = [
        Event("trust", "trust", "gov", 0.95, month=1),
        Event("will", "shock", "B", 1.0, month=1),
    ]
    state = told(world).months[-1]
    assert state.trust["gov", "A"] == state.trust["A", "gov"] == 0.99
    assert state.trust["patron", "A"] == 0.5
    expected = 1 / (1 + math.exp(-(math.log(0.1 / 0.9) + 1.0)))
    assert state.will["B", "gov"] == pytest.approx(expected)
    assert state.will["gov", "B"] == 0.1


def test_turnover_brings_the_heir():
    world = lasting(2, turnover_hazard=0.3)
    world.heads["gov"].heirs = [
        Heir({"1": 0.6, "2": 0.6}, {"1": 0.1, "2": 0.2}, {"A": 0.9}, {"A": 0.8}, consent=False)
    ]
    state = told(world, shocks=scripted({("turnover", 2, "gov"): 0.2})).months[-1]
    assert state.heads["gov"].ideal["1"] == 0.6
    assert state.will["gov", "A"] == 0.9
    assert state.trust["gov", "A"] == 0.8
    assert not state.consent
    assert world.heads["gov"].ideal["1"] == 0.2


def test_late_members_are_bound_with_their_group():
    world = lasting(3, pace=1.0)
    world.reading = "one"
    world.factions["B"].formed_month = 3
    shocks = scripted({("open", 1, ("gov", "A")): 0.0, ("sign", 1, ("gov", "A")): 0.0})
    found = told(world, shocks=shocks)
    assert found.months[1].bound == {"A", "B"}
    assert found.months[2].deal == "whole"
    assert found.months[3].active == {"A", "B"}
    assert found.months[2].beta == found.months[3].beta == 1.0


def test_an_announced_round_brings_two_committed_sides_together():
    held = Round({"gov", "B"}, {"gov", "B"}, 1.0, {"gov", "B"})
    found = told(lasting(1), rounds=lambda _: held)
    assert found.months[1].channels == {("gov", "B")}
    held = Round({"gov", "B"}, {"B"}, 0.5, {"gov", "B"})
    assert told(lasting(1), rounds=lambda _: held).months[1].channels == set()


def test_guests_fade_between_rounds():
    held = {1: Round({"gov"}, {"gov"}, 0.8)}
    found = told(lasting(8), rounds=held.get)
    assert [found.months[1].guests, found.months[7].guests] == pytest.approx([0.8, 0.4])
    assert found.months[0].guests == 0.0


def test_the_convenor_leaves_for_good():
    world = lasting(4, stay=0.1)
    found = told(world, shocks=scripted({("leave", 2): 0.05}))
    assert [state.c["A"] for state in found.months] == [1, 2, 1, 0, 0]
    assert found.course.lever("press_holdout") == 0.0
    assert found.course.lever("coerce") == OPTION.coerce
    assert of(found, "convenor left") == [(2, None)]


def test_exit_after_months_without_cooperation():
    world = lasting(5)
    world.factions["A"].stance = {}
    rule = Exit(without_success_months=2)
    option = Option(engage="list", levels={"A": 3}, exit=rule)
    found = told(world, option)
    assert [state.c["A"] for state in found.months] == [1, 2, 3, 2, 1, 0]


def test_exit_after_attacks():
    option = Option(engage="list", levels={"A": 3}, exit=Exit(attacks=1))
    found = told(lasting(3), option, scripted({("attack", 1, "B"): 0.0}))
    assert [state.c["A"] for state in found.months] == [1, 2, 1, 0]


def test_intelligence_waits_for_cooperation():
    option = Option(engage="list", levels={"A": 3}, intel=1.0, instruments_after={"intel": 2})
    found = told(lasting(4), option)
    ks = [found.trace[month, "trust", "A"]["k"][0] for month in range(1, 5)]
    assert ks == pytest.approx([0.4, 0.6, 0.78, 0.78])


def test_talks_first_and_issues_first():
    waits = Option(engage="list", levels={"A": 3}, sequence="talks-first")
    found = told(lasting(3), waits, scripted({("open", 2, ("gov", "A")): 0.0}))
    ks = [found.trace[month, "trust", "A"]["k"][0] for month in (1, 2, 3)]
    assert ks == pytest.approx([0.0, 0.0, 0.6])
    waits = Option(engage="list", levels={"A": 3, "B": 3}, sequence="issues-first")
    world = lasting(3)
    world.factions["B"].stance = {"rival": -1.0, "drugs": 1.0}
    held = Round({"gov"}, {"gov"}, 1.0)
    assert told(world, waits, rounds=lambda _: held).months[1].round == held
    world.factions["B"].stance = {"rival": -1.0}
    assert told(world, waits, rounds=lambda _: held).months[3].round is None


def test_a_defection_feeds_the_rival_by_influence():
    world = lasting(1, recruit=0.1, r_excl=0.0, r_coop=0.0)
    found = told(world, shocks=scripted({("defect", 1, "B"): 0.0}))
    g = 0.3 * math.exp(0.1)
    assert found.months[1].g["B"] == pytest.approx(g / 2)
    assert found.months[1].influence["B", HERE] == pytest.approx(g / 2)
    assert found.months[1].R[HERE] == pytest.approx(0.2 + g / 4)


def test_regions_and_neighbours():
    world = lasting(1, r_near=0.1, r_excl=0.0, r_coop=0.0)
    world.rival = None
    world.regions = {
        "n": Region("n", 0.2, ["s", "w"], ["x"]),
        "s": Region("s", 0.6, ["n"], ["x"]),
        "w": Region("w", 0.4),
    }
    for u in world.factions:
        world.factions[u].influence = {"n": 0.5, "s": 0.5, "w": 0.5}
    found = told(world)
    assert pytest.approx({"n": 0.23, "s": 0.56, "w": 0.4}) == found.months[1].R
    spill = 1 - (1 - 0.02 * 0.23) * (1 - 0.02 * 0.56)
    assert found.results.spill_by_state == pytest.approx({"x": spill})


def test_a_militia_attacks_talks_alone():
    world = lasting(2)
    world.factions["B"].side = 1
    shocks = scripted({("open", 2, ("gov", "A")): 0.0, "attack": 0.0})
    found = told(world, shocks=shocks)
    assert [state.v for state in found.months] == pytest.approx([0.0, 0.0, 0.15])


def test_a_faction_changes_sides():
    world = lasting(2, sides=0.01)
    shocks = scripted({("open", 1, ("gov", "A")): 0.0, ("side", 1, "A"): 0.015})
    found = told(world, shocks=shocks)
    assert of(found, "side") == [(1, "A")]
    assert found.months[1].channels == set()
    assert found.months[1].side["A"] == 1
    assert found.course.movement == ["B"]


def test_a_hard_splinter_leaves_the_deal():
    world = lasting(2, pace=1.0)
    world.reading = "one"
    shocks = {("open", 1, ("gov", "A")): 0.0, ("sign", 1, ("gov", "A")): 0.0}
    shocks |= {("split", 2, "A"): 0.0, ("split", 2, "B"): 0.0}
    found = told(world, shocks=scripted(shocks))
    assert found.months[2].bound == {"A"}
    assert found.months[2].deal == "whole"  # as step 9 left it
    assert found.months[2].beta < 1.0
    assert [key for key, _ in found.course.groups()] == ["A", "B"]


def test_a_small_deal_is_replaced():
    world = lasting(2, pace=1.0)
    world.factions["B"].strength, world.factions["A"].strength = 0.02, 0.98
    shocks = {("open", 1, ("gov", "B")): 0.0, ("sign", 1, ("gov", "B")): 0.0}
    shocks |= {("open", 2, ("gov", "A")): 0.0, ("sign", 2, ("gov", "A")): 0.0}
    found = told(world, shocks=scripted(shocks))
    assert found.months[1].bound == {"B"}
    assert found.months[1].deal == "none"
    assert found.months[2].bound == {"A"}
    assert of(found, "signed") == [(1, ("gov", "B")), (2, ("gov", "A"))]
    assert found.results.first["any deal"] == 2


def test_two_groups_sign_in_one_month():
    world = lasting(1, pace=1.0)
    found = told(world, shocks=scripted({"open": 0.0, "sign": 0.0}))
    assert found.months[1].bound == {"A", "B"}
    last = found.trace[1, "table", ("gov", "B")]
    assert last["before"]["1"] == found.trace[1, "table", ("gov", "A")]["z"]["1"]
    assert found.months[1].terms["1"] == last["z"]["1"]


def test_an_issue_needs_all_its_controllers():
    world = lasting(1, pace=1.0)
    world.issues["1"] = Issue("1", ["gov", "patron"], 0.1)
    world.issues["2"] = Issue("2", [], 0.1)
    shocks = scripted({("open", 1, ("gov", "A")): 0.0})
    found = told(world, shocks=shocks)
    assert (1, "table", ("gov", "A")) not in found.trace
    world.heads["patron"].contact = 3
    both = {("open", 1, ("gov", "A")): 0.0, ("open", 1, ("patron", "A")): 0.0}
    found = told(world, shocks=scripted(both))
    assert found.trace[1, "table", ("gov", "A")]["issues"] == ["1", "2"]
    assert (1, "table", ("patron", "A")) not in found.trace


def test_no_group_bargains_with_the_government_while_a_deal_is_in_force():
    world = lasting(2, pace=1.0)
    shocks = {("open", 1, ("gov", "A")): 0.0, ("sign", 1, ("gov", "A")): 0.0}
    shocks |= {("open", 2, ("gov", "B")): 0.0, ("sign", 2, ("gov", "B")): 0.0}
    found = told(world, shocks=scripted(shocks))
    assert found.months[2].bound == {"A"}
    found = told(world, shocks=scripted(shocks), off=frozenset({"joining"}))
    assert found.months[2].bound == {"A", "B"}


def test_a_far_signature_withdraws_troops_next_month():
    world = lasting(2, pace=1.0)
    world.heads["patron"].contact = 3
    shocks = {("open", 1, ("patron", "B")): 0.0, ("sign", 1, ("patron", "B")): 0.0}
    found = told(world, shocks=scripted(shocks))
    assert found.months[1].running["patron"]
    assert [found.months[at].support["patron"] for at in (1, 2)] == [1.0, 0.92]


def test_power_has_one_bilateral_deal_with_a_group():
    world = lasting(1, pace=1.0)
    course = start(world, OPTION, scripted(), lambda _: None, frozenset(), 1)
    course.st.month, course.st.channels = 1, {("patron", "A")}
    course.st.bilateral = {("patron", "A")}
    step_terms(course)
    assert (1, "table", ("patron", "A")) not in course.trace


@pytest.mark.parametrize(
    ("u", "winner", "times"), [(0.0, "government", 1.0), (0.999999, "rebels", 4.0)]
)
def test_only_labels_go_on_after_a_victory(u, winner, times):
    world = lasting(6)
    world.heads["patron"].contact = 3
    hazard = 0.002 * times
    shocks = {("end", 2): u, "label": 1.0, ("label", 4): hazard * 0.99}
    shocks |= {("war-again", 5, None): 0.0}
    found = told(world, shocks=scripted(shocks))
    assert found.months[-1].ended == winner
    assert found.results.end_month == 2
    assert found.months[-1].toll == found.months[2].toll
    assert found.results.first_of["delisting"] == {"patron": 4}
    assert found.results.first["war again"] == 5
    expected = {"patron": 4} if winner == "rebels" else {}
    assert found.results.first_of["recognition"] == expected
    assert found.results.outcome == (6 if winner == "government" else 7)


def test_level_falls_from_the_top_of_the_uniform():
    world = lasting(1)
    world.heads["patron"].contact = 3
    chance = 1 - math.exp(-0.006)
    stays = scripted({("contact", 1, "patron"): 1 - chance - 1e-9})
    falls = scripted({("contact", 1, "patron"): 1 - chance + 1e-9})
    assert told(world, shocks=stays).months[1].contact["patron"] == 3
    assert told(world, shocks=falls).months[1].contact["patron"] == 0


def test_admitted_contact():
    world = lasting(2)
    world.heads["patron"].admits = True
    world.heads["patron"].rates = {(0, 1): 5.0, (1, 2): 5.0}
    found = told(world, shocks=scripted({"contact": 0.1, "label": 1.0}))
    assert [state.contact["patron"] for state in found.months] == [0, 1, 2]
    assert found.results.doubles == [[], [], ["patron"]]
