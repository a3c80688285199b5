"""Forecast wars that the estimates have not seen: other conflicts, and later years."""

from collections.abc import Callable
from functools import partial
from typing import Literal, NamedTuple

import numpy as np

from detente.fitting.processes import in_processes
from detente.fitting.record.choose import Penalties, chosen
from detente.fitting.record.cut import known_by_end_of, landmarks
from detente.fitting.record.outcomes import (
    MONTHS,
    NAMES,
    base_rates,
    forecasts,
    happened,
    of_prediction,
)
from detente.fitting.record.ucdp import Sources
from detente.fitting.record.validation.nearest import nearest
from detente.models.record.facts import PARTS, Part, Unit
from detente.models.record.panel import Panel
from detente.models.record.part import Estimate, estimate
from detente.numerics.arrays import Bools, Floats, Ints

__all__ = [
    "ORIGINS",
    "Facts",
    "Unseen",
    "across_conflicts",
    "across_time",
    "estimates_of",
    "recent_rate",
]

ORIGINS = (1999, 2004, 2009, 2014)
_TESTED = 5  # years of landmarks after an origin
_RECENT = 8  # years of landmarks that the recent rate looks back on

Facts = Literal["default", "all"]
Progress = Callable[[int, int], None]
Pieces = dict[tuple[str, int], tuple[Floats, Floats]]  # forecast and rate, by event and months


class Unseen(NamedTuple):
    """Forecasts of one event by one horizon, and what happened.

    Attributes
    ----------
    forecast, base, outcome : array of float, shape (landmark, category)
        Of the model, of hazards by interval alone (or the recent rate), and what happened.
    nearest : array of float, shape (landmark, category)
        Of similar wars; NaN where it was not computed.
    conflict : array of int, shape (landmark,)
        Conflicts, which scores resample as a whole.
    fresh : array of bool, shape (landmark,)
        Was a text signed in the last twelve months?
    """

    forecast: Floats
    base: Floats
    outcome: Floats
    nearest: Floats
    conflict: Ints
    fresh: Bools

    def without_fresh(self) -> "Unseen":
        """Return the landmarks that do not follow a text of the last twelve months."""
        old = ~self.fresh
        return Unseen(
            self.forecast[old],
            self.base[old],
            self.outcome[old],
            self.nearest[old],
            self.conflict[old],
            self.fresh[old],
        )


def estimates_of(
    panel: Panel, unit: Unit, penalties: Penalties, facts: Facts = "default"
) -> dict[Part, Estimate]:
    """Return the estimates of all parts.

    Parameters
    ----------
    panel : Panel
        Training landmarks.
    unit : {"movement", "war"}
        Unit of the record.
    penalties : dict of part to pair of float
        Penalties of facts and regions.
    facts : {"default", "all"}
        List of facts.
    """
    return {part: estimate(panel, part, unit, penalties[part], facts) for part in PARTS}


def across_conflicts(
    panel: Panel,
    unit: Unit,
    facts: Facts = "default",
    progress: Progress | None = None,
    workers: int = 1,
) -> dict[str, dict[int, Unseen]]:
    """Forecast each conflict from all others, with penalties chosen without it.

    Parameters
    ----------
    panel : Panel
        All landmarks.
    unit : {"movement", "war"}
        Unit of the record.
    facts : {"default", "all"}
        List of facts.
    progress : callable, optional
        Called with (conflicts done, all conflicts).
    workers : int
        Processes; the result is the same for any number.

    Returns
    -------
    dict of event to dict of months to Unseen
    """
    model = _empty(panel)
    base = _empty(panel)
    groups = np.unique(panel.conflict).tolist()
    one = partial(_left_out, panel, unit, facts)
    with in_processes(workers) as each:
        for number, (group, pieces) in enumerate(zip(groups, each(one, groups), strict=True)):
            out: Bools = panel.conflict == group
            for (name, months), (forecast, rate) in pieces.items():
                model[name][months][out] = forecast
                base[name][months][out] = rate
            if progress:
                progress(number + 1, len(groups))
    return _together(panel, model, base, nearest(panel, unit))


def _left_out(panel: Panel, unit: Unit, facts: Facts, group: int) -> Pieces:
    """Forecast one conflict from all others, and take its base rates from them."""
    out: Bools = panel.conflict == group
    train, test = panel.chosen(~out), panel.chosen(out)
    made = estimates_of(train, unit, chosen(train, unit, facts), facts)
    pieces = {}
    for months in MONTHS:
        found = forecasts(made, test, months)
        for name in NAMES:
            pieces[name, months] = (
                of_prediction(found, name),
                base_rates(train, name, months),
            )
    return pieces


def across_time(
    sources: Sources, unit: Unit, facts: Facts = "default", origins: tuple[int, ...] = ORIGINS
) -> dict[str, dict[int, Unseen]]:
    """Forecast the five years after each origin from what was known then; base: the recent rate.

    Parameters
    ----------
    sources : Sources
        The two files.
    unit : {"movement", "war"}
        Unit of the record.
    facts : {"default", "all"}
        List of facts.
    origins : tuple of int
        Last years known.

    Returns
    -------
    dict of event to dict of months to Unseen
        All origins together.
    """
    every = landmarks(sources, unit)
    pieces = [_after(sources, every, unit, facts, origin) for origin in origins]
    return {
        name: {months: _joined([piece[name][months] for piece in pieces]) for months in MONTHS}
        for name in NAMES
    }


def _joined(pieces: list[Unseen]) -> Unseen:
    return Unseen(*(np.concatenate(columns) for columns in zip(*pieces, strict=True)))


def _after(
    sources: Sources, every: Panel, unit: Unit, facts: Facts, origin: int
) -> dict[str, dict[int, Unseen]]:
    """Forecast the landmarks of the five years after an origin."""
    train = landmarks(known_by_end_of(sources, origin), unit)
    made = estimates_of(train, unit, chosen(train, unit, facts), facts)
    test = every.chosen((every.year > origin) & (every.year <= origin + _TESTED))
    model, base = _empty(test), _empty(test)
    for months in MONTHS:
        found = forecasts(made, test, months)
        for name in NAMES:
            model[name][months][:] = of_prediction(found, name)
            base[name][months][:] = recent_rate(train, name, months, origin)
    return _together(test, model, base, _empty(test))


def recent_rate(panel: Panel, name: str, months: int, origin: int) -> Floats:
    r"""Return the rate of the last eight years of landmarks whose horizon had passed.

    Parameters
    ----------
    panel : Panel
        Landmarks known at the origin.
    name : str
        Event.
    months : int
        Horizon.
    origin : int
        Last year known.

    Returns
    -------
    array of float, shape (category,)
        :math:`(n_c / H + 1/C) / (n / H + 1)` with C categories, which is
        :math:`(\text{events} / H + .5) / (n / H + 1)` for an event that happens or not.
    """
    years = months // 12
    recent = panel.chosen((panel.year >= origin - _RECENT) & (panel.year <= origin - years + 1))
    what = happened(recent, name, months)
    counts = what.outcome[what.known].sum(axis=0) / years
    return np.asarray((counts + 1.0 / len(counts)) / (counts.sum() + 1.0))


def _empty(panel: Panel) -> dict[str, dict[int, Floats]]:
    sizes = {name: 6 if name == "fate" else 2 for name in NAMES}
    return {
        name: {months: np.full((len(panel.unit), size), np.nan) for months in MONTHS}
        for name, size in sizes.items()
    }


def _together(
    panel: Panel,
    model: dict[str, dict[int, Floats]],
    base: dict[str, dict[int, Floats]],
    similar: dict[str, dict[int, Floats]],
) -> dict[str, dict[int, Unseen]]:
    """Return forecasts beside outcomes, where these are known."""
    found: dict[str, dict[int, Unseen]] = {}
    for name in NAMES:
        found[name] = {}
        for months in MONTHS:
            what = happened(panel, name, months)
            found[name][months] = Unseen(
                model[name][months][what.known],
                base[name][months][what.known],
                what.outcome[what.known],
                similar[name][months][what.known],
                panel.conflict[what.known],
                panel.fresh[what.known],
            )
    return found
