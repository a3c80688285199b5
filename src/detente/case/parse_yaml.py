"""``case.yaml`` → plain data with line numbers, and findings about its form."""

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from detente.case.codes import KINDS
from detente.case.files import LIMIT_YAML, read_text
from detente.errors import Finding

__all__ = ["FILE", "load_document", "parse_settings", "place_of"]

FILE = "case.yaml"
_DEPTH = 12


def parse_settings(folder: Path) -> tuple[Any, list[Finding]]:
    """Return the document of ``case.yaml`` (None if unusable) and findings about its form."""
    text = read_text(folder / FILE, LIMIT_YAML)
    if text is None:
        return None, [KINDS.file_missing(FILE)]
    if isinstance(text, Finding):
        return None, [text]
    return load_document(text)


def load_document(text: str) -> tuple[Any, list[Finding]]:
    """Return the round-trip document of a YAML text, refusing aliases, tags and deep nesting."""
    try:
        if refused := _scan(text):
            return None, refused
        yaml = YAML(typ="rt", pure=True)
        document = yaml.load(text)
    except DuplicateKeyError as error:
        key = str(error.problem).split('"')
        name = key[1] if len(key) > 1 else str(error.problem)
        return None, [KINDS.yaml_key_twice(FILE, _line(error), value=name)]
    except MarkedYAMLError as error:
        return None, [KINDS.yaml_syntax(FILE, _line(error), why=str(error.problem or error))]
    except (YAMLError, ValueError, RecursionError, AttributeError, TypeError) as error:
        why = str(error).splitlines()[0] if str(error) else type(error).__name__
        return None, [KINDS.yaml_syntax(FILE, why=why)]
    if not isinstance(document, dict):
        return None, [KINDS.yaml_not_mapping(FILE, 1)]
    return document, []


def _scan(text: str) -> list[Finding]:
    """Refuse what could blow up or run code before any object is built."""
    depth = 0
    for event in YAML(typ="rt", pure=True).parse(text):
        line = event.start_mark.line + 1
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            return [KINDS.yaml_alias(FILE, line)]
        tag = getattr(event, "tag", None)
        if tag and tag != "!":
            return [KINDS.yaml_tag(FILE, line, value=tag)]
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            depth += 1
            if depth > _DEPTH:
                return [KINDS.yaml_deep(FILE, line, limit=_DEPTH)]
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            depth -= 1
    return []


def _line(error: MarkedYAMLError) -> int | None:
    mark = error.problem_mark or error.context_mark
    return None if mark is None else mark.line + 1


def place_of(document: Any, path: tuple[int | str, ...]) -> int | None:  # nested YAML
    """Return the line of the deepest part of ``path`` that exists in the document."""
    line = 1
    node = document
    for step in path:
        try:
            if isinstance(node, dict) and step in node:
                line = node.lc.key(step)[0] + 1
            elif isinstance(node, list) and isinstance(step, int) and step < len(node):
                line = node.lc.item(step)[0] + 1
            else:
                return line
            node = node[step]
        except (AttributeError, KeyError, TypeError):
            return line
    return line
