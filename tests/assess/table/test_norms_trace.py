"""Numbers of powers come out of the series, or lead to the ties, that their traces name."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.table.norm_cases import blame, contact, label
from tests.assess.table.traced import check, context, fields, ids, patterns, place, printed, trace
from tests.ensemble.planted import table

from detente.assess.explain.trace import Context, Series
from detente.assess.table.norms_trace import TRACES
from detente.errors import UnknownNameError
from detente.runs.finished import FinishedRun
from detente.vocabulary.input_key import InputKey


def test_every_field_has_one_trace():
    assert sorted(TRACES) == sorted(patterns("norms"))


@pytest.mark.parametrize(
    ("pointer", "measure"),
    [
        ("/norms/forecast/strategies/continue/contact/mean", np.mean),
        ("/norms/forecast/strategies/continue/label_contact/against_reference/mean", np.mean),
        ("/norms/forecast/strategies/unconditional/shown/share", np.mean),
        (
            "/norms/forecast/strategies/unconditional/contact/count/p90",
            lambda v: np.quantile(v, 0.9),
        ),
        ("/norms/forecast/convenor/unconditional", lambda v: np.mean(v == 3)),
        ("/norms/forecast/start/contact", np.mean),
        ("/norms/record/label/drawn/p50", np.median),
        ("/norms/years/10/drawn", np.mean),
    ],
)
def test_the_printed_number_comes_out_of_its_series(pointer, measure):
    series = trace(pointer)
    assert isinstance(series, Series)
    assert float(measure(series.values)) == pytest.approx(printed(pointer), abs=1e-6)
    assert series.values.shape == context().run.rows.inputs["draw"].shape
    assert series.mechanisms or "/forecast/strategies/" not in pointer


def test_every_number_of_draws_is_taken_over_its_series():
    checked = set()
    for pointer, content in fields("norms").items():
        pattern = place(pointer).pattern
        drawn = isinstance(content, dict) or pattern.endswith(
            ("/drawn", "/mean", "/start/*", "*/*/share")
        )
        if drawn:
            series = trace(pointer)
            assert isinstance(series, Series), pointer
            check(pointer, content, series)
            checked.add(pattern)
    assert checked == {
        "norms/record/*/drawn",
        "norms/years/*/drawn",
        "norms/forecast/start/*",
        *(
            f"norms/forecast/strategies/*/*/{name}"
            for name in ("mean", "count", "share", "against_reference")
        ),
    }


def test_what_ties_decide_in_a_draw_leads_to_these_ties():
    assert trace("/norms/record/label/drawn").inputs == (InputKey.tie("r-label", "label"),)
    assert set(trace("/norms/forecast/start/label_contact").inputs) == {
        InputKey.tie("r-label", "label"),
        InputKey.tie("r-north-river", "contact"),
    }
    assert trace("/norms/forecast/start/label_ever_open").inputs


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ("/norms/record/label/count", {"r-label", "C6"}),
        ("/norms/record/label/who/0", {"r-label", "C6"}),
        ("/norms/record/contact/share", {"r-north-river", "C1"}),
        ("/norms/years/0/contact", {"r-north-river", "C1"}),
        ("/norms/years/0/year", {"r-label", "r-north-river"}),
        ("/norms/table/0/label_since", {"r-label", "r-north-river"}),
    ],
)
def test_counts_on_record_lead_to_their_ties(pointer, expected):
    assert expected <= ids(pointer)


def test_a_measure_leads_to_its_own_ties_only():
    assert "r-north-river" not in ids("/norms/record/label/count")
    assert "r-label" not in ids("/norms/record/contact/count")


def test_a_power_leads_to_its_own_ties_only():
    planted = [label("southland"), contact("northland"), blame("southland", "northland")]
    run = FinishedRun(context().run.folder)
    run.__dict__["case"] = replace(run.case, relations=table(planted))  # in place of that read
    where = place("/norms/table/0/level")  # the row of northland
    traced = TRACES[where.pattern](Context(run), where)
    assert {node.id for node in traced} == {"contact-northland", "blame-southland-northland"}


def test_where_no_tie_is_recorded_it_says_so():
    (node,) = trace("/norms/record/critics/count")
    assert (node.kind, node.text) == ("assumption", "the case records no such tie")


@pytest.mark.slow
def test_nothing_that_changes_with_the_seed_is_as_written():
    other = fields("norms", seed=2)
    changed = [p for p, content in fields("norms").items() if other.get(p, content) != content]
    assert changed
    for pointer in changed:
        assert isinstance(trace(pointer), Series), pointer


def test_every_field_can_be_traced():
    for pointer in fields("norms"):
        assert trace(pointer), pointer


@pytest.mark.parametrize("pointer", ["/norms/forecast/start", "/norms/forecast/convenor"])
def test_a_pointer_above_its_last_key_is_refused(pointer):
    with pytest.raises(UnknownNameError, match="not a single number; add one key to the pointer"):
        trace(pointer)
