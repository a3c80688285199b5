"""Ask every question of a run and put the answers into one record."""

from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple, TypedDict

from detente.assess.agreement.answer import outcomes
from detente.assess.agreement.record import IssueOutcome
from detente.assess.agreement.signing import signing
from detente.assess.asked.answer import asked
from detente.assess.attendance.past_rounds import forecast_rounds
from detente.assess.attendance.record import PastRounds
from detente.assess.audits.answer import audits
from detente.assess.ends.answer import events_of_war, fates, outcomes_of_war
from detente.assess.engageable.answer import camps
from detente.assess.engageable.at_horizon import classes_at_horizon
from detente.assess.engageable.record import Camps
from detente.assess.evidence.answer import (
    claims,
    hypotheses,
    input_grounds,
    precedents,
    propositions,
    sources,
)
from detente.assess.evidence.basis import basis
from detente.assess.evidence.dissent import contested, dissent
from detente.assess.evidence.record import (
    ClaimResult,
    PrecedentResult,
    PropositionResult,
    RivalsResult,
    SourceResult,
)
from detente.assess.expected.answer import expected
from detente.assess.months.answer import by_month
from detente.assess.months.record import ByMonth
from detente.assess.options.backfires.answer import backfires
from detente.assess.options.metrics import against_reference, metrics, not_modelled, spread, units
from detente.assess.options.ranking import ranking
from detente.assess.options.stages import stages
from detente.assess.record.answer import beside
from detente.assess.summary.record import (
    SCHEMA,
    ActorName,
    MechanismState,
    Option,
    Roles,
    Summary,
    Undefined,
)
from detente.assess.table.attendance import attendance
from detente.assess.table.contacts import contacts
from detente.assess.table.label_and_conduct import norms
from detente.assess.table.record import Standing
from detente.assess.table.standing import standing
from detente.assess.watch.answer import indicators
from detente.assess.written.answer import advice, dissents
from detente.case.case import Case
from detente.case.schema.options import Strategy
from detente.engagement.columns import UNDEFINED
from detente.engagement.registry import MECHANISMS
from detente.engagement.task import EngagementTask
from detente.ensemble.memory import RunStore
from detente.errors import DomainError
from detente.runs.draws import Rows
from detente.runs.identity import RunIdentity

__all__ = ["summarise"]

_NONE_LEFT = (
    "every draw has a result that is not finite under at least one strategy, so there is nothing "
    "to compare; check the case for numbers far outside their usual range"
)


def summarise(case: Case, folder: RunStore, facts: RunIdentity) -> Summary:
    """Return the summary of a run.

    Parameters
    ----------
    case : Case
        The case as run, cut to the as-of date.
    folder : RunStore
        Contains the chunks.
    facts : RunIdentity
        Version, digest, draws, seed and switches.

    Returns
    -------
    Summary
        All results that a report uses.

    Raises
    ------
    DomainError
        If no draw is finite under every option.
    """
    # Questions that draw their own inputs run while the columns are read.
    with ThreadPoolExecutor(2) as pool:
        sorted_ = pool.submit(camps, case, facts.seed, facts.draws)
        forecast = pool.submit(forecast_rounds, case, facts.seed)
        drawn = _drawn(case, folder)
        rows = drawn.only_defined()
        if not len(rows.inputs["draw"]):
            raise DomainError(_NONE_LEFT)
        beside_ = _Beside(
            camps=sorted_,
            rounds=forecast,
            standing=pool.submit(standing, case, rows, facts.seed),
            outcomes=pool.submit(outcomes, case, rows, facts.seed, facts.draws),
            months=pool.submit(by_month, case, drawn, folder.read_columns("months")),
        )
        return _answered(case, facts, drawn, rows, beside_)


class _Beside(NamedTuple):
    """Answers that are worked out while others are.

    Attributes
    ----------
    camps, rounds, standing, outcomes, months : Future
        Fields of the summary.
    """

    camps: Future[Camps]
    rounds: Future[PastRounds]
    standing: Future[Standing]
    outcomes: Future[dict[str, IssueOutcome]]
    months: Future[ByMonth]


def _answered(case: Case, facts: RunIdentity, drawn: Rows, rows: Rows, later: _Beside) -> Summary:
    """Return the answers to all questions of a run."""
    seed, settings = facts.seed, case.settings
    task = EngagementTask(case, seed, frozenset(facts.switched_off))
    wars, ranked = beside(case, rows), ranking(case, rows, seed)
    audited = audits(task, drawn, rows, ranked)
    rests_on = basis(task, rows, later.rounds.result(), wars)
    answer = asked(task, rows, audited, rests_on)
    return Summary(
        schema_=SCHEMA,
        case=settings.id,
        title=settings.title,
        question=settings.question,
        as_of=case.as_of.isoformat(),
        horizon_months=settings.horizon_months,
        handling=settings.handling,
        **facts.model_dump(),
        roles=_roles(case),
        actors=_actors(case),
        strategy_list=[_option(s) for s in settings.strategies],
        model=settings.model,
        strategies=metrics(case, rows),
        against_reference=against_reference(case, rows),
        spread=spread(case, rows),
        units=units(case, rows),
        not_modelled=not_modelled(case, rows),
        outcomes_of_war=outcomes_of_war(rows),
        fates=fates(rows),
        events_of_war=events_of_war(rows, settings.holdout),
        months=later.months.result(),
        expected=expected(case, rows, audited),
        audits=audited,
        ranking=ranked,
        dissent=dissent(case, rows, seed, answer),
        advice=advice(case, ranked),
        dissents=dissents(case),
        contested=contested(case, rows, seed),
        indicators=indicators(case, rows, answer.option or [*ranked.order, *rows.strategies][0]),
        backfires=backfires(case, rows, seed),
        answer=answer,
        basis=rests_on,
        record=wars,
        undefined=_undefined(drawn),
        mechanisms=_mechanisms(case, facts),
        **_titles(case),
        contacts=contacts(task, rows),
        norms=norms(case, rows),
        attendance=attendance(case, rows),
        stages=stages(case, rows),
        standing=later.standing.result(),
        **_evidence(case, rows, seed),
        inputs=input_grounds(case, rows),
        hidden=case.hidden,
        camps=later.camps.result(),
        classes_at_horizon=classes_at_horizon(case, rows, seed),
        rounds=later.rounds.result(),
        outcomes=later.outcomes.result(),
        signing=signing(case, rows),
    )


class _Evidence(TypedDict):
    """What sources say, and what it speaks for."""

    hypotheses: dict[str, RivalsResult]
    precedents: dict[str, PrecedentResult]
    propositions: dict[str, PropositionResult]
    claims: dict[str, ClaimResult]
    sources: dict[str, SourceResult]


def _evidence(case: Case, rows: Rows, seed: int) -> _Evidence:
    return {
        "hypotheses": hypotheses(case, rows),
        "precedents": precedents(case),
        "propositions": propositions(case, rows, seed),
        "claims": claims(case, rows),
        "sources": sources(case),
    }


def _drawn(case: Case, folder: RunStore) -> Rows:
    """Return the columns of the run, with every draw."""
    return Rows(
        strategies=tuple(s.id for s in case.settings.strategies),
        outputs=folder.read_columns("chunks"),
        inputs=folder.read_columns("inputs"),
    )


def _undefined(drawn: Rows) -> Undefined:
    """Return the number of excluded draws: those with a result that is not finite."""
    lost = {s: int(drawn.output(s, UNDEFINED).sum()) for s in drawn.strategies}
    return Undefined(draws=int((~drawn.defined).sum()), strategies=lost)


def _roles(case: Case) -> Roles:
    settings = case.settings
    return Roles(
        movement=settings.movement,
        government=settings.government,
        convenor=settings.convenor,
        rival=settings.rival,
        holdout=settings.holdout,
    )


def _actors(case: Case) -> dict[str, ActorName]:
    """Return the actors as printed, without leaders."""
    return {a.id: ActorName(name=a.name, kind=a.kind) for a in case.actors if a.kind != "leader"}


class _Titles(TypedDict):
    """Titles and names of parts of the case, by id."""

    criteria: dict[str, str]
    shared_issues: dict[str, str]
    regions: dict[str, str]


def _titles(case: Case) -> _Titles:
    settings = case.settings
    return {
        "criteria": {one.id: one.title for one in settings.criteria},
        "shared_issues": {one.id: one.title for one in settings.shared_issues},
        "regions": {one.id: one.name for one in case.regions},
    }


def _option(strategy: Strategy) -> Option:
    return Option(
        id=strategy.id,
        title=strategy.title,
        description=strategy.description,
        engage=strategy.engage,
        level=strategy.level,
        asks_movement=bool(strategy.rounds and strategy.rounds.ask_movement),
        law=strategy.law,
        first_90_days=strategy.first_90_days,
        who_objects=strategy.who_objects,
        undo=strategy.undo,
        exit_test=strategy.exit_test,
    )


def _mechanisms(case: Case, facts: RunIdentity) -> dict[str, MechanismState]:
    """Return each mechanism and whether it is on."""
    off = {*facts.switched_off, *case.settings.model.off}
    return {
        m.key: MechanismState(
            title=m.title, on=m.key not in off, sources=list(m.spec.sources), neutral=m.neutral
        )
        for m in MECHANISMS
    }
