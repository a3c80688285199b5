"""What every model is given and asked: numbers drawn from a case, or typed in a table.

A bare table is one draw in which nothing is uncertain. So both go through the same runners.
"""

from dataclasses import dataclass

import numpy as np

from detente.assess.agreement.table import Table
from detente.numerics.arrays import Bools, Floats
from detente.position_tables.record import PositionTable

__all__ = ["BargainInput", "Offering", "Options", "Wording", "case_input", "table_input"]

_SCALE = (0.0, 100.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What is asked of a model.

    Parameters
    ----------
    variant : str
        Its variant, empty for its default.
    rounds : int, optional
        Its rounds at most.
    ties : int
        In how many random orders exchanges of equal gain are tried.
    """

    variant: str = ""
    rounds: int | None = None
    ties: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    """Who makes offers, in what order, and what waiting costs.

    Parameters
    ----------
    order : tuple of int
        Places of those who make offers, first to last.
    discount : array of float, shape (draw, actor)
        What one offer later is worth now, in [0, 1]; NaN where it is not known.
    quota : float
        Share of those in the order that must be exceeded, 1 for all.
    """

    order: tuple[int, ...]
    discount: Floats
    quota: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How missing information is described: a case and a table hold it in different places.

    Parameters
    ----------
    status_quo, reversion : str
        That an issue has no status quo, or no reversion point.
    two_offer, many_offer : str
        That nothing is known of offers between two, or in a larger body.
    """

    status_quo: str
    reversion: str
    two_offer: str
    many_offer: str


_OF_A_CASE = Wording(
    status_quo="no status quo is on record",
    reversion="no reversion point is on record: what would hold without a deal",
    two_offer="needs 2 parties that make offers; 0 do here",
    many_offer="needs who offers first and what delay costs each party: `offers` in case.yaml",
)
_OF_A_TABLE = Wording(
    status_quo="the table says no status quo (column status_quo)",
    reversion=(
        "the table says no reversion point (column reversion): what would hold without a deal"
    ),
    two_offer="needs who offers first and what delay costs; a table has no columns for them",
    many_offer=(
        "needs each actor's chance to propose, what delay costs it and how many must agree; "
        "a table has no columns for them"
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BargainInput:
    """What models read.

    Parameters
    ----------
    issues : tuple of str
        Names of the issues, in the order of the arrays.
    position, salience, capability : array of float, shape (draw, issue, actor)
        Positions in the units of each issue, NaN where an actor has none; salience in [0, 1];
        resources, >= 0.
    scale : array of float, shape (issue, 2)
        Least and greatest position possible on each issue.
    status_quo, reversion : array of float, shape (draw, issue)
        What holds today, and what would hold without a deal; NaN if unknown.
    cost : array of float, shape (draw, actor)
        What it costs an actor that there is no deal, as a share of its stake.
    bargainers : tuple of int
        Places of those who must all agree to a deal; none if one side of the talks is missing.
    offering : Offering, optional
        Who makes offers; None where nothing says so.
    wording : Wording
        How missing information is described.
    """

    issues: tuple[str, ...]
    position: Floats
    salience: Floats
    capability: Floats
    scale: Floats
    status_quo: Floats
    reversion: Floats
    cost: Floats
    bargainers: tuple[int, ...]
    offering: Offering | None
    wording: Wording

    @property
    def draws(self) -> int:
        """Number of draws."""
        return int(self.position.shape[0])

    @property
    def present(self) -> Bools:
        """Who has a position on which issue in every draw, shape (issue, actor)."""
        return np.asarray(~np.isnan(self.position).any(axis=0))

    @property
    def influence(self) -> Floats:
        """Capability times salience, 0 without a position, shape (draw, issue, actor)."""
        return np.where(np.isnan(self.position), 0.0, self.capability * self.salience)

    @property
    def length(self) -> Floats:
        """Length of each scale, shape (issue,)."""
        return np.asarray(self.scale[:, 1] - self.scale[:, 0])

    def one_capability(self) -> Floats | None:
        """Return each actor's capability, shape (draw, actor); None if it differs by issue.

        It is 0 for an actor without any position.
        """
        held = ~np.isnan(self.position)
        most = np.max(self.capability, axis=1, where=held, initial=-np.inf)
        least = np.min(self.capability, axis=1, where=held, initial=np.inf)
        known = held.any(axis=1)
        return None if (most[known] != least[known]).any() else np.where(known, most, 0.0)


def case_input(table: Table) -> BargainInput:
    """Return the draws of a case as models read them."""
    offering = None
    if table.discount is not None:
        offering = Offering(order=table.order, discount=table.discount, quota=table.quota)
    return BargainInput(
        issues=table.issues,
        position=table.position,
        salience=table.salience,
        capability=np.broadcast_to(table.capability[:, None, :], table.position.shape),
        scale=np.tile(_SCALE, (len(table.issues), 1)),
        status_quo=table.status_quo,
        reversion=table.reversion,
        cost=table.cost,
        bargainers=table.bargainers,
        offering=offering,
        wording=_OF_A_CASE,
    )


def table_input(table: PositionTable) -> BargainInput:
    """Return a bare table as one draw; it names no sides of talks, so everybody must agree."""
    actors = len(table.actors)
    return BargainInput(
        issues=table.issues,
        position=table.position[None],
        salience=table.salience[None],
        capability=table.capability[None],
        scale=table.scale,
        status_quo=table.status_quo[None],
        reversion=table.reversion[None],
        cost=np.zeros((1, actors)),
        bargainers=tuple(range(actors)),
        offering=None,
        wording=_OF_A_TABLE,
    )
