"""Leverage: the ranking with the evidence struck and reversed."""

from dataclasses import replace

import numpy as np
from tests.assess.audits.reruns import DRAWS, rerun, settling
from tests.assess.camp_cases import with_settings
from tests.ensemble.planted import example

from detente.assess.audits.changed.settle import Settling
from detente.assess.audits.leverage import leverage_of, reordered
from detente.assess.paired import PairedRerun
from detente.case.case import Table

NAMES = ["a", "b", "c"]


def sure(*means: float):
    return np.tile(means, (10, 1))


def test_a_reversed_order_has_tau_minus_one_and_loses_its_first():
    found = reordered(sure(3, 2, 1), sure(1, 2, 3), NAMES)
    assert (found.order, found.tau, found.stays) == (["c", "b", "a"], -1.0, False)


def test_without_evidence_the_ranking_is_a_statement_of_assumptions():
    bare = replace(
        example(),
        supports=Table(),
        hypotheses=Table(),
        precedents=Table(),
        rounds=Table(),
    )
    known = with_settings(bare, rounds=bare.settings.rounds.model_copy(update={"learn": False}))
    own = PairedRerun(replace(rerun().task, case=known), DRAWS)
    found = leverage_of(own, Settling(own.task, own.base.batch))
    assert found.struck.order == found.reversed.order == found.as_is
    assert found.assumed


def test_evidence_leaves_the_options_and_the_draws():
    found = leverage_of(rerun(), settling())
    assert found.draws == DRAWS
    assert set(found.struck.order) == set(found.reversed.order) == set(found.as_is)


def test_nothing_is_ranked_without_objectives():
    aimless = with_settings(example(), objectives=[])
    own = PairedRerun(replace(rerun().task, case=aimless), 4)
    assert leverage_of(own, settling()) is None
