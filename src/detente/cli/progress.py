"""Show how far a long job is: a bar on a terminal, a line from time to time elsewhere."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from detente.cli.output import Talk, say

__all__ = ["Pace", "progress_bar"]

_EVERY = 10.0  # seconds between two lines where nobody watches


class Pace:
    """The speed of a job, and the time it still needs.

    What an earlier run had done counts as done, but not towards the speed.
    """

    def __init__(self) -> None:
        self._began: float | None = None
        self._first = self._done = self._total = 0
        self._rate = 0.0

    def tell(self, done: int, total: int) -> None:
        """Record how much is done; the first call starts the clock."""
        now = time.monotonic()
        if self._began is None:
            self._began, self._first = now, done
        self._done, self._total = done, total
        passed = now - self._began
        self._rate = (done - self._first) / passed if passed > 0 else 0.0

    @property
    def rate(self) -> str:
        """Work done per second since the start; a dash if it is not known."""
        if self._rate <= 0:
            return "–"
        return f"{self._rate:,.0f}" if self._rate >= 10 else f"{self._rate:.1f}"

    @property
    def left(self) -> str:
        """Time left at that speed; a dash if it is not known."""
        if self._rate <= 0:
            return "–"
        return str(timedelta(seconds=round((self._total - self._done) / self._rate)))


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """Show what is done, the rate and the time left on standard error.

    On a terminal, show a bar; elsewhere, write a line every ten seconds.
    """
    from rich.console import Console

    console = Console(stderr=True)
    if Talk.quiet or not console.is_terminal:
        yield _lines(label)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]} a second, {task.fields[left]} left"),
    )
    pace = Pace()
    with Progress(*columns, console=console) as bar:
        job = bar.add_task(label, total=None, rate="–", left="–")

        def report(done: int, total: int) -> None:
            pace.tell(done, total)
            bar.update(job, completed=done, total=total, rate=pace.rate, left=pace.left)

        yield report


def _lines(label: str) -> Callable[[int, int], None]:
    """Return a report that writes a line at most every few seconds, and none at the end."""
    pace, written = Pace(), time.monotonic()

    def report(done: int, total: int) -> None:
        nonlocal written
        pace.tell(done, total)
        now = time.monotonic()
        if now - written >= _EVERY and done < total:
            written = now
            say(f"{label}: {done} of {total}, {pace.rate} a second, {pace.left} left")

    return report
