"""What gives way, and in which order, so that page one keeps to its words; it is whole inside."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from detente.assess.summary.record import Summary
from detente.report.messages.say import count, say
from detente.report.pictures.figure import KeyEntry
from detente.report.sections.asked.words import changing_sentence
from detente.report.sections.options.picture import options_figure
from detente.report.sections.page_one.advice import advice_block
from detente.report.sections.page_one.bottom import harm_option
from detente.report.sections.page_one.comes import comes_sentences
from detente.report.sections.page_one.record import MOST_WORDS, PageOne, words_of
from detente.report.sections.page_one.rests import grounds
from detente.report.sections.scores.skill import shown_at_rounds
from detente.report.sections.watch.words import few_sentence

__all__ = ["made_room"]

_NAMES: Final = 4  # of those who come
_EVENTS: Final = 3  # to watch, on as many dates
_OPTIONS: Final = 5
_FEW_OPTIONS: Final = 3
_TWO_OPTIONS: Final = 2  # the one asked of, and the course as now


def made_room(summary: Summary, page: PageOne) -> PageOne:
    """Return the page with no more words than it has room for.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    page : PageOne
        Everything that there is to say.
    """
    for step in _STEPS:
        if words_of(page) <= MOST_WORDS:
            break
        page = step(summary, page)
    return page


def _tests_inside(summary: Summary, page: PageOne) -> PageOne:
    """Leave the titles of the partner tests to the inner report."""
    tests = len(summary.camps.tests)
    if page.camps is None or not tests:
        return page
    classes, signs = page.camps.key[: -tests - 1], page.camps.key[-1:]
    named = count(
        tests, "1: a partner test, named inside", "1 to {number}: partner tests, named inside"
    )
    return replace(page, camps=replace(page.camps, key=(*classes, KeyEntry("", named), *signs)))


def _fewer_names(summary: Summary, page: PageOne) -> PageOne:
    """Name fewer of those who come."""
    return replace(page, comes=tuple(comes_sentences(summary, most=_NAMES)))


def _dissent_inside(summary: Summary, page: PageOne) -> PageOne:
    """Leave the text of a written dissent to the inner report; its title stays."""
    if summary.dissent.strongest is not None or not summary.dissents:
        return page
    written = summary.dissents[0]
    said = say(
        "Written by {author}, whole inside: {title}.", author=written.by, title=written.title
    )
    return replace(page, dissent=(*page.dissent[:-1], said))


def _fewer_events(summary: Summary, page: PageOne) -> PageOne:
    """Keep the most informative events to watch, each with a date of its own."""
    first: dict[str, str] = {}
    for event, line in zip(summary.indicators.events, page.watch, strict=True):
        first.setdefault(event.date, line)
    return _keeping(summary, page, tuple(first.values())[:_EVENTS])


def _first_event(summary: Summary, page: PageOne) -> PageOne:
    """Keep the most informative event to watch."""
    return _keeping(summary, page, page.watch[:1])


def _no_event(summary: Summary, page: PageOne) -> PageOne:
    """Leave every event to watch to the inner report."""
    return _keeping(summary, page, ())


def _keeping(summary: Summary, page: PageOne, kept: tuple[str, ...]) -> PageOne:
    """Keep some events to watch, say how many are inside, and why there are few."""
    left = len(summary.indicators.events) - len(kept)
    if not left:
        return page
    if kept:
        more = count(left, "{number} more is inside.", "{number} more are inside.")
    else:
        more = count(left, "{number} is inside.", "{number} are inside.")
    few = few_sentence(summary)
    return replace(page, watch=kept, few=f"{more} {few}" if few else more)


def _fewer_options(summary: Summary, page: PageOne, most: int = _OPTIONS) -> PageOne:
    """Draw the option asked, the course as now, and those that decide; the others are inside."""
    answer = summary.answer
    first = (
        *(answer.option, summary.audits.reference, answer.by, harm_option(summary)),
        *(*answer.against, *summary.ranking.order, *summary.strategies),
    )
    kept = list(dict.fromkeys(name for name in first if name in summary.strategies))[:most]
    left = len(summary.strategies) - len(kept)
    if not left:
        return page
    figure = options_figure(summary, kept)
    more = count(left, "{number} more option is inside", "{number} more options are inside")
    return replace(page, options=replace(figure, key=(*figure.key, KeyEntry("", more))))


def _short_list(summary: Summary, page: PageOne) -> PageOne:
    """Leave every name of those who come to the inner report, where no skill is shown."""
    listed = len(page.comes) > 1 and not shown_at_rounds(summary.rounds)
    return replace(page, comes=page.comes[:1]) if listed else page


def _fewer_grounds(summary: Summary, page: PageOne) -> PageOne:
    """Name one item of each ground."""
    return replace(page, grounds=tuple(grounds(summary, most=1)))


def _readings_alone(summary: Summary, page: PageOne) -> PageOne:
    """Leave out what would lift an objection to the answer; `detente run` prints it."""
    objection = changing_sentence(summary)
    return replace(page, dissent=tuple(text for text in page.dissent if text != objection))


def _first_recommendation(summary: Summary, page: PageOne) -> PageOne:
    """Keep the first recommendation; the others are inside."""
    if summary.advice is None:
        return page
    return replace(page, advice=advice_block(summary, most=1))


_STEPS: Final[tuple[Callable[[Summary, PageOne], PageOne], ...]] = (
    _tests_inside,
    _fewer_names,
    _dissent_inside,
    _fewer_events,
    _fewer_grounds,
    _fewer_options,
    _short_list,
    _first_event,
    partial(_fewer_options, most=_FEW_OPTIONS),
    _first_recommendation,
    _no_event,
    _readings_alone,
    partial(_fewer_options, most=_TWO_OPTIONS),
)
