"""Runs of text from elements: looks, links, references to claims, white space."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from detente.report.forms.blocks import Chip, Inline, Link, Look, Text
from detente.report.forms.elements import Element

__all__ = ["SKIPPED", "clean", "runs_of", "skipped"]

SKIPPED = {
    "button",
    "dialog",
    "head",
    "input",
    "label",
    "nav",
    "noscript",
    "script",
    "select",
    "style",
    "template",
    "textarea",
}
_LOOKS: dict[str, Look] = {
    "b": "strong",
    "strong": "strong",
    "em": "emphasis",
    "i": "emphasis",
    "code": "code",
    "kbd": "code",
}
_LINES = {"div", "dd", "dt", "li", "ol", "p", "ul"}
# Not text in XML; and marks that turn the direction of all text after them.
_NEVER = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAKS = re.compile(r" ?\v[ \v]*")
_BAR = "\u2506"  # the line of the record in a picture, before its number
_BREAK = "\v"  # a line break, while white space is being joined


def clean(text: str) -> str:
    r"""Return a text without control characters and marks that turn the text after them.

    Examples
    --------
    >>> clean("a\x00b\u202ec")
    'abc'
    """
    return _NEVER.sub("", text)


def skipped(element: Element) -> bool:
    """Return whether an element is not part of what is read.

    What is there in two widths is read once, in the wide one.
    """
    return (
        element.tag in SKIPPED
        or element.hidden
        or not {"skip", "only-narrow"}.isdisjoint(element.classes)
    )


def runs_of(children: Iterable[Element | str], *, parted: bool = False) -> tuple[Inline, ...]:
    """Return the runs of a paragraph, a cell or an entry, with white space joined.

    Parameters
    ----------
    children : iterable of Element or str
        What it holds.
    parted : bool
        Whether a style sheet parts its elements, so that they need something between them.
    """
    nodes = [child for child in children if parted is False or not _blank(child)]
    alone = len(nodes) > 1 and all(isinstance(n, Element) and n.tag in _APART for n in nodes)
    if alone and not any(_is_chip(node) for node in nodes if isinstance(node, Element)):
        pieces = [list(_runs([node], "plain")) for node in nodes]
        between: list[Inline] = [Text(" · ")]
        return _joined(run for n, piece in enumerate(pieces) for run in between * (n > 0) + piece)
    return _joined(_runs(nodes, "plain"))


def _blank(child: Element | str) -> bool:
    return isinstance(child, str) and not child.strip()


_APART = {"a", "b", "span", "strong"}


def _runs(children: Iterable[Element | str], look: Look) -> Iterator[Inline]:
    last = ""
    for child in children:
        made = [Text(clean(child), look)] if isinstance(child, str) else list(_element(child, look))
        if isinstance(child, Element) and made:
            first = _words(made[0])
            if child.tag in ("a", "span") and _touching(last, first):
                yield Text(" ")
        yield from made
        last = _words(made[-1]) if made else last


def _touching(before: str, after: str) -> bool:
    return before[-1:].isalnum() and (after[:1].isalnum() or after.startswith(_BAR))


def _words(run: Inline) -> str:
    return run.label if isinstance(run, Chip) else run.text


def _element(element: Element, look: Look) -> Iterator[Inline]:
    if skipped(element) or element.tag == "svg":
        return
    if element.tag == "br":
        yield Text(_BREAK)
    elif element.tag == "a":
        yield from _link(element, look)
    elif element.tag in _LINES:
        yield Text(_BREAK)
        yield from _runs(element.children, look)
        yield Text(_BREAK)
    else:
        yield from _runs(element.children, _LOOKS.get(element.tag, look))


def _is_chip(element: Element) -> bool:
    return "chip" in element.classes and "-" in element.attrs.get("href", "")


def _link(element: Element, look: Look) -> Iterator[Inline]:
    text, target = clean(" ".join(element.text().split())), element.attrs.get("href", "")
    if not text:
        return
    if _is_chip(element):
        claim = target.partition("-")[2]
        yield Chip(clean(claim), text, clean(element.attrs.get("title", "")))
    elif target.startswith(("#", "http://", "https://", "mailto:")):
        yield Link(text, clean(target))
    else:
        yield Text(text, look)


def _joined(runs: Iterable[Inline]) -> tuple[Inline, ...]:
    """Join white space over the borders of runs, and neighbours of one look."""
    kept: list[Inline] = []
    for run in runs:
        if not isinstance(run, Text):
            kept.append(run)
            continue
        text = _BREAKS.sub(_BREAK, _SPACE.sub(" ", run.text))
        before = _words(kept[-1]) if kept else _BREAK
        if before.endswith((" ", _BREAK)):
            text = text.lstrip(" " if before.endswith(" ") else " " + _BREAK)
        if text.startswith(_BREAK):
            kept = _trimmed(kept, " ")
        if not text:
            continue
        last = kept[-1] if kept else None
        if isinstance(last, Text) and last.look == run.look:
            kept[-1] = Text(last.text + text, run.look)
        else:
            kept.append(Text(text, run.look))
    kept = _trimmed(kept, " " + _BREAK)
    return tuple(
        replace(r, text=r.text.replace(_BREAK, "\n")) if isinstance(r, Text) else r for r in kept
    )


def _trimmed(runs: list[Inline], what: str) -> list[Inline]:
    """Cut white space at the end."""
    kept = list(runs)
    while kept and isinstance(last := kept[-1], Text):
        text = last.text.rstrip(what)
        kept[-1:] = [Text(text, last.look)] if text else []
        if text:
            break
    return kept
