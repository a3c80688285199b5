"""Find the conditions under which an option does worse than the reference (scenario discovery).

In a draw, a strategy **backfires** in one of three ways. Each is counted separately and compared
with the reference option in the same draw:

- ``value``: its value by the case's objectives is below that of the reference by more than the
  draw's margin;
- ``extra_deaths``: its toll is more than 2 % above that of the reference; by default, an objective
  counts 2 % as a tie;
- ``splits``: more factions split off than without contact. No conditions are sought for a strategy
  that aims to divide: this module never looks for ways to split a movement.

Harm is never added to the value. Boxes are sought with :mod:`detente.models.decision.prim` on every
other draw and tested on the rest. ``docs/explanation/backfires.md`` and the constants here and in
``box.py`` define when a box is stable.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, get_args

import numpy as np

from detente.assess.evidence.flips.paired import holm
from detente.assess.options.backfires.box import (
    FEWEST,
    RESAMPLES,
    TIMES,
    Half,
    Restriction,
    Sought,
    Trial,
    resampled,
    screened,
    sought,
    tried,
)
from detente.assess.options.backfires.inputs import Condition, conditions
from detente.assess.options.metrics import reference_in
from detente.assess.options.ranking import values_of
from detente.assess.options.record import (
    Backfire,
    Backfires,
    Box,
    Harm,
    NoBox,
    RestrictedInput,
    Unseen,
)
from detente.case.case import Case
from detente.case.course.reference import reference_of
from detente.case.schema.options import Strategy
from detente.numerics.arrays import Bools, Floats
from detente.numerics.philox import named_generator
from detente.runs.draws import Rows
from detente.runs.statistics import rounded, wilson

__all__ = ["MATERIAL", "OUTCOMES", "backfired", "backfires"]

OUTCOMES: tuple[Harm, ...] = get_args(Harm)
MATERIAL = 0.02  # share of the toll of the reference; a larger difference counts as more deaths
USUAL = 0.5  # share of draws above which backfiring is usual and conditions are not sought
RECURS = 0.5  # share of resamples in which a restriction must recur
LEVEL = 0.05  # level of the test on unseen draws, corrected for all tested boxes of the run
_DIVIDE = "divide"
_SAME = 1e-12  # values closer than this count as equal

_Case: TypeAlias = "tuple[str, Harm]"  # a strategy and a kind of harm


@dataclass
class _Question:
    """The draws in which a strategy backfires in one way, and the result of the search."""

    hit: Bools
    why_not: NoBox | None = None
    box: Sought | None = None
    again: list[dict[Restriction, float]] = field(default_factory=list)
    seen: Trial | None = None
    unseen: Trial | None = None


def backfires(case: Case, rows: Rows, seed: int) -> Backfires:
    """Return how often each strategy backfires and under which conditions, by kind of harm.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.
    seed : int
        Seed of the run; keys weights and resamples.
    """
    compared = reference_in(case, rows) is not None
    return Backfires(
        reference=reference_of(case).option.id,
        material=MATERIAL,
        draws=len(rows.inputs["draw"]),
        strategies=_answers(case, rows, seed) if compared else {},
    )


def _answers(case: Case, rows: Rows, seed: int) -> dict[str, dict[Harm, Backfire | None]]:
    names = conditions(case, rows)
    questions = _asked(case, rows, seed)
    if names:
        _seek_all(questions, names, seed)
    corrected = holm(
        {"|".join(key): q.unseen.p_value for key, q in questions.items() if q.unseen is not None}
    )

    def answer(strategy: str, harm: Harm) -> Backfire | None:
        question = questions.get((strategy, harm))
        if question is None:
            return None
        return _answer(question, names, corrected.get(f"{strategy}|{harm}", 1.0))

    return {
        strategy: {harm: answer(strategy, harm) for harm in OUTCOMES}
        for strategy in rows.strategies
        if strategy != reference_in(case, rows)
    }


def backfired(case: Case, rows: Rows, seed: int) -> dict[_Case, Bools]:
    """Return in which draws each strategy backfires, by kind of harm, arrays of shape (draw,).

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run, with the reference.
    seed : int
        Seed of the run.

    Returns
    -------
    dict
        By strategy and kind of harm; only kinds that are modelled.
    """
    values = values_of(case, rows, seed)
    hits: dict[_Case, Bools] = {}
    reference = reference_of(case).option.id
    other = rows.strategies.index(reference)
    for s, strategy in enumerate(rows.strategies):
        if strategy == reference:
            continue
        if values is not None:
            short = values.value[:, other] - values.value[:, s]
            hits[strategy, "value"] = np.asarray(short > values.margin + _SAME)
        if (pair := _pair(rows, (strategy, reference), "toll")) is not None:
            hits[strategy, "extra_deaths"] = pair[0] > pair[1] * (1.0 + MATERIAL) + _SAME
        if (pair := _pair(rows, (strategy, reference), "splits")) is not None:
            hits[strategy, "splits"] = pair[0] > pair[1]
    return hits


def _asked(case: Case, rows: Rows, seed: int) -> dict[_Case, _Question]:
    """Return one question per strategy and harm; if none can be answered, with the reason."""
    divides = {s.id for s in case.settings.strategies if _divides(s)}
    questions: dict[_Case, _Question] = {}
    for (strategy, harm), hit in backfired(case, rows, seed).items():
        questions[strategy, harm] = question = _Question(hit, _ruled_out(hit))
        if harm == "splits" and strategy in divides:
            question.why_not = "divides"
    return questions


def _divides(option: Strategy) -> bool:
    """Return whether an option means to divide: it picks factions, and calls on no other to talk.

    It is taken to mean so if it says `appeal: 0`, or by its name.
    """
    picks = option.engage in {"rule", "named"}
    return option.id == _DIVIDE or (picks and option.appeal == 0.0)


def _pair(rows: Rows, pair: tuple[str, str], column: str) -> tuple[Floats, Floats] | None:
    """Return an output of two options, or None if it is not modelled."""
    if not rows.has(column):
        return None
    own, other = (rows.output(option, column) for option in pair)
    return None if np.isnan(own).all() else (own, other)


def _ruled_out(hit: Bools) -> NoBox | None:
    """Return the reason why conditions cannot be sought, or None."""
    if not hit.any():
        return "never"
    if hit.mean() > USUAL:
        return "usual"
    if min(int(hit[::2].sum()), int(hit[1::2].sum())) < FEWEST:
        return "too_few"
    return None


def _seek_all(questions: dict[_Case, _Question], names: list[Condition], seed: int) -> None:
    """Seek a box for each question on every other draw, and test it on the rest."""
    drawn = np.column_stack([name.column for name in names])
    categorical = np.array([bool(name.values) for name in names])
    half = None
    for (strategy, harm), question in questions.items():
        if question.why_not is not None:
            continue
        half = half or Half.split(drawn[::2], categorical)
        rng = named_generator(seed, f"backfires|{strategy}|{harm}")
        _seek(question, half, rng)
        if question.box is not None:
            question.seen = tried(question.box, question.hit[::2], drawn[::2])
            question.unseen = tried(question.box, question.hit[1::2], drawn[1::2])


def _seek(question: _Question, half: Half, rng: np.random.Generator) -> None:
    """Seek the box in inputs that most resamples restrict; drop restrictions that do not recur."""
    hit = question.hit[::2]
    question.why_not = "no_association"
    columns = screened(half, hit)
    if not columns.size:
        return
    question.why_not = "no_recurrence"
    question.again = resampled(half, hit, columns, rng)
    counts = np.zeros(half.drawn.shape[1])
    for restrictions in question.again:
        for column in {r.column for r in restrictions}:
            counts[column] += 1
    box = sought(half, hit, np.flatnonzero(counts > RECURS * RESAMPLES))
    if box is not None:
        limits = box.restrictions
        rare = [r for r in limits if _recurs(question.again, r, limits[r]) <= RECURS]
        box = box.opened(rare, half, hit)
    if box is not None:
        question.box, question.why_not = box, None


def _limits(again: list[dict[Restriction, float]], restriction: Restriction) -> list[float]:
    """Return the limits of resamples that restrict the same input on the same side."""
    return [resample[restriction] for resample in again if restriction in resample]


def _recurs(again: list[dict[Restriction, float]], restriction: Restriction, limit: float) -> float:
    """Return the share of resamples with a restriction of the same input on the same side.

    For an input without order, at least one kept value must be the same; the limit is a code with
    one bit per value.
    """
    limits = _limits(again, restriction)
    if restriction.side == 2:
        limits = [other for other in limits if int(other) & int(limit)]
    return len(limits) / len(again)


def _answer(question: _Question, names: list[Condition], corrected: float) -> Backfire:
    """Return how often the strategy backfires, and the box."""
    why_not: NoBox | None = question.why_not or "no_input"
    box = None
    sought_, seen, unseen = question.box, question.seen, question.unseen
    if sought_ is not None and seen is not None and unseen is not None:
        stable = unseen.holds and corrected < LEVEL
        why_not = None if stable else _failed(unseen)
        box = Box(
            stable=stable,
            restrictions=_restrictions(question, sought_, names),
            coverage=rounded(seen.coverage),
            density=rounded(seen.density),
            support=rounded(seen.support),
            unseen=_unseen(unseen, corrected),
        )
    return Backfire(
        draws=int(question.hit.sum()),
        rate=rounded(float(question.hit.mean())),
        box=box,
        why_not=why_not,
    )


def _failed(unseen: Trial) -> NoBox:
    """Return why a box is not confirmed on draws that were not used to find it."""
    return "unconfirmed" if unseen.density < TIMES * unseen.base else "noise"


def _unseen(trial: Trial, corrected: float) -> Unseen:
    low, high = wilson(trial.both, trial.inside)
    return Unseen(
        coverage=rounded(trial.coverage),
        density=rounded(trial.density),
        support=rounded(trial.support),
        interval=(rounded(low), rounded(high)),
        base=rounded(trial.base),
        p_value=rounded(corrected),
    )


def _restrictions(
    question: _Question, box: Sought, names: list[Condition]
) -> list[RestrictedInput]:
    """Return the restrictions of a box, one entry per input."""
    by_column: dict[int, dict[int, Restriction]] = {}
    for restriction in box.restrictions:
        by_column.setdefault(restriction.column, {})[restriction.side] = restriction
    return [_restricted(question, box, names[column], sides) for column, sides in by_column.items()]


def _restricted(
    question: _Question, box: Sought, name: Condition, sides: dict[int, Restriction]
) -> RestrictedInput:
    limits, chances = box.restrictions, box.chances
    low, high, kept = (sides.get(side) for side in range(3))
    code = 0 if kept is None else int(limits[kept])
    return RestrictedInput(
        input=str(name.key),
        low=None if low is None else rounded(limits[low]),
        high=None if high is None else rounded(limits[high]),
        low_range=None if low is None else _range(_limits(question.again, low)),
        high_range=None if high is None else _range(_limits(question.again, high)),
        kept=None
        if kept is None
        else [word for n, word in enumerate(name.values) if code >> n & 1],
        quasi_p=max(rounded(chances[r]) for r in sides.values()),
        recurs=min(rounded(_recurs(question.again, r, limits[r])) for r in sides.values()),
        claims=list(name.claims),
    )


def _range(limits: Sequence[float]) -> tuple[float, float]:
    low, high = np.quantile(limits, (0.1, 0.9))
    return rounded(float(low)), rounded(float(high))
