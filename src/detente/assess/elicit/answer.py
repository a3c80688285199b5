r"""Find the numbers that move the answer most, from a quick run.

The answer is the value of each option where the case states objectives, else each metric of each
option. An input is ranked by its largest share of the variance of one of these numbers: the
first-order correlation ratio (see ``assess/explain/sensitivity.py``), or, where that is no larger
than chance makes it, the share that a straight line over the ranks of the input explains,

.. math:: \max(0, (n r^2 - 1) / (n - 1)),

with r the correlation of these ranks with the number in n draws. A line needs fewer draws to stand
out, classes also see what rises and falls again. What chance alone reaches in one of twenty such
searches is marked, and follows.
"""

from typing import Final, NamedTuple

import numpy as np
from scipy import special

from detente.assess.elicit.questions import question_of, where_of
from detente.assess.elicit.record import Answered, Asked, NextQuestions
from detente.assess.explain.case_steps import CaseSteps
from detente.assess.explain.sensitivity import CLASSES, correlation_ratio
from detente.assess.options.metrics import metric_values
from detente.assess.options.ranking import values_of
from detente.assess.paired import PairedRerun
from detente.case.case import Case
from detente.engagement.task import EngagementTask
from detente.ensemble.numbers import input_key
from detente.numerics.arrays import Floats
from detente.runs.draws import Rows
from detente.runs.statistics import interval, rounded
from detente.vocabulary.input_key import InputKey
from detente.vocabulary.metrics import METRICS

__all__ = ["DRAWS", "MOST", "SCHEMA", "next_questions"]

SCHEMA: Final = "detente-next/0.2"
DRAWS: Final = 8192
MOST: Final = 5
"""Questions that are returned at most."""

_RARE: Final = 0.05
_COUNTS: Final = "deaths"  # turns an index into persons; it moves nothing else

Answers = dict[tuple[str, Answered], Floats]


class _Moves(NamedTuple):
    """How far an input goes with a number of the answer."""

    share: float
    clear: bool
    key: InputKey
    answer: tuple[str, Answered]


def next_questions(case: Case, draws: int = DRAWS, seed: int = 1) -> NextQuestions:
    """Return the numbers to elicit next, with the question for each.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    draws : int, optional
        Draws of the quick run, >= 1; more draws tell more inputs from chance.
    seed : int, optional
        Seed of the quick run, >= 0.

    Returns
    -------
    NextQuestions
        At most five numbers; fewer if the answer varies with fewer.
    """
    task = EngagementTask(case, seed)
    task.anchor()
    task.warm()
    rows = PairedRerun(task, draws).rows.only_defined()
    answers = _answers(case, rows, seed)
    keys = _elicited(case, rows)
    found = [_moves(key, rows, answers, len(keys)) for key in keys] if answers else []
    found.sort(key=lambda m: (not m.clear, -m.share, str(m.key)))
    return NextQuestions(
        schema_=SCHEMA,
        as_of=case.as_of.isoformat(),
        draws=draws,
        seed=seed,
        answers=list(dict.fromkeys(name for _, name in answers)),
        inputs=len(keys),
        asked=[_asked(case, rows, m) for m in found if m.share > 0.0][:MOST],
    )


def _answers(case: Case, rows: Rows, seed: int) -> Answers:
    """Return the numbers of the answer that vary, by option and name."""
    found: Answers = {}
    values = values_of(case, rows, seed)
    for n, option in enumerate(rows.strategies):
        if values is not None:
            found[option, "value"] = values.value[:, n]
            continue
        for metric in METRICS:
            column = metric_values(case, rows, option, metric)
            if column is not None:
                found[option, metric] = column
    return {name: column for name, column in found.items() if np.nanstd(column) > 0.0}


def _elicited(case: Case, rows: Rows) -> list[InputKey]:
    """Return the inputs that an analyst can state and that vary; no number is asked of a person."""
    facts = CaseSteps(case)
    return [
        key
        for name, column in rows.inputs.items()
        if name != "draw"
        and (key := InputKey.parse(name)).kind in {"assessment", "strength", "presence"}
        and key.variable != _COUNTS
        and not facts.is_of_person(key.subject)
        and np.ptp(np.asarray(column, dtype=np.float64)) > 0.0
    ]


def _moves(key: InputKey, rows: Rows, answers: Answers, inputs: int) -> _Moves:
    """Return the number of the answer that goes most with an input, one of ``inputs``."""
    values = np.asarray(rows.inputs[str(key)], dtype=np.float64)
    tried = inputs * len(answers)
    found = []
    for name, number in answers.items():
        draws = int((~np.isnan(number)).sum())
        by_class, by_line = correlation_ratio(values, number), _line(values, number)
        uneven = by_class > _chance(tried, draws, CLASSES - 1)
        straight = by_line > _chance(tried, draws, 1)
        share = by_class if uneven else by_line
        found.append(_Moves(rounded(share), uneven or straight, key, name))
    return max(found, key=lambda one: (one.clear, one.share))


def _line(values: Floats, number: Floats) -> float:
    """Return the share of variance that a line over the ranks of an input explains."""
    known = ~np.isnan(number)
    x, y = values[known].argsort().argsort(), number[known]
    if y.size <= 1 or np.ptp(y) == 0.0:
        return 0.0
    squared = float(np.corrcoef(x, y)[0, 1]) ** 2
    return max(0.0, (y.size * squared - 1.0) / (y.size - 1))


def _chance(tried: int, draws: int, free: int) -> float:
    """Return the share that chance alone exceeds in one of 20 searches over all that is tried.

    ``free`` is the number of degrees of freedom of a share.
    """
    return float(special.chdtri(free, _RARE / max(tried, 1)) - free) / max(draws - 1, 1)


def _asked(case: Case, rows: Rows, moves: _Moves) -> Asked:
    key = moves.key
    drawn = interval(np.asarray(rows.inputs[str(key)], dtype=np.float64))
    assert drawn is not None  # it varies
    option, answer = moves.answer
    return Asked(
        input=str(key),
        question=question_of(case, key),
        write=where_of(key),
        rows=_rows(case, key),
        drawn=drawn,
        share=moves.share,
        answer=answer,
        option=option,
        clear=moves.clear,
    )


def _rows(case: Case, key: InputKey) -> list[str]:
    """Return the ids of the rows that state an input; placeholders state nothing."""
    if key.kind == "strength":
        stated = case.actors[key.subject].strength_share is not None
        return [key.subject] if stated else []
    if key.kind == "presence":
        return [p.id for p in case.presence if (p.actor, p.region) == (key.subject, key.variable)]
    return [a.id for a in case.assessments if input_key(a) == key and not a.is_placeholder]
