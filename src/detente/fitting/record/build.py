"""Build the record from the two files, for one unit and several cuts."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from detente.estimates.record import (
    Count,
    Cut,
    Failure,
    Holding,
    PartRecord,
    QuietRecord,
    Source,
)
from detente.fitting.record.choose import chosen
from detente.fitting.record.cut import FIRST, known_by_end_of, landmarks, units_of
from detente.fitting.record.outcomes import MONTHS, NAMES, base_rates
from detente.fitting.record.ucdp import Sources
from detente.fitting.record.validation.validate import estimates_of, recent_rate
from detente.models.record.counting.counts import Quiet, first_years, quiet_years, resumed
from detente.models.record.counting.durability import Durability, durability_array
from detente.models.record.counting.joining import joining
from detente.models.record.facts import FACTS, FATES, REGIONS, Unit
from detente.models.record.panel import Panel
from detente.models.record.part import Estimate
from detente.models.record.units import Agreement, Histories
from detente.numerics.arrays import Floats

__all__ = ["CUTS", "cut_of", "quiet_of", "sources_of"]

CUTS = (1999, 2004, 2009, 2014, 2019)
_FIRST_QUIET = 1992  # a lull of two years needs two years of data before it
_KINDS = {1: "full", 2: "partial", 3: "process"}
_FIRST_SIGNED = 1989
_YEARS = np.array([1.0, 2.0, 3.0, 5.0])
_CURVE, _SHORT = 5.0, 3.0  # years over which failures are counted: by kind, and by who signed
_DIGITS = 6
_ENDS = {0: "went_on", 6: "merged"} | dict(enumerate(FATES[1:], start=1))


def sources_of(termination: str | Path, agreements: str | Path, sources: Sources) -> list[Source]:
    """Return what the record was estimated from.

    Parameters
    ----------
    termination, agreements : path
        The two files.
    sources : Sources
        What was read from them.
    """
    named = (
        (
            termination,
            "UCDP Conflict Termination, dyadic, version 3-2021",
            len(sources.years),
            "Kreutz 2010, Journal of Peace Research 47(2)",
        ),
        (
            agreements,
            "UCDP Peace Agreements, version 22.1",
            len(sources.agreements),
            "Högbladh 2012, UCDP Peace Agreement Dataset",
        ),
    )
    return [
        Source(
            file=Path(path).name,
            sha256=hashlib.sha256(Path(path).read_bytes()).hexdigest(),
            version=version,
            rows=rows,
            licence="CC BY 4.0",
            citation=citation,
        )
        for path, version, rows, citation in named
    ]


def cut_of(sources: Sources, unit: Unit, until: int, exclude: Iterable[int] = ()) -> Cut:
    """Return the record as it could have been estimated at the end of a year.

    Parameters
    ----------
    sources : Sources
        The two files.
    unit : {"movement", "war"}
        Unit of the record.
    until : int
        Last calendar year known.
    exclude : iterable of int
        Conflicts to leave out.

    Returns
    -------
    Cut
        Estimates and counts; numbers with six significant digits.
    """
    left_out = set(exclude)
    known = known_by_end_of(sources, until)
    known = known._replace(years=[row for row in known.years if row.conflict not in left_out])
    panel, units = landmarks(known, unit), units_of(known, unit)
    made = estimates_of(panel, unit, chosen(panel, unit))
    conflicts = np.unique(panel.conflict)
    joins = joining(known.years, known.agreements, FIRST, until - 3)
    quiet = quiet_of(known, unit)
    return Cut(
        until=until,
        landmarks=len(panel.unit),
        conflicts=len(conflicts),
        conflict_ids=tuple(conflicts.tolist()),
        regions=_rounded([(panel.region == r).mean() for r in range(1, len(REGIONS) + 1)]),
        parts={part: _part(panel, one) for part, one in made.items()},
        base={name: _base(panel, name) for name in NAMES if name != "fate"},
        recent={name: _recent(panel, name, until) for name in NAMES if name != "fate"},
        holding={name: _holding(known.agreements, code, until) for code, name in _KINDS.items()},
        by_signatories={
            name: _failure(_deals(known.agreements, everybody), until)
            for name, everybody in (("all", True), ("some", False))
        },
        first_year={
            _ENDS[code]: n for code, n in first_years(units, FIRST, known.last_ended).items()
        },
        resumed_3=_resumed(units, until - 3, 3),
        resumed_5=_resumed(units, until - 5, 5),
        quiet={
            name: _quiet([one for one in quiet if one.text_last_3 == recent])
            for name, recent in (("text", True), ("no_text", False))
        },
        quiet_by_years={
            str(years): _fighting([one for one in quiet if one.years_quiet == years])
            for years in sorted({one.years_quiet for one in quiet})
        },
        joining=Count(n=joins.others, events=joins.joined),
        joining_years=Count(n=joins.years, events=joins.joined),
    )


def quiet_of(known: Sources, unit: Unit) -> list[Quiet]:
    """Return units that are quiet at New Year, as far as three years after it are known.

    Parameters
    ----------
    known : Sources
        What is known.
    unit : {"movement", "war"}
        Unit of the record.
    """
    return quiet_years(units_of(known, unit), _FIRST_QUIET, known.last_ended - 2)


def _rounded(values: Iterable[float] | Floats) -> tuple[float, ...]:
    """Return numbers with six significant digits."""
    return tuple(float(f"{value:.{_DIGITS}g}") for value in values)


def _part(panel: Panel, made: Estimate) -> PartRecord:
    columns = panel.facts[:, [FACTS.index(fact) for fact in made.facts]]
    below = np.tril_indices(len(made.facts))
    below_all = np.tril_indices(len(made.covariance))
    return PartRecord(
        facts=made.facts,
        mean=_rounded(made.mean),
        sd=_rounded(made.sd),
        low=_rounded(columns.min(axis=0)),
        high=_rounded(columns.max(axis=0)),
        correlation=_rounded(made.correlation[below]),
        coefficients=tuple(_rounded(row) for row in made.coefficients),
        covariance=_rounded(made.covariance[below_all]),
        penalty=made.penalty,
        weight=_rounded([made.weight])[0],
        events=_rounded(made.events),
    )


def _base(panel: Panel, name: str) -> dict[str, float]:
    return {str(months): _rounded(base_rates(panel, name, months)[1:])[0] for months in MONTHS}


def _recent(panel: Panel, name: str, until: int) -> dict[str, float]:
    return {
        str(months): _rounded(recent_rate(panel, name, months, until)[1:])[0] for months in MONTHS
    }


def _followed(agreements: Iterable[Agreement], until: int) -> tuple[Floats, "np.ndarray"]:
    """Return years followed and whether the agreement ended; ends without a date are left out."""
    dated = [text for text in agreements if not (text.ended and np.isnan(text.ended_on))]
    last = [text.ended_on if text.ended else until + 1.0 for text in dated]
    years = [max(end - text.signed, 0.0) for end, text in zip(last, dated, strict=True)]
    return np.array(years), np.array([text.ended for text in dated], bool)


def _holding(agreements: list[Agreement], kind: int, until: int) -> Holding:
    of_kind = (text for text in agreements if text.kind == kind and text.signed >= _FIRST_SIGNED)
    followed, ended = _followed(of_kind, until)
    found: Durability = durability_array(followed, ended, _YEARS)
    one, two, three, five = _rounded(found.holds)
    first, second, third, last = _rounded(found.error)
    return Holding(
        n=found.followed,
        holds=(one, two, three, five),
        error=(first, second, third, last),
        failure=_counted(followed, ended, _CURVE),
    )


def _deals(agreements: list[Agreement], everybody: bool) -> list[Agreement]:
    return [
        text
        for text in agreements
        if text.kind in {1, 2} and text.signed >= _FIRST_SIGNED and text.all_signed == everybody
    ]


def _failure(agreements: list[Agreement], until: int) -> Failure:
    return _counted(*_followed(agreements, until), _SHORT)


def _counted(followed: Floats, ended: "np.ndarray", years: float) -> Failure:
    months = float(np.minimum(followed, years).sum() * 12.0)
    return Failure(ended=int((ended & (followed <= years)).sum()), months=_rounded([months])[0])


def _resumed(units: Histories, last: int, within: int) -> dict[str, Count]:
    counts: Mapping[int, tuple[int, int]] = resumed(units, last, within)
    return {FATES[code]: Count(n=n, events=again) for code, (n, again) in counts.items()}


def _quiet(found: list[Quiet]) -> QuietRecord:
    return QuietRecord(
        n=len(found),
        conflicts=len({one.conflict for one in found}),
        deal=sum(one.deal for one in found),
        full=sum(one.full for one in found),
        fighting=sum(one.fighting for one in found),
    )


def _fighting(found: list[Quiet]) -> Count:
    return Count(n=len(found), events=sum(one.fighting for one in found))
