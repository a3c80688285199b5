"""The arrays of a range of draws: the same for any split, finite, moved by what is forced."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from tests.engagement.drawing.small import actors, inputs, sets, settings, small, with_rows
from tests.ensemble.planted import assessment, claim, example, table, tie

from detente.case.case import Case
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.run import Batch
from detente.engagement.drawing.batch import draw_batch, kept_sure
from detente.engagement.setup.roles import ends_of
from detente.vocabulary.bindings.defaults import BINDINGS

BY_DRAW = (
    "head", "faction", "pair", "stance", "issue", "shared", "param", "target", "place", "event",
    "fresh", "announced",
)  # fmt: skip
DERIVED = {Param.HURDLE, Param.JOIN}


def drawn(case: Case, draws: int = 48, first: int = 0, forced=None):
    return draw_batch(inputs(case, draws, first, forced), ends_of(case))


def batch(case: Case, draws: int = 48, first: int = 0, forced=None) -> Batch:
    return drawn(case, draws, first, forced).batch


def same(one: Batch, other: Batch) -> list[str]:
    """Return the arrays that differ."""
    return [
        name
        for name in Batch._fields
        if not np.array_equal(getattr(one, name), getattr(other, name), equal_nan=True)
    ]


@pytest.mark.parametrize("cuts", [(0, 1, 48), (0, 17, 30, 48)])
def test_any_split_into_ranges_gives_the_same_bits(cuts):
    whole = drawn(example())
    parts = [drawn(example(), b - a, a) for a, b in itertools.pairwise(cuts)]
    for name in BY_DRAW:
        together = np.concatenate([getattr(part.batch, name) for part in parts])
        assert np.array_equal(together, getattr(whole.batch, name), equal_nan=True), name
    joined = np.concatenate([part.record.deal for part in parts])
    assert (joined == whole.record.deal).all()


def test_every_number_is_finite_but_what_is_not_known():
    found = batch(example())
    for name in Batch._fields:
        array = getattr(found, name)
        if name == "param":
            array = np.delete(array, [Param.TALK_CENTRE, Param.DEATHS], axis=1)
        assert np.isfinite(array).all(), name


def test_every_parameter_is_filled_in_but_those_that_the_anchor_sets():
    param = batch(example(), 400).param
    constant = {row for row in Param if np.ptp(param[:, row]) == 0.0}
    facts = {Param.RIVAL, Param.DRUGS, Param.INTEL_STANDS, Param.ARMS_STAND, Param.APPEAL_STANDS}
    assert constant <= DERIVED | facts
    assert (param[:, list(facts)] == 1.0).all()


def test_instruments_alleged_of_the_convenor_stand_where_their_claims_do():
    case = small(
        claims=[claim("k", 0.5)],
        relations=[
            tie("a", type="intelligence", level=None, claims=["k"]),
            tie("b", **{"from": "eastland", "type": "arms", "level": None, "claims": ["k"]}),
        ],
    )
    given = inputs(case, 200)
    param = draw_batch(given, {}).batch.param
    exists = given.any_tie([case.relations["a"]])
    assert (param[:, Param.INTEL_STANDS] == exists).all()
    assert 0.0 < exists.mean() < 1.0
    assert (param[:, Param.ARMS_STAND] == 1.0).all()  # another power's are not the convenor's


def test_balance_and_pain_keep_from_certainty():
    found = batch(small(), forced={"assessment|capital|balance|": 1.0})
    assert (found.param[:, Param.BALANCE] == 0.999).all()
    assert kept_sure(np.array([0.0, 0.5, 1.0])).tolist() == [0.001, 0.5, 0.999]


@pytest.mark.parametrize(
    ("name", "row", "value"),
    [
        ("parameter|terms|pace|", Param.PACE, 0.25),
        ("parameter|deal_life|fail_part|", Param.FAIL_PART, 0.02),
        ("assessment|capital|pain|", Param.PAIN, 0.6),
        ("choice|consent||", Param.CONSENT_LUCK, 0.4),
    ],
)
def test_a_forced_input_holds_in_every_draw_and_moves_nothing_else(name, row, value):
    free, found = batch(example()), batch(example(), forced={name: value})
    assert (found.param[:, row] == value).all()
    others = np.delete(found.param, row, axis=1), np.delete(free.param, row, axis=1)
    assert np.array_equal(*others, equal_nan=True)
    assert same(free, found) == ["param"]


def test_the_rate_of_first_talks_moves_the_prior_means_of_effects_on_them():
    """Decision 24: those that no set of the case binds, and nothing else."""
    name = "parameter|talks|talk0|"
    free, found = batch(small()), batch(small(), forced={name: -3.0})
    assert (found.param[:, Param.TALK0] == -3.0).all()
    moved = (found.param != free.param) & ~(np.isnan(found.param) & np.isnan(free.param))
    assert {Param(row).name for row in np.flatnonzero(moved.any(axis=0))} == {
        *("TALK0", "T_MED", "T_MED0", "T_ROUND", "T_PRESS", "APPEAL_TALKS", "T_LABEL")
    }
    assert same(free, found) == ["param"]


@pytest.mark.parametrize("name", sorted(BINDINGS))
def test_every_bound_set_forced_to_its_members_changes_the_draws(name):
    """I14: at least one byte differs between any two members."""
    members = list(BINDINGS[name])
    case = sets(small(), **{name.replace("-", "_"): [{"id": one} for one in members]})
    found = [batch(case, 16, forced={f"hypothesis|{name}": n}) for n in range(len(members))]
    for n, one in enumerate(found):
        for other in found[:n]:
            assert same(one, other)


def test_where_a_rival_is_strong_depends_on_the_reading_that_holds():
    rows = [
        example().presence["b-upper"].model_copy(update={"id": name, "reading": name, "low": low,
                                                         "mode": low, "high": low})
        for name, low in (("here", 0.1), ("there", 0.9))
    ]  # fmt: skip
    case = with_rows(small(presence=()), "presence", *rows)
    case = sets(case, place=[{"id": "here"}, {"id": "there"}])
    found = [batch(case, 8, forced={"hypothesis|place": n}).place[:, 1, 0] for n in range(2)]
    assert (found[0] == 0.1).all()
    assert (found[1] == 0.9).all()


def test_a_hypothesis_binds_rows_of_the_case():
    row = assessment("st", 0.2, 0.5, 0.8, subject="hill-wing", variable="stance", item="rival")
    binds = [{"st": [-0.8, -0.8, -0.8]}, {"st": [0.8, 0.8, 0.8]}]
    members = [{"id": n, "binds": b} for n, b in zip("ab", binds, strict=True)]
    case = sets(small(assessments=[row.model_copy(update={"status": "judgement"})]), own=members)
    found = [batch(case, 8, forced={"hypothesis|own": n}).shared[:, 0, 0] for n in range(2)]
    assert found[0] == pytest.approx(-0.8)  # it is known where it is bound
    assert found[1] == pytest.approx(0.8)


def test_the_order_of_actors_changes_nothing():
    """I4."""
    turned = replace(example(), actors=table(reversed(example().actors.records)))
    assert same(batch(example()), batch(turned)) == []


SMALL = {
    "no rival": settings(example(), rival=None),
    "no regions": replace(example(), regions=table(()), presence=table(())),
    "no issues": settings(example(), issues=[]),
    "no criteria": settings(example(), criteria=[], partner_rule=None),
    "no rounds": replace(example(), rounds=table(())),
    "no war": settings(example(), conflict=None),
    "no holdout": settings(example(), holdout=None),
    "no numbers": small(),
    "no factions": replace(
        example(), actors=table(a for a in example().actors if a.kind not in {"faction", "leader"})
    ),
    "one power": replace(
        small(rounds=(), regions=(), presence=()),
        actors=table(a for a in example().actors if a.id not in {"eastland", "southland"}),
    ),
    "two coalitions": actors(example(), {"id": "hill-wing", "coalition": "north"}),
    "a militia": actors(
        example(), {"id": "guards", "kind": "faction", "parent": None, "side": "government"}
    ),
}


@pytest.mark.parametrize("case", SMALL.values(), ids=SMALL)
def test_cases_without_this_or_that_are_drawn(case):
    found = batch(case, 8)
    for name in set(Batch._fields) - {"param"}:
        assert np.isfinite(getattr(found, name)).all(), name
