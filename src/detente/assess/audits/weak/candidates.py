"""Find the inputs without a claim that the headline numbers vary with most.

Numbers of one party that belong together are tried together and one by one: all its positions, all
its trust in others and others' in it. Trust and will of and in the government are tried together in
any case: nothing is settled without it, and each of these numbers alone moves little.
"""

from typing import Final, NamedTuple

import numpy as np
from scipy import special

from detente.assess.evidence.grounds import claims_behind
from detente.assess.explain.sensitivity import CLASSES, correlation_ratio
from detente.case.case import Case
from detente.case.course.bindings import bindings_of
from detente.engagement.course.parameter_rows import Param
from detente.ensemble.chunks import Columns
from detente.numerics.arrays import Floats
from detente.runs.statistics import rounded
from detente.vocabulary.engagement import PARAMETERS
from detente.vocabulary.input_key import InputKey

__all__ = ["Candidate", "candidates", "leading"]


_RARE: Final = 0.05
_TOWARDS: Final = frozenset({"trust", "willingness"})


class Candidate(NamedTuple):
    """An input, or inputs of one party that belong together.

    Attributes
    ----------
    keys : tuple of InputKey
        The inputs.
    claim : bool
        Whether a claim supports it.
    party : str or None
        Id of the party whose inputs they are; None for one input.
    always : bool
        Whether it is tried whatever its share.
    share : float
        Largest first-order share of the variance of the numbers.
    follows : float
        Largest squared rank correlation with the numbers.
    """

    keys: tuple[InputKey, ...]
    claim: bool
    party: str | None = None
    always: bool = False
    share: float = 0.0
    follows: float = 0.0


def candidates(case: Case, inputs: Columns) -> list[Candidate]:
    """Return parameters with a prior, and numbers without a claim, together and one by one.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    inputs : columns
        Input columns of the run.
    """
    claims = claims_behind(case)
    supported, persons = _sets_with_claims(case), _leaders(case)
    found: list[Candidate] = []
    together: dict[tuple[str, str], list[InputKey]] = {}
    for name in inputs:
        key = InputKey.parse(name) if name != "draw" else InputKey("choice")
        if key.kind == "parameter" and _is_drawn(key.variable):
            found.append(Candidate((key,), key.variable in supported))
        elif _is_open(key) and not claims.get(key) and persons.isdisjoint(key.actors):
            found.append(Candidate((key,), claim=False))
            for party in _parties(key):
                together.setdefault((key.variable, party), []).append(key)
    groups = [
        Candidate(
            tuple(keys),
            claim=False,
            party=party,
            always=variable in _TOWARDS and party == case.settings.government,
        )
        for (variable, party), keys in together.items()
        if len(keys) > 1
    ]
    return [*found, *groups]


def _leaders(case: Case) -> frozenset[str]:
    """Return the ids of persons: no number is said of one."""
    return frozenset(actor.id for actor in case.actors if actor.kind == "leader")


def _is_open(key: InputKey) -> bool:
    """Return whether an input is a number that may be wrong; deaths only count persons."""
    return key.kind == "assessment" and key.variable != "deaths"


def _is_drawn(key: str) -> bool:
    one = PARAMETERS.get(key)
    if one is None or one.kind != "prior" or one.each != "war":
        return False
    return key.upper() in Param.__members__


def _parties(key: InputKey) -> tuple[str, ...]:
    """Return the parties whose numbers are moved together: of two, or of one on several items."""
    return key.actors if len(key.actors) > 1 or key.item else ()


def _sets_with_claims(case: Case) -> frozenset[str]:
    """Return the parameters bound by a set on which some claim is evidence."""
    speaks = {row.set for row in case.hypotheses}
    return frozenset(
        key
        for name, members in bindings_of(case).items()
        if name in speaks
        for binding in members.values()
        for key in binding.priors
    )


def leading(
    found: list[Candidate], inputs: Columns, numbers: list[Floats], most: int
) -> list[Candidate]:
    """Return the candidates to try: those tried always, then those the numbers vary with most.

    Parameters
    ----------
    found : list of Candidate
        What may be tried.
    inputs : columns
        Input columns of the run.
    numbers : list of array of float, shape (draw,)
        The numbers.
    most : int
        How many to return.

    Notes
    -----
    Half of the places are for parameters, half for numbers. Shares of rare events drown in noise:
    of shares that noise alone may reach, the one with the largest squared rank correlation leads.
    Of inputs that belong together the mean of their ranks counts.
    """
    line = _noise(len(found) * len(numbers), len(numbers[0]))
    ordered = sorted(
        (_weighed(one, inputs, numbers) for one in found),
        key=lambda one: (
            -one.share if one.share > line else 0.0,
            -one.follows,
            [str(key) for key in one.keys],
        ),
    )
    kept = [one for one in ordered if one.always][:most]
    rest = [one for one in ordered if not one.always and one.follows > 0.0]
    parameters = [one for one in rest if one.keys[0].kind == "parameter"]
    others = [one for one in rest if one.keys[0].kind != "parameter"]
    left = most - len(kept)
    half = max(left // 2, left - len(others))
    return [*kept, *parameters[:half], *others[: left - min(half, len(parameters))]]


def _noise(tried: int, draws: int) -> float:
    """Return the share that noise alone exceeds in one of 20 runs, over all that is tried."""
    free = CLASSES - 1
    return float(special.chdtri(free, _RARE / max(tried, 1)) - free) / max(draws - 1, 1)


def _weighed(one: Candidate, inputs: Columns, numbers: list[Floats]) -> Candidate:
    values = _together(one.keys, inputs)
    ranks = _ranks(values)
    return one._replace(
        share=rounded(max(correlation_ratio(values, number) for number in numbers)),
        follows=max(_squared(ranks, number) for number in numbers),
    )


def _squared(one: Floats, other: Floats) -> float:
    """Return the squared correlation of two columns; 0 if one does not vary."""
    if np.ptp(one) == 0.0 or np.ptp(other) == 0.0:
        return 0.0
    return rounded(float(np.corrcoef(one, other)[0, 1]) ** 2)


def _ranks(values: Floats) -> Floats:
    return np.argsort(np.argsort(values, kind="stable"), kind="stable").astype(np.float64)


def _together(keys: tuple[InputKey, ...], inputs: Columns) -> Floats:
    columns = [np.asarray(inputs[str(key)], dtype=np.float64) for key in keys]
    if len(columns) == 1:
        return columns[0]
    return np.asarray(np.mean([_ranks(column) for column in columns], axis=0))
