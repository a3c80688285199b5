"""What a case no longer knows when the claims of one origin are struck out.

Numbers, ties and presence are drawn from their claims. Two things are read as they stand: facts of
the war and rows of rounds. Those that rest on the struck claims alone are not known without them.
"""

from collections.abc import Callable, Container, Iterable
from dataclasses import replace

from detente.case.case import Case, Table
from detente.case.schema.conflict import STATED, Conflict
from detente.case.schema.world import RoundPart

__all__ = ["origins_of_facts", "origins_of_rounds", "without_claims", "without_origin"]


def origins_of_facts(case: Case) -> list[str]:
    """Return the origins that some fact of the war rests on alone, each once."""
    conflict = case.settings.conflict
    if conflict is None:
        return []
    alone = (_alone(case, getattr(conflict.claims, name)) for name in STATED)
    return list(dict.fromkeys(origin for origin in alone if origin is not None))


def origins_of_rounds(case: Case) -> list[str]:
    """Return the origins that some row of a round rests on, alone or with others, each once."""
    behind = (origin for part in case.rounds for origin in _origins(case, part.claims))
    return list(dict.fromkeys(behind))


def without_origin(case: Case, origin: str) -> Case:
    """Return the case in which what rests on one origin alone is not known.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    origin : str
        Origin of claims; a claim without one is its own.

    Returns
    -------
    Case
        Such facts of the war are missing, and such rows of rounds not observed. Claims stay.
    """
    return _without(case, lambda claims: _alone(case, claims) == origin)


def without_claims(case: Case, claims: Container[str]) -> Case:
    """Return the case in which what rests on some claims alone is not known.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    claims : container of str
        Ids of claims.

    Returns
    -------
    Case
        Such facts of the war are missing, and such rows of rounds not observed. Claims stay.
    """
    return _without(case, lambda cited: bool(cited) and all(claim in claims for claim in cited))


def _without(case: Case, lost: Callable[[list[str]], bool]) -> Case:
    """Return the case without facts of the war and rows of rounds whose claims are lost."""
    rounds = tuple(_unobserved(part) if lost(part.claims) else part for part in case.rounds)
    conflict = case.settings.conflict
    settings = case.settings
    if conflict is not None:
        known = _without_facts(conflict, lost)
        settings = settings.model_copy(update={"conflict": known})
    return replace(case, settings=settings, rounds=Table(rounds, case.rounds.lines))


def _without_facts(conflict: Conflict, lost: Callable[[list[str]], bool]) -> Conflict:
    gone: dict[str, object] = {
        name: None for name in STATED if lost(getattr(conflict.claims, name))
    }
    if "text_last_3" in gone:
        gone["last_text"] = None
    return conflict.model_copy(update=gone)


def _unobserved(part: RoundPart) -> RoundPart:
    """Return a row that says nothing of its actor; the host of a round stays its host."""
    if part.role == "host":
        return part
    unknown = {"invited": "unknown", "response": "unknown", "role": "absent"}
    return part.model_copy(update=unknown)


def _alone(case: Case, claims: Iterable[str]) -> str | None:
    """Return the origin of claims that have only one; None for several or none."""
    origins = _origins(case, claims)
    return origins.pop() if len(origins) == 1 else None


def _origins(case: Case, claims: Iterable[str]) -> set[str]:
    """Return the origins of claims; those of kind ``context`` never enter a number."""
    known = (case.claims[name] for name in claims if name in case.claims)
    return {c.origin or c.id for c in known if c.kind != "context"}
