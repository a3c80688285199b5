"""Tables on the terminal: names are never cut, and columns align in any script."""

import shutil
import sys
from collections.abc import Sequence

__all__ = ["table_text"]

_NO_LIMIT = 100_000  # columns of a file or a pipe, where nothing needs to fold


def table_text(
    head: Sequence[str], rows: Sequence[Sequence[str]], *, left: Sequence[int] = (0,)
) -> str:
    """Return a table as lines of text.

    Parameters
    ----------
    head : sequence of str
        Titles of the columns.
    rows : sequence of sequence of str
        Cells, one a column.
    left : sequence of int, default the first column
        Columns that hold words, aligned left and folded where the terminal is narrow; the others
        hold numbers, aligned right and never folded.

    Returns
    -------
    str
        The lines, without trailing blanks. Widths count what a terminal shows: a Chinese character
        takes two places, a combining mark none.

    Examples
    --------
    >>> print(table_text(["faction", "share"], [["River wing", "12 %"], ["Hills", "3 %"]]))
    faction     share
    River wing   12 %
    Hills         3 %
    """
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0), header_style="")
    for number, title in enumerate(head):
        words = number in left
        table.add_column(
            title, justify="left" if words else "right", no_wrap=not words, overflow="fold"
        )
    for row in rows:
        table.add_row(*row)
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _NO_LIMIT
    console = Console(width=width, color_system=None, highlight=False, markup=False, emoji=False)
    with console.capture() as capture:
        console.print(table)
    return "\n".join(line.rstrip() for line in capture.get().splitlines())
