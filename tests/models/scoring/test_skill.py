"""Skill: printed values, pairs, whole clusters, what is undefined."""

import numpy as np
import pytest

from detente.errors import DomainError, ShapeError
from detente.models.scoring.brier import brier_array
from detente.models.scoring.clusters import clusters_of, resampled
from detente.models.scoring.skill import skill_array

CHANCE, HAPPENED = np.array([0.9, 0.7, 0.2, 0.4]), np.array([1, 1, 0, 1])


def scores(seed=1, events=60):
    rng = np.random.default_rng(seed)
    return rng.random((2, events)), rng.integers(0, 12, events)


def test_four_forecasts_against_their_own_rate():
    found = skill_array(brier_array(CHANCE, HAPPENED), brier_array(0.75, HAPPENED), seed=1)
    assert found.point == pytest.approx(0.3333, abs=5e-5)


@pytest.mark.parametrize(
    ("score", "base", "printed"),
    [(0.4039, 0.4454, 0.093), (0.0854, 0.1094, 0.219), (0.1827, 0.1970, 0.073)],
)
def test_mean_scores_give_the_skill_of_their_ratio(score, base, printed):
    found = skill_array(np.full(3, score), np.full(3, base), seed=1)
    assert found.point == pytest.approx(printed, abs=5e-4)
    assert found.low == pytest.approx(found.point, abs=1e-12)  # the ratio is the same everywhere
    assert found.high == pytest.approx(found.point, abs=1e-12)


def test_it_is_the_plain_bootstrap_of_whole_clusters():
    (score, base), cluster = scores()
    clusters = clusters_of(cluster, len(score))
    counts = np.concatenate(list(resampled(clusters, replicates=300, seed=7)))
    replicate = []
    for row in counts.astype(int):
        taken = np.repeat(np.arange(len(score)), row[clusters.code])
        replicate.append(1 - score[taken].mean() / base[taken].mean())
    replicate.sort()
    found = skill_array(score, base, cluster, seed=7, level=0.8, replicates=300)
    assert found.low == pytest.approx(replicate[29], abs=1e-12)  # 0.1 * 299 rounded down
    assert found.high == pytest.approx(replicate[270], abs=1e-12)
    assert found.point == pytest.approx(1 - score.sum() / base.sum(), abs=1e-12)


def test_the_same_seed_gives_the_same_bytes_and_another_does_not():
    (score, base), cluster = scores()
    first, second = (skill_array(score, base, cluster, seed=3) for _ in range(2))
    assert first == second
    assert skill_array(score, base, cluster, seed=4).low != first.low


def test_the_order_of_events_and_the_unit_do_not_matter():
    (score, base), cluster = scores()
    plain = skill_array(score, base, cluster, seed=3)
    order = np.random.default_rng(2).permutation(len(score))
    moved = skill_array(9 * score[order], 9 * base[order], cluster[order], seed=3)
    assert moved == pytest.approx(plain, abs=1e-12)


def test_copies_within_a_cluster_add_no_knowledge():
    (score, base), _ = scores(events=20)
    plain = skill_array(score, base, seed=3)
    copies = (np.repeat(score, 5), np.repeat(base, 5))
    clustered = skill_array(*copies, np.repeat(np.arange(20), 5), seed=3)
    assert clustered == pytest.approx(plain, abs=1e-12)
    alone = skill_array(*copies, seed=3)
    assert alone.high - alone.low < 0.7 * (plain.high - plain.low)


def test_a_wider_level_gives_a_wider_interval():
    (score, base), cluster = scores()
    found = [skill_array(score, base, cluster, seed=3, level=level) for level in (0.5, 0.9, 0.99)]
    widths = [one.high - one.low for one in found]
    assert widths == sorted(widths)
    assert found[0].low < found[0].point < found[0].high


def test_leading_entries_share_the_replicates():
    (score, base), cluster = scores()
    stack = np.stack([score, base, 2 * score])
    found = skill_array(stack, base, cluster, seed=3)
    assert found.low.shape == found.point.shape == (3,)
    alone = skill_array(score, base, cluster, seed=3)
    assert [end[0] for end in found] == pytest.approx(list(alone), abs=1e-12)
    assert [end[1] for end in found] == pytest.approx([0, 0, 0], abs=1e-12)


def test_an_infinite_score_has_no_skill_where_it_is_drawn():
    (score, base), _ = scores()
    score[0] = np.inf
    found = skill_array(score, base, seed=3)
    assert found.point == found.low == -np.inf
    assert np.isfinite(found.high)
    assert skill_array(base, score, seed=3).point == 1.0


def test_what_is_undefined():
    two = np.array([0.2, 0.4])
    assert np.isnan(skill_array(np.zeros(2), np.zeros(2), seed=1)).all()
    assert skill_array(two, np.zeros(2), seed=1) == (-np.inf, -np.inf, -np.inf)
    assert np.isnan(skill_array(np.array([0.2, np.nan]), two, seed=1)).all()
    mixed = skill_array(np.array([two, [0.2, np.nan]]), 2 * two, seed=1)
    assert np.isnan(mixed.low).tolist() == [False, True]
    alone = skill_array(two, 2 * two, np.array(["a", "a"]), seed=1)
    assert alone.point == 0.5
    assert np.isnan([alone.low, alone.high]).all()


@pytest.mark.parametrize(
    ("args", "options", "error", "message"),
    [
        (([-0.1], [0.1]), {}, DomainError, r"score\[0\] is -0.1; it must be >= 0: skill needs"),
        (([0.1], [-0.1]), {}, DomainError, r"baseline\[0\] is -0.1; it must be >= 0"),
        (([0.1] * 2, [0.1] * 3), {}, ShapeError, r"score \(2,\), baseline \(3,\) do not broadcast"),
        ((0.1, 0.1), {}, ShapeError, r"score and baseline have shape \(\)"),
        (([0.1], [0.1], ["a", "b"]), {}, ShapeError, r"cluster has shape \(2,\)"),
        (([0.1], [0.1]), {"level": 95}, DomainError, r"level is 95; it must be in \(0, 1\)"),
        (([0.1], [0.1]), {"replicates": 0}, DomainError, "replicates is 0"),
        (([0.1], [0.1]), {"seed": -3}, DomainError, "seed is -3"),
    ],
)
def test_what_cannot_be_compared_is_refused(args, options, error, message):
    with pytest.raises(error, match=message):
        skill_array(*(np.array(a) for a in args), **{"seed": 1, **options})
