"""Striking out an origin: what rests on it alone is not known, everything else stays."""

from dataclasses import replace

import numpy as np
from tests.engagement.attendance.rounds import rounds_case
from tests.ensemble.planted import claim, table

from detente.case.case import Case
from detente.case.rounds import round_cells
from detente.case.schema.conflict import ConflictClaims
from detente.case.struck import origins_of_facts, origins_of_rounds, without_claims, without_origin

CLAIMS = [
    claim("A", 0.6, origin="desk"),
    claim("B", 0.8, origin="desk"),
    claim("C", 0.7),
    claim("X", 0.5, kind="context"),
]


def case(**cited: list[str]) -> Case:
    """Return two rounds; eastland's row of the first rests on A, southland's on A and C."""
    made = rounds_case({"southland": "came", "eastland": "came"}, {"eastland": "declined"})
    behind = {"eastland": ["A", "X"], "southland": ["A", "C"], "northland": ["B"]}
    parts = [
        p.model_copy(update={"claims": behind[p.actor]}) if p.round == "r0" else p
        for p in made.rounds
    ]
    conflict = made.settings.conflict.model_copy(update={"claims": ConflictClaims(**cited)})
    settings = made.settings.model_copy(update={"conflict": conflict})
    return replace(made, claims=table(CLAIMS), rounds=table(parts), settings=settings)


def test_rows_that_rest_on_an_origin_alone_are_not_observed():
    before, after = (round_cells(c) for c in (case(), without_origin(case(), "desk")))
    eastland, southland = (before.guests.index(g) for g in ("eastland", "southland"))
    assert before.asked[eastland, 0] == 1.0
    assert np.isnan(after.asked[eastland, 0])
    assert np.isnan(after.came[eastland, 0])
    assert after.asked[southland, 0] == 1.0  # C still says so
    assert after.rounds[0].host == "northland"
    np.testing.assert_array_equal(after.asked[:, 1], before.asked[:, 1])


def test_facts_that_rest_on_an_origin_alone_are_missing():
    known = case(intensity=["A", "B"], groups=["A", "C"], deal_before=["X"], text_last_3=["C"])
    found = without_origin(known, "desk").settings.conflict
    stated = known.settings.conflict
    assert found.intensity is None
    assert (found.groups, found.deal_before) == (stated.groups, stated.deal_before)
    assert (found.text_last_3, found.last_text) == (stated.text_last_3, stated.last_text)
    without_c = without_origin(known, "C").settings.conflict
    assert (without_c.text_last_3, without_c.last_text) == (None, None)
    assert without_c.intensity == stated.intensity


def test_an_origin_behind_nothing_changes_nothing():
    assert without_origin(case(), "nobody").digest == case().digest


def test_origins_are_named_once_without_context():
    assert origins_of_rounds(case()) in (["desk", "C"], ["C", "desk"])
    assert origins_of_facts(case(intensity=["A"], region=["B"], groups=["A", "C"])) == ["desk"]
    bare = case()
    settings = bare.settings.model_copy(update={"conflict": None})
    assert origins_of_facts(replace(bare, settings=settings)) == []
    assert without_origin(replace(bare, settings=settings), "desk").settings.conflict is None


def test_what_rests_on_some_claims_alone_is_not_known_without_them():
    known = case(intensity=["A", "C"], groups=["A", "B"])
    found = without_claims(known, {"A", "C"})
    assert found.settings.conflict.intensity is None
    assert found.settings.conflict.groups == known.settings.conflict.groups
    after = round_cells(found)
    assert np.isnan(after.asked[after.guests.index("southland"), 0])
    assert after.asked[after.guests.index("eastland"), 0] == 1.0  # X still says so
    assert without_claims(known, set()).digest == known.digest
