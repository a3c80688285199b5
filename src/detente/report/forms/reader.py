"""Typed blocks from the rendered page: the page is the only source of content and order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from detente.report.forms.blocks import (
    Block,
    Cell,
    Heading,
    Inline,
    Item,
    Items,
    Kind,
    Page,
    Paragraph,
    Picture,
    Row,
    Table,
    Text,
    plain,
)
from detente.report.forms.elements import Element, Tree, parse
from detente.report.forms.runs import clean, runs_of, skipped

__all__ = ["read_page"]

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE = {
    *("a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "em", "i", "kbd", "mark"),
    *("q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
}
_KINDS: dict[str, Kind] = {
    "note": "note",
    "small": "note",
    "foot": "note",
    "facts": "note",
    "mark": "mark",
    "meta": "mark",
    "bluf": "bottom",
    "bottom": "bottom",
}


def read_page(html: str) -> Page:
    """Return the content of a page as blocks.

    Parameters
    ----------
    html : str
        A page as `detente.report.page.render` returns it.

    Returns
    -------
    Page
        Blocks in the order of the page. Scripts, styles, navigation and hidden text are left out.
    """
    tree = parse(html)
    body = next(tree.root.find("body"), tree.root)
    first = next(body.find("section"), None)
    reader = _Reader(tree, first=first)
    reader.walk(body)
    reader.flush()
    return Page(
        title=clean(" ".join("".join(e.text() for e in tree.root.find("title")).split())),
        language=next((e.attrs.get("lang", "") for e in tree.root.find("html")), "") or "en",
        style="\n".join(e.text() for e in tree.root.find("style")),
        defs="".join(_defs(tree)),
        front=tuple(reader.blocks[: reader.cut]),
        inner=tuple(reader.blocks[reader.cut :]),
    )


def _defs(tree: Tree) -> Iterator[str]:
    """Yield what drawings of the page share: patterns in a drawing that shows nothing."""
    for element in tree.root.find("svg"):
        if element.hidden:
            drawing = tree.drawings[int(element.attrs["data-drawing"])]
            start, _, rest = drawing.partition("<defs")
            if start and rest:
                yield "<defs" + rest.rpartition("</defs>")[0] + "</defs>"


@dataclass
class _Reader:
    """Walks the tree and collects blocks."""

    tree: Tree
    first: Element | None = None
    blocks: list[Block] = field(default_factory=list)
    cut: int = 0
    kind: Kind = "text"
    loose: list[Element | str] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)

    def walk(self, parent: Element) -> None:
        """Read the children of an element."""
        for child in parent.children:
            if isinstance(child, str) or child.tag in _INLINE:
                self.loose.append(child)
            elif not skipped(child):
                self.flush()
                self.block(child)

    def flush(self) -> None:
        """Make a paragraph of text that no element of its own holds."""
        loose, self.loose = self.loose, []
        self.paragraph(loose, self.kind)

    def paragraph(self, children: Iterable[Element | str], kind: Kind) -> None:
        held = list(children)
        for child in held:
            self.anchors += _anchors(child) if isinstance(child, Element) else ()
        if runs := runs_of(held, parted=kind == "mark"):
            self.blocks.append(Paragraph(runs, kind, self.taken()))

    def taken(self) -> tuple[str, ...]:
        """Return the anchors that wait for a block."""
        anchors, self.anchors = tuple(self.anchors), []
        return anchors

    def block(self, element: Element) -> None:
        """Read an element that is a block."""
        if name := element.attrs.get("id"):
            self.anchors.append(name)
        kind = next((_KINDS[c] for c in element.classes if c in _KINDS), self.kind)
        if element.tag in _HEADINGS:
            if runs := runs_of(element.children):
                level = _HEADINGS[element.tag]
                self.blocks.append(Heading(level, runs, self.taken()))
        elif element.tag == "p":
            self.paragraph(element.children, kind)
        elif element.tag == "summary":
            self.paragraph(element.children, "summary")
        elif element.tag in ("ul", "ol", "dl"):
            if items := tuple(_items(element)):
                self.blocks.append(Items(items))
        elif element.tag == "table":
            self.blocks.append(_table(element))
        elif element.tag == "svg":
            self.blocks += self.picture(element)
        elif element.tag == "figure":
            self.blocks += self.figure(element)
        else:
            self.inside(element, kind)

    def inside(self, element: Element, kind: Kind) -> None:
        """Read what an element holds."""
        before, self.kind = self.kind, kind
        self.walk(element)
        self.flush()
        self.kind = before
        if element is self.first:
            self.cut = len(self.blocks)

    def picture(self, element: Element) -> Iterator[Picture]:
        """Yield the picture of a drawing that says what it shows."""
        svg = self.tree.drawings[int(element.attrs["data-drawing"])]
        inside = parse(svg.replace("<svg", "<g").replace("</svg>", "</g>")).root
        title, desc = (next((e.text() for e in inside.find(t)), "") for t in ("title", "desc"))
        label = element.attrs.get("aria-label", "")
        title, alt = title or label, desc or label or title
        if alt:
            yield Picture(_line(title), _line(alt), svg)

    def figure(self, element: Element) -> Iterator[Block]:
        """Yield the picture of a figure, with the table of the same numbers, and the rest."""
        inner = _Reader(self.tree)
        inner.walk(Element("figure", {}, element.children))
        inner.flush()
        blocks = inner.blocks
        pictures = [b for b in blocks if isinstance(b, Picture)]
        named = next((b for b in blocks if isinstance(b, Heading)), None)
        captions = [e for e in element.find("figcaption") if not skipped(e)]
        title = plain(named.runs) if named else ""
        if pictures and captions and not named:
            title = plain(runs_of(captions[0].children))
        twins = [b for b in blocks if isinstance(b, Table)]
        for n, picture in enumerate(pictures):
            twin = twins[0] if twins and n == 0 else None
            name = title if title and n == 0 else picture.title
            yield Picture(name.replace("\n", " "), picture.alt, picture.svg, twin)
        for block in blocks:
            if isinstance(block, Picture) or not pictures:
                if not pictures:
                    yield block
            elif not _shown(block, named, title, twins):
                yield block


def _shown(block: Block, named: Heading | None, title: str, twins: list[Table]) -> bool:
    """Return whether a block of a figure is part of its picture: title, fold, twin."""
    if isinstance(block, Paragraph):
        return block.kind == "summary" or plain(block.runs) == title
    return block is named or (bool(twins) and block is twins[0])


def _line(text: str) -> str:
    return clean(" ".join(text.split()))


def _items(element: Element, level: int = 0) -> Iterator[Item]:
    """Yield the entries of a list; those of a list within follow their entry."""
    if element.tag == "dl":
        yield from _terms(element)
        return
    for child in element.children:
        if isinstance(child, str) or child.tag != "li" or skipped(child):
            continue
        lists = [c for c in child.children if isinstance(c, Element) and c.tag in ("ul", "ol")]
        rest = [c for c in child.children if not any(c is one for one in lists)]
        if runs := runs_of(rest):
            yield Item(runs, level, element.tag == "ol", _anchors(child))
        for one in lists:
            yield from _items(one, level + 1)


def _terms(element: Element) -> Iterator[Item]:
    term: tuple[Inline, ...] = ()
    for child in element.find("dt", "dd"):
        runs = runs_of(child.children)
        if child.tag == "dt":
            term = (Text(plain(runs), "strong"), Text(": "))
        else:
            yield Item(term + runs, anchors=_anchors(child))


def _anchors(element: Element) -> tuple[str, ...]:
    found = [element, *element.find("a", "b", "code", "dt", "span", "strong", "td", "th")]
    return tuple(name for one in found if (name := one.attrs.get("id")))


def _table(element: Element) -> Table:
    parts: dict[str, list[Row]] = {"thead": [], "tbody": [], "tfoot": []}
    for child in element.children:
        if isinstance(child, Element) and child.tag in parts and not skipped(child):
            parts[child.tag] += _rows(child)
    parts["tbody"] += _rows(element)
    caption = next((runs_of(c.children) for c in element.find("caption")), ())
    return Table(caption, *(tuple(rows) for rows in parts.values()))


def _rows(part: Element) -> Iterator[Row]:
    for child in part.children:
        if isinstance(child, Element) and child.tag == "tr" and not skipped(child):
            cells = tuple(_cell(c) for c in child.find("td", "th"))
            yield Row(cells, _anchors(child))


def _cell(element: Element) -> Cell:
    return Cell(
        runs_of(element.children),
        head=element.tag == "th",
        number="n" in element.classes or "num" in element.classes,
        columns=_span(element, "colspan"),
        rows=_span(element, "rowspan"),
    )


def _span(element: Element, name: str) -> int:
    text = element.attrs.get(name, "")
    return min(max(int(text), 1), 1000) if text.isdecimal() else 1
