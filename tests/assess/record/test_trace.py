"""Each number of the record leads to its estimate, to the case's facts, or to the run."""

import numpy as np
import pytest
from tests.assess.table.traced import context, patterns, trace

from detente.assess.explain.nodes import grounds
from detente.assess.explain.trace import Series
from detente.assess.record.trace import TRACES


def test_every_field_has_one_trace():
    assert sorted(TRACES) == sorted(patterns("record"))


def test_a_forecast_is_a_record_and_the_judgement_of_the_facts():
    found = trace("/record/chances/deal/chance")
    assert grounds(found) == {"record", "judgement"}
    assert found[0].id == "record-movement.json"
    assert {node.id for node in found[0].children} == {
        "ucdp_termination_dyad_1989_2020.csv",
        "ucdp_peace_agreements_1975_2021.csv",
    }
    assert "conflict/text_last_3" in {node.id for node in found}


@pytest.mark.parametrize(
    "pointer",
    ["chances/rebel_victory/chance", "chances/deal/across", "held/full/years_5", "until"],
)
def test_averages_scores_and_counts_rest_on_the_record_alone(pointer):
    assert grounds(trace(f"/record/{pointer}")) == {"record"}


def test_a_fate_comes_from_the_draws_with_it():
    found = trace("/record/model/continues/share")
    assert isinstance(found, Series)
    assert np.mean(found.values) == pytest.approx(
        context().summary.record.model["continues"].share, abs=1e-6
    )


def test_what_the_run_says_comes_from_its_draws():
    found = trace("/record/model/deal/share")
    assert isinstance(found, Series)
    assert np.mean(found.values) == pytest.approx(
        context().summary.record.model["deal"].share, abs=1e-6
    )
