"""Any damage to a run folder ends in one clear sentence; see ``damaged_runs.py`` for thousands."""

import pytest
from tests.slow.damaged_runs import damaged, make_runs

# Failed once: fewer rows than draws, outputs and months swapped, a summary that is a number.
SEEDS = (29, 59, 5004)
EXAMPLES = 40


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    return make_runs(tmp_path_factory.mktemp("runs"))


@pytest.mark.timeout(900)
@pytest.mark.parametrize("forged", [False, True], ids=["damaged", "forged"])
def test_no_command_answers_from_a_damaged_folder_or_breaks(runs, forged):
    for seed in (*SEEDS, *range(1000, 1000 + EXAMPLES)):
        damaged(runs, seed, forged=forged)
