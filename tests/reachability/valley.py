"""The invented valley, built so that one verdict or another ought to come out."""

from dataclasses import replace
from functools import cache
from typing import Any

from tests.assess.camp_cases import with_assessments, with_settings
from tests.ensemble.planted import assessment, example, table

from detente.assess.options.ranking import ranking
from detente.assess.options.record import Ranking
from detente.case.case import Case
from detente.case.schema.hypotheses import Hypothesis, HypothesisSet
from detente.case.schema.settings import Objective
from detente.case.schema.world import Assessment
from detente.engagement.task import EngagementTask
from detente.runs.draws import Rows

DRAWS = 1024
SEED = 1


def number(subject: str, variable: str, at: float, towards: str = "", item: str = "") -> Assessment:
    """Return a number that everybody is sure of."""
    fields: dict[str, Any] = {"subject": subject, "variable": variable}
    fields |= {"object": towards} if towards else {}
    fields |= {"item": item} if item else {}
    name = "-".join(part for part in ("v", subject, variable, towards, item) if part)
    return assessment(name, at, at, at, **fields)


def aim(metric: str, direction: str = "more", worst: float = 0.0, best: float = 1.0) -> Objective:
    return Objective.model_validate(
        {
            "metric": metric,
            "direction": direction,
            "worst": worst,
            "best": best,
            "weight": [1.0, 1.0],
            "margin": 0.005,
            "reason": "Planted.",
        }
    )


def reading(case: Case, holds: str) -> Case:
    """Return the case with one reading of the movement certain."""
    sets = [
        s.model_copy(update={"members": [_sure(m, holds) for m in s.members]})
        if s.id == "movement"
        else s
        for s in case.settings.hypotheses
    ]
    return replace(with_settings(case, hypotheses=sets), hypotheses=table([]))


def _sure(member: Hypothesis, holds: str) -> Hypothesis:
    return member.model_copy(update={"prior": float(member.id == holds)})


def binding(case: Case, **effects: float) -> Case:
    """Return the case with a set of which one member holds, and binds parameters to numbers."""
    bound = {name: [at - 1e-6, at, at + 1e-6] for name, at in effects.items()}
    away = {name: [-1e-6, 0.0, 1e-6] for name in effects}
    given = HypothesisSet.model_validate(
        {
            "id": "planted",
            "question": "Is it so?",
            "members": [
                {"id": "yes", "title": "yes", "prior": 1.0, "binds": bound},
                {"id": "no", "title": "no", "prior": 0.0, "binds": away},
            ],
        }
    )
    return with_settings(case, hypotheses=[*case.settings.hypotheses, given])


def stances(case: Case, river: float, hill: float) -> Case:
    """Return the case with what both wings think of the drug trade, -1 to 1."""
    rows = [a for a in case.assessments if (a.variable, a.item) != ("stance", "drugs")]
    own = [
        number("river-wing", "stance", river, item="drugs"),
        number("hill-wing", "stance", hill, item="drugs"),
    ]
    return replace(case, assessments=table([*rows, *own]))


def comparing(case: Case, *strategies: str) -> Case:
    return with_settings(
        case, strategies=[s for s in case.settings.strategies if s.id in strategies]
    )


def sorted_wings(case: Case) -> Case:
    """Return the case with the river wing engageable and picked, the hill wing a spoiler."""
    rows = [
        number("river-wing", "performance", 9.0, item="talk"),
        number("river-wing", "performance", 9.0, item="drugs"),
        number("hill-wing", "performance", 0.5, item="talk"),
        number("hill-wing", "performance", 0.5, item="drugs"),
        number("river-wing", "stance", 0.9, item="drugs"),
        number("hill-wing", "stance", -0.9, item="drugs"),
    ]
    return with_assessments(case, rows)


def run(case: Case, draws: int = DRAWS) -> Rows:
    chunk = EngagementTask(case, SEED)(0, draws)
    return Rows(tuple(s.id for s in case.settings.strategies), chunk.outputs, chunk.inputs)


def ranked(case: Case) -> Ranking:
    return ranking(case, run(case), SEED)


@cache
def valley() -> Case:
    return sorted_wings(example())


def willing(case: Case, river: float, hill: float) -> Case:
    rows = [
        number("river-wing", "willingness", river, towards="capital"),
        number("hill-wing", "willingness", hill, towards="capital"),
        number("river-wing", "trust", 0.4, towards="capital"),
        number("capital", "trust", 0.4, towards="river-wing"),
        number("capital", "trust", 0.05, towards="hill-wing"),
    ]
    return with_assessments(case, rows)


def deal_with_the_river() -> Case:
    """Two camps: the river wing would sign near the government's terms, the hill wing would not.

    Open contact with the river wing alone guarantees its deal; open contact with all goes behind
    the government's back to hardliners.
    """
    near = [
        number("river-wing", "position", 15.0, item="power"),
        number("river-wing", "position", 15.0, item="ceasefire"),
        number("river-wing", "war-cost", 0.4),
        number("capital", "war-cost", 0.4),
    ]
    case = reading(with_assessments(willing(valley(), 1.0, 0.0), near), "two")
    openly = [
        s.model_copy(update={"level": "open"}) if s.id == "selective" else s
        for s in case.settings.strategies
    ]
    return with_settings(case, strategies=openly, objectives=[aim("settlement")])
