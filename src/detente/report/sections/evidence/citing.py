"""Find where the finished page cites claims, and give each of these places an anchor."""

import re
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple

from detente.assess.summary.record import Summary
from detente.report.messages.say import say
from detente.report.sections.numbered import number_and_name

__all__ = ["Citations", "Place", "best_graded", "citations", "named_claims"]

_NAV = re.compile(r'<nav class="contents".*?</nav>', re.DOTALL)
_ENTRY = re.compile(r'<a href="#([^"]+)">(.*?)</a>', re.DOTALL)
_MARKS = re.compile(
    r'<section id="inner"|<h2\b[^>]*\bid="(?P<section>[^"]+)"[^>]*>(?P<heading>.*?)</h2>'
    r'|(?P<link><a class="chip[^"]*" href="#claim-(?P<claim>[^"]+)")',
    re.DOTALL,
)
_LISTED = re.compile(r'<li id="claim-([^"]+)"')
_NAMED = re.compile(r'<span class="named" data-claim="([^"]+)">(.*?)</span>')
_TAG = re.compile(r"<[^>]+>")


class Place(NamedTuple):
    """A place that cites a claim: its anchor, the short name of its section, and its number."""

    anchor: str
    section: str
    number: str = ""


class Citations(NamedTuple):
    """The page with an anchor at each citing place, and these places by claim."""

    html: str
    places: dict[str, list[Place]]


def citations(html: str) -> Citations:
    """Give an anchor to the first citation of each claim in each section.

    Parameters
    ----------
    html : str
        The page without its list of claims.

    Returns
    -------
    Citations
        The page, and places by claim in the order of the page. A section has the short name that
        the contents give it; without one, its heading; and the number that stands before either.

    Examples
    --------
    >>> page = '<h2 id="a">2. Ends</h2><a class="chip" href="#claim-C1">C1 B2</a>'
    >>> citations(page).places
    {'C1': [Place(anchor='cite-1', section='Ends', number='2')]}
    """
    names = _short_names(html)
    places: dict[str, list[Place]] = {}
    section, number = say("page one"), ""

    def marked(match: re.Match[str]) -> str:
        nonlocal section, number
        if match["link"] is None:
            section, number = _name(match, names), _number(match)
            return match[0]
        cited = places.setdefault(unescape(match["claim"]), [])
        if cited and cited[-1].section == section:
            return match[0]
        anchor = f"cite-{1 + sum(map(len, places.values()))}"
        cited.append(Place(anchor, section, number))
        return f'{match[0]} id="{anchor}"'

    return Citations(_MARKS.sub(marked, html), places)


def named_claims(html: str) -> str:
    """Link the claims that tables name to the list of claims, where it has them.

    Parameters
    ----------
    html : str
        The whole page.

    Examples
    --------
    >>> named_claims('<span class="named" data-claim="C1">C1</span><li id="claim-C1">')
    '<a class="chip" href="#claim-C1">C1</a><li id="claim-C1">'
    >>> named_claims('<span class="named" data-claim="C2">C2</span>')
    'C2'
    """
    listed = set(_LISTED.findall(html))

    def linked(match: re.Match[str]) -> str:
        name, shown = match[1], match[2]
        return f'<a class="chip" href="#claim-{name}">{shown}</a>' if name in listed else shown

    return _NAMED.sub(linked, html)


def _short_names(html: str) -> dict[str, str]:
    """Return the names of sections in the contents, by anchor."""
    contents = _NAV.search(html)
    entries = [] if contents is None else _ENTRY.findall(contents[0])
    return {name: number_and_name(_words(text))[1] for name, text in entries}


def _name(match: re.Match[str], names: dict[str, str]) -> str:
    """Return the name of the section that starts here."""
    if match["section"] is None:
        return say("inner report")
    return names.get(match["section"]) or number_and_name(_words(match["heading"]))[1]


def _number(match: re.Match[str]) -> str:
    """Return the number of the section that starts here; empty where it has none."""
    return number_and_name(_words(match["heading"] or ""))[0]


def _words(text: str) -> str:
    return " ".join(unescape(_TAG.sub("", text)).split())


def best_graded(ids: Sequence[str], summary: Summary, most: int) -> list[str]:
    """Return the claims of the best grade, in the order that they have.

    Parameters
    ----------
    ids : sequence of str
        Ids of claims; those that the summary does not hold are left out.
    summary : Summary
        Results of the run.
    most : int
        How many to return, at most.
    """
    known = [one for one in ids if one in summary.claims]
    best = sorted(known, key=lambda one: -summary.claims[one].accuracy)[:most]
    return [one for one in known if one in best]
