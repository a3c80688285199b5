"""Which claim turns the answer: a planted one does, one that supports nothing never."""

from dataclasses import replace

import pytest
from tests.assess.flip_cases import hanging, hanging_case
from tests.assess.runs import plan
from tests.ensemble.planted import claim, example, table

from detente.assess.evidence.flips.answer import REFINED, SCREENED, flips
from detente.assess.run import run
from detente.runs.finished import FinishedRun
from detente.runs.result import Change, json_of


def test_the_planted_claim_ranks_first_and_turns_the_ranking():
    found = hanging()
    assert found.top[0] == next(iter(found.claims)) == "DECISIVE"
    told = found.claims["DECISIVE"]
    assert found.first == "selective"
    assert told.first == "none"
    assert told.changes_ranking is True
    assert told.resampled >= 0.95
    assert told.p_value < 0.05
    assert told.change < 0
    assert told.draws == REFINED


def test_what_turns_the_ranking_is_worth_checking():
    claims = hanging().claims
    worths = {name: one.worth_checking or 0.0 for name, one in claims.items()}
    assert max(worths, key=lambda name: worths[name]) == "DECISIVE"
    assert worths["DECISIVE"] > 0.001


def test_a_claim_that_supports_nothing_has_effect_exactly_zero():
    told = hanging().claims["IDLE"]
    deltas = [e for by in told.effects.values() for e in by.values()]
    assert deltas
    assert all(e == Change(delta=0.0, error=0.0) for e in deltas)
    assert told.change == 0.0
    assert told.changes_ranking is False


def test_a_claim_that_supports_a_number_of_no_weight_moves_a_little_and_turns_nothing():
    told = hanging().claims["MINOR"]
    assert abs(told.change) < 0.01
    assert any(e.delta != 0.0 for by in told.effects.values() for e in by.values())
    assert told.changes_ranking is False


def test_every_claim_is_told_of_and_context_feeds_nothing(tmp_path):
    case = replace(example(), claims=table([*example().claims, claim("CTX", 0.6, kind="context")]))
    folder = run(case, tmp_path / "run", plan(draws=8)).folder.path
    found = flips(FinishedRun.at(folder))
    assert set(found.claims) == {c.id for c in case.claims}
    told = found.claims["CTX"]
    assert told.draws == 0
    assert told.worth_checking == 0.0
    assert told.first == found.first  # used to be what the small screen put first
    assert {e.delta for by in told.effects.values() for e in by.values()} == {0.0}


def test_too_few_draws_cannot_tell(tmp_path):
    folder = run(example(), tmp_path / "run", plan(draws=64)).folder.path
    for told in flips(FinishedRun.at(folder)).claims.values():
        assert told.worth_checking is None
        assert told.conditional.effects is None


@pytest.mark.slow
def test_workers_change_no_number_and_progress_is_told(tmp_path):
    folder = run(example(), tmp_path / "run", plan(draws=8)).folder.path
    seen: list[tuple[int, int]] = []
    one = flips(FinishedRun.at(folder), 1, lambda done, total: seen.append((done, total)))
    two = flips(FinishedRun.at(folder), 2)
    assert json_of(one) == json_of(two)
    assert seen[-1][0] == seen[-1][1] == len(seen)


def test_no_objective_ranks_nothing(tmp_path):
    case = hanging_case()
    bare = replace(case, settings=case.settings.model_copy(update={"objectives": []}))
    folder = run(bare, tmp_path / "run", plan(draws=8)).folder.path
    told = flips(FinishedRun.at(folder))
    assert told.first is None
    one = told.claims["DECISIVE"]
    assert one.change is None
    assert one.changes_ranking is None
    assert told.top[0] == "DECISIVE"


def test_screening_and_refining_use_different_draws():
    assert SCREENED == 64
    assert REFINED == 256
