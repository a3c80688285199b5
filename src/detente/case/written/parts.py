"""Split a written file into its head and its text; both keep their line numbers."""

import re
from typing import Final, NamedTuple

from detente.case.findings.catalogue import KINDS
from detente.errors import Finding

__all__ = ["Parts", "split_parts"]

_FENCE: Final = re.compile(r"---[ \t]*")


class Parts(NamedTuple):
    """The two parts of a file as YAML, with blank lines in place of what is above.

    Attributes
    ----------
    head, body : str
        The block between the two lines ``---``, and all below it.
    """

    head: str
    body: str


def split_parts(text: str, file: str) -> Parts | Finding:
    r"""Return the head and the text of a written file, or a finding if it has no head.

    Parameters
    ----------
    text : str
        Content of the file.
    file : str
        Its name, for the finding.

    Examples
    --------
    >>> split_parts("---\nby: analyst\n---\nwhat_is_new: Talks.\n", "advice.md")
    Parts(head='\nby: analyst\n', body='\n\n\nwhat_is_new: Talks.\n')
    """
    lines = re.sub(r"\r\n?", "\n", text).split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if not _FENCE.fullmatch(lines[first]):
        why = "the file does not begin with the line `---` and a head"
        return KINDS.head_missing(file, first + 1, why=why)
    for number, line in enumerate(lines[first + 1 :], first + 1):
        if _FENCE.fullmatch(line):
            head = ["" for _ in lines[: first + 1]] + lines[first + 1 : number] + [""]
            body = ["" for _ in lines[: number + 1]] + lines[number + 1 :]
            return Parts("\n".join(head), "\n".join(body))
    why = "the head that begins here has no second line `---` at its end"
    return KINDS.head_missing(file, first + 1, why=why)
