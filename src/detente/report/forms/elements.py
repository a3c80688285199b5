"""The page as a tree of elements; drawings are kept as they are written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

__all__ = ["Element", "Tree", "parse"]

_VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_SVG = re.compile(r"<(/?)svg\b[^>]*>")


@dataclass(slots=True)
class Element:
    """An element of the page with its children, which are elements and text."""

    tag: str
    attrs: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """Its class names."""
        return self.attrs.get("class", "").split()

    @property
    def hidden(self) -> bool:
        """Whether no reader is meant to read it."""
        return "hidden" in self.attrs or self.attrs.get("aria-hidden") == "true"

    def find(self, *tags: str) -> Iterator["Element"]:
        """Yield the elements with one of these names below this one, in order."""
        for child in self.children:
            if isinstance(child, Element):
                if child.tag in tags:
                    yield child
                yield from child.find(*tags)

    def text(self) -> str:
        """Return all text below this element."""
        return "".join(c if isinstance(c, str) else c.text() for c in self.children)


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed page: its root, and the drawings by the number in ``data-drawing``."""

    root: Element
    drawings: tuple[str, ...]


class _Builder(HTMLParser):
    """Builds the tree of a page that is well formed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {n: v or "" for n, v in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(html: str) -> Tree:
    """Return the tree of a page.

    Parameters
    ----------
    html : str
        A page that this package wrote. A drawing is an element without children.
    """
    text, drawings = _without_drawings(html)
    builder = _Builder()
    builder.feed(text)
    builder.close()
    return Tree(builder.root, tuple(drawings))


def _without_drawings(html: str) -> tuple[str, list[str]]:
    """Cut drawings out: an HTML parser would change the case of their names."""
    kept: list[str] = []
    drawings: list[str] = []
    depth = start = end = 0
    for tag in _SVG.finditer(html):
        if tag[0].endswith("/>"):
            continue
        if not tag[1]:
            if depth == 0:
                start = tag.start()
                opening = tag[0].removeprefix("<svg")
                kept += [html[end:start], f'<svg data-drawing="{len(drawings)}"{opening}']
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                end = tag.end()
                drawings.append(html[start:end])
                kept.append("</svg>")
    return "".join([*kept, html[end:]]), drawings
