"""Invented worlds of any size for the monthly loop: arrays drawn here, no case behind them."""

from typing import NamedTuple

import numpy as np

from detente.engagement.course.input_rows import (
    Announced,
    Event,
    Faction,
    Head,
    Issue,
    Pair,
    Policy,
    Reading,
    Role,
    Series,
    Stance,
)
from detente.engagement.course.month import STEPS
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.run import Batch, Outputs, empty_outputs, run_batch, state_for
from detente.engagement.registry import MECHANISMS
from detente.ensemble.priors import prior_quantile
from detente.numerics.arrays import Floats
from detente.vocabulary.engagement import PARAMETERS

__all__ = ["ALL", "Size", "crowd", "only", "run"]

ALL = np.ones(len(STEPS))
_MARKS = (Head.ENGAGED, Head.LABEL, Head.URGED, Head.ADMITS, Head.CONTROLS)
_PLAIN = (Head.BRIDGES, Head.BACKS_MOVEMENT, Head.BACKS_GOVERNMENT, Head.WITHDRAWAL, Head.ADMITTED)
_RATES = slice(Head.NONE_CLANDESTINE, Head.OPEN_NONE + 1)


class Size(NamedTuple):
    """How large an invented world is; the defaults are about the flagship's."""

    heads: int = 20
    factions: int = 8
    issues: int = 10
    regions: int = 34
    options: int = 6


def only(*keys: str) -> Floats:
    """Return the switches with these mechanisms on."""
    return np.array([float(key in keys) for key in STEPS])


def crowd(draws: int, size: Size | None = None, seed: int = 1) -> Batch:
    """Return the inputs of invented draws: parameters from their priors, the rest uniform."""
    size = size or Size()
    rng = np.random.default_rng(seed)
    people = size.heads + size.factions
    policy = _policies(size)
    return Batch(
        head=_heads(rng, draws, size),
        faction=_factions(rng, draws, size),
        pair=rng.uniform(0.2, 0.6, (draws, len(Pair), size.heads, size.factions)),
        stance=rng.random((draws, len(Stance), people, size.issues)),
        issue=_issues(rng, draws, size),
        shared=rng.uniform(-1.0, 1.0, (draws, size.factions, 2)),
        param=_params(rng, draws),
        policy=policy,
        target=rng.integers(0, 4, (draws, size.options, size.factions)).astype(float),
        invited=np.zeros((size.options, size.heads)),
        reference=np.zeros((size.options, people + 1)),
        series=np.zeros((draws, 1, len(Series), people + 1)),
        place=rng.random((draws, size.regions, 1 + size.factions)) / (1 + size.factions),
        near=_borders(size),
        event=np.zeros((draws, 0, len(Event))),
        fresh=np.zeros((draws, 0, 2 * size.issues + 2 * size.factions + 1)),
        announced=np.zeros((draws, 0, int(Announced.FLAGS) + 2 * (people + 1))),
        base=policy[0],
    )


def _heads(rng: np.random.Generator, draws: int, size: Size) -> Floats:
    found = rng.random((draws, size.heads, len(Head)))
    found[:, :, Head.KEY] = np.arange(1, size.heads + 1)
    found[:, :, _MARKS] = found[:, :, _MARKS] < 0.2
    found[:, :, _PLAIN] = 0.0
    found[:, :, Head.CONTACT] = np.floor(4.0 * found[:, :, Head.CONTACT] ** 3)
    found[:, :, [Head.POWER, Head.MOVES, Head.VOICE, Head.RANK]] = 1.0
    found[:, :, _RATES] *= 0.02
    found[:, :, Head.LABEL_HAZARD] *= 0.01
    found[:, :, [Head.COST, Head.LUCK]] *= 0.1
    # The government comes first, the convenor second; neither moves by its own rates.
    found[:, 0, Head.POWER] = 0.0
    found[:, :2, [Head.MOVES, Head.CONTACT]] = 0.0
    return found


def _factions(rng: np.random.Generator, draws: int, size: Size) -> Floats:
    found = rng.random((draws, size.factions, len(Faction)))
    found[:, :, Faction.KEY] = np.arange(1001, size.factions + 1001)
    found[:, :, Faction.SIDE] = -1.0
    found[:, :, Faction.STRENGTH] = rng.dirichlet(np.ones(size.factions), draws)
    found[:, :, Faction.VOICE] = 1.0
    found[:, :, [Faction.COST, Faction.LUCK]] *= 0.1
    found[:, :, Faction.CAMP] = np.arange(size.factions) % 2
    for row in ("COALITION", "OWN_VOTE", "FORMED", "FORM_HAZARD", "CONTACT", "EXCLUDED"):
        found[:, :, Faction[row]] = 0.0
    return found


def _issues(rng: np.random.Generator, draws: int, size: Size) -> Floats:
    """Return issues that the government controls alone."""
    found = np.zeros((draws, size.issues, int(Issue.CONTROL) + size.heads))
    found[:, :, Issue.STATUS_QUO] = rng.random((draws, size.issues))
    found[:, :, Issue.CONTROL] = 1.0
    return found


def _params(rng: np.random.Generator, draws: int) -> Floats:
    found = np.zeros((draws, len(Param)))
    for mechanism in MECHANISMS:
        for one in mechanism.spec.parameters:
            if one.name.upper() in Param.__members__:
                prior = PARAMETERS[one.name].prior
                found[:, Param[one.name.upper()]] = prior_quantile(prior, rng.random(draws))
    for row in (Param.PAIN, Param.BALANCE):
        found[:, row] = rng.uniform(0.3, 0.7, draws)
    found[:, [Param.WIN_GOVERNMENT, Param.WIN_REBELS]] = 0.001
    found[:, [Param.CEASEFIRE, Param.LOW_ACTIVITY]] = 0.005
    found[:, Param.READING] = rng.integers(0, len(Reading), draws)
    found[:, Param.CONSENT_LUCK] = rng.random(draws)
    found[:, [Param.RIVAL, Param.DRUGS]] = 1.0
    found[:, Param.COMES_YEARS], found[:, Param.COMES_SPREAD] = 4.8, 1.5
    found[:, Param.TALK0], found[:, Param.JOIN] = -3.0, 0.7
    found[:, [Param.TALK_CENTRE, Param.DEATHS]] = np.nan
    return found


def _policies(size: Size) -> Floats:
    """Return options like the flagship's: no rounds first, then a round every quarter."""
    found = np.zeros((size.options, len(Policy)))
    found[:, [Policy.HOST, Policy.HOLDOUT]] = 1.0, min(2.0, size.heads - 1.0)
    found[1:, Policy.FIRST_ROUND] = found[:, Policy.EVERY] = 3.0
    found[:, [Policy.ASK_MOVEMENT, Policy.LABEL]] = 1.0
    found[:, Policy.ROLE_OFFERED] = float(Role.PARTICIPANT)
    found[:, Policy.CONSENT] = 0.5
    found[4:, Policy.COERCE] = 1.0
    return found


def _borders(size: Size) -> Floats:
    """Return regions in a ring, each bordered by one head."""
    found = np.zeros((size.regions + size.heads, size.regions))
    for r in range(size.regions):
        found[(r + 1) % size.regions, r] = found[(r - 1) % size.regions, r] = 1.0
        found[size.regions + r % size.heads, r] = 1.0
    return found


def run(batch: Batch, months: int, on: Floats = ALL, seed: int = 1) -> Outputs:
    """Run every draw of a batch under every option."""
    out = empty_outputs(batch, months, 0)
    run_batch(batch, months, on, 0, seed, state_for(batch), out)
    return out
