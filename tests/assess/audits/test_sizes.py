"""Audits run a part of the draws of a run."""

import pytest

from detente.assess.audits.sizes import MOST, few, for_options, usual


@pytest.mark.parametrize("draws", [1, 10, 48, 2_048, 100_000])
def test_no_audit_runs_more_than_the_run_or_the_most(draws):
    for size in (usual(draws), few(draws), for_options(draws, 9)):
        assert 1 <= size <= min(draws, MOST)


def test_many_options_mean_few_draws():
    assert for_options(2_048, 8) == usual(2_048) == 256
    assert for_options(2_048, 32) == 128
    assert for_options(2_048, 1_000) == 32
