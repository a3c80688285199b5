"""Define results as frozen records; JSON, schema and reference page follow from their fields."""

import json
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from detente.ensemble.memory import RunStore
from detente.errors import RunFolderError

__all__ = [
    "Change",
    "Difference",
    "Interval",
    "Result",
    "Share",
    "Value",
    "json_of",
    "raw_json",
    "read_result",
    "schema_of",
]

Share = Annotated[float, Field(ge=0.0, le=1.0)]
"""A share of draws, in [0, 1]; percentages are never stored."""


class Result(BaseModel):
    """Base class of results: frozen, only finite numbers, no unknown keys."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, validate_by_name=True
    )


class Value(Result):
    """A few numbers that describe one quantity and are traced together."""


class Interval(Value):
    """Median and 80 % interval over draws."""

    p10: float = Field(description="10th percentile.")
    p50: float = Field(description="Median.")
    p90: float = Field(description="90th percentile.")


class Difference(Value):
    """Paired difference between two options in the same draws."""

    mean: float = Field(description="Mean of the differences.")
    error: float = Field(description="Standard error of the mean.")
    higher: Share = Field(description="Share of draws above zero.")
    lower: Share = Field(description="Share of draws below zero.")
    same: Share = Field(description="Share of draws at zero.")


class Change(Value):
    """Mean paired change when one thing is changed and the rest stays the same."""

    delta: float = Field(description="Mean change.")
    error: float = Field(description="Standard error of the mean.")


R = TypeVar("R", bound=Result)


def json_of(result: Result) -> str:
    """Return a record as JSON text in the order of its fields; equal records give equal bytes.

    Examples
    --------
    >>> print(json_of(Change(delta=0.5, error=0.25)), end="")
    {
     "delta": 0.5,
     "error": 0.25
    }
    """
    content = result.model_dump(mode="json", by_alias=True)
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def read_result(folder: RunStore, name: str, kind: type[R]) -> R:
    """Return a record that a run folder contains as JSON.

    Parameters
    ----------
    folder : RunStore
        Where the run is stored.
    name : str
        File name.
    kind : type
        The record's class.

    Raises
    ------
    RunFolderError
        If the file is missing or damaged, or contains something else.
    """
    text = folder.read_text(name)
    try:
        return kind.model_validate_json(text, strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        where = "/".join(map(str, first["loc"])) or "the whole file"
        message = (
            f"{folder.path / name} cannot be read as the result of a run; problem at {where}: "
            f"{first['msg'].lower()}; run the case again"
        )
        raise RunFolderError(message) from error


def raw_json(folder: RunStore, name: str) -> Any:  # any JSON value
    """Return the content of a JSON file of a run whose shape is not known yet.

    Parameters
    ----------
    folder : RunStore
        Where the run is stored.
    name : str
        File name.

    Raises
    ------
    RunFolderError
        If the file is missing, or is not JSON.
    """
    text = folder.read_text(name)
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        message = f"{folder.path / name} cannot be read: {error}"
        raise RunFolderError(message) from error


def schema_of(folder: RunStore, name: str) -> str | None:
    """Return the name and version of the format that a file states; None if it states none.

    Parameters
    ----------
    folder : RunStore
        Where the run is stored.
    name : str
        File name.

    Raises
    ------
    RunFolderError
        If the file is missing, or is not JSON.
    """
    content = raw_json(folder, name)
    schema = content.get("schema") if isinstance(content, dict) else None
    return schema if isinstance(schema, str) else None
