"""Read the case of a run from its snapshot."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import ValidationError

from detente.case.case import Case, Table
from detente.case.schema.settings import Settings
from detente.case.schema.tables import TABLES
from detente.case.written.record import Advice, Dissent
from detente.errors import RunFolderError

__all__ = ["restore_case"]


def restore_case(snapshot: str, hidden: Mapping[str, int] | None = None) -> Case:
    """Return the cut case of a snapshot.

    Parameters
    ----------
    snapshot : str
        Text of a run's ``case.json``.
    hidden : mapping, optional
        Number of rows per table that the cut removed; a snapshot does not contain it.

    Returns
    -------
    Case
        Has the digest of the case that was run; line numbers are 0, because there are no files.

    Raises
    ------
    RunFolderError
        If the text is not a snapshot of this version.
    """
    try:
        content: dict[str, Any] = json.loads(snapshot)
        settings = Settings.model_validate(content["settings"])
        tables: dict[str, Any] = {
            name: _table(spec.record.model_validate(row) for row in content[name])
            for name, spec in TABLES.items()
        }
        advice = Advice.model_validate(content["advice"]) if "advice" in content else None
        dissents = tuple(Dissent.model_validate(one) for one in content.get("dissents", []))
        as_of = date.fromisoformat(content["settings"]["as_of"])
    except (ValueError, KeyError, TypeError, ValidationError) as error:
        message = (
            "case.json was not written by this version; run the case again, or use the version "
            "that made the run"
        )
        raise RunFolderError(message) from error
    return Case(
        settings=settings,
        as_of=as_of,
        advice=advice,
        dissents=dissents,
        hidden=dict(hidden or {}),
        **tables,
    )


def _table(records: Any) -> Table[Any]:  # the record type differs by table
    rows = tuple(records)
    return Table(rows, (0,) * len(rows))
