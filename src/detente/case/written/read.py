"""Read ``advice.md`` and ``dissent.md``: records where they are valid, and all findings."""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from detente.case.findings.catalogue import KINDS
from detente.case.reading.files import LIMIT_YAML, read_text
from detente.case.reading.refusals import Ids, Place, explain
from detente.case.reading.yaml import load_document, place_of
from detente.case.schema.part import Part
from detente.case.written.parts import split_parts
from detente.case.written.record import (
    ADVICE,
    DISSENT,
    Advice,
    AdviceText,
    Dissent,
    DissentText,
    DissentTexts,
    Head,
    Recommendation,
)
from detente.errors import Finding

__all__ = ["Sheet", "WrittenRead", "read_written"]

T = TypeVar("T", bound=Part)
P = TypeVar("P", bound=Part)

_OTHER_PROGRAMS = {"spreadsheet", "foreign-format"}


@dataclass(frozen=True, kw_only=True)
class Sheet(Generic[T]):
    """One written file as read, with what is valid in it.

    Parameters
    ----------
    file : str
        Its name.
    head, body : mapping or None
        The parsed YAML of its two parts, for line numbers.
    written_on : date or None
        The day in the head, if the head is valid.
    handling : str or None
        The mark in the head, if it has one and is valid.
    items : list of (int, record)
        The valid recommendations or dissents, each with its position.
    """

    file: str
    head: Any = None  # raw YAML
    body: Any = None  # raw YAML
    written_on: date | None = None
    handling: str | None = None
    items: tuple[tuple[int, T], ...] = ()

    def at(self, *path: int | str) -> tuple[str, int | None, str]:
        """Return file, line and dotted path of a position."""
        document = self.head if path[0] in Head.model_fields else self.body
        return self.file, place_of(document, path), ".".join(map(str, path))


@dataclass(frozen=True, kw_only=True)
class WrittenRead:
    """Advice and dissent as read.

    Parameters
    ----------
    advice : Advice or None
        None if there is no file, or if it has an error.
    dissents : tuple of Dissent
        Empty if there is no file, or if it has an error.
    advised, dissenting : Sheet
        Both files, for checks.
    findings : list of Finding
        What is wrong in form.
    """

    advice: Advice | None
    dissents: tuple[Dissent, ...]
    advised: Sheet[Recommendation]
    dissenting: Sheet[DissentText]
    findings: list[Finding] = field(default_factory=list)


def read_written(folder: Path, ids: Ids | None = None) -> WrittenRead:
    """Return the advice and the dissents of a case folder, and findings about their form.

    Parameters
    ----------
    folder : Path
        The case folder.
    ids : mapping, optional
        Ids of the whole case, for hints.
    """
    known = ids or {}
    advised, dated, text, wrong = _read(folder, ADVICE, AdviceText, Recommendation, known)
    dissenting, signed, texts, more = _read(folder, DISSENT, DissentTexts, DissentText, known)
    return WrittenRead(
        advice=_joined(Advice, dated, text) if dated and text else None,
        dissents=tuple(_joined(Dissent, signed, one) for one in texts.dissents)
        if signed and texts
        else (),
        advised=advised,
        dissenting=dissenting,
        findings=wrong + more,
    )


_KEYS: dict[type[Part], str] = {Recommendation: "recommendations", DissentText: "dissents"}


def _read(
    folder: Path, file: str, record: type[P], item: type[T], ids: Ids
) -> tuple[Sheet[T], Head | None, P | None, list[Finding]]:
    """Return a file, its head and its text if they are valid, and findings about its form."""
    head, body, findings = _parsed(folder, file)
    dated, refused = _valid(Head, head, file, ids, (record, "below"))
    text, more = _valid(record, body, file, ids, (Head, "above"))
    sheet = Sheet(
        file=file,
        head=head,
        body=body,
        written_on=dated.written_on if dated else None,
        handling=dated.handling if dated else None,
        items=_items(item, body, _KEYS[item]),
    )
    return sheet, dated, text, findings + refused + more


def _parsed(folder: Path, file: str) -> tuple[Any, Any, list[Finding]]:  # raw YAML
    """Return the documents of both parts, None for what is missing or damaged, and findings."""
    text = read_text(folder / file, LIMIT_YAML)
    if text is None:
        return None, None, []
    if isinstance(text, Finding):
        foreign = text.code in _OTHER_PROGRAMS
        return None, None, [KINDS.written_not_text(file, 1) if foreign else text]
    parts = split_parts(text, file)
    if isinstance(parts, Finding):
        return None, None, [parts]
    head, of_head = load_document(parts.head, file)
    body, of_body = load_document(parts.body, file)
    return head, body, of_head + of_body


def _valid(
    record: type[P], document: Any, file: str, ids: Ids, other: tuple[type[Part], str]
) -> tuple[P | None, list[Finding]]:  # raw YAML
    """Return the record of one part, or None, and findings about it."""
    if document is None:
        return None, []
    try:
        return record.model_validate(document), []
    except ValidationError as error:
        problems = error.errors(include_url=False)
    findings = []
    for problem in problems:
        path = tuple(problem["loc"])
        dotted = ".".join(str(step) for step in path if step != "[key]")
        finding = explain(problem, Place(file, place_of(document, path), dotted, record, ids))
        findings.append(_moved(finding, path, other))
    return None, list(dict.fromkeys(findings))


def _moved(finding: Finding, path: tuple[int | str, ...], other: tuple[type[Part], str]) -> Finding:
    """Return the finding; an unknown key that belongs to the other part gets the hint to move."""
    record, where = other
    if finding.code != "key-unknown" or len(path) != 1 or path[0] not in record.model_fields:
        return finding
    return replace(finding, hint=f"move it {where} the second line `---`")


def _items(record: type[T], body: Any, key: str) -> tuple[tuple[int, T], ...]:  # raw YAML
    """Return the valid items of a list, each with its position."""
    rows = body.get(key) if isinstance(body, dict) else None
    found = []
    for number, row in enumerate(rows if isinstance(rows, list) else []):
        try:
            found.append((number, record.model_validate(row)))
        except ValidationError:
            continue  # a finding at its own line says why
    return tuple(found)


def _joined(record: type[P], head: Head, text: Part) -> P:
    """Return the record that a head and a text make."""
    return record.model_validate(
        {**head.model_dump(by_alias=True), **text.model_dump(by_alias=True)}
    )
