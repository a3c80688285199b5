"""Links from running text of the inner report to the terms that it defines near its end."""

import re

__all__ = ["linked_terms"]

_INNER = '<section id="inner"'
_DEFINED = re.compile(r'<li id="(term-[^"]+)"><dfn>([^<]+)</dfn>')
# The opening finding of a section and the titles of pictures are read like headings.
_PART = re.compile(r'<h2\b|<p\b(?! class="(?:facts|head|heading|line)")[^>]*>.*?</p>', re.DOTALL)
# What is never linked: links, code, what stands in quotation marks, and tags.
_WHOLE = re.compile(r"(<(a|code)\b.*?</\2>|“[^”]*”|<[^>]+>)", re.DOTALL)


def linked_terms(html: str) -> str:
    """Link each defined term once in a section, where a paragraph first uses it.

    Parameters
    ----------
    html : str
        The page; page one stays as it is.

    Examples
    --------
    >>> page = (
    ...     '<section id="inner"><h2>Ends</h2><p>In 7 of 9 draws.</p>'
    ...     '<li id="term-draw"><dfn>draw</dfn>: one future.</li>'
    ... )
    >>> linked_terms(page).partition("<p>")[2].partition("</p>")[0]
    'In 7 of 9 <a class="term" href="#term-draw">draws</a>.'
    """
    terms = {term.lower(): anchor for anchor, term in _DEFINED.findall(html)}
    if not terms:
        return html
    front, mark, inner = html.partition(_INNER)
    names = "|".join(map(re.escape, terms))
    used = re.compile(rf"(?<![\w-])({names})(?:e?s)?(?![\w-])", re.IGNORECASE)
    linked: set[str] = set()

    def link(match: re.Match[str]) -> str:
        term = match[1].lower()
        if term in linked:
            return match[0]
        linked.add(term)
        return f'<a class="term" href="#{terms[term]}">{match[0]}</a>'

    def part(match: re.Match[str]) -> str:
        if match[0].startswith("<h2"):
            linked.clear()
            return match[0]
        pieces = _texts(match[0])
        return "".join(piece if kept else used.sub(link, piece) for piece, kept in pieces)

    return f"{front}{mark}{_PART.sub(part, inner)}"


def _texts(paragraph: str) -> list[tuple[str, bool]]:
    """Return the pieces of a paragraph, and whether each is kept as it is."""
    pieces, at = [], 0
    for kept in _WHOLE.finditer(paragraph):
        pieces += [(paragraph[at : kept.start()], False), (kept[0], True)]
        at = kept.end()
    return [*pieces, (paragraph[at:], False)]
