"""The largest numbers that plans accept are those that commands name."""

import pytest

from detente.errors import DomainError
from detente.runs.plan import Plan
from detente.vocabulary.limits import MOST_DRAWS, MOST_RUN_DRAWS, MOST_SEED


def test_a_plan_takes_the_largest_and_refuses_one_more():
    assert Plan(draws=MOST_RUN_DRAWS, seed=MOST_SEED).seed == MOST_SEED
    for wrong in ({"draws": MOST_RUN_DRAWS + 1}, {"seed": MOST_SEED + 1}):
        with pytest.raises(DomainError, match="must be"):
            Plan(**wrong)


def test_a_question_takes_fewer_draws_than_a_run():
    assert MOST_DRAWS < MOST_RUN_DRAWS
