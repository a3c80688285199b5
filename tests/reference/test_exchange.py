"""The exchange model against the numbers of the open program of the Groningen model.

foarsitter/decide-exchange-model, commit 51dee66, equal gain, ties not random, on its sample of
ten actors and six issues.
"""

import json
from dataclasses import dataclass, replace

import numpy as np
import pytest

from detente.models.bargaining.exchange.model import AS_RUN, ExchangeRules, exchange_array


@dataclass(frozen=True)
class Sample:
    """The program's input, as arrays, and what it printed."""

    actors: list[str]
    issues: list[str]
    position: np.ndarray
    salience: np.ndarray
    power: np.ndarray
    scale: np.ndarray
    printed: dict


@pytest.fixture(scope="module")
def sample(shared) -> Sample:
    folder = shared / "data" / "bargaining"
    lines = (folder / "exchange_sample_data.txt").read_text().splitlines()
    rows = [[cell.strip("'") for cell in line.split("\t")] for line in lines]
    actors = [row[1] for row in rows if row[0] == "#A"]
    issues = [row[1] for row in rows if row[0] == "#P"]
    marks = {issue: [float(r[2]) for r in rows if r[:2] == ["#M", issue]] for issue in issues}
    table = np.full((3, len(issues), len(actors)), np.nan)
    for row in rows:
        if row[0] == "#D":
            table[:, issues.index(row[2]), actors.index(row[1])] = [float(c) for c in row[3:6]]
    scale = np.array([[min(marks[issue]), max(marks[issue])] for issue in issues])
    printed = json.loads((folder / "exchange_sample_data.json").read_text())
    return Sample(actors, issues, *table, scale, printed)


def run(sample: Sample, rules: ExchangeRules = AS_RUN):
    return exchange_array(
        sample.position,
        sample.power,
        sample.salience,
        scale=sample.scale,
        rounds=3,
        rules=rules,
    )


def test_outcomes_of_three_rounds(sample):
    found = run(sample)
    expected = [sample.printed["nbs_start"], *sample.printed["nbs_after_round"]]
    table = [[row[issue] for issue in sample.issues] for row in expected]
    np.testing.assert_allclose(found.outcome, table, atol=1e-8)  # nine decimals printed


def test_number_of_exchanges(sample):
    assert run(sample).deals.realised.tolist() == sample.printed["realised_per_round"]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_first_five_exchanges_of_a_round(sample, number):
    deals = run(sample).deals
    for at, printed in enumerate(sample.printed["first5_exchanges_per_round"][number]):
        actor, supply = deals.actor[number, at], deals.supply[number, at]
        assert [sample.actors[k] for k in actor] == [printed["i"], printed["j"]]
        assert [sample.issues[d] for d in supply] == [printed["i_supply"], printed["j_supply"]]
        assert deals.gain[number, at] == pytest.approx(printed["gain"], abs=1e-12)
        low, high = sample.scale[supply].T
        voting = (deals.voting[number, at] - low) / (high - low) * 100
        assert voting == pytest.approx([printed["y_i"], printed["y_j"]], abs=1e-9)


@pytest.mark.parametrize("rules", [AS_RUN, ExchangeRules()], ids=["as-run", "default"])
def test_first_exchanges_of_the_first_round_do_not_hang_on_the_reading(sample, rules):
    deals = run(sample, rules).deals
    printed = [row["gain"] for row in sample.printed["first5_exchanges_per_round"][0]]
    assert deals.gain[0, :5, 0] == pytest.approx(printed, abs=1e-12)


@pytest.mark.parametrize(
    ("options", "reproduces"),
    [
        ({"level": "right"}, True),
        ({"level": "neither"}, True),
        ({"history": "actor"}, False),
        ({"check": "all"}, False),
        ({"check": "none"}, False),
    ],
    ids=["level-right", "level-neither", "history-actor", "check-all", "check-none"],
)
def test_which_readings_the_numbers_tell_apart(sample, options, reproduces):
    """No actor stands at an outcome, so its side is open; the other readings show."""
    found = run(sample, replace(AS_RUN, **options))
    assert np.allclose(run(sample).outcome, found.outcome, atol=1e-6) == reproduces


def test_the_first_exchange_from_totals():
    """The sample's first exchange from its two traders and the totals of everybody else.

    Willems (capability 1) and Wcentr (0.9) on "tolheffing-binnenstad" (total influence 5.025,
    outcome 49.353233831) and "extra-investering" (3.42, 49.488304094); the rest is one actor an
    issue, which alone cannot trade. Printed: gain 1.9736842105263157, positions 100 and
    61.05117364047237; the sum of c s x is 248 and 169.25.
    """
    position = np.array([[100.0, 0.0, np.nan, np.nan], [25.0, 100.0, np.nan, np.nan]])
    salience = np.array([[0.95, 0.95, 1, 0], [0.6, 0.9, 0, 1]])
    capability = np.array([[1.0, 0.9, 0, 0], [1.0, 0.9, 0, 0]])
    rest = np.array([5.025, 3.42]) - (capability * salience).sum(axis=1)
    weighted = np.array([248, 169.25]) - np.nansum(capability * salience * position, axis=1)
    for issue in range(2):
        capability[issue, 2 + issue] = rest[issue]
        position[issue, 2 + issue] = weighted[issue] / rest[issue]
    found = exchange_array(position, capability, salience)
    assert found.outcome[0] == pytest.approx([49.353233831, 49.488304094], abs=1e-9)
    assert found.deals.actor[0, 0].tolist() == [0, 1]
    assert found.deals.supply[0, 0].tolist() == [1, 0]
    assert found.deals.gain[0, 0] == pytest.approx(1.9736842105263157, abs=1e-12)
    assert found.deals.voting[0, 0] == pytest.approx([100, 61.05117364047237], abs=1e-9)


def test_weights_of_the_next_start():
    """The program's own test: full salience keeps 90 % of the start, whichever way it moves."""
    position = np.array([[0.0, 100.0], [0.0, 100.0]])
    salience = np.array([[1.0, 1.0], [0.5, 1.0]])
    found = exchange_array(position, np.ones((2, 2)), salience)
    moved = found.voting[0] != position
    share = (found.position[1] - position)[moved] / (found.voting[0] - position)[moved]
    assert share == pytest.approx((1 - salience[moved]) * 0.4 + 0.1)
