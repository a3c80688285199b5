r"""Mechanism 11, interdependence: the coming of others pulls :cite:p:`brock2001`.

A part of the step of ``attendance``: the pull is :math:`J = \min(J^* \lambda, 1.9)`. On record,
pull cannot be told from causes that all guests of a round share (Manski's reflection problem), so
the share :math:`\lambda` that is pull is judgement. It acts only where the list differs from the
last one of the series. Neutral: :math:`J = 0`; what the guests of a round share stays.
"""

from detente.engagement.layout import Param
from detente.models.spec import MechanismSpec, Parameter
from detente.numerics.arrays import Floats

__all__ = ["SPEC", "without_pull"]

SPEC = MechanismSpec(
    name="strategy.interdependence",
    title="Interdependence of guests",
    sources=("brock2001",),
    inputs=("relations",),
    outputs=("seats",),
    core_dims=("guest",),
    deterministic=True,
    parameters=(
        Parameter(
            name="attend_pull",
            prior="positive-normal",
            values=(1.57, 0.38),
            meaning="pull of others' attendance and causes common to a round, J*",
        ),
        Parameter(
            name="attend_share",
            prior="uniform",
            values=(0.0, 1.0),
            meaning="share of it that is pull; judgement",
        ),
    ),
)


def without_pull(param: Floats) -> Floats:
    """Return parameters of draws under which nobody pulls anybody.

    Parameters
    ----------
    param : array of float, shape (draw, Param)
        Not changed.
    """
    still = param.copy()
    still[:, Param.ATTEND_PULL] = 0.0
    return still
