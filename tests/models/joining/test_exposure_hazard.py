"""The hazard with exposure beside its printed values."""

import numpy as np
import pytest

from detente.errors import ShapeError
from detente.models.joining.exposure_hazard import exposure_hazard_array, logistic


def hazards(adopted, effect=2.0, drivers=(0.0, 0.0, 0.0)):
    weights = np.array([[0.0, 0.7, 0.3], [0.5, 0.0, 0.5], [0.0, 0.0, 0.0]])
    return exposure_hazard_array(-1.0, effect, weights, np.array(adopted), np.array(drivers))


def test_every_actor_by_hand():
    found = hazards([0.0, 1.0, 0.5], drivers=(0.0, 0.3, -0.2))
    logits = np.array([-1 + 2 * (0.7 + 0.15), -1 + 2 * 0.25 + 0.3, -1 - 0.2])
    assert found == pytest.approx(1 / (1 + np.exp(-logits)), abs=1e-12)


def test_more_adoption_never_lowers_a_hazard():
    less, more = hazards([0.2, 0.1, 0.4]), hazards([0.2, 0.6, 0.4])
    assert more[0] > less[0]
    assert more[1] == less[1]  # an actor's own past is no exposure here
    assert more[2] == less[2]  # no ties, no exposure


def test_without_effect_no_hazard_depends_on_others():
    assert (hazards([0.0, 0.0, 0.0], effect=0.0) == hazards([1.0, 1.0, 1.0], effect=0.0)).all()


def test_hazards_are_probabilities_far_out():
    assert logistic(-700.0) >= 0.0
    assert logistic(700.0) == 1.0
    assert logistic(0.0) == 0.5
    assert logistic(1.3) + logistic(-1.3) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("weights", "adopted", "drivers"),
    [((2, 3), 2, 2), ((3, 3), 2, 3), ((3, 3), 3, 2), ((2, 2), 3, 3)],
)
def test_arrays_of_other_actors_are_refused(weights, adopted, drivers):
    with pytest.raises(ShapeError, match=rf"{drivers} drivers need \({drivers}, {drivers}\)"):
        exposure_hazard_array(-4.0, 4.0, np.ones(weights), np.zeros(adopted), np.zeros(drivers))
