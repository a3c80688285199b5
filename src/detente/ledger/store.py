"""The folder of a ledger: one writer at a time, and a line is written whole or not at all.

The head names the coming line before the line is written, and only that line after. So a process
that is killed in between leaves a ledger that holds, with the line or without it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from detente.atomic import replace_file
from detente.errors import CaseError, LedgerError
from detente.ledger.chain import FILE, HEAD, checked, seal_of, sealed, text_of
from detente.ledger.record import Head, Line
from detente.runs.result import json_of

__all__ = ["LedgerFolder"]

_LOCK = ".lock"
_WAIT = 60.0  # seconds; filing takes a fraction of one


class LedgerFolder:
    """The folder of a ledger.

    Parameters
    ----------
    path : path
        The folder; created with the first line.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def read(self) -> list[Line]:
        """Return all lines, after checking the chain.

        Raises
        ------
        CaseError
            If the chain is broken; with all findings.
        LedgerError
            If there is no ledger, or it cannot be read.
        """
        if not any((self.path / name).exists() for name in (FILE, HEAD)):
            message = (
                f"{self.path} holds no ledger; `detente forecast file RUN QUESTION --ledger "
                f"{self.path}` begins one"
            )
            raise LedgerError(message)
        with self._reading():
            return self._lines()

    def append(self, make: Callable[[list[Line]], Line]) -> Line:
        """Add a line and return it.

        Parameters
        ----------
        make : callable
            Returns the line without its digest, given the lines before; it may refuse by an
            error, and nothing is written.

        Raises
        ------
        CaseError
            If the chain is broken: nothing is added to a ledger that was changed.
        LedgerError
            If the folder cannot be written, or another process keeps it locked.
        """
        with _speaking(self.path):
            self.path.mkdir(parents=True, exist_ok=True)
        with self._locked():
            lines = self._lines()
            line = sealed(make(lines))
            before, after = seal_of(lines), seal_of([*lines, line])
            text = "".join(f"{text_of(one)}\n" for one in [*lines, line])
            with _speaking(self.path):
                self._write_head(Head(lines=before.lines, digest=before.digest, next=after))
                replace_file(self.path / FILE, text.encode())
                self._write_head(Head(lines=after.lines, digest=after.digest, next=None))
        return line

    def _lines(self) -> list[Line]:
        with _speaking(self.path):
            text, head = self._text(FILE), self._text(HEAD)
        if text is None and head is None:
            return []
        lines, findings = checked(text or "", head)
        if findings:
            raise CaseError(findings)
        return lines

    def _text(self, name: str) -> str | None:
        """Return the text of a file, None if it is missing; odd bytes show as an edited line."""
        path = self.path / name
        return path.read_bytes().decode("utf-8", "replace") if path.exists() else None

    def _write_head(self, head: Head) -> None:
        replace_file(self.path / HEAD, json_of(head).encode())

    @contextmanager
    def _locked(self) -> Iterator[None]:
        lock = FileLock(self.path / _LOCK, timeout=_WAIT)
        try:
            with _speaking(self.path):
                lock.acquire()
        except Timeout as error:
            message = f"{self.path} is in use by another process; try again when it has ended"
            raise LedgerError(message) from error
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Lock the folder, if it can be written: in one that cannot, nobody is writing."""
        lock = FileLock(self.path / _LOCK, timeout=_WAIT)
        try:
            lock.acquire()
        except (OSError, NotImplementedError):  # a time-out is an OSError
            yield
            return
        try:
            yield
        finally:
            lock.release()


@contextmanager
def _speaking(path: Path) -> Iterator[None]:
    """Turn an error of the operating system into a `LedgerError`."""
    try:
        yield
    except (LedgerError, Timeout):
        raise
    except OSError as error:
        message = f"{path} cannot be used: {(error.strerror or str(error)).lower()}"
        raise LedgerError(message) from error
