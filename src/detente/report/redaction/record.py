"""What a version of a report for some readers says of itself."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

from detente.assess.evidence.record import KeyJudgement
from detente.report.messages.say import count, mark, say
from detente.report.words import join_words

__all__ = ["HEADLINES", "Counts", "Headline", "Numbers", "ReaderVersion"]

Headline: TypeAlias = KeyJudgement | Literal["answer"]
"""A number that page one or the key judgements state, or the answer."""

Numbers = Literal["full", "visible"]
"""Which rows the numbers rest on: all of them, or only those that the readers may see."""

HEADLINES: Final[tuple[Headline, ...]] = ("answer", *get_args(KeyJudgement))

_WORDS: Final[dict[Headline, str]] = {
    "answer": mark("the answer"),
    "deal": mark("a deal"),
    "table": mark("seats at rounds"),
    "camps": mark("camps"),
    "holdout": mark("contact of the hold-out"),
    "deaths": mark("deaths"),
    "spillover": mark("spillover"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many rows of a run are withheld, by kind."""

    claims: int = 0
    sources: int = 0
    numbers: int = 0
    dissents: int = 0
    advice: int = 0

    def __bool__(self) -> bool:
        """Return whether anything is withheld."""
        return any((self.claims, self.sources, self.numbers, self.dissents, self.advice))

    def words(self) -> str:
        """Return the counts in words; empty if nothing is withheld.

        Examples
        --------
        >>> Counts(claims=11, dissents=1, advice=1).words()
        '11 claims, 1 dissent and the advice withheld'
        """
        parts = [
            (self.claims, count(self.claims, "{number} claim", "{number} claims")),
            (self.sources, count(self.sources, "{number} source", "{number} sources")),
            (
                self.numbers,
                count(self.numbers, "{number} note on a number", "{number} notes on numbers"),
            ),
            (self.dissents, count(self.dissents, "{number} dissent", "{number} dissents")),
            (self.advice, say("the advice")),
        ]
        words = join_words([text for number, text in parts if number])
        return say("{rows} withheld", rows=words) if words else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderVersion:
    """A report for readers cleared up to a mark.

    Parameters
    ----------
    mark : str
        The mark.
    withheld : Counts
        How much is withheld.
    numbers : {"full", "visible"}
        Which rows the numbers rest on.
    partly : tuple of str
        Headlines that rest in part on withheld evidence.
    """

    mark: str
    withheld: Counts
    numbers: Numbers = "full"
    partly: tuple[Headline, ...] = ()

    def marks(self) -> list[str]:
        """Return what the line of marks adds; nothing if nothing is withheld."""
        if not self.withheld:
            return []
        beside = [say("numbers from visible rows only")] if self.numbers == "visible" else []
        return [self.withheld.words(), *beside]

    def sentence(self) -> str | None:
        """Return which headlines rest in part on withheld evidence; None if none does."""
        if not self.partly:
            return None
        named = join_words([say(_WORDS[one]) for one in self.partly])
        return say("Rests in part on withheld evidence: {headlines}.", headlines=named)
