"""Runners of models in which actors move: challenges, exchanges, bargains in space."""

from dataclasses import replace

import numpy as np

from detente.assess.agreement.runners.answer import Answer, Ended
from detente.assess.agreement.runners.given import BargainInput, Options
from detente.models.bargaining.challenge import model as challenge
from detente.models.bargaining.exchange import model as exchange
from detente.models.bargaining.spatial import model as spatial
from detente.numerics.arrays import Floats, Ints

__all__ = [
    "issues_are_one_space",
    "run_challenge",
    "run_challenge_as_printed",
    "run_exchange",
    "run_spatial",
]

_CHALLENGES = 8  # rounds: moves settle or turn in a cycle by then, or do not settle
_EXCHANGES = 1  # round: the model has no stop rule
_TURNS = 100  # of the spatial model at most, as in the published program
_TIE_SEED = 1  # of the random orders of equal gains
_WHOLE = 1.0 + 1e-9  # saliences that are shares of one whole add up to this at most


def run_challenge(given: BargainInput, options: Options) -> Answer:
    """Run the challenge model in the variant asked for, by default as run."""
    return _challenge(given, options.variant or "as_run", options.rounds)


def run_challenge_as_printed(given: BargainInput, options: Options) -> Answer:
    """Run the challenge model by the equations as printed."""
    return _challenge(given, "as_printed", options.rounds)


def _challenge(given: BargainInput, variant: str, rounds: int | None) -> Answer:
    game = challenge.challenge_array(
        given.position,
        given.capability,
        given.salience,
        variant=variant,
        rounds=rounds or _CHALLENGES,
    )
    ends = given.scale.sum(axis=-1)
    turned = challenge.challenge_array(
        ends[:, None] - given.position,
        given.capability,
        given.salience,
        variant=variant,
        rounds=rounds or _CHALLENGES,
    )
    middles = np.stack([game.median, game.mean], axis=-1)
    return Answer(
        outcome=game.median[..., -1],  # after its end a game repeats its last round
        mirrored=ends - turned.median[..., -1],
        trace=np.moveaxis(game.position, -1, 0),
        middles=np.moveaxis(middles, -2, 0),
        ended=Ended(
            how=game.ending,
            round=game.ended,
            can_rest=True,
            cycle_start=game.cycle_start,
            cycle_length=game.cycle_length,
        ),
    )


def run_exchange(given: BargainInput, options: Options) -> Answer:
    """Run the exchange model over all issues."""
    rounds = options.rounds or _EXCHANGES
    traded = exchange.exchange_array(
        given.position,
        given.capability,
        given.salience,
        scale=given.scale,
        rounds=rounds,
        rules=exchange.AS_RUN if options.variant == "as_run" else None,
    )
    shape = given.position.shape[:2]
    spread = _spread(given, options, rounds) if options.ties else None
    return Answer(
        outcome=traded.outcome[..., -1, :],
        trace=np.stack([given.position, *np.moveaxis(traded.voting, -3, 0)]),
        exchanges=traded.deals.realised,
        equal_gains=traded.deals.tied,
        spread=spread,
        ended=Ended(
            how=np.full(shape, int(challenge.Ending.ROUNDS)),
            round=np.full(shape, rounds),
            can_rest=False,
        ),
    )


def _spread(given: BargainInput, options: Options, rounds: int) -> tuple[Floats, Floats]:
    """Return the least and the greatest outcomes over random orders of equal gains."""
    base = exchange.AS_RUN if options.variant == "as_run" else exchange.ExchangeRules()
    rng = np.random.default_rng(_TIE_SEED)
    outcomes = [
        exchange.exchange_array(
            given.position,
            given.capability,
            given.salience,
            scale=given.scale,
            rounds=rounds,
            rules=replace(base, ties="random"),
            rng=rng,
        ).outcome[..., -1, :]
        for _ in range(options.ties)
    ]
    return np.min(outcomes, axis=0), np.max(outcomes, axis=0)


def issues_are_one_space(given: BargainInput) -> bool:
    """Say whether the spatial model takes the issues as dimensions of one space.

    They are where saliences are shares of one whole: where those of each actor add up to at most
    1 in every draw. Each actor must have a position on every issue, and one capability.
    """
    return bool(
        len(given.issues) > 1
        and given.present.all()
        and (given.salience.sum(axis=1) <= _WHOLE).all()
        and given.one_capability() is not None
    )


def run_spatial(given: BargainInput, options: Options) -> Answer:
    """Run the spatial model: all issues in one space where that makes sense, else one by one."""
    rules = spatial.AS_RUN if options.variant == "as_run" else spatial.SpatialRules()
    turns = options.rounds or _TURNS
    power = given.one_capability()
    together = power is not None and issues_are_one_space(given)
    if power is not None and together:
        game = spatial.spatial_array(
            np.swapaxes(given.position, -1, -2),
            power,
            np.swapaxes(given.salience, -1, -2),
            scale=given.scale,
            turns=turns,
            rules=rules,
        )
        played = game.turns[:, None].repeat(len(given.issues), axis=1)
        return _spatial(game.outcome, game.position, played, turns, together=True)
    outcomes, positions, ends = [], [], []
    for k in range(len(given.issues)):
        game = spatial.spatial_array(
            given.position[:, k, :, None],
            given.capability[:, k],
            given.salience[:, k, :, None],
            scale=given.scale[k],
            turns=turns,
            rules=rules,
        )
        outcomes.append(game.outcome)
        positions.append(game.position)
        ends.append(game.turns)
    return _spatial(
        np.concatenate(outcomes, axis=-1),
        np.concatenate(positions, axis=-1),
        np.stack(ends, axis=-1),
        turns,
        together=False,
    )


def _spatial(
    outcome: Floats, position: Floats, played: Ints, turns: int, *, together: bool
) -> Answer:
    """Return an answer from outcomes (draw, turn, issue) and places (draw, turn, actor, issue)."""
    ending = challenge.Ending
    return Answer(
        outcome=outcome[:, -1],  # after its end a game repeats its last turn
        trace=np.moveaxis(position, (1, 3), (0, 2)),
        together=together,
        ended=Ended(
            how=np.where(played < turns, int(ending.REST), int(ending.ROUNDS)),
            round=played,
            can_rest=True,
        ),
    )
