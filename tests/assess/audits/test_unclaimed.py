"""The case by its evidence alone."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.audits.reruns import DRAWS, rerun, settling

from detente.assess.audits.unclaimed import apart_of, evidence_alone
from detente.runs.draws import Rows


def dealt(*shares: float) -> Rows:
    """Return 100 draws of options with these shares of deals; the war goes on."""
    signed = np.stack([np.arange(100) < round(100 * s) for s in shares], axis=1).astype(float)
    options = tuple(f"o{n}" for n in range(len(shares)))
    outputs = {"signed": signed.ravel(), "outcome": np.zeros(signed.size)}
    return Rows(options, outputs, {"draw": np.arange(100)})


def test_ends_sum_to_one():
    found = evidence_alone(rerun(), settling())
    assert found.draws == DRAWS
    for shares in found.outcomes.values():
        assert sum(shares.values()) == pytest.approx(1.0, abs=1e-5)
    assert found.any_deal.keys() == found.outcomes.keys()


def test_what_differs_by_more_than_half_is_named():
    (found,) = apart_of(dealt(0.2, 0.4), dealt(0.4, 0.5))
    assert (found.option, found.number, found.here, found.alone) == ("o0", "any_deal", 0.2, 0.4)


def test_few_draws_more_are_noise():
    assert apart_of(dealt(0.01), dealt(0.03)) == []


def test_numbers_with_claims_alone_change_nothing():
    """If every number has a claim, there is nothing to set to its stand-in."""
    task = rerun().task
    none = replace(task.case, assessments=type(task.case.assessments)())
    own = type(rerun())(replace(task, case=none), 8)
    alone = evidence_alone(own, type(settling())(own.task, own.base.batch))
    assert alone.apart == []
