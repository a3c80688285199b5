"""Page one: everything that it says, in the order in which it says it."""

from typing import Final

from detente.assess.summary.record import Summary
from detente.case.schema.settings import QUESTION_WORDS
from detente.report.messages.say import count, mark, say
from detente.report.redaction.record import ReaderVersion
from detente.report.sections.asked.words import changing_sentence
from detente.report.sections.engageable.picture import camps_figure
from detente.report.sections.options.picture import options_figure
from detente.report.sections.page_one.advice import advice_block
from detente.report.sections.page_one.bottom import bottom_line
from detente.report.sections.page_one.comes import comes_sentences
from detente.report.sections.page_one.heading import heading
from detente.report.sections.page_one.record import PageOne
from detente.report.sections.page_one.rests import grounds
from detente.report.sections.page_one.room import made_room
from detente.report.sections.table.picture import seats_figure
from detente.report.sections.watch.words import (
    dissent_lines,
    few_sentence,
    indicator_lines,
)
from detente.report.words import date_words

__all__ = ["page_one"]

_FOOT: Final = (
    mark(
        "Bars hold 80 % of draws; for chances they span rival readings (two standard errors), "
        "never other models. Dots are medians."
    ),
    mark("Classes are of organisations, not persons."),
    mark("Law may restrict contact."),
)


def page_one(summary: Summary, reader: ReaderVersion | None = None) -> PageOne:
    """Return what page one says of a run.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    reader : ReaderVersion or None
        What it says of what is withheld from its readers.
    """
    page = PageOne(
        marks=_marks(summary),
        beside=_beside(summary, reader),
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
        advice=advice_block(summary, withheld=bool(reader and reader.withheld.advice)),
        foot=tuple(map(say, _FOOT)),
    )
    return made_room(summary, page)


def _marks(summary: Summary) -> tuple[str, ...]:
    """Return the line of marks that each page has."""
    return (
        summary.handling,
        say("not for targeting"),
        say("as of {day}", day=date_words(summary.as_of)),
        count(summary.horizon_months, "{number} month ahead", "{number} months ahead"),
        say("case {id}", id=summary.digest[:8]),
    )


def _beside(summary: Summary, reader: ReaderVersion | None) -> tuple[str, ...]:
    """Return what that line adds: what was supposed, left out and withheld."""
    marks = [
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
    """Return what would change the answer: first the objection to it, then a rival reading.

    Where no reading changes it, the page says so, and has the first dissent that was written.
    """
    objection = changing_sentence(summary)
    lines = [*([objection] if objection else []), *dissent_lines(summary)]
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
