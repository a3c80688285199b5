"""Metrics by strategy; absent ones are null with the reason."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.camp_cases import beside_none, with_assessments, with_settings
from tests.assess.runs import finished
from tests.ensemble.planted import example, table
from tests.reachability import valley

from detente.assess.options.metrics import (
    against_reference,
    metric_values,
    metrics,
    not_modelled,
    spread,
    units,
)
from detente.runs.draws import Rows
from detente.runs.result import Difference, Interval
from detente.vocabulary.ends import ENDS
from detente.vocabulary.input_key import InputKey
from detente.vocabulary.metrics import METRICS


def test_metrics_by_hand():
    case = beside_none()
    names = tuple(s.id for s in case.settings.strategies)
    many = len(names)
    table = np.repeat([1.0, 2.0, 3.0], many)
    met = np.repeat([0.0, 1.0, 1.0], many)
    met[0] = 1.0  # the first strategy reaches it in every draw
    toll = np.zeros(3 * many)
    toll[4] = 2.0  # the fifth strategy costs two months of deaths more in the first draw
    outputs = {"table_max": table, "holdout_contact": met, "toll": toll}
    found = metrics(case, Rows(names, outputs, {}))
    assert found[names[4]]["extra_deaths"] == Interval(p10=0.0, p50=0.0, p90=1.6)
    persons = Rows(names, outputs, {"assessment|capital|deaths|": np.array([10.0, 1.0, 1.0])})
    assert metrics(case, persons)[names[4]]["extra_deaths"].p90 == 16.0
    assert found[names[0]]["holdout_contact"] == 1.0
    assert found[names[1]]["holdout_contact"] == pytest.approx(2 / 3, abs=1e-6)
    assert found[names[0]]["table_max"] == Interval(p10=1.2, p50=2.0, p90=2.8)
    assert found[names[0]]["consensus"] is None
    assert set(found[names[0]]) == set(METRICS)


def test_the_example_has_every_metric():
    summary, rows, _ = finished()
    assert summary.not_modelled == not_modelled(example(), rows) == {}
    for metric in METRICS:
        assert any(found[metric] is not None for found in summary.strategies.values())


def test_a_case_without_a_hold_out_says_so():
    case = beside_none()
    none = replace(case, settings=case.settings.model_copy(update={"holdout": None}))
    found = not_modelled(none, Rows(("none",), {"toll": np.zeros(1)}, {}))
    assert found["holdout_contact"] == "the case names no hold-out power"


def test_a_case_without_borders_or_a_stance_on_drugs_says_so():
    found = not_modelled(beside_none(), Rows(("none",), {"toll": np.zeros(1)}, {}))
    assert found["spillover"].startswith("the case names no rival group")
    assert found["drugs"] == "the case has no assessment of a stance on drugs"


def test_spillover_is_the_risk_over_that_of_the_reference_in_the_same_draw():
    """Two borders: 1 + 3 against 4 + 4, 2 + 2 against 2 + 2, and no risk at all."""
    risks = {
        "spill.southland": [[4.0, 2.0, 0.0], [1.0, 2.0, 0.0]],
        "spill.eastland": [[4.0, 2.0, 0.0], [3.0, 2.0, 0.0]],
    }
    outputs = {name: np.array(values).T.ravel() for name, values in risks.items()}
    both = Rows(("none", "selective"), outputs, {})
    found = metric_values(beside_none(), both, "selective", "spillover")
    assert found.tolist() == [0.5, 1.0, 1.0]
    assert metric_values(beside_none(), both, "none", "spillover").tolist() == [1.0, 1.0, 1.0]
    alone = Rows(("selective",), outputs, {})
    assert metric_values(beside_none(), alone, "selective", "spillover") is None


def planted(*names: str, **columns) -> Rows:
    """Return rows of named strategies; columns as one list a strategy."""
    outputs = {
        name: np.array(values, dtype=np.float64).T.ravel() for name, values in columns.items()
    }
    return Rows(names, outputs, {})


def strategies(*ids: str):
    case = beside_none()
    chosen = [s for s in case.settings.strategies if s.id in ids]
    return replace(case, settings=case.settings.model_copy(update={"strategies": chosen}))


def test_differences_from_the_reference_are_paired_draw_by_draw():
    case = strategies("none", "selective")
    rows = planted(
        "none",
        "selective",
        settlement=[[0, 0, 1, 0], [1, 0, 0, 1]],
        toll=[[1.0, 1.0, 1.0, 1.0], [1.0, 2.0, 1.0, 1.0]],
    )
    found = against_reference(case, rows)["selective"]
    # differences 1, 0, -1, 1: mean .25, sd sqrt(11/16), error sd/2
    assert found["settlement"].model_dump() == {
        "mean": 0.25,
        "error": pytest.approx((11 / 16) ** 0.5 / 2, abs=1e-6),
        "higher": 0.5,
        "lower": 0.25,
        "same": 0.25,
    }
    assert found["extra_deaths"].mean == 0.25
    assert found["drugs"] is None


def test_without_the_reference_option_nothing_is_paired():
    case = strategies("selective")
    rows = planted("selective", settlement=[[0, 1]], toll=[[1.0, 1.0]])
    assert against_reference(case, rows) is None
    assert metrics(case, rows)["selective"]["extra_deaths"] is None
    assert "the reference option was not run" in not_modelled(case, rows)["extra_deaths"]


def test_deaths_are_persons_only_where_the_case_gives_deaths():
    rows = finished()[1]
    assert units(example(), rows)["extra_deaths"] == "months of the present toll"
    persons = Rows(rows.strategies, rows.outputs, {"assessment|capital|deaths|": np.ones(1)})
    assert units(example(), persons)["extra_deaths"] == "persons"


def test_a_chance_is_spread_over_hypotheses_that_enough_draws_hold():
    case = strategies("none")
    held = np.repeat([0, 1, 2], [150, 140, 10])
    settled = np.concatenate([np.ones(30), np.zeros(120), np.ones(70), np.zeros(70), np.ones(10)])
    rows = Rows(("none",), {"settlement": settled}, {"hypothesis|movement": held})
    found = spread(case, rows)["none"]["settlement"]
    assert (found.low, found.high) == (0.2, 0.5)  # the third holds in too few draws
    assert found.readings == 2
    p = 110 / 300
    assert found.error == pytest.approx((p * (1 - p) / 300) ** 0.5, abs=1e-6)


def test_deaths_are_paired_and_weighed_draw_by_draw():
    case = strategies("none", "selective")
    rows = planted("none", "selective", toll=[[5.0, 1.0, 4.0], [6.0, 0.0, 6.0]])
    months = metric_values(case, rows, "selective", "extra_deaths")
    assert months.tolist() == [1.0, -1.0, 2.0]
    inputs = {"assessment|capital|deaths|": np.array([10.0, 100.0, 1.0])}
    persons = metric_values(case, replace(rows, inputs=inputs), "selective", "extra_deaths")
    assert persons.tolist() == [10.0, -100.0, 2.0]
    found = against_reference(case, replace(rows, inputs=inputs))
    assert found["selective"]["extra_deaths"].mean == pytest.approx(-88 / 3, abs=1e-6)
    assert found["selective"]["extra_deaths"].higher == pytest.approx(2 / 3, abs=1e-6)
    assert found["none"]["extra_deaths"] == Difference(
        mean=0.0, error=0.0, higher=0.0, lower=0.0, same=1.0
    )


def test_deaths_of_anybody_but_the_government_count_nobody():
    case = strategies("none", "selective")
    rows = planted("none", "selective", toll=[[1.0], [2.0]])
    others = replace(rows, inputs={"assessment|front|deaths|": np.array([500.0])})
    assert metric_values(case, others, "selective", "extra_deaths").tolist() == [1.0]
    assert units(case, others)["extra_deaths"] == "months of the present toll"


def test_a_case_that_gives_deaths_counts_persons_in_a_run():
    """Deaths move no toll: they only turn months into persons."""
    given = with_assessments(example(), [valley.number("capital", "deaths", 250.0)])
    months, persons = valley.run(example(), 16), valley.run(given, 16)
    for s in months.strategies:
        assert (months.output(s, "toll") == persons.output(s, "toll")).all()
        expected = 250.0 * metric_values(example(), months, s, "extra_deaths")
        assert metric_values(given, persons, s, "extra_deaths") == pytest.approx(expected)
    assert units(given, persons)["extra_deaths"] == "persons"
    assert units(example(), months)["extra_deaths"] == "months of the present toll"


def test_every_metric_has_a_unit():
    assert set(units(example(), finished()[1])) == set(METRICS)


def test_undefined_draws_take_no_part_in_a_difference():
    case = strategies("none", "selective")
    rows = planted(
        "none", "selective", consensus=[[0.0, np.nan], [0.5, np.nan]], toll=[[0.0] * 2] * 2
    )
    assert against_reference(case, rows)["selective"]["consensus"].mean == 0.5


def test_nothing_modelled_means_no_difference_and_no_spread():
    case = strategies("none")
    rows = planted("none", toll=[[1.0, 1.0]])
    rows = replace(rows, inputs={"hypothesis|movement": np.zeros(2)})
    assert against_reference(case, rows)["none"]["settlement"] is None
    assert spread(case, rows)["none"] == dict.fromkeys(
        ("settlement", "settlement_full", "held", "holdout_contact")
    )
    assert metrics(case, rows)["none"]["settlement"] is None


def test_a_case_without_issues_says_that_nothing_can_be_settled():
    found = not_modelled(strategies("none"), planted("none", toll=[[1.0]]))
    for metric in ("settlement", "settlement_full", "held"):
        assert found[metric] == "the case names no issues to settle"


def test_without_rivals_a_chance_has_no_width():
    case = with_settings(strategies("none"), hypotheses=[])
    rows = planted("none", held=[[1.0, 0.0, 0.0, 0.0]], toll=[[1.0] * 4])
    found = spread(case, rows)["none"]["held"]
    assert (found.low, found.high) == (0.25, 0.25)
    assert found.error == pytest.approx((0.25 * 0.75 / 4) ** 0.5, abs=1e-6)


@pytest.mark.parametrize(("draws", "low", "readings"), [(99, 0.501672, 1), (100, 0.0, 2)])
def test_a_hypothesis_needs_a_hundred_draws_to_be_shown(draws, low, readings):
    """The share of all draws is never outside its own range, and left-out readings are counted."""
    held = np.repeat([0, 1], [draws, 200])
    settled = np.repeat([0.0, 1.0, 0.0], [draws, 150, 50])
    rows = Rows(("none",), {"settlement": settled}, {"hypothesis|movement": held})
    found = spread(strategies("none"), rows)["none"]["settlement"]
    assert (found.low, found.high, found.readings) == (low, 0.75, readings)
    assert found.low <= settled.mean() <= found.high


def test_every_null_metric_has_its_reason_where_there_is_no_other_power():
    gone = {"southland", "eastland"}
    known = example()
    plans = [s.model_copy(update={"rounds": None}) for s in known.settings.strategies]
    alone = replace(
        with_settings(known, strategies=plans, holdout=None),
        actors=table(a for a in known.actors if a.id not in gone),
        assessments=table(a for a in known.assessments if not {a.subject, a.object} & gone),
        relations=table(r for r in known.relations if not {r.from_, r.to} & gone),
        rounds=table(()),
    )
    rows = valley.run(alone, 8)
    null = {m for m, value in metrics(alone, rows)["none"].items() if value is None}
    assert null == set(not_modelled(alone, rows))


def test_every_end_has_its_own_worth():
    worths = {str(InputKey.worth(end)): np.full(8, n / 10.0) for n, end in enumerate(ENDS)}
    rows = Rows(("none",), {"outcome": np.arange(8.0)}, {"draw": np.arange(8), **worths})
    found = metric_values(example(), rows, "none", "worth")
    assert found == pytest.approx(np.arange(8) / 10.0)
    assert metric_values(beside_none(), rows, "none", "worth") is None


def test_a_draw_that_is_undefined_has_no_worth():
    worths = {str(InputKey.worth(end)): np.zeros(1) for end in ENDS}
    rows = Rows(("none",), {"outcome": np.array([np.nan])}, {"draw": np.arange(1), **worths})
    assert np.isnan(metric_values(example(), rows, "none", "worth")).all()
