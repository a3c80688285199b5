"""Every model on a dataset with named dimensions: one function, built from each model's SPEC.

xarray and pandas are extras (``pip install 'detente[notebook]'``) and loaded when first used.
The dimensions of arrays are read where readers find them: in the docstrings of the model.
"""

import json
import re
from collections.abc import Callable
from importlib import import_module
from inspect import getdoc, getsource, signature
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple, get_type_hints

from detente.errors import DetenteError, ShapeError, UnknownNameError

if TYPE_CHECKING:
    import xarray as xr

__all__ = ["MissingExtraError", "extra", "labelled"]

_ENTRY = re.compile(r"^(\w+(?:, \w+)*) : (.*\bshape \(([^)]*)\).*)$")
_SHAPE = re.compile(r"\bshape \(([^)]*)\)")
_RETURNED = re.compile(r"^array of \w+, shape \(([^)]*)\)")
_ATTRIBUTE = re.compile(r'^    (\w+): [^\n]+\n    """(.*?)"""', re.MULTILINE | re.DOTALL)

_ON_SCALE = {"position", "ideal", "voting", "outcome", "median", "mean", "low", "high"}


class MissingExtraError(DetenteError, ImportError):
    """A package that only notebooks need is not installed."""


class _Array(NamedTuple):
    """An array that a model takes or gives: its name, own dimensions and meaning."""

    name: str
    dims: tuple[str, ...]
    meaning: str


def extra(package: str) -> ModuleType:
    """Return a package of the extra ``notebook``.

    Parameters
    ----------
    package : {"xarray", "pandas"}
        Its name.

    Returns
    -------
    module
        The package.

    Raises
    ------
    MissingExtraError
        If it is not installed.

    Examples
    --------
    >>> try:
    ...     extra("no_such_package")
    ... except MissingExtraError as error:
    ...     print(error)
    no_such_package is not installed; labelled data need it: pip install 'detente[notebook]'
    """
    try:
        return import_module(package)
    except ImportError as error:
        message = (
            f"{package} is not installed; labelled data need it: pip install 'detente[notebook]'"
        )
        raise MissingExtraError(message) from error


def labelled(key: str) -> Callable[..., "xr.Dataset"]:
    """Return a model as a function of a dataset.

    Parameters
    ----------
    key : str
        Key of the model, as ``detente models`` lists it.

    Returns
    -------
    callable
        Takes an `xarray.Dataset` with the model's inputs as variables, and its options by
        keyword; returns a new dataset with its outputs. Dimensions that the model does not work
        over, such as draws, are kept. Each output has ``long_name``, ``units`` and ``source``;
        the dataset has the model's key, the package's version and the options.

    Raises
    ------
    UnknownNameError
        If there is no such model, or it has no arrays with named dimensions.

    Notes
    -----
    The function raises `MissingExtraError` without xarray, `UnknownNameError` if an input is
    missing and `ShapeError` if one has a dimension that it cannot have. Chunked data are loaded.

    Examples
    --------
    >>> import detente
    >>> compromise = detente.labelled("bargaining.compromise")
    >>> compromise.__name__
    'bargaining.compromise'
    """
    from detente.models.index import MODELS

    if key not in MODELS:
        message = f"there is no model '{key}'; known are {', '.join(MODELS)}"
        raise UnknownNameError(message)
    spec = MODELS[key]
    function = _function(key)
    inputs = _inputs(function, spec.inputs)
    outputs = _outputs(function, spec.outputs)
    if not inputs or not outputs:
        message = f"{key} has no labelled form: its docstring does not name all dimensions"
        raise UnknownNameError(message)
    required = {
        name: one.default is one.empty for name, one in signature(function).parameters.items()
    }

    def run(dataset: "xr.Dataset", **options: Any) -> "xr.Dataset":  # the model's own options
        xarray = extra("xarray")
        given = {one.name: _given(dataset, one, inputs, key) for one in inputs}
        lacking = [n for n, v in given.items() if v is None and required[n] and n not in options]
        if lacking:
            message = f"the dataset has no variable '{lacking[0]}'; {key} needs "
            message += ", ".join(f"{one.name} {one.dims}" for one in inputs if required[one.name])
            raise UnknownNameError(message)
        used = [one for one in inputs if given[one.name] is not None]

        def call(*arrays: Any) -> Any:  # arrays in, arrays out
            named = {one.name: array for one, array in zip(used, arrays, strict=True)}
            found = function(**named, **options)
            if not isinstance(found, tuple):
                return found
            parts = tuple(_part(found, one.name) for one in outputs)
            return parts if len(parts) > 1 else parts[0]

        answers = xarray.apply_ufunc(
            call,
            *(given[one.name] for one in used),
            input_core_dims=[one.dims for one in used],
            output_core_dims=[one.dims for one in outputs],
        )
        arrays = answers if isinstance(answers, tuple) else (answers,)
        result: xr.Dataset = xarray.Dataset(
            {one.name: array for one, array in zip(outputs, arrays, strict=True)}
        )
        return _described(result, dataset, outputs, key, options)

    run.__name__ = run.__qualname__ = key
    run.__doc__ = getdoc(function)
    return run


def _function(key: str) -> Callable[..., Any]:
    from detente.models.index import MODULES

    module = MODULES[key]
    name = f"{key.partition('.')[2]}_array"
    if not hasattr(module, name):
        message = f"{key} has no labelled form: there is no function {name}"
        raise UnknownNameError(message)
    found: Callable[..., Any] = getattr(module, name)
    return found


def _dims(shape: str) -> tuple[str, ...]:
    """Return the named dimensions of a shape such as ``..., issue, round + 1``."""
    words = [word.strip() for word in shape.split(",")]
    found: list[str] = []
    for word in words:
        if word not in {"", "..."}:
            dim = word.replace(" + ", "_plus_").replace(" - ", "_minus_")
            dim = f"size_{dim}" if dim.isdecimal() else dim
            found.append(f"other_{dim}" if dim in found else dim)
    return tuple(found)


def _entries(text: str) -> dict[str, _Array]:
    """Return the arrays that a docstring lists with their shapes."""
    found: dict[str, _Array] = {}
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if entry := _ENTRY.match(line):
            below = []
            for later in lines[number + 1 :]:
                if not later.startswith("    "):
                    break
                below.append(later.strip())
            for name in entry[1].split(", "):
                found[name] = _Array(name, _dims(entry[3]), " ".join(below))
    return found


def _inputs(function: Callable[..., Any], names: tuple[str, ...]) -> list[_Array]:
    entries = _entries(getdoc(function) or "")
    return [entries[name] for name in names if name in entries]


def _outputs(function: Callable[..., Any], names: tuple[str, ...]) -> list[_Array]:
    """Return the arrays a function gives: one, or the fields of its tuple that SPEC names."""
    returned = get_type_hints(function).get("return")
    text = (getdoc(function) or "").partition("Returns\n-------\n")[2]
    if not hasattr(returned, "_fields"):
        shape = _RETURNED.match(text)
        meaning = " ".join(text.partition("\n\n")[0].split("\n")[1:])
        return [_Array(names[0], _dims(shape[1]), " ".join(meaning.split()))] if shape else []
    fields = _fields(returned, text.partition("\n\n")[0])
    found = []
    for name in names:
        inner = get_type_hints(returned).get(name)
        if hasattr(inner, "_fields"):
            found += [one._replace(name=f"{name}.{one.name}") for one in _fields(inner).values()]
        elif name in fields:
            found.append(fields[name])
    return found


def _fields(record: Any, told: str = "") -> dict[str, _Array]:  # a NamedTuple class
    """Return the fields of a tuple whose shapes its text tells, or that of what returns it."""
    text = getdoc(record) or ""
    found = _entries(text)
    for name, meaning in _ATTRIBUTE.findall(getsource(record)):
        if shape := _SHAPE.search(meaning):
            found[name] = _Array(name, _dims(shape[1]), " ".join(meaning.split()))
    first = text.partition("\n\n")[0]
    head = " ".join(f"{first} {told}".split())
    common = re.search(r"each (?:field )?of shape \(([^)]*)\)", head)
    for name in record._fields:
        alone = re.search(rf"(?i)\b{name}, shape \(([^)]*)\)", head)
        if shape := alone or common:
            found.setdefault(name, _Array(name, _dims(shape[1]), f"{name}: {head}"))
    return {name: found[name] for name in record._fields if name in found}


def _part(found: Any, name: str) -> Any:  # a tuple, and an array of it or of a tuple in it
    for word in name.split("."):
        found = getattr(found, word)
    return found


def _given(
    dataset: "xr.Dataset", one: _Array, inputs: list[_Array], key: str
) -> "xr.DataArray | None":
    """Return a variable with all dimensions that the model gives it, or None if it is not there."""
    if one.name not in dataset:
        return None
    variable = dataset[one.name].compute()
    own = {dim for each in inputs for dim in each.dims}
    strange = [str(dim) for dim in variable.dims if dim in own and dim not in one.dims]
    if strange:
        message = (
            f"{one.name} has the dimension {strange[0]}; {key} takes {one.name} {one.dims}: "
            "select one, or average over it"
        )
        raise ShapeError(message)
    missing = [dim for dim in one.dims if dim not in variable.dims]
    unknown = [dim for dim in missing if dim not in dataset.sizes]
    if unknown:
        message = (
            f"{one.name} has the dimensions {tuple(variable.dims)}; {key} takes {one.name} "
            f"{one.dims}: rename or add {unknown[0]}"
        )
        raise ShapeError(message)
    spread: xr.DataArray = variable.expand_dims({dim: dataset.sizes[dim] for dim in missing})
    return spread


def _described(
    result: "xr.Dataset",
    dataset: "xr.Dataset",
    outputs: list[_Array],
    key: str,
    options: dict[str, Any],
) -> "xr.Dataset":
    """Write into a result what its numbers are and where they come from."""
    from detente import __version__
    from detente.models.index import MODELS

    units = "units of position"
    if "position" in dataset:
        units = str(dataset["position"].attrs.get("units", units))
    for one in outputs:
        on_scale = one.name in _ON_SCALE or re.search(r"units? of|scale points", one.meaning)
        result[one.name].attrs = {
            "long_name": one.meaning or one.name,
            "units": units if on_scale else "1",
            "source": " ".join(MODELS[key].sources),
        }
    result.attrs = {
        "model": key,
        "version": __version__,
        "parameters": json.dumps(options, default=_plain, sort_keys=True),
    }
    return result


def _plain(value: Any) -> Any:  # an option, as JSON holds it
    return value.tolist() if hasattr(value, "tolist") else str(value)
