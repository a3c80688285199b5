"""Find the claims that change what other wars say of this one, by striking out one origin each."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from detente.assess.record.record import RecordChance
from detente.case.case import Case
from detente.case.struck import origins_of_facts, without_origin

__all__ = ["cited"]

Chances: TypeAlias = Mapping[str, RecordChance]


def cited(case: Case, chances: Callable[[Case], Chances]) -> dict[str, RecordChance]:
    """Return the chances with the claims that change each, the largest change first.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    chances : callable
        Returns the chances of a case.

    Returns
    -------
    dict of RecordChance
        By event. A claim is named only if the chance, or its range, is another one without the
        facts that rest on the claim's origin alone.
    """
    base = chances(case)
    struck = {origin: chances(without_origin(case, origin)) for origin in origins_of_facts(case)}
    return {
        event: one.model_copy(update={"claims": _claims(case, _sizes(event, one, struck))})
        for event, one in base.items()
    }


def _sizes(event: str, one: RecordChance, struck: Mapping[str, Chances]) -> dict[str, float]:
    return {origin: _size(one, found.get(event)) for origin, found in struck.items()}


def _size(one: RecordChance, other: RecordChance | None) -> float:
    """Return the largest change of a chance and its ends; 1 if there is none any more."""
    if other is None:
        return 1.0
    pairs = ((one.chance, other.chance), (one.low, other.low), (one.high, other.high))
    changes = [1.0 if a is None or b is None else abs(a - b) for a, b in pairs if a != b]
    return max(changes, default=0.0)


def _claims(case: Case, sizes: Mapping[str, float]) -> list[str]:
    order = sorted((o for o, size in sizes.items() if size > 0.0), key=lambda o: (-sizes[o], o))
    conflict = case.settings.conflict
    named = [] if conflict is None else [c for _, some in conflict.claims for c in some]
    held = [case.claims[name] for name in dict.fromkeys(named) if name in case.claims]
    return [c.id for origin in order for c in held if (c.origin or c.id) == origin]
