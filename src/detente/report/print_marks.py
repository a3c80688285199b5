"""Marks that a browser prints on each page: handling, case, date, run and page number."""

import re
from collections.abc import Sequence

from detente.assess.summary.record import Summary
from detente.report.messages.say import say
from detente.report.words import date_words

__all__ = ["css_text", "print_marks"]

_PLAIN = frozenset(" .,;:-·()")


def print_marks(summary: Summary, beside: Sequence[str] = ()) -> str:
    """Return the style rule for printed pages.

    Parameters
    ----------
    summary : Summary
        Results of the run; its texts cannot leave the rule.
    beside : sequence of str
        What was supposed, left out or withheld; printed at the foot of each page.
    """
    left = f"{summary.handling.upper()} · {say('not for targeting')}"
    as_of = say("as of {date}", date=date_words(summary.as_of))
    right = f"{summary.title} · {as_of} · {say('case {digest}', digest=summary.digest[:8])}"
    foot = " · ".join(beside)
    font = "font: 8pt sans-serif;"
    return (
        "@page { size: A4; margin: 11mm 11mm 10mm; "
        f'@top-left {{ content: "{css_text(left)}"; {font} }} '
        f'@top-right {{ content: "{css_text(right)}"; {font} }} '
        f'@bottom-left {{ content: "{css_text(foot)}"; {font} }} '
        f"@bottom-right {{ content: {_page_number()}; {font} }} }}\n"
    )


def _page_number() -> str:
    """Return the number of a page and of all pages as CSS, in the order of the language."""
    parts = re.split(r"\{(page|pages)\}", say("{page} of {pages}"))
    made = (
        f"counter({part})" if n % 2 else f'"{css_text(part)}"'
        for n, part in enumerate(parts)
        if part
    )
    return " ".join(made)


def css_text(text: str) -> str:
    """Return a text for a CSS string: all but letters, digits and plain signs as code points.

    Parameters
    ----------
    text : str
        Any text.

    Examples
    --------
    >>> css_text("<b>") == chr(92) + "3c b" + chr(92) + "3e "
    True
    """
    return "".join(
        sign if sign.isascii() and (sign.isalnum() or sign in _PLAIN) else f"\\{ord(sign):x} "
        for sign in text
    )
