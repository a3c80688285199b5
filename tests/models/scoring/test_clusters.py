"""Whole clusters are drawn, by a seed; the ends of an interval are replicates."""

import numpy as np
import pytest

from detente.errors import DomainError, ShapeError
from detente.models.scoring import clusters as module
from detente.models.scoring.clusters import Clusters, bounds, clusters_of, resampled

THREE = Clusters(np.array([0, 1, 2]), 3)


def drawn(clusters=THREE, replicates=50, seed=1, width=1):
    return np.concatenate(list(resampled(clusters, replicates=replicates, seed=seed, width=width)))


@pytest.mark.parametrize(
    "labels",
    [
        np.array(["b", "a", "b"]),
        np.array([7, 3, 7]),
        np.array([1.5, -1.0, 1.5]),
        np.array(["b", "a", "b"], dtype=object),
        np.array(["2020-02-01", "2020-01-01", "2020-02-01"], dtype="datetime64[D]"),
        np.array([True, False, True]),
    ],
    ids=lambda labels: labels.dtype.kind,
)
def test_labels_of_any_type(labels):
    found = clusters_of(labels, 3)
    assert found.code.tolist() == [1, 0, 1]
    assert found.number == 2


def test_without_labels_each_event_is_its_own():
    found = clusters_of(None, 4)
    assert found.code.tolist() == [0, 1, 2, 3]
    assert found.number == 4


@pytest.mark.parametrize(
    "labels",
    [
        np.array([1.0, np.nan]),
        np.array(["a", None], dtype=object),
        np.array(["a", np.nan], dtype=object),
        np.array(["2020-01-01", "NaT"], dtype="datetime64[D]"),
    ],
    ids=["float", "none", "object", "date"],
)
def test_a_missing_label_is_refused(labels):
    with pytest.raises(DomainError, match=r"cluster\[1\] is missing; give each event a label"):
        clusters_of(labels, 2)


def test_one_label_per_event():
    with pytest.raises(ShapeError, match=r"cluster has shape \(2,\); it must be \(3,\): one label"):
        clusters_of(np.array([1, 2]), 3)


def test_a_replicate_draws_as_many_clusters_as_there_are():
    counts = drawn(replicates=4000)
    assert counts.shape == (4000, 3)
    assert (counts.sum(axis=1) == 3).all()
    assert counts.mean(axis=0) == pytest.approx(np.ones(3), abs=0.05)
    assert counts.var(axis=0) == pytest.approx(np.full(3, 2 / 3), abs=0.05)  # binomial(3, 1/3)


def test_the_seed_alone_decides():
    np.testing.assert_array_equal(drawn(seed=4), drawn(seed=4))
    assert (drawn(seed=4) != drawn(seed=5)).any()
    np.testing.assert_array_equal(drawn(replicates=20), drawn(replicates=50)[:20])


def test_blocks_do_not_change_the_draws(monkeypatch):
    whole = drawn()
    monkeypatch.setattr(module, "_CELLS", 7)
    assert len(list(resampled(THREE, replicates=50, seed=1))) == 25
    np.testing.assert_array_equal(drawn(), whole)
    np.testing.assert_array_equal(drawn(width=1000), whole)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"replicates": 0}, r"replicates is 0; it must be a whole number >= 1"),
        ({"replicates": 10.5}, r"replicates is 10.5; it must be a whole number >= 1"),
        ({"seed": -1}, r"seed is -1; it must be a whole number >= 0"),
        ({"seed": "x"}, r"seed is 'x'; it must be a whole number >= 0"),
    ],
)
def test_options_out_of_range_are_refused(options, message):
    with pytest.raises(DomainError, match=message):
        drawn(**options)


def test_bounds_are_replicates_and_lie_symmetrically():
    values = np.arange(1000.0)
    low, high = bounds(values, 0.9)
    assert (low, high) == (49.0, 950.0)
    assert bounds(np.stack([values, -values], axis=1), 0.9)[0].tolist() == [49.0, -950.0]


def test_infinite_replicates_need_no_interpolation():
    values = np.concatenate([np.full(200, -np.inf), np.arange(800.0)])
    assert bounds(values, 0.9)[0] == -np.inf
    assert np.isfinite(bounds(values, 0.5)[0])


def test_undefined_replicates_widen_either_side():
    values = np.arange(1000.0)
    low, high = bounds(np.concatenate([values, np.full(30, np.nan)]), 0.9)
    assert low < 49.0
    assert high > 950.0
    assert bounds(np.concatenate([values, np.full(200, np.nan)]), 0.9) == (-np.inf, np.inf)


@pytest.mark.parametrize("level", [0.0, 1.0, 90, np.nan])
def test_a_level_out_of_range_is_refused(level):
    with pytest.raises(DomainError, match=r"level is .*; it must be in \(0, 1\), such as 0.9"):
        bounds(np.arange(3.0), level)
