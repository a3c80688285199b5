"""How likely the hold-out is to enter open contact, over stalemate and pressure, and why."""

from typing import NamedTuple

import numpy as np

from detente.assess.table.prior_contact import PriorPaths
from detente.assess.table.record import HoldoutChance, Pressure, Stalemate
from detente.engagement.course.input_rows import Policy
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.run import Batch
from detente.engagement.course.state_rows import HeadState
from detente.engagement.task import EngagementTask
from detente.numerics.arrays import Floats
from detente.runs.draws import Rows
from detente.runs.statistics import rounded, share

__all__ = ["HoldoutDraws", "holdout_chance", "holdout_paths"]

_ENDS: dict[Stalemate, float] = {"low": 0.1, "high": 0.9}
_STALEMATES: tuple[Stalemate, ...] = ("low", "as is", "high")
_PRESSURES: tuple[Pressure, ...] = ("not pressed", "pressed")


class HoldoutDraws(NamedTuple):
    """Whether the hold-out enters open contact, in the first draws of a run.

    Attributes
    ----------
    over : dict
        By stalemate and pressure; each an array of float, shape (draw,).
    here : array of float, shape (draw,)
        As the option presses, with the stalemate as drawn.
    prior : array of float, shape (draw,)
        The same with the rates of contact drawn from their priors alone, as the option presses.
    assumed : array of float, shape (draw,)
        Share of the prior in the chance.
    """

    over: dict[Stalemate, dict[Pressure, Floats]]
    here: Floats
    prior: Floats
    assumed: Floats


def holdout_chance(task: EngagementTask, rows: Rows, paths: PriorPaths) -> HoldoutChance | None:
    """Return the hold-out's chance of open contact under the first option.

    Parameters
    ----------
    task : EngagementTask
        The simulation of the run.
    rows : Rows
        Columns of the run, only draws that are defined.
    paths : PriorPaths
        The first draws, drawn again.

    Returns
    -------
    HoldoutChance or None
        None if the case names no hold-out among the powers.
    """
    case = task.case
    if case.settings.holdout not in {power.id for power in case.powers()}:
        return None
    option = case.settings.strategies[0]
    draws = holdout_paths(task, paths)
    chance = share(rows.output(option.id, "holdout_contact"))

    def beside(values: Floats) -> float:
        """Return the run's own chance, moved by the paired difference."""
        moved = chance + float(np.mean(values - draws.here))
        return rounded(min(max(moved, 0.0), 1.0))

    return HoldoutChance(
        power=case.settings.holdout or "",
        option=option.id,
        draws=len(paths.assumed),
        chance=chance,
        prior_only=beside(draws.prior),
        assumed=rounded(float(draws.assumed.mean())),
        over={
            stalemate: {pressure: beside(values) for pressure, values in row.items()}
            for stalemate, row in draws.over.items()
        },
    )


def holdout_paths(task: EngagementTask, paths: PriorPaths) -> HoldoutDraws:
    """Run the first draws again for each stalemate, with and without pressure.

    Parameters
    ----------
    task : EngagementTask
        The simulation of the run; its case names a hold-out.
    paths : PriorPaths
        The first draws, drawn again.
    """
    j = paths.heads.index(task.case.settings.holdout or "")
    batch = paths.batch
    both = _pressed_or_not(batch)
    over: dict[Stalemate, dict[Pressure, Floats]] = {}
    for stalemate in _STALEMATES:
        columns = _opened(task, _with_pain(both, stalemate), j).T
        over[stalemate] = dict(zip(_PRESSURES, columns, strict=True))
    pressed = int(batch.policy[0, Policy.PRESS_HOLDOUT] > 0.0)
    return HoldoutDraws(
        over=over,
        here=over["as is"][_PRESSURES[pressed]],
        prior=_opened(task, _pressed_or_not(paths.bare), j)[:, pressed],
        assumed=paths.assumed[:, j],
    )


def _pressed_or_not(batch: Batch) -> Batch:
    """Return the first option twice: without pressure on the hold-out, and with it."""
    policy = np.repeat(batch.policy[:1], 2, axis=0)
    policy[:, Policy.PRESS_HOLDOUT] = 0.0, 1.0
    first = {name: getattr(batch, name)[:1] for name in ("invited", "reference")}
    twice = {name: np.repeat(rows, 2, axis=0) for name, rows in first.items()}
    target = np.repeat(batch.target[:, :1], 2, axis=1)
    return batch._replace(policy=policy, target=target, **twice)


def _with_pain(batch: Batch, stalemate: Stalemate) -> Batch:
    """Return a batch with the pain of the war at one end of its draws."""
    if stalemate not in _ENDS:
        return batch
    changed = _copied(batch)
    pain = batch.param[:, Param.PAIN]
    changed.param[:, Param.PAIN] = np.quantile(pain, _ENDS[stalemate])
    return changed


def _copied(batch: Batch) -> Batch:
    return batch._replace(head=batch.head.copy(), param=batch.param.copy())


def _opened(task: EngagementTask, batch: Batch, j: int) -> Floats:
    """Return whether a power enters open contact, shape (draw, 2)."""
    return np.asarray(task.simulate(batch, 0).head[:, :, j, HeadState.OPENED] >= 0.0, np.float64)
