"""Package deals over some issues of a case: what linking them makes possible."""

from typing import Literal, TypeAlias, get_args

import numpy as np

from detente.assess.agreement.record import Packages, PaidPackage, Proposal
from detente.assess.agreement.table import Table, table_of
from detente.case.case import Case
from detente.engagement.task import EngagementTask
from detente.errors import DomainError, UnknownNameError
from detente.models.bargaining.linkage import Packages as Linked
from detente.models.bargaining.linkage import packages_array
from detente.numerics.arrays import Floats
from detente.runs.statistics import rounded, share

__all__ = ["RULES", "packages"]

Rule: TypeAlias = Literal["maximin", "nash", "utilitarian"]
RULES: tuple[Rule, ...] = get_args(Rule)
_STEPS = (0.0, 25.0, 50.0, 75.0, 100.0)
_LEAST = 2
_SOME = 1e-9  # a gain that counts


def packages(case: Case, issues: list[str], seed: int = 1, draws: int = 512) -> Packages:
    """Return package deals over issues, among those who must agree to a deal.

    Parameters
    ----------
    case : Case
        The cut case.
    issues : list of str
        Two or more issues; on each, quarters of the scale, the status quo and the reversion point
        are possible.
    seed, draws : int
        Seed and number of draws: proposals are made at the middle of all numbers, and tried in
        every draw.

    Raises
    ------
    DomainError
        If there are fewer than two issues, too many packages, or no two sides of talks.
    UnknownNameError
        If an issue is not in the case.
    """
    table = table_of(EngagementTask(case, seed).inputs(0, draws))
    places = _places(table, issues)
    if not table.bargainers:
        message = (
            "the government and the movement do not both have positions and a place at the table: "
            "nobody to agree"
        )
        raise DomainError(message)
    talks = table.of_talks().of_issues(places)
    middle = _packages(talks, None)
    return Packages(
        parties=list(talks.parties),
        issues=list(talks.issues),
        draws=draws,
        seed=seed,
        packages=len(middle.terms),
        agreed=int(middle.agreed.sum()),
        efficient=int((middle.agreed & middle.efficient).sum()),
        alone={name: _alone(talks, k) for k, name in enumerate(talks.issues)},
        proposals={rule: _proposal(talks, middle, rule) for rule in RULES},
        nearest=_nearest(talks, middle),
    )


def _places(table: Table, issues: list[str]) -> list[int]:
    for name in issues:
        if name not in table.issues:
            message = f"issue '{name}' is not in the case; allowed: {', '.join(table.issues)}"
            raise UnknownNameError(message)
    places = list(dict.fromkeys(table.issues.index(name) for name in issues))
    if len(places) < _LEAST:
        message = "name two or more issues: linking needs something to link"
        raise DomainError(message)
    return places


def _packages(talks: Table, draw: int | None) -> Linked:
    """Return the packages of one draw, or of the middle of all."""

    def at(values: Floats) -> Floats:
        return np.asarray(np.median(values, axis=0) if draw is None else values[draw])

    reversion = at(talks.reversion)
    marks = zip(
        np.median(talks.status_quo, axis=0), np.median(talks.reversion, axis=0), strict=True
    )
    options = [np.unique([*_STEPS, *pair]) for pair in marks]
    return packages_array(
        at(talks.position), at(talks.salience), options, reversion=reversion, cost=at(talks.cost)
    )


def _alone(talks: Table, k: int) -> bool:
    """Say whether an issue by itself has terms by which nobody loses and somebody gains."""
    linked = _packages(talks.of_issues([k]), None)
    return bool((linked.agreed & (linked.gain > _SOME).any(axis=1)).any())


def _proposal(talks: Table, middle: Linked, rule: Rule) -> Proposal | None:
    """Return what a rule proposes, and in how many draws nobody loses by it."""
    place = middle.proposal(rule)
    if place is None:
        return None
    draws = range(talks.position.shape[0])
    holds = np.array([_packages(talks, n).agreed[place] for n in draws])
    return Proposal(
        terms=_terms(talks, middle, place), gain=_gain(talks, middle, place), holds=share(holds)
    )


def _nearest(talks: Table, middle: Linked) -> PaidPackage:
    """Return the package with the greatest sum of gains, and what its losers are due."""
    place = int(np.argmax(middle.surplus))
    return PaidPackage(
        terms=_terms(talks, middle, place),
        gain=_gain(talks, middle, place),
        due=_by_party(talks, middle.due[place]),
    )


def _terms(talks: Table, middle: Linked, place: int) -> dict[str, float]:
    return {i: rounded(float(middle.terms[place, k])) for k, i in enumerate(talks.issues)}


def _gain(talks: Table, middle: Linked, place: int) -> dict[str, float]:
    return _by_party(talks, middle.gain[place])


def _by_party(talks: Table, values: Floats) -> dict[str, float]:
    return {p: rounded(float(values[n])) for n, p in enumerate(talks.parties)}
