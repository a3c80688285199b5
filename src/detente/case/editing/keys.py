"""Replace and insert keys of a mapping of ``case.yaml``; comments keep their places."""

from collections.abc import Mapping, Sequence

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

__all__ = ["insert_key", "inserted_below", "replace_key"]


def replace_key(mapping: CommentedMap, old: str, new: Mapping[str, object]) -> None:
    """Put other keys in the place of one; a comment beside it stays beside the last of them.

    Parameters
    ----------
    mapping : CommentedMap
        A mapping that keeps its comments; changed in place.
    old : str
        A key of it.
    new : mapping
        Keys and values; none takes the old key out. A key that the mapping has is only set.
    """
    place = list(mapping).index(old)
    comment = mapping.ca.items.pop(old, None)
    del mapping[old]
    for key, value in new.items():
        if key in mapping:
            mapping[key] = value
        else:
            mapping.insert(place, key, value)
            place += 1
    if comment is not None and new:
        mapping.ca.items.setdefault(list(new)[-1], comment)


def insert_key(mapping: CommentedMap, key: str, value: object, *, after: str) -> None:
    """Insert a key behind another.

    Parameters
    ----------
    mapping : CommentedMap
        A mapping that keeps its comments; changed in place.
    key : str
        The new key.
    value : object
        Its value.
    after : str
        A key of the mapping.
    """
    mapping.insert(list(mapping).index(after) + 1, key, value)


def inserted_below(text: str, key: str, lines: Sequence[str]) -> str:
    """Return a text of YAML with lines below a key of the top and all that belongs to it.

    Parameters
    ----------
    text : str
        The text.
    key : str
        A key of the top.
    lines : sequence of str
        Lines without their ends.
    """
    root = YAML(typ="rt", pure=True).compose(text.removeprefix("\ufeff"))
    value = next(v for k, v in root.value if k.value == key)
    end = "\r\n" if "\r\n" in text else "\n"
    rows = text.splitlines(keepends=True)
    place = _last_line(value) + 1
    if not rows[place - 1].endswith(("\n", "\r")):
        rows[place - 1] += end
    return "".join([*rows[:place], *(line + end for line in lines), *rows[place:]])


def _last_line(node: Node) -> int:
    """Return the line on which a value ends, comments below it left out."""
    flows = bool(getattr(node, "flow_style", False))
    if isinstance(node, MappingNode) and node.value and not flows:
        return _last_line(node.value[-1][1])
    if isinstance(node, SequenceNode) and node.value and not flows:
        return _last_line(node.value[-1])
    ends = node.end_mark
    line = int(ends.line)
    return line - 1 if ends.column == 0 and line > node.start_mark.line else line
