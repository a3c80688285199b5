"""Numbers of the sections of the inner report, in their headings and in the contents."""

import re
from typing import Final

__all__ = ["number_and_name", "numbered_sections"]

_INNER: Final = '<section id="inner"'
_HEADING: Final = re.compile(r'<h2\b[^>]*\bid="([^"]+)"[^>]*>')
_NAV: Final = re.compile(r'<nav class="contents".*?</nav>', re.DOTALL)
_ENTRY: Final = re.compile(r'<a href="#([^"]+)">')
_NUMBERED: Final = re.compile(r"(\d+)\. (.*)", re.DOTALL)


def numbered_sections(html: str) -> str:
    """Give each section of the inner report its number in the order of the page.

    Parameters
    ----------
    html : str
        The page. Its contents may name smaller parts; these get no number.

    Examples
    --------
    >>> numbered_sections('<section id="inner"><h2 id="a">Ends</h2><h2 id="b">Limits</h2>')
    '<section id="inner"><h2 id="a">1. Ends</h2><h2 id="b">2. Limits</h2>'
    """
    front, mark, inner = html.partition(_INNER)
    numbers = {name: n for n, name in enumerate(_HEADING.findall(inner), start=1)}

    def numbered(match: re.Match[str]) -> str:
        number = numbers.get(match[1])
        return match[0] if number is None else f"{match[0]}{number}. "

    inner = _HEADING.sub(numbered, inner)
    contents = _NAV.sub(lambda nav: _ENTRY.sub(numbered, nav[0]), inner)
    return f"{front}{mark}{contents}"


def number_and_name(heading: str) -> tuple[str, str]:
    """Return the number of a heading, empty where it has none, and its words.

    Examples
    --------
    >>> number_and_name("5. Limits"), number_and_name("Limits")
    (('5', 'Limits'), ('', 'Limits'))
    """
    found = _NUMBERED.fullmatch(heading)
    return ("", heading) if found is None else (found[1], found[2])
