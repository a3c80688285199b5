"""Take the texts of withheld rows out of a summary; numbers, counts and links stay."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from detente.assess.evidence.flips.record import Flips
from detente.assess.evidence.record import ClaimResult, SourceResult
from detente.assess.summary.record import Summary
from detente.assess.written.record import WrittenDissent
from detente.case.case import Case
from detente.report.redaction.opaque import OpaqueIds, opaque_ids
from detente.report.redaction.record import Counts
from detente.report.redaction.withheld import LEAST_TEXT, WITHHELD, Withheld, withheld

__all__ = ["Redacted", "redacted"]

_KEYED: Final = frozenset({"claims", "sources", "propositions", "contested", "assumed"})
_LISTED: Final = frozenset({"claims", "reports", "denials"})
_INPUTS: Final = frozenset({"input", "inputs", "placeholders", "stand_ins", "variables"})
_NOTES: Final = frozenset(
    {"text", "note", "reason", "reasons", "stated_reason", "attributed_reason", "issuer"}
    | {"reading", "cited_by", "argument"}
)
_TEXTS: Final = _NOTES | {"rule"}  # a simple rule of a forecast is no text of the case
_DATES: Final = frozenset({"since", "until"})


@dataclass(frozen=True, slots=True)
class Redacted:
    """A summary for readers cleared up to a mark.

    Parameters
    ----------
    summary : Summary
        The summary without withheld texts.
    counts : Counts
        How much is withheld.
    hidden : Withheld
        What is withheld, with the texts to search for.
    ids : OpaqueIds
        The id that each withheld row has in the summary.
    """

    summary: Summary
    counts: Counts
    hidden: Withheld
    ids: OpaqueIds

    def flips(self, flips: Flips | None) -> Flips | None:
        """Return what single claims change, with the same opaque ids.

        Parameters
        ----------
        flips : Flips or None
            That of the run.
        """
        if flips is None:
            return None
        names, origins = self.ids.claims, self.ids.origins
        return flips.model_copy(
            update={
                "claims": {
                    names.get(name, name): flip.model_copy(
                        update={"origin": origins.get(flip.origin, flip.origin)}
                    )
                    for name, flip in flips.claims.items()
                },
                "top": [names.get(name, name) for name in flips.top],
            }
        )


def redacted(summary: Summary, case: Case, mark: str) -> Redacted:
    """Return a summary without what is above a mark.

    Claims, sources, notes, advice and dissents above the mark lose their texts, speakers, holders,
    sources, addresses and dates. They keep an opaque id, which is the same everywhere.

    Parameters
    ----------
    summary : Summary
        The summary of a run.
    case : Case
        The case as run, with every row.
    mark : str
        Mark of the readers, on the ladder of the case.
    """
    hidden = withheld(case, mark)
    ids = opaque_ids(hidden)
    redactor = _Redactor(hidden, ids)
    counts = Counts(
        claims=len(hidden.claims),
        sources=len(hidden.sources),
        numbers=len(hidden.assessments),
        dissents=len(hidden.dissents),
        advice=int(hidden.advice),
    )
    plain = summary.model_copy(update={"handling": mark})
    if not counts:
        return Redacted(plain, counts, hidden, ids)
    return Redacted(redactor.summary(plain), counts, hidden, ids)


class _Redactor:
    """Replaces the texts and ids of withheld rows in the document of a summary."""

    def __init__(self, hidden: Withheld, ids: OpaqueIds) -> None:
        self.hidden, self.ids = hidden, ids
        self.texts = {text for text in hidden.texts if len(text) >= LEAST_TEXT}
        self.opaque = frozenset(ids.claims.values())
        self.strings: Mapping[str, Mapping[str, str]] = {
            "source": ids.sources,
            "origin": ids.origins,
            "proposition": ids.propositions,
        }
        self.keys: Mapping[str, Mapping[str, str]] = {
            "claims": ids.claims,
            "assumed": ids.claims,
            "sources": ids.sources,
            "propositions": ids.propositions,
            "contested": ids.propositions,
        }

    def summary(self, summary: Summary) -> Summary:
        """Return the summary without withheld texts."""
        cleared = summary.model_copy(
            update={
                "claims": {i: self._claim(i, one) for i, one in summary.claims.items()},
                "sources": {i: self._source(i, one) for i, one in summary.sources.items()},
                "advice": None if self.hidden.advice else summary.advice,
                "dissents": list(self._dissents(summary.dissents)),
            }
        )
        document = cleared.model_dump(mode="json", by_alias=True)
        return Summary.model_validate(self._walk(document, ""))

    def _claim(self, name: str, claim: ClaimResult) -> ClaimResult:
        if name not in self.ids.claims:
            return claim
        return claim.model_copy(
            update={
                "text": WITHHELD,
                "source": claim.source if claim.source in self.ids.sources else WITHHELD,
                "grade": f"?{claim.grade[1:]}",
                **dict.fromkeys(("speaker", "addressee", "holder", "relation", "note")),
                **dict.fromkeys(("since", "until")),
            }
        )

    def _source(self, name: str, source: SourceResult) -> SourceResult:
        if name not in self.ids.sources:
            return source
        lost = dict.fromkeys(("author", "publisher", "date", "url", "alignment"))
        return source.model_copy(
            update={**lost, "title": WITHHELD, "kind": WITHHELD, "reliability": "?"}
        )

    def _dissents(self, written: list[WrittenDissent]) -> Iterator[WrittenDissent]:
        lost = set(self.hidden.dissents)
        return (one for number, one in enumerate(written) if number not in lost)

    def _walk(self, node: Any, name: str) -> Any:  # any JSON
        if isinstance(node, dict):
            if name in _KEYED:
                return {self._key(name, k): self._walk(v, "") for k, v in node.items()}
            return self._cleared({k: self._walk(v, k) for k, v in node.items()})
        if isinstance(node, list):
            return [self._walk(item, name) for item in node]
        return self._text(node, name) if isinstance(node, str) else node

    def _key(self, name: str, key: str) -> str:
        return self.keys[name].get(key, key)

    def _text(self, text: str, name: str) -> str:
        if name in _LISTED:
            return self.ids.claims.get(text, text)
        if name in _INPUTS:
            return self.ids.input(text)
        if name in self.strings and text in self.strings[name]:
            return self.strings[name][text]
        texts = self.hidden.texts if name in _TEXTS else self.texts
        return WITHHELD if text in texts else text

    def _cleared(self, record: dict[str, Any]) -> dict[str, Any]:  # any JSON
        """Return a record without its notes and dates if it rests on withheld claims alone."""
        cited = record.get("claims")
        if "written_on" in record:  # a dissent has a mark of its own
            return record
        if not isinstance(cited, list) or not cited or not self.opaque.issuperset(cited):
            return record
        return {name: self._blank(name, value) for name, value in record.items()}

    @staticmethod
    def _blank(name: str, value: Any) -> Any:  # any JSON
        if name in _DATES:
            return None
        if name not in _NOTES or not value:
            return value
        return [WITHHELD] * len(value) if isinstance(value, list) else WITHHELD
