"""Invariants I3 and I5 to I12 of section 12 in random worlds."""

import copy
import dataclasses
import random
from collections import Counter

import pytest
from tests.oracles.course.balance import hazard_government, hazard_rebels
from tests.oracles.course.bargain import Party, War, doubt, utility, value
from tests.oracles.course.random_worlds import hashed, random_option, random_rounds, random_world
from tests.oracles.course.run import run
from tests.oracles.course.state import SWITCHES

WORLDS = range(160)
FEW = range(40)


def told(seed: int, world=None, change_option=None, off=frozenset()):
    """Run a random world, or one made from it, under its random option."""
    plain = random_world(seed)
    option = random_option(seed, plain)
    if change_option is not None:
        change_option(option)
    rounds = random_rounds(seed, plain)
    return run(plain if world is None else world, option, hashed(seed), rounds.get, off)


def alike(one, other) -> bool:
    """Tell whether two runs are the same to the last bit, traits of heads left out."""

    def bare(state):
        return dataclasses.replace(state, heads={})

    same = [bare(a) == bare(b) for a, b in zip(one.months, other.months, strict=True)]
    return all(same) and one.results == other.results and one.log == other.log


@pytest.fixture(scope="module")
def runs():
    return [told(seed) for seed in WORLDS]


def test_everything_happens(runs):
    found = Counter()
    for one in runs:
        found.update({f"outcome {one.results.outcome}": 1})
        found.update(event for _, event, _ in one.log)
        found.update(f"deal {who}" for _, event, who in one.log if event == "any deal")
        found.update(f"victory {who}" for _, event, who in one.log if event == "victory")
    assert all(found[f"outcome {code}"] >= 3 for code in range(8)), found
    often = ("talks", "signed", "bilateral", "join", "failure", "ceasefire", "low activity")
    often += ("attack", "defection", "side", "split", "turnover", "formed", "run-down")
    often += ("delisting", "recognition", "convenor left", "deal whole", "deal part", "event")
    assert all(found[event] >= 15 for event in often), found


def test_outcomes_follow_from_what_happened(runs):
    """I3."""
    for one in runs:
        found = one.results
        assert found.outcome in range(8)
        if found.first["BM"] is not None:
            assert found.first["any deal"] <= found.first["BM"]
        if found.outcome == 5:
            assert found.first["BM"] is not None
        if found.outcome == 4:
            assert found.first["WP"] is not None
        if found.outcome == 1:
            assert found.first["first bilateral deal"] is not None
        assert (found.outcome in {6, 7}) == (found.end_month is not None)


def test_a_power_without_contact_moves_nothing():
    """I5."""
    for seed in FEW:
        world = random_world(seed)
        world.heads["p0"].rates, world.heads["p0"].contact = {}, 0
        world.heads["p0"].heirs = []
        other = copy.deepcopy(world)
        ideal = other.heads["p0"].ideal
        other.heads["p0"].ideal = {k: 1.0 - at for k, at in ideal.items()}
        assert alike(told(seed, world), told(seed, other))


def sits(one, month: int, power: str, key: str) -> bool:
    """Tell whether a power sits with the group of a key, by the month's end or before a turn."""
    state, before = one.months[month], one.months[month - 1]
    group = before.group[key]
    members = {u for u in before.group if before.group[u] == group}
    turned = {u for at, event, u in one.log if event == "side" and at == month}
    return any((power, u) in state.channels for u in members) or bool(members & turned)


def test_issues_change_only_by_their_controllers(runs):
    """I6."""
    changes = 0
    for one in runs:
        issues, gov = one.course.world.issues, one.course.world.government
        for month in range(1, len(one.months)):
            signed = [
                (who, note["issues"])
                for (at, what, who), note in one.trace.items()
                if at == month and what == "table" and note["signs"]
            ]
            for (h, key), settled in signed:
                for k in settled:
                    others = set(issues[k].controllers) - {h}
                    assert not others or h == gov
                    assert all(sits(one, month, other, key) for other in others)
            failed = (month, "failure", gov) in one.log
            was, now = one.months[month - 1].terms, one.months[month].terms
            for k in issues:
                if was[k] == now[k]:
                    continue
                changes += 1
                back = failed and gov in issues[k].controllers
                back = back and now[k] == issues[k].status_quo
                assert back or any(k in settled for _, settled in signed)
    assert changes > 100


def test_without_a_rival_stances_on_it_do_not_matter():
    """I7."""
    tried = 0
    for seed in range(120):
        world = random_world(seed)
        if world.regions or world.rival is not None:
            continue
        tried += 1
        other, rng = copy.deepcopy(world), random.Random(seed)
        for faction in other.factions.values():
            faction.stance["rival"] = rng.uniform(-1, 1)
        assert alike(told(seed, world), told(seed, other))
    assert tried > 20


def test_without_contact_its_effects_do_not_matter():
    """I8."""

    def engage_nobody(option):
        option.engage = "none"

    for seed in FEW:
        world = random_world(seed)
        for faction in world.factions.values():
            faction.contact = 0
        other, rng = copy.deepcopy(world), random.Random(seed)
        for key in ("mod", "mod_hard", "means", "status", "t_med", "t_med0", "r_coop"):
            other.params[key] = rng.uniform(-1, 1)
        assert alike(told(seed, world, engage_nobody), told(seed, other, engage_nobody))


def random_war(rng: random.Random) -> tuple[Party, War]:
    """Return a government and its war, over two issues."""
    ks = ("1", "2")
    ideals = [{k: rng.random() for k in ks} for _ in range(3)]
    salience = {k: rng.random() for k in ks}
    party = Party(ideals[0], salience, rng.random(), 0.0, 0.5, 0.0, rng.uniform(0, 0.7), 0.0)
    p = {"win_government": rng.uniform(0, 0.02), "win_rebels": rng.uniform(0, 0.02)}
    p |= {"lam": rng.uniform(0.3, 2), "disc": rng.uniform(0.005, 0.05)}
    return party, War(0.0, 0.0, rng.random(), ideals[0], ideals[1], ideals[2], p)


def test_hazards_and_value_follow_the_balance():
    """I9."""
    rng, tried = random.Random(9), 0
    for _ in range(2000):
        party, war = random_war(rng)
        low, high = sorted(rng.uniform(-3, 3) for _ in range(2))
        assert hazard_rebels(high, war.p) <= hazard_rebels(low, war.p)
        assert hazard_government(high, war.p) >= hazard_government(low, war.p)
        peace = utility(party, war.now) - party.war_cost * (1 + war.S)
        defeat = utility(party, war.movement) - party.loss_rebels
        if peace >= defeat < utility(party, war.government):
            tried += 1
            assert value(party, war, [high]) >= value(party, war, [low]) - 1e-12
    assert tried > 300


def test_doubt_follows_trust_guarantee_and_temptation():
    """I10."""
    rng = random.Random(10)
    for _ in range(2000):
        low, high = sorted(rng.random() for _ in range(2))
        t, gamma, v, u = (rng.random() for _ in range(4))
        gamma, tau = 0.85 * gamma, rng.uniform(0.02, 0.2)
        assert doubt(high, gamma, v, u, tau) <= doubt(low, gamma, v, u, tau)
        assert doubt(t, 0.85 * high, v, u, tau) <= doubt(t, 0.85 * low, v, u, tau)
        assert doubt(t, gamma, high, u, tau) >= doubt(t, gamma, low, u, tau)


def test_balance_rests_without_causes():
    """I11."""

    def no_force(option):
        option.coerce = option.arms = 0.0

    for seed in FEW:
        world = random_world(seed)
        world.events = []
        world.params |= {"walk": 0.0, "means": 0.0}
        for head in world.heads.values():
            head.backs_government = head.backs_movement = 0.0
        found = told(seed, world, no_force)
        assert {state.x for state in found.months} == {world.x0}
        assert {state.shift for state in found.months} == {0.0}


@pytest.mark.parametrize(("consent", "key"), [(True, "t_med0"), (False, "t_med")])
def test_mediation_without_its_consent_does_not_matter(consent, key):
    """I12."""
    for seed in FEW:
        world = random_world(seed)
        world.consent = consent
        for heir in world.heads["gov"].heirs:
            heir.consent = None
        other = copy.deepcopy(world)
        other.params[key] += 0.7
        assert alike(told(seed, world), told(seed, other))


@pytest.mark.parametrize("switch", SWITCHES)
def test_switches_are_neutral(switch):
    """Each mechanism leaves its own part of the first day as it was."""
    for seed in range(12):
        found = told(seed, off=frozenset({switch}))
        first, last = found.months[0], found.months[-1]
        still = {
            "balance": ("x", "D", "S", "ended"),
            "contact": ("c", "contact", "label", "left"),
            "cooperation": ("Q", "k", "C"),
            "response": ("m", "a", "mu"),
            "attendance": ("round", "guests"),
            "talks": ("channels", "talks", "sat"),
            "terms": ("terms", "bilateral"),
            "deal_life": ("ceasefire", "low"),
            "exclusion": ("g", "group", "R", "v"),
            "standing": ("criticism",),
            "joining": (),
        }[switch]
        assert [getattr(last, name) for name in still] == [getattr(first, name) for name in still]
        events = {event for _, event, _ in found.log}
        gone = {"deal_life": "failure", "joining": "join", "balance": "victory"}
        assert gone.get(switch) not in events
