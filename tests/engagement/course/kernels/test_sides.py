"""Both sides of a table: what each wants, fears and expects, and who speaks for the group."""

import numpy as np
import pytest
from tests.engagement.course.worlds import at_odds, example, first, inside, logistic, many, quiet

from detente.engagement.course.input_rows import Faction, Head, Reading, Stance
from detente.engagement.course.kernels.offers import signs, utility, worth_of_war
from detente.engagement.course.kernels.sides import accepted, moved_ideal, sides_of
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, PairState, War

IDEAL, SALIENCE = int(Stance.IDEAL), int(Stance.SALIENCE)


def seen(world, state, h: int = 0, f: int = 0, alone: bool = False) -> dict:
    """Return what is reckoned on the way to the sides of a table."""
    return inside(sides_of, world, state, h, f, alone, 0.1)


def test_those_left_face_a_stronger_government_vector():
    """x .3 and β .7: x′ = 1.120981."""
    world = at_odds(quiet(), 0.3)
    state = first(world)
    state.war[[War.BOUND, War.SHIFT]] = 0.7, -0.5
    found = seen(world, state)
    assert found["near"] == pytest.approx(1.120980552, abs=5e-10)
    assert found["far"] == pytest.approx(found["near"] - 0.5)


@pytest.mark.parametrize(
    ("h", "head_later", "group_later"), [(0, -0.25, 0.25), (1, -1.2, 0.0), (2, 0.0, 0.0)]
)
def test_balance_that_each_expects_if_the_other_breaks_the_deal(h, head_later, group_later):
    """Complying costs .25 with the government; a patron's support is worth 1.2."""
    world = quiet()
    state = first(world)
    state.war[War.SHIFT] = -0.4
    found = seen(world, state, h)
    assert found["head_later"] - found["far"] == pytest.approx(head_later)
    assert found["group_later"] - found["far"] == pytest.approx(group_later)
    assert found["returns"].guarantee == 0.1


@pytest.mark.parametrize("h", [0, 1])
def test_worth_of_fighting_on_now_later_and_as_the_other_side_fears_it(h):
    world = example()
    state = first(world)
    state.war[War.SHIFT] = -0.4
    found = seen(world, state, h)
    near, far = found["near"], found["far"]
    sides, head_later, group_later = found["returns"], found["head_later"], found["group_later"]
    for worth, flow, later, feared in (
        (sides.head_worth, found["head_flow"], head_later, group_later),
        (sides.group_worth, found["group_flow"], group_later, head_later),
    ):
        points = [(near, far), (later, later), (feared, feared)]
        expected = [worth_of_war(world.param, flow, *point) for point in points]
        assert [worth.now, worth.later, worth.feared] == pytest.approx(expected)


def flows(world, state, h, f=0):
    """Return the worth of each end of the war to head and faction."""
    found = seen(world, state, h, f, True)
    return found["head_flow"], found["group_flow"]


def test_what_war_is_worth_to_each_side():
    """Losses: .3 for the government and factions, .3 × .3 for a power; costs times 1 + S."""
    world = example()
    state = first(world)
    state.war[War.STALEMATE] = 0.5
    aims = 0.7 * world.stance[IDEAL, 3] + 0.3 * world.stance[IDEAL, 4]
    for h, loss, cost in ((0, 0.3, 0.3), (1, 0.09, 0.2)):
        head, group = flows(world, state, h)
        own, salience = world.stance[:, h]
        terms = [utility(z, own, salience) for z in (world.stance[IDEAL, 0], aims, state.terms)]
        assert head == pytest.approx([terms[0], terms[1] - loss, terms[2] - cost * 1.5])
        own, salience = world.stance[:, 3]
        terms = [utility(z, own, salience) for z in (world.stance[IDEAL, 0], aims, state.terms)]
        assert group == pytest.approx([terms[0] - 0.3, terms[1], terms[2] - 0.25 * 1.5])


def test_the_movements_aims_are_not_moved_by_contact_but_a_factions_own_are():
    world = example()
    state = first(world)
    before = seen(world, state, alone=True)
    state.faction[:, FactionState.MODERATION] = 0.5
    after = seen(world, state, alone=True)
    assert after["head_flow"].tolist() == before["head_flow"].tolist()
    assert after["returns"].group.ideal == pytest.approx([0.4, 0.55])  # half way to (.2, .2)
    assert before["returns"].group.ideal == pytest.approx([0.6, 0.9])


def test_an_ideal_moves_towards_the_head_that_it_faces_and_stays_in_bounds():
    world = example()
    state = first(world)
    state.faction[1, FactionState.MODERATION] = -0.5
    assert moved_ideal(world, state, 1, 0, 0) == 1.0  # .9 + .35, cut
    assert moved_ideal(world, state, 1, 1, 1) == 1.0  # .9 + .2, cut
    state.stance[IDEAL, 4, 0], state.stance[IDEAL, 0, 0] = 0.1, 0.9
    assert moved_ideal(world, state, 1, 0, 0) == 0.0  # .1 - .4, cut
    state.faction[1, FactionState.MODERATION] = 0.25
    assert moved_ideal(world, state, 1, 1, 1) == pytest.approx(0.8)


def test_militias_and_those_not_formed_have_no_share_in_the_aims():
    world = many(3)
    world.stance[IDEAL, 3:] = np.array([[0.2, 0.2], [0.6, 0.6], [1.0, 1.0]])
    world.stance[SALIENCE, 0] = 1.0
    world.faction[2, Faction.SIDE] = 1.0
    world.faction[1, Faction.FORMED] = 4.0
    state = first(world)
    assert flows(world, state, 0)[0][1] == pytest.approx(1.0 - 0.3)  # aims .2 are its ideal


def test_aims_of_a_movement_without_strength_are_the_plain_mean():
    world = many(2)
    world.faction[:, Faction.STRENGTH] = 0.0
    world.stance[IDEAL, 3:] = np.array([[0.4, 0.4], [0.8, 0.8]])
    state = first(world)
    assert flows(world, state, 0)[0][1] == pytest.approx(1.0 - 0.4 - 0.3)
    assert sides_of(world, state, 0, 0, True, 0.0).strength == 0.0


def group_of_three():
    """Return three factions of one group with voices .5, .3 and .2, who differ."""
    world = many(3, Reading.ONE)
    world.faction[:, Faction.VOICE] = [0.5, 0.3, 0.2]
    world.faction[:, Faction.COST] = [0.1, 0.2, 0.4]
    world.faction[:, Faction.LUCK] = [0.1, -0.1, 0.3]
    world.stance[IDEAL, 3:, 0] = [0.4, 0.6, 1.0]
    world.stance[SALIENCE, 3:, 0] = [0.2, 0.4, 1.0]
    state = first(world)
    state.faction[:, FactionState.STATUS] = [0.0, 0.5, -0.5]
    state.pair[PairState.TRUST_FACTION, 0] = [0.2, 0.4, 0.8]
    state.pair[PairState.TRUST_HEAD, 0] = [0.1, 0.2, 0.6]
    return world, state


def test_a_group_is_the_mean_of_its_members_by_voice():
    world, state = group_of_three()
    found = sides_of(world, state, 0, 1, False, 0.0)
    assert found.group.ideal[0] == pytest.approx(0.5 * 0.4 + 0.3 * 0.6 + 0.2 * 1.0)
    assert found.group.salience[0] == pytest.approx(0.5 * 0.2 + 0.3 * 0.4 + 0.2 * 1.0)
    assert found.group.trust == pytest.approx(0.1 + 0.12 + 0.16)
    assert found.head.trust == pytest.approx(0.05 + 0.06 + 0.12)
    assert found.group.luck == pytest.approx(0.05 - 0.03 + 0.06)
    assert [found.voice, found.status, found.strength] == pytest.approx([1.0, 0.05, 1.0])


def test_the_bound_speak_with_powers_but_not_with_the_government():
    world, state = group_of_three()
    state.faction[2, FactionState.BOUND] = 1.0
    assert sides_of(world, state, 0, 0, False, 0.0).voice == pytest.approx(0.8)
    assert sides_of(world, state, 1, 0, False, 0.0).voice == pytest.approx(1.0)
    found = sides_of(world, state, 0, 0, False, 0.0)
    assert found.group.ideal[0] == pytest.approx((0.5 * 0.4 + 0.3 * 0.6) / 0.8)
    assert found.strength == pytest.approx(2 / 3)


def test_a_faction_alone_speaks_for_itself_even_without_a_voice():
    world, state = group_of_three()
    world.faction[1, Faction.VOICE] = 0.0
    found = sides_of(world, state, 0, 1, True, 0.0)
    assert [found.group.ideal[0], found.group.trust, found.group.luck] == [0.6, 0.4, -0.1]
    assert found.strength == pytest.approx(1 / 3)


def test_luck_moves_each_sides_own_chance_alone():
    world = example()
    state = first(world)
    terms = np.array([0.4, 0.5])

    def index(group_luck, head_luck):
        world.faction[0, Faction.LUCK], world.head[0, Head.LUCK] = group_luck, head_luck
        found = accepted(world.param, sides_of(world, state, 0, 0, True, 0.0), terms)
        return [0.14 * np.log(p / (1.0 - p)) for p in found]

    plain = index(0.0, 0.0)
    assert index(0.1, 0.0) == pytest.approx([plain[0] + 0.1, plain[1]])
    assert index(0.0, -0.2) == pytest.approx([plain[0], plain[1] - 0.2])


def test_acceptance_by_hand_without_commitment_problem():
    """Trust 1 and an other side that would lose by breaking: ν = 0, so A = L((U − V − α)/σ)."""
    world = example()
    world.param[[Param.WIN_GOVERNMENT, Param.WIN_REBELS, Param.TAU]] = 0.0, 0.0, 1e-3
    state = first(world)
    state.pair[PairState.TRUST_FACTION] = state.pair[PairState.TRUST_HEAD] = 1.0
    terms = np.array([0.4, 0.5])
    found = seen(world, state, alone=True)
    sides = found["returns"]._replace(guarantee=0.0)
    chances = accepted(world.param, sides, terms)
    flows_ = found["group_flow"], found["head_flow"]
    for side, flow, chance in zip((sides.group, sides.head), flows_, chances, strict=True):
        gained = utility(terms, side.ideal, side.salience) - flow[2] - 0.1 + side.luck
        assert chance == pytest.approx(signs(world.param, gained))
        assert chance == pytest.approx(logistic(gained / 0.14))
