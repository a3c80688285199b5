"""Paired reruns: all else is equal, and many tests are corrected for."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assess.flip_cases import hanging_case

from detente.assess.evidence.flips.paired import Struck, holm, strike_out
from detente.assess.paired import PairedRerun
from detente.engagement.task import EngagementTask
from detente.runs.draws import Rows


def paired(first: int = 0, count: int = 32) -> PairedRerun:
    return PairedRerun(EngagementTask(hanging_case(), 1), count, first)


def nothing() -> None:
    """Take no notice of progress."""


def struck(base: PairedRerun, origin: str) -> Struck:
    return strike_out(base, [origin], 1, nothing)[origin]


def test_the_base_is_the_run_itself():
    run = EngagementTask(hanging_case(), 1)(5, 32)
    base = paired(5)
    for name, column in run.outputs.items():
        np.testing.assert_array_equal(base.rows.outputs[name], column)


def test_only_the_forced_origin_and_what_it_supports_differ():
    whole = EngagementTask(hanging_case(), 1).prepare(0, 64)
    forced = EngagementTask(hanging_case(), 1, forced={"origin|DECISIVE": 0.0}).prepare(0, 64)
    changed = {
        name
        for name, column in whole.inputs.items()
        if not np.array_equal(column, forced.inputs[name], equal_nan=True)
    }
    assert {"origin|DECISIVE", "claim|DECISIVE"} <= changed
    assert not any(name.startswith(("hypothesis|", "proposition|")) for name in changed)
    assert {n for n in changed if n.startswith("origin|")} == {"origin|DECISIVE"}
    assert "assessment|river-wing|stance|drugs" in changed
    assert "assessment|eastland|interest|spillover" not in changed


def test_an_origin_that_is_never_informative_changes_nothing_when_struck_out():
    base = paired()
    told = struck(base, "IDLE")
    assert told.size == 0.0
    assert told.change == 0.0
    assert told.p_value == 1.0
    assert told.first == base.first


def test_an_effect_is_the_mean_of_paired_differences():
    base = paired(count=64)
    told = struck(base, "DECISIVE")
    task = EngagementTask(hanging_case(), 1, forced={"origin|DECISIVE": 0.0})
    then = task(0, 64).outputs["settlement"][1::2]
    now = base.rows.output("selective", "settlement")
    assert told.effects["selective"]["settlement"].delta == pytest.approx((then - now).mean())
    error = (then - now).std() / 8.0
    assert told.effects["selective"]["settlement"].error == pytest.approx(error, abs=1e-6)


def test_draws_that_went_bad_are_compared_in_neither(monkeypatch):
    """The result is that of the draws that are left, resampled among themselves."""
    base = paired(count=64)
    keep = np.arange(64) >= 8
    monkeypatch.setattr(PairedRerun, "struck_out", lambda self, _: spoilt(forced))
    forced = EngagementTask(hanging_case(), 1, forced={"origin|DECISIVE": 0.0})(0, 64)
    found = struck(base, "DECISIVE")
    then = forced.outputs["settlement"][1::2][keep]
    now = base.rows.output("selective", "settlement")[keep]
    delta = found.effects["selective"]["settlement"].delta
    assert delta == pytest.approx((then - now).mean(), abs=1e-6)
    assert 0.0 <= found.resampled <= 1.0


def spoilt(chunk) -> Rows:
    """Return the rows of a chunk in which the first eight draws are undefined."""
    undefined = np.repeat(np.arange(64) < 8, 2).astype(np.float64)
    return Rows(("none", "selective"), {**chunk.outputs, "undefined": undefined}, chunk.inputs)


def test_another_option_comes_first_only_beyond_noise():
    sure = Struck({}, -0.1, "none", 0.001, "none", 0.97, 1.0)
    assert sure.turns("selective", 0.049)
    assert not sure.turns("selective", 0.05)
    assert not sure.turns("none", 0.001)
    assert replace(sure, first=None).turns(None, 0.001) is None
    assert not replace(sure, resampled=0.94).turns("selective", 0.001)


def test_holm_by_hand():
    assert holm({"a": 0.01, "b": 0.04, "c": 0.03, "d": 0.005}) == pytest.approx(
        {"a": 0.03, "b": 0.06, "c": 0.06, "d": 0.02}
    )
    assert holm({}) == {}


@given(st.dictionaries(st.text(max_size=3), st.floats(0, 1), max_size=12))
def test_holm_lies_between_the_number_itself_and_bonferroni(p_values):
    found = holm(p_values)
    assert list(found) == list(p_values)
    for name, p in p_values.items():
        assert p <= found[name] <= min(1.0, p * len(p_values)) + 1e-15
