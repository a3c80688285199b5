"""Marks that a browser prints on each page: handling, case, date, run and page number."""

from detente.assess.summary.record import Summary
from detente.report.words import date_words

__all__ = ["css_text", "print_marks"]

_PLAIN = frozenset(" .,;:-·()")


def print_marks(summary: Summary) -> str:
    """Return the style rule for printed pages.

    Parameters
    ----------
    summary : Summary
        Results of the run; its texts cannot leave the rule.
    """
    left = f"{summary.handling.upper()} · not for targeting"
    right = f"{summary.title} · as of {date_words(summary.as_of)} · run {summary.digest[:8]}"
    font = "font: 8pt sans-serif;"
    return (
        "@page { size: A4; margin: 11mm 11mm 10mm; "
        f'@top-left {{ content: "{css_text(left)}"; {font} }} '
        f'@top-right {{ content: "{css_text(right)}"; {font} }} '
        f'@bottom-right {{ content: counter(page) " of " counter(pages); {font} }} }}\n'
    )


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
