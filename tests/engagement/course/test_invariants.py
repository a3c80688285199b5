"""Invariants I2 to I8, I11 and I12 of section 12, in random worlds.

I6, I9, I10 and parts of others stand beside the mechanism that they are about.
"""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from tests.engagement.course.adapter import batch_of, order_of, philox
from tests.engagement.course.compared import meetings_for
from tests.engagement.course.shocks import SEED, WORLDS
from tests.oracles.course.random_worlds import random_option, random_world

from detente.engagement.course.input_rows import (
    Event,
    EventKind,
    Faction,
    Head,
    Issue,
    Policy,
    Purpose,
    Stance,
)
from detente.engagement.course.month import STEPS
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.run import Batch, Outputs, empty_outputs, run_batch
from detente.engagement.course.state_rows import FactionState, War
from detente.engagement.course.world import empty_state
from detente.numerics.philox import actor_key

pytestmark = pytest.mark.timeout(600)  # the first course compiles all kernels

FEW, MORE = range(40), range(120)
ALL = np.ones(len(STEPS))
NOBODY = {
    *(Purpose.WALK, Purpose.DEATHS, Purpose.LEAVE, Purpose.DRUGS, Purpose.ROUND, Purpose.END),
    *(Purpose.CEASEFIRE_START, Purpose.CEASEFIRE_BREAK, Purpose.LOW_START, Purpose.LOW_END),
    Purpose.AGAIN,
}
HEAD = {
    *(Purpose.RUNDOWN, Purpose.CONTACT, Purpose.LABEL, Purpose.COME, Purpose.ROLE),
    *(Purpose.DRIFT, Purpose.FAIL),
}
FACTION = {
    *(Purpose.FORM, Purpose.JOIN, Purpose.ATTACK, Purpose.INSIDE, Purpose.DEFECT),
    *(Purpose.SIDE, Purpose.SPLIT),
}
MOVEMENT = {Purpose.ASKED, Purpose.ASKED_DRIFT}  # by faction, and once for the whole
PAIR = {Purpose.OPEN, Purpose.CLOSE, Purpose.SIGN}


def given(seed: int, change=None) -> Batch:
    """Return the arrays of a random world under its random option, changed as asked."""
    world = random_world(seed)
    option, meetings = random_option(seed, world), meetings_for(seed, world)
    batch = batch_of(world, option, meetings, philox(1, seed, order_of(world)[2]))
    if change is not None:
        batch = change(batch) or batch
    return batch


def ran(batch: Batch, seed: int, on=ALL) -> Outputs:
    months = random_world(seed).horizon
    sizes = (batch.head.shape[1], batch.faction.shape[1], batch.issue.shape[1])
    state = empty_state(*sizes, batch.place.shape[1])
    out = empty_outputs(batch, months, 1)
    run_batch(batch, months, on, seed, 1, state, out)
    return out


def alike(one: Outputs, other: Outputs) -> bool:
    return all(np.array_equal(a, b, equal_nan=True) for a, b in zip(one, other, strict=True))


@pytest.fixture(scope="module")
def keys(root: Path) -> dict:
    """Return the keys of the shocks of some courses, from uncompiled kernels."""
    program = Path(__file__).with_name("shocks.py")
    path = os.pathsep.join([str(root / "src"), str(root)])
    done = subprocess.run(
        [sys.executable, "-W", "ignore", str(program)],
        env=os.environ | {"NUMBA_DISABLE_JIT": "1", "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("number", WORLDS)
def test_a_shock_depends_on_draw_month_purpose_and_actor_never_on_the_option(keys, number):
    """I2: under another option, or with a mechanism off, the same keys have the same shocks."""
    world = random_world(number)
    heads, factions, regions = order_of(world)
    head, faction = ({actor_key(one) for one in ids} for ids in (heads, factions))
    seen = set()
    for drawn in keys[str(number)].values():
        for seed, stream, index, purpose, month, draw in drawn:
            assert (seed, draw) == (SEED, number)
            assert 1 <= month <= world.horizon + 12
            allowed = (
                stream == 0 == index
                if purpose in NOBODY
                else stream == 0 and index in head
                if purpose in HEAD
                else stream == 0 and index in faction
                if purpose in FACTION
                else stream == 0 and index in {0, *faction}
                if purpose in MOVEMENT
                else stream in head and index in faction
                if purpose in PAIR
                else purpose == Purpose.RIVAL and stream == 0 and index < len(regions)
            )
            assert allowed, Purpose(purpose)
            seen.add(purpose)
    assert len(seen) > 20


def test_each_purpose_is_keyed_by_one_kind_of_actor():
    kinds = (NOBODY, HEAD, FACTION, MOVEMENT, PAIR, {Purpose.RIVAL})
    assert sorted(one for kind in kinds for one in kind) == sorted(Purpose)


def test_drift_is_the_same_under_every_option_and_switch():
    """I2, seen in what is drawn: the balance walks alike as long as the war lasts."""
    tried = 0
    for seed in FEW:
        plain = ran(given(seed, two_options), seed)
        others = [plain] + [
            ran(given(seed), seed, np.array([float(key != switch) for key in STEPS]))
            for switch in ("contact", "response", "talks", "deal_life", "exclusion")
        ]
        wars = [war for one in others for war in one.war[0]]
        lasting = {war[War.DRIFT] for war in wars if war[War.ENDED] == 0.0}
        assert len(lasting) <= 1
        tried += len(lasting)
    assert tried > 10


def two_options(batch: Batch) -> Batch:
    """Return the batch with the reference option's levers as a second option."""
    return batch._replace(
        policy=np.vstack([batch.policy, batch.base]),
        target=np.repeat(batch.target, 2, axis=1),
        invited=np.repeat(batch.invited, 2, axis=0),
        reference=np.repeat(batch.reference, 2, axis=0),
    )


def test_outcomes_follow_from_what_happened():
    """I3."""
    seen = set()
    for seed in MORE:
        for war in ran(given(seed), seed).war[0]:
            outcome = war[War.OUTCOME]
            seen.add(outcome)
            assert outcome in range(8)
            assert (outcome in {6, 7}) == (war[War.ENDED] > 0.0) == (war[War.END_MONTH] > 0.0)
            if war[War.FIRST_WHOLE] > 0.0:
                assert 0.0 < war[War.ANY_DEAL] <= war[War.FIRST_WHOLE]
            assert outcome != 5 or war[War.FIRST_WHOLE] > 0.0
            assert outcome != 4 or war[War.ANY_DEAL] > 0.0
            assert outcome != 1 or war[War.FIRST_BILATERAL] > 0.0
            assert outcome != 3 or war[War.FIRST_CEASEFIRE] > 0.0
            assert outcome != 2 or war[War.FIRST_LOW] > 0.0
            assert war[War.FAILURES] == 0.0 or war[War.ANY_DEAL] <= war[War.FIRST_FAILURE]
    assert seen == set(range(8))


def moved(batch: Batch, heads: list[int], factions: list[int]) -> Batch:
    """Return the batch with rows of heads and factions in another order; keys go along."""
    n, m = len(heads), batch.issue.shape[1]
    place = {old: new for new, old in enumerate([*heads, *(n + f for f in factions)])}
    event, policy = batch.event.copy(), batch.policy.copy()
    for row in event[0]:
        row[Event.TARGET] = place[int(row[Event.TARGET])]
    policy[:, Policy.HOLDOUT] = [place[int(h)] if h >= 0 else -1 for h in policy[:, Policy.HOLDOUT]]
    fresh_columns = [*range(2 * m), *(2 * m + f for f in factions)]
    fresh_columns += [2 * m + len(factions) + f for f in factions] + [batch.fresh.shape[2] - 1]
    regions = batch.place.shape[1]
    arrays = {
        "head": batch.head[:, heads],
        "faction": batch.faction[:, factions],
        "pair": batch.pair[:, :, heads][..., factions],
        "stance": batch.stance[:, :, [*heads, *(n + f for f in factions)]],
        "issue": batch.issue[:, :, [0, 1, *(Issue.CONTROL + h for h in heads)]],
        "shared": batch.shared[:, factions],
        "target": batch.target[..., factions],
        "invited": batch.invited[:, heads],
        "place": batch.place[:, :, [0, *(1 + f for f in factions)]],
        "near": batch.near[[*range(regions), *(regions + h for h in heads)]],
        "fresh": batch.fresh[..., fresh_columns],
        "event": event,
        "policy": policy,
    }
    return batch._replace(**{key: np.ascontiguousarray(one) for key, one in arrays.items()})


def shuffled(rng: random.Random, many: int, fixed: list[int]) -> list[int]:
    """Return an order of rows in which the fixed ones keep their order among themselves."""
    order = list(range(many))
    rng.shuffle(order)
    rest = iter(fixed)
    return [next(rest) if one in fixed else one for one in order]


def close(one: Outputs, other: Outputs, heads: list[int], factions: list[int]) -> bool:
    """Say whether results are the same to 1e-9 once rows are put in order."""
    rows = {"head": heads, "faction": factions}
    for name in ("head", "faction", "war", "terms", "presence"):
        a, b = getattr(one, name), getattr(other, name)
        if name == "faction":  # the number of a group is a row
            keep = [row for row in FactionState if row != FactionState.GROUP]
            a, b = a[..., keep], b[..., keep]
        a = a[:, :, rows[name]] if name in rows else a
        if not np.allclose(a, b, rtol=1e-9, atol=1e-9, equal_nan=True):
            return False
    return True


@pytest.mark.parametrize("tables", [False, True])
def test_the_order_of_rows_does_not_matter_beyond_that_of_ids(tables):
    """I4: keys go with the rows.

    Tables are held in the order of ids, each seeing what was settled before, and the least id of a
    group is its key: rows that sit at tables keep their order where tables are held, otherwise
    factions of one group do.
    """
    on = np.array([float(tables or key != "terms") for key in STEPS])
    changed = 0
    for seed in FEW:
        batch, rng = given(seed), random.Random(f"order {seed}")
        n, many = batch.head.shape[1], batch.faction.shape[1]
        movement = [f for f in range(many) if batch.faction[0, f, Faction.SIDE] == -1.0]
        controls = [h for h in range(1, n) if batch.head[0, h, Head.CONTROLS] == 1.0]
        fixed = controls if tables else []
        heads = [0, *(1 + h for h in shuffled(rng, n - 1, [h - 1 for h in fixed]))]
        factions = shuffled(rng, many, movement)
        other = moved(batch, heads, factions)
        changed += heads != sorted(heads) or factions != sorted(factions)
        assert close(ran(batch, seed, on), ran(other, seed, on), heads, factions), seed
    assert changed > 20


def test_under_many_readings_factions_stand_in_any_order():
    """I4, where each faction is a group of its own and tables are off."""
    on = np.array([float(key != "terms") for key in STEPS])

    def apart(batch):
        batch.param[:, Param.READING] = 2.0

    for seed in FEW:
        batch, rng = given(seed, apart), random.Random(f"any {seed}")
        heads = list(range(batch.head.shape[1]))
        factions = shuffled(rng, batch.faction.shape[1], [])
        other = moved(batch, heads, factions)
        assert close(ran(batch, seed, on), ran(other, seed, on), heads, factions), seed


def silent(batch):
    """Keep the first power without contact, in every way."""
    batch.head[:, 1, Head.CONTACT] = 0.0
    batch.head[:, 1, Head.NONE_CLANDESTINE : Head.OPEN_NONE + 1] = 0.0
    never = (batch.event[0, :, Event.KIND] == EventKind.TURNOVER) & (
        batch.event[0, :, Event.TARGET] == 1.0
    )
    batch.event[:, never, Event.MONTH] = 0.0


def test_a_power_that_is_in_contact_with_nobody_moves_nothing():
    """I5."""

    def elsewhere(batch):
        silent(batch)
        batch.stance[:, Stance.IDEAL, 1] = 1.0 - batch.stance[:, Stance.IDEAL, 1]
        batch.stance[:, Stance.SALIENCE, 1] = 0.5

    for seed in MORE:
        assert alike(ran(given(seed, silent), seed), ran(given(seed, elsewhere), seed)), seed


def test_an_issue_of_who_never_sits_does_not_change():
    """I6."""
    moved_, seen = 0, 0
    for seed in MORE:
        batch = given(seed, silent)
        out = ran(batch, seed)
        for k in range(batch.issue.shape[1]):
            start = batch.issue[0, k, Issue.STATUS_QUO]
            if batch.issue[0, k, Issue.CONTROL + 1] == 1.0:
                seen += 1
                assert (out.terms[0, :, k] == start).all()
            else:
                moved_ += (out.terms[0, :, k] != start).any()
    assert seen > 40
    assert moved_ > 40


def test_without_a_rival_stances_on_it_do_not_matter():
    """I7."""
    tried = 0

    def other(batch):
        batch.faction[..., Faction.RIVAL] = 1.0 - batch.faction[..., Faction.RIVAL]
        batch.param[:, [Param.R_COOP, Param.DEFECT0, Param.R_EXCL]] += 3.0

    for seed in MORE:
        batch = given(seed)
        if batch.param[0, Param.RIVAL] == 1.0:
            continue
        tried += 1
        assert alike(ran(batch, seed), ran(given(seed, other), seed)), seed
    assert tried > 20


def test_without_contact_its_effects_do_not_matter():
    """I8."""

    def nobody(batch):
        batch.faction[..., Faction.CONTACT] = 0.0
        batch.target[:] = 0.0

    names = ("MOD", "MOD_HARD", "MEANS", "STATUS", "T_MED", "T_MED0", "R_COOP", "COOP_TRUST")

    def other(batch):
        nobody(batch)
        batch.param[:, [Param[name] for name in names]] += 0.4

    for seed in FEW:
        assert alike(ran(given(seed, nobody), seed), ran(given(seed, other), seed)), seed


def test_without_causes_the_balance_rests():
    """I11."""

    def still(batch):
        batch.head[..., [Head.BACKS_GOVERNMENT, Head.BACKS_MOVEMENT]] = 0.0
        batch.param[:, [Param.WALK, Param.MEANS]] = 0.0
        batch.policy[:, [Policy.COERCE, Policy.ARMS]] = 0.0
        batch.event[:, batch.event[0, :, Event.KIND] == EventKind.BALANCE, Event.MONTH] = 0.0

    for seed in FEW:
        out = ran(given(seed, still), seed)
        assert len(np.unique(out.month[..., 1])) == 1
        assert (out.war[..., War.SHIFT] == 0.0).all()


@pytest.mark.parametrize(("luck", "row"), [(0.1, Param.T_MED0), (0.9, Param.T_MED)])
def test_mediation_without_its_consent_does_not_matter(luck, row):
    """I12: with consent the draw of mediation without it moves nothing, and the reverse."""

    def sure(batch):
        batch.param[:, Param.CONSENT_LUCK] = luck
        batch.fresh[..., -1] = luck

    def other(batch):
        sure(batch)
        batch.param[:, row] += 0.7

    for seed in FEW:
        assert alike(ran(given(seed, sure), seed), ran(given(seed, other), seed)), seed
