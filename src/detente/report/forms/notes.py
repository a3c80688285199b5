"""What the forms of a report need beside its page: facts of the run, and claims cited."""

from dataclasses import dataclass

from detente.assess.summary.record import Summary
from detente.report.forms.runs import clean

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
            ("case", self.title),
            ("question", self.question),
            ("handling", self.handling),
            ("use", "not for targeting"),
            ("as of", self.as_of),
            ("months ahead", self.horizon_months),
            ("case digest", self.digest),
            ("draws", self.draws),
            ("seed", self.seed),
            ("détente", self.version),
            *(("for readers", text) for text in self.beside),
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
        publisher = f", {source.publisher}" if source and source.publisher else ""
        notes[name] = ClaimNote(
            claim=clean(name),
            text=clean(claim.text),
            grade=claim.grade,
            source=clean(f"{source.title}{publisher}" if source else claim.source),
            address=clean(source.url or "") if source else "",
        )
    return notes
