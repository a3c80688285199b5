"""What must hold of the engagement model's loop in any world."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reference.engagement_worlds import (
    KEYS,
    compiled,
    random_policy,
    random_world,
    switches,
)

from detente.engagement.layout import (
    Announced,
    Band,
    Faction,
    Guest,
    Param,
    Policy,
    Posture,
    Power,
    Role,
    Sequence,
    Stance,
    War,
)
from detente.engagement.loop import SERIES, Batch, empty_outputs, run_batch
from detente.engagement.world import State, World, empty_state

MONTHS = 24
# What the convenor's own doing and luck alone move, by the mechanism that moves it.
EXOGENOUS = {
    "battlefield": ["LOG_DEATHS", "BALANCE"],
    "contact": ["ENGAGED", "SINCE_STEP_DOWN"],
    "attendance": ["PROPENSITY", "MOVEMENT_PROPENSITY", "ROUNDS"],
    "cohesion": ["COHESION"],
}
# What must be off beside it so that contacts feel nothing of a mechanism but by its luck.
UNFELT_BY_CONTACT = {
    "trust": ["ratification", "spoiling"],
    "bargaining": ["ratification", "spoiling"],
    "cohesion": ["ratification", "spoiling"],
    "ratification": ["bargaining", "spoiling"],
}

COUNTS = (
    War.ROUNDS,
    War.LARGEST,
    War.TALKS,
    War.OFFERS,
    War.BROKEN,
    War.SPLITS,
    War.TOLL,
    War.ATTACKS,
)

numbers = st.integers(0, 2**32 - 1)
examples = settings(max_examples=150)


def world_of(number: int) -> World:
    return random_world(np.random.default_rng(number))


def copied(world: World) -> World:
    return World(*(array.copy() for array in world))


def outcome(world: World, on=None, months: int = MONTHS) -> tuple[State, dict[str, np.ndarray]]:
    """Return the state at the horizon and the series by name."""
    state, series = compiled(world, months, switches() if on is None else on, 3, 1)
    return state, dict(zip(SERIES, series.T, strict=True))


def rows_of(state: State, name: str) -> list[np.ndarray]:
    """Return every array of the state that has a row of this name."""
    pairs = ((state.guest, Guest), (state.band, Band), (state.war, War))
    return [array[..., rows[name]] for array, rows in pairs if name in rows.__members__]


def other_strategy(world: World, number: int, posture: Posture) -> World:
    """Return the same draw under another strategy of a given posture, with the same hold-out."""
    rng = np.random.default_rng([number, 1])
    made = copied(world)
    made.policy[:] = random_policy(rng, len(world.power), int(world.policy[Policy.HOST]))
    made.policy[Policy.HOLDOUT] = world.policy[Policy.HOLDOUT]
    made.policy[Policy.POSTURE] = posture
    made.target[:] = rng.random(len(made.target)) < 0.5
    made.invited[:] = rng.integers(-1, 4, len(made.invited))
    made.invited[int(world.policy[Policy.HOST])] = -1.0
    return made


def unarmed(world: World) -> World:
    """Return the world with a strategy that arms nobody and gives nobody up.

    Arms move the balance, and exits contact, by what other mechanisms did.
    """
    for row in (Policy.ARMS, Policy.TRAINING, Policy.EXIT_MONTHS, Policy.EXIT_ATTACKS):
        world.policy[row] = 0.0
    return world


@given(numbers)
@examples
def test_strategies_alike_give_equal_results_whatever_stands_between(number):
    one = world_of(number)
    other = other_strategy(one, number, Posture.COERCION)
    strategies = [one, other, one]
    batch = Batch(
        *(array[None] for array in one[:5]),
        policy=np.stack([s.policy for s in strategies]),
        target=np.stack([s.target for s in strategies])[None],
        invited=np.stack([s.invited for s in strategies]),
        place=one.place[None],
        near=one.near,
        reference=np.stack([s.reference for s in strategies]),
        announced=one.announced[None],
    )
    out = empty_outputs(batch, MONTHS, 1)
    shape = len(one.power), len(one.faction), one.stance.shape[2], len(one.place)
    run_batch(batch, MONTHS, switches(), 3, 1, empty_state(*shape), empty_state(*shape), out)
    for array in out:
        np.testing.assert_array_equal(array[:, 0], array[:, 2])
    state, series = outcome(one)
    for array, name in zip(out, State._fields, strict=False):
        np.testing.assert_array_equal(array[0, 0], getattr(state, name))
    np.testing.assert_array_equal(out.month[0, 0], np.column_stack(list(series.values())))


@pytest.mark.parametrize("off", KEYS)
@given(number=numbers)
@examples
def test_switching_a_mechanism_off_leaves_the_others_their_luck(off, number):
    world = unarmed(world_of(number))
    if off == "contact":
        world.param[Param.PULL] = 0.0  # by which cohesion feels contact
    world.policy[Policy.SEQUENCE] = Sequence.TOGETHER  # else rounds wait for cooperation
    everything, without = outcome(world)[0], outcome(world, switches(off))[0]
    for mechanism, names in EXOGENOUS.items():
        for name in names if mechanism != off else ():
            for one, other in zip(rows_of(everything, name), rows_of(without, name), strict=True):
                np.testing.assert_array_equal(one, other, err_msg=name)


@pytest.mark.parametrize("off", UNFELT_BY_CONTACT)
@given(number=numbers)
@examples
def test_contacts_do_not_change_with_what_they_do_not_feel(off, number):
    world, beside = world_of(number), UNFELT_BY_CONTACT[off]
    world.param[Param.ATTEND_SHARE] = 0.0  # a splinter at the table would pull others
    one, other = outcome(world, switches(*beside))[0], outcome(world, switches(off, *beside))[0]
    for row in (Guest.CONTACT, Guest.OPENED, Guest.URGE, Guest.ROLE):
        np.testing.assert_array_equal(one.guest[:, row], other.guest[:, row])


@given(numbers)
@examples
def test_a_power_that_never_deals_with_the_movement_never_gains_contact(number):
    world = world_of(number)
    state, _ = outcome(world)
    still = world.power[:, Power.MOVES] == 0.0
    still[int(world.policy[Policy.HOST])] = False
    never = (world.power[:, Power.OMEGA] == 0.0) & ~still
    never[int(world.policy[Policy.HOST])] = False
    start, found = world.power[:, Power.CONTACT], state.guest[:, Guest.CONTACT]
    np.testing.assert_array_equal(found[still], start[still])
    assert ((found[never] == start[never]) | (found[never] == 0.0)).all()  # it may lose contact
    unmoved = still | never
    opened = np.where(start == 3, 0, -1)[unmoved]
    np.testing.assert_array_equal(state.guest[unmoved, Guest.OPENED], opened)


def paths_with_others_changed(number: int, exposure: float, urge: float) -> list[np.ndarray]:
    """Return one power's contact by month, among two sets of other powers and under two strategies.

    Nothing is signed and nobody attacks talks, so that the war is the same for both. What drives
    the others on the first day is the same, too, but for their contacts: their mean is taken off.
    """
    world = unarmed(world_of(number))
    world.param[[Param.EXPOSURE, Param.URGE]] = exposure, urge
    watched = next(j for j in range(len(world.power)) if j != world.policy[Policy.HOST])
    world.policy[[Policy.HOLDOUT, Policy.PRESSED]] = watched  # whose contact the series tell
    world.policy[Policy.POSTURE] = Posture.NEUTRAL
    changed = unarmed(other_strategy(world, number, Posture.NEUTRAL))
    changed.policy[[Policy.HOLDOUT, Policy.PRESSED]] = watched
    changed.policy[Policy.PRESS] = world.policy[Policy.PRESS]
    others = np.arange(len(world.power)) != watched
    rng = np.random.default_rng([number, 2])
    for row in (Power.OMEGA, Power.OPENING, Power.URGE):
        changed.power[others, row] = rng.random(others.sum())
    changed.power[others, Power.CONTACT] = rng.integers(0, 4, others.sum())
    changed.power[others, Power.KEY] = rng.integers(0, 2**53, others.sum())
    off = switches("ratification", "spoiling")
    return [outcome(w, off)[1]["holdout_contact"] for w in (world, changed)]


@given(numbers)
@examples
def test_who_agreed_to_an_announced_round_and_came_has_sat_under_every_option(number):
    """All agree and come, whatever the option and the luck: the free factions sit that month."""
    world = world_of(number)
    many = len(world.power) + len(world.faction) + 1
    row = np.ones((1, int(Announced.FLAGS) + 2 * many))
    row[0, Announced.HOST] = world.policy[Policy.HOST]
    posture = Posture(number % len(Posture))
    for option in (world, other_strategy(world, number, posture)):
        state, series = outcome(option._replace(announced=row), months=1)
        free = (world.faction[:, Faction.SHARE] > 0) & (world.faction[:, Faction.EXCLUDED] == 0)
        np.testing.assert_array_equal(state.band[free, Band.SAT], 1.0)
        assert series["talks"].tolist() == [float(free.any())]


@given(numbers)
@examples
def test_without_exposure_and_urging_no_move_depends_on_others(number):
    one, other = paths_with_others_changed(number, exposure=0.0, urge=0.0)
    np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize(("exposure", "urge"), [(3.0, 0.0), (0.0, 3.0)])
def test_with_either_some_moves_do(exposure, urge):
    paths = [paths_with_others_changed(number, exposure, urge) for number in range(40)]
    assert any((one != other).any() for one, other in paths)


@given(numbers)
@examples
def test_the_war_left_to_itself_is_the_same_under_every_neutral_strategy(number):
    world = unarmed(other_strategy(world_of(number), number + 1, Posture.NEUTRAL))
    other = unarmed(other_strategy(world, number, Posture.NEUTRAL))
    other.power[:, Power.CONTACT] = 3.0 - other.power[:, Power.CONTACT]
    other.faction[:, Faction.CONTACT] = 3.0 - other.faction[:, Faction.CONTACT]
    (one, paths), (two, others) = outcome(world), outcome(other)
    np.testing.assert_array_equal(paths["balance"], others["balance"])
    assert one.war[War.LOG_DEATHS] == two.war[War.LOG_DEATHS]


def test_force_moves_the_balance():
    world = world_of(1)
    world.param[Param.FORCE_DRIFT] = 0.01
    paths = {}
    for posture in Posture:
        world.policy[Policy.POSTURE] = posture
        paths[posture] = outcome(world)[1]["balance"]
    assert (paths[Posture.COERCION] > paths[Posture.NEUTRAL]).all()
    np.testing.assert_array_equal(paths[Posture.COERCION], paths[Posture.DIVIDE])


def moved_reference(world: World, guests: np.ndarray, factions: np.ndarray) -> np.ndarray:
    """Return the last list in the new order; the movement stays last."""
    if not len(world.reference):
        return world.reference
    many = len(guests)
    return world.reference[[*guests, *(many + factions), many + len(factions)]]


def moved_rounds(world: World, guests: np.ndarray, factions: np.ndarray) -> np.ndarray:
    """Return the announced rounds in the new order; the movement stays last."""
    many, head = len(guests), int(Announced.FLAGS)
    order = np.array([*guests, *(many + factions), many + len(factions)])
    rows = world.announced[:, [*range(head), *(head + order), *(head + len(order) + order)]]
    for row in rows:
        row[Announced.HOST] = int(np.flatnonzero(guests == row[Announced.HOST])[0])
    return rows


def relabelled(world: World, guests: np.ndarray, factions: np.ndarray) -> World:
    """Return the world with its powers and factions in another order."""
    made = copied(world)
    for row in (Policy.HOST, Policy.HOLDOUT, Policy.PRESSED):
        if world.policy[row] >= 0:
            made.policy[row] = int(np.flatnonzero(guests == world.policy[row])[0])
    moved = made._replace(
        power=world.power[guests],
        faction=world.faction[factions],
        tie=world.tie[:, guests][:, :, guests],
        stance=world.stance[:, [*factions, len(factions)]],
        target=world.target[factions],
        invited=world.invited[guests],
        reference=moved_reference(world, guests, factions),
        announced=moved_rounds(world, guests, factions),
        place=world.place[:, np.append(0, 1 + factions)],
        near=np.vstack([world.near[: len(world.place)], world.near[len(world.place) :][guests]]),
    )
    # One layout of arrays, as the kernels are compiled for.
    return World(*(np.ascontiguousarray(array) for array in moved))


@given(numbers)
@settings(max_examples=300)
def test_relabelling_actors_permutes_results(number):
    world, rng = world_of(number), np.random.default_rng([number, 3])
    guests = np.append(rng.permutation(len(world.power) - 1), len(world.power) - 1)
    factions = rng.permutation(len(world.faction))
    state, series = outcome(world)
    other, others = outcome(relabelled(world, guests, factions))
    moved = State(state.guest[guests], state.band[factions], state.war, state.terms, state.presence)
    for one, two in zip(moved, other, strict=True):
        np.testing.assert_allclose(two, one, rtol=1e-9, atol=1e-9)
    for row in (Guest.CONTACT, Guest.OPENED, Guest.ROLE):
        np.testing.assert_array_equal(other.guest[:, row], moved.guest[:, row])
    for row in set(Band) - {Band.TRUSTED, Band.TRUSTS, Band.STRENGTH, Band.PROPENSITY}:
        np.testing.assert_array_equal(other.band[:, row], moved.band[:, row])
    for row in {War.DEAL, War.SIGNED, War.FULL, *COUNTS} - {War.TOLL}:
        assert other.war[row] == moved.war[row]
    for name, path in series.items():
        np.testing.assert_allclose(others[name], path, rtol=1e-9, atol=1e-9, err_msg=name)


@given(numbers)
@settings(max_examples=300)
def test_chances_shares_and_levels_keep_their_bounds(number):
    world = world_of(number)
    state, series = outcome(world)
    bounds = {"deal": 2.0, "deaths": np.inf, "seats": len(world.power) + 1.0}
    bounds |= {"attacks": np.inf, "drugs": np.inf}
    bounds |= {"convenor_contact": 3.0, "holdout_contact": 3.0, "splits": len(world.faction)}
    for name, path in series.items():
        within = path[~np.isnan(path)]
        low, high = (0.01, 0.99) if name in {"cohesion", "trust"} else (0.0, bounds.get(name, 1.0))
        if name.startswith("status_"):
            low = -world.param[Param.FAILURE_LOSS] - world.param[Param.HARDLINER_COST]
        assert ((within >= low - 1e-9) & (within <= high + 1e-9)).all(), name
    assert set(np.unique(state.guest[:, Guest.CONTACT])) <= {0, 1, 2, 3}
    assert set(np.unique(state.guest[:, Guest.ROLE])) <= set(map(float, Role))
    for row in (Band.SAT, Band.SEATED, Band.BOUND, Band.SPLINTER):
        assert set(np.unique(state.band[:, row])) <= {0, 1}
    for row in (Band.TRUSTED, Band.TRUSTS):
        assert ((state.band[:, row] >= 0.01) & (state.band[:, row] <= 0.99)).all()
    assert 0 <= state.war[War.PRESENT] <= 1
    assert -0.5 <= state.war[War.SURGE] <= 1
    assert state.war[War.VIOLENCE] >= 0
    assert state.war[War.ATTACKED] in {0, 1}
    assert state.war[War.ATTACKS] >= state.war[War.ATTACKED]
    share = state.band[:, Band.STRENGTH]
    assert share.sum() == pytest.approx(1)
    assert state.war[War.BOUND] == pytest.approx(share @ state.band[:, Band.BOUND], abs=1e-9)
    ideal = world.stance[Stance.IDEAL]
    for terms in state.terms:
        if not np.isnan(terms).any():
            assert (terms >= ideal.min(axis=0) - 1e-9).all()
            assert (terms <= ideal.max(axis=0) + 1e-9).all()


@given(numbers)
@examples
def test_what_has_been_stays(number):
    world = world_of(number)
    states = [outcome(world, months=months)[0] for months in range(1, MONTHS + 1)]
    _, series = outcome(world)
    assert (np.diff(series["splits"]) >= 0).all()
    for before, after in pairwise(states):
        assert (after.band[:, Band.SPLINTER] >= before.band[:, Band.SPLINTER]).all()
        for row in COUNTS:
            assert after.war[row] >= before.war[row]
        for row in (War.SIGNED, War.FULL, War.FIRST_TALK):
            assert before.war[row] in {0, after.war[row]}
        opened = before.guest[:, Guest.OPENED]
        stays = (opened == -1) | (opened == after.guest[:, Guest.OPENED])
        assert stays.all()
    last = states[-1].war
    assert last[War.SPLITS] == states[-1].band[:, Band.SPLINTER].sum()
    assert (last[War.SIGNED] > 0) == (series["deal"] > 0).any()
    assert (last[War.FULL] > 0) == (series["deal"] == 2).any()
    if last[War.FULL]:
        assert 0 < last[War.SIGNED] <= last[War.FULL]
    if last[War.SIGNED]:
        assert last[War.SIGNED] == 1 + np.flatnonzero(series["deal"])[0]


@given(numbers, st.integers(1, MONTHS - 1))
@examples
def test_a_later_horizon_changes_no_month_before(number, months):
    world = world_of(number)
    one, other = outcome(world, months=months)[1], outcome(world)[1]
    for name in SERIES:
        np.testing.assert_array_equal(one[name], other[name][:months])
