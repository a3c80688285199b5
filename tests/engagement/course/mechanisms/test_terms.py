"""Tables: what is on them, what is offered, who must agree.

``test_terms_signed.py`` tests what a signature does.
"""

import numpy as np
import pytest
from tests.engagement.course.worlds import (
    FACTION_KEYS,
    HEAD_KEYS,
    NEIGHBOUR,
    PATRON,
    control,
    example,
    first,
    inside,
    kept,
    lucky,
    many,
    quiet,
)

from detente.engagement.course.input_rows import Faction, Head, Policy, Purpose, Reading, Stance
from detente.engagement.course.kernels.offers import signs, utility
from detente.engagement.course.kernels.sides import accepted, sides_of
from detente.engagement.course.mechanisms import terms as terms_
from detente.engagement.course.mechanisms.terms import on_table, step_terms
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, PairState, War

CHANNEL, BILATERAL = int(PairState.CHANNEL), int(PairState.BILATERAL)
BOUND = int(FactionState.BOUND)


def sitting(world, *pairs: tuple[int, int]):
    """Return the first day, with these heads and factions sitting."""
    state = first(world)
    for h, f in pairs:
        state.pair[CHANNEL, h, f] = 1.0
    return state


def test_an_issue_is_on_the_table_where_all_its_controllers_sit():
    world = quiet()
    apart, together = sitting(world, (0, 0)), sitting(world, (0, 0), (PATRON, 0))
    assert on_table(world, apart, 0, 0).tolist() == [1.0, 0.0]
    assert on_table(world, together, 0, 0).tolist() == [1.0, 1.0]
    assert on_table(world, together, PATRON, 0).tolist() == [0.0, 1.0]
    assert on_table(world, together, 0, 1).tolist() == [1.0, 0.0]  # the patron sits with A alone


def test_an_issue_of_two_needs_both_at_the_governments_table():
    world = quiet()
    control(world, 0, 0, PATRON)
    control(world, 1, PATRON, NEIGHBOUR)
    state = sitting(world, (0, 0), (PATRON, 0))
    assert on_table(world, state, 0, 0).tolist() == [1.0, 0.0]
    assert on_table(world, state, PATRON, 0).tolist() == [0.0, 0.0]
    assert on_table(world, sitting(world, (0, 0)), 0, 0).tolist() == [0.0, 0.0]


def test_an_issue_without_controller_is_on_every_table():
    world = quiet()
    control(world, 1)
    state = sitting(world, (0, 0), (PATRON, 0))
    assert on_table(world, state, 0, 0).tolist() == [1.0, 1.0]
    assert on_table(world, state, PATRON, 0).tolist() == [0.0, 1.0]


def holds(world, state, h: int = 0, f: int = 0) -> bool:
    """Say whether there is a table, and its issues can be settled."""
    met = terms_._meets(world, state, h, f)
    return bool(met and terms_._negotiable(world, on_table(world, state, h, f)))


def test_a_table_needs_an_issue_that_somebody_controls():
    world = quiet()
    control(world, 0, PATRON)
    control(world, 1)
    assert not holds(world, sitting(world, (0, 0)))
    assert holds(world, sitting(world, (0, 0), (PATRON, 0)))  # with a power's issue alone
    assert holds(world, sitting(world, (PATRON, 0)), PATRON)


def test_a_table_needs_a_channel_and_a_voice():
    world = quiet()
    assert not holds(world, sitting(world))
    assert holds(world, sitting(world, (0, 0)))
    world.faction[0, Faction.VOICE] = 0.0
    assert not holds(world, sitting(world, (0, 0)))


def test_a_power_has_one_deal_with_a_group():
    world = many(2, Reading.ONE)
    state = sitting(world, (PATRON, 0), (PATRON, 1))
    assert holds(world, state, PATRON)
    state.pair[BILATERAL, PATRON, 1] = 1.0
    assert not holds(world, state, PATRON)


def offered(world, state, h: int = 0, f: int = 0) -> dict:
    sides = sides_of(world, state, h, f, False, 0.0)
    return inside(terms_._offer, world, state, h, sides, on_table(world, state, h, f))


def test_power_vector():
    """a .05, share .7, x .3, b_h 1: .398308."""
    world = example()
    state = sitting(world, (0, 0))
    state.faction[0, FactionState.STATUS] = 0.05
    assert offered(world, state)["power"] == pytest.approx(0.398308283, abs=5e-10)


def test_a_heads_voice_weighs_in_bargaining():
    world = example()
    world.head[0, Head.VOICE] = 2.0
    group, head = 0.85 * np.exp(-0.15), 2.0 * np.exp(0.15)
    found = offered(world, sitting(world, (0, 0)))["power"]
    assert found == pytest.approx(group / (group + head))


def between(world, state, weight: float, table) -> list[float]:
    sides = sides_of(world, state, 0, 0, False, 0.0)
    return terms_._between(state, sides, np.array(table), weight).tolist()


def test_terms_between_the_ideals_by_weight_and_salience():
    """A wants .6 and .9 with weights .8 and .6, the government .2 and .2 with .9 and .5."""
    world = example()
    state = sitting(world, (0, 0))
    one = (0.25 * 0.8 * 0.6 + 0.75 * 0.9 * 0.2) / (0.25 * 0.8 + 0.75 * 0.9)
    two = (0.25 * 0.6 * 0.9 + 0.75 * 0.5 * 0.2) / (0.25 * 0.6 + 0.75 * 0.5)
    assert between(world, state, 0.25, [1.0, 1.0]) == pytest.approx([one, two])
    assert between(world, state, 0.25, [1.0, 0.0]) == pytest.approx([one, 0.1])


def test_an_issue_about_which_neither_cares_stays_as_it_is():
    world = example()
    world.stance[Stance.SALIENCE, [0, 3], 0] = 0.0
    state = sitting(world, (0, 0))
    assert between(world, state, 0.5, [1.0, 1.0])[0] == 0.1


def test_the_offer_is_the_first_maximum_over_nineteen_weights():
    for seed in range(20):
        rng = np.random.default_rng(seed)
        world = example()
        world.stance[:] = rng.random(world.stance.shape)
        state = sitting(world, (0, 0), (PATRON, 0))
        found = offered(world, state)
        sides, p = sides_of(world, state, 0, 0, False, 0.0), found["power"]
        tried = [between(world, state, 0.05 * n, [1.0, 1.0]) for n in range(1, 20)]
        scores = []
        for z in tried:
            group, head = accepted(world.param, sides, np.array(z))
            scores.append(p * np.log(group) + (1.0 - p) * np.log(head))
        best, chance = found["returns"]
        assert best.tolist() == tried[int(np.argmax(scores))]
        group, head = accepted(world.param, sides, best)
        assert chance == pytest.approx(group * head)


def test_if_neither_side_minds_the_first_weight_is_offered():
    world = example()
    world.stance[Stance.SALIENCE] = 0.0
    world.stance[Stance.SALIENCE, 1, 1] = 0.5  # the patron alone cares
    world.param[[Param.WIN_GOVERNMENT, Param.WIN_REBELS]] = 0.0
    state = sitting(world, (0, 0))
    assert offered(world, state)["best"].tolist() == state.terms.tolist()


def test_a_power_whose_issue_is_used_must_agree_as_well():
    """G = U(z) - (U(now) - k(1 + S)) + e - α, for the patron."""
    world = example()
    state = sitting(world, (0, 0), (PATRON, 0))
    state.war[War.STALEMATE] = 0.5
    z = np.array([0.2, 0.25])
    own, salience = world.stance[:, PATRON]
    gained = utility(z, own, salience) - utility(state.terms, own, salience)
    gained += 0.2 * 1.5 + 0.06 - 0.1
    found = terms_._bystander(world, state, PATRON, z)
    assert found == pytest.approx(signs(world.param, gained))


def chance_at(world, state, h: int = 0, f: int = 0) -> float:
    return inside(terms_._hold, world, kept(state), h, f, 0.0, (1, 0, 1))["chance"]


def test_more_signatures_make_a_deal_rarer():
    world = example()
    control(world, 1)  # nobody's: on the table with and without the patron
    state = sitting(world, (0, 0), (PATRON, 0))
    plain = chance_at(world, state)
    best, chance = offered(world, state)["returns"]
    assert plain == pytest.approx(0.2 * chance)
    control(world, 1, PATRON)
    agrees = terms_._bystander(world, state, PATRON, best)
    assert chance_at(world, state) == pytest.approx(0.2 * chance * agrees)


def test_a_power_without_an_issue_on_the_table_is_not_asked():
    world = example()
    control(world, 1)
    state = sitting(world, (0, 0), (PATRON, 0), (NEIGHBOUR, 0))
    before = chance_at(world, state)
    world.head[[PATRON, NEIGHBOUR], Head.COST] = 0.9
    assert chance_at(world, state) == before


@pytest.mark.parametrize(("h", "f"), [(0, 0), (0, 1), (PATRON, 0), (PATRON, 1)])
def test_a_table_signs_where_its_chance_lies_above_the_uniform(h, f):
    world = example()
    world.param[Param.HURDLE], world.policy[Policy.GUARANTEE] = -0.2, 0.0
    state = sitting(world, (h, f))
    world.param[Param.PACE] = 1.0
    full, seen = chance_at(world, state, h, f), set()
    for draw in range(60):
        found = kept(state)
        step_terms(world, found, True, 1, draw, 1)
        luck = lucky(Purpose.SIGN, FACTION_KEYS[f], 1, draw, HEAD_KEYS[h])
        signed = found.faction[f, BOUND] if h == 0 else found.pair[BILATERAL, h, f]
        assert signed == float(luck < full)
        seen.add(signed)
    assert seen == {0.0, 1.0}


def test_vector_of_two_that_accept():
    """G .08 and -.03, σ_A .14, by the chance of a signature with pace 1: .285440."""
    world = example()
    world.param[Param.PACE] = 1.0
    state = sitting(world, (0, 0))
    for _ in range(40):  # luck moves the offer a little, so it is set again
        best, _ = offered(world, state)["returns"]
        chances = accepted(world.param, sides_of(world, state, 0, 0, False, 0.0), best)
        group, head = (0.14 * np.log(p / (1.0 - p)) for p in chances)
        world.faction[0, Faction.LUCK] += 0.08 - group
        world.head[0, Head.LUCK] += -0.03 - head
    assert chance_at(world, state) == pytest.approx(0.285439672, abs=5e-10)
