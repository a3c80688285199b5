"""Invented worlds of any size for the monthly loop: arrays drawn here, no case behind them."""

from typing import NamedTuple

import numpy as np

from detente.engagement.layout import Faction, Param, Policy, Posture, Power, Stance, Tie
from detente.engagement.loop import Batch, Outputs, empty_outputs, run_batch
from detente.engagement.registry import STEPS
from detente.engagement.world import State, empty_state
from detente.ensemble.priors import parameter_quantile
from detente.numerics.arrays import Floats

__all__ = ["ALL", "Size", "crowd", "only", "run", "states"]

ALL = np.ones(len(STEPS))


class Size(NamedTuple):
    """How large an invented world is; the defaults are about the flagship's."""

    guests: int = 20
    factions: int = 8
    issues: int = 10
    regions: int = 34
    strategies: int = 6


def only(*keys: str) -> Floats:
    """Return the switches with these mechanisms on."""
    return np.array([float(m.key in keys) for m in STEPS])


def crowd(draws: int, size: Size | None = None, seed: int = 1) -> Batch:
    """Return the inputs of invented draws: parameters from their priors, the rest uniform."""
    size = size or Size()
    rng = np.random.default_rng(seed)
    share = rng.dirichlet(np.ones(size.factions), draws)
    tie = rng.random((draws, len(Tie), size.guests, size.guests))
    tie *= 1.0 - np.eye(size.guests)
    return Batch(
        power=_powers(rng, draws, size),
        faction=_factions(rng, share),
        tie=tie / np.maximum(tie.sum(axis=-1, keepdims=True), 1e-300),
        stance=rng.random((draws, len(Stance), size.factions + 1, size.issues)),
        param=_params(rng, draws),
        policy=_policies(size),
        target=(rng.random((draws, size.strategies, size.factions)) < 0.5).astype(float),
        invited=np.zeros((size.strategies, size.guests)),
        place=rng.random((draws, size.regions, 1 + size.factions)) / (1 + size.factions),
        near=_borders(size),
    )


def _powers(rng: np.random.Generator, draws: int, size: Size) -> Floats:
    found = rng.random((draws, size.guests, len(Power)))
    found[:, :, Power.KEY] = np.arange(1, size.guests + 1)
    for row in (Power.ENGAGED, Power.LABEL, Power.URGE, Power.ADMITTED):
        found[:, :, row] = found[:, :, row] < 0.2
    found[:, :, Power.CONTACT] = np.floor(4.0 * found[:, :, Power.CONTACT] ** 3)
    found[:, :, Power.MOVES] = 1.0
    found[:, :, Power.OPENING] *= 0.2  # a year
    # The convenor comes first, the government last; neither moves by exposure.
    found[:, [0, -1], Power.MOVES] = found[:, [0, -1], Power.OMEGA] = 0.0
    found[:, [0, -1], Power.CONTACT] = 0.0
    return found


def _factions(rng: np.random.Generator, share: Floats) -> Floats:
    draws, factions = share.shape
    found = rng.random((draws, factions, len(Faction)))
    found[:, :, Faction.SHARE] = share
    found[:, :, Faction.CONTACT] = 0.0
    found[:, :, Faction.KEY] = np.arange(1001, factions + 1001)
    found[:, :, Faction.HARDLINER] = found[:, :, Faction.HARDLINER] < 0.3
    found[:, :, Faction.WAR_COST] *= 0.3
    found[:, :, Faction.NOISE] = 0.05 * rng.standard_normal((draws, factions))
    return found


def _params(rng: np.random.Generator, draws: int) -> Floats:
    found = np.zeros((draws, len(Param)))
    for mechanism in STEPS:
        for one in mechanism.spec.parameters:
            found[:, Param[one.name.upper()]] = parameter_quantile(one, rng.random(draws))
    for row in (Param.PAIN, Param.BALANCE, Param.COHESION):
        found[:, row] = rng.uniform(0.3, 0.7, draws)
    found[:, Param.GOVERNMENT_COST] = rng.uniform(0.0, 0.3, draws)
    found[:, Param.HYPOTHESIS] = rng.integers(0, 3, draws)
    found[:, Param.MODERATES] = rng.random(draws)
    found[:, Param.COMES_YEARS] = 4.8
    found[:, Param.COMES_SPREAD] = 1.5
    found[:, [Param.FIRST_CLANDESTINE, Param.FIRST_UNOFFICIAL]] = 0.4
    for row in (Param.RISE_UNOFFICIAL, Param.RISE_OPEN, Param.RISE_FROM_UNOFFICIAL):
        found[:, row] = 0.1
    found[:, Param.CONTACT_DOWN] = 0.2
    found[:, Param.TOGETHER], found[:, Param.SIT_BASE] = 1.0, -4.0
    return found


def _policies(size: Size) -> Floats:
    """Return strategies like the flagship's: none, some and all contact, a round every quarter."""
    found = np.zeros((size.strategies, len(Policy)))
    found[:, Policy.TARGET] = [min(s, 3) for s in range(size.strategies)]
    found[:, Policy.STEP_DOWN] = 1.0
    found[:, Policy.FIRST_ROUND] = [0.0 if s == 0 else 3.0 for s in range(size.strategies)]
    found[:, Policy.INTERVAL] = 3.0
    found[:, Policy.PRESSED] = found[:, Policy.HOLDOUT] = 1.0
    found[:, Policy.ASK_MOVEMENT] = 1.0
    found[:, Policy.ROLE_OFFERED] = 3.0
    if size.strategies > 4:
        found[4:, Policy.POSTURE] = float(Posture.COERCION)
    return found


def _borders(size: Size) -> Floats:
    """Return regions in a ring, each bordered by one guest."""
    found = np.zeros((size.regions + size.guests, size.regions))
    for r in range(size.regions):
        found[(r + 1) % size.regions, r] = found[(r - 1) % size.regions, r] = 1.0
        found[size.regions + r % size.guests, r] = 1.0
    return found


def states(batch: Batch) -> tuple[State, State]:
    """Return room for the state of a draw, twice."""
    shape = (
        batch.power.shape[1],
        batch.faction.shape[1],
        batch.stance.shape[3],
        batch.place.shape[1],
    )
    return empty_state(*shape), empty_state(*shape)


def run(batch: Batch, months: int, on: Floats = ALL, seed: int = 1) -> Outputs:
    """Run every draw of a batch under every strategy."""
    out = empty_outputs(batch, months, 0)
    state, was = states(batch)
    run_batch(batch, months, on, 0, seed, state, was, out)
    return out
