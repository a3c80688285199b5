"""Attacks on talks: thresholds, the profile checked, what moves the window."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DomainError, ShapeError
from detente.models.spoiling import sabotage
from detente.models.spoiling.belief import belief_array
from detente.models.spoiling.sabotage import Moderates, Payoffs, sabotage_array

PEACE = Payoffs(1.0, 0.0, -1.0)
BY_TYPE = Moderates(1.0, 0.1, 0.05, 0.2)  # holds where effort stops between .05 and all

chances = st.floats(0.01, 0.99)


def run(trust=0.7, payoffs=PEACE, moderates=BY_TYPE, effort=0.2, idle=0.8, **more):
    return sabotage_array(
        trust, payoffs, moderates, through_effort=effort, through_idle=idle, **more
    )


@st.composite
def worlds(draw):
    """Draw trust, chances of getting through in order, and payoffs in order."""
    effort, idle = sorted([draw(chances), draw(chances)])
    exploited = draw(st.floats(-5, 5))
    abandon = exploited + draw(st.floats(0.1, 5))
    return (
        draw(chances),
        effort,
        idle,
        Payoffs(abandon + draw(st.floats(0.1, 5)), abandon, exploited),
    )


@given(worlds())
def test_posteriors_are_those_of_the_belief_model_and_a_martingale(world):
    trust, effort, idle, payoffs = world
    found = run(trust, payoffs, effort=effort, idle=idle)
    both = belief_array(trust, np.array([1.0, 0.0]), through_effort=effort, through_idle=idle)
    assert [found.after_violence, found.after_calm] == pytest.approx(both.tolist())
    mean = found.violence * found.after_violence + (1 - found.violence) * found.after_calm
    assert mean == pytest.approx(trust, abs=1e-12)


@given(worlds())
def test_at_its_threshold_the_government_does_not_mind(world):
    payoffs = world[3]
    t = run(payoffs=payoffs).threshold
    assert t * payoffs.peace + (1 - t) * payoffs.exploited == pytest.approx(payoffs.abandon)
    assert 0.0 < t < 1.0


@given(worlds())
def test_at_the_ceiling_violence_leaves_just_the_threshold(world):
    _, effort, idle, payoffs = world
    ceiling = run(payoffs=payoffs, effort=effort, idle=idle).ceiling
    at = run(ceiling, payoffs, effort=effort, idle=idle)
    assert at.after_violence == pytest.approx(at.threshold, abs=1e-9)


@given(worlds())
def test_it_spoils_only_what_would_be_signed_and_would_not_after_violence(world):
    trust, effort, idle, payoffs = world
    always = Moderates(1.0, 0.0, 0.0, 0.0)
    found = run(trust, payoffs, always, effort, idle)
    if min(abs(trust - found.threshold), abs(trust - found.ceiling)) > 1e-9:
        wanted = trust >= found.threshold > found.after_violence
        assert found.spoils == float(wanted)


@given(chances, st.lists(chances, min_size=2, max_size=5), chances)
def test_stronger_moderates_widen_the_window(trust, efforts, idle):
    falling = np.sort(np.minimum(efforts, idle))[::-1]
    found = run(trust, effort=falling, idle=idle)
    width = found.ceiling - found.threshold
    assert (np.diff(width) >= -1e-12).all()
    assert (width >= -1e-12).all()


def test_the_window_closes_as_effort_stops_nothing():
    found = run(effort=np.array([0.2, 0.7, 0.79, 0.8]))
    width = found.ceiling - found.threshold
    assert width.round(4).tolist() == [0.3, 0.0333, 0.0031, 0.0]


@pytest.mark.parametrize(
    ("trust", "spoils"), [(0.49, 0.0), (0.5, 1.0), (0.79, 1.0), (0.8, 0.0), (0.99, 0.0)]
)
def test_very_low_and_very_high_trust_are_immune(trust, spoils):
    assert run(trust).spoils == spoils


@pytest.mark.parametrize(
    ("moderates", "holds"),
    [
        (Moderates(1.0, 0.1, 0.05, 0.2), 1.0),
        (Moderates(1.0, 1.0, 0.05, 0.2), 0.0),  # the others want the deal: they make an effort too
        (Moderates(0.05, 0.1, 0.05, 0.2), 0.0),  # the trustworthy do not find it worth it
        (Moderates(-1.0, -1.0, 0.0, 0.0), 0.0),  # nobody wants the deal
        (Moderates(1.0, -1.0, 0.6, 0.0), 1.0),  # just worth it: 0.6 * 1 = 0.6
        (Moderates(1.0, 1.0, 0.3, 0.6), 1.0),  # same stakes, dearer effort
    ],
)
def test_the_profile_is_checked(moderates, holds):
    found = run(moderates=moderates, effort=0.25, idle=0.85)
    assert found.separating == holds
    assert found.spoils == holds
    assert found.attacks == holds


def test_the_profile_is_an_equilibrium_by_brute_force():
    """Each type's best reply, the deal lost after violence and made after calm."""
    generator = np.random.Generator(np.random.PCG64(5))
    for _ in range(200):
        stakes, costs = generator.normal(size=2), generator.uniform(size=2)
        effort, idle = np.sort(generator.uniform(size=2))
        replies = [
            (1 - effort) * g - k >= (1 - idle) * g for g, k in zip(stakes, costs, strict=True)
        ]
        shirks = (1 - idle) * stakes[1] >= (1 - effort) * stakes[1] - costs[1]
        found = run(moderates=Moderates(*stakes, *costs), effort=effort, idle=idle)
        assert found.separating == float(replies[0] and shirks)


def test_attacks_must_pay():
    # Chance of getting through: .7 * .2 + .3 * .8 = .38
    found = run(prize=2.0, cost=np.array([0.0, 0.75, 0.77]))
    assert found.attacks.tolist() == [1.0, 1.0, 0.0]
    assert found.spoils.tolist() == [1.0, 1.0, 1.0]
    assert run(prize=0.0).attacks == 0.0


def test_where_violence_cannot_happen_it_ends_nothing():
    found = run(effort=0.0, idle=0.0, moderates=Moderates(0.0, 0.0, 0.0, 0.0))
    assert found.ceiling == found.threshold
    assert np.isnan(found.after_violence)
    assert found.after_calm == pytest.approx(0.7)
    assert found.spoils == found.attacks == 0.0


def test_where_every_attack_gets_through_there_is_no_calm():
    assert np.isnan(run(effort=1.0, idle=1.0).after_calm)


@pytest.mark.parametrize("which", range(9))
def test_an_unknown_input_is_undefined_for_its_draw_alone(which):
    given = [np.full(2, x) for x in (0.7, *PEACE, *BY_TYPE, 0.2)]
    given[which][1] = np.nan
    found = run(given[0], Payoffs(*given[1:4]), Moderates(*given[4:8]), effort=given[8])
    assert np.isnan(found.attacks[1])
    assert found.attacks[0] == 1.0
    assert np.isnan(run(cost=np.nan).attacks)


def test_leading_dimensions_broadcast():
    found = run(np.linspace(0.1, 0.9, 4)[:, None], effort=np.array([0.1, 0.2, 0.3]))
    assert all(field.shape == (4, 3) for field in found)
    assert found.after_violence[2, 1] == run(np.linspace(0.1, 0.9, 4)[2]).after_violence


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"trust": -0.1}, r"trust is -0\.1"),
        ({"effort": 0.9}, r"through_effort is 0\.9 and through_idle 0\.8; effort .* must not help"),
        (
            {"payoffs": Payoffs(0.0, 0.0, -1.0)},
            r"peace is 0, abandon 0 and exploited -1; they must",
        ),
        ({"payoffs": Payoffs(1.0, 0.0, 0.5)}, "must fall in this order"),
        ({"payoffs": Payoffs(np.inf, 0.0, -1.0)}, "peace is inf; it must be finite"),
        ({"moderates": Moderates(1.0, 1.0, -0.1, 0.0)}, r"effort_trustworthy is -0\.1"),
        ({"prize": -1.0}, "prize is -1"),
        ({"cost": -1.0}, "cost is -1"),
    ],
)
def test_numbers_out_of_range_are_refused(change, message):
    with pytest.raises(DomainError, match=message):
        run(**change)


def test_shapes_that_do_not_fit_are_shown():
    with pytest.raises(ShapeError, match=r"trust \(2,\), through_effort \(3,\) do not broadcast"):
        run(np.full(2, 0.5), effort=np.full(3, 0.2))


def test_the_compiled_kernels_equal_their_plain_form():
    generator = np.random.Generator(np.random.PCG64(2))
    for row in generator.uniform(size=(20, 7)):
        row[4] = round(row[4])
        plain = getattr(sabotage._sabotage_kernel, "py_func", sabotage._sabotage_kernel)
        assert plain(*row) == sabotage._sabotage_kernel(*row)
        plain = getattr(sabotage._separating_kernel, "py_func", sabotage._separating_kernel)
        assert plain(*row[:6]) == sabotage._separating_kernel(*row[:6])
