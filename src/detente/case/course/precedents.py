"""Weigh precedents as evidence on sets of hypotheses."""

import math
from collections import Counter

from detente.case.case import Case

__all__ = ["precedent_factors"]


def precedent_factors(case: Case) -> dict[str, dict[str, float]]:
    r"""Return the factors by which precedents change the odds of members, by set and member.

    Parameters
    ----------
    case : Case
        The case, cut to its as-of date.

    Returns
    -------
    dict of dict of float
        Factor of each member that some precedent speaks for; above 0.

    Notes
    -----
    .. math:: f = \exp\Bigl(\sum_p \frac{1}{n_p} \sum_{i \in p} s_i \ln t_i\Bigr)

    over precedents p with n_p interpretations i, of similarity s_i and with an outcome t_i times
    likelier. Interpretations that contradict each other share the weight of their precedent; one
    that is evidence on nothing takes its share.
    """
    readings = Counter(row.precedent for row in case.precedents)
    logs: dict[str, dict[str, float]] = {}
    for row in case.precedents:
        if row.set is None or row.hypothesis is None or not row.times_likelier:
            continue
        weight = (row.similarity or 0.0) / readings[row.precedent]
        members = logs.setdefault(row.set, {})
        members[row.hypothesis] = members.get(row.hypothesis, 0.0) + weight * math.log(
            row.times_likelier
        )
    return {
        name: {member: math.exp(log) for member, log in members.items()}
        for name, members in logs.items()
    }
