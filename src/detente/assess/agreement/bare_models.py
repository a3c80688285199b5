"""Every bargaining model run on a bare table, or the reason why it cannot be."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np

from detente.models.bargaining.challenge import model as challenge
from detente.models.bargaining.cooperative import egalitarian, kalai_smorodinsky, nash, utilitarian
from detente.models.bargaining.cooperative.deal import Deal, Status
from detente.models.bargaining.exchange import model as exchange
from detente.models.bargaining.noncooperative import baron_ferejohn, rubinstein
from detente.models.bargaining.spatial import model as spatial
from detente.models.bargaining.voting import (
    compromise,
    condorcet,
    condorcet_winner,
    median,
    plurality,
    status_quo,
)
from detente.models.spec import ModelSpec
from detente.numerics.arrays import Floats
from detente.position_tables.record import PositionTable

__all__ = ["TABLE_MODELS", "Options", "Result", "TableModel"]

_ROUNDS = 8  # of challenges; the exchange model plays one
_TURNS = 100  # of the spatial model, which mostly rests before
_WHOLE = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a model makes of one issue.

    Parameters
    ----------
    outcome : float
        NaN where there is none.
    steps : array of float, shape (round, actor), optional
        Positions before the first round and after each, for models with rounds.
    middles : array of float, shape (round, 2), optional
        Median and mean by round, where the model has its own.
    facts : dict
        More that is told, ready for JSON.
    why_not : str
        Reason for no outcome.
    """

    outcome: float = np.nan
    steps: Floats | None = None
    middles: Floats | None = None
    facts: dict[str, Any] = field(default_factory=dict)  # as JSON holds it
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What is asked of a model: its variant, empty for its default, and rounds at most."""

    variant: str = ""
    rounds: int | None = None


Runner: TypeAlias = Callable[[PositionTable, Options], list[Result]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableModel:
    """A model as it is run on a bare table.

    Parameters
    ----------
    spec : ModelSpec
        What the model is.
    run : callable, optional
        Runs it; None where no table holds what it needs.
    variants : tuple of str
        Names of its readings, the first by default.
    most : int
        Actors at most: beyond, time or memory would not do.
    needs : str
        What is missing where `run` is.
    """

    spec: ModelSpec
    run: Runner | None = None
    variants: tuple[str, ...] = ()
    most: int = 100_000
    needs: str = ""


def _compromise(table: PositionTable, _options: Options) -> list[Result]:
    found = compromise.compromise_array(table.position, table.capability, table.salience)
    return [Result(outcome=x) for x in found.tolist()]


def _median(table: PositionTable, _options: Options) -> list[Result]:
    found = median.median_array(table.position, table.capability, table.salience)
    return [Result(outcome=x) for x in found.tolist()]


def _winner(table: PositionTable, _options: Options) -> list[Result]:
    found = condorcet_winner.condorcet_winner_array(
        table.position, table.capability, table.salience
    )
    ends = zip(found.low.tolist(), found.high.tolist(), strict=True)
    return [Result(outcome=0.5 * (a + b), facts={"low": a, "high": b}) for a, b in ends]


def _plurality(table: PositionTable, _options: Options) -> list[Result]:
    """Run it; where positions tie it names none, since nobody holds the middle between them."""
    found = plurality.plurality_array(table.position, table.capability, table.salience)
    results = []
    for low, high, share in zip(
        found.low.tolist(), found.high.tolist(), found.share.tolist(), strict=True
    ):
        if low < high:
            why = f"positions tie for most influence, the lowest {low:g}, the highest {high:g}"
            results.append(Result(why_not=why))
        else:
            results.append(Result(outcome=low, facts={"share": share}))
    return results


def _status_quo(table: PositionTable, _options: Options) -> list[Result]:
    found = status_quo.status_quo_array(
        table.position, table.capability, table.salience, status_quo=table.status_quo
    )
    why = "the table says no status quo (column status_quo)"
    return [
        Result(why_not=why)
        if np.isnan(x)
        else Result(outcome=x, facts={"down": _or_none(down), "up": _or_none(up)})
        for x, down, up in zip(
            found.outcome.tolist(), found.down.tolist(), found.up.tolist(), strict=True
        )
    ]


def _condorcet(table: PositionTable, _options: Options) -> list[Result]:
    """Hold the election among the distinct positions of each issue."""
    results = []
    for k in range(len(table.issues)):
        here = table.present[k]
        place, length = table.position[k, here], float(np.ptp(table.scale[k]))
        options = np.unique(place)
        utility = 1.0 - np.abs(place[:, None] - options[None, :]) / length
        weight = table.influence[k, here]
        if not weight.any():
            results.append(Result())
            continue
        weight = weight * (_WHOLE / weight.max())  # far above the constants of the election
        chance = condorcet.condorcet_array(utility, weight).probability
        told = [
            {"position": x, "probability": p}
            for x, p in zip(options.tolist(), chance.tolist(), strict=True)
        ]
        mean = float((chance * options).sum())
        results.append(Result(outcome=mean, facts={"chances": told}))
    return results


def _challenge(fixed: str = "") -> Runner:
    def run(table: PositionTable, options: Options) -> list[Result]:
        variant = fixed or options.variant
        found = challenge.challenge_array(
            table.position,
            table.capability,
            table.salience,
            variant=variant,
            rounds=options.rounds or _ROUNDS,
        )
        return [_game(found, k) for k in range(len(table.issues))]

    return run


def _game(found: challenge.Challenge, k: int) -> Result:
    """Return one issue's game of challenges, up to the round it ended in."""
    last = int(found.ended[k]) + 1
    ended: dict[str, Any] = {  # words and whole numbers
        "how": challenge.Ending(int(found.ending[k])).name.lower(),
        "round": last - 1,
    }
    if found.cycle_length[k] > 0:
        ended |= {"cycle_start": int(found.cycle_start[k]), "cycle": int(found.cycle_length[k])}
    middles = np.stack([found.median[k, :last], found.mean[k, :last]], axis=-1)
    return Result(
        outcome=float(found.median[k, last - 1]),
        steps=found.position[k, :, :last].T,
        middles=middles,
        facts={"ended": ended},
    )


def _exchange(table: PositionTable, options: Options) -> list[Result]:
    if len(table.issues) < 2:
        return [Result(why_not="needs several issues: an exchange gives one for another")]
    rounds = options.rounds or 1
    found = exchange.exchange_array(
        table.position,
        table.capability,
        table.salience,
        scale=table.scale,
        rounds=rounds,
        rules=exchange.AS_RUN if options.variant == "as_run" else None,
    )
    steps = np.concatenate([table.position[None], found.voting])
    facts = {
        "ended": {"how": "rounds", "round": rounds},
        "exchanges": found.deals.realised.tolist(),
    }
    return [
        Result(outcome=float(found.outcome[-1, k]), steps=steps[:, k], facts=facts)
        for k in range(len(table.issues))
    ]


def _spatial(table: PositionTable, options: Options) -> list[Result]:
    """Run all issues at once where saliences are shares of one whole, else one by one."""
    rules = spatial.AS_RUN if options.variant == "as_run" else spatial.SpatialRules()
    turns = options.rounds or _TURNS
    one_power = table.power
    whole = table.present.all() and (table.salience.sum(axis=0) <= 1.0 + 1e-9).all()
    if len(table.issues) > 1 and whole and one_power is not None:
        found = spatial.spatial_array(
            table.position.T,
            one_power,
            table.salience.T,
            scale=table.scale,
            turns=turns,
            rules=rules,
        )
        return [_run(found, k, turns, "together") for k in range(len(table.issues))]
    results = []
    for k in range(len(table.issues)):
        found = spatial.spatial_array(
            table.position[k, :, None],
            table.capability[k],
            table.salience[k, :, None],
            scale=table.scale[k],
            turns=turns,
            rules=rules,
        )
        results.append(_run(found, 0, turns, "one by one"))
    return results


def _run(found: spatial.Spatial, k: int, turns: int, issues: str) -> Result:
    last = int(found.turns)
    how = "rounds" if last >= turns else "rest"
    return Result(
        outcome=float(found.outcome[last, k]),
        steps=found.position[: last + 1, :, k],
        facts={"ended": {"how": how, "round": last}, "issues": issues},
    )


Solver: TypeAlias = Callable[[Floats, Floats, Floats, Floats], Deal]


def _package(solve: Solver) -> Runner:
    """Return a run of a bargaining solution over all issues at once, on scales of 0 to 100."""

    def run(table: PositionTable, _options: Options) -> list[Result]:
        power = table.power
        if power is None:
            why = "a deal over all issues needs one capability an actor; here it differs by issue"
            return [Result(why_not=why)] * len(table.issues)
        why = "the table says no reversion point (column reversion): what would hold without a deal"
        results = [Result(why_not=why)] * len(table.issues)
        open_ = np.flatnonzero(~np.isnan(table.reversion) & table.present.any(axis=1))
        if open_.size == 0:
            return results
        low, length = table.scale[open_, 0], np.ptp(table.scale[open_], axis=1)
        place = (table.position[open_] - low[:, None]) / length[:, None] * _WHOLE
        stands = (table.reversion[open_] - low) / length * _WHOLE
        part = np.where(table.present[open_].any(axis=0), power, 0.0)
        ends = 0.0, _WHOLE  # rounding may carry an end of the scale past it
        found = solve(np.clip(place, *ends), part, table.salience[open_], np.clip(stands, *ends))
        status = Status(int(found.status))
        if status < Status.NO_DEAL:
            for k in open_.tolist():
                results[k] = Result(why_not=_SEARCH[status])
            return results
        deal = status.name.lower().replace("_", " ")
        for at, k in enumerate(open_.tolist()):
            terms = float(low[at] + length[at] * found.outcome[at] / _WHOLE)
            results[k] = Result(outcome=terms, facts={"deal": deal})
        return results

    return run


def _nash(place: Floats, power: Floats, salience: Floats, reversion: Floats) -> Deal:
    return nash.nash_array(place, power, salience, reversion=reversion)


def _kalai_smorodinsky(place: Floats, power: Floats, salience: Floats, reversion: Floats) -> Deal:
    held = np.where(power > 0.0, place, np.nan)  # without means nobody is party to a deal
    return kalai_smorodinsky.kalai_smorodinsky_array(held, salience, reversion=reversion)


def _egalitarian(place: Floats, power: Floats, salience: Floats, reversion: Floats) -> Deal:
    equal = np.where(power > 0.0, 1.0, 0.0)
    return egalitarian.egalitarian_array(place, equal, salience, reversion=reversion)


def _utilitarian(place: Floats, power: Floats, salience: Floats, reversion: Floats) -> Deal:
    return utilitarian.utilitarian_array(place, power, salience, reversion=reversion)


def _or_none(value: float) -> float | None:
    return None if np.isnan(value) else value


_PROPOSING = (
    "needs each actor's chance to propose, what delay costs it and how many must agree; "
    "a table has no columns for them"
)
_SEARCH = {
    Status.UNFINISHED: "the search for the terms did not come to rest",
    Status.UNDEFINED: "nobody with means and salience has a position on the issues bargained over",
}
_OFFERING = "needs who offers first and what delay costs; a table has no columns for them"
_TWO = ("default", "as_run")

TABLE_MODELS: dict[str, TableModel] = {
    "bargaining.compromise": TableModel(spec=compromise.SPEC, run=_compromise),
    "bargaining.median": TableModel(spec=median.SPEC, run=_median),
    "bargaining.condorcet_winner": TableModel(spec=condorcet_winner.SPEC, run=_winner),
    "bargaining.plurality": TableModel(spec=plurality.SPEC, run=_plurality),
    "bargaining.condorcet": TableModel(spec=condorcet.SPEC, run=_condorcet, most=1000),
    "bargaining.status_quo": TableModel(spec=status_quo.SPEC, run=_status_quo),
    "bargaining.challenge": TableModel(
        spec=challenge.SPEC,
        run=_challenge(),
        variants=("as_run", *(name for name in challenge.READINGS if name != "as_run")),
        most=2000,
    ),
    "bargaining.challenge.as_printed": TableModel(
        spec=challenge.SPEC, run=_challenge("as_printed"), most=2000
    ),
    "bargaining.exchange": TableModel(spec=exchange.SPEC, run=_exchange, variants=_TWO, most=200),
    "bargaining.spatial": TableModel(spec=spatial.SPEC, run=_spatial, variants=_TWO, most=250),
    "bargaining.nash": TableModel(spec=nash.SPEC, run=_package(_nash), most=1000),
    "bargaining.kalai_smorodinsky": TableModel(
        spec=kalai_smorodinsky.SPEC, run=_package(_kalai_smorodinsky), most=1000
    ),
    "bargaining.egalitarian": TableModel(
        spec=egalitarian.SPEC, run=_package(_egalitarian), most=1000
    ),
    "bargaining.utilitarian": TableModel(
        spec=utilitarian.SPEC, run=_package(_utilitarian), most=1000
    ),
    "bargaining.baron_ferejohn": TableModel(spec=baron_ferejohn.SPEC, needs=_PROPOSING),
    "bargaining.rubinstein": TableModel(spec=rubinstein.SPEC, needs=_OFFERING),
}
