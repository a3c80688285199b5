"""Assume that some reports of a case are informative, or that they are not."""

from collections.abc import Mapping
from dataclasses import replace
from functools import reduce

from detente.case.case import Case, Table
from detente.case.findings.suggest import did_you_mean
from detente.case.struck import without_origin
from detente.errors import DomainError, UnknownNameError

__all__ = ["assume"]


def assume(case: Case, claims: Mapping[str, bool]) -> Case:
    """Return the case with some reports informative in every draw, or in no draw.

    Parameters
    ----------
    case : Case
        The cut case.
    claims : mapping
        By claim id. True: its report is informative. False: it is not, so its content is unknown.
        The same holds for all claims of its origin. Facts of the war and rows of rounds that rest
        on such claims alone are not known.

    Returns
    -------
    Case
        Accuracy of these claims is 1 or 0. Its digest differs from that of `case`, unless `claims`
        is empty.

    Raises
    ------
    UnknownNameError
        If the case has no such claim as of its date, or the claim is of kind `context`.
    DomainError
        If two claims of one origin are given different values.
    """
    wanted: dict[str, tuple[str, bool]] = {}
    for name, holds in claims.items():
        origin = _origin(case, name)
        other, before = wanted.setdefault(origin, (name, holds))
        if before != holds:
            message = (
                f"claims {other} and {name} have the same origin, '{origin}'; give both one value"
            )
            raise DomainError(message)
    if not wanted:
        return case
    records = tuple(
        c.model_copy(update={"accuracy": float(wanted[c.origin or c.id][1])})
        if (c.origin or c.id) in wanted
        else c
        for c in case.claims
    )
    empty = [origin for origin, (_, holds) in wanted.items() if not holds]
    known = reduce(without_origin, empty, case)
    return replace(known, claims=Table(records, case.claims.lines))


def _origin(case: Case, name: str) -> str:
    if name not in case.claims:
        hint = did_you_mean(name, list(case.claims.by_id)) or "see claims.csv"
        message = f"claim '{name}' is not in the case as of {case.as_of}; {hint}"
        raise UnknownNameError(message)
    claim = case.claims[name]
    if claim.kind == "context":
        message = f"claim '{name}' is of kind context and feeds no number; choose another claim"
        raise UnknownNameError(message)
    return claim.origin or claim.id
