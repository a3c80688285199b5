"""Page one: everything that it says, in the order in which it says it."""

from dataclasses import dataclass
from typing import Final

from detente.assess.summary.record import Summary
from detente.case.schema.settings import QUESTION_WORDS
from detente.report.messages.say import count, mark, say
from detente.report.pictures.figure import Figure, PanelSet
from detente.report.redaction.record import ReaderVersion
from detente.report.sections.engageable.picture import camps_figure
from detente.report.sections.options.picture import options_figure
from detente.report.sections.page_one.advice import AdviceBlock, advice_block
from detente.report.sections.page_one.bottom import bottom_line
from detente.report.sections.page_one.comes import comes_sentences
from detente.report.sections.page_one.heading import heading
from detente.report.sections.page_one.rests import Ground, grounds
from detente.report.sections.table.picture import seats_figure
from detente.report.sections.watch.words import (
    ASSOCIATION,
    dissent_lines,
    few_sentence,
    indicator_lines,
)
from detente.report.words import date_words

__all__ = ["PageOne", "page_one"]

_FOOT: Final = (
    mark(
        "Bars hold 80 % of draws; those of chances the rival readings and two standard errors; "
        "never the form of the model."
    ),
    mark("Classes are of organisations, not persons."),
    mark("Contact may be restricted by law."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOne:
    """The blocks of page one; each has something to say, or says why not.

    Parameters
    ----------
    marks : tuple of str
        Handling, use, dates, run.
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
        Why there are fewer than three.
    association : str
        That events and outcomes only go together.
    advice : AdviceBlock
        What an analyst wrote.
    foot : tuple of str
        What ranges cover, what classes are of, the law.
    """

    marks: tuple[str, ...]
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
    association: str
    advice: AdviceBlock
    foot: tuple[str, ...]


def page_one(summary: Summary, reader: ReaderVersion | None = None) -> PageOne:
    """Return what page one says of a run.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    reader : ReaderVersion or None
        What it says of what is withheld from its readers.
    """
    return PageOne(
        marks=_marks(summary, reader),
        question=_question(summary),
        answer=heading(summary),
        bottom=_bottom(summary, reader),
        options=options_figure(summary),
        camps=camps_figure(summary),
        seats=seats_figure(summary),
        comes=tuple(comes_sentences(summary)),
        grounds=tuple(grounds(summary)),
        dissent=_dissent(summary),
        watch=tuple(indicator_lines(summary)),
        few=few_sentence(summary),
        association=say(ASSOCIATION),
        advice=advice_block(summary, withheld=bool(reader and reader.withheld.advice)),
        foot=tuple(map(say, _FOOT)),
    )


def _marks(summary: Summary, reader: ReaderVersion | None) -> tuple[str, ...]:
    """Return the line of marks, with what was supposed and what was left out."""
    marks = [
        summary.handling,
        say("not for targeting"),
        say("as of {day}", day=date_words(summary.as_of)),
        count(summary.horizon_months, "{number} month ahead", "{number} months ahead"),
        say("run {id}", id=summary.digest[:8]),
    ]
    marks += [
        say("supposing {claim} sound", claim=claim)
        if holds
        else say("supposing {claim} empty", claim=claim)
        for claim, holds in summary.assumed.items()
    ]
    if summary.undefined.draws:
        marks.append(
            count(
                summary.undefined.draws,
                "{number} draw left out: not finite",
                "{number} draws left out: not finite",
            )
        )
    return (*marks, *(reader.marks() if reader else ()))


def _bottom(summary: Summary, reader: ReaderVersion | None) -> tuple[str, ...]:
    """Return the bottom line, and which headlines rest in part on withheld evidence."""
    partly = reader.sentence() if reader else None
    return (*bottom_line(summary), *([partly] if partly else []))


def _question(summary: Summary) -> str:
    """Return the question, or its beginning where it is too long for the page."""
    words = summary.question.split()
    if len(words) <= QUESTION_WORDS:
        return summary.question
    return f"{' '.join(words[:QUESTION_WORDS])} …"


def _dissent(summary: Summary) -> tuple[str, ...]:
    """Return the dissent that changes the answer, else that none does and the written one."""
    lines = dissent_lines(summary)
    if summary.dissent.strongest is not None or not summary.dissents:
        return tuple(lines)
    written = summary.dissents[0]
    said = say(
        "Written by {author}: {title}. {text}",
        author=written.by,
        title=written.title,
        text=written.text,
    )
    return (*lines, said)
