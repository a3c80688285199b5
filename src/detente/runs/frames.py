"""Return the columns of a run as a pandas table or an xarray tree; both are extras."""

from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from detente.engagement.columns import UNDEFINED
from detente.ensemble.chunks import Columns
from detente.errors import UnknownNameError
from detente.models.labelled import extra
from detente.runs.finished import FinishedRun

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

__all__ = ["Group", "to_datatree", "to_frame"]

Group = Literal["inputs", "outputs", "months"]

_DIMS: dict[str, tuple[str, ...]] = {
    "inputs": ("draw",),
    "outputs": ("draw", "strategy"),
    "months": ("draw", "strategy", "month"),
}
_PARTS = {"inputs": "inputs", "outputs": "chunks", "months": "months"}


def to_frame(run: FinishedRun, group: Group = "outputs") -> "pd.DataFrame":
    """Return one group of columns as a table; draws that are undefined are included.

    Parameters
    ----------
    run : FinishedRun
        The run.
    group : {"inputs", "outputs", "months"}
        Inputs: one row per draw. Outputs: one row per draw and option. Months: one row per draw,
        option and month, for the first draws of the run.

    Returns
    -------
    pandas.DataFrame
        Indexed by draw, option (``strategy``, its id) and month.

    Raises
    ------
    MissingExtraError
        If pandas is not installed.
    UnknownNameError
        If there is no such group.
    """
    pandas = extra("pandas")
    columns = dict(_columns(run, group))
    index = {dim: columns.pop(dim) for dim in _DIMS[group]}
    if "strategy" in index:
        index["strategy"] = np.array(_options(run))[index["strategy"].astype(np.int64)]
    levels = pandas.MultiIndex.from_arrays(list(index.values()), names=list(index))
    frame: pd.DataFrame = pandas.DataFrame(
        columns, index=levels if len(index) > 1 else pandas.Index(index["draw"], name="draw")
    )
    return frame


def to_datatree(run: FinishedRun) -> "xr.DataTree":
    """Return all columns as a tree of datasets with named dimensions.

    Parameters
    ----------
    run : FinishedRun
        The run.

    Returns
    -------
    xarray.DataTree
        Groups ``inputs`` (draw), ``outputs`` (draw × strategy) and ``months`` (draw × strategy ×
        month, of the first draws); attributes ``case``, ``as_of``, ``digest``, ``seed``, ``draws``
        and ``version``.

    Raises
    ------
    MissingExtraError
        If xarray is not installed.
    """
    xarray = extra("xarray")
    tree: xr.DataTree = xarray.DataTree.from_dict(
        {group: _dataset(run, group) for group in get_args(Group)}
    )
    tree.attrs = {
        "case": run.case.settings.id,
        "as_of": run.case.as_of.isoformat(),
        "digest": run.facts.digest,
        "seed": run.facts.seed,
        "draws": run.facts.draws,
        "version": run.facts.detente,
    }
    return tree


def _columns(run: FinishedRun, group: Group) -> Columns:
    if group not in _DIMS:
        message = f"there is no group '{group}'; allowed: {', '.join(_DIMS)}"
        raise UnknownNameError(message)
    return run.folder.read_columns(_PARTS[group])


def _options(run: FinishedRun) -> list[str]:
    return [s.id for s in run.case.settings.strategies]


def _dataset(run: FinishedRun, group: Group) -> "xr.Dataset":
    xarray = extra("xarray")
    columns = dict(_columns(run, group))
    dims = _DIMS[group]
    coords = {dim: np.unique(columns.pop(dim)) for dim in dims}
    shape = [len(values) for values in coords.values()]
    if "strategy" in coords:
        coords["strategy"] = np.array(_options(run))
    dataset: xr.Dataset = xarray.Dataset(
        {name: (dims, values.reshape(shape)) for name, values in columns.items()}, coords
    )
    if UNDEFINED in dataset:
        dataset[UNDEFINED].attrs["long_name"] = "1 if a result of the draw was not finite"
    return dataset
