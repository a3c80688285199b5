"""Rank the options under each rival hypothesis, and find the strongest dissent."""

import numpy as np

from detente.assess.evidence.grounds import keys_of
from detente.assess.evidence.record import Contested, Dissent, RankingUnder, StrongestDissent
from detente.assess.options.ranking import Values, values_of
from detente.case.case import Case
from detente.case.schema.hypotheses import HypothesisSet
from detente.numerics.arrays import Bools
from detente.runs.draws import Rows
from detente.runs.statistics import FEWEST, rounded
from detente.vocabulary.input_key import InputKey

__all__ = ["contested", "dissent"]

_ERRORS = 2.0  # standard errors by which two means must differ


def dissent(case: Case, rows: Rows, seed: int) -> Dissent:
    """Return the ranking under each hypothesis, and the strongest dissent.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.
    seed : int
        Seed of the run.
    """
    values = values_of(case, rows, seed)
    rivals = case.settings.hypotheses
    if values is None or not rivals:
        return Dissent(sets={}, strongest=None)
    sets = {r.id: _members(values, rows, r) for r in rivals}
    return Dissent(sets=sets, strongest=_strongest(values, rows, rivals, sets))


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
    values: Values,
    rows: Rows,
    rivals: list[HypothesisSet],
    sets: dict[str, dict[str, RankingUnder]],
) -> StrongestDissent | None:
    overall = rows.strategies[values.leader]
    dissents = []
    for rival in rivals:
        members = sets[rival.id]
        leads = max(members, key=lambda m: members[m].share)
        titles = {m.id: m.title for m in rival.members}
        dissents += [
            StrongestDissent(
                set=rival.id,
                question=rival.question,
                member=name,
                title=titles[name],
                share=under.share,
                top=under.top,
                changes=under.top != overall and under.parts,
            )
            for name, under in members.items()
            if name != leads and under.top is not None
        ]
    dissents.sort(key=lambda d: (not d.changes, -d.share))
    return dissents[0] if dissents else None
