"""Give withheld rows opaque ids, the same one wherever a row is named."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Final, TypeAlias

from detente.report.redaction.withheld import Withheld

__all__ = ["OpaqueIds", "opaque_ids"]

Ids: TypeAlias = Mapping[str, str]

_KINDS: Final = frozenset({"claim", "origin", "proposition"})


@dataclass(frozen=True, slots=True, kw_only=True)
class OpaqueIds:
    """Opaque ids by id in the case; ids of visible rows are not in them.

    Parameters
    ----------
    claims, sources, propositions, origins : mapping
        By kind of row.
    """

    claims: Ids = field(default_factory=dict)
    sources: Ids = field(default_factory=dict)
    propositions: Ids = field(default_factory=dict)
    origins: Ids = field(default_factory=dict)

    def input(self, name: str) -> str:
        """Return the name of an input, with an opaque id where it is that of a withheld row.

        Parameters
        ----------
        name : str
            Name of a column of the run, such as ``claim|C1``.

        Examples
        --------
        >>> OpaqueIds(claims={"C1": "W-01"}).input("claim|C1")
        'claim|W-01'
        """
        kind, found, subject = name.partition("|")
        if not found or kind not in _KINDS:
            return name
        ids = {"claim": self.claims, "origin": self.origins, "proposition": self.propositions}
        return f"{kind}|{ids[kind].get(subject, subject)}"


def opaque_ids(hidden: Withheld) -> OpaqueIds:
    """Return an opaque id for each withheld row, numbered in order of appearance.

    Parameters
    ----------
    hidden : Withheld
        What is withheld. A claim that is its own origin has one id as both.
    """
    taken = {row.id for name in ("claims", "sources") for row in hidden.case.table(name)}
    taken |= {claim.origin or claim.id for claim in hidden.case.claims}
    free = (name for number in count(1) if (name := f"W-{number:02d}") not in taken)
    claims = _named(hidden.claims, free)
    sources = _named(hidden.sources, free)
    propositions = _named(hidden.propositions, free)
    origins = {name: claims[name] for name in hidden.origins if name in claims}
    origins |= _named((name for name in hidden.origins if name not in claims), free)
    return OpaqueIds(claims=claims, sources=sources, propositions=propositions, origins=origins)


def _named(names: Iterable[str], free: Iterable[str]) -> dict[str, str]:
    return dict(zip(names, free, strict=False))
