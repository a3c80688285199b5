"""Carry changes over into a text of YAML; all other lines keep every byte."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

__all__ = ["merged", "plain_text"]

_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+\Z")
_CODES: Final = ("replace", "delete", "insert")


def plain_text(text: str) -> str:
    """Return a text as a reader of YAML takes it: without a mark at its head, lines ended by LF."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def merged(text: str, before: str, after: str) -> str:
    r"""Return a text with the lines in which two writings of it differ, and no others changed.

    Parameters
    ----------
    text : str
        The text as a person wrote it, with its own indentation, blanks and ends of lines.
    before, after : str
        The text as a program writes it, unchanged and changed, with lines ended by LF.

    Returns
    -------
    str
        The text with the changes. If they cannot be carried over so that it means the same, it is
        ``after`` with the ends of lines of ``text``.

    Examples
    --------
    >>> merged("a:   1\r\nb: [2,3]\r\n", "a: 1\nb: [2, 3]\n", "a: 1\nb: [2, 3]\nc: 4\n")
    'a:   1\r\nb: [2,3]\r\nc: 4\r\n'
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    own = _LINE.findall(text.removeprefix("\ufeff"))
    end = "\r\n" if "\r\n" in text else "\n"
    old, new = before.splitlines(), after.splitlines()
    places, rows = _places(old, own), [*own]
    for code, first, last, start, stop in reversed(_changes(old, new)):
        low, high = _range(places, first, last, len(own))
        lines = _shifted(new[start:stop], old, own, places, first)
        rows[low:high] = [line + end for line in lines]
        if code == "insert" and low and not rows[low - 1].endswith("\n"):
            rows[low - 1] += end
    result = "".join(rows)
    same = _meaning(plain_text(result)) == _meaning(after)
    return mark + (result if same else after.replace("\n", end))


def _changes(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [one for one in codes if one[0] in _CODES]


def _places(old: Sequence[str], own: Sequence[str]) -> dict[int, int]:
    """Return, for the lines that a program writes, those of the text; blanks do not count."""
    keys, others = ["".join(line.split()) for line in old], ["".join(line.split()) for line in own]
    found: dict[int, int] = {}
    for _, first, last, start, stop in SequenceMatcher(
        None, keys, others, autojunk=False
    ).get_opcodes():
        if last - first == stop - start:
            found |= dict(zip(range(first, last), range(start, stop), strict=True))
    return found


def _range(places: dict[int, int], first: int, last: int, many: int) -> tuple[int, int]:
    """Return the lines of the text that stand for lines ``first`` to ``last`` of a writing."""
    before = next((places[n] + 1 for n in range(first - 1, -1, -1) if n in places), 0)
    if first == last:
        return before, before
    behind = next((places[n] for n in range(last, max(places, default=0) + 1) if n in places), many)
    low = places.get(first, before)
    return low, max(low, places[last - 1] + 1 if last - 1 in places else behind)


def _shifted(
    lines: Sequence[str],
    old: Sequence[str],
    own: Sequence[str],
    places: dict[int, int],
    near: int,
) -> list[str]:
    """Return lines indented as the text indents lines of the same depth close by."""
    pairs = sorted(places.items(), key=lambda pair: (abs(pair[0] - near), pair[0]))
    steps: dict[int, int] = {}
    for line, place in pairs:
        if old[line].strip():
            steps.setdefault(_indent(old[line]), _indent(own[place]) - _indent(old[line]))
    return [
        " " * max(0, _indent(line) + steps.get(_indent(line), 0)) + line.lstrip(" ")
        for line in lines
    ]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _meaning(text: str) -> object:
    """Return what a text says, or a new object if it is no YAML."""
    try:
        return YAML(typ="safe", pure=True).load(text)
    except YAMLError:
        return object()
