"""Search what was written for withheld text, the last step before a file is kept."""

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any, Final

from detente.report.page import render
from detente.report.redaction.canonical import canonical, readings, runs
from detente.report.redaction.program_words import is_of_the_program
from detente.report.redaction.redact import Redacted
from detente.report.redaction.withheld import LEAST_TEXT, WITHHELD
from detente.report.words import date_words

__all__ = ["LeakSearch", "texts_of"]

_SHORTEST: Final = 6  # letters and digits of a text that is searched for as a whole
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_STREAM: Final = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_HEX: Final = re.compile(r"<([0-9A-Fa-f\s]{8,})>")
# Parts of a summary in which the program puts names of the case into titles of its own.
_OF_PROGRAM: Final = {"inputs", "mechanisms", "not_modelled", "record"}
_NUMBERS: Final = ("assessment|", "tie|", "presence|")
_DRAWN: Final = (".png", ".jpeg", ".jpg", ".ttf")


@dataclass(frozen=True)
class LeakSearch:
    """A search for withheld texts.

    Parameters
    ----------
    redacted : Redacted
        The summary of the readers, and what it withholds.
    """

    redacted: Redacted

    def places(self, texts: Iterable[str]) -> int:
        """Return in how many places a withheld text occurs.

        A place is a run of 12 or more letters, digits and spaces of a withheld text that occurs
        neither in a visible text of the case nor in the words of the program.

        Parameters
        ----------
        texts : iterable of str
            What was written.
        """
        if not self._needles:
            return 0
        return sum(max(map(self._count, readings(text)), default=0) for text in texts)

    def _count(self, reading: str) -> int:
        """Return the number of places in a text; runs that overlap are one place."""
        count, reached = 0, 0  # where the last run found ends
        for length, needles in self._by_length.items():
            for start, run in enumerate(runs(reading, length)):
                if run in needles and not self._is_known(run):
                    count += start >= reached
                    reached = start + length
            reached = 0
        return count

    @cached_property
    def _by_length(self) -> Mapping[int, frozenset[str]]:
        lengths = sorted({len(needle) for needle in self._needles}, reverse=True)
        return {n: frozenset(x for x in self._needles if len(x) == n) for n in lengths}

    @cached_property
    def _needles(self) -> frozenset[str]:
        """Runs of withheld texts that occur in no visible text."""
        hidden = self.redacted.hidden
        texts = {canonical(text) for text in hidden.texts if len(text) >= LEAST_TEXT}
        whole = {text for text in texts if _SHORTEST <= len(text) < LEAST_TEXT}
        shown = "\n".join(_said(hidden.visible))
        short = {text for text in whole if text not in shown}
        seen = {run for text in _said(hidden.visible) for run in runs(text, LEAST_TEXT)}
        return frozenset({run for text in texts for run in runs(text, LEAST_TEXT)} - seen | short)

    def _is_known(self, run: str) -> bool:
        """Return whether a run comes from the program, or from words that it puts together."""
        return is_of_the_program(run) or self._is_composed(run)

    def _is_composed(self, run: str) -> bool:
        """Return whether a run arises only where a sentence joins texts that do not hold it."""
        return run not in self._leaves and any(run in page for page in self._page)

    @cached_property
    def _leaves(self) -> str:
        """Every text of the readers' summary that a case brings."""
        document = self.redacted.summary.model_dump(mode="json", exclude=_OF_PROGRAM)
        texts = [*_texts(document), *self.redacted.summary.inputs.variables]
        named = (text for text in texts if not text.startswith(_NUMBERS))
        return "\n".join(f" {canonical(text)} " for text in named)

    @cached_property
    def _page(self) -> tuple[str, ...]:
        """The page as it is made from the readers' summary alone."""
        return tuple(readings(render(self.redacted.summary)))


def texts_of(made: bytes | Mapping[str, bytes]) -> Iterator[str]:
    """Yield the texts of a form: members of a zip file, streams of a PDF, or the file itself.

    Parameters
    ----------
    made : bytes or mapping of bytes
        A file, or the files of a folder by name.
    """
    if isinstance(made, Mapping):
        for name, raw in made.items():
            yield name
            yield from texts_of(raw)
    elif made.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(made)) as file:
            for name in file.namelist():
                yield name
                if not name.endswith(_DRAWN):
                    yield file.read(name).decode("utf-8", errors="replace")
    elif made.startswith(b"%PDF"):
        yield from _of_pdf(made)
    else:
        yield made.decode("utf-8", errors="replace")


def _of_pdf(raw: bytes) -> Iterator[str]:
    """Yield what is around the streams, and each stream but for fonts and pictures."""
    yield _STREAM.sub(b" ", raw).decode("latin-1")
    for found in _STREAM.finditer(raw):
        try:
            stream = zlib.decompressobj().decompress(found[1])
        except zlib.error:
            stream = found[1]
        about = raw[raw.rfind(b"obj", 0, found.start()) + 1 : found.start()]
        if b"/Image" in about or b"\0" in stream:
            continue
        text = stream.decode("latin-1")
        yield text
        yield " ".join(_of_hex(digits[1]) for digits in _HEX.finditer(text))


def _of_hex(digits: str) -> str:
    plain = "".join(digits.split())
    return bytes.fromhex(plain[: len(plain) // 2 * 2]).decode("utf-16-be", errors="ignore")


def _said(visible: Iterable[str]) -> Iterator[str]:
    """Yield visible texts in canonical form, each day also as the report prints it."""
    for text in (WITHHELD, *visible):
        yield f" {canonical(text)} "
        if _DAY.fullmatch(text):
            yield f" {canonical(date_words(text))} "


def _texts(content: Any) -> Iterator[str]:  # any JSON
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        yield from content
        for value in content.values():
            yield from _texts(value)
    elif isinstance(content, list):
        for value in content:
            yield from _texts(value)
