"""Boxes of PRIM by the EMA workbench, which comes with ``make oracles``.

A peel of ours takes off the share alpha of a box rounded down, one of theirs rounds up. Where all
sizes come out even, both take the same draws. Theirs pastes back a share of what lies outside, ours
a share of the box, so that only peels can be compared one by one.
"""

from typing import NamedTuple

import numpy as np
import pytest

from detente.models.decision.prim import inside_array, prim_array, quasi_p_array

prim = pytest.importorskip("ema_workbench.analysis.prim")
pandas = pytest.importorskip("pandas")

RULES = {
    "density": prim.PRIMObjectiveFunctions.ORIGINAL,
    "face": prim.PRIMObjectiveFunctions.LENIENT1,
}

# It warns of seaborn, altair and pandas.
pytestmark = pytest.mark.filterwarnings("ignore")


class Even(NamedTuple):
    """A number of draws of which alpha is a whole number, peel after peel."""

    draws: int
    alpha: float
    mass_min: float
    peels: int


EVEN = [Even(4096, 0.25, 0.2, 5), Even(4096, 0.125, 0.58, 4), Even(10_000, 0.1, 0.65, 4)]


def planted(seed, draws, inputs=4):
    """Return inputs and an outcome that is seven times as frequent in a box of the first two."""
    rng = np.random.default_rng(seed)
    drawn = rng.random((draws, inputs))
    box = (drawn[:, 0] < 0.5) & (drawn[:, 1] > 0.4)
    return drawn, rng.random(draws) < np.where(box, 0.7, 0.1)


def workbench(outcome, frame, rule, alpha=0.05, mass_min=0.05):
    """Return the box that the workbench finds, with its path."""
    found = prim.Prim(
        frame,
        outcome.astype(int),
        threshold=1e-9,
        obj_function=RULES[rule],
        peel_alpha=alpha,
        paste_alpha=alpha,
        mass_min=mass_min,
    )
    return found.find_box()


def table(drawn):
    return pandas.DataFrame(drawn, columns=[f"input{k}" for k in range(drawn.shape[1])])


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("even", EVEN, ids=str)
@pytest.mark.parametrize("rule", RULES)
def test_peels_are_the_same_where_sizes_come_out_even(rule, even, seed):
    drawn, outcome = planted(seed, even.draws)
    box = workbench(outcome, table(drawn), rule, even.alpha, even.mass_min)
    path = box.peeling_trajectory[: even.peels + 1]
    found = prim_array(outcome, drawn, alpha=even.alpha, mass_min=even.mass_min, criterion=rule)
    kept = even.peels + 1
    assert (found.mass[:kept] * even.draws).round().tolist() == path["n"].tolist()
    assert found.density[:kept] == pytest.approx(path["density"].to_numpy(), rel=1e-12)
    assert found.coverage[:kept] == pytest.approx(path["coverage"].to_numpy(), rel=1e-12)
    for n in range(kept):
        low, high = box.box_lims[n].to_numpy()
        expected = ((drawn >= low) & (drawn <= high)).all(axis=1)
        inside = inside_array(drawn, found.low[n], found.high[n], found.kept[n])
        np.testing.assert_array_equal(inside, expected)


@pytest.mark.parametrize("seed", range(4))
def test_quasi_p_values_are_the_same_for_the_same_limits(seed):
    """Their limits lie half-way between two draws, ours at the outermost draw of the box."""
    drawn, outcome = planted(seed, 1000)
    frame = table(drawn)
    box = workbench(outcome, frame, "density")
    everything = box.box_lims[0].to_numpy()
    for n in (10, 20, 30):
        low, high = box.box_lims[n].to_numpy()
        low = np.where(low == everything[0], -np.inf, low)
        high = np.where(high == everything[1], np.inf, high)
        found = quasi_p_array(outcome, drawn, low, high, np.ones((drawn.shape[1], 1), dtype=bool))
        expected = np.full(found.shape, np.nan)
        for name, values in box.qp[n].items():
            at = frame.columns.get_loc(name)
            expected[at, :2] = np.where(np.equal(values, -1), np.nan, values)
        np.testing.assert_allclose(found, expected, rtol=1e-9)


@pytest.mark.parametrize("seed", range(4))
def test_values_of_a_category_are_peeled_in_the_same_order(seed):
    rng = np.random.default_rng(seed)
    kind, other = rng.integers(0, 5, 1000), rng.random(1000)
    outcome = rng.random(1000) < np.where(np.isin(kind, [1, 3]) & (other > 0.3), 0.8, 0.1)
    frame = pandas.DataFrame({"other": other, "kind": np.array(list("abcde"))[kind]})
    box = workbench(outcome, frame, "density")
    drawn = np.stack([other, kind], axis=1)
    found = prim_array(outcome, drawn, np.array([False, True]))
    for n in range(4):  # three values, one after the other
        names = {"abcde"[value] for value in np.flatnonzero(found.kept[n, 1])}
        assert names == box.box_lims[n]["kind"][0]
        assert found.density[n] == pytest.approx(box.peeling_trajectory["density"][n], rel=1e-12)
    assert names == {"b", "d"}


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("draws", [1000, 2000])
def test_at_usual_settings_boxes_are_as_dense_for_their_coverage(draws, seed):
    drawn, outcome = planted(seed, draws)
    box = workbench(outcome, table(drawn), "density")
    path, found = box.peeling_trajectory, prim_array(outcome, drawn)
    for coverage in (0.9, 0.7):
        densest = path["density"][path["coverage"] >= coverage].max()
        assert found.density[found.coverage >= coverage].max() == pytest.approx(densest, abs=0.03)
