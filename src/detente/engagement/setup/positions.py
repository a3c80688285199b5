"""Return positions and salience on each issue; pull factions together if the movement is one."""

import numpy as np

from detente.engagement.layout import Hypothesis, Stance
from detente.engagement.setup.inputs import Inputs
from detente.numerics.arrays import Floats, Ints

__all__ = ["drawn_together", "stances_of"]

_SCALE = 100.0  # issues are elicited on 0 to 100, kernels work on 0 to 1


def stances_of(inputs: Inputs, share: Floats, reading: Ints, cohesion: Floats) -> Floats:
    """Return positions and salience, shape (draw, Stance, faction + 1, issue).

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    share : array of float, shape (draw, faction)
        Shares of strength.
    reading : array of int, shape (draw,)
        Which reading of the movement is true.
    cohesion : array of float, shape (draw,)
        Cohesion at the as-of date.
    """
    case = inputs.case
    factions, issues = case.factions(), case.settings.issues
    government = case.settings.government
    stance = np.zeros((inputs.numbers.count, len(Stance), len(factions) + 1, len(issues)))
    for k, issue in enumerate(issues):
        for row, variable in ((Stance.IDEAL, "position"), (Stance.SALIENCE, "salience")):
            for f, faction in enumerate(factions):
                stance[:, row, f, k] = inputs.of_faction(faction.id, variable, item=issue.id)
            stance[:, row, -1, k] = inputs.number(government, variable, issue.id)
        stance[:, Stance.IDEAL, :-1, k] = drawn_together(
            stance[:, Stance.IDEAL, :-1, k], share, reading, cohesion
        )
    stance[:, Stance.IDEAL] = stance[:, Stance.IDEAL] / _SCALE
    return stance


def drawn_together(values: Floats, share: Floats, reading: Ints, cohesion: Floats) -> Floats:
    r"""Move factions' values towards their mean if the movement is one, in proportion to cohesion.

    Parameters
    ----------
    values : array of float, shape (draw, faction)
        The factions' own values, theta.
    share : array of float, shape (draw, faction)
        Shares of strength, g.
    reading : array of int, shape (draw,)
        Which reading of the movement is true.
    cohesion : array of float, shape (draw,)
        Cohesion at the as-of date, kappa.

    Notes
    -----
    .. math:: \theta_f \leftarrow \bar\theta + (1 - \kappa)(\theta_f - \bar\theta), \qquad
       \bar\theta = \sum_f g_f \theta_f
    """
    mean = np.zeros(values.shape[0])
    for f in range(values.shape[1]):
        mean = mean + share[:, f] * values[:, f]
    kept = np.where(reading == Hypothesis.ONE, 1.0 - cohesion, 1.0)
    return np.asarray(mean[:, None] + kept[:, None] * (values - mean[:, None]))
