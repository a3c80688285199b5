"""What keeps an answer from being one: rows 1 to 5 of the rules."""

from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np

from detente.assess.asked.rules import MOST, Objections, Shares, plain
from detente.assess.asked.shares import Question, shares_of
from detente.assess.audits.record import Audits, InputGroup
from detente.assess.evidence.record import Basis, KeyJudgement
from detente.assess.options.engaged import EMPTY_FROM, engages_nobody
from detente.case.schema.options import Strategy
from detente.numerics.arrays import Bools
from detente.runs.draws import Rows
from detente.runs.statistics import FEWEST, share
from detente.vocabulary.metrics import Metric

__all__ = ["objections_to"]

_ENDS: Final = (0.2, 0.8)  # quantiles of an input beyond which draws are compared
_NOISE: Final = 2.0  # standard errors
_TESTED: Final[Mapping[Metric, KeyJudgement]] = {
    "settlement": "deal",
    "settlement_full": "deal",
    "held": "deal",
    "table_max": "table",
    "holdout_contact": "holdout",
    "extra_deaths": "deaths",
    "spillover": "spillover",
}
"""The key judgement whose score on the record stands for a metric."""


def objections_to(
    question: Question,
    option: Strategy,
    rows: Rows,
    audited: Audits,
    basis: Mapping[KeyJudgement, Basis],
) -> Objections:
    """Return what is to be said against an answer.

    Parameters
    ----------
    question : Question
        The option and the others, with expected values.
    option : Strategy
        The option in question.
    rows : Rows
        Columns of the run, only draws that are defined.
    audited : Audits
        The audits of the run.
    basis : mapping of str to Basis
        What each key judgement rests on.
    """
    nobody = engages_nobody(rows, option)
    turning, untried = _one_input(question, audited)
    empty = None if nobody is None else share(nobody)
    return Objections(
        empty=empty if empty is not None and empty >= EMPTY_FROM else None,
        unmoved=audited.leverage is not None and audited.leverage.assumed,
        assumed=_assumed(question, audited),
        one_input=turning,
        untried=untried,
        unskilled=_unskilled(question, basis),
    )


def _assumed(question: Question, audited: Audits) -> tuple[str, float] | None:
    """Return the metric with most of what is assumed, if it makes the answer."""
    usual = plain(shares_of(question, question.everywhere)).form
    worlds = audited.worlds.options
    for name in (question.option, *question.against):
        if any(one.measure == "value" for one in worlds.get(name, [])) and usual != "cannot_tell":
            return "value", 1.0
    flagged = frozenset(
        row.metric
        for row in audited.dominance
        if row.flagged and row.option in {question.option, *question.against}
    )
    found = _part(question, flagged)
    if found is None:
        return None
    if flagged.issuperset(question.values.metrics):
        return found if usual != "cannot_tell" else None
    without = plain(shares_of(question, question.everywhere, flagged)).form
    return found if without != usual else None


def _unskilled(question: Question, basis: Mapping[KeyJudgement, Basis]) -> tuple[str, float] | None:
    """Return the metric with most of what loses to a simple rule, if that is most of it all."""
    lost = frozenset(
        metric
        for metric in question.values.metrics
        if metric in _TESTED and basis[_TESTED[metric]].tested == "lost"
    )
    return _part(question, lost)


def _part(question: Question, metrics: Iterable[Metric]) -> tuple[str, float] | None:
    """Return which of some metrics adds most, and their part of the difference, above a half."""
    known = [k for k, one in enumerate(question.values.metrics) if one in set(metrics)]
    if not known:
        return None
    best: tuple[str, float] | None = None
    for other in question.against:
        size = np.abs(question.parts(other).mean(axis=0))
        total = float(size.sum())
        part = float(size[known].sum()) / total if total > 0.0 else 0.0
        if part > MOST and (best is None or part > best[1]):
            best = question.values.metrics[max(known, key=lambda k: size[k])], part
    return best


def _one_input(question: Question, audited: Audits) -> tuple[tuple[InputGroup, float] | None, bool]:
    """Return inputs without a claim in whose upper or lower fifth the answer is another one.

    If there are none, say whether some could not be tried, as a fifth has too few draws.

    Such inputs are drawn apart from all others, so that draws in which one is low show what the
    others come to if it is.
    """
    usual = shares_of(question, question.everywhere)
    untried = False
    for tried in audited.unsourced.tried:
        columns = [question.values.inputs[n] for n in tried.inputs if n in question.values.inputs]
        if tried.claim or not columns:
            continue
        ranks = np.mean([np.argsort(np.argsort(one)) for one in columns], axis=0)
        for draws in (
            ranks <= np.quantile(ranks, _ENDS[0]),
            ranks >= np.quantile(ranks, _ENDS[1]),
        ):
            if draws.sum() < FEWEST:
                untried = True
                continue
            here = shares_of(question, draws)
            if plain(here).form != plain(usual).form and _beyond_noise(usual, here, draws):
                found = InputGroup(inputs=tried.inputs, party=tried.party)
                return (found, float(draws.mean())), False
    return None, untried


def _beyond_noise(usual: Mapping[str, Shares], here: Mapping[str, Shares], draws: Bools) -> bool:
    """Say whether a share differs by more than two standard errors of the fewer draws."""
    return any(
        abs(one - other) > _NOISE * np.sqrt(max(other * (1.0 - other), 1e-4) / draws.sum())
        for name in usual
        for one, other in (
            (here[name].above, usual[name].above),
            (here[name].within, usual[name].within),
            (here[name].below, usual[name].below),
        )
    )
