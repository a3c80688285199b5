"""Bring options to sets of levers."""

from typing import Any, Final, TypeGuard

from ruamel.yaml.comments import CommentedMap

from detente.case.editing.keys import insert_key, replace_key
from detente.case.upgrading.change import Work, parts

__all__ = ["upgrade_options"]

_AS_NOW: Final = frozenset({"now", "as-now"})
_USUAL: Final = "continue"
_LEVER_OF: Final = {
    "intelligence": "intel",
    "arms": "arms",
    "training": "arms",
    "appeal": "appeal",
}


def upgrade_options(work: Work) -> None:
    """Rewrite older forms of levers in each option; mark a reference that no name tells.

    Parameters
    ----------
    work : Work
        The case; changed in place.
    """
    options = parts(work.document, "strategies")
    for option in options:
        place = f"option '{option.get('id', '?')}'"
        _withdrawal(work, option, place)
        _instruments(work, option, place)
        _after(work, option, place)
        _press(work, option, place)
        _posture(work, option, place)
    _reference(work, options)


def _withdrawal(work: Work, option: Any, place: str) -> None:
    if "withdraw_months" in option:
        months = option["withdraw_months"]
        do = "nothing to do: contact that an option gives up falls by one level a month"
        work.drop(place, f"withdraw_months {months}", do)
        replace_key(option, "withdraw_months", {})


def _sound(levels: Any) -> TypeGuard[CommentedMap]:
    """Return whether these are numbers by name; `check` says what is wrong with others."""
    return isinstance(levels, CommentedMap) and all(
        isinstance(level, int | float) for level in levels.values()
    )


def _levels(older: Any) -> dict[str, Any]:
    """Return the levers of instruments; of two that are one lever now, the larger level."""
    found: dict[str, Any] = {}
    for name, level in older.items():
        lever = _LEVER_OF.get(name, name)
        found[lever] = max(found.get(lever, level), level)
    return found


def _instruments(work: Work, option: Any, place: str) -> None:
    older = option.get("instruments")
    if not _sound(older):
        return
    levers = {name: level for name, level in _levels(older).items() if name not in option}
    work.did(place, f"instruments {_words(older)}", _words(levers))
    replace_key(option, "instruments", levers)


def _after(work: Work, option: Any, place: str) -> None:
    older = option.get("instruments_after")
    if not _sound(older) or not {"intelligence", "training"} & older.keys():
        return
    before = _words(older)
    levers = _levels(older)
    for name in list(older):
        if name in {"intelligence", "training"}:
            replace_key(older, name, {_LEVER_OF[name]: levers[_LEVER_OF[name]]})
    for name, months in levers.items():
        older[name] = months
    work.did(place, f"instruments_after {before}", _words(levers))


def _press(work: Work, option: Any, place: str) -> None:
    power = option.get("press")
    if not isinstance(power, str):
        return
    if power == work.document.get("holdout"):
        new = {} if "press_holdout" in option else {"press_holdout": 1}
        work.did(place, f"press {power}", "press_holdout 1")
        replace_key(option, "press", new)
        return
    replace_key(option, "press", {})
    do = "if it is the hold-out, name it under `holdout` and write `press_holdout: 1`"
    work.drop(place, f"press {power}", do)


def _posture(work: Work, option: Any, place: str) -> None:
    posture = option.get("posture")
    if posture == "coercion":
        work.did(place, "posture coercion", "coerce 1")
        replace_key(option, "posture", {} if "coerce" in option else {"coerce": 1})
    elif posture == "divide":
        _divide(work, option, place)
    elif posture == "neutral":
        work.did(place, "posture neutral")
        replace_key(option, "posture", {})


def _divide(work: Work, option: Any, place: str) -> None:
    """Write contact with picked factions, without an appeal to the others."""
    rule = bool(work.document.get("partner_rule"))
    if option.get("engage") not in ("rule", "named") and not rule:
        replace_key(option, "posture", {})
        do = "add `partner_rule`, and write `engage: rule` and `appeal: 0`"
        work.drop(place, "posture divide", do)
        return
    if option.get("engage") != "named":  # named factions are also picked
        option["engage"] = "rule"
    work.did(place, "posture divide", f"engage {option['engage']}, appeal 0")
    replace_key(option, "posture", {"appeal": 0})


def _reference(work: Work, options: list[Any]) -> None:
    if any(option.get("reference") for option in options):
        return
    as_now = [option for option in options if str(option.get("engage")) in _AS_NOW]
    if any(option.get("id") == _USUAL for option in as_now):
        return  # it is the reference by its name
    for option in as_now[:1]:
        insert_key(option, "reference", True, after="id")
        work.did(f"option '{option.get('id')}'", "", "reference true")


def _words(levels: Any) -> str:
    return ", ".join(f"{name} {level}" for name, level in levels.items()) or "nothing"
