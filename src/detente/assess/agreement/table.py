"""The table that every bargaining model is given: arrays, and who is who."""

from dataclasses import dataclass, replace

import numpy as np

from detente.case.case import Case
from detente.case.schema.part import Triple
from detente.engagement.setup.inputs import Inputs
from detente.engagement.setup.roles import SALIENCE, ends_of, role_of
from detente.numerics.arrays import Bools, Floats
from detente.numerics.quantiles import pert_quantile

__all__ = ["Table", "table_of"]

_MAJORITY = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What models read.

    Parameters
    ----------
    issues, parties : tuple of str
        Their names, in the order of the arrays.
    position, salience : array of float, shape (draw, issue, party)
        Positions in [0, 100], NaN where a party has none; salience in [0, 1], 0 there.
    capability, cost : array of float, shape (draw, party)
        Resources, and what it costs a party that there is no deal, as a share of its stake.
    status_quo, reversion : array of float, shape (draw, issue)
        What holds today, and what would hold without a deal, in [0, 100]; NaN if unknown.
    bargainers : tuple of int
        Places of those who must all agree to a deal, without factions that the case keeps from the
        table; none if one side has no position.
    order : tuple of int
        Places of those who make offers, first to last; none if the case names no order.
    discount : array of float, shape (draw, party), optional
        What one offer later is worth now, in [0, 1]; NaN where the case does not say.
    quota : float
        Share of those in the order that must be exceeded, 1 for all.
    """

    issues: tuple[str, ...]
    parties: tuple[str, ...]
    position: Floats
    salience: Floats
    capability: Floats
    cost: Floats
    status_quo: Floats
    reversion: Floats
    bargainers: tuple[int, ...]
    order: tuple[int, ...] = ()
    discount: Floats | None = None
    quota: float = _MAJORITY

    def first(self, draws: int) -> "Table":
        """Return the table of the first draws."""
        return replace(
            self,
            position=self.position[:draws],
            salience=self.salience[:draws],
            capability=self.capability[:draws],
            cost=self.cost[:draws],
            status_quo=self.status_quo[:draws],
            reversion=self.reversion[:draws],
            discount=None if self.discount is None else self.discount[:draws],
        )

    def of_issues(self, places: list[int]) -> "Table":
        """Return the table of some issues."""
        return replace(
            self,
            issues=tuple(self.issues[k] for k in places),
            position=self.position[:, places],
            salience=self.salience[:, places],
            status_quo=self.status_quo[:, places],
            reversion=self.reversion[:, places],
        )

    def of_talks(self) -> "Table":
        """Return the table of those who must all agree."""
        party = list(self.bargainers)
        return replace(
            self,
            parties=tuple(self.parties[n] for n in party),
            position=self.position[:, :, party],
            salience=self.salience[:, :, party],
            capability=self.capability[:, party],
            cost=self.cost[:, party],
            bargainers=tuple(range(len(party))),
            order=(),
            discount=None,
        )

    def present(self) -> Bools:
        """Return who has a position, shape (issue, party)."""
        return np.asarray(~np.isnan(self.position).any(axis=0))

    def influence(self) -> Floats:
        """Return capability times salience, shape (draw, issue, party)."""
        return self.capability[:, None, :] * self.salience


def table_of(inputs: Inputs) -> Table:
    """Draw the table of a case: everybody with a position on some issue.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs; what they hold already is not drawn again.
    """
    case = inputs.case
    issues = case.settings.issues
    sitting = {issue.id: _with_a_position(inputs, issue.id) for issue in issues}
    movement = case.settings.movement
    order = [*case.guests(), *(f.id for f in case.factions()), movement]
    parties = [p for p in order if any(p in named for named in sitting.values())]
    shape = (inputs.numbers.count, len(issues), len(parties))
    position, salience = np.full(shape, np.nan), np.zeros(shape)
    ends = ends_of(case)
    for k, issue in enumerate(issues):
        for n, party in enumerate(parties):
            if party in sitting[issue.id]:
                role = role_of(case, ends, party, issue.id)
                position[:, k, n] = inputs.number(party, "position", issue.id, role)
                salience[:, k, n] = inputs.number(party, "salience", issue.id, SALIENCE)
    capability, cost = np.zeros(shape[::2]), np.zeros(shape[::2])
    talks = _bargainers(case, parties)
    for n, party in enumerate(parties):
        capability[:, n] = inputs.number(party, "capability")
        if n in talks:
            cost[:, n] = _cost(inputs, party)
    offering, discount, quota = _offers(inputs, parties)
    return Table(
        issues=tuple(issue.id for issue in issues),
        parties=tuple(parties),
        position=position,
        salience=salience,
        capability=capability,
        cost=cost,
        status_quo=_points(inputs, "status-quo", {i.id: i.status_quo for i in issues}),
        reversion=_points(inputs, "reversion", {i.id: i.reversion for i in issues}),
        bargainers=talks,
        order=offering,
        discount=discount,
        quota=quota,
    )


def _offers(inputs: Inputs, parties: list[str]) -> tuple[tuple[int, ...], Floats | None, float]:
    """Return order, discounts and quota of offers, where the case names them."""
    offers = inputs.case.settings.offers
    if offers is None:
        return (), None, _MAJORITY
    discount = np.full((inputs.numbers.count, len(parties)), np.nan)
    for n, party in enumerate(parties):
        if party in offers.discount:
            low, high = offers.discount[party]
            discount[:, n] = low + (high - low) * inputs.numbers.uniforms(f"discount|{party}")
    order = tuple(parties.index(p) for p in offers.order if p in parties)
    return order, discount, offers.quota


def _with_a_position(inputs: Inputs, issue: str) -> list[str]:
    """Return who has a position: guests, and factions or the movement as one."""
    case = inputs.case

    def assessed(actors: list[str]) -> list[str]:
        return [a for a in actors if inputs.is_assessed(a, "position", issue)]

    factions = assessed([f.id for f in case.factions()])
    return [*assessed(case.guests()), *(factions or assessed([case.settings.movement]))]


def _bargainers(case: Case, parties: list[str]) -> tuple[int, ...]:
    """Return the places of the government and of the movement's sides; none unless both sit."""
    government = case.settings.government
    sides = {case.settings.movement, *(f.id for f in case.factions())} & set(parties)
    sides -= case.excluded
    if government not in parties or not sides:
        return ()
    return tuple(n for n, p in enumerate(parties) if p == government or p in sides)


def _cost(inputs: Inputs, party: str) -> Floats:
    """Return what war costs a party of the talks: its own, or the movement's for a faction."""
    if party in {f.id for f in inputs.case.factions()}:
        return inputs.of_faction(party, "war-cost")
    return inputs.number(party, "war-cost")


def _points(inputs: Inputs, name: str, ranges: dict[str, Triple]) -> Floats:
    """Return points of the case's issues drawn from their ranges, shape (draw, issue)."""
    found = np.full((inputs.numbers.count, len(ranges)), np.nan)
    for k, (issue, stated) in enumerate(ranges.items()):
        luck = inputs.numbers.uniforms(f"issue|{issue}|{name}")
        found[:, k] = pert_quantile(luck, stated.low, stated.mode, stated.high)
    return found
