"""Claims of rows stand beside the forecast of a round only if it is another one without them."""

from dataclasses import replace

import numpy as np
from tests.engagement.attendance.rounds import rounds_case
from tests.ensemble.planted import claim, table

from detente.assess.attendance.cited import cited
from detente.assess.attendance.next_round import forecast_next
from detente.case.case import Case
from detente.case.schema.settings import RoundsRead
from detente.case.struck import without_origin

CLAIMS = [claim("A", 0.6, origin="desk"), claim("B", 0.8, origin="desk"), claim("C", 0.7)]


def case(*, learn: bool = True, **behind: list[str]) -> Case:
    """Return three rounds; claims stand behind the rows of the last."""
    record = {"southland": "came", "eastland": "declined"}
    made = rounds_case(record, record, record, rounds=RoundsRead(learn=learn))
    parts = [
        p.model_copy(update={"claims": behind.get(p.actor, [])}) if p.round == "r2" else p
        for p in made.rounds
    ]
    known = [*made.claims, *CLAIMS, claim("X", 0.5, kind="context")]
    return replace(made, claims=table(known), rounds=table(parts))


def test_rows_that_move_the_forecast_are_cited_with_the_whole_origin():
    known = case(southland=["A", "B"], eastland=["C", "X"])
    found = forecast_next(known, 2)
    assert set(found.claims) == {"A", "B", "C"}
    for origin in ("desk", "C"):
        assert forecast_next(without_origin(known, origin), 2).guests != found.guests


def test_a_row_that_is_no_observation_is_not_cited():
    known = case(northland=["C"])  # the host
    assert forecast_next(known, 2).claims == []
    assert forecast_next(without_origin(known, "C"), 2).guests == forecast_next(known, 2).guests


def test_rows_that_are_not_learned_from_are_not_cited():
    assert forecast_next(case(learn=False, southland=["A"]), 2).claims == []


def test_the_largest_change_comes_first():
    known = case(southland=["A"], eastland=["C"])
    sizes = {"desk": 0.1, "C": 0.7}
    changed = {without_origin(known, o).digest: size for o, size in sizes.items()}
    found = cited(known, lambda other: np.array([changed.get(other.digest, 0.0)]))
    assert found == ["C", "A"]
