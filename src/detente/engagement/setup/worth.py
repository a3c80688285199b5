"""Draw what each end of the war is worth, from the ranges that the case states."""

from detente.engagement.setup.inputs import Inputs
from detente.vocabulary.ends import ENDS
from detente.vocabulary.input_key import InputKey

__all__ = ["draw_worth"]


def draw_worth(inputs: Inputs) -> None:
    """Record the worth of each end, uniform in its range; nothing if the case states none.

    The kernels do not read it. It is an input because answers depend on it.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs; the worths are recorded in it.
    """
    stated = inputs.case.settings.outcomes
    if stated is None:
        return
    for end in ENDS:
        low, high = getattr(stated, end)
        key = str(InputKey.worth(end))
        inputs.keep(key, low + (high - low) * inputs.numbers.uniforms(key), "judgement")
