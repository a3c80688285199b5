"""The list of claims that carry the report, and the sources behind them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, TypeAlias, TypedDict

from detente.assess.evidence.flips.record import Flips
from detente.assess.evidence.record import ClaimResult
from detente.assess.summary.record import Summary
from detente.report.messages.say import count, mark, say
from detente.report.sections.evidence.citing import Place
from detente.report.sections.evidence.flips import moves_headline
from detente.report.titles import actor_name
from detente.report.words import join_words, percent

__all__ = ["HEDGE_WORDS", "ClaimEntry", "Listed", "Reference", "Register", "moving", "register"]

Listed: TypeAlias = Literal["cited", "all"]
"""Claims that the report lists: those that carry it, or all."""

_DOUBTED: Final = ("alleged", "denied")
_PLAIN: Final = ("asserted", "reported")  # the more frequent of these has no word in the list
_READ: Final = {
    "whole": mark("read whole"),
    "headline": mark("headline only"),
    "no": mark("not read"),
}
HEDGE_WORDS: Final = {
    "asserted": mark("asserted"),
    "reported": mark("reported"),
    "believed": mark("believed"),
    "inferred": mark("inferred"),
    "argued": mark("argued"),
    "alleged": mark("alleged"),
    "denied": mark("denied"),
    "hoped": mark("hoped"),
    "opinion": mark("opinion"),
    "conditional": mark("conditional"),
}


class Reference(NamedTuple):
    """A source as the list prints it.

    Parameters
    ----------
    id, title, author, publisher, url, date : str
        The document; empty where the case does not say. Unless all claims are listed, a source has
        no title if its author and publisher tell it from other sources, and that of one claim no
        author if it has a publisher. Claims say what it is about.
    later : bool
        Whether it was written after the as-of date.
    marks : tuple of str
        How much of it the coder read if that is not a part, and whom it leans to.
    """

    id: str
    title: str
    author: str
    publisher: str
    url: str
    date: str
    later: bool
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimEntry:
    """A claim as the list prints it.

    Parameters
    ----------
    id, grade, text : str
        Its name, its Admiralty grade, and what it says.
    hedge : str
        How firmly it is said; empty for the more frequent of "asserted" and "reported".
    doubted : bool
        Whether it is alleged or denied.
    denies : bool
        Whether it denies a proposition, and its hedge does not say so.
    said : str
        Who says it, and to whom; empty if the reference names the speaker.
    reference : Reference or None
        Its source; None if the register of sources has it, since several claims share it.
    number : int
        Number of its source in the register; 0 if it is not there.
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
    reference: Reference | None
    number: int
    later: bool
    stands: str
    note: str
    places: tuple[Place, ...]


class Register(TypedDict):
    """What the template of claims and sources is handed.

    Parameters
    ----------
    finding : str
        How many claims carry the report, and what kind they are.
    unmarked : str
        How a claim is said that has no word for it.
    left_out : str
        How many are not listed, and where they are; empty if all are.
    whole : bool
        Whether all claims are listed, with their notes.
    claims : list of ClaimEntry
        Claims in the order of the case.
    sources : list of Reference
        Sources of several of these claims, in the order of the case; with all claims, every source
        but those of one claim.
    """

    finding: str
    unmarked: str
    left_out: str
    whole: bool
    claims: list[ClaimEntry]
    sources: list[Reference]


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
    return judged | {name for name, flip in struck.items() if moves_headline(flip)}


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
    whole = listed == "all"
    carrying = {*places, *moving(summary, flips)}
    kept = [name for name in summary.claims if whole or name in carrying]
    hedges = Counter(summary.claims[name].hedge for name in kept)
    plain = max(_PLAIN, key=lambda hedge: hedges[hedge])
    uses = Counter(summary.claims[name].source for name in kept)
    shared = [name for name in summary.sources if uses[name] > 1 or (whole and not uses[name])]
    alike = Counter(_makers(summary, name) for name in shared)
    numbers = {name: n for n, name in enumerate(shared, start=1)}
    claims = [
        _claim(summary, name, numbers, tuple(places.get(name, ())), plain, whole=whole)
        for name in kept
    ]
    return Register(
        finding=_finding(summary, claims),
        unmarked=say(HEDGE_WORDS[plain]),
        left_out=_left_out(len(summary.claims) - len(claims)),
        whole=whole,
        claims=claims,
        sources=[
            _reference(summary, name, whole=whole or alike[_makers(summary, name)] > 1, shared=True)
            for name in shared
        ],
    )


def _makers(summary: Summary, name: str) -> tuple[str | None, str | None]:
    """Return who wrote and who published a source; two of one pair are told apart by title."""
    return summary.sources[name].author, summary.sources[name].publisher


def _claim(
    summary: Summary,
    name: str,
    numbers: Mapping[str, int],
    places: tuple[Place, ...],
    plain: str,
    *,
    whole: bool,
) -> ClaimEntry:
    claim = summary.claims[name]
    number = numbers.get(claim.source, 0)
    known = claim.source in summary.sources
    shared = number > 0
    reference = (
        _reference(summary, claim.source, whole=whole, shared=shared) if known else _unnamed()
    )
    return ClaimEntry(
        id=name,
        grade=claim.grade,
        text=claim.text,
        hedge="" if claim.hedge == plain else say(HEDGE_WORDS[claim.hedge]),
        doubted=claim.hedge in _DOUBTED,
        denies=claim.polarity == "-" and claim.hedge != "denied",
        said=_said(summary, claim, reference),
        reference=None if number else reference,
        number=number,
        later=reference.later,
        stands="" if claim.kind == "context" else percent(claim.standing),
        note=claim.note or "",
        places=places,
    )


def _said(summary: Summary, claim: ClaimResult, reference: Reference) -> str:
    """Return who says it, and to whom; no speaker whom the reference names."""
    speaker = claim.speaker or ""
    named = (reference.author, reference.publisher, reference.publisher.partition(",")[0])
    who = "" if speaker in named else speaker
    if not claim.addressee:
        return who
    addressee = actor_name(summary, claim.addressee)
    if not who:
        return say("to {addressee}", addressee=addressee)
    return say("{speaker} to {addressee}", speaker=who, addressee=addressee)


def _unnamed() -> Reference:
    """Return what stands for a source that the summary does not hold."""
    return Reference("", say("source not named"), "", "", "", "", later=False, marks=())


def _reference(summary: Summary, name: str, *, whole: bool, shared: bool) -> Reference:
    """Return a source, with all that is known of it or with who published it and when.

    One that several claims share has its author, whom the claims do not name again.
    """
    source = summary.sources[name]
    publisher = source.publisher or ""
    author = "" if source.author in (None, publisher) else source.author or ""
    date = source.date or ""
    marks = [say(_READ[source.seen])] if source.seen in _READ else []
    if source.alignment:
        marks.append(say("leans to {actor}", actor=actor_name(summary, source.alignment)))
    return Reference(
        id=name,
        title=source.title if whole or not (author or publisher) else "",
        author=author if whole or shared or not publisher else "",
        publisher=publisher,
        url=source.url or "",
        date=date,
        later=date > summary.as_of,
        marks=tuple(marks),
    )


def _finding(summary: Summary, claims: Sequence[ClaimEntry]) -> str:
    """Say how many claims carry the report, and how many of them are doubted."""
    known = [summary.claims[entry.id] for entry in claims]
    alleged = sum(claim.hedge == "alleged" for claim in known)
    denials = sum(claim.polarity == "-" for claim in known)
    later = sum(entry.later for entry in claims)
    doubted = [
        *([count(alleged, "{number} is alleged", "{number} are alleged")] if alleged else []),
        *([count(denials, "{number} is a denial", "{number} are denials")] if denials else []),
        *([_written_later(later)] if later else []),
    ]
    if not doubted:
        return count(
            len(claims),
            "{number} of {all} claims carries this report.",
            "{number} of {all} claims carry this report.",
            all=len(summary.claims),
        )
    return count(
        len(claims),
        "{number} of {all} claims carries this report; {kinds}.",
        "{number} of {all} claims carry this report; {kinds}.",
        all=len(summary.claims),
        kinds=join_words(doubted),
    )


def _written_later(number: int) -> str:
    return count(
        number,
        "{number} was written after the as-of date",
        "{number} were written after the as-of date",
    )


def _left_out(claims: int) -> str:
    """Say how many claims are not listed, and where they are."""
    if claims == 0:
        return ""
    return count(
        claims,
        "The other {number} is not cited and moves no headline number beyond its error.",
        "The other {number} are not cited and move no headline number beyond its error.",
    )
