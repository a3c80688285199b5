"""Columns of a chunk: every metric that is modelled, months of the first draws, inputs."""

import numpy as np
import pytest
from tests.assess.camp_cases import with_settings
from tests.ensemble.planted import example

from detente.case.course.heads import heads_of
from detente.case.course.reference import reference_of
from detente.engagement.columns import month_columns, output_columns
from detente.engagement.course.input_rows import Head, Pair
from detente.engagement.course.run import SERIES, Batch, Outputs, empty_outputs
from detente.engagement.course.state_rows import FactionState, HeadState, War
from detente.engagement.drawing.partners import partners_of
from detente.engagement.task import KEPT, EngagementTask
from detente.ensemble.store import columns_digest

TASK = EngagementTask(example(), 1)
MANY = len(example().settings.strategies)
MONTHS = example().settings.horizon_months
HEADS = [head.actor.id for head in heads_of(example())]
WINGS = [wing.id for wing in sorted(example().factions(), key=lambda one: one.id)]


def test_rows_are_draw_by_strategy():
    found = TASK(5, 3).outputs
    assert found["draw"].tolist() == np.repeat([5, 6, 7], MANY).tolist()
    assert found["strategy"].tolist() == list(range(MANY)) * 3
    assert {len(column) for column in found.values()} == {3 * MANY}


def test_a_deal_signed_is_a_settlement_and_a_full_one_both():
    found = TASK(0, 200).outputs
    assert ((found["signed"] > 0) == (found["settlement"] == 1.0)).all()
    assert ((found["signed_full"] > 0) == (found["settlement_full"] == 1.0)).all()
    assert (found["settlement_full"] <= found["settlement"]).all()
    assert (found["held"] <= found["settlement"]).all()
    assert found["settlement"].any()


def test_terms_stand_on_the_scale_of_the_issues_where_a_deal_is_in_force():
    found = TASK(0, 1000).outputs
    in_force = np.isin(found["outcome"], [4.0, 5.0])
    assert in_force.any()
    terms = found["terms.power"]
    assert (np.isnan(terms) <= ~in_force).all()
    assert terms[in_force].min() >= 0.0
    assert 1.0 < terms[in_force].max() <= 100.0  # points, not shares


def test_a_case_without_issues_has_no_settlement():
    found = EngagementTask(with_settings(example(), issues=[]), 1)(0, 2).outputs
    assert "settlement" not in found
    assert not found["signed"].any()


def test_a_case_without_hold_out_has_no_such_column():
    found = EngagementTask(with_settings(example(), holdout=None), 1)(0, 2).outputs
    assert "holdout_contact" not in found


@pytest.mark.parametrize(("first", "count", "kept"), [(0, 4, 4), (KEPT - 1, 3, 1), (KEPT, 2, 0)])
def test_months_are_kept_of_the_first_draws_only(first, count, kept):
    found = TASK(first, count).months
    assert set(found) == {"draw", "strategy", "month", *SERIES}
    assert len(found["month"]) == kept * MANY * MONTHS
    assert sorted(set(found["draw"].tolist())) == list(range(first, first + kept))


def test_the_last_month_is_the_horizon():
    chunk = TASK(0, 3)
    last = chunk.months["month"] == MONTHS
    for name in ("share_open", "splits", "attacks", "bound", "drugs", "presence"):
        assert chunk.months[name][last].tolist() == chunk.outputs[name].tolist(), name


def test_deaths_of_the_months_add_up_to_the_toll():
    chunk = TASK(0, 100)
    ended = chunk.outputs["outcome"] >= 6.0
    tolls = chunk.months["deaths"].reshape(100, MANY, MONTHS).sum(axis=-1).ravel()
    assert tolls[~ended] == pytest.approx(chunk.outputs["toll"][~ended])


def test_inputs_hold_perceived_and_true_classes():
    found = TASK(0, 4).inputs
    for wing in WINGS:
        assert set(found[f"class|{wing}"].tolist()) <= {0, 1, 2}
        assert set(found[f"true_class|{wing}"].tolist()) <= {0, 1, 2}
        assert f"strength|{wing}" in found


def planted_outputs(draws: int = 2) -> tuple[Batch, Outputs]:
    """Return a batch of the example and outputs in which no two numbers are alike."""
    batch = TASK.prepare(0, draws).batch
    out = empty_outputs(batch, 3, draws)
    for place, array in enumerate(out):
        array[:] = (place + 1) * 1000.0 + np.arange(array.size).reshape(array.shape)
    out.faction[:, :, :, FactionState.TRUST_SUM] *= 1e-4  # log-odds
    return batch, out


NAMED = {
    "outcome": War.OUTCOME,
    "fate": War.FATE,
    "fate_month": War.FATE_MONTH,
    "again": War.AGAIN,
    "rounds": War.ROUNDS,
    "table_last": War.SEATS,
    "table_max": War.LARGEST,
    "table_month": War.LARGEST_MONTH,
    "talks": War.TALK_MONTHS,
    "first_talk": War.FIRST_TALKS,
    "signed": War.ANY_DEAL,
    "signed_full": War.FIRST_WHOLE,
    "bilateral": War.FIRST_BILATERAL,
    "broken": War.FAILURES,
    "failed": War.FIRST_FAILURE,
    "ceasefire": War.FIRST_CEASEFIRE,
    "low_activity": War.FIRST_LOW,
    "joins": War.JOINS,
    "sides": War.SIDES,
    "defections": War.DEFECTIONS,
    "splits": War.SPLITS,
    "attacks": War.ATTACKS,
    "bound": War.BOUND,
    "toll": War.TOLL,
    "share_open": War.SHARE_OPEN,
    "criticism": War.CRITICISM,
    "left": War.LEFT_MONTH,
    "status_success": War.STATUS_SUCCESS,
    "status_acceptance": War.STATUS_ACCEPTANCE,
    "acceptance_ranked": War.STATUS_RANKED,
    "acceptance_without": War.STATUS_WITHOUT,
    "acceptance_ranked_without": War.RANKED_WITHOUT,
    "drugs": War.DRUGS,
}
OF_HEADS = {
    "contact": HeadState.CONTACT,
    "opened": HeadState.OPENED,
    "role": HeadState.ROLE,
    "attended": HeadState.ATTENDED,
    "first_role": HeadState.FIRST_ROLE,
}
OF_POWERS = {"admitted": HeadState.ADMITTED, "recognised": HeadState.RECOGNISED}
OF_WINGS = {
    "engaged": FactionState.LEVEL,
    "seated": FactionState.SEATED,
    "bound": FactionState.BOUND,
    "cooperated": FactionState.MONTHS,
    "moved": FactionState.MODERATION,
    "strength_end": FactionState.STRENGTH,
    "trust_rise": FactionState.TRUST_SUM,
}
DERIVED = {
    "presence",
    "consensus",
    "consensus_weighted",
    "settlement",
    "settlement_full",
    "held",
    "holdout_contact",
    "terms.power",
    "terms.ceasefire",
    *(f"trust.{wing}" for wing in WINGS),
}


def test_every_column_holds_the_row_it_is_named_for():
    batch, out = planted_outputs()
    found = output_columns(example(), batch, out, 0)
    expected = {name: out.war[:, :, row] for name, row in NAMED.items()}
    for h, head in enumerate(HEADS):
        rows = OF_HEADS if head == "capital" else OF_HEADS | OF_POWERS
        expected |= {f"{name}.{head}": out.head[:, :, h, row] for name, row in rows.items()}
        if head in {"southland", "eastland"}:  # who borders the valley
            expected[f"spill.{head}"] = out.head[:, :, h, HeadState.SPILL]
        if head == "northland":  # who labels the movement
            expected[f"delisted.{head}"] = out.head[:, :, h, HeadState.DELISTED]
    for f, wing in enumerate(WINGS):
        expected |= {f"{name}.{wing}": out.faction[:, :, f, row] for name, row in OF_WINGS.items()}
    expected["aims"] = (batch.target > 0.0).any(axis=2).astype(float)
    for name, values in expected.items():
        assert found[name].tolist() == values.ravel().tolist(), name
    for k, issue in enumerate(("power", "ceasefire")):
        assert found[f"terms.{issue}"] == pytest.approx(100.0 * out.terms[:, :, k].ravel())
    assert set(found) == {"draw", "strategy", "undefined", *expected, *DERIVED}


def test_classes_stand_as_perceived_and_as_true():
    inputs = TASK.inputs(0, 100)
    partners, found = partners_of(inputs), TASK.prepare(0, 100).inputs
    assert (partners.seen != partners.true_class).any()
    for f, wing in enumerate(WINGS):
        assert (found[f"class|{wing}"] == partners.seen[:, f]).all()
        assert (found[f"true_class|{wing}"] == partners.true_class[:, f]).all()
        for test in ("class", "drugs"):
            assert (found[f"passed|{test}|{wing}"] == partners.passes[test][:, f]).all()


def test_series_of_months_hold_the_rows_they_are_named_for():
    _, out = planted_outputs()
    found = month_columns(TASK.case, out, 7)
    assert found["draw"].tolist() == [7] * 3 * MANY + [8] * 3 * MANY
    assert found["month"].tolist() == [1, 2, 3] * MANY * 2
    assert found["strategy"].tolist() == list(np.repeat(range(MANY), 3)) * 2
    for n, name in enumerate(SERIES):
        assert found[name].tolist() == out.month[:, :, :, n].ravel().tolist()


def test_months_leave_out_an_option_that_was_made_up_as_a_reference():
    options = [
        s for s in TASK.case.settings.strategies if s.id != reference_of(TASK.case).option.id
    ]
    case = with_settings(TASK.case, strategies=options)
    assert reference_of(case).added
    chunk = EngagementTask(case, 1)(0, 2)
    for table in (chunk.months, chunk.outputs):
        assert sorted(set(table["strategy"].tolist())) == list(range(len(options)))


def contacts(batch: Batch, out: Outputs, south: int, east: int, admitted: int = 0) -> None:
    """Set contact of both powers that count; convenor and government, in contact, do not."""
    south_at, east_at = HEADS.index("southland"), HEADS.index("eastland")
    out.head[:, :, :, HeadState.ADMITTED] = 0.0
    out.head[:, :, east_at, HeadState.ADMITTED] = admitted
    out.head[:, :, :, HeadState.CONTACT] = 3.0
    out.head[:, :, south_at, HeadState.CONTACT] = south
    out.head[:, :, east_at, HeadState.CONTACT] = east


@pytest.mark.parametrize(
    ("south", "east", "admitted", "expected"),
    [
        (0, 0, 0, 0.0),
        (3, 0, 0, 0.5),
        (3, 3, 0, 1.0),
        (2, 1, 0, 0.0),  # neither open nor admitted
        (2, 1, 1, 0.5),  # eastland admits its clandestine contact
        (3, 3, 1, 1.0),
    ],
)
def test_consensus_by_hand(south, east, admitted, expected):
    batch, out = planted_outputs()
    contacts(batch, out, south, east, admitted)
    assert (output_columns(example(), batch, out, 0)["consensus"] == expected).all()


@pytest.mark.parametrize(
    ("south", "east", "ranks", "expected"),
    [
        (0, 0, (1.5, 0.5), 0.0),
        (3, 0, (1.5, 0.5), 0.75),
        (0, 3, (1.5, 0.5), 0.25),
        (3, 3, (1.5, 0.5), 1.0),
    ],
)
def test_weighted_consensus_by_hand(south, east, ranks, expected):
    batch, out = planted_outputs()
    places = [HEADS.index("southland"), HEADS.index("eastland")]
    batch.head[:, places, Head.RANK] = ranks
    contacts(batch, out, south, east)
    found = output_columns(example(), batch, out, 0)["consensus_weighted"]
    np.testing.assert_allclose(found, expected)


def test_without_other_powers_there_is_no_consensus():
    batch, out = planted_outputs()
    batch.head[:, :, Head.POWER] = 0.0
    found = output_columns(example(), batch, out, 0)
    for name in ("consensus", "consensus_weighted", "status_acceptance"):
        assert np.isnan(found[name]).all()


def test_a_hold_out_came_round_if_it_ever_opened_contact():
    batch, out = planted_outputs()
    south = HEADS.index("southland")
    for opened, came in ((-1.0, 0.0), (0.0, 1.0), (17.0, 1.0)):
        out.head[:, :, south, HeadState.OPENED] = opened
        found = output_columns(example(), batch, out, 0)
        assert (found["holdout_contact"] == came).all()


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_columns_have_the_same_bits_in_chunks_of_any_size(size):
    whole = TASK(0, 15)
    pieces = [TASK(first, min(size, 15 - first)) for first in range(0, 15, size)]
    for part in ("outputs", "inputs", "months"):
        columns = [getattr(piece, part) for piece in pieces]
        joined = {name: np.concatenate([c[name] for c in columns]) for name in columns[0]}
        assert columns_digest(joined) == columns_digest(getattr(whole, part))


def test_mutual_trust_is_the_lower_of_both_and_moves_by_what_happened():
    batch, out = planted_outputs()
    out.faction[:, :, :, FactionState.TRUST_SUM] = np.log(2.0)
    found = output_columns(example(), batch, out, 0)
    for f, wing in enumerate(WINGS):
        start = batch.pair[:, [Pair.TRUST_FACTION, Pair.TRUST_HEAD], 0, f].clip(0.01, 0.99)
        lower = start.min(axis=1) / (1.0 - start.min(axis=1))
        expected = 2.0 * lower / (1.0 + 2.0 * lower)
        assert found[f"trust.{wing}"] == pytest.approx(np.repeat(expected, MANY))
