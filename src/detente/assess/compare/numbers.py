"""Compare the main numbers of two runs, in pairs of draws where they share their luck."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final, get_args

import numpy as np

from detente.assess.compare.record import (
    Caveat,
    Draws,
    Headline,
    Missing,
    OptionPairs,
    Pair,
    Pairing,
    Reading,
)
from detente.assess.options.metrics import metric_values, reference_in, units
from detente.assess.options.ranking import Values, values_of
from detente.case.case import Case
from detente.numerics.arrays import Floats, Ints
from detente.runs.draws import Rows
from detente.runs.finished import FinishedRun
from detente.runs.statistics import rounded
from detente.vocabulary.metrics import Metric

__all__ = ["Sample", "matched", "option_pairs"]

_ERRORS: Final = 2.0  # standard errors beyond which a difference is not noise
_NOTHING: Final = 1e-12  # difference of two numbers that are the same
_FEWEST: Final = 2  # draws without which there is no error
_NO_INPUT: Final = "draw"  # column that numbers the draws
_OF_VALUE: Final = "value by the objectives, from 0 to 1"


@dataclass(frozen=True)
class Sample:
    """Draws of a run that are compared.

    Parameters
    ----------
    case : Case
        The case of the run.
    rows : Rows
        Its columns, only draws that count.
    seed : int
        Its seed.
    """

    case: Case
    rows: Rows
    seed: int

    @classmethod
    def of(cls, run: FinishedRun) -> "Sample":
        """Return the draws of a run that are defined."""
        return cls(run.case, run.rows, run.facts.seed)

    @property
    def numbers(self) -> Ints:
        """Numbers of the draws, shape (draw,)."""
        return np.asarray(self.rows.inputs[_NO_INPUT])

    @cached_property
    def values(self) -> Values | None:
        """Values of the options; None without objectives."""
        return values_of(self.case, self.rows, self.seed)

    @cached_property
    def units(self) -> dict[Metric, str]:
        """Unit of each metric."""
        return units(self.case, self.rows)

    @cached_property
    def reference(self) -> str | None:
        """Option that deaths are compared with; None if it was not run."""
        return reference_in(self.case, self.rows)

    def kept(self, numbers: Ints) -> "Sample":
        """Return the draws with given numbers.

        Parameters
        ----------
        numbers : array of int, shape (draw,)
            Numbers of draws.
        """
        return Sample(self.case, self.rows.kept(np.isin(self.numbers, numbers)), self.seed)

    def column(self, option: str, headline: Headline) -> Floats | None:
        """Return a number of an option by draw; None if the run does not have it.

        Parameters
        ----------
        option : str
            Id of the option.
        headline : str
            Which number.
        """
        if headline != "value":
            return metric_values(self.case, self.rows, option, headline)
        if self.values is None:
            return None
        return np.asarray(self.values.value[:, self.rows.strategies.index(option)])

    def unit(self, headline: Headline) -> str:
        """Return the unit of a number, as printed.

        Parameters
        ----------
        headline : str
            Which number.
        """
        return _OF_VALUE if headline == "value" else self.units[headline]


def matched(a: Sample, b: Sample) -> tuple[Draws, Sample, Sample]:
    """Return which draws are compared, and these draws of both runs.

    Draw n of two runs with one seed has the same luck, whatever their number of draws; an input
    with the same name has the same luck in both cases.

    Parameters
    ----------
    a, b : Sample
        All defined draws of the runs.
    """
    common = np.intersect1d(a.numbers, b.numbers)
    inputs = (a.rows.inputs.keys() & b.rows.inputs.keys()) - {_NO_INPUT}
    pairing: Pairing = "paired"
    if a.seed != b.seed:
        pairing = "other_seed"
    elif not inputs or not common.size:
        pairing = "nothing_shared"
    if pairing == "paired":
        a, b = a.kept(common), b.kept(common)
    return Draws(pairing=pairing, a=a.numbers.size, b=b.numbers.size), a, b


def option_pairs(a: Sample, b: Sample, option: str, pairing: Pairing) -> OptionPairs:
    """Return the numbers of an option in two runs.

    Parameters
    ----------
    a, b : Sample
        Draws of the runs; the same ones if they are paired.
    option : str
        Id of an option of both.
    pairing : str
        Whether they are paired.
    """
    numbers: dict[Headline, Pair] = {}
    missing: dict[Headline, Missing] = {}
    for headline in get_args(Headline):
        compared = _compared(a, b, option, headline, pairing)
        if isinstance(compared, Pair):
            numbers[headline] = compared
        elif compared is not None:
            missing[headline] = compared
    return OptionPairs(
        title_a=_title(a, option), title_b=_title(b, option), numbers=numbers, missing=missing
    )


def _title(sample: Sample, option: str) -> str:
    return next(one.title for one in sample.case.settings.strategies if one.id == option)


def _compared(
    a: Sample, b: Sample, option: str, headline: Headline, pairing: Pairing
) -> Pair | Missing | None:
    """Return a pair, or why there is none; None if neither run has the number."""
    first, second = a.column(option, headline), b.column(option, headline)
    if first is None or second is None:
        if first is None and second is None:
            return None
        return "only_b" if first is None else "only_a"
    if a.unit(headline) != b.unit(headline):
        return "other_unit"
    means = _paired(first, second) if pairing == "paired" else _apart(first, second)
    if means is None:
        return "no_draws"
    return Pair(
        a=_shown(means.a),
        b=_shown(means.b),
        difference=_shown(means.difference),
        error=_shown(means.error),
        reading=_reading(means),
        unit=a.unit(headline),
        caveat=_caveat(a, b, headline),
    )


@dataclass(frozen=True, slots=True)
class _Means:
    """Two means, their difference, its error, and the smaller number of draws."""

    a: float
    b: float
    difference: float
    error: float
    draws: int


def _paired(first: Floats, second: Floats) -> _Means | None:
    """Return means over draws that have both numbers; None without any."""
    both = ~(np.isnan(first) | np.isnan(second))
    own, other = first[both], second[both]
    if not own.size:
        return None
    moved = other - own
    error = float(moved.std() / np.sqrt(moved.size))
    return _Means(float(own.mean()), float(other.mean()), float(moved.mean()), error, own.size)


def _apart(first: Floats, second: Floats) -> _Means | None:
    """Return means over the draws of each run; None if one has no number."""
    own, other = first[~np.isnan(first)], second[~np.isnan(second)]
    if not own.size or not other.size:
        return None
    error = float(np.sqrt(own.var() / own.size + other.var() / other.size))
    means = float(own.mean()), float(other.mean())
    return _Means(*means, means[1] - means[0], error, min(own.size, other.size))


def _reading(means: _Means) -> Reading:
    if abs(means.difference) <= _NOTHING and means.error <= _NOTHING:
        return "same"
    if means.draws < _FEWEST or abs(means.difference) <= _ERRORS * means.error:
        return "noise"
    return "higher" if means.difference > 0.0 else "lower"


def _shown(value: float) -> float:
    """Return a number as a record keeps it, without a minus before zero."""
    return rounded(value) + 0.0


def _caveat(a: Sample, b: Sample, headline: Headline) -> Caveat | None:
    if headline == "extra_deaths" and a.reference != b.reference:
        return "other_reference"
    if headline == "value" and a.case.settings.objectives != b.case.settings.objectives:
        return "other_objectives"
    return None
