"""Change the government's consent to the convenor's rounds, where options do not state it."""

from collections.abc import Callable
from typing import Final, TypeAlias

import numpy as np

from detente.case.case import Case
from detente.engagement.course.input_rows import Policy
from detente.engagement.course.run import Batch
from detente.engagement.drawing.options import options_of
from detente.numerics.arrays import Bools

__all__ = ["Alter", "as_drawn", "consent_reversed", "consent_unknown"]

Alter: TypeAlias = Callable[[Case, Batch], Batch]
"""A change of the arrays for the kernels."""

_EVEN: Final = 0.5  # chance of consent without any round on record


def as_drawn(case: Case, batch: Batch) -> Batch:
    """Return a batch as it is.

    Parameters
    ----------
    case : Case
        The case.
    batch : Batch
        Arrays for the kernels.
    """
    del case
    return batch


def consent_unknown(case: Case, batch: Batch) -> Batch:
    """Return a batch in which consent is as if no round were on record.

    Parameters
    ----------
    case : Case
        The case.
    batch : Batch
        Arrays for the kernels, with the options of the case.
    """
    return _with(case, batch, lambda _: _EVEN)


def consent_reversed(case: Case, batch: Batch) -> Batch:
    """Return a batch in which the government consents as often as it would not.

    Parameters
    ----------
    case : Case
        The case.
    batch : Batch
        Arrays for the kernels, with the options of the case.
    """
    return _with(case, batch, lambda chance: 1.0 - chance)


def _with(case: Case, batch: Batch, changed: Callable[[float], float]) -> Batch:
    options, reference = options_of(case)
    policy, open_ = batch.policy.copy(), _unstated(case)
    for s in np.flatnonzero(open_):
        policy[s, Policy.CONSENT] = changed(float(policy[s, Policy.CONSENT]))
    base = policy[[one.id for one in options].index(reference.option.id)]
    return batch._replace(policy=policy, base=base)


def _unstated(case: Case) -> Bools:
    options, _ = options_of(case)
    return np.array([one.rounds is None or one.rounds.consent == "unknown" for one in options])
