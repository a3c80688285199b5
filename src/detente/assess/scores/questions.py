"""Forecast dated questions from what was known, and score those that have an outcome."""

from collections.abc import Iterable, Sequence

import numpy as np

from detente.assess.attendance.record import NextRound
from detente.assess.attendance.scores import label_of
from detente.assess.scores.guess import Guess, Guesses, months_to
from detente.assess.scores.of_record import guess_of_record
from detente.assess.scores.of_rounds import guess_of_rounds
from detente.assess.scores.of_run import guess_of_run
from detente.assess.scores.record import Against, QuestionScore, QuestionTotals
from detente.case.case import Case
from detente.case.schema.evidence import Question
from detente.case.schema.forecasts import FORECASTS, Origin
from detente.models.scoring.brier import brier_array
from detente.models.scoring.log_score import binary_log_score_array
from detente.numerics.arrays import Floats
from detente.runs.statistics import rounded

__all__ = ["forecast_questions", "question_totals", "score_questions"]

_NO_METRIC = "no metric of a run, event of the record or part in a round answers it"
_OUTCOMES = {"yes": 1, "no": 0}
_LEAST, _HALF = 0.001, 0.5
_REPLICATES = 2000


def forecast_questions(known: Case, upcoming: NextRound, *, draws: int, seed: int) -> Guesses:
    """Forecast the questions of a case.

    Parameters
    ----------
    known : Case
        The case, cut to the as-of date: outcomes are no part of it.
    upcoming : NextRound
        Forecast of the convenor's next round from the same case.
    draws : int
        Draws of each run.
    seed : int
        Seed of the runs.

    Returns
    -------
    dict of Guess or str
        By question, in file order: its forecast, or the reason why it is a blind spot.
    """
    asked: dict[Origin, list[Question]] = {"run": [], "record": [], "round": []}
    found: Guesses = {}
    for q in known.questions:
        one = FORECASTS.get(q.metric or "")
        found[q.id] = _NO_METRIC if q.metric is None else f"metric {q.metric} does not exist"
        if one is not None:
            asked[one.origin].append(q)
    found |= guess_of_run(known, asked["run"], draws, seed) if asked["run"] else {}
    found |= guess_of_record(known, asked["record"])
    return found | guess_of_rounds(known, asked["round"], upcoming)


def score_questions(
    known: Case, guesses: Guesses, answers: Iterable[Question]
) -> dict[str, QuestionScore]:
    """Set outcomes beside the forecasts.

    Parameters
    ----------
    known : Case
        The case, cut to the as-of date.
    guesses : dict
        Forecasts, made before.
    answers : iterable of Question
        The questions of the uncut case, with their outcomes.
    """
    return {
        q.id: _scored(known, q, guess) for q in answers if isinstance(guess := guesses[q.id], Guess)
    }


def _scored(known: Case, question: Question, guess: Guess) -> QuestionScore:
    metric = question.metric or ""
    outcome = _OUTCOMES.get(question.outcome or "")
    return QuestionScore(
        text=question.text,
        metric=metric,
        origin=FORECASTS[metric].origin,
        subject=question.subject,
        threshold=question.threshold,
        close_date=question.close_date.isoformat(),
        months=months_to(known.as_of, question),
        forecast=rounded(guess.chance),
        answer=question.outcome,
        outcome=outcome,
        brier=None if outcome is None else _brier(guess.chance, outcome),
        guesses={name: rounded(chance) for name, chance in guess.rules.items()},
        baselines={}
        if outcome is None
        else {name: _brier(chance, outcome) for name, chance in guess.rules.items()},
        miss=outcome is not None and (guess.chance >= _HALF) != bool(outcome),
    )


def _brier(chance: float, outcome: int) -> float:
    return rounded(float(brier_array(np.array(chance), np.array(float(outcome)))))


def question_totals(scores: Iterable[QuestionScore], seed: int) -> QuestionTotals | None:
    """Return the scores over all questions with an outcome; None without any.

    Parameters
    ----------
    scores : iterable of QuestionScore
        The questions.
    seed : int
        Seed of the resampling of questions.
    """
    done = [one for one in scores if one.outcome is not None]
    if not done:
        return None
    errors = _errors(done)
    against = {name: _against(done, name) for name in dict.fromkeys(_names(done))}
    whole = [name for name, one in against.items() if one.n == len(done)]
    best = min(whole, key=lambda name: (against[name].brier, name))
    ends = _difference(errors - np.array([one.baselines[best] for one in done]), seed)
    chance = np.clip([one.forecast for one in done], _LEAST, 1.0 - _LEAST)
    happened = np.array([float(one.outcome or 0) for one in done])
    return QuestionTotals(
        n=len(done),
        brier=rounded(float(errors.mean())),
        log=rounded(float(binary_log_score_array(chance, happened).mean())),
        baselines=against,
        best=best,
        difference=ends,
        label=label_of(ends, best, len(done), len(done)),
    )


def _names(done: Sequence[QuestionScore]) -> Iterable[str]:
    return (name for one in done for name in one.baselines)


def _errors(done: Sequence[QuestionScore]) -> Floats:
    return np.array([one.brier for one in done], np.float64)


def _against(done: Sequence[QuestionScore], name: str) -> Against:
    answered = [one for one in done if name in one.baselines]
    return Against(
        n=len(answered),
        model=rounded(float(_errors(answered).mean())),
        brier=rounded(float(np.mean([one.baselines[name] for one in answered]))),
    )


def _difference(less: Floats, seed: int) -> tuple[float, float, float]:
    """Return the mean difference with its 90 % interval over resampled questions."""
    drawn = np.random.default_rng(seed).integers(len(less), size=(_REPLICATES, len(less)))
    low, high = np.quantile(less[drawn].mean(axis=1), (0.05, 0.95))
    return rounded(float(low)), rounded(float(less.mean())), rounded(float(high))
