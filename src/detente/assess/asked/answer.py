"""Answer what a case asks of one option: yes, no, it does not matter, or the record cannot tell."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

import numpy as np

from detente.assess.asked.objections import objections_to
from detente.assess.asked.record import Asked, Compared, Form, Reason, TurnsOn
from detente.assess.asked.rules import RIVAL, Shares, decide, plain
from detente.assess.asked.shares import Question, shares_of
from detente.assess.asked.streams import MOST_DRAWS, STREAMS, expected_values
from detente.assess.audits.record import Audits
from detente.assess.evidence.record import Basis, KeyJudgement
from detente.case.case import Case
from detente.case.course.reference import reference_of
from detente.case.schema.options import Strategy
from detente.engagement.task import EngagementTask
from detente.runs.draws import Rows
from detente.runs.statistics import FEWEST, interval, rounded, share
from detente.vocabulary.input_key import InputKey

__all__ = ["asked", "nothing", "question_of"]

_PART: Final = 4  # one in so many draws of a run


def asked(
    task: EngagementTask, rows: Rows, audited: Audits, basis: Mapping[KeyJudgement, Basis]
) -> Asked:
    """Return the answer to what the case asks of one option.

    Parameters
    ----------
    task : EngagementTask
        The simulation of the run.
    rows : Rows
        Columns of the run, only draws that are defined.
    audited : Audits
        The audits of the run.
    basis : mapping of str to Basis
        What each key judgement rests on.
    """
    case = task.case
    if not case.settings.objectives:
        return nothing("no_objectives")
    found = question_of(case, rows)
    if found is None:
        return nothing("no_option")
    option, against = found
    draws = min(MOST_DRAWS, max(1, len(rows.inputs["draw"]) // _PART))
    reference = reference_of(case).option.id
    values = expected_values(
        task, task.prepare(0, draws), [option.id, *(one.id for one in against), reference]
    )
    if not values.metrics or not len(values.parts):
        return nothing("no_objectives")
    question = Question(values, option.id, [one.id for one in against])
    others = shares_of(question, question.everywhere)
    objections = objections_to(question, option, rows, audited, basis)
    answer = decide(others, objections)
    asks = case.settings.asks
    readings = list(_readings(case, question, rows))
    by_values = plain(others).form
    likely = [one for one in readings if one.posterior >= RIVAL]
    return Asked(
        option=option.id,
        clause=asks.clause if asks else None,
        form=answer.form,
        row=answer.row,
        reason=answer.reason,
        by=answer.by,
        by_inputs=answer.by_inputs,
        figure=None if answer.figure is None else rounded(answer.figure),
        draws=len(values.parts),
        streams=STREAMS,
        against={other: _compared(question, other, others[other]) for other in question.against},
        by_values=by_values,
        tried=sum(one.form is not None for one in likely),
        untried=sum(one.form is None for one in likely),
        turns_on=sorted(_turns_on(readings, by_values), key=lambda one: -one.posterior),
    )


def question_of(case: Case, rows: Rows) -> tuple[Strategy, list[Strategy]] | None:
    """Return the option in question and those it is compared with; None if there are not both.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.

    Notes
    -----
    Without `asks` the first option by rule is in question, else the first with contact that is not
    the reference option. It is compared with every other option but those of force, which are
    there to compare harm.
    """
    run = {one.id: one for one in case.settings.strategies if one.id in rows.strategies}
    asks = case.settings.asks
    if asks is not None:
        option = run.get(asks.option)
        against = [run[name] for name in asks.against if name in run and name != asks.option]
    else:
        option, against = _usual(run, reference_of(case).option.id), []
    if option is None:
        return None
    others = against or [one for one in run.values() if one.id != option.id and not one.coerce]
    return (option, others) if others else None


def _usual(run: Mapping[str, Strategy], reference: str) -> Strategy | None:
    by_rule = [one for one in run.values() if one.engage == "rule"]
    in_contact = [
        one
        for one in run.values()
        if one.engage != "none" and one.id != reference and not one.coerce
    ]
    return next(iter([*by_rule, *in_contact]), None)


def nothing(reason: Reason) -> Asked:
    """Return the answer where nothing is asked.

    Parameters
    ----------
    reason : str
        Why not.
    """
    return Asked(
        option=None,
        clause=None,
        form="nothing_asked",
        row=0,
        reason=reason,
        by=None,
        by_inputs=None,
        figure=None,
        draws=0,
        streams=0,
        against={},
        by_values="nothing_asked",
        tried=0,
        untried=0,
        turns_on=[],
    )


def _compared(question: Question, other: str, shares: Shares) -> Compared:
    gap = question.gap(other)
    harm = question.harm(other)
    return Compared(
        above=rounded(shares.above),
        within=rounded(shares.within),
        below=rounded(shares.below),
        mean=rounded(float(gap.mean())),
        error=rounded(float(gap.std() / np.sqrt(len(gap)))),
        harm=None if harm is None else interval(harm),
        costs=shares.costs,
    )


class _Reading(NamedTuple):
    """A member of a set, and the answer by rows 6 to 10 in the draws in which it holds.

    Attributes
    ----------
    rivals, member : str
        Ids of the set and the member.
    title : str
        Its title.
    posterior : float
        Share of the run's draws in which it holds.
    form : str or None
        None if it holds in fewer than 100 of the draws with expected values.
    """

    rivals: str
    member: str
    title: str
    posterior: float
    form: Form | None


def _readings(case: Case, question: Question, rows: Rows) -> Iterator[_Reading]:
    """Yield every member of a set that is drawn, with the answer under it."""
    for rivals in case.settings.hypotheses:
        column = str(InputKey("hypothesis", rivals.id))
        if rivals.context or column not in rows.inputs or column not in question.values.inputs:
            continue
        drawn = np.asarray(question.values.inputs[column])
        for n, member in enumerate(rivals.members):
            holds = drawn == n
            enough = holds.sum() >= FEWEST
            form = plain(shares_of(question, holds)).form if enough else None
            posterior = share(np.asarray(rows.inputs[column]) == n)
            yield _Reading(rivals.id, member.id, member.title, posterior, form)


def _turns_on(readings: Iterable[_Reading], form: Form) -> Iterator[TurnsOn]:
    """Yield the members under which rows 6 to 10 give another answer."""
    for one in readings:
        if one.form is not None and one.form != form:
            yield TurnsOn(
                set=one.rivals,
                member=one.member,
                title=one.title,
                posterior=one.posterior,
                form=one.form,
            )
