"""Declare a model, its arrays and its parameters."""

from dataclasses import KW_ONLY, dataclass
from typing import Literal

__all__ = ["Array", "Declaration", "MechanismSpec", "ModelSpec", "Parameter"]

_LEADING = "..."
_OPTIONAL = "?"


@dataclass(frozen=True, slots=True)
class Array:
    """An array that a model takes or gives.

    Parameters
    ----------
    name : str
        Argument of the model's function, or field of its result; ``outer.inner`` is a field
        of a tuple that is itself an argument or a field.
    dims : tuple of str
        Names of the dimensions, in order. ``"..."`` in the first place allows any leading
        dimensions. A name that ends in ``?`` may be missing.
    meaning : str
        Meaning, in one line.
    unit : str
        ``"1"`` if dimensionless, also for counts; ``"scale"`` for the units of the input `position`
        or of the dataset's scale; ``"units of x"`` for those of the input x; ``"any"``; otherwise
        the unit's name.
    low, high : float, optional
        The least and the greatest value allowed; None if there is no bound. NaN and, where
        `meaning` says so, infinite values are exempt.
    optional : bool
        May the input be left out?
    """

    name: str
    dims: tuple[str, ...]
    _: KW_ONLY
    meaning: str
    unit: str = "1"
    low: float | None = None
    high: float | None = None
    optional: bool = False

    @property
    def broadcasts(self) -> bool:
        """Whether leading dimensions are allowed."""
        return _LEADING in self.dims

    @property
    def own(self) -> tuple[str, ...]:
        """Core dimensions, including those that may be missing."""
        return tuple(dim.removesuffix(_OPTIONAL) for dim in self.dims if dim != _LEADING)

    @property
    def needed(self) -> tuple[str, ...]:
        """Core dimensions that must be present."""
        return tuple(dim for dim in self.own if dim in self.dims)

    @property
    def shape(self) -> str:
        """The dimensions in docstring notation, for example ``(..., issue, actor)``."""
        return f"({', '.join(self.dims)}{',' if len(self.dims) == 1 and self.own else ''})"

    @property
    def bounds(self) -> str:
        """The range as text: ``[0, 1]``, ``>= 0``, ``<= 0`` or an empty string."""
        if self.low is None:
            return "" if self.high is None else f"<= {self.high:g}"
        return f">= {self.low:g}" if self.high is None else f"[{self.low:g}, {self.high:g}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of a mechanism and its prior.

    Parameters
    ----------
    name : str
        Name used in the kernel and in the docs.
    prior : {"pert", "normal", "nil-normal", "positive-normal", "uniform"}
        Family: PERT(low, mode, high); normal(mean, sd); normal(sd) whose mean makes the mean
        effect on first talks nil; normal truncated at 0.
    values : tuple of float
        Arguments of the family.
    meaning : str
        Meaning, with the unit.
    source : str
        Bibliography key of the source, or ``judgement``.
    """

    name: str
    prior: Literal["pert", "normal", "nil-normal", "positive-normal", "uniform"]
    values: tuple[float, ...]
    meaning: str
    source: str = "judgement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """Fields that models and mechanisms both declare, for indexes, docs and provenance.

    Parameters
    ----------
    name : str
        Dotted key, for example ``bargaining.compromise``.
    title : str
        Name of the model in its paper.
    sources : tuple of str
        Keys in ``references.bib``.
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
    parameters: tuple[Parameter, ...] = ()
    deterministic: bool = True
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSpec(Declaration):
    """Declaration of a published model, with every array that it takes or gives.

    Parameters
    ----------
    takes : tuple of Array
        Arguments of the model's function that are arrays. All other arguments are options.
    gives : tuple of Array
        The result, or each of its fields.
    function : str
        Name of the function, if it is not the model's name with ``_array``.
    """

    takes: tuple[Array, ...]
    gives: tuple[Array, ...]
    function: str = ""

    @property
    def array_function(self) -> str:
        """The name of the function on arrays."""
        return self.function or f"{self.name.partition('.')[2]}_array"

    @property
    def inputs(self) -> tuple[str, ...]:
        """Names of the arguments that are arrays, or tuples of arrays."""
        return tuple(dict.fromkeys(one.name.partition(".")[0] for one in self.takes))

    @property
    def outputs(self) -> tuple[str, ...]:
        """Names of the fields of the result."""
        return tuple(dict.fromkeys(one.name.partition(".")[0] for one in self.gives))

    @property
    def core_dims(self) -> tuple[str, ...]:
        """Core dimensions of the model; leading dimensions broadcast."""
        return tuple(dict.fromkeys(dim for one in self.takes for dim in one.own))

    @property
    def broadcasts(self) -> bool:
        """Whether the function itself takes leading dimensions."""
        return any(one.broadcasts for one in self.takes)


@dataclass(frozen=True, slots=True, kw_only=True)
class MechanismSpec(Declaration):
    """Declaration of a mechanism of the engagement model.

    Parameters
    ----------
    inputs, outputs : tuple of str
        Variables that it reads and writes.
    core_dims : tuple of str
        Core dimensions.
    """

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    core_dims: tuple[str, ...] = ()
