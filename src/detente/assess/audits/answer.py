"""Audit a run: what is found in it, and what is assumed."""

from detente.assess.audits.anchor import anchor_audit
from detente.assess.audits.chain import chain_of
from detente.assess.audits.changed.settle import Settling
from detente.assess.audits.dominance import dominance_of, without_flagged
from detente.assess.audits.extremes import extremes_of
from detente.assess.audits.inert import inert_of
from detente.assess.audits.leverage import leverage_of
from detente.assess.audits.levers.answer import lever_gains, levers_apart
from detente.assess.audits.record import Audits
from detente.assess.audits.sizes import few, usual
from detente.assess.audits.unclaimed import evidence_alone
from detente.assess.audits.weak.answer import unsourced_of
from detente.assess.options.ranking import values_of
from detente.assess.options.record import Ranking
from detente.assess.paired import PairedRerun
from detente.assess.worlds.answer import assumed_here
from detente.case.course.reference import reference_of
from detente.engagement.task import EngagementTask
from detente.runs.draws import Rows

__all__ = ["audits"]


def audits(task: EngagementTask, drawn: Rows, rows: Rows, ranked: Ranking) -> Audits:
    """Return the audits of a run.

    Parameters
    ----------
    task : EngagementTask
        The simulation of the run.
    drawn : Rows
        Columns of the run, every draw.
    rows : Rows
        Columns of the run, only draws that are defined.
    ranked : Ranking
        The ranking of the run.
    """
    case, seed = task.case, task.seed
    reference = reference_of(case).option.id
    draws = len(drawn.inputs["draw"])
    rerun = PairedRerun(task, usual(draws), rows=drawn.first(usual(draws)))
    settling = Settling(task, rerun.base.batch)
    short = rerun.cut(few(draws))
    dominance = dominance_of(case, rows, reference)
    return Audits(
        reference=reference,
        anchor=anchor_audit(task.anchored),
        dominance=dominance,
        without_flagged=without_flagged(case, rows, seed, ranked, dominance),
        leverage=leverage_of(rerun, settling),
        evidence_alone=evidence_alone(rerun, settling),
        unsourced=unsourced_of(rerun, rows, settling),
        draws=short.base.count,
        inert=inert_of(short, reference),
        worlds=assumed_here(case),
        chain=chain_of(rerun),
        extremes=extremes_of(values_of(case, rows, seed), rows.strategies),
        levers=levers_apart(case),
        lever_gains=lever_gains(rerun, ranked.order[0], draws) if ranked.order else None,
    )
