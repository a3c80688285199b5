"""How a model and its parameters are declared."""

from dataclasses import dataclass, field
from typing import Literal

__all__ = ["ModelSpec", "Parameter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of a mechanism and its prior.

    Parameters
    ----------
    name : str
        Name used in the kernel and in the docs.
    prior : {"pert", "normal", "positive-normal"}
        Family: PERT(low, mode, high); normal(mean, sd); normal truncated at 0.
    values : tuple of float
        Arguments of the family.
    meaning : str
        What it is, with its unit.
    source : str
        Bibliography key of the number, or ``judgement``.
    """

    name: str
    prior: Literal["pert", "normal", "positive-normal"]
    values: tuple[float, ...]
    meaning: str
    source: str = "judgement"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSpec:
    """What a model is, for indexes, docs and provenance.

    Parameters
    ----------
    name : str
        Dotted key, for example ``bargaining.compromise``.
    title : str
        Name of the model as its paper gives it.
    sources : tuple of str
        Keys in ``references.bib``.
    inputs, outputs : tuple of str
        Names of the arrays.
    core_dims : tuple of str
        Dimensions the model works over; leading ones broadcast.
    parameters : tuple of Parameter
        Parameters with priors.
    deterministic : bool
        Does it use no random numbers?
    aliases : tuple of str
        Other names in the literature.
    """

    name: str
    title: str
    sources: tuple[str, ...]
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    core_dims: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    deterministic: bool = True
    aliases: tuple[str, ...] = field(default=())
