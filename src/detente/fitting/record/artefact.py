"""Make the file that is shipped, and compare it with what the data files give."""

import json
import math
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import detente
from detente.errors import DomainError
from detente.estimates.record import Record, Reliability
from detente.fitting.record.build import CUTS, cut_of, quiet_of, sources_of
from detente.fitting.record.cut import landmarks
from detente.fitting.record.ucdp import Sources, read_sources
from detente.fitting.record.validation.costs import costs_of
from detente.fitting.record.validation.quiet import quiet_skill
from detente.fitting.record.validation.reliability import reliability_of
from detente.fitting.record.validation.scores import SEED, Scores, gate_of, scores_of
from detente.fitting.record.validation.validate import (
    Facts,
    Unseen,
    across_conflicts,
    across_time,
)
from detente.models.record.facts import Unit

__all__ = ["NOTE", "build_record", "differences", "text_of", "validation"]

NOTE = (
    "Estimated from UCDP Conflict Termination Dataset v3-2021 (Kreutz 2010) and UCDP Peace "
    "Agreement Dataset v22.1 (Högbladh 2012), CC BY 4.0, Uppsala Conflict Data Program; changes: "
    "aggregated to coefficients."
)
_RELATIVE = 1e-6

Progress = Callable[[int, int], None]
Forecasts = dict[str, dict[int, Unseen]]


def build_record(
    termination: str | Path,
    agreements: str | Path,
    unit: Unit,
    *,
    cuts: Iterable[int] = CUTS,
    exclude: Iterable[int] = (),
    scored: bool = True,
    progress: Progress | None = None,
) -> Record:
    """Return the record of one unit, as it is shipped.

    Parameters
    ----------
    termination, agreements : path
        The two files.
    unit : {"movement", "war"}
        Unit of the record.
    cuts : iterable of int
        Years at whose end the record is cut. Default: every cut that is shipped.
    exclude : iterable of int
        Conflicts to leave out.
    scored : bool
        Whether to score it as well, which takes some minutes.
    progress : callable, optional
        Called with (conflicts scored, all conflicts).

    Raises
    ------
    CaseError
        If a file cannot be read.
    DomainError
        If the files hold no conflict that is to be left out, or do not reach a cut.
    """
    sources = read_sources(termination, agreements)
    left_out = sorted(set(exclude))
    cuts = tuple(cuts)
    _refuse_without_effect(sources, left_out, cuts)
    made = tuple(cut_of(sources, unit, year, left_out) for year in cuts)
    scores: Scores = {}
    without_fresh: Scores = {}
    reliability: dict[str, dict[str, Reliability]] = {}
    costs: dict[str, dict[str, float]] = {}
    quiet: dict[str, tuple[float, float, float] | None] = {}
    if scored:
        workers = os.cpu_count() or 1
        across, later = validation(sources, unit, progress=progress, workers=workers)
        scores = scores_of(across, later)
        without_fresh = scores_of(_not_fresh(across), _not_fresh(later))
        reliability = reliability_of(across)
        costs = costs_of(landmarks(sources, unit), unit)
        quiet = quiet_skill(quiet_of(sources, unit))
    return Record(
        schema="detente-record/1",
        unit=unit,
        code=detente.__version__,
        seed=SEED,
        excluded=tuple(left_out),
        sources=tuple(sources_of(termination, agreements, sources)),
        note=NOTE,
        cuts=made,
        scores=scores,
        scores_without_fresh_texts=without_fresh,
        gate=gate_of(without_fresh),
        reliability=reliability,
        quiet_skill=quiet,
        costs=costs,
    )


def _refuse_without_effect(sources: Sources, left_out: list[int], cuts: tuple[int, ...]) -> None:
    """Refuse to leave out what is not there, and to cut after the data end."""
    unknown = sorted(set(left_out) - {row.conflict for row in sources.years})
    if unknown:
        numbers = ", ".join(map(str, unknown))
        message = f"no conflict of the files has the number {numbers}; take UCDP's `conflict_id`"
        raise DomainError(message)
    if max(cuts) > sources.last_ended:
        message = (
            f"the files know how fighting ended until {sources.last_ended}, so the record cannot "
            f"be cut at the end of {max(cuts)}"
        )
        raise DomainError(message)


def validation(
    sources: Sources,
    unit: Unit,
    facts: Facts = "default",
    progress: Progress | None = None,
    workers: int = 1,
) -> tuple[Forecasts, Forecasts]:
    """Return forecasts of conflicts left out, and of later years.

    Parameters
    ----------
    sources : Sources
        The two files.
    unit : {"movement", "war"}
        Unit of the record.
    facts : {"default", "all"}
        List of facts.
    progress : callable, optional
        Called with (conflicts done, all conflicts).
    workers : int
        Processes; the result is the same for any number.
    """
    across = across_conflicts(landmarks(sources, unit), unit, facts, progress, workers)
    return across, across_time(sources, unit, facts)


def _not_fresh(forecasts: Forecasts) -> Forecasts:
    return {
        name: {months: one.without_fresh() for months, one in by_months.items()}
        for name, by_months in forecasts.items()
    }


def text_of(record: Record) -> str:
    """Return the record as JSON text; equal records give equal bytes."""
    content = record.model_dump(mode="json", by_alias=True)
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n"


def differences(record: Record, other: Record) -> list[str]:
    """Return where two records differ by more than a millionth, as paths with both values.

    Parameters
    ----------
    record, other : Record
        The records; the version of the program is not compared.
    """
    first, second = (one.model_dump(mode="json", exclude={"code"}) for one in (record, other))
    return list(_unequal("", first, second))


def _unequal(path: str, first: object, second: object) -> Iterator[str]:
    if isinstance(first, dict) and isinstance(second, dict):
        for key in sorted({*first, *second}):
            yield from _unequal(f"{path}/{key}", first.get(key), second.get(key))
    elif isinstance(first, list) and isinstance(second, list) and len(first) == len(second):
        for at, (one, two) in enumerate(zip(first, second, strict=True)):
            yield from _unequal(f"{path}/{at}", one, two)
    elif isinstance(first, int | float) and isinstance(second, int | float):
        if not math.isclose(first, second, rel_tol=_RELATIVE, abs_tol=_RELATIVE):
            yield f"{path}: {first:g}, now {second:g}"
    elif first != second:
        yield f"{path}: {first}, now {second}"
