"""Check forecasts and outcomes, and lay them out for a score."""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.numerics.arrays import Bools, Floats, Ints
from detente.numerics.broadcast import numbers, rows, within

__all__ = ["Categories", "Events", "by_category", "by_event", "event_rows", "truths"]

_SUM = 1e-6  # probabilities in single precision may miss 1 by this


class Categories(NamedTuple):
    """Probabilities of categories, and the category that came about.

    Attributes
    ----------
    forecast : array of float, shape (..., category)
        Probabilities, each row with sum 1 or with a NaN.
    outcome : array of int, shape (...)
        Index of the category; 0 where it is unknown.
    known : array of bool, shape (...)
        False where the outcome is NaN.
    """

    forecast: Floats
    outcome: Ints
    known: Bools


class Events(NamedTuple):
    """Forecasts of yes-or-no events, one row for each entry of the leading dimensions.

    Attributes
    ----------
    forecast, outcome : array of float, shape (row, event)
        Probabilities, and 0 or 1; a row with a NaN holds stand-ins.
    known : array of bool, shape (row,)
        False where the row has a NaN.
    lead : tuple of int
        The leading dimensions.
    """

    forecast: Floats
    outcome: Floats
    known: Bools
    lead: tuple[int, ...]

    def shaped(self, values: Floats) -> Floats:
        """Return one value, or one array, per row in the leading dimensions; NaN if unknown."""
        known = self.known.reshape(-1, *(1,) * (values.ndim - 1))
        masked = np.where(known, values, np.nan)
        return np.asarray(masked.reshape((*self.lead, *values.shape[1:])))[()]


def _refuse(name: str, values: Floats, wrong: Bools, rule: str) -> None:
    """Raise with the place and the value of the first wrong entry."""
    places = np.argwhere(wrong)
    if len(places):
        at = tuple(int(k) for k in places[0])
        message = f"{name}{list(at) if at else ''} is {values[at]:.12g}; {rule}"
        raise DomainError(message)


def truths(outcome: Floats | float) -> Floats:
    """Return yes-or-no outcomes as numbers; raise if one is neither 0 nor 1. NaN passes."""
    values = numbers("outcome", outcome)
    wrong = ~np.isnan(values) & (values != 0.0) & (values != 1.0)
    _refuse("outcome", values, wrong, "it must be 0 or 1, or NaN if it is unknown")
    return values


def by_category(forecast: Floats, outcome: Floats | float) -> Categories:
    """Return probabilities of categories with their outcomes, checked and broadcast."""
    chances = within("forecast", forecast, 0.0, 1.0)
    if chances.ndim < 1 or chances.shape[-1] < 2:
        message = (
            f"forecast has shape {chances.shape}; it must be (..., category), "
            "with at least two categories"
        )
        raise ShapeError(message)
    total = chances.sum(axis=-1)
    rule = "divide the probabilities of each forecast by their sum"
    _refuse("the sum of forecast", total, np.abs(total - 1.0) > _SUM, f"it must be 1: {rule}")
    count, index = chances.shape[-1], numbers("outcome", outcome)
    fits = (index >= 0) & (index < count) & (index == np.floor(index))
    rule = f"it must be the index of a category, a whole number in [0, {count - 1}]"
    _refuse("outcome", index, ~np.isnan(index) & ~fits, rule)
    try:
        lead = np.broadcast_shapes(chances.shape[:-1], index.shape)
    except ValueError as error:
        message = (
            f"forecast {chances.shape} and outcome {index.shape} do not fit; "
            "give one outcome per forecast"
        )
        raise ShapeError(message) from error
    index, known = np.broadcast_to(index, lead), np.broadcast_to(~np.isnan(index), lead)
    return Categories(
        forecast=np.broadcast_to(chances, (*lead, count)),
        outcome=np.where(known, index, 0.0).astype(np.int64),
        known=known,
    )


def event_rows(**given: Floats) -> tuple[Floats, tuple[int, ...]]:
    """Return quantities of events with shape (quantity, row, event), and the leading dimensions."""
    table, shape = rows(**given)
    if not shape or not shape[-1]:
        names = " and ".join(given)
        message = f"{names} have shape {shape}; it must be (..., event), with at least one event"
        raise ShapeError(message)
    lead = shape[:-1]
    return table.reshape(len(given), int(np.prod(lead)), shape[-1]), lead


def by_event(forecast: Floats, outcome: Floats) -> Events:
    """Return forecasts of yes-or-no events with their outcomes, checked, as rows."""
    chances = within("forecast", forecast, 0.0, 1.0)
    table, lead = event_rows(forecast=chances, outcome=truths(outcome))
    known = np.asarray(~np.isnan(table).any(axis=(0, 2)))
    return Events(
        forecast=np.where(known[:, None], table[0], 0.5),
        outcome=np.where(known[:, None], table[1], 0.0),
        known=known,
        lead=lead,
    )
