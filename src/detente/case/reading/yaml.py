"""Parse YAML of a case into plain data with line numbers, and report errors of form."""

import math
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import DuplicateKeyError, RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from detente.case.findings.catalogue import KINDS
from detente.case.reading.characters import odd_character, repaired
from detente.case.reading.files import LIMIT_YAML, read_text
from detente.errors import Finding

__all__ = ["FILE", "load_document", "parse_settings", "place_of"]

FILE = "case.yaml"
_DEPTH = 12
_SHOWN = 80  # characters of a repaired text


class _Constructor(RoundTripConstructor):
    """Keep dates and invalid numbers as text, so that the records can report them."""

    def construct_yaml_int(self, node: Any) -> Any:
        try:
            return super().construct_yaml_int(node)
        except ValueError:
            return str(node.value)

    def construct_yaml_float(self, node: Any) -> Any:
        try:
            number = super().construct_yaml_float(node)
        except ValueError:
            return str(node.value)
        return number if math.isfinite(number) else str(node.value)


_TAG = "tag:yaml.org,2002:"
_Constructor.add_constructor(f"{_TAG}int", _Constructor.construct_yaml_int)
_Constructor.add_constructor(f"{_TAG}float", _Constructor.construct_yaml_float)
_Constructor.add_constructor(f"{_TAG}timestamp", lambda _, node: str(node.value))


def parse_settings(folder: Path) -> tuple[Any, list[Finding]]:
    """Return the document of ``case.yaml`` (None if invalid) and findings about its form."""
    text = read_text(folder / FILE, LIMIT_YAML)
    if text is None:
        return None, [KINDS.file_missing(FILE)]
    if isinstance(text, Finding):
        return None, [text]
    return load_document(text)


def load_document(text: str, file: str = FILE) -> tuple[Any, list[Finding]]:
    """Return the document of a YAML text; refuse aliases, tags and deep nesting.

    Parameters
    ----------
    text : str
        The text; blank lines may stand for what is above it in its file.
    file : str
        Name of the file, for findings.
    """
    try:
        refused, doubts = _scan(text, file)
        if refused:
            return None, refused
        yaml = YAML(typ="rt", pure=True)
        yaml.Constructor = _Constructor
        document = yaml.load(text)
    except DuplicateKeyError as error:
        key = str(error.problem).split('"')
        name = key[1] if len(key) > 1 else "?"
        return None, [KINDS.yaml_key_twice(file, _line(error.problem_mark), name, value=name)]
    except MarkedYAMLError as error:
        return None, [_syntax(error, file)]
    except ReaderError as error:
        line = 1 + text.count("\n", 0, error.position)
        return None, [KINDS.yaml_syntax(file, line, why="it contains a control character")]
    except (YAMLError, ValueError, RecursionError, AttributeError, TypeError):
        return None, [KINDS.yaml_syntax(file, why="its parts do not fit together")]
    if not isinstance(document, dict):
        first = len(text) - len(text.lstrip("\n"))
        hint = None if file == FILE else "write lines of the form `key: value`"
        return None, [KINDS.yaml_not_mapping(file, first + 1, name=file, hint=hint)]
    return document, doubts


def _scan(text: str, file: str) -> tuple[list[Finding], list[Finding]]:
    """Return errors that stop the parsing, and findings that do not."""
    depth = 0
    doubts: list[Finding] = []
    for event in YAML(typ="rt", pure=True).parse(text):
        line = event.start_mark.line + 1
        merge = isinstance(event, ScalarEvent) and event.value == "<<" and event.style is None
        if merge or isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            return [KINDS.yaml_alias(file, line)], []
        tag = getattr(event, "tag", None)
        if tag and tag != "!":
            return [KINDS.yaml_tag(file, line, value=str(tag).replace(_TAG, "!!"))], []
        # ruamel marks line folds of `>` text with a bell character
        if isinstance(event, ScalarEvent) and (odd := odd_character(event.value.replace("\a", ""))):
            doubts.append(KINDS.cell_control(file, line, value=event.value, what=odd))
        elif isinstance(event, ScalarEvent) and (meant := repaired(event.value)):
            doubts.append(KINDS.text_garbled(file, line, value=event.value, meant=meant[:_SHOWN]))
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            depth += 1
            if depth > _DEPTH:
                return [KINDS.yaml_deep(file, line, limit=_DEPTH)], []
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            depth -= 1
    return [], doubts


_PLAIN = (  # part of ruamel's message: what is wrong, what to do
    ("'\\t'", "a tab", "indent with spaces, never with tabs"),
    (
        "mapping values are not allowed",
        "a second colon in one line, or wrong indentation",
        "put text that contains a colon in quotes",
    ),
    (
        "could not find expected ':'",
        "a line without a colon after its key",
        "write `key: value`, with a space after the colon",
    ),
    (
        "found unexpected end of stream",
        "a quote that opens here is never closed",
        "close the quote",
    ),
    ("expected ',' or", "a bracket that opens here is never closed", "close it with ] or }"),
    ("another document", "a second document starts here", "remove the line `---`"),
    ("found undefined alias", "a * before a word", "put text that begins with * in quotes"),
    ("cannot start any token", "a character that cannot start a value", "put it in quotes"),
    ("node content", "a bracket or list that ends too early", "close it, or fill it in"),
    ("sequence entries", "a hyphen where a list cannot start", "put the list on lines of its own"),
    ("escape", "a backslash in double quotes", "put the text in single quotes"),
    ("block", "indentation that matches no line above", "align it with the lines it belongs to"),
)


def _syntax(error: MarkedYAMLError, file: str) -> Finding:
    """Explain a syntax error of ruamel in plain words, at the line where it starts."""
    problem = str(error.problem or error)
    context = str(error.context or "")
    opened = "flow" in context or "quoted" in context or "simple key" in context
    mark = error.context_mark if opened and error.context_mark else error.problem_mark
    for words, why, hint in _PLAIN:
        if words in problem:
            return KINDS.yaml_syntax(file, _line(mark), why=why, hint=hint)
    return KINDS.yaml_syntax(file, _line(mark), why="a character or word that does not fit here")


def _line(mark: Any) -> int | None:  # ruamel's marks have no common type
    return None if mark is None else int(mark.line) + 1


def place_of(document: Any, path: tuple[int | str, ...]) -> int | None:  # nested YAML
    """Return the line of the deepest part of ``path`` that exists in the document."""
    line = 1
    node: Any = document  # ruamel's mappings and lists, which know their lines
    for step in path:
        try:
            named = isinstance(step, int) or step in node  # otherwise a key that is not text
            key = step if named else next(k for k in node if str(k) == step)
            at = node.lc.item if isinstance(step, int) else node.lc.key
            line, node = at(key)[0] + 1, node[key]
        except (AttributeError, IndexError, KeyError, StopIteration, TypeError):
            return line
    return line
