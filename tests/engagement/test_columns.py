"""Columns of a chunk: every metric that is modelled, months of the first draws, inputs."""

import numpy as np
import pytest
from tests.assess.camp_cases import with_settings
from tests.ensemble.planted import example

from detente.engagement.columns import TERMS, input_columns, month_columns, output_columns
from detente.engagement.layout import Band, Faction, Guest, Model, Power, War
from detente.engagement.loop import SERIES, Outputs, empty_outputs
from detente.engagement.setup.batch import build_batch
from detente.engagement.task import KEPT, EngagementTask
from detente.ensemble.store import columns_digest

TASK = EngagementTask(example(), 1)
MANY = len(example().settings.strategies)
MONTHS = example().settings.horizon_months


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


def test_terms_stand_on_the_scale_of_the_issues_where_there_was_an_offer():
    found = TASK(0, 200).outputs
    offered = found["offers"] > 0
    assert offered.any()
    for model in TERMS:
        terms = found[f"terms.{model}.power"]
        assert (np.isnan(terms) == ~offered).all()
        assert terms[offered].min() >= 0.0
        assert terms[offered].max() <= 100.0
        assert terms[offered].max() > 1.0  # points, not shares


def test_a_case_without_issues_has_no_settlement():
    found = EngagementTask(with_settings(example(), issues=[]), 1)(0, 2).outputs
    assert "settlement" not in found
    assert not found["offers"].any()


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
    assert (chunk.months["cohesion"][last] == chunk.outputs["cohesion"]).all()
    assert (chunk.months["splits"][last] == chunk.outputs["splits"]).all()
    tolls = chunk.months["deaths"].reshape(3, MANY, MONTHS).sum(axis=-1).ravel()
    assert tolls == pytest.approx(chunk.outputs["toll"])


def test_inputs_hold_perceived_and_true_classes():
    found = TASK(0, 4).inputs
    for wing in ("river-wing", "hill-wing"):
        assert set(found[f"class|{wing}"].tolist()) <= {0, 1, 2}
        assert set(found[f"true_class|{wing}"].tolist()) <= {0, 1, 2}
        assert f"strength|{wing}" in found


def planted_outputs(draws: int = 2) -> tuple[tuple[object, ...], Outputs]:
    """Return a batch of the example and outputs in which no two numbers are alike."""
    batch, partners = build_batch(TASK.inputs(0, draws))
    out = empty_outputs(batch, 3, draws)
    for place, array in enumerate(out):
        array[:] = (place + 1) * 1000.0 + np.arange(array.size).reshape(array.shape)
    return (batch, partners), out


def test_every_column_holds_the_row_it_is_named_for():
    (batch, _), out = planted_outputs()
    found = output_columns(example(), batch, out, 0)
    named = {
        "rounds": War.ROUNDS,
        "table_last": War.SEATS,
        "table_max": War.LARGEST,
        "table_month": War.LARGEST_MONTH,
        "talks": War.TALKS,
        "first_talk": War.FIRST_TALK,
        "offers": War.OFFERS,
        "signed": War.SIGNED,
        "signed_full": War.FULL,
        "broken": War.BROKEN,
        "splits": War.SPLITS,
        "attacks": War.ATTACKS,
        "bound": War.BOUND,
        "cohesion": War.COHESION,
        "toll": War.TOLL,
        "credit": War.CREDIT,
        "status_success": War.STATUS_SUCCESS,
        "status_acceptance": War.STATUS_ACCEPTANCE,
        "drugs": War.DRUGS,
    }
    expected = {name: out.war[:, :, row] for name, row in named.items()}
    for j, guest in enumerate(example().guests()):
        expected[f"contact.{guest}"] = out.guest[:, :, j, Guest.CONTACT]
        expected[f"opened.{guest}"] = out.guest[:, :, j, Guest.OPENED]
        expected[f"role.{guest}"] = out.guest[:, :, j, Guest.ROLE]
        expected[f"attended.{guest}"] = out.guest[:, :, j, Guest.ATTENDED]
        expected[f"first_role.{guest}"] = out.guest[:, :, j, Guest.FIRST_ROLE]
        if guest in {"southland", "eastland"}:  # who borders the valley
            expected[f"spill.{guest}"] = out.guest[:, :, j, Guest.SPILL]
    for f, faction in enumerate(("river-wing", "hill-wing")):
        expected[f"engaged.{faction}"] = out.band[:, :, f, Band.ENGAGED]
        expected[f"seated.{faction}"] = out.band[:, :, f, Band.SEATED]
        expected[f"bound.{faction}"] = out.band[:, :, f, Band.BOUND]
        expected[f"cooperated.{faction}"] = out.band[:, :, f, Band.SUCCESSES]
        ways = [Band.TRUSTED, Band.TRUSTS]
        start = batch.faction[:, None, f, [Faction.TRUSTED, Faction.TRUSTS]].clip(0.01, 0.99)
        expected[f"trust.{faction}"] = out.band[:, :, f, ways].min(axis=-1)
        expected[f"trust_rise.{faction}"] = (out.band[:, :, f, ways] - start).min(axis=-1)
    for k, issue in enumerate(("power", "ceasefire")):
        for name, model in (("compromise", Model.COMPROMISE), ("median", Model.MEDIAN)):
            expected[f"terms.bargaining.{name}.{issue}"] = 100.0 * out.terms[:, :, model, k]
    for name, values in expected.items():
        assert found[name].tolist() == values.ravel().tolist(), name
    flags = {
        "consensus",
        "consensus_weighted",
        "settlement",
        "settlement_full",
        "held",
        "holdout_contact",
    }
    assert set(found) == {"draw", "strategy", "undefined", *expected, *flags}


def test_classes_stand_as_perceived_and_as_true():
    inputs = TASK.inputs(0, 100)
    _, partners = build_batch(inputs)
    found = input_columns(inputs, partners, 0)
    assert (partners.klass != partners.true_class).any()
    for f, faction in enumerate(("river-wing", "hill-wing")):
        assert (found[f"class|{faction}"] == partners.klass[:, f]).all()
        assert (found[f"true_class|{faction}"] == partners.true_class[:, f]).all()
        for test in ("class", "drugs"):
            assert (found[f"passed|{test}|{faction}"] == partners.passed[test][:, f]).all()


def test_series_of_months_hold_the_rows_they_are_named_for():
    _, out = planted_outputs()
    found = month_columns(out, 7)
    assert found["draw"].tolist() == [7] * 3 * MANY + [8] * 3 * MANY
    assert found["month"].tolist() == [1, 2, 3] * MANY * 2
    assert found["strategy"].tolist() == list(np.repeat(range(MANY), 3)) * 2
    for n, name in enumerate(SERIES):
        assert found[name].tolist() == out.month[:, :, :, n].ravel().tolist()


@pytest.mark.parametrize(
    ("south", "east", "admitted", "expected"),
    [
        (0, 0, 0, 0.0),
        (3, 0, 0, 0.5),
        (3, 3, 0, 1.0),
        (2, 1, 0, 0.0),  # neither open nor admitted
        (2, 1, 1, 0.5),  # eastland admits its clandestine contact
        (2, 0, 1, 0.0),  # what was admitted and is no more
        (3, 3, 1, 1.0),
    ],
)
def test_consensus_by_hand(south, east, admitted, expected):
    """Of the two powers that may move; convenor and government, in open contact, do not count."""
    (batch, _), out = planted_outputs()
    batch.power[:, :, Power.ADMITTED] = 0.0
    batch.power[:, example().guests().index("eastland"), Power.ADMITTED] = admitted
    out.guest[:, :, :, Guest.CONTACT] = [3.0, south, east, 3.0]
    assert (output_columns(example(), batch, out, 0)["consensus"] == expected).all()


@pytest.mark.parametrize(
    ("south", "east", "means", "expected"),
    [
        (0, 0, (30.0, 10.0), 0.0),
        (3, 0, (30.0, 10.0), 0.75),
        (0, 3, (30.0, 10.0), 0.25),
        (3, 0, (0.0, 10.0), 0.0),  # the south is not assessed, and does not count
        (0, 3, (0.0, 10.0), 1.0),
        (3, 3, (0.0, 0.0), np.nan),  # nobody is
    ],
)
def test_weighted_consensus_by_hand(south, east, means, expected):
    (batch, _), out = planted_outputs()
    batch.power[:, :, Power.ADMITTED] = batch.power[:, :, Power.MEANS] = 0.0
    places = [example().guests().index(g) for g in ("southland", "eastland")]
    batch.power[:, places, Power.MEANS] = means
    out.guest[:, :, :, Guest.CONTACT] = [3.0, south, east, 3.0]
    found = output_columns(example(), batch, out, 0)["consensus_weighted"]
    np.testing.assert_allclose(found, expected)


def test_without_other_powers_there_is_no_consensus():
    (batch, _), out = planted_outputs()
    batch.power[:, :, Power.MOVES] = 0.0
    assert np.isnan(output_columns(example(), batch, out, 0)["consensus"]).all()


def test_a_hold_out_came_round_if_it_ever_opened_contact():
    (batch, _), out = planted_outputs()
    south = example().guests().index("southland")
    for opened, came in ((-1.0, 0.0), (0.0, 1.0), (17.0, 1.0)):
        out.guest[:, :, south, Guest.OPENED] = opened
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


def test_cooperation_and_mutual_trust_of_each_faction():
    batch, _ = build_batch(TASK.inputs(0, 40))
    out = TASK(0, 40).outputs
    ids = [f.id for f in example().factions()]
    start = np.clip(batch.faction[:, :, [Faction.TRUSTED, Faction.TRUSTS]], 0.01, 0.99)
    idle = np.ones(40 * MANY, dtype=bool)
    for f, name in enumerate(ids):
        lowest = np.repeat(start[:, f].min(axis=-1), MANY)
        level, rise = out[f"trust.{name}"], out[f"trust_rise.{name}"]
        assert ((level >= 0.01) & (level <= 0.99)).all()
        assert (rise <= level - lowest + 1e-12).all()  # the lesser rise of the two ways
        still = (out["talks"] == 0) & (out[f"cooperated.{name}"] == 0)
        assert still.any()
        assert np.abs(rise[still]).max() < 1e-12
        idle &= out[f"cooperated.{name}"] == 0
    assert not idle.all()
