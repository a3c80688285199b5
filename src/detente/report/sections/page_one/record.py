"""What page one prints, and how many words that is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from detente.report.messages.say import say
from detente.report.pictures.figure import Figure, PanelSet
from detente.report.sections.page_one.advice import AdviceBlock
from detente.report.sections.page_one.rests import Ground

__all__ = ["MOST_WORDS", "PageOne", "words_of"]

MOST_WORDS: Final = 500
"""Words of page one at most; those inside pictures do not count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOne:
    """The blocks of page one; each has something to say, or says why not.

    Parameters
    ----------
    marks : tuple of str
        Handling, use, dates, run.
    beside : tuple of str
        What was supposed, left out or withheld; empty for a whole run and all readers.
    question, answer : str
        What is asked, and the answer.
    bottom : tuple of str
        Sentences of the bottom line.
    options : PanelSet
        Picture of the options.
    camps : Figure or None
        Whom to talk to; None without factions.
    seats : Figure or None
        Who comes, at past rounds and the next; None without rounds.
    comes : tuple of str
        Who comes, in words.
    grounds : tuple of Ground
        What it rests on.
    dissent : tuple of str
        The reading that changes the answer, or a sentence that none does.
    watch : tuple of str
        Events to watch; ``few`` says why there are few.
    few : str or None
        Why there are fewer than three, or how many are inside.
    advice : AdviceBlock
        What an analyst wrote.
    foot : tuple of str
        What ranges cover, what classes are of, the law.
    """

    marks: tuple[str, ...]
    beside: tuple[str, ...]
    question: str
    answer: str
    bottom: tuple[str, ...]
    options: PanelSet
    camps: Figure | None
    seats: Figure | None
    comes: tuple[str, ...]
    grounds: tuple[Ground, ...]
    dissent: tuple[str, ...]
    watch: tuple[str, ...]
    few: str | None
    advice: AdviceBlock
    foot: tuple[str, ...]


def words_of(page: PageOne) -> int:
    """Return the number of words that page one prints outside its pictures.

    Parameters
    ----------
    page : PageOne
        The page.
    """
    return sum(len(text.split()) for text in _texts(page))


def _texts(page: PageOne) -> Iterator[str]:
    """Yield every text of the page, headings and keys of pictures with it."""
    yield from (*page.marks, *page.beside, page.question, page.answer, *page.bottom)
    yield from _of_panels(page.options)
    if page.camps:
        yield from _of_figure(page.camps)
    else:
        yield from (say("Whom to talk to"), say("No faction has a recorded position."))
    yield from _of_figure(page.seats) if page.seats else (say("Who comes"),)
    yield from (
        *page.comes,
        say("Dissent: what would change the answer"),
        *page.dissent,
        say("What this rests on"),
    )
    yield from (text for ground in page.grounds for text in (ground.term, ground.text))
    yield from (say("What to watch"), *page.watch, page.few or "")
    yield from (page.advice.heading, *page.advice.lines, *page.advice.recommendations)
    yield from (*page.foot, say("The inner report"))


def _of_figure(figure: Figure) -> Iterator[str]:
    yield figure.finding
    yield from (entry.words for entry in figure.key)


def _of_panels(panels: PanelSet) -> Iterator[str]:
    yield from (panels.finding, panels.listed)
    yield from (text for row in panels.rows for text in (row.title, row.note))
    for panel in panels.panels:
        yield from (panel.event, panel.unit)
        yield f"┆ {panel.record}" if panel.record else say("no record")
        yield say("assumed") if panel.assumed else ""
    yield from (entry.words for entry in panels.key)
