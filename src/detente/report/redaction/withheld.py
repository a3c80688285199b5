"""Find the rows of a case that are above a mark, their texts, and the texts that stay visible."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, TypeVar

from detente.case.case import Case, Table
from detente.case.handling import Ladder, ladder_of
from detente.case.schema.evidence import Claim, Record

__all__ = ["LEAST_TEXT", "WITHHELD", "Withheld", "withheld"]

WITHHELD: Final = "withheld"
"""What the report prints in the place of a text."""

LEAST_TEXT: Final = 12  # characters of the shortest text that is searched for

R = TypeVar("R", bound=Record)

_TEXTS: Final[dict[str, tuple[str, ...]]] = {
    "sources": ("id", "title", "author", "publisher", "url", "alignment", "note"),
    "claims": (
        *("id", "locator", "speaker", "addressee", "holder", "relation", "place", "text"),
        *("proposition", "origin", "note"),
    ),
    "supports": ("note",),
    "hypotheses": ("note",),
    "assessments": ("analyst", "reason"),
    "actors": ("note",),
    "relations": ("basis", "issuer", "note"),
    "rounds": ("stated_reason", "attributed_reason", "note"),
    "regions": ("note",),
    "presence": ("note",),
    "events": ("title", "note"),
    "precedents": ("reading", "argument", "cited_by", "note"),
    "expectations": ("text", "note"),
}
"""Columns of a withheld row that are withheld, by table."""

_NEEDED: Final = frozenset({"title", "text", "reading"})  # of events, expectations, precedents

_SETTINGS: Final[dict[str, str]] = {
    "issues": "note",
    "shared_issues": "note",
    "accepted_rules": "rule",
}
"""Parts of the settings that cite claims, and the text of each that is withheld with them."""

_CITING: Final = frozenset({"claims", "claim", "source", "read_from", "outcome_source"})


@dataclass(frozen=True)
class Withheld:
    """What a case withholds from readers cleared up to a mark.

    Parameters
    ----------
    case : Case
        The case as run.
    mark : str
        Mark of the readers.
    """

    case: Case
    mark: str

    @cached_property
    def ladder(self) -> Ladder:
        """The marks of the case."""
        return ladder_of(self.case.settings)

    def is_above(self, mark: str | None) -> bool:
        """Return whether a row with this mark is withheld; a row without one has the case's.

        Parameters
        ----------
        mark : str or None
            Mark of the row.
        """
        return self.ladder.is_above(mark or self.case.settings.handling, self.mark)

    @cached_property
    def claims(self) -> tuple[str, ...]:
        """Claims above the mark, and those of a source above the mark, in order."""
        hidden = {s.id for s in self.case.sources if self.is_above(s.handling)}
        return tuple(
            c.id for c in self.case.claims if self.is_above(c.handling) or c.source in hidden
        )

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Sources above the mark, and those of withheld claims only, in order."""
        claims = self.case.claims
        shown = {c.source for c in claims if c.id not in self._claims}
        lost = {c.source for c in claims} - shown
        sources = self.case.sources
        return tuple(s.id for s in sources if self.is_above(s.handling) or s.id in lost)

    @cached_property
    def assessments(self) -> tuple[str, ...]:
        """Numbers above the mark, in order."""
        return tuple(a.id for a in self.case.assessments if self.is_above(a.handling))

    @cached_property
    def propositions(self) -> tuple[str, ...]:
        """Propositions that only withheld claims bring, in order."""
        return self._only_theirs(lambda claim: claim.proposition)

    @cached_property
    def origins(self) -> tuple[str, ...]:
        """Origins that only withheld claims have, in order."""
        return self._only_theirs(lambda claim: claim.origin or claim.id)

    @cached_property
    def dissents(self) -> tuple[int, ...]:
        """Positions of dissents above the mark."""
        written = enumerate(self.case.dissents)
        return tuple(n for n, one in written if self.is_above(one.handling))

    @cached_property
    def advice(self) -> bool:
        """Whether the advice is above the mark."""
        return self.case.advice is not None and self.is_above(self.case.advice.handling)

    @cached_property
    def texts(self) -> frozenset[str]:
        """Texts of withheld rows that no visible row has as well."""
        return frozenset(self._hidden_texts()) - frozenset(self.visible)

    @cached_property
    def visible(self) -> tuple[str, ...]:
        """Every text of the case that stays visible."""
        settings = self.case.settings.model_dump(mode="json", exclude={"propositions"})
        for name, column in _SETTINGS.items():
            for part in settings[name]:
                if self._lost(part["claims"]):
                    part.pop(column)
        texts = list(_strings(settings))
        for name in self.case.TABLES:
            texts += self._visible_of(name)
        written = [] if self.advice or self.case.advice is None else [self.case.advice]
        shown = [d for n, d in enumerate(self.case.dissents) if n not in self.dissents]
        for one in (*written, *shown):
            texts += _strings(one.model_dump(mode="json"))
        return tuple(dict.fromkeys(texts))

    @cached_property
    def _claims(self) -> frozenset[str]:
        return frozenset(self.claims)

    @cached_property
    def _supported(self) -> Mapping[str, list[str]]:
        """Claims behind each number."""
        behind: dict[str, list[str]] = {}
        for support in self.case.supports:
            behind.setdefault(support.assessment, []).append(support.claim)
        return behind

    def _only_theirs(self, of: Callable[[Claim], str | None]) -> tuple[str, ...]:
        shown = {of(c) for c in self.case.claims if c.id not in self._claims}
        theirs = (of(c) for c in self.case.claims if c.id in self._claims)
        return tuple(dict.fromkeys(name for name in theirs if name and name not in shown))

    def hides(self, table: str, row: Record) -> bool:
        """Return whether the texts of a row are withheld.

        Parameters
        ----------
        table : str
            Name of the table.
        row : Record
            One of its rows.
        """
        match table:
            case "claims":
                return getattr(row, "id", None) in self._claims
            case "sources":
                return getattr(row, "id", None) in self.sources
            case "supports" | "hypotheses":
                return getattr(row, "claim", None) in self._claims
            case "assessments":
                name = str(getattr(row, "id", ""))
                return name in self.assessments or self._lost(self._supported.get(name, []))
        return self._lost(getattr(row, "claims", []))

    def blanked(self, name: str, table: Table[R]) -> Table[R]:
        """Return a table without the texts of its withheld rows; a row keeps its id.

        Parameters
        ----------
        name : str
            Name of the table.
        table : table
            The table.
        """
        lost = {text: WITHHELD if text in _NEEDED else None for text in _TEXTS[name]}
        kept = (row.model_copy(update=lost) if self.hides(name, row) else row for row in table)
        return Table(tuple(kept), table.lines)

    def _lost(self, claims: Iterable[str]) -> bool:
        """Return whether claims are withheld, all of them; False if there are none."""
        cited = list(claims)
        return bool(cited) and self._claims.issuperset(cited)

    def _hidden_texts(self) -> Iterator[str]:
        for name, columns in _TEXTS.items():
            for row in self.case.table(name):
                if self.hides(name, row):
                    yield from _strings([getattr(row, column, None) for column in columns])
        for name, column in _SETTINGS.items():
            for part in getattr(self.case.settings, name):
                if self._lost(part.claims):
                    yield from _strings(getattr(part, column))
        written = [self.case.advice] if self.advice else []
        for one in (*written, *(self.case.dissents[n] for n in self.dissents)):
            if one is not None:
                yield from _strings(one.model_dump(mode="json", exclude={"handling"}))

    def _visible_of(self, table: str) -> Iterator[str]:
        for row in self.case.table(table):
            hidden = set(_TEXTS.get(table, ())) if self.hides(table, row) else set()
            if hidden and table in {"claims", "sources"}:
                continue
            if isinstance(row, Claim):
                hidden |= {
                    name
                    for name, gone in (("origin", self.origins), ("proposition", self.propositions))
                    if getattr(row, name) in gone
                }
            yield from _strings(row.model_dump(mode="json", exclude=hidden))


def withheld(case: Case, mark: str) -> Withheld:
    """Return what a case withholds from readers cleared up to a mark.

    Parameters
    ----------
    case : Case
        The case as run.
    mark : str
        Mark of the readers.
    """
    return Withheld(case, mark)


def _strings(content: Any) -> Iterator[str]:  # any JSON
    """Yield every text, without ids of claims and sources that a row cites."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping):
        for key, value in content.items():
            if key not in _CITING:
                yield str(key)
                yield from _strings(value)
    elif isinstance(content, Iterable):
        for value in content:
            yield from _strings(value)
