"""What the answer would be if a rival hypothesis held, and which dissent is the strongest."""

from typing import Any

import numpy as np

from detente.assess.options.ranking import Values, values_of
from detente.case.case import Case
from detente.case.schema.settings import HypothesisSet
from detente.numerics.arrays import Bools
from detente.runs.draws import Rows
from detente.runs.statistics import rounded

__all__ = ["FEWEST", "contested", "dissent"]

_ERRORS = 2.0  # standard errors that part two means
FEWEST = 100  # draws below which nothing is said


def dissent(case: Case, rows: Rows, seed: int) -> dict[str, Any]:
    """Return the ranking under each hypothesis, and the strongest dissent.

    Parameters
    ----------
    case : Case
        The cut case.
    rows : Rows
        Columns of the run.
    seed : int
        Seed of the run.

    Returns
    -------
    dict
        ``sets`` by id and member: ``draws``, ``share``, ``top`` and mean ``values`` by strategy,
        null where fewer than 100 draws hold it, and ``parts``: does its top beat the first of all
        draws by more than the margin and two errors? ``strongest``: of the members that do not lead
        their set, one under which another strategy would come first, the likeliest; where none
        would change that, the likeliest of all; null without hypotheses or objectives.
    """
    values = values_of(case, rows, seed)
    sets = case.settings.hypotheses
    if values is None or not sets:
        return {"sets": {}, "strongest": None}
    found = {s.id: _members(values, rows, s) for s in sets}
    return {"sets": found, "strongest": _strongest(values, rows, sets, found)}


def _members(values: Values, rows: Rows, rivals: HypothesisSet) -> dict[str, Any]:
    drawn = np.asarray(rows.inputs[f"hypothesis|{rivals.id}"])
    return {m.id: _under(values, rows, drawn == n) for n, m in enumerate(rivals.members)}


def _under(values: Values, rows: Rows, holds: Bools) -> dict[str, Any]:
    """Return the ranking in the draws in which a hypothesis holds."""
    count = int(holds.sum())
    found: dict[str, Any] = {"draws": count, "share": rounded(count / holds.size)}
    if count < FEWEST:
        return found | {"top": None, "parts": False, "values": None}
    means = values.value[holds].mean(axis=0)
    names = rows.strategies
    first = int(np.argmax(values.value.mean(axis=0)))
    top = int(np.argmax(means))
    return found | {
        "top": names[top],
        "parts": _part(values, holds, top, first),
        "values": {name: rounded(float(means[s])) for s, name in enumerate(names)},
    }


def contested(case: Case, rows: Rows, seed: int) -> dict[str, Any]:
    """Return the ranking with each contested proposition true, and with it false.

    Parameters
    ----------
    case : Case
        The cut case.
    rows : Rows
        Columns of the run.
    seed : int
        Seed of the run.

    Returns
    -------
    dict
        By proposition, ``with`` and ``without``: as the members in :func:`dissent`; empty without
        objectives.
    """
    values = values_of(case, rows, seed)
    found: dict[str, Any] = {}
    for name in rows.inputs if values is not None else ():
        if values is not None and name.startswith("proposition|"):
            true = np.asarray(rows.inputs[name], dtype=np.bool_)
            found[name.removeprefix("proposition|")] = {
                "with": _under(values, rows, true),
                "without": _under(values, rows, ~true),
            }
    return found


def _part(values: Values, holds: Bools, top: int, first: int) -> bool:
    """Say whether one option beats another there by more than the margin and two errors."""
    ahead = values.value[holds, top] - values.value[holds, first]
    error = float(ahead.std() / np.sqrt(ahead.size))
    return bool(ahead.mean() > max(float(values.margin[holds].mean()), _ERRORS * error))


def _strongest(
    values: Values, rows: Rows, sets: list[HypothesisSet], found: dict[str, Any]
) -> dict[str, Any] | None:
    overall = rows.strategies[int(np.argmax(values.value.mean(axis=0)))]
    rivals = []
    for rival in sets:
        members = found[rival.id]
        leads = max(members, key=lambda m: members[m]["share"])
        titles = {m.id: m.title for m in rival.members}
        rivals += [
            {
                "set": rival.id,
                "question": rival.question,
                "member": name,
                "title": titles[name],
                "share": one["share"],
                "top": one["top"],
                "changes": one["top"] != overall and one["parts"],
            }
            for name, one in members.items()
            if name != leads and one["top"] is not None
        ]
    rivals.sort(key=lambda r: (not r["changes"], -r["share"]))
    return rivals[0] if rivals else None
