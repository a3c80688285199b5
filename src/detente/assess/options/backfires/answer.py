"""When a strategy backfires: conditions under which it does worse than no contact, if any hold.

In a draw a strategy **backfires**, each counted apart and against ``none`` in the same draw,

- by ``value``: its value by the case's objectives lies below that of no contact by more than the
  draw's margin;
- by ``extra_deaths``: its toll lies more than 2 % above that of no contact, the share that an
  objective by default takes for a tie;
- by ``splits``: more factions split off than without contact. Conditions are not sought for a
  strategy that sets out to divide: nothing here looks for ways to split a movement.

Harm is never weighed in the value. Boxes are sought with :mod:`detente.models.decision.prim` on
every other draw and tried on the rest; what makes one stable is said in
``docs/explanation/backfires.md`` and in the constants here and in ``box.py``.
"""

from dataclasses import dataclass, field
from typing import Any

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
    wilson,
)
from detente.assess.options.backfires.inputs import Condition, conditions
from detente.assess.options.metrics import REFERENCE
from detente.assess.options.ranking import values_of
from detente.case.case import Case
from detente.numerics.arrays import Bools, Floats
from detente.numerics.philox import named_generator
from detente.runs.draws import Rows
from detente.runs.statistics import rounded

__all__ = ["MATERIAL", "OUTCOMES", "backfired", "backfires"]

OUTCOMES = ("value", "extra_deaths", "splits")
MATERIAL = 0.02  # of the toll of no contact; more than this is more deaths
USUAL = 0.5  # share of draws above which backfiring is the rule, which conditions cannot single out
RECURS = 0.5  # share of resamples in which a restriction must come again
LEVEL = 0.05  # of the test on unseen draws, corrected for all boxes of the run that were tried
_SAME = 1e-12


@dataclass
class _Question:
    """Where a strategy backfires in one way, and what was found."""

    hit: Bools
    why_not: str | None = None
    box: Sought | None = None
    again: list[dict[Restriction, float]] = field(default_factory=list)
    seen: Trial | None = None
    unseen: Trial | None = None


def backfires(case: Case, rows: Rows, seed: int) -> dict[str, Any]:
    """Return, by strategy and kind of harm, how often it backfires and under which conditions.

    Parameters
    ----------
    case : Case
        The cut case.
    rows : Rows
        Columns of the run.
    seed : int
        Seed of the run; keys weights and resamples.

    Returns
    -------
    dict
        JSON-ready. ``reference``: the strategy held against; ``material``: what share of its toll
        more is more deaths; ``draws``; ``strategies``: by strategy other than the reference, and by
        ``value``, ``extra_deaths`` and ``splits``, a record or None where that is not modelled.
        A record holds ``draws`` and ``rate``, how often it backfires; ``box`` or None; ``why_not``,
        why there is no stable box, or None. A box holds ``stable``; ``restrictions``, each with
        ``input``, ``title``, ``unit``, ``low`` and ``high`` (or None), the 10 to 90 % of either in
        the resamples, ``values`` kept (or None), ``quasi_p``, ``recurs`` and ``claims``;
        ``coverage``, ``density`` and ``support`` on the draws that it was sought in; and
        ``unseen``, the same on the other half with the ``interval`` of the density, the ``base``
        rate there and the corrected ``p_value``. Without the reference ``strategies`` is empty.
    """
    found: dict[str, Any] = {
        "reference": REFERENCE,
        "material": MATERIAL,
        "draws": len(rows.inputs["draw"]),
        "strategies": {},
    }
    if REFERENCE not in rows.strategies:
        return found
    names = conditions(case, rows)
    questions = _asked(case, rows, seed)
    if names:
        _answer(questions, names, seed)
    corrected = holm(
        {"|".join(key): q.unseen.p_value for key, q in questions.items() if q.unseen is not None}
    )
    for strategy in rows.strategies:
        if strategy != REFERENCE:
            found["strategies"][strategy] = {
                outcome: _record(questions[key], names, corrected.get("|".join(key), 1.0))
                if (key := (strategy, outcome)) in questions
                else None
                for outcome in OUTCOMES
            }
    return found


def backfired(case: Case, rows: Rows, seed: int) -> dict[tuple[str, str], Bools]:
    """Return where each strategy backfires, by strategy and kind of harm, each of shape (draw,).

    Parameters
    ----------
    case : Case
        The cut case.
    rows : Rows
        Columns of the run, with the reference.
    seed : int
        Seed of the run.

    Returns
    -------
    dict
        Only what is modelled.
    """
    values = values_of(case, rows, seed)
    found = {}
    none = rows.strategies.index(REFERENCE)
    for s, strategy in enumerate(rows.strategies):
        if strategy == REFERENCE:
            continue
        if values is not None:
            short = values.value[:, none] - values.value[:, s]
            found[strategy, "value"] = np.asarray(short > values.margin + _SAME)
        if (pair := _pair(rows, strategy, "toll")) is not None:
            found[strategy, "extra_deaths"] = pair[0] > pair[1] * (1.0 + MATERIAL) + _SAME
        if (pair := _pair(rows, strategy, "splits")) is not None:
            found[strategy, "splits"] = pair[0] > pair[1]
    return found


def _asked(case: Case, rows: Rows, seed: int) -> dict[tuple[str, str], _Question]:
    """Return where each strategy backfires; those ruled out beforehand say why."""
    divides = {s.id for s in case.settings.strategies if s.posture == "divide"}
    found = {}
    for (strategy, outcome), hit in backfired(case, rows, seed).items():
        found[strategy, outcome] = question = _Question(hit, _ruled_out(hit))
        if outcome == "splits" and strategy in divides:
            question.why_not = (
                "splitting the movement is its aim, and nothing here looks for ways to do that"
            )
    return found


def _pair(rows: Rows, strategy: str, column: str) -> tuple[Floats, Floats] | None:
    """Return an output of a strategy and of the reference, or None where it is not modelled."""
    if not rows.has(column):
        return None
    found = rows.output(strategy, column), rows.output(REFERENCE, column)
    return None if np.isnan(found[0]).all() else found


def _ruled_out(hit: Bools) -> str | None:
    """Return why conditions cannot be sought, or None."""
    total = int(hit.sum())
    if total == 0:
        return "it never does"
    if hit.mean() > USUAL:
        return "it is the rule, so no conditions single it out"
    if min(int(hit[::2].sum()), int(hit[1::2].sum())) < FEWEST:
        return f"it does so in {total} of {hit.size} draws, too few to look for conditions"
    return None


def _answer(questions: dict[tuple[str, str], _Question], names: list[Condition], seed: int) -> None:
    """Seek a box for each question on every other draw, and try it on the rest."""
    drawn = np.column_stack([one.column for one in names])
    categorical = np.array([bool(one.values) for one in names])
    half = None
    for (strategy, outcome), question in questions.items():
        if question.why_not is not None:
            continue
        half = half or Half.split(drawn[::2], categorical)
        rng = named_generator(seed, f"backfires|{strategy}|{outcome}")
        _seek(question, half, rng)
        if question.box is not None:
            question.seen = tried(question.box, question.hit[::2], drawn[::2])
            question.unseen = tried(question.box, question.hit[1::2], drawn[1::2])


def _seek(question: _Question, half: Half, rng: np.random.Generator) -> None:
    """Seek the box in inputs that most resamples restrict, and leave what does not recur."""
    hit = question.hit[::2]
    question.why_not = "no input goes with it by more than chance"
    columns = screened(half, hit)
    if not columns.size:
        return
    question.why_not = "no condition comes again when the draws are resampled"
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


def _recurs(again: list[dict[Restriction, float]], restriction: Restriction, limit: float) -> float:
    """Return the share of resamples with a restriction of the same input on the same side.

    Of values, one kept must be the same; a code has a bit for each value.
    """
    limits = [found[restriction] for found in again if restriction in found]
    if restriction.side == 2:
        limits = [other for other in limits if int(other) & int(limit)]
    return len(limits) / len(again)


def _record(question: _Question, names: list[Condition], corrected: float) -> dict[str, Any]:
    """Return what is told of one question."""
    told: dict[str, Any] = {
        "draws": int(question.hit.sum()),
        "rate": rounded(float(question.hit.mean())),
        "box": None,
        "why_not": question.why_not or "the case draws no input that could be a condition",
    }
    box, seen, unseen = question.box, question.seen, question.unseen
    if box is None or seen is None or unseen is None:
        return told
    stable = unseen.holds and corrected < LEVEL
    told["why_not"] = None if stable else _failed(unseen)
    told["box"] = {
        "stable": stable,
        "restrictions": _restrictions(question, box, names),
        **_measures(seen),
        "unseen": {
            **_measures(unseen),
            "interval": [rounded(end) for end in wilson(unseen.both, unseen.inside)],
            "base": rounded(unseen.base),
            "p_value": rounded(corrected),
        },
    }
    return told


def _failed(unseen: Trial) -> str:
    """Say how a box did on draws that it was not made from."""
    if unseen.density < TIMES * unseen.base:
        return (
            "the box found on half of the draws holds it less than "
            f"{TIMES:g} times as often as all draws of the other half"
        )
    return "the box found on half of the draws is within the noise on the other half"


def _measures(trial: Trial) -> dict[str, float]:
    return {
        "coverage": rounded(trial.both / max(1, trial.hits)),
        "density": rounded(trial.density),
        "support": rounded(trial.inside / trial.draws),
    }


def _restrictions(question: _Question, box: Sought, names: list[Condition]) -> list[dict[str, Any]]:
    """Return what a box restricts, an entry an input."""
    found: dict[int, dict[str, Any]] = {}
    chances = box.chances
    for restriction, limit in box.restrictions.items():
        name = names[restriction.column]
        entry = found.setdefault(
            restriction.column,
            {
                "input": name.key,
                "title": name.title,
                "unit": name.unit,
                "low": None,
                "high": None,
                "low_range": None,
                "high_range": None,
                "values": None,
                "quasi_p": 0.0,
                "recurs": 1.0,
                "claims": list(name.claims),
            },
        )
        if restriction.side == 2:
            kept = (word for n, word in enumerate(name.values) if int(limit) >> n & 1)
            entry["values"] = list(kept)
        else:
            side = ("low", "high")[restriction.side]
            limits = [r[restriction] for r in question.again if restriction in r]
            ends = np.quantile(limits, (0.1, 0.9))
            entry[side] = rounded(limit)
            entry[f"{side}_range"] = [rounded(float(end)) for end in ends]
        entry["quasi_p"] = max(entry["quasi_p"], rounded(chances[restriction]))
        recurs = _recurs(question.again, restriction, limit)
        entry["recurs"] = min(entry["recurs"], rounded(recurs))
    return list(found.values())
