"""Ranges of three measures by month under each option, beside the band of the reference option."""

from collections.abc import Sequence
from typing import Final

from detente.assess.months.record import MEASURES, Measure
from detente.assess.summary.record import Summary
from detente.report.messages.say import count, mark, say
from detente.report.pictures.axis import number_axis
from detente.report.pictures.courses import (
    Area,
    CourseRow,
    Trail,
    course_svg,
    line_sample,
    sample_of,
)
from detente.report.pictures.figure import (
    Cell,
    Column,
    Figure,
    KeyEntry,
    Panel,
    PanelRow,
    PanelSet,
    Twin,
)
from detente.report.pictures.svg import Name
from detente.report.tables import shared_rows
from detente.report.titles import titled
from detente.report.words import join_words
from detente.vocabulary.metrics import Metric

__all__ = ["fans_caption", "fans_figure", "fans_finding", "leaves"]

Spread = tuple[float, float, float]
"""Low end of a band, middle, high end, as printed."""

_DIGITS: Final[dict[Measure, int]] = {"deaths": 1, "seats": 0, "trust": 1}  # as 200 draws can tell
_METRICS: Final[dict[Measure, Metric]] = {"deaths": "extra_deaths", "seats": "table_max"}
_NAMES: Final[dict[Measure, str]] = {
    "deaths": mark("deaths"),
    "seats": mark("seats"),
    "trust": mark("trust"),
}
_HEADS: Final[dict[Measure, tuple[str, str]]] = {
    "deaths": (mark("Deaths a month"), mark("1 = the present toll")),
    "seats": (mark("Seats at the latest round"), mark("with the host; 0 before the first")),
    "trust": (mark("The government’s trust in the movement"), mark("from 0 to 1")),
}
_LEAVE: Final[dict[Measure, str]] = {
    "deaths": mark("Deaths leave the 80 % band of {reference} under {options}"),
    "seats": mark("Seats leave the 80 % band of {reference} under {options}"),
    "trust": mark("Trust leaves the 80 % band of {reference} under {options}"),
}
_ASSUMED: Final[dict[Measure, str]] = {
    "deaths": mark("By assumption deaths leave the 80 % band of {reference} under {options}"),
    "seats": mark("By assumption seats leave the 80 % band of {reference} under {options}"),
    "trust": mark("By assumption trust leaves the 80 % band of {reference} under {options}"),
}
_NAMED = 3  # options that a title names at most
_FEWEST = 2  # months of a course
_SHOWN = 2  # months of the table
_KEY = "picture-fans"


def leaves(own: Sequence[Spread], reference: Sequence[Spread]) -> bool:
    """Tell whether a middle lies outside a band in one of the months.

    Parameters
    ----------
    own, reference : sequence of tuple of float
        Spreads of an option and of the reference option, one a month.

    Examples
    --------
    >>> leaves([(0, 1, 2), (2, 4, 5)], [(0, 1, 2), (0, 1, 2)])
    True
    """
    return any(
        not low <= middle <= high
        for (_, middle, _), (low, _, high) in zip(own, reference, strict=True)
    )


def fans_finding(summary: Summary, outside: dict[Measure, dict[str, bool]]) -> str:
    """Return the title: which options leave the band of the reference option, and in what.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    outside : dict of dict
        By measure and option that is compared, whether it leaves the band.
    """
    if len(summary.strategy_list) == 1:
        return say("Only one option was run, so there is nothing to compare")
    if summary.audits.reference not in summary.months.fans:
        return say("The reference option was not run, so no band is compared")
    reference = titled(summary, summary.audits.reference)
    if not any(outside.values()):
        return say("No option has a measure to compare with {reference}", reference=reference)
    leaving = {m: [option for option, left in by.items() if left] for m, by in outside.items()}
    stays = [measure for measure, found in leaving.items() if outside[measure] and not found]
    staying = join_words([say(_NAMES[measure]) for measure in stays])
    if not any(leaving.values()):
        return say(
            "In {measures} the middle of every option stays within the 80 % band of {reference}",
            measures=staying,
            reference=reference,
        )
    said = [
        say(
            _ASSUMED[measure] if _is_assumed(summary, measure, found) else _LEAVE[measure],
            reference=reference,
            options=_options(summary, found, len(outside[measure])),
        )
        for measure, found in leaving.items()
        if found
    ]
    if staying:
        said.append(
            say("In {measures} the middle of every option stays within it", measures=staying)
        )
    return ". ".join(said)


def fans_figure(summary: Summary) -> PanelSet | None:
    """Return the picture of three measures by month; None where there is no course to draw.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    found = summary.months
    shown = [m for m in MEASURES if any(m in by_measure for by_measure in found.fans.values())]
    if not shown or len(found.drawn) < _FEWEST:
        return None
    outside = {measure: _outside(summary, measure) for measure in shown}
    reference = summary.audits.reference
    return PanelSet(
        id=_KEY,
        finding=fans_finding(summary, outside),
        rows=tuple(
            PanelRow(
                title=option.title,
                note=say("reference") if option.id == reference else "",
            )
            for option in summary.strategy_list
        ),
        panels=tuple(_panel(summary, measure) for measure in shown),
        twin=_twin(summary, shown),
        key=_key(summary),
        tall=True,
    )


def fans_caption(summary: Summary) -> str:
    """Return what the bands hold, and which draws they are of.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    kept, every = summary.months.draws, summary.months.counted
    if kept == every:
        return say("Bands over all draws, month by month.")
    return say(
        "Bands over the first {kept} of {every} draws, month by month; other numbers are of all "
        "draws.",
        kept=kept,
        every=every,
    )


def _table_months(summary: Summary) -> list[int]:
    """Return the months of the table: the middle and the last."""
    drawn = summary.months.drawn
    return drawn[::-1][:: max(1, len(drawn) // _SHOWN)][:_SHOWN][::-1]


def _spreads(
    summary: Summary, option: str, measure: Measure, months: Sequence[int]
) -> list[Spread] | None:
    """Return low end, middle and high end in some months, as printed."""
    bands = summary.months.fans[option].get(measure)
    if bands is None:
        return None
    digits, drawn = _DIGITS[measure], summary.months.drawn
    at = [drawn.index(month) for month in months]
    low, middle, high = (
        [round(values[n], digits) + 0.0 for n in at] for values in (bands.p10, bands.p50, bands.p90)
    )
    return list(zip(low, middle, high, strict=True))


def _outside(summary: Summary, measure: Measure) -> dict[str, bool]:
    """Return whether each other option leaves the reference's band in any month drawn."""
    chosen, months = summary.audits.reference, summary.months.drawn
    known = chosen in summary.months.fans
    reference = _spreads(summary, chosen, measure, months) if known else None
    if reference is None:
        return {}
    return {
        option: leaves(own, reference)
        for option in summary.months.fans
        if option != chosen and (own := _spreads(summary, option, measure, months)) is not None
    }


def _is_assumed(summary: Summary, measure: Measure, options: Sequence[str]) -> bool:
    """Say whether an audit finds a sign assumed by which one of these options differs."""
    return any(
        one.flagged and one.metric == _METRICS.get(measure) and one.option in options
        for one in summary.audits.dominance
    )


def _options(summary: Summary, options: Sequence[str], compared: int) -> str:
    """Name up to three options, and count more."""
    if len(options) <= _NAMED:
        return join_words([titled(summary, option) for option in options])
    return count(
        compared,
        "{many} of {number} other option",
        "{many} of {number} other options",
        many=len(options),
    )


def _panel(summary: Summary, measure: Measure) -> Panel:
    found = summary.months
    fans = [by_measure[measure] for by_measure in found.fans.values() if measure in by_measure]
    axis = number_axis(
        [value for bands in fans for value in bands.p90], whole=measure == "seats", intervals=2
    )
    event, unit = (say(words) for words in _HEADS[measure])
    key = f"{_KEY}-{measure}"
    alt = say(
        "Middle and 80 % range in month {month}. {rows}.",
        month=found.drawn[-1],
        rows="; ".join(
            say("{option}: {words}", option=option.title, words=_last(summary, option.id, measure))
            for option in summary.strategy_list
        ),
    )
    svg = course_svg(
        Name(key=key, title=event, description=alt),
        axis,
        [_row(summary, option.id, option.title, measure) for option in summary.strategy_list],
        summary.horizon_months,
    )
    twin = Twin(
        (Column(say("option")), Column(event)),
        tuple((o.title, _last(summary, o.id, measure)) for o in summary.strategy_list),
    )
    return Panel(
        event=event,
        unit=unit,
        record=None,
        assumed=_is_assumed(summary, measure, list(found.fans)),
        figure=Figure(id=key, finding=event, alt=alt, twin=twin, svg=svg),
    )


def _row(summary: Summary, option: str, title: str, measure: Measure) -> CourseRow:
    """Return the fan of an option, with the ends of the reference's band as thin lines."""
    months, fans = tuple(summary.months.drawn), summary.months.fans
    bands = fans[option].get(measure)
    if bands is None:
        return CourseRow(name=title, words=_nothing(measure))
    reference = summary.audits.reference
    beside = None if option == reference else fans.get(reference, {}).get(measure)
    ends = () if beside is None else (beside.p10, beside.p90)
    return CourseRow(
        name=title,
        areas=(
            Area(months, tuple(bands.p10), tuple(bands.p90), "band80"),
            Area(months, tuple(bands.p25), tuple(bands.p75), "band50"),
        ),
        trails=(
            *(Trail(months, tuple(values), "bound") for values in ends),
            Trail(months, tuple(bands.p50), "course"),
        ),
    )


def _nothing(measure: Measure) -> str:
    """Say why an option has no fan of a measure."""
    return say("no rounds") if measure == "seats" else say("not modelled")


def _last(summary: Summary, option: str, measure: Measure) -> str:
    spreads = _spreads(summary, option, measure, summary.months.drawn[-1:])
    return _nothing(measure) if spreads is None else _said(spreads[-1], measure)


def _said(spread: Spread, measure: Measure) -> str:
    low, middle, high = (f"{value:.{_DIGITS[measure]}f}" for value in spread)
    return say("{middle} ({low} to {high})", middle=middle, low=low, high=high)


def _twin(summary: Summary, shown: Sequence[Measure]) -> Twin:
    """Return middle and 80 % range of each measure in a few months."""
    months = _table_months(summary)
    columns = (
        Column(say("option")),
        *(Column(say("month {month}", month=month)) for month in months),
    )
    rows: list[tuple[Cell, ...]] = []
    for measure in shown:
        shared = shared_rows(
            (one.title, _cells(summary, one.id, measure)) for one in summary.strategy_list
        )
        rows += [(say(_HEADS[measure][0]),), *((title, *cells) for title, cells in shared)]
    return Twin(columns, tuple(rows))


def _cells(summary: Summary, option: str, measure: Measure) -> tuple[str | None, ...]:
    """Return a measure of an option as printed, or nothing for each month."""
    months = _table_months(summary)
    spreads = _spreads(summary, option, measure, months)
    if spreads is None:
        return (None,) * len(months)
    return tuple(_said(spread, measure) for spread in spreads)


def _key(summary: Summary) -> tuple[KeyEntry, ...]:
    """Return what bands and lines stand for."""
    entries = (
        KeyEntry(sample_of("band80"), say("80 % of draws")),
        KeyEntry(sample_of("band50"), say("50 % of draws")),
        KeyEntry(line_sample("course"), say("middle")),
    )
    reference = summary.audits.reference
    if reference not in summary.months.fans or len(summary.strategy_list) == 1:
        return entries
    words = say("80 % band of {reference}", reference=titled(summary, reference))
    return (*entries, KeyEntry(line_sample("bound"), words))
