"""What the forms of a report need beside its page: facts of the run, and claims cited."""

from dataclasses import dataclass

from detente.assess.evidence.record import SourceResult
from detente.assess.summary.record import Summary
from detente.report.forms.runs import clean
from detente.report.messages.say import say

__all__ = ["About", "ClaimNote", "about", "claim_notes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Facts of a run that every form states."""

    title: str
    question: str
    handling: str
    as_of: str
    horizon_months: int
    digest: str
    draws: int
    seed: int
    version: str
    beside: tuple[str, ...] = ()

    def rows(self) -> list[tuple[str, str | int]]:
        """Return the facts as names and values."""
        return [
            (say("case"), self.title),
            (say("question"), self.question),
            (say("handling"), self.handling),
            (say("use"), say("not for targeting")),
            (say("as of"), self.as_of),
            (say("months ahead"), self.horizon_months),
            (say("case digest"), self.digest),
            (say("draws"), self.draws),
            (say("seed"), self.seed),
            ("détente", self.version),
            *((say("for readers"), text) for text in self.beside),
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimNote:
    """A claim as a footnote: its words, grade and source."""

    claim: str
    text: str
    grade: str
    source: str
    address: str


def about(summary: Summary, beside: tuple[str, ...] = ()) -> About:
    """Return the facts of a run, and what a version for some readers says of itself."""
    return About(
        title=clean(summary.title),
        question=clean(summary.question),
        handling=clean(summary.handling),
        as_of=summary.as_of,
        horizon_months=summary.horizon_months,
        digest=summary.digest,
        draws=summary.draws,
        seed=summary.seed,
        version=summary.detente,
        beside=beside,
    )


def claim_notes(summary: Summary) -> dict[str, ClaimNote]:
    """Return the claims of a run by id."""
    notes = {}
    for name, claim in summary.claims.items():
        source = summary.sources.get(claim.source)
        notes[name] = ClaimNote(
            claim=clean(name),
            text=clean(claim.text),
            grade=claim.grade,
            source=clean(_source(source) if source else claim.source),
            address=clean(source.url or "") if source else "",
        )
    return notes


def _source(source: SourceResult) -> str:
    """Return the title of a source, and who published it."""
    if not source.publisher:
        return source.title
    return say("{title}, {publisher}", title=source.title, publisher=source.publisher)
