"""The same models in other programs: a threshold contagion in ndlib, contact by exposure in Mesa.

Neither is a dependency. Put both into an environment of their own and name it:

    python -m venv build/peers && build/peers/bin/pip install ndlib six mesa
    DETENTE_PEERS=build/peers make bench

The environment must be of the same Python; its packages are found after this one's. ndlib imports
six but does not ask for it.
"""

import importlib
import math
import os
import sys
import time
import warnings
from pathlib import Path
from types import ModuleType

import numpy as np
from benchmarks.crowd import Size, crowd

from detente.engagement.course.input_rows import Head, Policy, Purpose
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.run import Batch
from detente.numerics.arrays import Bools, Floats, Ints
from detente.numerics.philox import shock

__all__ = ["contact_world", "mesa_contacts", "ndlib_steps", "peer"]

OPEN = 3


def peer(name: str) -> ModuleType:
    """Return a peer's module; ImportError says how to get it."""
    root = os.environ.get("DETENTE_PEERS")
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    folders = [str(f) for f in Path(root or "build/peers").glob(f"lib/{version}/site-packages")]
    sys.path.extend(f for f in folders if f not in sys.path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return importlib.import_module(name)
        except ImportError as error:
            message = f"{error}: see benchmarks/peers.py for how to name an environment with it"
            raise ImportError(message) from error


def network(nodes: int, ties: int, seed: int = 1) -> Floats:
    """Return an undirected network, each node tied to ``ties`` others on average."""
    rng = np.random.default_rng(seed)
    upper = np.triu(rng.random((nodes, nodes)) < ties / (nodes - 1), 1)
    return (upper | upper.T).astype(float)


def ndlib_steps(tied: Floats, threshold: Floats, seed: Bools) -> tuple[Ints, float]:
    """Return the step at which each node acts in ndlib, -1 never, and the seconds of its steps.

    Shape (run, node). Setting up each run's thresholds takes time of its own, not in the seconds.
    """
    epidemics, config = peer("ndlib.models.epidemics"), peer("ndlib.models.ModelConfig")
    graph = peer("networkx").from_numpy_array(tied)
    found, spent = np.full(seed.shape, -1), 0.0
    for run, (limits, first) in enumerate(zip(threshold, seed, strict=True)):
        model = epidemics.ThresholdModel(graph)
        given = config.Configuration()
        given.add_model_initial_configuration("Infected", np.flatnonzero(first).tolist())
        for node, limit in enumerate(limits.tolist()):
            given.add_node_configuration("threshold", node, limit)
        model.set_initial_status(given)
        before, step, start = -1, 0, time.thread_time()
        # It has no rule to stop by: rest is when nobody was added.
        while True:
            told = model.iteration(node_status=True)
            for node, status in told["status"].items():
                if status == 1:
                    found[run, node] = step
            if told["node_count"][1] == before:
                break
            before, step = told["node_count"][1], step + 1
        spent += time.thread_time() - start
    return found, spent


def contact_world(draws: int, powers: int, seed: int = 1) -> Batch:
    """Return a world in which powers move by others' contact alone, without other drivers."""
    batch = crowd(draws, Size(powers + 2, 1, 1, 0, 1), seed)
    batch.head[:, :, [Head.THREAT, Head.ENGAGED, Head.LABEL, Head.URGED]] = 0.0
    batch.param[:, [Param.STALEMATE_OPEN, Param.PRESS]] = 0.0
    batch.param[:, Param.PEERS] = 3.0
    batch.policy[:, Policy.HOLDOUT] = -1.0
    return batch


def mesa_contacts(batch: Batch, months: int, seed: int, *, same_luck: bool) -> Floats:
    """Return contacts at the horizon in Mesa, shape (draw, head).

    Each power is an agent; all see the contacts of the month's start. With ``same_luck`` the
    uniforms are the kernel's own shocks, else those of Mesa's generator, which is faster.
    """
    model_of = _mesa_model(peer("mesa"))
    found = np.zeros(batch.head.shape[:2])
    for draw in range(found.shape[0]):
        model = model_of(batch, draw, seed, same_luck)
        for _ in range(months):
            model.step()
        found[draw] = [agent.level for agent in model.agents]
    return found


def _mesa_model(mesa: ModuleType):
    """Return the model's class; Mesa's own classes are known only where it is."""

    class Power(mesa.Agent):
        def __init__(self, model, number: int) -> None:
            super().__init__(model)
            row = model.head[number]
            self.moves, self.key = row[Head.MOVES] == 1.0, int(row[Head.KEY])
            self.seen = row[Head.POWER] == 1.0 and number != model.host
            self.level, self.rates = row[Head.CONTACT], _rates(row)

        def move(self) -> None:
            if not self.moves:
                return
            log = self.model.effect * (self.model.exposure - self.model.first)
            factor = math.exp(min(max(log, -math.log(4.0)), math.log(4.0)))
            *up, down = self.rates[int(self.level)]
            rates = [factor * rate for rate in up]
            self.level = _reached(self.level, rates, down, self.model.luck(self.key))

    class Months(mesa.Model):
        def __init__(self, batch: Batch, draw: int, seed: int, same_luck: bool) -> None:
            super().__init__(seed=seed + draw)
            self.draw, self.month, self.key, self.same_luck = draw, 0, seed, same_luck
            self.head, self.host = batch.head[draw].tolist(), int(batch.policy[0, Policy.HOST])
            param = batch.param[draw]
            self.effect, covert = float(param[Param.PEERS]), float(param[Param.COVERT_SEEN])
            self.weight = (0.0, 0.3 * covert, 0.6, 1.0)
            powers = [Power(self, number) for number in range(len(self.head))]
            self.shown = [power for power in powers if power.seen]
            self.exposure = self.first = self.look()

        def look(self) -> float:
            return sum(self.weight[int(p.level)] for p in self.shown) / len(self.shown)

        def luck(self, key: int) -> float:
            if self.same_luck:
                return shock(self.key, 0, key, int(Purpose.CONTACT), self.month, self.draw)
            return self.random.random()

        def step(self) -> None:
            self.month += 1
            self.exposure = self.look()
            self.agents.do("move")

    return Months


def _reached(level: float, rates: list[float], down: float, luck: float) -> float:
    """Return the level after a month: open, unofficial, clandestine, none or as before."""
    total = sum(rates) + down
    if total == 0.0:
        return level
    share, reached = (1.0 - math.exp(-total)) / total, 0.0
    for higher, rate in zip((3.0, 2.0, 1.0), rates, strict=True):
        reached += rate
        if luck < share * reached:
            return higher
    return 0.0 if luck > 1.0 - share * down else level


def _rates(row: list[float]) -> list[tuple[float, float, float, float]]:
    """Return by level the monthly rates to open, unofficial, clandestine and no contact."""
    return [
        (row[Head.NONE_OPEN], row[Head.NONE_UNOFFICIAL], row[Head.NONE_CLANDESTINE], 0.0),
        (
            row[Head.CLANDESTINE_OPEN],
            row[Head.CLANDESTINE_UNOFFICIAL],
            0.0,
            row[Head.CLANDESTINE_NONE],
        ),
        (row[Head.UNOFFICIAL_OPEN], 0.0, 0.0, row[Head.UNOFFICIAL_NONE]),
        (0.0, 0.0, 0.0, row[Head.OPEN_NONE]),
    ]
