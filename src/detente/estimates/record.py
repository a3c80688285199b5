"""Define the record as it is shipped: estimates by cut, plain counts, scores, and their source."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final, Literal

import numpy as np
from pydantic import Field, ValidationError

from detente.errors import DomainError
from detente.estimates.base import Ends, Estimated
from detente.models.record.facts import Part, Unit
from detente.models.record.part import Estimate
from detente.numerics.arrays import Floats

__all__ = [
    "MONTHS",
    "SCHEMA",
    "Count",
    "CurvePoint",
    "Cut",
    "Failure",
    "Holding",
    "PartRecord",
    "QuietRecord",
    "Record",
    "Reliability",
    "Score",
    "Skill",
    "Source",
    "estimate_of",
    "latest_cut",
    "read_record",
    "shipped",
]

SCHEMA: Final = "detente-record/1"
MONTHS: Final = (12, 24, 36, 60)
"""Horizons at which the record is scored."""
Skill = Literal["yes", "weak", "none"]


class Source(Estimated):
    """A file that the record was estimated from."""

    file: str = Field(description="Name of the file.")
    sha256: str = Field(description="Digest of its bytes.")
    version: str = Field(description="Data set and version.")
    rows: int = Field(ge=0, description="Rows used.")
    licence: str
    citation: str


class PartRecord(Estimated):
    """One part of the record, estimated."""

    facts: tuple[str, ...] = Field(description="Facts that enter, in the order of the columns.")
    mean: tuple[float, ...] = Field(description="Mean of each fact over the landmarks.")
    sd: tuple[float, ...] = Field(description="Standard deviation of each fact.")
    low: tuple[float, ...] = Field(description="Least value of each fact; lower ones are clamped.")
    high: tuple[float, ...] = Field(description="Greatest value of each fact.")
    correlation: tuple[float, ...] = Field(description="Lower triangle, row by row.")
    coefficients: tuple[tuple[float, ...], ...] = Field(
        description="By cause: intercept, slope in ln(k/2), facts, five regions."
    )
    covariance: tuple[float, ...] = Field(description="Lower triangle, row by row, of all causes.")
    penalty: tuple[float, float] = Field(description="Penalties of facts and of regions.")
    weight: float = Field(description="Distinct unit-years that the estimate rests on.")
    events: tuple[float, ...] = Field(description="Weighted events by cause.")


class Count(Estimated):
    """How often something followed."""

    n: int = Field(ge=0, description="Cases.")
    events: int = Field(ge=0, description="Cases in which it followed.")


class Failure(Estimated):
    """How often agreements end, by month observed."""

    ended: int = Field(ge=0, description="Ends.")
    months: float = Field(ge=0, description="Months observed.")


class Holding(Estimated):
    """How long agreements of one kind hold."""

    n: int = Field(ge=0, description="Agreements followed.")
    holds: tuple[float, float, float, float] = Field(
        description="Share that holds after 1, 2, 3 and 5 years."
    )
    error: tuple[float, float, float, float] = Field(description="Standard errors.")
    failure: Failure = Field(description="Ends in the first five years.")


class QuietRecord(Estimated):
    """What followed within 36 months in wars that were quiet on 1 January."""

    n: int = Field(ge=0, description="Units and years.")
    conflicts: int = Field(ge=0, description="Distinct conflicts.")
    deal: int = Field(ge=0, description="With a deal.")
    full: int = Field(ge=0, description="With a full deal.")
    fighting: int = Field(ge=0, description="With fighting again.")


class Cut(Estimated):
    """The record as it could have been estimated at the end of a year."""

    until: int = Field(description="Last calendar year known.")
    landmarks: int = Field(ge=0)
    conflicts: int = Field(ge=0)
    conflict_ids: tuple[int, ...] = Field(description="UCDP numbers of the conflicts seen.")
    regions: tuple[float, ...] = Field(description="Share of landmarks by region.")
    parts: dict[Part, PartRecord]
    base: dict[str, dict[str, float]] = Field(
        description="Average rates by event and months, without any facts."
    )
    recent: dict[str, dict[str, float]] = Field(
        description="Rates of the last eight years alone, by event and months."
    )
    holding: dict[str, Holding] = Field(description="By kind: full, partial, process.")
    by_signatories: dict[str, Failure] = Field(
        description="Ends of deals in the first 36 months: all active movements signed, or not."
    )
    first_year: dict[str, int] = Field(description="First calendar years of an episode, by end.")
    resumed_3: dict[str, Count] = Field(description="Fighting again within 3 years, by end.")
    resumed_5: dict[str, Count] = Field(description="Fighting again within 5 years, by end.")
    quiet: dict[str, QuietRecord] = Field(description="With and without a text in three years.")
    quiet_by_years: dict[str, Count] = Field(description="Fighting again, by years of quiet.")
    joining: Count = Field(
        description="Other movements that signed within 3 years of a first deal."
    )
    joining_years: Count = Field(description="The same by year of such a movement.")


class Score(Estimated):
    """Scores of one event at one horizon, on wars and years that the estimate had not seen."""

    n: int = Field(ge=0, description="Landmarks, each conflict left out in turn.")
    events: int = Field(ge=0, description="Landmarks with the event; for the fate, with any end.")
    brier: float = Field(description="Brier score of the model.")
    base: float = Field(description="Brier score of the average rate of the other conflicts.")
    nearest: float = Field(description="Brier score of similarity-weighted rates.")
    skill: Ends | None = Field(
        description="Against the average rate; 90 % by bootstrap of conflicts; null where nothing "
        "happened, or in one conflict."
    )
    n_recent: int = Field(ge=0, description="Landmarks of the five years after each origin.")
    events_recent: int = Field(ge=0, description="Landmarks with the event among these.")
    skill_recent: Ends | None = Field(description="Against the recent rate known at the origin.")
    auc: float | None = Field(description="Area under the curve; none for the fate as a whole.")


class CurvePoint(Estimated):
    """A point of a reliability curve."""

    forecast: float = Field(description="Forecast.")
    rate: float = Field(description="How often the event followed forecasts like it.")
    low: float | None = Field(description="Low end of its 90 % band, by conflicts.")
    high: float | None = Field(description="High end.")


class Reliability(Estimated):
    """How reliable forecasts of conflicts left out were; the score is MCB - DSC + UNC."""

    miscalibration: float = Field(description="What recalibration would take off the Brier score.")
    discrimination: float = Field(description="By how much recalibrated forecasts beat the rate.")
    uncertainty: float = Field(description="Brier score of the overall rate.")
    curve: tuple[CurvePoint, ...] = Field(description="From the least forecast to the greatest.")


class Record(Estimated):
    """What became of other wars, for one unit."""

    schema_: Literal["detente-record/1"] = Field(SCHEMA, alias="schema")
    unit: Unit
    code: str = Field(description="Version of the program that made it.")
    seed: int = Field(description="Seed of folds and bootstraps.")
    excluded: tuple[int, ...] = Field((), description="Conflicts left out, by UCDP's number.")
    sources: tuple[Source, ...]
    note: str = Field(description="Note that the licence of the data asks for.")
    cuts: tuple[Cut, ...]
    scores: dict[str, dict[str, Score]] = Field(description="By event and months.")
    scores_without_fresh_texts: dict[str, dict[str, Score]] = Field(
        description="The same without landmarks that follow a text of the last twelve months."
    )
    gate: dict[str, dict[str, Skill]] = Field(description="Whether an event has skill, by months.")
    reliability: dict[str, dict[str, Reliability]] = Field(
        description="Of forecasts of conflicts left out, by event and months."
    )
    quiet_skill: dict[str, Ends | None] = Field(
        description="Of the counts of quiet wars on conflicts left out, by event; 90 %."
    )
    costs: dict[str, dict[str, float]] = Field(
        description="By event and fact: rise of the log score at 36 months where it is missing."
    )


def read_record(file: Path) -> Record:
    """Return the record that a file holds.

    Parameters
    ----------
    file : Path
        File that `detente record build` wrote.

    Raises
    ------
    DomainError
        If the file cannot be read, or is no record.
    """
    make = "make one with `detente record build`"
    try:
        return Record.model_validate_json(file.read_bytes())
    except OSError as error:
        message = f"{file} cannot be read ({error.strerror}); {make}"
        raise DomainError(message) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = "/".join(map(str, first["loc"])) or "the whole file"
        what = first["msg"][:1].lower() + first["msg"][1:]
        message = f"{file} is no record, or a damaged one; problem at {where}: {what}; {make}"
        raise DomainError(message) from error


@cache
def shipped(unit: Unit) -> Record:
    """Return the record that the package ships.

    Parameters
    ----------
    unit : {"movement", "war"}
        Unit of the record.
    """
    text = (files("detente.estimates") / f"record-{unit}.json").read_text(encoding="utf-8")
    return Record.model_validate_json(text)


def latest_cut(record: Record, year: int) -> Cut:
    """Return the last cut that is not after a year.

    Parameters
    ----------
    record : Record
        The record.
    year : int
        Calendar year before that of the as-of date.

    Raises
    ------
    DomainError
        If every cut saw later years.
    """
    past = [cut for cut in record.cuts if cut.until <= year]
    if not past:
        first = min(cut.until for cut in record.cuts)
        message = (
            f"the record begins with what was known at the end of {first}; for an earlier date it "
            "must be estimated from the data files: detente record build"
        )
        raise DomainError(message)
    return max(past, key=lambda cut: cut.until)


def estimate_of(part: Part, made: PartRecord) -> Estimate:
    """Return a part of the record as the models read it.

    Parameters
    ----------
    part : str
        Which part.
    made : PartRecord
        The part as shipped.

    Raises
    ------
    DomainError
        If lengths do not fit, or the covariance is not positive definite.
    """
    count, causes = len(made.facts), len(made.coefficients)
    columns = 2 + count + 5
    covariance = _square(made.covariance, causes * columns)
    fits = len(made.mean) == len(made.sd) == count and all(
        len(row) == columns for row in made.coefficients
    )
    if not fits or np.linalg.eigvalsh(covariance).min() <= 0.0:
        message = f"part {part} of the record is damaged: build it again, or install detente again"
        raise DomainError(message)
    return Estimate(
        part=part,
        facts=made.facts,
        mean=np.array(made.mean),
        sd=np.array(made.sd),
        correlation=_square(made.correlation, count),
        coefficients=np.array(made.coefficients),
        covariance=covariance,
        penalty=made.penalty,
        weight=made.weight,
        events=np.array(made.events),
        objective=0.0,
    )


def _square(triangle: tuple[float, ...], size: int) -> Floats:
    """Return a symmetric matrix from its lower triangle."""
    if len(triangle) != size * (size + 1) // 2:
        message = f"a triangle of {size} rows has {size * (size + 1) // 2} numbers"
        raise DomainError(message)
    square = np.zeros((size, size))
    square[np.tril_indices(size)] = triangle
    return square + np.tril(square, -1).T
