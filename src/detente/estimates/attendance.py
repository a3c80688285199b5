"""Read the estimates of attendance that the package ships: coefficients, list, pull, places."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, model_validator

from detente.models.attendance.propensity import Coefficients

__all__ = [
    "Attendance",
    "CoefficientSet",
    "ListPart",
    "Places",
    "Pull",
    "asked_for",
    "comes_for",
    "shipped_attendance",
]

_SPREADS = 4  # log_s, log_tau, log_T and log_omega end each list of names
_RANGE = ((0.3, 8.0), (0.05, 4.0), (0.5, 60.0), (0.05, 4.0))  # spread, case, years, round
_WITHOUT = "_without_"
_SETS = ("asked", "comes")


class _Estimated(BaseModel):
    """Base class: frozen, only finite numbers."""

    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False)


class CoefficientSet(_Estimated):
    """Coefficients of one output: of being asked, or of coming if asked."""

    names: tuple[str, ...] = Field(description="Features, then logarithms of the four spreads.")
    mode: tuple[float, ...] = Field(description="Mode of the posterior.")
    covariance: tuple[tuple[float, ...], ...] = Field(description="Inverse Hessian at the mode.")
    draws: tuple[tuple[float, ...], ...] = Field(description="Draws from the posterior.")

    def of_draw(self, draw: int) -> Coefficients:
        """Return the coefficients of a draw of a run.

        Parameters
        ----------
        draw : int
            Number of the draw, >= 0; the draws of the file are used in turn.
        """
        row = self.draws[draw % len(self.draws)]
        spread, case, years, between = (
            float(np.clip(np.exp(log), low, high))
            for log, (low, high) in zip(row[-_SPREADS:], _RANGE, strict=True)
        )
        return Coefficients(np.array(row[:-_SPREADS]), spread, case, years, between)


class ListPart(_Estimated):
    """The list of a series' last round as a part of the forecast."""

    w_beta: tuple[float, float] = Field(description="Beta prior of the weight of the list.")
    leaves: float = Field(description="Chance that a guest of the list is not asked again.")
    joins: float = Field(description="Chance that another guest is added.")
    kappa: float = Field(description="Weight of rounds of other series.")


class Pull(_Estimated):
    """How much others' attendance pulls."""

    total: float = Field(description="Pull and common causes together, in log-odds.")
    sd: float = Field(description="Standard deviation, by resampling processes.")
    max: float = Field(description="Largest value that is used.")


class Places(_Estimated):
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
            Neighbours, permanent members, the United Nations and the regional organisations.
        """
        those = tuple(states)
        around = {near for state in those for near in self.neighbours.get(state, ())}
        bodies = {body for state in those for body in self.regional.get(state, ())}
        return frozenset({*around, *bodies, *self.permanent, "UN"})


class Attendance(_Estimated):
    """Estimates of who is asked to a round and who comes."""

    asked: CoefficientSet
    asked_without: dict[str, CoefficientSet] = Field(
        default_factory=dict, description="By case that is left out."
    )
    comes: CoefficientSet
    comes_without: dict[str, CoefficientSet] = Field(
        default_factory=dict, description="By case that is left out."
    )
    list: ListPart
    pull: Pull
    places: Places

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
            kept[f"{name}_without"] = {key.removeprefix(start): one for key, one in found.items()}
        return kept


@cache
def shipped_attendance() -> Attendance:
    """Return the estimates that the package ships."""
    text = (files("detente.estimates") / "attendance.json").read_text(encoding="utf-8")
    return Attendance.model_validate_json(text)


def asked_for(case: str) -> CoefficientSet:
    """Return coefficients of being asked that never saw a case.

    Parameters
    ----------
    case : str
        Name of the case; where it was not fitted, all data count.
    """
    estimates = shipped_attendance()
    return estimates.asked_without.get(case, estimates.asked)


def comes_for(case: str) -> CoefficientSet:
    """Return coefficients of coming, if asked, that never saw a case.

    Parameters
    ----------
    case : str
        Name of the case; where it was not fitted, all data count.
    """
    estimates = shipped_attendance()
    return estimates.comes_without.get(case, estimates.comes)
