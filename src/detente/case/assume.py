"""A case with some reports supposed to be sound, or to be empty."""

from collections.abc import Mapping
from dataclasses import replace

from detente.case.case import Case, Table
from detente.case.findings.suggest import did_you_mean
from detente.errors import DomainError, UnknownNameError

__all__ = ["assume"]


def assume(case: Case, claims: Mapping[str, bool]) -> Case:
    """Return the case with reports supposed informative in every draw, or in none.

    Parameters
    ----------
    case : Case
        The cut case.
    claims : mapping
        By claim: True, its report is informative; False, it is not, which leaves its content
        unknown. All claims of its origin follow.

    Returns
    -------
    Case
        Its claims have accuracy 1 or 0; another case, with another digest, unless `claims` is
        empty.

    Raises
    ------
    UnknownNameError
        If the case has no such claim as of its date, or it is context that feeds no number.
    DomainError
        If two claims of one origin are supposed to be both.
    """
    wanted: dict[str, tuple[str, bool]] = {}
    for name, holds in claims.items():
        origin = _origin(case, name)
        other, before = wanted.setdefault(origin, (name, holds))
        if before != holds:
            message = f"claims {other} and {name} have one origin, '{origin}'; suppose the same"
            raise DomainError(message)
    if not wanted:
        return case
    records = tuple(
        c.model_copy(update={"accuracy": float(wanted[c.origin or c.id][1])})
        if (c.origin or c.id) in wanted
        else c
        for c in case.claims
    )
    return replace(case, claims=Table(records, case.claims.lines))


def _origin(case: Case, name: str) -> str:
    if name not in case.claims:
        hint = did_you_mean(name, list(case.claims.by_id)) or "see claims.csv"
        message = f"claim '{name}' is not in the case as of {case.as_of}; {hint}"
        raise UnknownNameError(message)
    claim = case.claims[name]
    if claim.kind == "context":
        message = f"claim '{name}' is context and feeds no number; nothing would change"
        raise UnknownNameError(message)
    return claim.origin or claim.id
