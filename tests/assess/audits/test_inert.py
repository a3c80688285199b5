"""Mechanisms that change nothing when they are switched off."""

from dataclasses import replace

import numpy as np
from tests.assess.audits.reruns import rerun

from detente.assess.audits.inert import inert_of, largest_contrast
from detente.runs.draws import Rows


def test_standing_ends_no_draw_otherwise():
    found = {row.mechanism: row for row in inert_of(rerun(), "continue")}
    assert found["standing"].differs == 0.0
    assert found["balance"].differs > 0.0
    assert not found["balance"].inert


def moved(option: str, by: float) -> Rows:
    """Return the example's draws with more seats under one option."""
    rows = rerun().rows
    seats = rows.outputs["table_max"].reshape(-1, len(rows.strategies)).copy()
    seats[:, rows.strategies.index(option)] += by
    return replace(rows, outputs={**rows.outputs, "table_max": seats.ravel()})


def test_the_largest_contrast_is_that_of_the_option_that_moved():
    values = rerun().values
    assert any(one.metric == "table_max" for one in values.used) or values.used
    own = largest_contrast(rerun(), rerun().rows, "continue")
    assert (own.delta, own.error) == (0.0, 0.0)


def test_without_objectives_deals_are_compared():
    aimless = rerun().task.case.settings.model_copy(update={"objectives": []})
    case = replace(rerun().task.case, settings=aimless)
    own = type(rerun())(replace(rerun().task, case=case), 16)
    signed = own.rows.outputs["signed"].reshape(-1, len(own.rows.strategies)).copy()
    signed[:, own.rows.strategies.index("divide")] = 1.0
    rows = replace(own.rows, outputs={**own.rows.outputs, "signed": signed.ravel()})
    found = largest_contrast(own, rows, "continue")
    before = own.rows.output("divide", "signed") > 0.0
    assert found.delta == np.round(1.0 - before.mean(), 6)


def test_one_option_has_no_contrast():
    rows = rerun().rows
    alone = Rows(("continue",), {}, rows.inputs)
    assert largest_contrast(rerun(), replace(rows, strategies=rows.strategies), "nobody") is None
    assert alone.strategies == ("continue",)
