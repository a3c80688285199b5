"""The list of claims that carry the report, and the sources behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, TypeAlias, TypedDict

from detente.assess.evidence.flips.record import ClaimFlip, Flips
from detente.assess.evidence.record import ClaimResult, SourceResult
from detente.assess.summary.record import Summary
from detente.report.sections.evidence.citing import Place
from detente.report.titles import actor_name
from detente.report.words import join_words, percent
from detente.vocabulary.metrics import Metric

__all__ = ["ClaimEntry", "Listed", "Register", "SourceEntry", "moving", "register"]

Listed: TypeAlias = Literal["cited", "all"]
"""Claims that the report lists: those that carry it, or all."""

_HEADLINES: Final[tuple[Metric, ...]] = (
    "settlement",
    "holdout_contact",
    "table_max",
    "extra_deaths",
)
_ERRORS: Final = 2.0  # standard errors beyond which a claim moves a number
_DOUBTED: Final = ("alleged", "denied")
_READ: Final = {"whole": "whole", "excerpt": "in part", "headline": "headline", "no": "not read"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimEntry:
    """A claim as the list prints it.

    Parameters
    ----------
    id, grade, text : str
        Its name, its Admiralty grade, and what it says.
    hedge : str
        How firmly it is said.
    doubted : bool
        Whether it is alleged or denied.
    denies : bool
        Whether it denies a proposition.
    said : str
        Who says it; empty if the publisher does.
    source, publisher, date : str
        Id of its source, who published it and when.
    later : bool
        Whether the source was written after the as-of date.
    stands : str
        Share of draws in which it stands; empty for context.
    note : str
        Note of the case.
    places : tuple of Place
        Where the report cites it.
    """

    id: str
    grade: str
    text: str
    hedge: str
    doubted: bool
    denies: bool
    said: str
    source: str
    publisher: str
    date: str
    later: bool
    stands: str
    note: str
    places: tuple[Place, ...]


class SourceEntry(NamedTuple):
    """A source as the register prints it."""

    id: str
    title: str
    publisher: str
    url: str
    date: str
    later: bool
    reliability: str
    read: str
    leans: str


class Register(TypedDict):
    """What the template of claims and sources is handed.

    Parameters
    ----------
    finding : str
        How many claims carry the report, and what kind they are.
    left_out : str
        How many are not listed, and where they are; empty if all are.
    whole : bool
        Whether all claims are listed, with their notes.
    claims : list of ClaimEntry
        Claims in the order of the case.
    sources : list of SourceEntry
        Sources of these claims, in the order of the case.
    """

    finding: str
    left_out: str
    whole: bool
    claims: list[ClaimEntry]
    sources: list[SourceEntry]


def moving(summary: Summary, flips: Flips | None) -> set[str]:
    """Return the claims that move a headline number beyond its error.

    Parameters
    ----------
    summary : Summary
        Results of the run: claims behind its key judgements are those that change them.
    flips : Flips or None
        What single claims change, where it was computed.
    """
    judged = {claim for basis in summary.basis.values() for claim in basis.claims}
    struck = flips.claims if flips else {}
    return judged | {name for name, flip in struck.items() if _moves(flip)}


def _moves(flip: ClaimFlip) -> bool:
    return any(
        abs(change.delta) > _ERRORS * change.error > 0.0
        for by_metric in flip.effects.values()
        for metric, change in by_metric.items()
        if metric in _HEADLINES
    )


def register(
    summary: Summary,
    places: Mapping[str, Sequence[Place]],
    flips: Flips | None = None,
    listed: Listed = "cited",
) -> Register:
    """Return the claims to list, and their sources.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    places : mapping
        Where the page cites each claim.
    flips : Flips or None
        What single claims change, where it was computed.
    listed : {"cited", "all"}
        Claims that are cited or move a headline number, or all.
    """
    carrying = {*places, *moving(summary, flips)}
    kept = [name for name in summary.claims if listed == "all" or name in carrying]
    claims = [_claim(summary, name, tuple(places.get(name, ()))) for name in kept]
    used = {entry.source for entry in claims} if listed == "cited" else {*summary.sources}
    sources = [_source(summary, name) for name in summary.sources if name in used]
    return Register(
        finding=_finding(claims, len(summary.claims)),
        left_out=_left_out(len(summary.claims) - len(claims), len(summary.sources) - len(sources)),
        whole=listed == "all",
        claims=claims,
        sources=sources,
    )


def _claim(summary: Summary, name: str, places: tuple[Place, ...]) -> ClaimEntry:
    claim = summary.claims[name]
    source = summary.sources.get(claim.source)
    date = (source.date if source else None) or ""
    publisher = _publisher(source)
    return ClaimEntry(
        id=name,
        grade=claim.grade,
        text=claim.text,
        hedge=claim.hedge,
        doubted=claim.hedge in _DOUBTED,
        denies=claim.polarity == "-",
        said=_said(claim, publisher),
        source=claim.source if source else "",
        publisher=publisher,
        date=date,
        later=date > summary.as_of,
        stands="" if claim.kind == "context" else percent(claim.standing),
        note=claim.note or "",
        places=places,
    )


def _publisher(source: SourceResult | None) -> str:
    if source is None:
        return "source not named"
    return source.publisher or source.author or source.title


def _said(claim: ClaimResult, publisher: str) -> str:
    """Return who says it; nothing if the publisher says it itself."""
    return "" if claim.speaker in (None, publisher) else claim.speaker or ""


def _source(summary: Summary, name: str) -> SourceEntry:
    source = summary.sources[name]
    date = source.date or ""
    leans = source.alignment or ""
    return SourceEntry(
        id=name,
        title=source.title,
        publisher=source.publisher or source.author or "",
        url=source.url or "",
        date=date,
        later=date > summary.as_of,
        reliability=source.reliability,
        read=_READ[source.seen],
        leans=actor_name(summary, leans),
    )


def _finding(claims: Sequence[ClaimEntry], many: int) -> str:
    """Say how many claims carry the report, and how many of them are doubted."""
    doubted = (
        _counted(sum(entry.hedge == "alleged" for entry in claims), "is alleged", "are alleged"),
        _counted(sum(entry.denies for entry in claims), "is a denial", "are denials"),
        _counted(
            sum(entry.later for entry in claims),
            "was written after the as-of date",
            "were written after the as-of date",
        ),
    )
    words = join_words([part for part in doubted if part])
    verb = "carries" if len(claims) == 1 else "carry"
    start = f"{len(claims)} of {many} claims {verb} this report"
    return f"{start}; {words}." if words else f"{start}."


def _counted(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}" if count else ""


def _left_out(claims: int, sources: int) -> str:
    """Say how many claims are not listed, and where they are."""
    if claims == 0:
        return ""
    verb, moves = ("is", "moves") if claims == 1 else ("are", "move")
    behind = f", with {sources} more source{'s' if sources > 1 else ''}" if sources else ""
    return (
        f"The other {claims} {verb} not cited here and {moves} no headline number "
        f"beyond its error{behind}: they are in summary.json and in the case’s claims.csv."
    )
