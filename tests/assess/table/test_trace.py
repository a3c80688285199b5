"""Results on the table come out of the series, or lead to the rows, that their traces name."""

from functools import cache

import numpy as np
import pytest
from tests.assess.table.traced import (
    check,
    context,
    fields,
    ids,
    patterns,
    place,
    printed,
    trace,
)

from detente.assess.explain.patterns import place_of
from detente.assess.explain.trace import Place, Series
from detente.assess.summary.record import Summary
from detente.assess.table import standing
from detente.assess.table import trace as traces
from detente.assess.table.trace import TRACES, key_of
from detente.errors import UnknownNameError

STEMS = ("attendance", "contacts", "standing")


@pytest.fixture(autouse=True)
def networks_once(monkeypatch):
    """Build the networks of the run once and not for each number."""
    monkeypatch.setattr(traces, "standing_draws", built)


@cache
def built_once():
    run = context().run
    return standing.standing_draws(run.case, run.rows, run.facts.seed)


def built(case, rows, seed):
    run = context().run
    assert (case, rows, seed) == (run.case, run.rows, run.facts.seed)
    return built_once()


def test_every_field_has_one_trace():
    assert sorted(TRACES) == sorted(patterns(*STEMS))


# Series.


@pytest.mark.parametrize(
    ("pointer", "measure"),
    [
        ("/contacts/powers/none/southland/levels/open", lambda v: np.mean(v == 3)),
        ("/contacts/powers/none/southland/ever_open", lambda v: np.mean(v >= 0)),
        ("/contacts/factions/selective/river-wing/unofficial", lambda v: np.mean(v == 2)),
        ("/contacts/consensus/continue/powers/p90", lambda v: np.quantile(v, 0.9)),
        ("/attendance/planned/continue/guests/eastland/probability", lambda v: np.mean(v > 0)),
        ("/attendance/planned/continue/guests/eastland/roles/observer", lambda v: np.mean(v == 2)),
        (
            "/attendance/planned/continue/guests/eastland/first/probability",
            lambda v: np.mean(v > 0),
        ),
        (
            "/attendance/planned/continue/guests/eastland/first/month/p50",
            lambda v: np.nanquantile(v, 0.5),
        ),
        (
            "/attendance/planned/continue/guests/eastland/first/roles/participant",
            lambda v: np.mean(v[~np.isnan(v)] == 3),
        ),
        ("/attendance/planned/continue/seats/p90", lambda v: np.quantile(v, 0.9)),
        ("/attendance/planned/unconditional/movement/probability", lambda v: np.mean(v > 0)),
        (
            "/attendance/planned/unconditional/movement/factions/hill-wing",
            lambda v: np.mean(v > 0),
        ),
        ("/attendance/talks/none/probability", lambda v: np.mean(v > 0)),
        ("/attendance/talks/continue/broken", lambda v: np.mean(v > 0)),
        ("/attendance/talks/continue/first_month/p10", lambda v: np.nanquantile(v, 0.1)),
        ("/standing/before/rank/p90", lambda v: np.nanquantile(v, 0.9)),
        ("/standing/strategies/continue/liaison/ahead", np.nanmean),
        ("/standing/strategies/continue/rank/change/p10", lambda v: np.nanquantile(v, 0.1)),
        ("/standing/holdout/unconditional/joins", np.nanmean),
        ("/standing/holdout/none/stays", np.nanmean),
        ("/standing/joint/continue/both/value/p10", lambda v: np.nanquantile(v, 0.1)),
        ("/standing/joint/unconditional/either/joins", np.nanmean),
        ("/standing/joint/none/both/stays", np.nanmean),
    ],
)
def test_the_printed_number_comes_out_of_its_series(pointer, measure):
    series = trace(pointer)
    assert isinstance(series, Series)
    assert float(measure(series.values)) == pytest.approx(printed(pointer), abs=1e-6)
    assert series.values.shape == context().run.rows.inputs["draw"].shape
    assert series.mechanisms or pointer.startswith("/standing/before")


def test_every_interval_is_taken_over_its_series():
    checked = set()
    for pointer, content in fields("attendance", "standing").items():
        if isinstance(content, dict):
            series = trace(pointer)
            assert isinstance(series, Series), pointer
            check(pointer, content, series)
            checked.add(place(pointer).pattern)
    assert checked == {
        *(f"attendance/planned/*/{name}" for name in ("rounds", "seats", "largest")),
        "attendance/planned/*/guests/*/first/month",
        "attendance/talks/*/months",
        "attendance/talks/*/first_month",
        "standing/before/*",
        "standing/joint/*/*/value",
        *(f"standing/strategies/*/*/{name}" for name in ("now", "change", "beyond")),
    }


def test_every_mean_of_standing_is_that_of_its_series():
    for pointer, content in fields("standing").items():
        if pointer.endswith(("/ahead", "/joins", "/stays")) and content is not None:
            check(pointer, content, trace(pointer))


def test_standing_is_known_in_the_first_draws_only():
    values = trace("/standing/strategies/continue/liaison/now").values
    assert np.isnan(values).tolist() == [False] * 64 + [True] * 192


def test_the_hold_out_splits_the_draws():
    joins, stays = (trace(f"/standing/holdout/unconditional/{k}") for k in ("joins", "stays"))
    assert (np.isnan(joins.values) != np.isnan(stays.values)).all()
    assert joins.mechanisms == ("standing", "contact")


@pytest.mark.slow
def test_nothing_that_changes_with_the_seed_is_as_written():
    other = fields(*STEMS, seed=2)
    changed = [p for p, content in fields(*STEMS).items() if other.get(p, content) != content]
    assert {p.split("/")[0] for p in changed} == set(STEMS)
    for pointer in changed:
        traced = trace(pointer)
        written = not isinstance(traced, Series) and any(
            node.kind == "judgement" and node.text == "as written in the case" for node in traced
        )
        assert not written, pointer


def test_every_field_can_be_traced():
    """Null in place of a whole record holds no field: an option without rounds, or a movement."""
    for pointer, content in fields(*STEMS).items():
        whole = content is None and place_of(Summary, pointer.split("/")) is None
        assert whole or trace(pointer), pointer
        named = pointer.split("/")
        assert not whole or named[:2] == ["attendance", "planned"], pointer
        assert not whole or len(named) == 3 or named[3:] == ["movement"], pointer


def test_what_is_in_no_draw_says_so():
    (node,) = trace("/attendance/planned/selective/guests/northland/asked")
    assert node.kind == "judgement"
    absent = [p for p, v in fields("attendance").items() if p.endswith("/month") and v is None]
    for pointer in absent:
        (node,) = trace(pointer)
        assert node.kind == "assumption"
        assert "comes to no round in any draw" in node.text


def test_a_guest_of_the_widening_is_asked_by_the_number_of_rounds():
    """The plan of `selective` asks southland as it widens, eastland from the first round on."""
    widened = trace("/attendance/planned/selective/guests/southland/asked")
    assert isinstance(widened, Series)
    assert widened.values.max() >= 2
    (first,) = trace("/attendance/planned/selective/guests/eastland/asked")
    assert first.text == "as written in the case"


# Exact traces.


def test_ties_and_rounds_on_record_lead_to_their_rows():
    assert "C1" in ids("/contacts/recorded/0/exists")
    assert {"first: northland", "first: southland", "C5"} <= ids("/attendance/observed/0/seats")
    southland = ids("/attendance/observed/0/parts/3/role")
    assert "first: southland" in southland
    assert "first: northland" not in southland


def test_a_pointer_above_its_last_key_is_refused():
    assert place_of(Summary, ["standing", "before"]) is None
    where = Place(("standing", "before", "rank"), "standing/before/*", ("rank",))
    assert key_of(where, 0, ("liaison", "rank")) == "rank"
    with pytest.raises(UnknownNameError, match="not a single number; add one key to the pointer"):
        key_of(where, 1, ("liaison", "rank"))
