"""Links to the headings of the inner report, which a reader sees on hover and focus."""

import re
from html import unescape
from itertools import count

from detente.report.messages.say import say

__all__ = ["linked_headings"]

_INNER = '<section id="inner"'
_HEADING = re.compile(r"<(h[2-4])\b([^>]*)>(.*?)</\1>", re.DOTALL)
_ID = re.compile(r'\bid="([^"]+)"')
_TAG = re.compile(r"<[^>]+>")


def linked_headings(html: str) -> str:
    """Give each heading of the inner report an anchor, and a link to it.

    Parameters
    ----------
    html : str
        The page.

    Examples
    --------
    >>> linked_headings('<section id="inner"><h2>The end</h2>')
    '<section id="inner"><h2 id="the-end">The end<a class="self" href="#the-end" \
aria-label="Link to this section"></a></h2>'
    """
    front, mark, inner = html.partition(_INNER)
    taken = set(_ID.findall(html))
    label = say("Link to this section")

    def linked(match: re.Match[str]) -> str:
        tag, attributes, inside = match.groups()
        words = " ".join(unescape(_TAG.sub("", inside)).split())
        known = _ID.search(attributes)
        name = known[1] if known else _free(words, taken)
        given = attributes if known else f'{attributes} id="{name}"'
        link = f'<a class="self" href="#{name}" aria-label="{label}"></a>'
        return f"<{tag}{given}>{inside}{link}</{tag}>"

    return f"{front}{mark}{_HEADING.sub(linked, inner)}"


def _free(words: str, taken: set[str]) -> str:
    """Return an anchor made of a heading's words that no other element has; take it."""
    start = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:40].strip("-") or "heading"
    names = (start if n == 1 else f"{start}-{n}" for n in count(1))
    name = next(one for one in names if one not in taken)
    taken.add(name)
    return name
