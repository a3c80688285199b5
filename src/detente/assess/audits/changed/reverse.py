r"""Reverse evidence: mirror numbers with claims in their range, and invert likelihoods.

A report of accuracy q counts :math:`w_i = q\,l_i + (1 - q) / 2` for member i. Its inverse counts
:math:`w_\mathrm{max} w_\mathrm{min} / w_i`: it speaks as strongly, for the other side.
"""

from dataclasses import replace
from typing import Final

import numpy as np

from detente.assess.audits.changed.struck import supported, unannounced
from detente.case.as_of.scales import scale_of
from detente.case.case import Case, Table
from detente.case.schema.evidence import Likelihood, Support
from detente.case.schema.world import Assessment
from detente.ensemble.claims import NOISE, Evidence
from detente.numerics.arrays import Floats
from detente.vocabulary.variables import VARIABLES

__all__ = ["inverted", "mirrored", "reverse"]

_OTHER_END: Final = {"low": "high", "high": "low"}


def reverse(case: Case) -> Case:
    """Return the case with its evidence reversed.

    Numbers with claims are mirrored, likelihoods and precedents inverted, and no round is
    announced. Facts of the war, ties and past rounds stay.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    """
    numbers = supported(case)
    rows = tuple(mirrored(case, a) if a.id in numbers else a for a in case.assessments)
    supports = tuple(_swapped(s) if s.assessment in numbers else s for s in case.supports)
    precedents = tuple(
        p.model_copy(update={"times_likelier": 1.0 / p.times_likelier}) if p.times_likelier else p
        for p in case.precedents
    )
    likelihoods = _inverted(case)
    return replace(
        unannounced(case),
        assessments=Table(rows, case.assessments.lines),
        supports=Table(supports, case.supports.lines),
        precedents=Table(precedents, case.precedents.lines),
        hypotheses=Table(likelihoods, (0,) * len(likelihoods)),
    )


def mirrored(case: Case, a: Assessment) -> Assessment:
    """Return a number mirrored in the range of its variable.

    Parameters
    ----------
    case : Case
        The case.
    a : Assessment
        One of its numbers.
    """
    low, high = scale_of(case, VARIABLES[a.variable], a.item)
    both = low + high
    ends = {"low": both - a.high, "mode": both - a.mode, "high": both - a.low}
    return a.model_copy(update=ends)


def _swapped(s: Support) -> Support:
    return s.model_copy(update={"part": _OTHER_END.get(s.part, s.part)})


def inverted(likelihoods: Floats, accuracy: float) -> Floats:
    """Return likelihoods of a report under which it speaks as strongly for the other side.

    Parameters
    ----------
    likelihoods : array of float, shape (member,)
        In [0, 1].
    accuracy : float
        Chance that the report is informative, in [0, 1].

    Examples
    --------
    >>> inverted(np.array([0.8, 0.2]), 1.0).round(6).tolist()
    [0.2, 0.8]
    """
    weight = accuracy * likelihoods + (1.0 - accuracy) * NOISE
    if accuracy == 0.0 or weight.min() == 0.0:  # certain: nothing but its mirror is left
        return np.asarray(likelihoods.max() + likelihoods.min() - likelihoods)
    turned = weight.max() * weight.min() / weight
    return np.asarray(np.clip((turned - (1.0 - accuracy) * NOISE) / accuracy, 0.0, 1.0))


def _inverted(case: Case) -> tuple[Likelihood, ...]:
    """Return the likelihoods of every claim on every set, inverted."""
    evidence = Evidence(case)
    given = {(row.set, row.claim, row.hypothesis): row.likelihood for row in case.hypotheses}
    found = []
    for rivals in case.settings.hypotheses:
        members = [member.id for member in rivals.members]
        for claim in dict.fromkeys(row.claim for row in case.hypotheses if row.set == rivals.id):
            stated = [given.get((rivals.id, claim, member), NOISE) for member in members]
            record = case.claims[claim]
            accuracy = evidence.accuracy.get(record.origin or claim, 0.0)
            turned = inverted(np.array(stated), accuracy)
            found += [
                Likelihood(set=rivals.id, hypothesis=member, claim=claim, likelihood=chance)
                for member, chance in zip(members, turned.tolist(), strict=True)
            ]
    return tuple(found)
