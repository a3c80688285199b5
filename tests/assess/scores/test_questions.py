"""Questions: forecasts from the cut case, scores by hand, totals and label, blind spots."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assess.scores.asked import asking, question

from detente.assess.attendance.next_round import forecast_next
from detente.assess.scores.guess import Guess
from detente.assess.scores.questions import forecast_questions, question_totals, score_questions
from detente.case.case import Case

OUTCOMES = st.sampled_from([None, "yes", "no", "mixed"])


def forecast(case: Case):
    return forecast_questions(case, forecast_next(case, 2), draws=8, seed=1)


def test_each_question_is_forecast_by_what_its_metric_names():
    case = asking(
        question("run", "talks"),
        question("record", "deal"),
        question("round", "asked", subject="eastland"),
        question("blind"),
        question("odd", "happiness"),
    )
    found = forecast(case)
    assert list(found) == ["run", "record", "round", "blind", "odd"]
    assert all(isinstance(found[name], Guess) for name in ("run", "record", "round"))
    assert "no metric of a run" in found["blind"]
    assert "happiness does not exist" in found["odd"]


def planted(*triples):
    """Return scores of questions with a chance, a rule's chance, and an outcome."""
    answers = [question(f"q{n}", "deal", outcome=o) for n, (_, _, o) in enumerate(triples)]
    guesses = {
        f"q{n}": Guess(p, {"constant": 0.5, "last_time": r}) for n, (p, r, _) in enumerate(triples)
    }
    return score_questions(asking(), guesses, answers)


def test_scores_by_hand():
    found = planted((0.9, 1.0, "yes"), (0.7, 0.0, "no"), (0.2, 0.0, "mixed"), (0.2, 0.0, None))
    assert [one.brier for one in found.values()] == [pytest.approx(0.01), 0.49, None, None]
    assert [one.outcome for one in found.values()] == [1, 0, None, None]
    assert [one.miss for one in found.values()] == [False, True, False, False]
    assert found["q0"].baselines == {"constant": 0.25, "last_time": 0.0}
    assert found["q3"].baselines == {}
    assert found["q3"].guesses == {"constant": 0.5, "last_time": 0.0}


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), OUTCOMES), max_size=6))
def test_an_error_is_the_square_of_what_was_missing(triples):
    found = planted(*triples)
    for (chance, rule, outcome), one in zip(triples, found.values(), strict=True):
        if outcome in {"yes", "no"}:
            truth = float(outcome == "yes")
            assert one.brier == pytest.approx((chance - truth) ** 2, abs=1e-6)
            assert one.baselines["last_time"] == pytest.approx((rule - truth) ** 2, abs=1e-6)
        else:
            assert one.brier is None
    total = question_totals(found.values(), 1)
    scored = [one.brier for one in found.values() if one.brier is not None]
    assert (total is None) == (not scored)
    if total:
        assert total.n == len(scored)
        assert total.brier == pytest.approx(np.mean(scored), abs=1e-6)
        assert total.difference[0] <= total.difference[1] + 1e-6
        assert total.label == "no skill shown"  # so few questions never show skill


def test_the_best_rule_answers_every_question():
    found = planted((0.6, 1.0, "yes"), (0.6, 0.9, "yes"))
    alone = found["q1"].model_copy(update={"baselines": {"constant": 0.25, "nearest": 0.0}})
    total = question_totals([found["q0"], alone], 1)
    assert total.best == "constant"
    assert total.baselines["nearest"].n == 1
    assert total.baselines["nearest"].model == pytest.approx(0.16)
    assert total.baselines["constant"].model == total.brier == pytest.approx(0.16)


@pytest.mark.parametrize(
    ("chance", "label"),
    [(0.9, "skill shown"), (0.5, "no skill shown"), (0.1, "worse than constant")],
)
def test_many_questions_show_skill_or_its_absence(chance, label):
    found = planted(*[(chance, 0.0, "yes")] * 20)
    assert question_totals(found.values(), 1).label == label


def test_an_outcome_never_changes_a_forecast():
    asked = [question("a", "deal"), question("b", "present", subject="eastland")]
    without = forecast(asking(*asked))
    for outcome in ("yes", "no", "mixed"):
        told = [q.model_copy(update={"outcome": outcome}) for q in asked]
        assert forecast(replace(asking(), questions=asking(*told).questions)) == without
