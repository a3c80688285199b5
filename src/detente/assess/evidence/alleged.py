"""Tell what headline numbers are where a contested proposition is true, and where it is false."""

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from detente.assess.evidence.record import WithWithout
from detente.assess.options.metrics import metric_values, reference_in
from detente.assess.options.ranking import values_of
from detente.case.case import Case
from detente.numerics.arrays import Bools, Floats
from detente.runs.draws import Rows
from detente.runs.statistics import FEWEST, rounded
from detente.vocabulary.metrics import Metric

__all__ = ["DEAL", "Headline", "headlines", "with_and_without"]

DEAL: Final[Metric] = "settlement"


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline number in every draw.

    Parameters
    ----------
    number : {"deal", "lead"}
        A deal by the horizon, or the value of an option less that of another one.
    option : str
        Id of the option.
    against : str or None
        Id of the other one, for a lead.
    values : array of float, shape (draw,)
        The number.
    """

    number: Literal["deal", "lead"]
    option: str
    against: str | None
    values: Floats


def headlines(case: Case, rows: Rows, seed: int) -> list[Headline]:
    """Return the headline numbers of a run, as far as it has them.

    They are the chance of a deal under the reference option, or the first one without it, and the
    lead in value of the option in question, or the first by value, over the reference.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run, only draws that are defined.
    seed : int
        Seed of the run.
    """
    reference = reference_in(case, rows)
    under = reference or rows.strategies[0]
    deal = metric_values(case, rows, under, DEAL)
    found = [] if deal is None else [Headline("deal", under, None, np.nan_to_num(deal))]
    lead = None if reference is None else _lead(case, rows, seed, reference)
    return found if lead is None else [*found, lead]


def _lead(case: Case, rows: Rows, seed: int, reference: str) -> Headline | None:
    values = values_of(case, rows, seed)
    if values is None:
        return None
    asks = case.settings.asks
    asked = asks.option if asks is not None else ""
    option = asked if asked in rows.strategies else rows.strategies[values.leader]
    if option == reference:
        return None
    own, other = (rows.strategies.index(one) for one in (option, reference))
    return Headline("lead", option, reference, values.value[:, own] - values.value[:, other])


def with_and_without(found: list[Headline], true: Bools) -> list[WithWithout]:
    """Return each headline number with a proposition and without it; none in too few draws.

    Parameters
    ----------
    found : list of Headline
        The headline numbers.
    true : array of bool, shape (draw,)
        Where the proposition is true.
    """
    if min(int(true.sum()), int((~true).sum())) < FEWEST:
        return []
    return [_sides(one, true) for one in found]


def _sides(one: Headline, true: Bools) -> WithWithout:
    held, failed = one.values[true], one.values[~true]
    error = float(np.sqrt(held.var() / held.size + failed.var() / failed.size))
    return WithWithout(
        number=one.number,
        option=one.option,
        against=one.against,
        with_=rounded(float(held.mean())),
        without=rounded(float(failed.mean())),
        error=rounded(error),
    )
