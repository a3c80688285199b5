"""Concessions that only moderates take: violence, worth, credibility."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DomainError, ShapeError
from detente.models.spoiling import conciliation
from detente.models.spoiling.conciliation import Ending, Organisation, conciliation_array

PRINTED = Organisation(0.5, 0.5, 0.3, 0.8)
AIDED = Ending(0.05, 0.2, 0.05)


def run(organisation=PRINTED, ending=AIDED, discount=0.9, **more):
    return conciliation_array(organisation, ending, discount=discount, **more)


def summed(loss: float, discount: float, ending: float, periods: int = 3000) -> float:
    """Discounted losses period by period, in plain NumPy."""
    return float((loss * (discount * (1 - ending)) ** np.arange(periods)).sum())


@st.composite
def worlds(draw):
    """Draw an organisation, chances of an end in order, and a discount."""
    unit = st.floats(0.0, 1.0)
    joint, alone = sorted([draw(unit), draw(unit)])
    before, aided = sorted([draw(unit), draw(unit)])
    betrayed = before + draw(unit) * (aided - before)
    organisation = Organisation(draw(st.floats(0, 3)), draw(st.floats(0, 3)), joint, alone)
    return organisation, Ending(before, aided, min(betrayed, aided)), draw(st.floats(0.0, 0.99))


@given(worlds())
def test_losses_are_sums_over_periods(world):
    organisation, ending, discount = world
    found = run(*world)
    assert found.loss_before == pytest.approx(
        summed(found.violence_before, discount, ending.before), rel=1e-9, abs=1e-12
    )
    assert found.loss_after == pytest.approx(
        summed(found.violence_after, discount, ending.aided), rel=1e-9, abs=1e-12
    )
    assert found.violence_after == organisation.alone * organisation.extreme


@given(worlds())
def test_at_its_worth_a_concession_changes_nothing(world):
    _, ending, discount = world
    found = run(*world)
    paid = summed(found.violence_after + found.worth, discount, ending.aided)
    assert paid == pytest.approx(found.loss_before, rel=1e-9, abs=1e-9)


@given(worlds())
def test_the_largest_credible_concession_just_pays(world):
    _, ending, discount = world
    found = run(*world)
    k = found.credible
    kept = summed(found.violence_after + k, discount, ending.aided)
    broken = summed(found.violence_after, discount, ending.betrayed)
    assert k == pytest.approx(discount * (broken - kept), rel=1e-9, abs=1e-9)
    assert k >= -1e-12


@given(worlds())
def test_violence_rises_iff_extremists_alone_do_more(world):
    organisation = world[0]
    joint = organisation.joint * (organisation.moderate + organisation.extreme)
    assert run(*world).rises == float(organisation.alone * organisation.extreme > joint)


def test_more_help_is_worth_more_and_more_credible():
    found = run(ending=Ending(0.05, np.linspace(0.05, 1.0, 8), 0.05))
    assert (np.diff(found.worth) > 0).all()
    assert (np.diff(found.credible) > 0).all()


def test_fewer_extremists_make_a_concession_worth_more():
    left = np.linspace(0.1, 0.9, 5)
    found = run(Organisation(1.0 - left, left, 0.3, 0.8))
    assert (np.diff(found.worth) < 0).all()
    assert found.rises.tolist() == [0.0, 0.0, 1.0, 1.0, 1.0]


def test_help_that_makes_itself_useless_buys_no_promise():
    lasting = np.linspace(0.05, 0.2, 4)
    found = run(ending=Ending(0.05, 0.2, lasting), reserve=0.01)
    assert (np.diff(found.credible) < 0).all()
    assert found.credible[-1] == 0.0
    assert found.concedes.tolist() == [1.0, 1.0, 1.0, 0.0]


def test_help_of_no_use_is_worth_nothing_where_violence_rises():
    found = run(ending=Ending(0.05, 0.05, 0.05))
    assert found.worth == pytest.approx(0.3 - 0.4)
    assert found.concedes == 0.0


def test_a_deal_needs_what_moderates_take_below_both_ceilings():
    found = run(reserve=np.array([0.0, 0.178, 0.18]))
    assert found.concedes.tolist() == [1.0, 1.0, 0.0]  # worth binds
    tight = run(ending=Ending(0.05, 0.2, 0.18), reserve=np.array([0.02, 0.03]))
    assert (tight.credible < tight.worth).all()
    assert tight.concedes.tolist() == [1.0, 0.0]  # the promise binds


def test_a_government_without_a_future_promises_nothing():
    assert run(discount=0.0).credible == 0.0


@pytest.mark.parametrize("which", range(7))
def test_an_unknown_input_is_undefined_for_its_draw_alone(which):
    given = [np.full(2, x) for x in (*PRINTED, *AIDED)]
    given[which][1] = np.nan
    found = run(Organisation(*given[:4]), Ending(*given[4:]))
    assert np.isnan(found.concedes[1])
    assert found.concedes[0] == 1.0
    assert np.isnan(run(reserve=np.nan).concedes)


def test_leading_dimensions_broadcast():
    found = run(ending=Ending(0.05, np.array([[0.2], [0.3]]), 0.05), reserve=np.zeros(3))
    assert all(field.shape == (2, 3) for field in found)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"organisation": PRINTED._replace(moderate=-1.0)}, "moderate is -1"),
        ({"organisation": PRINTED._replace(alone=1.2)}, r"alone is 1\.2"),
        ({"organisation": PRINTED._replace(alone=0.2)}, r"alone is 0\.2, below joint at 0\.3"),
        ({"ending": AIDED._replace(aided=0.01, betrayed=0.0)}, r"aided is 0\.01, below before"),
        ({"ending": AIDED._replace(betrayed=0.5)}, r"aided is 0\.2, below betrayed at 0\.5"),
        ({"ending": AIDED._replace(before=-0.1)}, r"before is -0\.1"),
        ({"discount": 1.0}, "discount is 1; it must be less"),
        ({"discount": 1.5}, r"discount is 1\.5"),
        ({"reserve": -0.1}, r"reserve is -0\.1"),
    ],
)
def test_numbers_out_of_range_are_refused(change, message):
    with pytest.raises(DomainError, match=message):
        run(**change)


def test_shapes_that_do_not_fit_are_shown():
    with pytest.raises(ShapeError, match=r"discount \(2,\), reserve \(3,\) do not broadcast"):
        run(discount=np.full(2, 0.9), reserve=np.zeros(3))


def test_the_compiled_kernels_equal_their_plain_form():
    row = (0.3, 0.4, 0.9, 0.05, 0.2, 0.1)
    kernel = conciliation._conciliation_kernel
    assert getattr(kernel, "py_func", kernel)(*row) == pytest.approx(kernel(*row), abs=1e-15)
