"""Turn uniforms into draws of priors, and let the hypotheses that hold replace them."""

from collections.abc import Iterator

import numpy as np
from scipy import special

from detente.case.course.bindings import bindings_of
from detente.engagement.setup.inputs import Inputs
from detente.numerics.arrays import Bools, Floats, Ints
from detente.numerics.quantiles import pert_quantile
from detente.vocabulary.bindings.record import READINGS, Binding
from detente.vocabulary.engagement import PARAMETERS
from detente.vocabulary.input_key import InputKey
from detente.vocabulary.parameter import Prior

__all__ = ["held", "parameter", "prior_quantile", "reading_of"]


def prior_quantile(prior: Prior, luck: Floats) -> Floats:
    """Return quantiles of a prior.

    Parameters
    ----------
    prior : Prior
        The prior.
    luck : array of float
        Uniforms in (0, 1).
    """
    if prior.family == "pert":
        return pert_quantile(luck, *prior.values)
    mean, sd = prior.values
    if prior.family == "normal":
        return np.asarray(mean + sd * special.ndtri(luck), dtype=np.float64)
    below = special.ndtr(-mean / sd)
    return np.asarray(mean + sd * special.ndtri(below + luck * (1.0 - below)))


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


def parameter(inputs: Inputs, key: str) -> Floats:
    """Draw a parameter of the war, shape (draw,); a member that holds replaces its prior.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    key : str
        Key of a parameter of the kind ``prior``.
    """
    one = PARAMETERS[key]
    name = str(InputKey.parameter(one.mechanism, key))
    luck = inputs.numbers.uniforms(name)
    values = _usual(one.prior, luck)
    for holds, binding in held(inputs):
        if key in binding.priors:
            values = np.where(holds, prior_quantile(binding.priors[key], luck), values)
    return inputs.keep(name, values, "assumption")


def _usual(prior: Prior | None, luck: Floats) -> Floats:
    return np.zeros_like(luck) if prior is None else prior_quantile(prior, luck)


def reading_of(inputs: Inputs) -> Ints:
    """Return which reading of the movement holds, an index of READINGS, shape (draw,).

    Where no set says so the three are taken as equally likely.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    """
    readings: Ints | None = None
    for holds, binding in held(inputs):
        if binding.reading is not None:
            if readings is None:
                readings = np.zeros(inputs.numbers.count, dtype=np.int64)
            readings = np.where(holds, READINGS.index(binding.reading), readings)
    if readings is None:
        readings = (inputs.choice("movement-reading") * len(READINGS)).astype(np.int64)
    return readings
