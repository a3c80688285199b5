"""The case of a run, read back from its snapshot."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import ValidationError

from detente.case.case import Case, Table
from detente.case.schema.settings import Settings
from detente.case.schema.tables import TABLES
from detente.errors import RunFolderError

__all__ = ["restore_case"]


def restore_case(snapshot: str, hidden: Mapping[str, int] | None = None) -> Case:
    """Return the cut case that a snapshot holds.

    Parameters
    ----------
    snapshot : str
        Text of a run's ``case.json``.
    hidden : mapping, optional
        Rows per table that the cut had left out; a snapshot does not hold them.

    Returns
    -------
    Case
        Has the digest of the case that was run; lines of files are 0, as there are no files.

    Raises
    ------
    RunFolderError
        If the text is no snapshot of this version.
    """
    try:
        whole: dict[str, Any] = json.loads(snapshot)
        settings = Settings.model_validate(whole["settings"])
        tables: dict[str, Any] = {
            name: _table(spec.record.model_validate(row) for row in whole[name])
            for name, spec in TABLES.items()
        }
        as_of = date.fromisoformat(whole["settings"]["as_of"])
    except (ValueError, KeyError, TypeError, ValidationError) as error:
        message = (
            "case.json is not the case of a run of this version; run the case again, "
            "or use the version that made the run"
        )
        raise RunFolderError(message) from error
    return Case(settings=settings, as_of=as_of, hidden=dict(hidden or {}), **tables)


def _table(records: Any) -> Table[Any]:  # the record type differs by table
    found = tuple(records)
    return Table(found, (0,) * len(found))
