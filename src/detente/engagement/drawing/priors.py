"""Turn uniforms into draws of priors, and let the hypotheses that hold replace them."""

from collections.abc import Iterator

import numpy as np

from detente.case.course.bindings import bindings_of
from detente.engagement.setup.inputs import Inputs
from detente.ensemble.priors import prior_quantile
from detente.numerics.arrays import Bools, Floats, Ints
from detente.vocabulary.bindings.record import READINGS, Binding
from detente.vocabulary.bindings.wars import WARS
from detente.vocabulary.engagement import PARAMETERS
from detente.vocabulary.input_key import InputKey

__all__ = ["bound", "drawn", "held", "nil_mean", "parameter", "reading_of"]

_MOST_EXPECTED = 2.0  # first talks expected beyond which the mean stays


def held(inputs: Inputs) -> Iterator[tuple[Bools, Binding]]:
    """Return, for each member of each bound set, the draws in which it holds and what it binds.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    """
    bound = bindings_of(inputs.case)
    for rivals in inputs.case.settings.hypotheses:
        members = bound.get(rivals.id)
        if members is None:
            continue
        drawn = inputs.claims.hypotheses[rivals.id]
        for n, member in enumerate(rivals.members):
            yield drawn == n, members[member.id]


def parameter(inputs: Inputs, key: str, expected: Floats) -> Floats:
    """Draw a parameter of the war, shape (draw,); a member that holds replaces its prior.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    key : str
        Key of a parameter of the kind ``prior``.
    expected : array of float, shape (draw,)
        First talks expected by the horizon, for an effect on them without a mean effect.
    """
    one = PARAMETERS[key]
    name = str(InputKey.parameter(one.mechanism, key))
    luck = inputs.numbers.uniforms(name)
    if one.prior is None or one.prior.family != "nil_normal":
        return inputs.keep(name, drawn(inputs, key, luck), "assumption")
    usual = prior_quantile(one.prior, luck) + nil_mean(one.prior.values[0], expected)
    return inputs.keep(name, bound(inputs, key, luck, usual), "assumption")


def nil_mean(sd: float, expected: Floats) -> Floats:
    r"""Return the mean of an effect, in log-odds, at which its mean effect on first talks is nil.

    Parameters
    ----------
    sd : float
        Standard deviation of the effect; >= 0.
    expected : array of float
        First talks expected by the horizon, :math:`x`: their rate times the months, summed over
        the groups that could talk; >= 0.

    Notes
    -----
    With an effect :math:`\tau` the chance of talks by the horizon is
    :math:`1 - e^{-x e^\tau}`. To second order its mean is that without an effect if
    :math:`\mathrm{E}\,\tau = -\tfrac12\sigma^2(1 - x)`, cut at :math:`x = 2`. A spread in log-odds
    raises a small chance and lowers a large one.
    """
    return np.asarray(-0.5 * sd * sd * (1.0 - np.minimum(expected, _MOST_EXPECTED)))


def drawn(inputs: Inputs, key: str, luck: Floats) -> Floats:
    """Return quantiles of a parameter's prior, or of what a member that holds binds it to.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    key : str
        Key of a parameter; without a prior it is 0.
    luck : array of float, shape (draw,)
        Uniforms.
    """
    prior = PARAMETERS[key].prior
    usual = np.zeros_like(luck) if prior is None else prior_quantile(prior, luck)
    return bound(inputs, key, luck, usual)


def bound(inputs: Inputs, key: str, luck: Floats, usual: Floats) -> Floats:
    """Return the values of a parameter, those of a member in the draws in which it holds.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    key : str
        Key of a parameter.
    luck : array of float, shape (draw,)
        Uniforms.
    usual : array of float, shape (draw,)
        Its values where no member that holds binds it.
    """
    values = usual
    for holds, binding in held(inputs):
        hazards = WARS[binding.war].hazards if binding.war else {}
        prior = binding.priors.get(key) or hazards.get(key)
        if prior is not None:
            values = values.copy()
            values[holds] = prior_quantile(prior, luck[holds])
    return values


def reading_of(inputs: Inputs) -> Ints:
    """Return which reading of the movement holds, an index of READINGS, shape (draw,).

    Where no member says so the three are taken as equally likely.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    """
    says = [(holds, one.reading) for holds, one in held(inputs) if one.reading is not None]
    silent = ~np.logical_or.reduce([holds for holds, _ in says]) if says else np.True_
    readings = np.zeros(inputs.numbers.count, dtype=np.int64)
    if silent.any():
        readings = (inputs.choice("movement-reading") * len(READINGS)).astype(np.int64)
    for holds, reading in says:
        readings = np.where(holds, READINGS.index(reading), readings)
    return readings
