"""Answer what happens month by month under each option."""

from typing import Final

import numpy as np

from detente.assess.ends.answer import moment_draws
from detente.assess.months.record import (
    BANDS,
    DATED,
    MEASURES,
    Bands,
    ByMonth,
    Measure,
    RecordAt,
)
from detente.assess.months.series import MonthSeries, month_series
from detente.assess.record.answer import deal_by_month
from detente.case.case import Case
from detente.ensemble.chunks import Columns
from detente.estimates.record import MONTHS
from detente.numerics.arrays import Floats
from detente.runs.draws import Rows
from detente.runs.statistics import rounded, share
from detente.vocabulary.ends import Moment

__all__ = ["by_month", "event_months", "months_drawn"]

_FANS: Final = 12  # months of a fan beside the first
_STEPS: Final = 36  # months of a line of chances
_PERCENTILES: Final = (0.1, 0.25, 0.5, 0.75, 0.9)


def by_month(case: Case, drawn: Rows, columns: Columns) -> ByMonth:
    """Return what happens month by month under each option.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    drawn : Rows
        Columns of the run, with every draw.
    columns : columns
        Monthly series of the first draws.
    """
    rows, horizon = drawn.only_defined(), case.settings.horizon_months
    series = month_series(columns, rows.strategies, drawn.defined)
    fans, scored = _fan_months(horizon), [month for month in MONTHS if month < horizon]
    steps = sorted({*months_drawn(horizon, _STEPS), *scored})
    holdout = case.settings.holdout
    return ByMonth(
        draws=int(series.draws.size),
        drawn=fans,
        fans={option: _fans(rows, series, option, fans) for option in rows.strategies},
        months=steps,
        counted=len(rows.inputs["draw"]),
        chances={option: _chances(rows, option, holdout, steps) for option in rows.strategies},
        record=_record(case, rows, [*scored, horizon]),
    )


def months_drawn(horizon: int, most: int) -> list[int]:
    """Return months at equal steps that end at the horizon.

    Parameters
    ----------
    horizon : int
        Months simulated.
    most : int
        Months returned at most.

    Examples
    --------
    >>> months_drawn(36, 6), months_drawn(5, 3)
    ([6, 12, 18, 24, 30, 36], [1, 3, 5])
    """
    step = -(-horizon // most)
    return list(range(horizon, 0, -step))[::-1]


def _fan_months(horizon: int) -> list[int]:
    return sorted({1, *months_drawn(horizon, _FANS)})


def _fans(rows: Rows, series: MonthSeries, option: str, months: list[int]) -> dict[Measure, Bands]:
    """Return the bands of each measure that an option has."""
    if not series.draws.size:
        return {}
    has_rounds = bool(rows.output(option, "rounds").any())
    return {
        measure: _bands(series.of(option, measure), months)
        for measure in MEASURES
        if measure != "seats" or has_rounds
    }


def _bands(values: Floats, months: list[int]) -> Bands:
    found = np.quantile(values[:, np.array(months) - 1], _PERCENTILES, axis=0)
    return Bands(
        **{
            name: [rounded(value) for value in line]
            for name, line in zip(BANDS, found, strict=True)
        }
    )


def event_months(rows: Rows, option: str, event: Moment, holdout: str | None) -> Floats | None:
    """Return the month of an event in every draw, NaN where it does not happen.

    Parameters
    ----------
    rows : Rows
        Columns of the run.
    option : str
        Id of the option.
    event : str
        One of ``DATED``.
    holdout : str, optional
        Id of the hold-out.

    Returns
    -------
    array of float, shape (draw,), or None
        None if it cannot happen: the case has no hold-out, or nothing to settle.
    """
    if event == "any_deal" and not rows.has("settlement"):
        return None
    if event != "holdout_contact":
        return moment_draws(rows, option, event)
    if holdout is None or not rows.has(f"opened.{holdout}"):
        return None
    opened = rows.output(option, f"opened.{holdout}")
    return np.where(opened >= 0.0, opened, np.nan)


def _chances(
    rows: Rows, option: str, holdout: str | None, months: list[int]
) -> dict[Moment, list[float]]:
    found: dict[Moment, list[float]] = {}
    for event in DATED:
        when = event_months(rows, option, event, holdout)
        if when is not None:
            found[event] = [share(when <= month) for month in months]
    return found


def _record(case: Case, rows: Rows, months: list[int]) -> list[RecordAt]:
    """Return the record of deals by these months."""
    if not rows.has("settlement"):
        return []
    return [
        RecordAt(month=month, chance=one.chance, low=one.low, high=one.high)
        for month, one in deal_by_month(case, months).items()
    ]
