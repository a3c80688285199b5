"""Inputs of models, typed by hand: bare tables, and cases in which every number is certain."""

from dataclasses import replace

import numpy as np
from tests.assess.camp_cases import with_assessments, with_settings
from tests.ensemble.planted import example
from tests.ensemble.planted import table as planted_table
from tests.reachability.valley import number

from detente.assess.agreement.runners.given import BargainInput, table_input
from detente.case.case import Case
from detente.case.schema.part import Triple
from detente.position_tables.record import IssueFacts, PositionTable, Stand, position_table

SIDES = ("capital", "river-wing", "hill-wing")
ISSUES = ("power", "ceasefire")
CAPABILITY = {"capital": 50.0, "river-wing": 25.0, "hill-wing": 25.0}
POSITION = {"power": (0.0, 80.0, 80.0), "ceasefire": (10.0, 35.0, 90.0)}
STATUS_QUO = {"power": 10.0, "ceasefire": 60.0}
REVERSION = {"power": 90.0, "ceasefire": 0.0}


def bare(
    position: dict[str, tuple[float, ...]] | None = None,
    salience: dict[str, tuple[float, ...]] | None = None,
    power: tuple[float, ...] = tuple(CAPABILITY.values()),
    scale: tuple[float, float] = (0.0, 100.0),
) -> PositionTable:
    """Return a bare table; a position or salience for each actor of each issue."""
    places = position or POSITION
    people = SIDES if len(power) == len(SIDES) else tuple(f"actor {n}" for n in range(len(power)))
    stands = [
        Stand(
            line=1,
            actor=actor,
            issue=issue,
            position=places[issue][n],
            salience=salience[issue][n] if salience else 1.0,
            capability=power[n],
        )
        for issue in places
        for n, actor in enumerate(people)
    ]
    low, high = scale
    facts = {
        issue: IssueFacts(
            low=low,
            high=high,
            status_quo=STATUS_QUO.get(issue, low),
            reversion=REVERSION.get(issue, low),
        )
        for issue in places
    }
    return position_table("table.csv", "plain", stands, facts)


def given(**fields) -> BargainInput:
    """Return a bare table as models read it."""
    return table_input(bare(**fields))


def certain(salience: dict[str, tuple[float, ...]]) -> Case:
    """Return the example with the numbers of `bare`, all certain, and only the sides of talks."""
    rows = [number(actor, "war-cost", 0.0) for actor in (*SIDES, "front")]
    rows += [number(actor, "capability", CAPABILITY[actor]) for actor in SIDES]
    for issue in ISSUES:
        for n, actor in enumerate(SIDES):
            rows.append(number(actor, "position", POSITION[issue][n], item=issue))
            rows.append(number(actor, "salience", salience[issue][n], item=issue))
    case = with_assessments(example(), rows)
    kept = [a for a in case.assessments if a.variable != "position" or a.subject in SIDES]
    issues = [
        issue.model_copy(
            update={
                "status_quo": point(STATUS_QUO[issue.id]),
                "reversion": point(REVERSION[issue.id]),
            }
        )
        for issue in case.settings.issues
    ]
    return with_settings(replace(case, assessments=planted_table(kept)), issues=issues)


def point(at: float) -> Triple:
    return Triple(low=at, mode=at, high=at)


def repeated(once: BargainInput, draws: int) -> BargainInput:
    """Return the same draw several times."""
    names = ("position", "salience", "capability", "status_quo", "reversion", "cost")
    return replace(once, **{n: np.repeat(getattr(once, n), draws, axis=0) for n in names})
