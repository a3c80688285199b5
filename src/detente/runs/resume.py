"""Whether a folder holds the run that is asked for, and what differs where it does not."""

import json
from collections.abc import Iterator
from typing import Any

import detente
from detente.case.case import Case
from detente.ensemble.store import RunFolder
from detente.errors import RunFolderError
from detente.runs.identity import NOTE, RunIdentity

__all__ = ["refuse_another"]

_ABSENT = object()
_SHOWN = 5  # differences that a message names
_LENGTH = 40  # letters of a value that a message shows


def refuse_another(folder: RunFolder, case: Case, facts: RunIdentity, sources: str) -> None:
    """Refuse to go on with a run of another case, seed, version, number of draws or switch.

    Parameters
    ----------
    folder : RunFolder
        Holds ``run.json``.
    case : Case
        The case that is asked for, as it would be run.
    facts : RunIdentity
        What decides every number of that run.
    sources : str
        Digest of the sources that would go on.

    Raises
    ------
    RunFolderError
        If anything differs, with what; or if ``run.json`` is damaged.
    """
    noted = folder.read_json(NOTE)
    before = noted.get("facts") if isinstance(noted, dict) else None
    if not isinstance(before, dict):
        message = (
            f"{folder.path / NOTE} is damaged: it does not say which run this is; name "
            "another folder with --out"
        )
        raise RunFolderError(message)
    now = facts.model_dump(mode="json")
    changed = [k for k in now if before.get(k) != now[k]]
    if changed:
        told = (
            _case_told(folder, case) if k == "digest" else f"{k} was {before.get(k)}, is {now[k]}"
            for k in changed
        )
        message = (
            f"{folder.path} holds another run: {'; '.join(told)}. Name another folder with --out"
        )
        raise RunFolderError(message)
    if noted.get("sources") != sources:
        message = (
            f"{folder.path} was begun by other sources of detente {detente.__version__}; go on "
            "with those, or name another folder with --out"
        )
        raise RunFolderError(message)


def _case_told(folder: RunFolder, case: Case) -> str:
    """Say where the case of a run differs from another."""
    try:
        before = folder.read_json("case.json")
    except RunFolderError:
        return "the case differs"
    found = list(_differences(before, json.loads(case.snapshot)))
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return f"the case differs in {', '.join(found[:_SHOWN]) or 'its form'}{more}"


def _differences(before: Any, now: Any, path: str = "") -> Iterator[str]:  # parsed JSON
    """Yield each place where two parsed files differ, with both values."""
    one, other = _by_name(before), _by_name(now)
    if one is not None and other is not None:
        for key in [*one, *(k for k in other if k not in one)]:
            place = f"{path}.{key}" if path else key
            yield from _differences(one.get(key, _ABSENT), other.get(key, _ABSENT), place)
    elif before != now:
        yield f"{path} ({_short(before)}, now {_short(now)})"


def _by_name(value: Any) -> dict[str, Any] | None:  # parsed JSON
    """Return the parts of an object, or of a list of records by their ids."""
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
