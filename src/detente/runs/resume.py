"""Check that a run folder can be resumed; report what differs if it cannot."""

import json
from collections.abc import Iterator
from typing import Any

import detente
from detente.case.case import Case
from detente.ensemble.store import RunFolder
from detente.errors import RunFolderError
from detente.runs.identity import NOTE, RunIdentity
from detente.runs.result import raw_json

__all__ = ["refuse_another"]

_ABSENT = object()
_SHOWN = 5  # most differences listed in a message
_LENGTH = 40  # longest value shown in a message, in characters


def refuse_another(folder: RunFolder, case: Case, facts: RunIdentity, sources: str) -> None:
    """Raise if the folder contains another run: case, seed, version, draws or a switch differs.

    Parameters
    ----------
    folder : RunFolder
        Contains ``run.json``.
    case : Case
        The requested case, as it would be run.
    facts : RunIdentity
        Settings that determine every number of the requested run.
    sources : str
        Digest of the source files that would continue the run.

    Raises
    ------
    RunFolderError
        If anything differs (the message lists it), or if ``run.json`` is damaged.
    """
    noted = raw_json(folder, NOTE)
    before = noted.get("facts") if isinstance(noted, dict) else None
    if not isinstance(before, dict):
        message = (
            f"{folder.path / NOTE} is damaged: it does not identify the run; give another folder "
            "with --out"
        )
        raise RunFolderError(message)
    now = facts.model_dump(mode="json")
    changed = [k for k in now if before.get(k) != now[k]]
    if changed:
        changes = (
            _case_changes(folder, case)
            if k == "digest"
            else f"{k} was {_fact(before.get(k))}, now {_fact(now[k])}"
            for k in changed
        )
        message = (
            f"{folder.path} contains another run: {'; '.join(changes)}. Give another folder with "
            "--out"
        )
        raise RunFolderError(message)
    if noted.get("sources") != sources:
        message = (
            f"{folder.path} was started with different source files of detente "
            f"{detente.__version__}; resume it with those files, or give another folder with --out"
        )
        raise RunFolderError(message)


def _fact(value: Any) -> str:  # parsed JSON
    """Return a setting as JSON, in characters that any terminal shows."""
    text = json.dumps(value)
    return text if len(text) <= 2 * _LENGTH else f"{text[: 2 * _LENGTH - 1]}…"


def _case_changes(folder: RunFolder, case: Case) -> str:
    """Return in words where the case of a run differs from another."""
    try:
        before = raw_json(folder, "case.json")
    except RunFolderError:
        return "the case differs"
    changes = list(_differences(before, json.loads(case.snapshot)))
    more = f" and {len(changes) - _SHOWN} more" if len(changes) > _SHOWN else ""
    return f"the case differs in {', '.join(changes[:_SHOWN]) or 'its format'}{more}"


def _differences(before: Any, now: Any, path: str = "") -> Iterator[str]:  # parsed JSON
    """Yield each path at which two parsed files differ, with both values."""
    old, new = _by_name(before), _by_name(now)
    if old is not None and new is not None:
        for key in [*old, *(k for k in new if k not in old)]:
            inner = f"{path}.{key}" if path else key
            yield from _differences(old.get(key, _ABSENT), new.get(key, _ABSENT), inner)
    elif before != now:
        yield f"{path} ({_short(before)}, now {_short(now)})"


def _by_name(value: Any) -> dict[str, Any] | None:  # parsed JSON
    """Return an object, or a list of records keyed by their ids; None for anything else."""
    if isinstance(value, dict):
        return value
    if isinstance(value, list) and all(isinstance(v, dict) and "id" in v for v in value):
        return {str(v["id"]): v for v in value}
    return None


def _short(value: Any) -> str:  # parsed JSON
    if value is _ABSENT:
        return "absent"
    if isinstance(value, dict | list) and value:
        return "there"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LENGTH else f"{text[: _LENGTH - 1]}…"
