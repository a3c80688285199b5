"""Define deals, the results of bargaining solutions, and check the inputs."""

from collections.abc import Callable
from enum import IntEnum
from typing import Literal, NamedTuple, TypeAlias, get_args

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.cooperative.barrier import (
    CODE_DEAL,
    CODE_NO_DEAL,
    CODE_UNDEFINED,
    CODE_UNFINISHED,
)
from detente.models.spec import Array
from detente.numerics.arrays import Bools, Floats, Ints

__all__ = [
    "COST",
    "DEAL",
    "POSITION",
    "REVERSION",
    "SALIENCE",
    "Deal",
    "Loss",
    "Status",
    "checked_table",
    "solve",
]

POSITION = Array(
    "position",
    ("...", "issue", "actor"),
    unit="scale",
    low=0.0,
    high=100.0,
    meaning="Ideal points; NaN where an actor has no ideal point and so no stake.",
)
SALIENCE = Array(
    "salience",
    ("...", "issue", "actor"),
    low=0.0,
    meaning="Weight of each issue to each actor; only ratios within an actor count.",
)
REVERSION = Array(
    "reversion",
    ("...", "issue"),
    unit="scale",
    low=0.0,
    high=100.0,
    meaning="Terms on each issue without a deal.",
)
COST = Array(
    "cost",
    ("...", "actor"),
    optional=True,
    meaning="Cost of disagreement to each actor in addition to those terms, as a share of full "
    "utility; 0 by default.",
)
DEAL = (
    Array(
        "outcome",
        ("...", "issue"),
        unit="scale",
        low=0.0,
        high=100.0,
        meaning="Terms on each issue; the reversion point if there is no deal, NaN if `status` "
        "is negative.",
    ),
    Array(
        "utility",
        ("...", "actor"),
        meaning="Utility of these terms, in [0, 1] with a deal; otherwise that of disagreement.",
    ),
    Array("disagreement", ("...", "actor"), meaning="Utility without a deal, net of costs."),
    Array(
        "status",
        ("...",),
        low=-2.0,
        high=1.0,
        meaning="1 deal, 0 no deal, -1 undefined, -2 unfinished.",
    ),
)
"""The fields of `Deal`."""

Loss: TypeAlias = Literal["quadratic", "linear"]

_SCALE = 100.0


class Status(IntEnum):
    """Status of a bargaining solution."""

    DEAL = CODE_DEAL
    """A deal that every party prefers to disagreement."""
    NO_DEAL = CODE_NO_DEAL
    """No deal is better for all parties: the outcome is the reversion point."""
    UNDEFINED = CODE_UNDEFINED
    """A required number is NaN, so the outcome is NaN."""
    UNFINISHED = CODE_UNFINISHED
    """The search did not converge: the outcome is NaN."""


class Deal(NamedTuple):
    """Terms, and their utility to each actor.

    Parameters
    ----------
    outcome : array of float, shape (..., issue)
        Terms on each issue, in scale points; the reversion point if there is no deal; NaN if
        `status` is negative.
    utility : array of float, shape (..., actor)
        Utility of these terms, in [0, 1]; without a deal, that of disagreement.
    disagreement : array of float, shape (..., actor)
        Utility without a deal, net of costs.
    status : array of int, shape (...)
        A `Status`: 1 deal, 0 no deal, -1 undefined, -2 unfinished.
    """

    outcome: Floats
    utility: Floats
    disagreement: Floats
    status: Ints

    @property
    def gain(self) -> Floats:
        """Utility above disagreement, shape (..., actor); 0 without a deal."""
        return self.utility - self.disagreement

    @property
    def agreement(self) -> Bools:
        """Whether there is a deal that every party prefers, shape (...)."""
        return np.asarray(self.status == Status.DEAL)


class _Table(NamedTuple):
    """Rows of checked arrays, positions and reversion in shares of the scale.

    ``stands`` is the reversion in scale points, as in the input.
    """

    position: Floats
    salience: Floats
    power: Floats
    reversion: Floats
    cost: Floats
    linear: bool
    stands: Floats
    lead: tuple[int, ...]


def checked_table(
    position: Floats,
    salience: Floats,
    power: Floats | None,
    reversion: Floats,
    cost: Floats | float,
    loss: Loss,
) -> _Table:
    """Check the inputs and broadcast leading dimensions to one row per draw."""
    if loss not in get_args(Loss):
        message = f"loss is {loss!r}; allowed: {', '.join(get_args(Loss))}"
        raise DomainError(message)
    x, s, r, e = (
        np.asarray(one, dtype=np.float64) for one in (position, salience, reversion, cost)
    )
    c = np.ones(x.shape[-1:]) if power is None else np.asarray(power, dtype=np.float64)
    shapes = (
        f"position {x.shape}, salience {s.shape}, capability {c.shape}, reversion {r.shape} and "
        f"cost {e.shape}"
    )
    if x.ndim < 2 or min(x.shape[-2:]) < 1:
        message = f"{shapes} do not fit; position must be (..., issue, actor), none of them 0"
        raise ShapeError(message)
    issues, actors = x.shape[-2:]
    try:
        lead = np.broadcast_shapes(
            x.shape[:-2], s.shape[:-2], c.shape[:-1], r.shape[:-1], e.shape[:-1]
        )
        spread = [
            np.broadcast_to(x, (*lead, issues, actors)),
            np.broadcast_to(s, (*lead, issues, actors)),
            np.broadcast_to(c, (*lead, actors)),
            np.broadcast_to(r, (*lead, issues)),
            np.broadcast_to(e, (*lead, actors)),
        ]
    except ValueError as error:
        message = (
            f"{shapes} do not broadcast; use (..., issue, actor) twice, then (..., actor), "
            "(..., issue) and (..., actor)"
        )
        raise ShapeError(message) from error
    _ranged("position", x, 0.0, _SCALE)
    _ranged("reversion", r, 0.0, _SCALE)
    _ranged("salience", s, 0.0, np.inf)
    _ranged("capability", c, 0.0, np.inf)
    _ranged("cost", e, -np.inf, np.inf)
    core = (2, 2, 1, 1, 1)
    rows = [_rows(one, n) for one, n in zip(spread, core, strict=True)]
    return _Table(
        rows[0] / _SCALE,
        rows[1],
        rows[2],
        rows[3] / _SCALE,
        rows[4],
        loss == "linear",
        rows[3],
        lead,
    )


def _rows(values: Floats, core: int) -> Floats:
    """Return a copy with one leading dimension."""
    return np.array(values, order="C").reshape(-1, *values.shape[values.ndim - core :])


def _ranged(name: str, values: Floats, low: float, high: float) -> None:
    """Raise if a number is infinite or outside its range; NaN passes."""
    odd = np.argwhere((values < low) | (values > high) | np.isinf(values))
    if odd.size:
        at = tuple(int(k) for k in odd[0])
        allowed = f"be in [{low:g}, {high:g}]" if np.isfinite(high) else f"be finite, >= {low:g}"
        if np.isinf(low):
            allowed = "be finite"
        message = f"{name}{list(at)} is {values[at]:g}; it must {allowed}"
        raise DomainError(message)


def _losses(table: _Table, terms: Floats) -> Floats:
    """Return the loss of each actor at terms of shape (row, issue), in shares of full utility."""
    weight = np.where(np.isnan(table.position), 0.0, table.salience)
    gap = np.abs(terms[:, :, None] - np.where(np.isnan(table.position), 0.0, table.position))
    total = weight.sum(axis=1)
    raw = (weight * (gap if table.linear else gap * gap)).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(total == 0.0, 0.0, raw / total)


def solve(
    table: _Table, kernel: Callable[[Floats, Floats, Floats, Floats, Floats, bool, Floats], int]
) -> Deal:
    """Run a kernel that fills the terms of one row, and return the deals with their utilities."""
    terms = np.empty_like(table.reversion)
    status = np.empty(len(terms), dtype=np.int64)
    for r, (x, s, c, d, e) in enumerate(zip(*table[:5], strict=True)):
        status[r] = kernel(x, s, c, d, e, table.linear, terms[r])
    disagreement = 1.0 - _losses(table, table.reversion) - table.cost
    utility = np.where((status == CODE_DEAL)[:, None], 1.0 - _losses(table, terms), disagreement)
    utility[status < 0] = np.nan
    agreed = np.clip(_SCALE * terms, 0.0, _SCALE)
    outcome = np.where((status == CODE_NO_DEAL)[:, None], table.stands, agreed)
    lead, actors = table.lead, table.cost.shape[-1]
    return Deal(
        outcome.reshape(*lead, terms.shape[-1]),
        utility.reshape(*lead, actors),
        disagreement.reshape(*lead, actors),
        status.reshape(lead)[()],
    )
