"""Define the estimates of attendance as they are shipped, and the coefficients for a case."""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from pydantic import Field, model_validator

from detente.estimates.base import Ends, Estimated
from detente.numerics.arrays import Floats

if TYPE_CHECKING:
    from detente.models.attendance.propensity import Coefficients

__all__ = [
    "Attendance",
    "CoefficientSet",
    "ListPart",
    "Places",
    "Pull",
    "RuleScore",
    "ScoreTable",
    "Source",
    "asked_for",
    "coefficients_of",
    "comes_for",
    "shipped_attendance",
]

_SPREADS = 4  # log_s, log_tau, log_T and log_omega end each list of names
_WITHOUT = "_without_"
_SETS = ("asked", "comes")


class Source(Estimated):
    """A file that the estimates rest on."""

    file: str = Field(description="Name of the file.")
    rows: int = Field(ge=0, description="Rows used.")
    licence: str
    citation: str


class CoefficientSet(Estimated):
    """Coefficients of one output: of being asked, or of coming if asked."""

    names: tuple[str, ...] = Field(description="Features, then logarithms of the four spreads.")
    mode: tuple[float, ...] = Field(description="Mode of the posterior.")
    covariance: tuple[tuple[float, ...], ...] = Field(description="Inverse Hessian at the mode.")
    draws: tuple[tuple[float, ...], ...] = Field(description="Draws, clipped to allowed spreads.")
    objective: float = Field(description="Minus the log-likelihood and the log prior, at the mode.")
    processes: int = Field(ge=0, description="Processes and cases in the fit.")
    cells: int = Field(ge=0, description="Guests and rounds that count in the fit.")

    @model_validator(mode="after")
    def _lengths(self) -> "CoefficientSet":
        """Refuse a damaged set."""
        size = len(self.names)
        rows = (self.mode, *self.covariance, *self.draws)
        if len(self.covariance) != size or any(len(row) != size for row in rows):
            message = f"each row needs {size} numbers: one for each of {', '.join(self.names)}"
            raise ValueError(message)
        return self

    @property
    def features(self) -> tuple[str, ...]:
        """Names of the features, in the order of the weights; the first is the base."""
        return self.names[:-_SPREADS]

    def at_mode(self) -> "Coefficients":
        """Return the coefficients at the mode."""
        return coefficients_of(self.mode)

    def of_draw(self, draw: int) -> "Coefficients":
        """Return the coefficients of a draw of a run.

        Parameters
        ----------
        draw : int
            Number of the draw, >= 0; the draws of the file are used in turn.
        """
        return coefficients_of(self.draws[draw % len(self.draws)])


class ListPart(Estimated):
    """The list of a series' last round as a part of the forecast."""

    w_beta: tuple[float, float] = Field(description="Beta prior of the weight of the list.")
    leaves: float = Field(description="Chance that a guest of the list is not asked again.")
    joins: float = Field(description="Chance that another guest is added.")
    kappa: float = Field(description="Weight of rounds of other series.")


class Pull(Estimated):
    """How much others' attendance pulls."""

    total: float = Field(description="Pull and common causes together, in log-odds.")
    sd: float = Field(description="Standard deviation, by resampling processes.")
    max: float = Field(description="Largest value that is used.")


class Places(Estimated):
    """Who is near to a conflict: every state or organisation that is not *remote*."""

    permanent: tuple[str, ...] = Field(description="Permanent members of the Security Council.")
    neighbours: dict[str, tuple[str, ...]] = Field(description="Neighbours by land or sea.")
    regional: dict[str, tuple[str, ...]] = Field(description="Regional organisations of a state.")
    source: str

    def near(self, states: Iterable[str]) -> frozenset[str]:
        """Return who is not remote from a conflict.

        Parameters
        ----------
        states : iterable of str
            States of the conflict, ISO 3166 alpha-3.

        Returns
        -------
        frozenset of str
            Neighbours, permanent members, the United Nations and the regional organisations; not
            the states themselves, unless they are permanent members or neighbours of each other.
        """
        those = tuple(states)
        around = {near for state in those for near in self.neighbours.get(state, ())}
        bodies = {body for state in those for body in self.regional.get(state, ())}
        return frozenset({*around, *bodies, *self.permanent, "UN"})


class RuleScore(Estimated):
    """Scores of the model, or of a simple rule, on processes left out."""

    brier: float | None = None
    log: float | None = None
    crps: float | None = None
    interval: Ends | None = Field(
        None, description="The score, of seats the CRPS; 90 % by resampling processes."
    )
    better_by: Ends | None = Field(
        None, description="Score of the rule minus that of the model; 90 % by resampling processes."
    )


class ScoreTable(Estimated):
    """Scores of one output on processes left out."""

    n: int = Field(ge=0, description="Guests and rounds; for seats, rounds.")
    model: RuleScore
    rules: dict[str, RuleScore]


class Attendance(Estimated):
    """Estimates of who is asked to a round and who comes."""

    format: Literal[1] = 1
    note: str
    code: str = Field(description="Version of the program that made it.")
    seed: int = Field(description="Seed of draws and of resampling.")
    data: dict[str, str] = Field(description="SHA-256 of each file read.")
    sources: tuple[Source, ...]
    asked: CoefficientSet
    asked_without: dict[str, CoefficientSet] = Field(description="By case that is left out.")
    asked_modes_without: dict[str, tuple[float, ...]] = Field(
        description="Modes without one process of PA-X, by its number."
    )
    comes: CoefficientSet
    comes_without: dict[str, CoefficientSet] = Field(description="By case that is left out.")
    case_states: dict[str, tuple[str, ...]] = Field(description="States of each case fitted.")
    list: ListPart
    pull: Pull
    places: Places
    scores: dict[str, ScoreTable]
    in_sample: tuple[str, ...] = Field(description="What was looked at where it is scored.")

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, content: Any) -> Any:  # any JSON value
        """Gather the sets named ``asked_without_CASE`` and ``comes_without_CASE``."""
        if not isinstance(content, dict):
            return content
        kept = dict(content)
        for name in _SETS:
            start = f"{name}{_WITHOUT}"
            found = {key: kept.pop(key) for key in list(kept) if key.startswith(start)}
            if found:
                kept[f"{name}_without"] = {
                    key.removeprefix(start): one for key, one in found.items()
                }
        return kept

    def fitted_as(self, case: str, states: Iterable[str] = ()) -> str:
        """Return the name under which a case was fitted; its own name where it was not.

        Parameters
        ----------
        case : str
            Name of the case.
        states : iterable of str
            States of the conflict, ISO 3166 alpha-3.
        """
        if case in self.case_states:
            return case
        those = set(states)
        return next((name for name, of in self.case_states.items() if those & set(of)), case)

    def to_json(self) -> str:
        """Return the text of the file, each set under its own name; equal sets, equal bytes."""
        content: dict[str, Any] = {}  # any JSON value
        for key, value in self.model_dump(mode="json", exclude_none=True).items():
            name = key.removesuffix("_without")
            if name in _SETS and name != key:
                content |= {f"{name}{_WITHOUT}{case}": one for case, one in value.items()}
            else:
                content[key] = value
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        return text + "\n"


@cache
def shipped_attendance() -> Attendance:
    """Return the estimates that the package ships."""
    text = (files("detente.estimates") / "attendance.json").read_text(encoding="utf-8")
    return Attendance.model_validate_json(text)


def asked_for(case: str, states: Iterable[str] = ()) -> CoefficientSet:
    """Return coefficients of being asked that never saw a case.

    Parameters
    ----------
    case : str
        Name of the case; where it was not fitted, all data count.
    states : iterable of str
        States of the conflict, ISO 3166 alpha-3: a case of another name may be about a conflict
        that was fitted.
    """
    estimates = shipped_attendance()
    return estimates.asked_without.get(estimates.fitted_as(case, states), estimates.asked)


def comes_for(case: str, states: Iterable[str] = ()) -> CoefficientSet:
    """Return coefficients of coming, if asked, that never saw a case.

    Parameters
    ----------
    case : str
        Name of the case; where it was not fitted, all data count.
    states : iterable of str
        States of the conflict, ISO 3166 alpha-3: a case of another name may be about a conflict
        that was fitted.
    """
    estimates = shipped_attendance()
    return estimates.comes_without.get(estimates.fitted_as(case, states), estimates.comes)


def coefficients_of(row: Sequence[float] | Floats) -> "Coefficients":
    """Return coefficients as the filter reads them.

    Parameters
    ----------
    row : sequence of float, shape (coefficient,)
        Weights of the features, then the logarithms of the four spreads.
    """
    from detente.models.attendance.propensity import Coefficients  # needs compiled kernels

    spread, case, years, between = np.exp(row[-_SPREADS:]).tolist()
    return Coefficients(np.asarray(row[:-_SPREADS], np.float64), spread, case, years, between)
