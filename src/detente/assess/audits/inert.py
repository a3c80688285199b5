"""Audit 5: find the mechanisms that change nothing here when they are switched off."""

from typing import Final

import numpy as np

from detente.assess.audits.record import Inert
from detente.assess.options.ranking import values_of
from detente.assess.paired import PairedRerun
from detente.engagement.registry import MECHANISMS
from detente.numerics.arrays import Floats
from detente.runs.draws import Rows
from detente.runs.result import Change
from detente.runs.statistics import change, share

__all__ = ["inert_of", "largest_contrast"]

_SOME: Final = 0.01
_ERRORS: Final = 2.0


def inert_of(rerun: PairedRerun, reference: str) -> list[Inert]:
    """Return what switching each mechanism off changes.

    Parameters
    ----------
    rerun : PairedRerun
        The first draws of the run.
    reference : str
        Id of the option that the others are compared with.
    """
    task = rerun.task
    off = task.switched_off | frozenset(task.case.settings.model.off)
    found = []
    for mechanism in MECHANISMS:
        if mechanism.key in off:
            continue
        rows = rerun.changed(rerun.base.batch, frozenset({mechanism.key}))
        differs = max(
            share(rows.output(o, "outcome") != rerun.rows.output(o, "outcome"))
            for o in rows.strategies
        )
        contrast = largest_contrast(rerun, rows, reference)
        found.append(
            Inert(
                mechanism=mechanism.key,
                differs=differs,
                contrast=contrast,
                inert=differs < _SOME and _is_noise(contrast),
            )
        )
    return found


def _is_noise(contrast: Change | None) -> bool:
    return contrast is None or abs(contrast.delta) <= _ERRORS * contrast.error


def largest_contrast(rerun: PairedRerun, rows: Rows, reference: str) -> Change | None:
    """Return the largest change of an option's difference from the reference option.

    Parameters
    ----------
    rerun : PairedRerun
        The first draws of the run.
    rows : Rows
        The same draws with one thing changed.
    reference : str
        Id of the option that the others are compared with.
    """
    keep = rerun.rows.defined & rows.defined
    options = rows.strategies
    if reference not in options or len(options) == 1 or not keep.any():
        return None
    before, after = (_worth(rerun, one.kept(keep)) for one in (rerun.rows, rows))
    own = options.index(reference)
    moved = (after - after[:, [own]]) - (before - before[:, [own]])
    largest = int(np.argmax(np.abs(moved.mean(axis=0))))
    return change(moved[:, largest])


def _worth(rerun: PairedRerun, rows: Rows) -> Floats:
    """Return the value of options, or without objectives whether there is a deal."""
    values = values_of(rerun.task.case, rows, rerun.task.seed)
    if values is not None:
        return values.value
    return np.stack([rows.output(o, "signed") > 0.0 for o in rows.strategies], axis=1).astype(float)
