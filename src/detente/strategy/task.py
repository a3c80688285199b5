"""The simulation of any range of draws, ready to be sent to a worker."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from detente.case.case import Case
from detente.ensemble.chunks import Chunk, Columns
from detente.ensemble.claims import Evidence, draw_claims
from detente.ensemble.numbers import Numbers
from detente.models.spec import Floats
from detente.strategy.build import build_batch, guests_of
from detente.strategy.inputs import Inputs
from detente.strategy.loop import Batch, Outputs, run_batch
from detente.strategy.outcomes import compromises
from detente.strategy.partners import Partners
from detente.strategy.registry import active
from detente.strategy.rows import Power

__all__ = ["EngagementTask"]


@dataclass(frozen=True)
class EngagementTask:
    """The engagement model on a case.

    Parameters
    ----------
    case : Case
        The cut case.
    seed : int
        Seed of the run, >= 0.
    switched_off : frozenset of str
        Mechanisms held at their neutral value.
    """

    case: Case
    seed: int
    switched_off: frozenset[str] = frozenset()

    @cached_property
    def evidence(self) -> Evidence:
        """The claims, sorted for drawing."""
        return Evidence(self.case)

    def inputs(self, first: int, count: int) -> Inputs:
        """Return the inputs of a range of draws, none drawn yet but the claims."""
        claims = draw_claims(self.evidence, self.seed, first, count)
        return Inputs(Numbers(self.case, claims, self.seed, first, count))

    def warm(self) -> None:
        """Compile the kernels, or load them, before workers start."""
        self(0, 2)  # one draw would look contiguous where several are not

    def __call__(self, first: int, count: int) -> Chunk:
        """Return the chunk of draws ``first`` to ``first + count - 1``."""
        inputs = self.inputs(first, count)
        batch, partners = build_batch(inputs)
        out = self._run(batch, first, count)
        outputs = self._outputs(inputs, batch, partners, out, first)
        return Chunk(first, count, outputs, _inputs(inputs, partners, first))

    def _run(self, batch: Batch, first: int, count: int) -> Outputs:
        guests, factions = batch.power.shape[1], batch.faction.shape[1]
        strategies = batch.policy.shape[0]

        def empty(width: int) -> Floats:
            return np.zeros((count, strategies, width))

        out = Outputs(empty(guests), empty(guests), empty(factions), empty(guests), empty(4))
        on = np.array([float(m.key not in self.switched_off) for m in active()])
        months = self.case.settings.horizon_months
        run_batch(batch, months, on, first, self.seed, out)
        return out

    def _outputs(
        self, inputs: Inputs, batch: Batch, partners: Partners, out: Outputs, first: int
    ) -> Columns:
        """Return the output columns, rows draw × strategy."""
        settings = self.case.settings
        guests = guests_of(self.case)
        draws, strategies = out.contact.shape[:2]
        columns: Columns = {
            "draw": np.repeat(np.arange(first, first + draws), strategies),
            "strategy": np.tile(np.arange(strategies), draws),
            "rounds": out.table[:, :, 0].ravel(),
            "table_last": out.table[:, :, 1].ravel(),
            "table_max": out.table[:, :, 2].ravel(),
            "table_month": out.table[:, :, 3].ravel(),
            "consensus": _consensus(batch, out).ravel(),
        }
        if settings.holdout in guests:
            reached = out.opened[:, :, guests.index(settings.holdout)] >= 0
            columns["holdout_contact"] = reached.astype(np.float64).ravel()
        for j, guest in enumerate(guests):
            columns[f"contact.{guest}"] = out.contact[:, :, j].ravel()
            columns[f"opened.{guest}"] = out.opened[:, :, j].ravel()
            columns[f"role.{guest}"] = out.role[:, :, j].ravel()
        for f, faction in enumerate(partners.factions):
            columns[f"engaged.{faction}"] = out.engaged[:, :, f].ravel()
        for issue, outcome in compromises(inputs, out).items():
            columns[f"outcome.{issue}"] = outcome.ravel()
        return columns


def _consensus(batch: Batch, out: Outputs) -> Floats:
    """Return the share of powers with open or admitted contact, the convenor left out."""
    moves = batch.power[:, None, :, Power.MOVES]
    admitted = (batch.power[:, None, :, Power.ADMITTED] == 1.0) & (out.contact > 0)
    shown = (out.contact == 3.0) | admitted
    total, whole = np.zeros(out.contact.shape[:2]), np.zeros(out.contact.shape[:2])
    for j in range(out.contact.shape[2]):
        total = total + shown[:, :, j] * moves[:, :, j]
        whole = whole + moves[:, :, j]
    return np.where(whole > 0, total / np.where(whole > 0, whole, 1.0), np.nan)


def _inputs(inputs: Inputs, partners: Partners, first: int) -> Columns:
    """Return the input columns, one row a draw: claims, hypotheses, numbers, classes."""
    claims = inputs.claims
    columns: Columns = {"draw": np.arange(first, first + inputs.numbers.count)}
    columns |= {f"origin|{name}": drawn for name, drawn in claims.origins.items()}
    columns |= {f"claim|{name}": drawn for name, drawn in claims.standing.items()}
    columns |= {f"proposition|{name}": drawn for name, drawn in claims.propositions.items()}
    columns |= {f"hypothesis|{name}": drawn for name, drawn in claims.hypotheses.items()}
    columns |= inputs.values
    for f, faction in enumerate(partners.factions):
        columns[f"class|{faction}"] = partners.klass[:, f]
        for test, passed in partners.passed.items():
            columns[f"passed|{test}|{faction}"] = passed[:, f]
    return columns
