"""Give base rates of deals in similar wars: counts to print next to every forecast.

The counts are recomputed from the UCDP files by ``tests/reference/test_base_rates.py``. They end
in 2020 and 2021, after the as-of date of some cases. They are printed next to a forecast and check
the spread of ``none``; they never enter a number of a case.
"""

from dataclasses import dataclass

from detente.assess.options.record import CarriedRate
from detente.errors import DomainError, UnknownNameError
from detente.vocabulary.metrics import Metric

__all__ = ["BASE_RATES", "PLAUSIBLE", "BaseRate", "base_rates", "plausible", "within"]

_DIGITS = 6
_WINDOW = 36  # months of the windows, and of the bands below

_LABELS = (
    "Labels of the outcome codes are from memory, not from the codebook; all 70 dyads of code 1, "
    "read as a peace agreement, have the date of a peace agreement."
)
_KINDS = "Labels of the kinds of agreement (1 full, 2 partial, 3 process) are from memory."
_OVERLAP = (
    "Windows of three calendar years, 1989 to 2018, that overlap and share dyads: a band, not an "
    "estimate. Dyad-years from the termination data (kreutz2010)."
)
_FIRST = (
    "Active since its first year in the file, which starts in 1989; counted from the dyad's own"
)
_FOLLOW_UP = "Ever recorded as ended; agreements of 1975 were followed longer than those of 2021."


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseRate:
    """One count of events in other wars.

    Parameters
    ----------
    id : str
        Stable name.
    title : str
        What was counted, and the unit of the denominator.
    events, trials : int or None
        Numerator and denominator; None if only the rate is known.
    rate : float
        Events / trials, in [0, 1]; per dyad-year, per window or per agreement, as titled.
    within_36_months : float or None
        Probability within 36 months that the rate implies; None if the rate has no time period.
    source : str
        Key in ``references.bib``.
    note : str
        Caution for the reader.
    """

    id: str
    title: str
    events: int | None
    trials: int | None
    rate: float
    within_36_months: float | None
    source: str
    note: str


def within(rate_per_year: float, months: int) -> float:
    r"""Return the probability of an event within some months, under a constant hazard.

    Parameters
    ----------
    rate_per_year : float
        Probability within one year, in [0, 1].
    months : int
        Length of the period, >= 0.

    Returns
    -------
    float
        Probability in [0, 1].

    Raises
    ------
    DomainError
        If the rate is not in [0, 1] or the period is negative.

    Notes
    -----
    .. math:: 1 - (1 - r)^{m / 12}

    Examples
    --------
    >>> round(within(67 / 1665, 36), 3)
    0.116
    """
    return _carried(rate_per_year, 12, months)


def plausible(metric: Metric, months: int) -> tuple[float, float]:
    """Return the band that is plausible without contact, converted to a horizon.

    It is a judgement based on the counts, for a long internationalised war. Compare it only with
    the strategy ``none``; differences between strategies must not be tuned to it.

    Parameters
    ----------
    metric : str
        A key of ``PLAUSIBLE``.
    months : int
        The horizon; the band is stated for 36 months and converted with a constant hazard.

    Returns
    -------
    tuple of float
        Low and high end, probabilities in [0, 1].

    Raises
    ------
    UnknownNameError
        If there is no band for the metric.
    DomainError
        If the horizon is negative.

    Examples
    --------
    >>> plausible("settlement_full", 36)
    (0.01, 0.05)
    """
    if metric not in PLAUSIBLE:
        message = f"there is no band for metric '{metric}'; allowed: {', '.join(PLAUSIBLE)}"
        raise UnknownNameError(message)
    low, high = PLAUSIBLE[metric]
    return _rounded(_carried(low, _WINDOW, months)), _rounded(_carried(high, _WINDOW, months))


def base_rates(months: int) -> list[CarriedRate]:
    """Return the base rates, each converted to a horizon with a constant hazard.

    If a count is 0, the upper bound comes from 3 / trials, the upper 95 % bound by the rule of
    three :cite:p:`hanley1983`.

    Parameters
    ----------
    months : int
        The horizon.

    Raises
    ------
    DomainError
        If the horizon is negative.

    Examples
    --------
    >>> row = base_rates(12)[0]
    >>> row.id, row.events, row.trials, row.over_months
    ('ends-all', 67, 1665, 0.04024)
    """
    return [_over(rate, months) for rate in BASE_RATES]


def _over(rate: BaseRate, months: int) -> CarriedRate:
    chance = rate.within_36_months
    bound = None
    if chance is not None and rate.events == 0 and rate.trials:
        bound = _rounded(within(min(1.0, 3.0 / rate.trials), months))
    return CarriedRate(
        id=rate.id,
        title=rate.title,
        events=rate.events,
        trials=rate.trials,
        rate=_rounded(rate.rate),
        within_36_months=None if chance is None else _rounded(chance),
        source=rate.source,
        note=rate.note,
        months=months,
        over_months=None if chance is None else _rounded(_carried(chance, _WINDOW, months)),
        at_most=bound,
    )


def _carried(chance: float, length: int, months: int) -> float:
    """Return a probability stated for ``length`` months, converted with a constant hazard."""
    if not 0.0 <= chance <= 1.0:
        message = f"the rate is {chance:g}; it must be in [0, 1]"
        raise DomainError(message)
    if months < 0:
        message = f"the period is {months} months; it must be >= 0"
        raise DomainError(message)
    return float(1.0 - (1.0 - chance) ** (months / length))


def _rounded(value: float) -> float:
    return round(value, _DIGITS)


def _yearly(name: str, title: str, events: int, trials: int, *notes: str) -> BaseRate:
    """Return a rate per dyad-year, from the termination data."""
    rate = events / trials
    return BaseRate(
        id=name,
        title=title,
        events=events,
        trials=trials,
        rate=rate,
        within_36_months=within(rate, _WINDOW),
        source="kreutz2010",
        note=" ".join((*notes, _LABELS)),
    )


def _windowed(name: str, title: str, events: int, trials: int, *notes: str) -> BaseRate:
    """Return a share of windows of three years, taken as 36 months."""
    return BaseRate(
        id=name,
        title=title,
        events=events,
        trials=trials,
        rate=events / trials,
        within_36_months=events / trials,
        source="hogbladh2012",
        note=" ".join((*notes, _OVERLAP, _KINDS)),
    )


def _ended(name: str, title: str, events: int, trials: int) -> BaseRate:
    """Return the share of agreements that later ended; it has no time period."""
    return BaseRate(
        id=name,
        title=title,
        events=events,
        trials=trials,
        rate=events / trials,
        within_36_months=None,
        source="hogbladh2012",
        note=f"{_FOLLOW_UP} {_KINDS}",
    )


BASE_RATES: tuple[BaseRate, ...] = (
    _yearly(
        "ends-all", "fighting ends by peace agreement, per dyad-year, wars within states", 67, 1665
    ),
    _yearly(
        "ends-long",
        "fighting ends by peace agreement, per dyad-year, after five years or more",
        15,
        510,
    ),
    _yearly(
        "ends-internationalised",
        "fighting ends by peace agreement, per dyad-year, over government, with foreign troops, "
        "after five years or more",
        0,
        77,
        "Clustered in few wars. A count of 0 does not mean that it is impossible: by the rule of "
        "three, the rate is at most about .04 per year.",
    ),
    _windowed(
        "full-5",
        "full agreement within three years, dyads active for five years or more",
        25,
        656,
        f"{_FIRST} start it is 42 of 897, .047.",
    ),
    _windowed(
        "full-10",
        "full agreement within three years, dyads active for ten years or more",
        12,
        384,
        f"{_FIRST} start it is 30 of 650, .046.",
    ),
    _windowed(
        "signed-5",
        "full or partial agreement within three years, dyads active for five years or more",
        51,
        656,
        f"{_FIRST} start it is 88 of 897, .098.",
    ),
    _windowed(
        "signed-10",
        "full or partial agreement within three years, dyads active for ten years or more",
        28,
        384,
        f"{_FIRST} start it is 62 of 650, .095.",
    ),
    _windowed("signed-all", "full or partial agreement within three years, all dyads", 208, 1545),
    _ended("ended-full", "full agreements recorded as ended, 1975 to 2021", 17, 77),
    _ended("ended-partial", "partial agreements recorded as ended, 1975 to 2021", 80, 213),
    _ended("ended-process", "process agreements recorded as ended, 1975 to 2021", 37, 84),
)
"""The counts; within each kind, the broadest first."""

# Within 36 months, without contact, for a long internationalised war: a judgement from the counts.
PLAUSIBLE: dict[Metric, tuple[float, float]] = {
    "settlement_full": (0.01, 0.05),
    "settlement": (0.04, 0.13),
}
