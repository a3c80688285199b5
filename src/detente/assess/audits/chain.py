"""Count, draw by draw, what cooperation on shared issues leads to: trust, talks, a deal.

Each draw is run with cooperation and without it, all else the same. A link may point either way.
"""

from typing import Final

import numpy as np

from detente.assess.audits.record import Chain, ChainLink
from detente.assess.paired import PairedRerun
from detente.case.course.factions import factions_of
from detente.numerics.arrays import Bools, Floats
from detente.runs.draws import Rows
from detente.runs.statistics import change

__all__ = ["chain_of"]

_COOPERATION: Final = "cooperation"
_UNMOVED: Final = 1e-9  # rounding error of a trust that did not change


def chain_of(rerun: PairedRerun) -> Chain | None:
    """Return the links of the chain from cooperation to a deal, by option.

    Parameters
    ----------
    rerun : PairedRerun
        The first draws of the run.

    Returns
    -------
    Chain or None
        None where cooperation is switched off.
    """
    task = rerun.task
    if _COOPERATION in task.switched_off | frozenset(task.case.settings.model.off):
        return None
    without = rerun.changed(rerun.base.batch, frozenset({_COOPERATION}))
    keep = rerun.rows.defined & without.defined
    own, other = rerun.rows.kept(keep), without.kept(keep)
    factions = [wing.actor.id for wing in factions_of(task.case) if wing.side == "movement"]
    return Chain(
        draws=int(keep.sum()),
        options={option: _links(own, other, option, factions) for option in own.strategies},
    )


def _links(own: Rows, other: Rows, option: str, factions: list[str]) -> ChainLink:
    trust = _trust(own, option, factions) - _trust(other, option, factions)
    more, less = trust > _UNMOVED, trust < -_UNMOVED
    sooner, later = _told_apart(_month(other, option), _month(own, option))
    deal, none = (rows.output(option, "signed") > 0.0 for rows in (own, other))
    gained, lost = deal & ~none, none & ~deal
    return ChainLink(
        trust_up=_count(more),
        trust_down=_count(less),
        talks_sooner=_count(sooner),
        talks_later=_count(later),
        deal_gained=_count(gained),
        deal_lost=_count(lost),
        whole_up=_count(more & sooner & gained),
        whole_down=_count(less & later & lost),
        any_deal=change(deal.astype(np.float64) - none.astype(np.float64)),
    )


def _trust(rows: Rows, option: str, factions: list[str]) -> Floats:
    """Return by how much trust with the government rose, summed over factions, shape (draw,)."""
    columns = [rows.output(option, f"trust_rise.{name}") for name in factions]
    return np.sum(columns, axis=0) if columns else np.zeros_like(rows.output(option, "signed"))


def _month(rows: Rows, option: str) -> Floats:
    """Return the month of the first talks, infinity where there are none, shape (draw,)."""
    month = rows.output(option, "first_talk")
    return np.where(month > 0.0, month, np.inf)


def _told_apart(before: Floats, after: Floats) -> tuple[Bools, Bools]:
    return np.asarray(after < before), np.asarray(after > before)


def _count(where: Bools) -> int:
    return int(where.sum())
