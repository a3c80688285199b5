"""Whatever `check` passes without an error runs to its end: cases made by chance."""

import pytest
from tests.property.chance_cases import chance_case

from detente.assess.run import run

SEEDS = range(100)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_a_case_without_errors_runs(tmp_path, part):
    ran = 0
    for seed in SEEDS[part::4]:
        folder = tmp_path / str(seed)
        if chance_case(folder, seed):
            ran += 1
            assert run(folder, draws=16).summary.draws == 16, seed
    assert ran >= 5
