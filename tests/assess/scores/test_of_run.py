"""Questions on a run: the share of draws of a run to the close date, under the present course."""

import pytest
from tests.assess.camp_cases import with_settings
from tests.assess.scores.asked import question
from tests.ensemble.planted import example

from detente.assess.run import run
from detente.assess.scores import of_run
from detente.assess.scores.of_run import guess_of_run
from detente.engagement.anchoring import anchor

DRAWS = 32


@pytest.fixture(scope="module")
def summary():
    return run(example(), draws=DRAWS, seed=3, horizon=24).summary


def test_the_chance_is_the_share_of_a_run_to_the_close_date(summary, monkeypatch):
    monkeypatch.setattr(of_run, "_SETTLED_ON", anchor.DRAWS)
    metrics = ("holdout_contact", "settlement", "talks")
    found = guess_of_run(example(), [question(m.replace("_", "-"), m) for m in metrics], DRAWS, 3)
    ran = summary.strategies["continue"]
    assert found["holdout-contact"].chance == ran["holdout_contact"]
    assert found["settlement"].chance == ran["settlement"]
    assert found["talks"].chance == summary.attendance.talks["continue"].probability


def test_a_number_counts_where_it_reaches_the_threshold(summary):
    asked = [question(str(t), "table_max", threshold=t) for t in (0, 3, 99)]
    found = guess_of_run(example(), asked, DRAWS, 3)
    assert found["0"].chance == 1.0
    assert found["0"].chance >= found["3"].chance >= found["99"].chance == 0.0
    assert summary.strategies["continue"]["table_max"].p50 >= 3
    assert found["3"].chance >= 0.5


def test_what_compares_with_no_contact_has_it_to_compare_with():
    asked = [question("d", "extra_deaths", threshold=0.0), question("t", "talks")]
    found = guess_of_run(example(), asked, DRAWS, 3)
    alone = guess_of_run(example(), asked[1:], DRAWS, 3)
    assert 0.0 <= found["d"].chance <= 1.0
    assert found["t"].chance == alone["t"].chance  # the same draws, whatever else is run


@pytest.mark.parametrize("metric", ["holdout_contact", "settlement", "settlement_full", "talks"])
def test_the_first_months_of_a_long_run_are_a_short_one(metric):
    early = question("e", metric, close_date="2021-03-31")
    late = question("l", metric, close_date="2023-06-30")
    found = guess_of_run(example(), [late, early], DRAWS, 3)
    assert found["e"] == guess_of_run(example(), [early], DRAWS, 3)["e"]
    assert found["l"] == guess_of_run(example(), [late], DRAWS, 3)["l"]
    assert found["e"].chance <= found["l"].chance


def test_what_has_no_month_has_a_run_to_its_own_close_date():
    early = question("e", "splits", threshold=1, close_date="2021-03-31")
    late = question("l", "holdout_contact", close_date="2023-06-30")
    between = question("b", "talks", close_date="2021-01-31")
    found = guess_of_run(example(), [late, early, between], DRAWS, 3)
    for one in (early, late, between):
        assert found[one.id] == guess_of_run(example(), [one], DRAWS, 3)[one.id]


@pytest.mark.parametrize(
    ("case", "asked", "why"),
    [
        (example(), question("q", "splits"), "no threshold"),
        (example(), question("q", "talks", close_date="2099-01-01"), "longest run"),
        (with_settings(example(), holdout=None), question("q", "holdout_contact"), "no hold-out"),
        (
            with_settings(
                example(),
                strategies=[s for s in example().settings.strategies if s.engage != "as-now"],
            ),
            question("q", "talks"),
            "goes on as now",
        ),
    ],
    ids=["threshold", "far", "holdout", "option"],
)
def test_what_a_run_cannot_say_has_its_reason(case, asked, why):
    assert why in guess_of_run(case, [asked], 4, 1)["q"]
