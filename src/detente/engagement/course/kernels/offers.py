r"""What a party wants of a table: values of terms, of fighting on, and of signing.

.. math::

   U_i(z) &= 1 - \sum_k s_{ik}|z_k - \theta_{ik}| / \sum_k s_{ik} \\
   V_i &= \frac{\bar h_G (U_i(\theta_0) - \Lambda_i^G) + \bar h_R (U_i(\theta_M) - \Lambda_i^R)
          + r (U_i(now) - k_i(1 + S))}{\bar h_G + \bar h_R + r} \\
   \nu_i &= (1 - \gamma)\bigl[1 - t_i (1 - L((V_j(x_i^e) - U_j(z))/\tau))\bigr] \\
   G_i &= (1 - \nu_i) U_i(z) + \nu_i (V_i(x_i^e) - exploit) - V_i + e_i - \alpha,
          \qquad A_i = L(G_i/\sigma_A)

Commitment after Powell (2006); acceptance is a logit choice. Reduced forms.
"""

from typing import NamedTuple

import numpy as np

from detente.engagement.course.parameter_rows import Param
from detente.models.joining.exposure_hazard import logistic
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

__all__ = [
    "Party",
    "broken",
    "gain",
    "hazard_government",
    "hazard_rebels",
    "signs",
    "utility",
    "worth_of_war",
]

_MOST = 0.5
_GOVERNMENT, _REBELS, _FLOW = 0, 1, 2


class Party(NamedTuple):
    """One side of a table.

    Attributes
    ----------
    ideal, salience : array of float, shape (issue,)
        Its ideal, moved, and the weight of each issue.
    trust, luck : float
        Trust in the other side; error in its value of a deal.
    """

    ideal: Floats
    salience: Floats
    trust: float
    luck: float


@njit
def utility(terms: Floats, ideal: Floats, salience: Floats) -> float:
    """Return the value of terms, 0 to 1; 1 if no issue matters to the party."""
    total, loss = 0.0, 0.0
    for k in range(len(terms)):
        total += salience[k]
        loss += salience[k] * abs(terms[k] - ideal[k])
    return 1.0 - loss / total if total > 0.0 else 1.0


@njit
def hazard_government(param: Floats, x: float) -> float:
    r"""Return :math:`h_G(x) = \min(.5, r_G e^{\lambda x - \lambda^2/8})`, a month."""
    lam = param[Param.LAM]
    return float(min(_MOST, param[Param.WIN_GOVERNMENT] * np.exp(lam * x - lam * lam / 8.0)))


@njit
def hazard_rebels(param: Floats, x: float) -> float:
    r"""Return :math:`h_R(x) = \min(.5, r_R e^{-\lambda x - \lambda^2/8})`, a month."""
    lam = param[Param.LAM]
    return float(min(_MOST, param[Param.WIN_REBELS] * np.exp(-lam * x - lam * lam / 8.0)))


@njit
def worth_of_war(param: Floats, flow: Floats, near: float, far: float) -> float:
    """Return V, with hazards averaged over the balance now and the one expected."""
    wins = 0.5 * (hazard_government(param, near) + hazard_government(param, far))
    loses = 0.5 * (hazard_rebels(param, near) + hazard_rebels(param, far))
    lasts = param[Param.DISC]
    value = wins * flow[_GOVERNMENT] + loses * flow[_REBELS] + lasts * flow[_FLOW]
    return float(value / (wins + loses + lasts))


@njit
def broken(param: Floats, trust: float, worth: float, terms: float, guarantee: float) -> float:
    """Return how far a party expects the other to break the deal, from the other's two values."""
    keeps = 1.0 - logistic((worth - terms) / param[Param.TAU])
    return float((1.0 - guarantee) * (1.0 - trust * keeps))


@njit
def gain(param: Floats, expected: float, terms: float, war: float, later: float) -> float:
    """Return G without luck: terms and fighting later, by the chance of a break, less war now."""
    kept = (1.0 - expected) * terms
    return float(kept + expected * (later - param[Param.EXPLOIT]) - war - param[Param.HURDLE])


@njit
def signs(param: Floats, gained: float) -> float:
    """Return the chance that a party accepts, from what it gains."""
    return logistic(gained / param[Param.SOFT])
