"""How much of each power's chance of open contact is prior: the chance by priors alone, a share."""

from typing import NamedTuple

import numpy as np

from detente.assess.audits.changed.settle import only
from detente.assess.table.record import ContactPrior
from detente.case.course.heads import heads_of
from detente.engagement.course.input_rows import Head
from detente.engagement.course.run import Batch
from detente.engagement.course.state_rows import HeadState
from detente.engagement.drawing.heads import set_rates
from detente.engagement.setup.contact import contact_luck, contact_record
from detente.engagement.task import EngagementTask
from detente.models.contact.exposure import LEVELS, Exposure
from detente.models.contact.rates import laws_of, prior_share, rates_of
from detente.numerics.arrays import Floats
from detente.runs.draws import Rows
from detente.runs.statistics import rounded, share

__all__ = ["DRAWS", "PriorPaths", "opened_by_priors", "prior_of_contact", "prior_paths"]

DRAWS = 1024  # draws that are run again


class PriorPaths(NamedTuple):
    """The first draws of a run, with rates of contact by the record and by priors alone.

    Attributes
    ----------
    heads : tuple of str
        Ids of the heads, in the order of the arrays.
    batch, bare : Batch
        As the run draws them; with the rates drawn from their priors alone.
    assumed : array of float, shape (draw, head)
        Share of the prior in the chance of open contact.
    """

    heads: tuple[str, ...]
    batch: Batch
    bare: Batch
    assumed: Floats


def prior_paths(task: EngagementTask, count: int) -> PriorPaths:
    """Draw the first draws of a run again, with rates by the record and by priors alone.

    Parameters
    ----------
    task : EngagementTask
        The simulation of the run.
    count : int
        Draws, from the first.
    """
    case = task.case
    names = tuple(head.actor.id for head in heads_of(case))
    inputs = task.inputs(0, count)
    batch = task.prepare(0, count).batch
    record, luck = contact_record(inputs), contact_luck(inputs)
    bare = batch._replace(head=batch.head.copy())
    alone = rates_of(Exposure(0.0 * record.years, 0.0 * record.moves), luck)
    set_rates(case, bare.head, list(names), alone)
    laws = laws_of(record)
    by_level = np.stack([prior_share(laws, level) for level in range(LEVELS)])
    now = batch.head[:, :, Head.CONTACT].astype(int)
    return PriorPaths(names, batch, bare, by_level[now, np.arange(count)[:, None]])


def opened_by_priors(task: EngagementTask, paths: PriorPaths) -> Floats:
    """Return whether each head enters open contact by priors alone, shape (draw, head).

    Under the first option of the case.
    """
    opened = task.simulate(only(paths.bare, 0), 0).head[:, 0, :, HeadState.OPENED] >= 0.0
    return np.asarray(opened, dtype=np.float64)


def prior_of_contact(
    task: EngagementTask, rows: Rows, paths: PriorPaths
) -> dict[str, ContactPrior]:
    """Return how much of each power's chance is prior, under the first option of the case.

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
    dict of ContactPrior
        By power, without the convenor.
    """
    case, option = task.case, task.case.settings.strategies[0].id
    alone = opened_by_priors(task, paths)
    powers = [p.id for p in case.powers() if p.id != case.settings.convenor]
    return {
        power: ContactPrior(
            chance=share(rows.output(option, f"opened.{power}") >= 0.0),
            prior_only=rounded(float(alone[:, j].mean())),
            assumed=rounded(float(paths.assumed[:, j].mean())),
        )
        for j, power in enumerate(paths.heads)
        if power in powers
    }
