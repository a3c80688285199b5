"""What could be agreed: every model over all parties, how far they part, and terms of the talks."""

from dataclasses import dataclass

import numpy as np

from detente.assess.agreement.disagreement import disagreement
from detente.assess.agreement.pool.forecast import pooled
from detente.assess.agreement.pool.scores import POOL
from detente.assess.agreement.record import (
    ElicitedPosition,
    Forecasts,
    IssueForecast,
    IssueOutcome,
    ModelForecast,
    PartyForecast,
    Pooled,
    RoundState,
    Stands,
    TermsForecast,
    TermsUnderOption,
)
from detente.assess.agreement.runners.answer import Answer
from detente.assess.agreement.runners.given import Options, case_input
from detente.assess.agreement.runners.models import MODELS, Model, ask
from detente.assess.agreement.table import Table, table_of
from detente.assess.agreement.zones import zones
from detente.assess.record.answer import wars_like_this
from detente.case.case import Case
from detente.case.schema.settings import Issue
from detente.engagement.setup.inputs import Inputs
from detente.engagement.task import EngagementTask
from detente.errors import UnknownNameError
from detente.models.bargaining.voting.compromise import compromise_array
from detente.models.bargaining.voting.median import median_array
from detente.numerics.arrays import Floats
from detente.runs.draws import Rows
from detente.runs.result import Interval
from detente.runs.statistics import interval, rounded, share
from detente.vocabulary.input_key import InputKey

__all__ = ["FORECASTS", "forecasts", "outcomes"]

FORECASTS = tuple(MODELS)  # keys of all models, in the order of print
_POINT = 1.0  # scale point by which readings of a scale may differ unmentioned
_ENGAGEMENT = "engagement"  # terms of deals in force at the horizon, from the simulation
_LATER = "left out of a run to save time; detente outcomes runs every model"


def forecasts(
    case: Case,
    seed: int = 1,
    draws: int = 2048,
    models: list[str] | None = None,
    *,
    quick: bool = False,
    ties: int = 0,
) -> Forecasts:
    """Return what each model makes of all parties' positions, issue by issue.

    Parameters
    ----------
    case : Case
        The cut case.
    seed, draws : int
        Seed and number of draws; the same as a run's give the run's own numbers.
    models : list of str, optional
        Only these, keys of `FORECASTS`; default every model there is.
    quick : bool
        As in the summary of a run: slow models with fewer draws or not at all.
    ties : int, optional
        In how many random orders exchanges of equal gain are tried, >= 0.

    Raises
    ------
    UnknownNameError
        If a model is not known.
    """
    inputs = EngagementTask(case, seed).inputs(0, draws)
    issues = _forecasts(inputs, _chosen(models), quick=quick, ties=ties)
    record = wars_like_this(case)
    return Forecasts(draws=draws, seed=seed, issues=issues, record=record)


def _chosen(models: list[str] | None) -> list[str]:
    """Return the keys asked for; refuse unknown ones."""
    for key in models or ():
        if key not in MODELS:
            message = f"model '{key}' is not known here; allowed: {', '.join(MODELS)}"
            raise UnknownNameError(message)
    return list(FORECASTS) if models is None else models


@dataclass(frozen=True, slots=True)
class _Run:
    """A model run on the issues of a table that have parties, or left out of a run."""

    model: Model
    table: Table  # of the draws that were used
    answer: Answer | None  # None where the model is left out

    def drawn(self, k: int) -> Floats:
        """Return the outcomes of an issue by draw; none where the model is left out."""
        return np.empty(0) if self.answer is None else self.answer.outcome[:, k]


def _run(model: Model, table: Table, *, quick: bool, ties: int) -> _Run:
    """Run a model on the first draws that are worth their time."""
    most = model.quick if quick else model.draws
    if most == 0:
        return _Run(model, table, None)
    used = table if most is None else table.first(most)
    return _Run(model, used, ask(model, case_input(used), Options(ties=ties)))


def _forecasts(
    inputs: Inputs, models: list[str], *, quick: bool, ties: int = 0
) -> dict[str, IssueForecast]:
    """Run models on one table and return the forecasts of its issues."""
    whole = table_of(inputs)
    places = [k for k, held in enumerate(whole.present()) if held.any()]
    table = whole.of_issues(places)
    asked = models if places else []
    runs = {key: _run(MODELS[key], table, quick=quick, ties=ties) for key in asked}
    return {
        issue.id: _forecast(
            inputs.case,
            issue,
            whole.of_issues([k]),
            runs if k in places else {},
            places.index(k) if k in places else 0,
        )
        for k, issue in enumerate(inputs.case.settings.issues)
    }


def _forecast(
    case: Case, issue: Issue, alone: Table, runs: dict[str, _Run], k: int
) -> IssueForecast:
    """Return the forecast of one issue, the k-th of the runs, from its own table."""
    still = _middles(alone, 0, alone.position[:, 0]) if runs else None
    models = {key: _entry(run, k, still) for key, run in runs.items() if still is not None}
    return IssueForecast(
        title=issue.title,
        zero_means=issue.zero_means,
        hundred_means=issue.hundred_means,
        models=models,
        disagreement=disagreement(models),
        pooled=_pooled(runs, k, case.settings.id),
        stands=Stands(
            status_quo=interval(alone.status_quo[:, 0]),
            reversion=interval(alone.reversion[:, 0]),
        ),
        zones=zones(alone, 0),
        parties=_parties(alone, 0),
    )


def _pooled(runs: dict[str, _Run], k: int, case: str) -> Pooled | None:
    """Return the pool's forecast of an issue; None where its model was not asked."""
    run = runs.get(POOL)
    if run is None or run.answer is None:
        return None
    return pooled(run.drawn(k), run.table.position[:, k], run.table.influence()[:, k], case)


def _entry(run: _Run, k: int, still: RoundState) -> ModelForecast:
    """Return what a model makes of one issue; ``still`` is its state without any round."""
    answer, table = run.answer, run.table
    drawn = run.drawn(k)
    outcome = interval(drawn)
    why_not = _LATER if answer is None else answer.why_not.get(table.issues[k])
    rounds: list[RoundState] = []
    if answer is not None and outcome is not None:
        rounds = [still] if answer.trace is None else _rounds(answer, table, k)
    ended = None if answer is None else answer.ended
    turned = None if answer is None or answer.mirrored is None else answer.mirrored[:, k]

    def of_draws(flags: Floats | None) -> float | None:
        """Return the share of draws in which a fact holds; None without an outcome."""
        if flags is None or outcome is None:
            return None
        return share(flags[:, k][~np.isnan(flags[:, k])])

    return ModelForecast(
        title=run.model.title,
        traits=run.model.traits,
        variant=run.model.variant or None,
        outcome=outcome,
        draws=int(np.count_nonzero(~np.isnan(drawn))),
        rounds=rounds,
        why_not=why_not if outcome is None else None,
        tied=of_draws(answer.tied if answer else None),
        cycle=of_draws(ended.cycle if ended else None),
        settled=of_draws(ended.settled if ended else None),
        deal=of_draws(answer.deal if answer else None),
        mirrored=None if turned is None else interval(turned),
        turned=None if turned is None else of_draws(_apart(answer)),
        equal_gains=_equal_gains(answer),
        ordered=_ordered(answer, k),
    )


def _equal_gains(answer: Answer | None) -> Interval | None:
    """Return how many choices between equal gains the order of the table made, by draw."""
    if answer is None or answer.equal_gains is None:
        return None
    return interval(answer.equal_gains.sum(axis=-1).astype(np.float64))


def _ordered(answer: Answer | None, k: int) -> Interval | None:
    """Return how far other orders of equal gains move the outcome of an issue, by draw."""
    if answer is None or answer.spread is None:
        return None
    least, greatest = answer.spread
    return interval(greatest[:, k] - least[:, k])


def _apart(answer: Answer | None) -> Floats | None:
    """Return 1 where the outcome depends on which end of the scale is 0, by over a point."""
    if answer is None or answer.mirrored is None:
        return None
    far = np.abs(answer.outcome - answer.mirrored)
    return np.where(np.isnan(far), np.nan, far > _POINT)


def _rounds(answer: Answer, table: Table, k: int) -> list[RoundState]:
    """Return positions by round with their median and mean, cut where nothing moves any more."""
    assert answer.trace is not None  # of a model with rounds
    steps = [
        _middles(table, k, step[:, k], None if answer.middles is None else answer.middles[n, :, k])
        for n, step in enumerate(answer.trace)
    ]
    while len(steps) > 1 and steps[-1] == steps[-2]:
        steps.pop()
    return steps


def _middles(table: Table, k: int, position: Floats, middles: Floats | None = None) -> RoundState:
    """Return a state of an issue: the model's own median and mean by draw, or those of positions.

    Parameters
    ----------
    table : Table
        Who weighs how much.
    k : int
        Place of the issue.
    position : array of float, shape (draw, party)
        Positions in that state.
    middles : array of float, shape (draw, 2), optional
        The model's own median and mean.
    """
    here = table.present()[k]
    arrays = (position[:, here], table.capability[:, here], table.salience[:, k, here])
    middle = np.median(arrays[0], axis=0)
    names = [p for p, held in zip(table.parties, here, strict=True) if held]
    if middles is None:
        middles = np.stack([median_array(*arrays), compromise_array(*arrays)], axis=-1)
    return RoundState(
        median=_middle(middles[:, 0]),
        mean=_middle(middles[:, 1]),
        positions={p: rounded(float(middle[n])) for n, p in enumerate(names)},
    )


def _middle(values: Floats) -> float | None:
    """Return the median over draws, or None where nobody has influence in any."""
    known = values[~np.isnan(values)]
    return rounded(float(np.median(known))) if known.size else None


def _parties(table: Table, k: int) -> list[PartyForecast]:
    """Return each party's position and its mean share of influence."""
    influence = table.influence()[:, k]
    total = influence.sum(axis=-1, keepdims=True)
    shares = influence / np.where(total > 0.0, total, 1.0)
    return [
        PartyForecast(
            actor=table.parties[n],
            position=interval(table.position[:, k, n]),
            influence=rounded(float(shares[:, n].mean())),
        )
        for n in np.flatnonzero(table.present()[k])
    ]


def outcomes(case: Case, rows: Rows, seed: int, draws: int) -> dict[str, IssueOutcome]:
    """Return per issue the forecasts, and the terms of the talks by option.

    Parameters
    ----------
    case : Case
        The cut case.
    rows : Rows
        Columns of the run.
    seed, draws : int
        Of the run.
    """
    inputs = EngagementTask(case, seed).inputs(0, draws)
    if rows.inputs["draw"].size == draws:  # what the run drew is not drawn again
        drawn = {name: v for name, v in rows.inputs.items() if _is_assessment(name)}
        inputs.values.update({n: np.asarray(v, dtype=np.float64) for n, v in drawn.items()})
    forecast = _forecasts(inputs, list(FORECASTS), quick=True)
    return {
        issue.id: _outcome(case, rows, issue, forecast[issue.id]) for issue in case.settings.issues
    }


def _is_assessment(name: str) -> bool:
    return name != "draw" and InputKey.parse(name).kind == "assessment"


def _outcome(case: Case, rows: Rows, issue: Issue, forecast: IssueForecast) -> IssueOutcome:
    """Return the forecast of an issue with the terms of the talks and the elicited positions."""
    positions = _positions(case, issue)
    behind = {claim for position in positions for claim in position.claims}
    return IssueOutcome(
        **{name: getattr(forecast, name) for name in IssueForecast.model_fields},
        status_quo=issue.status_quo,
        reversion=issue.reversion,
        strategies={s.id: _terms(rows, s.id, issue) for s in case.settings.strategies},
        positions=positions,
        claims=sorted({*issue.claims, *behind}),
    )


def _terms(rows: Rows, option: str, issue: Issue) -> TermsUnderOption:
    """Return the terms of the deals in force at the horizon under an option."""
    terms = rows.output(option, f"terms.{issue.id}")
    return TermsUnderOption(
        table=share(~np.isnan(terms)),
        models={_ENGAGEMENT: TermsForecast(outcome=interval(terms))},
    )


def _positions(case: Case, issue: Issue) -> list[ElicitedPosition]:
    """Return each party's elicited position with its claims."""
    return [
        ElicitedPosition(
            actor=a.subject,
            low=a.low,
            mode=a.mode,
            high=a.high,
            status=a.status,
            reason=a.reason,
            claims=[s.claim for s in case.supports if s.assessment == a.id and s.moves],
        )
        for a in case.assessments
        if a.item == issue.id and a.variable == "position"
    ]
