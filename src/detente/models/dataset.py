"""Run models on a dataset with named dimensions, using the arrays that they declare."""

import json
from collections.abc import Callable
from functools import cache
from inspect import signature
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias, get_type_hints

from detente.errors import ShapeError, UnknownNameError
from detente.models.extras import extra
from detente.models.spec import Array, ModelSpec

if TYPE_CHECKING:
    import xarray as xr

__all__ = ["Run", "on_dataset"]

Run: TypeAlias = Callable[..., "xr.Dataset"]


@cache
def on_dataset(key: str) -> Run:
    """Return a model as a function of a dataset.

    Parameters
    ----------
    key : str
        Key of the model.

    Returns
    -------
    callable
        Takes a dataset and the model's options; returns a dataset.

    Raises
    ------
    UnknownNameError
        If there is no such model.

    Examples
    --------
    >>> print(on_dataset("bargaining.rubinstein").__doc__.split("Returned")[0].strip())
    Alternating offers on a dataset with named dimensions.
    <BLANKLINE>
    Variables
    ---------
    discount : (..., player), [0, 1], unit 1
        Present value to each player of a unit received one offer later.
    """
    from detente.models.index import MODELS, MODULES

    if key not in MODELS:
        message = f"there is no model '{key}'; allowed: {', '.join(MODELS)}"
        raise UnknownNameError(message)
    spec = MODELS[key]
    function: Callable[..., Any] = getattr(MODULES[key], spec.array_function)

    def run(dataset: "xr.Dataset", **options: Any) -> "xr.Dataset":  # the model's own options
        xarray = extra("xarray")
        used = [one for one in spec.takes if _head(one) not in options and one.name in dataset]
        _check_complete(spec, used, options)
        given = [_variable(dataset, one, spec) for one in used]
        core = [
            [dim for dim in one.own if dim in variable.dims]
            for one, variable in zip(used, given, strict=True)
        ]
        beyond = [set(v.dims) - set(dims) for v, dims in zip(given, core, strict=True)]

        def call(*arrays: Any) -> Any:  # arrays in, arrays out
            result = function(**_arguments(function, used, arrays), **options)
            if not isinstance(result, tuple):
                return result
            parts = tuple(attrgetter(one.name)(result) for one in spec.gives)
            return parts if len(parts) > 1 else parts[0]

        answers = xarray.apply_ufunc(
            call,
            *given,
            input_core_dims=core,
            output_core_dims=[one.own for one in spec.gives],
            vectorize=not spec.broadcasts and any(beyond),
        )
        return _described(answers, dataset, spec, options)

    run.__name__ = run.__qualname__ = key
    run.__doc__ = _document(spec, function)
    return run


def _head(one: Array) -> str:
    """Return the name of the argument that contains this array."""
    return one.name.partition(".")[0]


def _check_complete(spec: ModelSpec, used: list[Array], options: dict[str, Any]) -> None:
    """Raise if the dataset lacks an input, or a field of an input."""
    for array in spec.takes:
        if not (array.optional or array in used or _head(array) in options):
            needs = ", ".join(
                f"{each.name} {each.shape}" for each in spec.takes if not each.optional
            )
            message = f"the dataset has no variable '{array.name}'; {spec.name} needs {needs}"
            raise UnknownNameError(message)


def _variable(dataset: "xr.Dataset", one: Array, spec: ModelSpec) -> "xr.DataArray":
    """Return a variable with all dimensions that the model needs."""
    variable = dataset[one.name].compute()
    alone = spec.broadcasts and not one.broadcasts  # no other leading dimensions
    strange = [
        str(dim) for dim in variable.dims if dim not in one.own and (alone or dim in spec.core_dims)
    ]
    takes = f"{spec.name} takes {one.name} {one.shape}"
    if strange:
        message = f"{one.name} has the dimension {strange[0]}; {takes}: "
        raise ShapeError(message + "select one entry, or average over it")
    missing = [dim for dim in one.needed if dim not in variable.dims]
    unknown = [dim for dim in missing if dim not in dataset.sizes]
    if unknown:
        message = f"{one.name} has the dimensions {tuple(variable.dims)}; {takes}: "
        raise ShapeError(message + f"rename or add {unknown[0]}")
    spread: xr.DataArray = variable.expand_dims({dim: dataset.sizes[dim] for dim in missing})
    return spread


def _arguments(
    function: Callable[..., Any], used: list[Array], arrays: tuple[Any, ...]
) -> dict[str, Any]:  # arrays, or tuples of them
    """Return the arguments by name, with fields collected into their tuples."""
    arguments: dict[str, Any] = {}
    fields: dict[str, dict[str, Any]] = {}
    for one, array in zip(used, arrays, strict=True):
        head, dot, field = one.name.partition(".")
        if dot:
            fields.setdefault(head, {})[field] = array
        else:
            arguments[head] = array
    for head, values in fields.items():
        arguments[head] = get_type_hints(function)[head](**values)
    return arguments


def _described(
    answers: Any,  # one array, or a tuple of them
    dataset: "xr.Dataset",
    spec: ModelSpec,
    options: dict[str, Any],
) -> "xr.Dataset":
    """Return the results as a dataset with names, units, sources and parameters."""
    from detente import __version__

    arrays = answers if isinstance(answers, tuple) else (answers,)
    result: xr.Dataset = extra("xarray").Dataset(
        {one.name: array for one, array in zip(spec.gives, arrays, strict=True)}
    )
    for one in spec.gives:
        result[one.name].attrs = {
            "long_name": one.meaning,
            "units": _units(one.unit, dataset),
            "source": " ".join(spec.sources),
        }
    result.attrs = {
        "model": spec.name,
        "version": __version__,
        "parameters": json.dumps(options, default=_plain, sort_keys=True),
    }
    return result


def _units(unit: str, dataset: "xr.Dataset") -> str:
    """Return the name of a unit; use the unit of an input if the dataset gives it."""
    words = "units of position" if unit == "scale" else unit
    source = words.removeprefix("units of ")
    holders = [dataset[name] for name in (source, unit) if name in dataset]
    units = [holder.attrs["units"] for holder in holders if "units" in holder.attrs]
    return str(units[0]) if source != words and units else words


def _document(spec: ModelSpec, function: Callable[..., Any]) -> str:
    """Return a docstring that lists the variables, the results and the options."""
    lines = [f"{spec.title} on a dataset with named dimensions."]
    for title, arrays in (("Variables", spec.takes), ("Returned", spec.gives)):
        lines += ["", title, "-" * len(title)]
        for one in arrays:
            facts = [one.shape, one.bounds, f"unit {one.unit}", "optional" if one.optional else ""]
            lines += [f"{one.name} : {', '.join(filter(None, facts))}", f"    {one.meaning}"]
    names = [str(p) for n, p in signature(function).parameters.items() if n not in spec.inputs]
    return "\n".join([*lines, "", "Options", "-------", *(names or ["none"])])


def _plain(value: Any) -> Any:  # an option as a JSON value
    return value.tolist() if hasattr(value, "tolist") else str(value)
