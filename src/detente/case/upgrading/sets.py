"""Mark sets of hypotheses that bind nothing, and take out choices of the first form."""

from typing import Any, Final

from detente.case.editing.keys import insert_key, replace_key
from detente.case.upgrading.change import Work, parts
from detente.vocabulary.bindings.defaults import BINDINGS

__all__ = ["upgrade_model", "upgrade_sets"]

_BINDS: Final = ("binds", "reading", "war")
_NONE_LEFT: Final = "say it in the notes of the case if readers should know"


def upgrade_sets(work: Work, placed: frozenset[str]) -> None:
    """Mark sets whose members bind nothing as questions of context.

    Parameters
    ----------
    work : Work
        The case; changed in place.
    placed : frozenset of str
        Hypotheses that rows of presence name as their reading.
    """
    for rivals in parts(work.document, "hypotheses"):
        members = parts(rivals, "members")
        if rivals.get("context") or "id" not in rivals:
            continue
        usual = BINDINGS.get(str(rivals.get("id")), {})
        if all(_binds(one, usual) for one in members) or _placed(members, placed):
            continue
        insert_key(rivals, "context", True, after="id")
        after = "context true: it binds nothing, and is shown and not counted"
        work.did(f"set '{rivals.get('id', '?')}'", "", after)


def _binds(member: Any, usual: Any) -> bool:
    return str(member.get("id")) in usual or any(member.get(key) for key in _BINDS)


def _placed(members: list[Any], placed: frozenset[str]) -> bool:
    return any(str(one.get("id")) in placed for one in members)


def upgrade_model(work: Work) -> None:
    """Take out the choices between versions of the first form.

    Parameters
    ----------
    work : Work
        The case; changed in place.
    """
    model = work.document.get("model")
    if not isinstance(model, dict):
        return
    for key, value in list(model.items()):
        shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        work.drop("model", f"{key} {shown}", _NONE_LEFT)
    replace_key(work.document, "model", {})
