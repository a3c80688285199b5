"""Run random courses uncompiled and print every key with which a shock is drawn (I2).

For each of some random worlds: under two options, and with each mechanism off. Run with
``NUMBA_DISABLE_JIT=1``.
"""

import importlib
import json
import pkgutil
import sys
from collections.abc import Callable

import numpy as np
from tests.engagement.course.adapter import batch_of, order_of, philox
from tests.engagement.course.compared import meetings_for
from tests.oracles.course.random_worlds import random_option, random_world

import detente.engagement.course as room
from detente.engagement.course.fates import AFTER
from detente.engagement.course.month import STEPS, start, step
from detente.engagement.course.run import world_of
from detente.engagement.course.world import empty_state

WORLDS = (3, 7, 16)
SEED = 5
NAMES = ("shock", "normal_shock")


def watched(drawn: Callable, keys: set) -> Callable:
    """Return a shock that notes its key."""

    def shock(*key: int) -> float:
        keys.add(tuple(int(one) for one in key))
        return drawn(*key)

    return shock


def modules() -> list:
    """Return every module of the course."""
    found = pkgutil.walk_packages(room.__path__, f"{room.__name__}.")
    return [importlib.import_module(one.name) for one in found]


def keys_of(number: int, option_number: int, on: np.ndarray) -> list[list[int]]:
    """Return the keys of the shocks that one course draws."""
    world = random_world(number)
    meetings = meetings_for(number, world)
    heads, factions, regions = order_of(world)
    option = random_option(option_number, world)
    batch = batch_of(world, option, meetings, philox(SEED, number, regions))
    state = empty_state(len(heads), len(factions), len(world.issues), len(regions))
    keys: set = set()
    before = [(m, name, getattr(m, name)) for m in modules() for name in NAMES if hasattr(m, name)]
    for module, name, drawn in before:
        setattr(module, name, watched(drawn, keys))
    draw = world_of(batch, 0, 0)
    start(draw, state)
    for month in range(1, world.horizon + AFTER + 1):
        step(draw, state, month, on, world.horizon, number, SEED)
    for module, name, drawn in before:
        setattr(module, name, drawn)
    return sorted(list(key) for key in keys)


def found() -> dict[str, dict[str, list[list[int]]]]:
    """Return keys by world and by what was changed."""
    told = {}
    for number in WORLDS:
        on = np.ones(len(STEPS))
        told[str(number)] = {"plain": keys_of(number, number, on)}
        told[str(number)]["other option"] = keys_of(number, number + 500, on)
        for n, key in enumerate(STEPS):
            off = on.copy()
            off[n] = 0.0
            told[str(number)][f"without {key}"] = keys_of(number, number, off)
    return told


if __name__ == "__main__":
    json.dump(found(), sys.stdout)
