"""Recognise published data sets whose layout differs from that of a position table."""

import re

from detente.case.reading.foreign import Foreign

__all__ = ["foreign_data"]

_DEU = Foreign(
    "a data set of legislative decisions of the European Union (DEU), with one column per actor",
    "write one row per actor and issue, with columns actor, position, salience and capability; "
    "`detente backtest bargaining` reads the original file",
)
_WIDE = Foreign(
    "a table with one column per actor or issue",
    "write one row per actor and issue, with columns issue, actor, position, salience and "
    "capability",
)
_REPEATED = re.compile(r"^(position|pos|salience|sal)[ _.-]?\w+$")


def foreign_data(text: str) -> Foreign | None:
    r"""Return the data set or layout that a header shows, or None.

    Examples
    --------
    >>> foreign_data("prnr\tisnr\tpcom\tscom\trp\tout\n").name.startswith("a data set")
    True
    """
    head = next((line for line in text.splitlines()[:10] if line.strip()), "").casefold()
    names = {name.strip(" \"'") for name in re.split(r"[\t;,|]", head)}
    if {"prnr", "isnr"} <= names:
        return _DEU
    if not names & {"position", "actor"} and sum(bool(_REPEATED.match(n)) for n in names) >= 4:
        return _WIDE
    return None
