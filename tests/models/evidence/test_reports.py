"""Reports of stated accuracy: power, posteriors without a report, limits, what is refused."""

import numpy as np
import pytest

from detente.errors import DomainError, ShapeError
from detente.models.evidence.reports import (
    likelihood_ratio_array,
    posterior_array,
    report_chance_array,
)

EVEN = np.array([0.5, 0.5])


def weighed(cells, accuracy, prior=EVEN, **options):
    return posterior_array(prior, np.array(cells), np.array(accuracy), **options)


def test_chance_of_a_report_is_a_mixture_with_noise():
    found = report_chance_array(np.array([0.8, 0.3]), 0.75, noise=0.2)
    assert found == pytest.approx([0.65, 0.275], abs=1e-12)


def test_ratio_is_infinite_where_the_report_cannot_come():
    assert likelihood_ratio_array(np.array(0.8), np.array(0.0), np.array(1.0)) == np.inf


def test_ratio_of_a_reversed_report_is_the_inverse():
    q = np.array([1.0, 0.75, 0.5])
    there = likelihood_ratio_array(np.array(0.8), np.array(0.3), q)
    back = likelihood_ratio_array(np.array(0.3), np.array(0.8), q)
    assert there * back == pytest.approx(1.0, abs=1e-12)


@pytest.mark.parametrize("cells", [[0.3, 0.3], [0.9, 0.9]])
def test_a_report_that_does_not_discriminate_has_no_power_and_moves_nothing(cells):
    found = weighed([cells], [0.9], prior=np.array([0.7, 0.3]))
    assert found.power == pytest.approx([0.0], abs=1e-12)
    assert found.posterior == pytest.approx([0.7, 0.3], abs=1e-12)


def test_pure_noise_has_no_power():
    assert weighed([[1.0, 0.0]], [0.0]).power == pytest.approx([0.0], abs=1e-12)


def test_power_grows_with_accuracy_to_one_bit_for_a_perfect_report():
    rows = np.linspace(0, 1, 11)
    found = weighed([[1.0, 0.0]] * rows.size, rows).power
    assert (np.diff(found) > 0).all()
    assert found[-1] == pytest.approx(1.0, abs=1e-12)


def test_power_by_hand():
    # Chances .8 and .3 under even rivals: I = H(.55) − (H(.8) + H(.3)) / 2, in bits.
    def entropy(p):
        return -p * np.log2(p) - (1 - p) * np.log2(1 - p)

    expected = entropy(0.55) - (entropy(0.8) + entropy(0.3)) / 2
    assert weighed([[0.8, 0.3]], [1.0]).power == pytest.approx([expected], abs=1e-12)


def test_without_is_the_posterior_of_the_other_reports():
    cells = np.array([[0.2, 0.5, 0.8], [0.1, 0.6, 0.5], [0.5, 0.3, 0.8]])
    accuracy, prior = np.array([0.9, 0.6, 0.3]), np.array([0.5, 0.3, 0.2])
    found = posterior_array(prior, cells, accuracy).without
    for k in range(3):
        keep = [n for n in range(3) if n != k]
        rest = posterior_array(prior, cells[keep], accuracy[keep]).posterior
        assert found[k] == pytest.approx(rest, abs=1e-12)


def test_no_report_leaves_the_prior():
    found = posterior_array(np.array([0.7, 0.3]), np.empty((0, 2)), np.empty(0))
    assert found.posterior == pytest.approx([0.7, 0.3], abs=1e-12)
    assert found.power.shape == (0,)
    assert found.without.shape == (0, 2)


def test_order_of_reports_and_of_hypotheses_does_not_matter():
    rng = np.random.Generator(np.random.PCG64(1))
    cells, accuracy = rng.uniform(size=(5, 3)), rng.uniform(size=5)
    prior = np.array([0.5, 0.3, 0.2])
    rows, columns = [3, 0, 4, 2, 1], [2, 0, 1]
    found = posterior_array(prior, cells, accuracy)
    moved = posterior_array(prior[columns], cells[rows][:, columns], accuracy[rows])
    assert moved.posterior == pytest.approx(found.posterior[columns], abs=1e-12)
    assert moved.power == pytest.approx(found.power[rows], abs=1e-12)
    assert moved.without == pytest.approx(found.without[rows][:, columns], abs=1e-12)


def test_two_thousand_reports_do_not_underflow():
    cells = np.tile([[0.01, 0.010001]], (2000, 1))
    found = weighed(cells, np.ones(2000)).posterior
    odds = 1.0001**2000
    assert found == pytest.approx([1 / (1 + odds), odds / (1 + odds)], abs=1e-9)


def test_dependence_takes_the_root_of_each_ratio():
    full, half = (weighed([[0.8, 0.2]], [1.0], dependence=t).posterior for t in (1.0, 0.5))
    assert full[0] / full[1] == pytest.approx(4.0)
    assert half[0] / half[1] == pytest.approx(2.0)


def test_tables_in_a_stack_are_weighed_each_alone():
    cells = np.array([[[0.8, 0.3], [0.5, 0.6]], [[0.1, 0.6], [0.2, 0.2]]])
    accuracy = np.array([[1.0, 0.7], [0.5, 0.2]])
    both = posterior_array(EVEN, cells, accuracy)
    assert both.posterior.shape == (2, 2)
    second = posterior_array(EVEN, cells[1], accuracy[1])
    for name, found in second._asdict().items():
        assert getattr(both, name)[1] == pytest.approx(found, abs=1e-12)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"likelihood": np.array([1.2])}, r"likelihood is \[1.2\]; each must be in \[0, 1\]"),
        ({"likelihood": np.array([np.nan])}, r"likelihood is \[nan\]; each must be in"),
        ({"accuracy": np.array(-0.1)}, r"accuracy is -0.1; each must be in \[0, 1\]"),
        ({"noise": 2.0}, r"noise is 2.0; each must be in \[0, 1\]"),
    ],
)
def test_what_is_no_probability_is_refused(change, message):
    given = {"likelihood": np.array([0.5]), "accuracy": np.array(0.5), **change}
    with pytest.raises(DomainError, match=message):
        report_chance_array(**given)


def test_hypotheses_that_are_all_impossible_are_refused():
    with pytest.raises(DomainError, match="all hypotheses have zero posterior: check priors"):
        weighed([[1.0, 0.0], [0.0, 1.0]], [1.0, 1.0])


@pytest.mark.parametrize(
    ("cells", "accuracy"), [([[0.5, 0.5, 0.5]], [1.0]), ([[0.5, 0.5]], [1.0, 1.0])]
)
def test_tables_that_do_not_fit_are_refused(cells, accuracy):
    with pytest.raises(ShapeError, match="likelihood must have one row per report and"):
        weighed(cells, accuracy)
