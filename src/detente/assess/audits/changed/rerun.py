"""Run the draws of a run again on a changed case, its level of deals settled again."""

from detente.assess.audits.changed.consent import Alter
from detente.assess.audits.changed.settle import Settling
from detente.case.case import Case
from detente.engagement.anchoring.anchor import set_levels
from detente.engagement.columns import input_columns
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.run import Batch
from detente.engagement.drawing.batch import draw_batch
from detente.engagement.setup.roles import ends_of
from detente.engagement.task import EngagementTask, Prepared
from detente.runs.draws import Rows

__all__ = ["rerun_on"]


def rerun_on(
    task: EngagementTask, case: Case, draws: int, settling: Settling, alter: Alter
) -> Rows:
    """Return the results of the first draws of a run on a changed case.

    Facts that the record conditions on also move the reference war: pain, consent and announced
    rounds.

    Parameters
    ----------
    task : EngagementTask
        The simulation of the run.
    case : Case
        The changed case, with the options of the run.
    draws : int
        Draws, those of the reference war.
    settling : Settling
        Settles the level of deals.
    alter : callable
        A further change of the arrays for the kernels.
    """
    own = EngagementTask(case, task.seed, task.switched_off)
    inputs = own.inputs(0, draws)
    drawn = draw_batch(inputs, ends_of(case))
    batch = alter(case, drawn.batch)

    def change(war: Batch) -> Batch:
        param = war.param.copy()
        param[:, Param.PAIN] = batch.param[:, Param.PAIN]
        return alter(settling.war, war._replace(param=param, announced=batch.announced))

    anchored = settling.again(change)
    if anchored is not None:
        set_levels(anchored, batch, drawn.record)
    prepared = Prepared(0, draws, batch, input_columns(inputs, drawn.partners, 0))
    chunk = own.run(prepared)
    options = tuple(one.id for one in case.settings.strategies)
    return Rows(options, chunk.outputs, chunk.inputs)
