"""Run the first draws again without a mechanism, and draw the table of the bargaining models."""

from functools import cache
from typing import NamedTuple

import numpy as np
from tests.docs.smallest.made import DRAWS, made

from detente.assess.agreement.table import Table, table_of
from detente.assess.audits.changed.consent import as_drawn
from detente.assess.audits.changed.rerun import rerun_on
from detente.assess.audits.changed.settle import Settling
from detente.assess.audits.changed.struck import at_stand_in
from detente.assess.paired import PairedRerun
from detente.engagement.task import EngagementTask
from detente.runs.draws import Rows

FIRST = 32  # draws that are run again: no rerun of a small run has fewer


class Changed(NamedTuple):
    """The same draws with and without a mechanism."""

    before: Rows
    after: Rows

    def nothing_changes(self) -> bool:
        """Tell whether every war ends alike, and deals differ between options as before."""
        options = self.before.strategies
        ends, deals = (
            [[rows.output(o, c) for o in options] for rows in (self.before, self.after)]
            for c in ("outcome", "signed")
        )
        more = np.asarray(deals) > 0.0
        moved = (more[1, 1] * 1.0 - more[1, 0]) - (more[0, 1] * 1.0 - more[0, 0])
        noise = 2.0 * moved.std() / np.sqrt(moved.size)
        return bool(np.array_equal(*ends) and abs(moved.mean()) <= noise)


@cache
def first_draws() -> PairedRerun:
    return PairedRerun(made().run.task, FIRST)


@cache
def without(mechanism: str) -> Changed:
    first = first_draws()
    return Changed(first.rows, first.changed(first.base.batch, frozenset({mechanism})))


def claims_that_change_deaths() -> list[str]:
    """Return the claims that move the mean difference in deaths when struck out, the most first."""
    whole, moved = PairedRerun(made().run.task, DRAWS), {}
    for claim in made().run.case.claims:
        struck = whole.struck_out(claim.origin)
        more = [
            (rows.output("talks", "toll") - rows.output("none", "toll")).mean()
            for rows in (whole.rows, struck)
        ]
        moved[claim.id] = abs(more[1] - more[0])
    return sorted((one for one in moved if moved[one] > 0), key=lambda one: -moved[one])


@cache
def by_evidence_alone() -> Changed:
    """Return the first draws with every number that no claim supports at its stand-in."""
    case, first = made().run.case, first_draws()
    claimed = {one.assessment for one in case.supports}
    bare = frozenset(one.id for one in case.assessments) - claimed
    settling = Settling(first.task, first.base.batch)
    rows = rerun_on(first.task, at_stand_in(case, bare), FIRST, settling, as_drawn)
    return Changed(first.rows, rows)


@cache
def table() -> Table:
    """Return positions, salience, capability and both points of each draw."""
    return table_of(EngagementTask(made().run.case, seed=1).inputs(0, DRAWS))
