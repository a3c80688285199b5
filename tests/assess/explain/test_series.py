"""Which column a number of the summary is taken over: the printed number comes out of it."""

import numpy as np
import pytest
from detente.assess.explain.series import SECTIONS, series_of
from tests.assess.explain.example_run import example_run


def at(pointer: str):
    here = example_run().summary
    for token in pointer.strip("/").split("/"):
        here = here[int(token)] if isinstance(here, list) else here[token]
    return here


@pytest.mark.parametrize(
    ("pointer", "measure"),
    [
        ("/strategies/selective/settlement", np.mean),
        ("/strategies/unconditional/table_max/p90", lambda v: np.quantile(v, 0.9)),
        ("/against_none/selective/holdout_contact/mean", np.mean),
        ("/ranking/strategies/continue/mean", np.mean),
        ("/ranking/strategies/continue/mean_regret", np.mean),
        ("/ranking/strategies/continue/value/p10", lambda v: np.quantile(v, 0.1)),
        ("/contacts/powers/none/southland/levels/open", lambda v: np.mean(v == 3)),
        ("/contacts/powers/none/southland/ever_open", lambda v: np.mean(v >= 0)),
        ("/contacts/factions/selective/river-wing/unofficial", lambda v: np.mean(v == 2)),
        ("/norms/forecast/strategies/continue/contact/mean", np.mean),
        ("/norms/forecast/strategies/continue/label_contact/against_none/mean", np.mean),
        ("/norms/forecast/convenor/unconditional", lambda v: np.mean(v == 3)),
        ("/stages/strategies/selective/stages/table/reached", np.mean),
        ("/stages/strategies/selective/stages/deal/chain", np.mean),
        ("/stages/strategies/selective/stages/trust/chain_against_none/mean", np.mean),
        ("/attendance/planned/continue/guests/eastland/probability", lambda v: np.mean(v > 0)),
        (
            "/attendance/planned/continue/guests/eastland/first/probability",
            lambda v: np.mean(v > 0),
        ),
        ("/contacts/consensus/continue/powers/p90", lambda v: np.quantile(v, 0.9)),
        ("/attendance/talks/none/probability", lambda v: np.mean(v > 0)),
        ("/spread/none/settlement/error", lambda v: np.sqrt(v.mean() * (1 - v.mean()) / v.size)),
    ],
)
def test_the_printed_number_comes_out_of_its_series(pointer, measure):
    found = series_of(example_run(), pointer.strip("/").split("/"))
    assert found is not None
    assert float(measure(found.values)) == pytest.approx(at(pointer), abs=1e-6)
    assert found.mechanisms


@pytest.mark.parametrize(
    "pointer",
    [
        "/camps/factions/river-wing/entropy",
        "/attendance/observed/0/seats",
        "/contacts/recorded/0/exists",
        "/norms/record/label/count",
        "/norms/forecast/start/contact",
        "/ranking/margin",
        "/plausibility/base_rates/0/rate",
        "/outcomes/power/status_quo/low",
        "/draws",
        "/strategies",
    ],
)
def test_what_is_not_taken_over_the_draws_has_no_series(pointer):
    assert series_of(example_run(), pointer.strip("/").split("/")) is None


def test_a_value_is_weighed_by_the_objectives_and_a_metric_is_not():
    assert series_of(example_run(), ["ranking", "strategies", "none", "mean"]).objectives
    assert not series_of(example_run(), ["strategies", "none", "settlement"]).objectives


def test_rival_readings_and_contested_claims_are_linked_exactly():
    found = series_of(example_run(), ["dissent", "sets", "movement", "one", "values", "none"])
    assert found is None or found.inputs == ("hypothesis|movement",)
    spread = series_of(example_run(), ["spread", "none", "settlement", "low"])
    assert spread.inputs == ("hypothesis|movement",)


def test_how_often_an_option_backfires_is_the_mean_of_its_series():
    told = example_run().summary["backfires"]["strategies"]["selective"]
    for outcome, record in told.items():
        if record is not None:
            found = series_of(example_run(), ["backfires", "strategies", "selective", outcome])
            assert found.values.mean() == pytest.approx(record["rate"], abs=1e-6)
            assert found.objectives == (outcome == "value")
    assert series_of(example_run(), ["backfires", "material"]) is None


def test_every_section_is_a_part_of_the_summary():
    assert set(SECTIONS) <= set(example_run().summary)
