"""Rank the options under each rival hypothesis, and find the strongest dissent."""

import numpy as np

from detente.assess.asked.record import Asked
from detente.assess.asked.rules import RIVAL
from detente.assess.evidence.grounds import keys_of
from detente.assess.evidence.record import (
    Contested,
    Dissent,
    NoDissent,
    RankingUnder,
    StrongestDissent,
)
from detente.assess.options.ranking import Values, values_of
from detente.case.case import Case
from detente.case.schema.hypotheses import HypothesisSet
from detente.numerics.arrays import Bools
from detente.runs.draws import Rows
from detente.runs.statistics import FEWEST, rounded
from detente.vocabulary.input_key import InputKey

__all__ = ["contested", "dissent"]

_OBJECTIONS = 5  # rows of the rules that come before values are compared
_ERRORS = 2.0  # standard errors by which two means must differ


def dissent(case: Case, rows: Rows, seed: int, answer: Asked) -> Dissent:
    """Return the ranking under each hypothesis, and the strongest dissent.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.
    seed : int
        Seed of the run.
    answer : Asked
        The answer of the run, with the hypotheses under which it is another one.
    """
    values = values_of(case, rows, seed)
    rivals = case.settings.hypotheses
    sets = {r.id: _members(values, rows, r) for r in rivals} if values is not None else {}
    strongest = _strongest(rivals, sets, answer)
    return Dissent(
        sets=sets,
        strongest=strongest,
        why_not=None if strongest is not None else _why_not(rivals, answer),
        usual=answer.by_values,
        objected=1 <= answer.row <= _OBJECTIONS,
        tried=answer.tried,
        untried=answer.untried,
    )


def _members(values: Values, rows: Rows, rivals: HypothesisSet) -> dict[str, RankingUnder]:
    drawn = np.asarray(rows.inputs[str(InputKey("hypothesis", rivals.id))])
    return {m.id: _under(values, rows, drawn == n) for n, m in enumerate(rivals.members)}


def _under(values: Values, rows: Rows, holds: Bools) -> RankingUnder:
    """Return the ranking in the draws in which a hypothesis or proposition is true."""
    count = int(holds.sum())
    share = rounded(count / holds.size)
    if count < FEWEST:
        return RankingUnder(draws=count, share=share, top=None, parts=False, mean_values=None)
    means = values.value[holds].mean(axis=0)
    names = rows.strategies
    first, top = values.leader, values.leading(means)
    return RankingUnder(
        draws=count,
        share=share,
        top=names[top],
        parts=_part(values, holds, top, first),
        mean_values={name: rounded(float(means[s])) for s, name in enumerate(names)},
    )


def contested(case: Case, rows: Rows, seed: int) -> dict[str, Contested]:
    """Return the ranking if each contested proposition is true, and if it is false.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.
    seed : int
        Seed of the run.

    Returns
    -------
    dict
        By proposition; empty without objectives.
    """
    values = values_of(case, rows, seed)
    if values is None:
        return {}
    rankings = {}
    for key in keys_of(rows):
        if key.kind == "proposition":
            true = np.asarray(rows.inputs[str(key)], dtype=np.bool_)
            rankings[key.subject] = Contested(
                with_=_under(values, rows, true), without=_under(values, rows, ~true)
            )
    return rankings


def _part(values: Values, holds: Bools, top: int, first: int) -> bool:
    """Return whether ``top`` beats ``first`` there by more than the margin and two errors."""
    ahead = values.value[holds, top] - values.value[holds, first]
    error = float(ahead.std() / np.sqrt(ahead.size))
    return bool(ahead.mean() > max(float(values.margin[holds].mean()), _ERRORS * error))


def _strongest(
    rivals: list[HypothesisSet], sets: dict[str, dict[str, RankingUnder]], answer: Asked
) -> StrongestDissent | None:
    """Return the likeliest hypothesis that changes the answer; a tie goes to the first."""
    changing = [one for one in answer.turns_on if one.posterior >= RIVAL]
    if not changing:
        return None
    one = max(changing, key=lambda one: one.posterior)
    top = sets[one.set][one.member].top
    assert top is not None  # at least as many draws hold it as those with expected values
    return StrongestDissent(
        set=one.set,
        question=next(r.question for r in rivals if r.id == one.set),
        member=one.member,
        title=one.title,
        posterior=one.posterior,
        form=one.form,
        top=top,
    )


def _why_not(rivals: list[HypothesisSet], answer: Asked) -> NoDissent:
    """Return why no hypothesis changes the answer."""
    if answer.form == "nothing_asked":
        return "nothing_asked"
    if not any(not one.context for one in rivals):
        return "no_hypotheses"
    return "none_changes" if answer.tried or not answer.untried else "too_few_draws"
