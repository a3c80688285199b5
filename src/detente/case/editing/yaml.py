"""Change one value of ``case.yaml``; all other lines stay the same."""

import io
from collections.abc import Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from detente.case.editing.merged import merged, plain_text
from detente.case.findings.suggest import did_you_mean, listed
from detente.case.reading.refusals import keys_at
from detente.case.reading.yaml import load_document
from detente.case.schema.settings import Settings
from detente.errors import CaseError, UnknownNameError

__all__ = ["changed_setting", "keeping_comments", "written"]

_WIDE = 10_000  # wide enough that no line is wrapped


def changed_setting(text: str, path: Sequence[str | int], value: object) -> str:
    """Return the text of ``case.yaml`` with one value changed.

    Parameters
    ----------
    text : str
        The current text.
    path : sequence of str or int
        Keys and list positions from the top.
    value : object
        The new value; None removes the key or item.

    Returns
    -------
    str
        The new text. A value on one line is replaced in place; for other changes the text is
        parsed and written again, and the lines that differ are carried over.

    Raises
    ------
    UnknownNameError
        If there is no such key or position; the message lists those that exist.
    CaseError
        If the text is not valid.
    """
    document, findings = load_document(text)
    if document is None:
        raise CaseError(findings)
    steps = _steps(document, path)
    node = _node(YAML(typ="rt", pure=True).compose(text), steps)
    if value is not None and node is not None and _on_one_line(node):
        begin, end = node.start_mark.index, node.end_mark.index
        return text[:begin] + _flow(value) + text[end:]
    return _round_trip(text, steps, value)


def _steps(document: Any, path: Sequence[str | int]) -> list[str | int]:  # nested YAML
    """Return the path with list positions as numbers; raise if a step does not exist."""
    steps: list[str | int] = []
    node = document
    for number, step in enumerate(path):
        last = number == len(path) - 1
        if isinstance(node, list):
            position = int(step) if str(step).isdecimal() else -1
            if not 0 <= position < len(node) + last:
                raise UnknownNameError(_nowhere(path, f"positions 0 to {len(node) - 1}"))
            steps.append(position)
            node = node[position] if position < len(node) else None
        elif isinstance(node, dict) and (step in node or (last and _allowed(path))):
            steps.append(step)
            node = node.get(step)
        else:
            raise UnknownNameError(_nowhere(path, *_keys(node, path[:number], step)))
    return steps


def _allowed(path: Sequence[str | int]) -> bool:
    """Return whether the last step of the path may be a new key."""
    parent = path[-2] if len(path) > 1 else None
    free = parent in {"binds", "codes", "grades", "instruments", "instruments_after"}
    return free or path[-1] in keys_at(Settings, tuple(path[:-1]))


def _keys(node: Any, path: Sequence[str | int], step: str | int) -> tuple[str, str | None]:
    known = keys_at(Settings, tuple(path)) if isinstance(node, dict) else []
    return listed(known, 30) or "no key below this value", did_you_mean(str(step), known)


def _nowhere(path: Sequence[str | int], known: str, near: str | None = None) -> str:
    dotted = ".".join(str(step) for step in path)
    return f"'{dotted}' is not a key of case.yaml; allowed: {known}" + (f"; {near}" if near else "")


def _node(node: Node | None, steps: Sequence[str | int]) -> Node | None:
    for step in steps:
        if isinstance(node, MappingNode):
            node = next((v for k, v in node.value if k.value == str(step)), None)
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        else:
            return None
    return node


def _on_one_line(node: Node) -> bool:
    one = node.start_mark.line == node.end_mark.line
    if isinstance(node, ScalarNode):
        plain = node.style not in {"|", ">"}
    else:
        plain = bool(getattr(node, "flow_style", False))
    return one and plain and bool(node.end_mark.index > node.start_mark.index)


def _flow(value: object) -> str:
    """Return a value as YAML on one line, quoted if necessary."""
    yaml = YAML(typ="rt", pure=True)
    yaml.default_flow_style = True
    yaml.width = _WIDE
    out = io.StringIO()
    yaml.dump({"x": value}, out)
    return out.getvalue().strip().removeprefix("{x: ").removesuffix("}")


def keeping_comments() -> YAML:
    """Return a reader and writer of YAML that keeps comments, order and quotes."""
    yaml = YAML(typ="rt", pure=True)
    yaml.preserve_quotes = True
    yaml.width = _WIDE
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def written(yaml: YAML, document: Any) -> str:  # of ruamel, without types
    """Return a document as text, lines ended by LF."""
    out = io.StringIO()
    yaml.dump(document, out)
    return out.getvalue()


def _round_trip(text: str, steps: list[str | int], value: object) -> str:
    yaml = keeping_comments()
    document = yaml.load(plain_text(text))
    before = written(yaml, document)
    node = document
    for step in steps[:-1]:
        node = node[step]
    last = steps[-1]
    if value is None:
        del node[last]
    elif isinstance(node, list) and last == len(node):
        node.append(value)
    else:
        node[last] = value
    return merged(text, before, written(yaml, document))
