"""Every bargaining model run on one table, or the reason why it cannot be."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np

from detente.assess.agreement.table import Table
from detente.models.bargaining.challenge import model as challenge
from detente.models.bargaining.cooperative import egalitarian, kalai_smorodinsky, nash, utilitarian
from detente.models.bargaining.cooperative.deal import Deal
from detente.models.bargaining.exchange import model as exchange
from detente.models.bargaining.noncooperative import baron_ferejohn, rubinstein
from detente.models.bargaining.spatial import model as spatial
from detente.models.bargaining.voting import (
    compromise,
    condorcet,
    condorcet_winner,
    median,
    plurality,
    status_quo,
)
from detente.models.spec import ModelSpec
from detente.numerics.arrays import Floats

__all__ = ["MODELS", "Answer", "Model"]

_ROUNDS = 8  # of challenges: moves settle or turn in a cycle by then, or do not settle
_TURNS = 20  # of the spatial model: most games rest before
_WHOLE = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a model makes of a table.

    Parameters
    ----------
    outcome : array of float, shape (draw, issue)
        NaN where the model has no answer.
    trace : array of float, shape (round, draw, issue, party), optional
        Positions before the first round and after each, for models with rounds.
    shares : dict
        Facts of draws as 0 or 1, shape (draw, issue), by name; NaN where they do not apply.
    why_not : dict
        Reasons by issue, for issues without an answer.
    """

    outcome: Floats
    trace: Floats | None = None
    shares: dict[str, Floats] = field(default_factory=dict)
    why_not: dict[str, str] = field(default_factory=dict)


Runner: TypeAlias = Callable[[Table], Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A model as it is run here.

    Parameters
    ----------
    spec : ModelSpec
        What the model is.
    kind : str
        What it names: "mean", "median", "mode", "chances", "gains" or "stands".
    run : callable, optional
        Runs it on a table; None where no case says what it needs.
    most : int, optional
        Draws that are worth their time; all if empty.
    quick : int, optional
        The same for the summary of a run; 0 to leave it out there, all if empty.
    variant : str
        Name of the reading, where the model has several.
    needs : str
        What is missing where `run` is.
    """

    spec: ModelSpec
    kind: str
    run: Runner | None = None
    most: int | None = None
    quick: int | None = None
    variant: str = ""
    needs: str = ""

    @property
    def title(self) -> str:
        """The title of the model, with its reading."""
        reading = self.variant.replace("_", " ")
        return f"{self.spec.title} ({reading})" if reading else self.spec.title

    @property
    def traits(self) -> list[str]:
        """What the model is, read from its SPEC: what moves, what binds, what is traded."""
        held = {
            "moves": "position" in self.spec.outputs,
            "bound": "reversion" in self.spec.inputs,
            "baseline": "status_quo" in self.spec.inputs,
            "package": "issue" in self.spec.core_dims,
        }
        return [self.kind, *(name for name, holds in held.items() if holds)]


def _power(table: Table) -> Floats:
    """Return capability with an issue dimension, shape (draw, 1, party)."""
    return table.capability[:, None, :]


def _compromise(table: Table) -> Answer:
    return Answer(
        outcome=compromise.compromise_array(table.position, _power(table), table.salience)
    )


def _median(table: Table) -> Answer:
    return Answer(outcome=median.median_array(table.position, _power(table), table.salience))


def _winner(table: Table) -> Answer:
    found = condorcet_winner.condorcet_winner_array(table.position, _power(table), table.salience)
    return Answer(outcome=found.outcome, shares={"tied": _flags(found.tied)})


def _plurality(table: Table) -> Answer:
    """Run it; where positions tie it names none, since nobody holds the middle between them."""
    found = plurality.plurality_array(table.position, _power(table), table.salience)
    tied = np.asarray(found.tied)
    return Answer(outcome=np.where(tied, np.nan, found.low), shares={"tied": _flags(tied)})


def _status_quo(table: Table) -> Answer:
    found = status_quo.status_quo_array(
        table.position, _power(table), table.salience, status_quo=table.status_quo
    )
    missing = np.atleast_1d(np.isnan(table.status_quo).all(axis=0))
    return Answer(
        outcome=found.outcome,
        why_not={
            issue: "no status quo is on record"
            for issue, none in zip(table.issues, missing, strict=True)
            if none
        },
    )


def _condorcet(table: Table) -> Answer:
    """Elect among the positions held, each party's losses growing with distance."""
    outcome = np.full(table.position.shape[:2], np.nan)
    influence = table.influence()
    for k, here in enumerate(table.present()):
        if not here.any():
            continue
        place, weight = table.position[:, k, here], influence[:, k, here]
        utility = 1.0 - np.abs(place[:, :, None] - place[:, None, :]) / _WHOLE
        chance = condorcet.condorcet_array(utility, weight).probability
        mean = (chance * place).sum(axis=-1)
        outcome[:, k] = np.where(weight.sum(axis=-1) > 0.0, mean, np.nan)
    return Answer(outcome=outcome)


def _challenge(variant: str) -> Runner:
    def run(table: Table) -> Answer:
        found = challenge.challenge_array(
            table.position, _power(table), table.salience, variant=variant, rounds=_ROUNDS
        )
        rest = (challenge.Ending.MEDIAN, challenge.Ending.REST)
        return Answer(
            outcome=found.median[..., -1],
            trace=np.moveaxis(found.position, -1, 0),
            shares={
                "cycle": _flags(found.ending == challenge.Ending.CYCLE),
                "settled": _flags(np.isin(found.ending, rest)),
            },
        )

    return run


def _exchange(table: Table) -> Answer:
    found = exchange.exchange_array(table.position, _power(table), table.salience)
    steps = [table.position, *np.moveaxis(found.voting, -3, 0)]
    return Answer(outcome=found.outcome[..., -1, :], trace=np.stack(steps))


def _spatial(table: Table) -> Answer:
    """Run it on each issue by itself; parties without a position there are absent."""
    place = table.position[..., None]
    power = np.broadcast_to(_power(table), table.position.shape)
    found = spatial.spatial_array(place, power, table.salience[..., None], turns=_TURNS)
    return Answer(
        outcome=found.outcome[..., -1, 0],
        trace=np.moveaxis(found.position[..., 0], -2, 0),
        shares={"settled": _flags(found.turns < _TURNS)},
    )


def _package(solve: Callable[[Table], Deal]) -> Runner:
    """Return a run of a bargaining solution among the parties of the talks, all issues at once."""

    def run(table: Table) -> Answer:
        outcome = np.full(table.position.shape[:2], np.nan)
        reasons = _unbargained(table)
        open_ = [k for k, issue in enumerate(table.issues) if issue not in reasons]
        if not open_:
            return Answer(outcome=outcome, why_not=reasons)
        found = solve(table.of_talks().of_issues(open_))
        outcome[:, open_] = found.outcome
        deal = np.where(np.isnan(outcome), np.nan, _flags(found.agreement)[:, None])
        return Answer(outcome=outcome, shares={"deal": deal}, why_not=reasons)

    return run


def _unbargained(table: Table) -> dict[str, str]:
    """Return issues that cannot be bargained over, with the reason."""
    if not table.bargainers:
        why = "the government and the movement do not both have positions"
        return dict.fromkeys(table.issues, why)
    party = list(table.bargainers)
    found = {}
    for k, issue in enumerate(table.issues):
        if np.isnan(table.position[:, k, party]).all():
            found[issue] = "no party of the talks has a position on it"
        elif np.isnan(table.reversion[:, k]).any():
            found[issue] = "no reversion point is on record: what would hold without a deal"
    return found


def _nash(table: Table) -> Deal:
    return nash.nash_array(
        table.position,
        table.capability,
        table.salience,
        reversion=table.reversion,
        cost=table.cost,
    )


def _kalai_smorodinsky(table: Table) -> Deal:
    return kalai_smorodinsky.kalai_smorodinsky_array(
        table.position, table.salience, reversion=table.reversion, cost=table.cost
    )


def _egalitarian(table: Table) -> Deal:
    return egalitarian.egalitarian_array(
        table.position,
        np.ones_like(table.capability),
        table.salience,
        reversion=table.reversion,
        cost=table.cost,
    )


def _utilitarian(table: Table) -> Deal:
    return utilitarian.utilitarian_array(
        table.position,
        table.capability,
        table.salience,
        reversion=table.reversion,
        cost=table.cost,
    )


def _rubinstein(table: Table) -> Answer:
    """Divide the way between two parties' positions by offers by turns."""
    return _by_offers(table, 2, lambda _, discount: rubinstein.rubinstein_array(discount).first)


def _baron_ferejohn(table: Table) -> Answer:
    """Weigh positions by what each party can expect, proposing as its capability allows."""

    def shares(who: list[int], discount: Floats) -> Floats:
        power = table.capability[:, who]
        total = power.sum(axis=-1, keepdims=True)
        chance = power / np.where(total > 0.0, total, np.nan)
        needed = len(who) if table.quota >= 1.0 else int(np.floor(table.quota * len(who))) + 1
        return baron_ferejohn.baron_ferejohn_array(chance, discount, quota=needed).value

    return _by_offers(table, None, shares)


def _by_offers(
    table: Table, exactly: int | None, shares: Callable[[list[int], Floats], Floats]
) -> Answer:
    """Return the mean of positions by the shares of those who make offers."""
    outcome = np.full(table.position.shape[:2], np.nan)
    reasons = {}
    for k, issue in enumerate(table.issues):
        here = table.present()[k]
        who = [n for n in table.order if here[n]]
        if exactly is not None and len(who) != exactly:
            reasons[issue] = f"needs {exactly} parties that make offers; {len(who)} do here"
        elif table.discount is None or len(who) < _FEWEST_OFFERS:
            reasons[issue] = _ORDER
        elif np.isnan(table.discount[:, who]).any():
            reasons[issue] = "what waiting costs one of those who make offers is not on record"
        else:
            share = shares(who, table.discount[:, who])
            outcome[:, k] = (share * table.position[:, k, who]).sum(axis=-1)
    return Answer(outcome=outcome, why_not=reasons)


def _flags(holds: object) -> Floats:
    return np.asarray(holds, dtype=np.float64)


_FEWEST_OFFERS = 2
_ORDER = "needs who offers first and what delay costs each party: `offers` in case.yaml"

MODELS: dict[str, Model] = {
    "bargaining.compromise": Model(spec=compromise.SPEC, kind="mean", run=_compromise),
    "bargaining.median": Model(spec=median.SPEC, kind="median", run=_median),
    "bargaining.condorcet_winner": Model(spec=condorcet_winner.SPEC, kind="median", run=_winner),
    "bargaining.plurality": Model(spec=plurality.SPEC, kind="mode", run=_plurality),
    "bargaining.condorcet": Model(spec=condorcet.SPEC, kind="chances", run=_condorcet),
    "bargaining.status_quo": Model(spec=status_quo.SPEC, kind="stands", run=_status_quo),
    "bargaining.challenge": Model(
        spec=challenge.SPEC,
        kind="median",
        run=_challenge("as_run"),
        variant="as_run",
        quick=256,
    ),
    "bargaining.challenge.as_printed": Model(
        spec=challenge.SPEC,
        kind="median",
        run=_challenge("as_printed"),
        variant="as_printed",
        quick=0,
    ),
    "bargaining.exchange": Model(spec=exchange.SPEC, kind="mean", run=_exchange, most=512, quick=0),
    "bargaining.spatial": Model(spec=spatial.SPEC, kind="chances", run=_spatial, most=256, quick=0),
    "bargaining.nash": Model(spec=nash.SPEC, kind="gains", run=_package(_nash), quick=256),
    "bargaining.kalai_smorodinsky": Model(
        spec=kalai_smorodinsky.SPEC, kind="gains", run=_package(_kalai_smorodinsky), quick=0
    ),
    "bargaining.egalitarian": Model(
        spec=egalitarian.SPEC, kind="gains", run=_package(_egalitarian), quick=256
    ),
    "bargaining.utilitarian": Model(
        spec=utilitarian.SPEC, kind="gains", run=_package(_utilitarian), quick=256
    ),
    "bargaining.baron_ferejohn": Model(spec=baron_ferejohn.SPEC, kind="gains", run=_baron_ferejohn),
    "bargaining.rubinstein": Model(spec=rubinstein.SPEC, kind="gains", run=_rubinstein),
}
