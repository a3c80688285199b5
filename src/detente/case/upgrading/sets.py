"""Mark sets of hypotheses that bind nothing, and bring the block `model` to this version."""

from typing import Any, Final

from ruamel.yaml.comments import CommentedMap

from detente.case.editing.keys import insert_key, replace_key
from detente.case.upgrading.change import Work, parts
from detente.vocabulary.bindings.defaults import BINDINGS

__all__ = ["upgrade_model", "upgrade_sets"]

_BINDS: Final = ("binds", "reading", "war")
_CHOICES: Final = {
    "terms": "nothing to do: each table settles its own terms",
    "selective_contact": "bind `split_by` in a set of hypotheses: above 0 uneven contact loosens "
    "the movement, below 0 it closes ranks",
    "spoiling": "assess `hardness` of the factions: how far they fight a deal that leaves them out",
}
_RENAMED: Final = {"battlefield": "balance", "bargaining": "terms", "spoiling": "exclusion"}
_GONE: Final = {
    "trust": "nothing to do: `cooperation` builds trust, and `deal_life` breaks it",
    "ratification": "write `own_vote: yes` in actors.csv for a faction that decides apart",
    "cohesion": "write `exclusion`, which holds splits, if all of it may be off",
}


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
    """Take out the choices of the first form, and rename mechanisms that are switched off.

    Parameters
    ----------
    work : Work
        The case; changed in place.
    """
    model = work.document.get("model")
    if not isinstance(model, CommentedMap):
        return
    for key, do in _CHOICES.items():
        if key in model:
            work.drop("model", f"{key} {model[key]}", do)
            replace_key(model, key, {})
    if isinstance(model.get("off"), list):
        _switches(work, model)
    if not model:
        replace_key(work.document, "model", {})


def _switches(work: Work, model: CommentedMap) -> None:
    older = [str(name) for name in model["off"]]
    kept = list(dict.fromkeys(_RENAMED.get(name, name) for name in older if name not in _GONE))
    for name in older:
        if name in _GONE:
            work.drop("model", f"off {name}", _GONE[name])
    if kept == older:
        return
    renamed = [name for name in older if name in _RENAMED]
    if renamed:
        after = ", ".join(_RENAMED[name] for name in renamed)
        work.did("model", f"off {', '.join(renamed)}", f"off {after}")
    replace_key(model, "off", {"off": kept} if kept else {})
