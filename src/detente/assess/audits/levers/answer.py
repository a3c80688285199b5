"""Split the gain of an option over the reference option over the levers that differ."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from detente.assess.audits.levers.mixed import mixed, played, strategy_of, uses_instruments
from detente.assess.audits.levers.orders import ALL_UP_TO, coalitions, orders_of, split
from detente.assess.audits.record import Gain, LeverGains, Played, Worth
from detente.assess.audits.sizes import for_options
from detente.assess.options.ranking import values_of
from detente.assess.paired import PairedRerun, first_draws
from detente.case.case import Case
from detente.case.course.levers import levers_of
from detente.case.course.reference import reference_of
from detente.case.schema.options import Strategy
from detente.engagement.columns import output_columns
from detente.engagement.course.input_rows import Policy
from detente.engagement.course.run import Batch
from detente.engagement.drawing.options import (
    invitations,
    lists,
    policies,
    series_of_options,
    targets,
)
from detente.engagement.drawing.partners import partners_of
from detente.engagement.drawing.rounds import series_rows
from detente.engagement.task import EngagementTask, Prepared
from detente.numerics.arrays import Floats
from detente.runs.draws import Rows
from detente.runs.statistics import rounded

__all__ = ["Mixes", "lever_gains", "levers_apart", "mixes_of", "rows_of_mixes"]

Coalition = frozenset[Played]


def levers_apart(case: Case) -> dict[str, list[Played]]:
    """Return the levers in which each option differs from the reference option.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    """
    reference = reference_of(case).option
    return {one.id: played(case, one, reference) for one in case.settings.strategies}


class Mixes(NamedTuple):
    """Options with some levers of one option and the rest of the reference option.

    Attributes
    ----------
    options : tuple of Strategy
        One for each set of levers, then the reference option, with which metrics are compared.
    alleged : tuple of bool
        Whether instruments act only where their claims stand.
    """

    options: tuple[Strategy, ...]
    alleged: tuple[bool, ...]


def mixes_of(case: Case, option: Strategy, sets: list[Coalition]) -> Mixes:
    """Return an option for each set of levers that is taken from ``option``.

    Parameters
    ----------
    case : Case
        The case.
    option : Strategy
        The option that is compared.
    sets : list of frozenset
        Sets of levers.
    """
    reference = reference_of(case).option
    players = frozenset(played(case, option, reference))
    own, other = levers_of(case, option), levers_of(case, reference)
    names = [f"mix-{n}" for n in range(len(sets))]
    options = [
        strategy_of(name, mixed(own, other, taken, players), option if taken else reference)
        for name, taken in zip(names, sets, strict=True)
    ]
    both, some = "alleged" in players, uses_instruments(other)
    alleged = ["alleged" not in taken if both else some and taken < players for taken in sets]
    return Mixes(options=(*options, reference), alleged=(*alleged, True))


def rows_of_mixes(task: EngagementTask, base: Prepared, mixes: Mixes) -> Rows:
    """Return the results of a run's draws under mixed options.

    Parameters
    ----------
    task : EngagementTask
        The simulation of the run.
    base : Prepared
        Draws of the run.
    mixes : Mixes
        The options.
    """
    case = _with_options(task.case, mixes.options)
    batch = _batch(task, base, mixes)
    out = task.simulate(batch, base.first)
    return Rows(
        tuple(one.id for one in mixes.options),
        output_columns(case, batch, out, base.first),
        base.inputs,
    )


def _with_options(case: Case, options: tuple[Strategy, ...]) -> Case:
    settings = case.settings.model_copy(update={"strategies": list(options)})
    return replace(case, settings=settings)


def _batch(task: EngagementTask, base: Prepared, mixes: Mixes) -> Batch:
    case, options = task.case, mixes.options
    inputs = task.inputs(base.first, base.count)
    policy = policies(case, options, reference="")
    policy[:, Policy.AS_ALLEGED] = mixes.alleged
    return base.batch._replace(
        policy=policy,
        target=targets(inputs, options, base.batch.faction, partners_of(inputs)),
        invited=invitations(case, options),
        reference=lists(case, options),
        series=series_rows(inputs, base.batch.param, series_of_options(case, options)[0]),
    )


def lever_gains(rerun: PairedRerun, option: str, draws: int) -> LeverGains | None:
    """Return the gain of an option over the reference option, split over levers.

    Parameters
    ----------
    rerun : PairedRerun
        The first draws of the run.
    option : str
        Id of the option.
    draws : int
        Draws of the whole run.

    Returns
    -------
    LeverGains or None
        None if it does not differ from the reference option.
    """
    task, case = rerun.task, rerun.task.case
    own = next(one for one in case.settings.strategies if one.id == option)
    players = played(case, own, reference_of(case).option)
    if not players:
        return None
    orders = orders_of(players, task.seed, option)
    sets = coalitions(orders)
    base = first_draws(rerun.base, min(rerun.base.count, for_options(draws, len(sets))))
    rows = rows_of_mixes(task, base, mixes_of(case, own, sets)).only_defined()
    gains = {
        name: _gain(orders, {one: worth[:, n] for n, one in enumerate(sets)})
        for name, worth in _worths(case, rows, task.seed).items()
    }
    return LeverGains(option=option, draws=base.count, exact=len(players) <= ALL_UP_TO, gains=gains)


def _worths(case: Case, rows: Rows, seed: int) -> dict[Worth, Floats]:
    """Return what is counted, each of shape (draw, option)."""
    found: dict[Worth, Floats] = {}
    values = values_of(case, rows, seed)
    if values is not None:
        found["value"] = values.value
    columns: dict[Worth, str] = {"any_deal": "signed", "bilateral_deal": "bilateral"}
    for name, column in columns.items():
        happened = [rows.output(one, column) > 0.0 for one in rows.strategies]
        found[name] = np.stack(happened, axis=1).astype(np.float64)
    return found


def _gain(orders: list[tuple[Played, ...]], worth: dict[Coalition, Floats]) -> Gain:
    shares = split(orders, worth)
    whole = worth[frozenset(orders[0])] - worth[frozenset()]
    return Gain(
        whole=float(whole.mean()),
        error=_error(whole),
        levers={name: float(own.mean()) for name, own in shares.items()},
        errors={name: _error(own) for name, own in shares.items()},
    )


def _error(values: Floats) -> float:
    return rounded(float(values.std() / np.sqrt(values.size)))
