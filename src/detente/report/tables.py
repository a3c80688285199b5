"""Tables of the page for readers without a mouse and for readers who listen."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable
from typing import Final, TypeVar

from detente.report.messages.say import say

__all__ = ["alike_rows", "dashed_ranges", "reachable_tables", "shared_rows"]

Cells = TypeVar("Cells", bound=Hashable)

_MANY: Final = 3  # options from which a row is that of every other one

_PART = re.compile(
    r"<(?P<tag>h[1-4])\b[^>]*>(?P<title>.*?)</(?P=tag)>"
    r'|<p class="heading"[^>]*>(?P<heading>.*?)</p>'
    r'|<div class="(?P<wide>wide[^"]*)">'
    r"|<(?P<rows>thead|tbody|tfoot)>(?P<inside>.*?)</(?P=rows)>",
    re.DOTALL,
)
_HEAD = re.compile(r"<th(?![^>]*\bscope=)(?=[ >])([^>]*)>")
_TAG = re.compile(r"<[^>]+>")
_CELL = re.compile(r"<td\b[^>]*>.*?</td>", re.DOTALL)
_RANGE = re.compile(r"\((\d[\d.,]*)(?: %)? to (\d[\d.,]*(?: %)?)\)")
_DASHED: Final = r'<span class="range">(\1–\2)</span>'


def reachable_tables(html: str) -> str:
    """Name each region that scrolls, let the keyboard reach it, and say what table heads head.

    Parameters
    ----------
    html : str
        The page. A region has the name of the heading before it; a second one also gets a number.

    Examples
    --------
    >>> reachable_tables('<h2>Ends</h2><div class="wide">')
    '<h2>Ends</h2><div class="wide" tabindex="0" role="region" aria-label="Ends">'
    >>> reachable_tables("<thead><tr><th>option</th></tr></thead>")
    '<thead><tr><th scope="col">option</th></tr></thead>'
    """
    heading = ""
    regions: Counter[str] = Counter()

    def marked(match: re.Match[str]) -> str:
        nonlocal heading
        if match["rows"]:
            return _scoped(match[0], match["rows"])
        if match["wide"] is None:
            heading = " ".join(_TAG.sub("", match["title"] or match["heading"] or "").split())
            return match[0]
        regions[heading] += 1
        many = regions[heading]
        numbered = say("{heading} ({number})", heading=heading, number=many)
        name = (heading if many == 1 else numbered).replace('"', "&quot;")
        kind = match["wide"]
        return f'<div class="{kind}" tabindex="0" role="region" aria-label="{name}">'

    return _PART.sub(marked, html)


def dashed_ranges(html: str) -> str:
    """Print ranges in cells with a dash, on one line; one that may be negative keeps its word.

    Parameters
    ----------
    html : str
        The page.

    Examples
    --------
    >>> dashed_ranges("<td>3 % (2 % to 5 %)</td><td>0 (−1 to 2)</td><p>3 (2 to 5)</p>")
    '<td>3 % <span class="range">(2–5 %)</span></td><td>0 (−1 to 2)</td><p>3 (2 to 5)</p>'
    """
    return _CELL.sub(lambda cell: _RANGE.sub(_DASHED, cell[0]), html)


def alike_rows(rows: Iterable[tuple[str, Cells]]) -> dict[Cells, list[str]]:
    """Return the names of the rows that print alike, by their cells, in the order of the first.

    Parameters
    ----------
    rows : iterable of tuple
        The name of each row, and its cells.

    Examples
    --------
    >>> alike_rows([("A", 1), ("B", 2), ("C", 1)])
    {1: ['A', 'C'], 2: ['B']}
    """
    alike: dict[Cells, list[str]] = {}
    for name, cells in rows:
        alike.setdefault(cells, []).append(name)
    return alike


def shared_rows(rows: Iterable[tuple[str, Cells]]) -> list[tuple[str, Cells]]:
    """Return the rows of all options, those with the same cells as one row.

    The titles of a row are joined; the longest list of them, if it is long, is "every other
    option", which comes last.

    Parameters
    ----------
    rows : iterable of tuple
        The title of each option, and its cells.

    Examples
    --------
    >>> shared_rows([("A", 1), ("B", 2), ("C", 1)])
    [('A; C', 1), ('B', 2)]
    >>> shared_rows([("A", 1), ("B", 2), ("C", 1), ("D", 1)])
    [('B', 2), ('every other option', 1)]
    >>> shared_rows([("A", 1), ("B", 1)])
    [('every option', 1)]
    """
    alike = alike_rows(rows)
    most = max(alike, key=lambda cells: len(alike[cells]), default=None)
    if most is None or len(alike[most]) < (2 if len(alike) == 1 else _MANY):
        return [("; ".join(titles), cells) for cells, titles in alike.items()]
    if len(alike) == 1:
        return [(say("every option"), most)]
    others = [("; ".join(titles), cells) for cells, titles in alike.items() if cells != most]
    return [*others, (say("every other option"), most)]


def _scoped(rows: str, part: str) -> str:
    """Say of each head of some rows whether it heads a row, a column or several columns."""

    def scoped(match: re.Match[str]) -> str:
        across = "colgroup" if "colspan=" in match[1] else "col"
        return f'<th{match[1]} scope="{across if part == "thead" else "row"}">'

    return _HEAD.sub(scoped, rows)
