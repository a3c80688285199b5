"""Compare the settings of two runs: ``case.yaml`` by path, and what is given to a run."""

import json
from collections.abc import Iterator
from typing import Final, get_args

from pydantic import JsonValue

from detente.assess.compare.record import Setting, SettingChange
from detente.case.case import Case
from detente.runs.finished import FinishedRun

__all__ = ["changed_run", "changed_settings", "reordered_lists"]

_OF_THE_RUN: Final = {"as_of", "horizon_months"}
_KEYS: Final = ("id", "metric")  # what an entry of a list goes by
_SHOWN: Final = 12  # characters of a digest


def changed_settings(before: Case, after: Case) -> list[SettingChange]:
    """Return what differs in ``case.yaml``, by path; without as-of date and horizon.

    Parameters
    ----------
    before, after : Case
        The cases.
    """
    old, new = _content(before), _content(after)
    return [
        SettingChange(name=path, before=_text(one), after=_text(other))
        for path, one, other in _differences(old, new, "")
    ]


def reordered_lists(before: Case, after: Case) -> list[str]:
    """Return the paths of lists in ``case.yaml`` whose common entries are in another order.

    Parameters
    ----------
    before, after : Case
        The cases.
    """
    return list(_reordered(_content(before), _content(after), ""))


def changed_run(before: FinishedRun, after: FinishedRun) -> list[SettingChange]:
    """Return the settings of two runs that differ.

    Parameters
    ----------
    before, after : FinishedRun
        The runs.
    """
    old, new = _of_run(before), _of_run(after)
    return [
        SettingChange(name=name, before=old[name], after=new[name])
        for name in get_args(Setting)
        if old[name] != new[name]
    ]


def _of_run(run: FinishedRun) -> dict[Setting, str | None]:
    facts = run.facts
    assumed = [f"{claim}={str(holds).lower()}" for claim, holds in sorted(facts.assumed.items())]
    return {
        "as_of": run.case.as_of.isoformat(),
        "horizon_months": str(run.case.settings.horizon_months),
        "seed": str(facts.seed),
        "draws": str(facts.draws),
        "version": facts.detente,
        "sources": run.note.sources[:_SHOWN],
        "switched_off": ", ".join(sorted(facts.switched_off)) or None,
        "assumed": ", ".join(assumed) or None,
    }


def _content(case: Case) -> dict[str, JsonValue]:
    content: dict[str, JsonValue] = case.settings.model_dump(mode="json", exclude_none=True)
    return {key: value for key, value in content.items() if key not in _OF_THE_RUN}


def _differences(
    old: JsonValue, new: JsonValue, path: str
) -> Iterator[tuple[str, JsonValue, JsonValue]]:
    """Yield each path at which two values differ, with both; null where there is none."""
    before, after = _named(old), _named(new)
    if before is None or after is None:
        if old != new:
            yield path, old, new
        return
    for key in [*before, *(key for key in after if key not in before)]:
        inner = f"{path}.{key}" if path else key
        yield from _differences(before.get(key), after.get(key), inner)


def _reordered(old: JsonValue, new: JsonValue, path: str) -> Iterator[str]:
    before, after = _named(old), _named(new)
    if before is None or after is None:
        return
    common = [key for key in before if key in after]
    if isinstance(old, list) and common != [key for key in after if key in before]:
        yield path
    for key in common:
        yield from _reordered(before[key], after[key], f"{path}.{key}" if path else key)


def _named(value: JsonValue) -> dict[str, JsonValue] | None:
    """Return an object, or the entries of a list by what they go by; None for anything else."""
    if isinstance(value, dict):
        return value
    if not isinstance(value, list):
        return None
    for key in _KEYS:
        names = [str(one[key]) for one in value if isinstance(one, dict) and key in one]
        if names and len(set(names)) == len(value):
            return dict(zip(names, value, strict=True))
    return None


def _text(value: JsonValue) -> str | None:
    """Return a value as text; None if there is none."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    return json.dumps(value, ensure_ascii=False)
