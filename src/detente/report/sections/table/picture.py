"""Who comes: seats forecast for past rounds beside those taken, then the next round."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from detente.assess.attendance.record import PastRound
from detente.assess.summary.record import Summary
from detente.report.messages.say import count, mark, say
from detente.report.pictures.axis import number_axis
from detente.report.pictures.figure import Column, Figure, Twin
from detente.report.pictures.ranges import RangeRow, range_key, ranges_svg
from detente.report.pictures.svg import Name
from detente.report.words import date_words
from detente.runs.result import Interval

__all__ = ["Seats", "finding_of", "past_seats", "rounds_figure", "seats_figure", "seats_picture"]

_MOST_ROUNDS: Final = 4  # past rounds drawn, the latest
_FORECAST: Final = mark("{round}: {low} to {high} forecast.")
_HAPPENED: Final = mark("{round}: {low} to {high} forecast, {came} came.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """Seats at one round.

    Parameters
    ----------
    name : str
        The round, with its month; or the next one.
    spread : tuple of float
        Low end, middle and high end of the forecast.
    came : int or None
        Seats taken; None for a round to come.
    """

    name: str
    spread: tuple[float, float, float]
    came: int | None


def finding_of(rounds: Sequence[Seats], *, some: bool = False) -> str:
    """Return the title: at how many past rounds the seats were within the forecast range.

    Parameters
    ----------
    rounds : sequence of Seats
        Rounds, past and next.
    some : bool
        Whether the case has past rounds of other series as well.

    Examples
    --------
    >>> finding_of([Seats(name="a", spread=(2.0, 3.0, 4.0), came=6)])
    'Seats were within the forecast range at 0 of 1 past round'
    """
    past = [one for one in rounds if one.came is not None]
    if not past:
        return say("No past round shows how good this forecast is")
    inside = sum(one.spread[0] <= one.came <= one.spread[2] for one in past if one.came is not None)
    if some:
        return count(
            len(past),
            "Seats were within the forecast range at {inside} of {number} past round of this "
            "series",
            "Seats were within the forecast range at {inside} of {number} past rounds of this "
            "series",
            inside=inside,
        )
    return count(
        len(past),
        "Seats were within the forecast range at {inside} of {number} past round",
        "Seats were within the forecast range at {inside} of {number} past rounds",
        inside=inside,
    )


def past_seats(rounds: Iterable[PastRound], *, titled: bool) -> list[Seats]:
    """Return past rounds that were forecast and of which the seats are known, by date.

    Parameters
    ----------
    rounds : iterable of PastRound
        Past rounds.
    titled : bool
        Whether the name of the round stands after its month.
    """
    return [
        Seats(
            name=say("{day}, {title}", day=one.date[:7], title=one.title)
            if titled
            else date_words(one.date, "month"),
            spread=_spread(one.seats),
            came=one.seats_came,
        )
        for one in rounds
        if not one.why_not and one.seats is not None and one.seats_came is not None
    ]


def seats_figure(summary: Summary) -> Figure | None:
    """Return the picture of seats at rounds of the convenor's latest series.

    Parameters
    ----------
    summary : Summary
        Results of the run; without a past and a coming round there is no picture.
    """
    series = summary.rounds.upcoming.series
    known = list(summary.rounds.rounds.values())
    same = [one for one in known if one.series == series]
    past = past_seats(same or known, titled=not same)[-_MOST_ROUNDS:]
    rounds = [*past, *_next(summary)]
    some = 0 < len(same) < len(known)
    return seats_picture("picture-seats", rounds, with_bar=False, some=some) if rounds else None


def rounds_figure(summary: Summary) -> Figure | None:
    """Return the picture of seats at past rounds of every series, and at the last to come.

    Parameters
    ----------
    summary : Summary
        Results of the run; without a past and a coming round there is no picture.
    """
    past = past_seats(summary.rounds.rounds.values(), titled=True)
    rounds = [*past, *_next(summary)]
    return seats_picture("picture-past-rounds", rounds, whole_names=True) if rounds else None


def seats_picture(
    key: str,
    rounds: Sequence[Seats],
    *,
    whole_names: bool = False,
    with_bar: bool = True,
    some: bool = False,
) -> Figure:
    """Return a picture of seats by round.

    Parameters
    ----------
    key : str
        Id of the figure.
    rounds : sequence of Seats
        Rounds from the top.
    whole_names : bool
        Whether no name may be cut on wide screens.
    with_bar : bool
        Whether the key says what bars are.
    some : bool
        Whether the case has past rounds of other series as well.
    """
    ends = [end for one in rounds for end in one.spread]
    axis = number_axis([*ends, *(one.came or 0 for one in rounds)], whole=True)
    rows = [
        RangeRow(name=one.name, label=_label(one), spread=one.spread, happened=one.came)
        for one in rounds
    ]
    title = say("Seats with the host: forecast, and who came")
    name = Name(key=key, title=title, description=_alt(rounds))
    columns = (
        Column(say("round")),
        Column(say("forecast, low"), "number"),
        Column(say("forecast, middle"), "number"),
        Column(say("forecast, high"), "number"),
        Column(say("came"), "number"),
    )
    past = any(one.came is not None for one in rounds)
    return Figure(
        id=key,
        finding=finding_of(rounds, some=some),
        alt=name.description,
        twin=Twin(columns, tuple((one.name, *one.spread, one.came) for one in rounds)),
        svg=ranges_svg(name, axis, rows, whole_names=whole_names),
        key=range_key(happened=say("seats taken") if past else "", bar=with_bar),
    )


def _spread(seats: Interval) -> tuple[float, float, float]:
    return seats.p10, seats.p50, seats.p90


def _next(summary: Summary) -> list[Seats]:
    """Return the round that the convenor would hold now; none if nobody could be asked."""
    upcoming = summary.rounds.upcoming
    if not upcoming.guests:
        return []
    return [Seats(name=say("Next round"), spread=_spread(upcoming.seats), came=None)]


def _label(one: Seats) -> str:
    if one.came is None:
        return _plain(one.spread[1])
    return count(one.came, "{number} came", "{number} came")


def _plain(value: float) -> str:
    return f"{round(value, 1) + 0.0:g}"


def _alt(rounds: Sequence[Seats]) -> str:
    """Say each forecast, and what happened."""
    return " ".join(
        say(
            _FORECAST if one.came is None else _HAPPENED,
            round=one.name,
            low=_plain(one.spread[0]),
            high=_plain(one.spread[2]),
            came=one.came,
        )
        for one in rounds
    )
