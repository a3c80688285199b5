"""What an upgrade changes, and the document that its rules work on."""

from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml.comments import CommentedMap

from detente.case.findings.catalogue import KINDS
from detente.case.reading.yaml import FILE
from detente.errors import Finding

__all__ = ["Change", "Work", "parts"]


def parts(whole: Any, key: str) -> list[CommentedMap]:
    """Return the mappings in a list of a mapping; what has another form is left out.

    Parameters
    ----------
    whole : mapping
        A mapping of ruamel, or what stands in place of one.
    key : str
        Key of the list.
    """
    found = whole.get(key) if isinstance(whole, CommentedMap) else None
    return (
        [one for one in found if isinstance(one, CommentedMap)] if isinstance(found, list) else []
    )


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a file.

    Parameters
    ----------
    file, place : str
        File, and the option, test, set or row in it.
    before, after : str
        What the place held, and what it holds now; empty for nothing.
    """

    file: str
    place: str
    before: str
    after: str

    def __str__(self) -> str:
        """Return the change in one line."""
        now = f"now {self.after}" if self.after else "taken out"
        was = f"{self.before}: {now}" if self.before else now
        return f"{self.file}: {self.place}: {was}"


@dataclass(slots=True)
class Work:
    """The parsed ``case.yaml``, which rules change in place, and what they did.

    Parameters
    ----------
    document : mapping
        A mapping that keeps its comments.
    changes : list of Change
        What was changed.
    dropped : list of Finding
        What has no counterpart.
    """

    document: Any  # nested mappings and lists of ruamel
    changes: list[Change] = field(default_factory=list)
    dropped: list[Finding] = field(default_factory=list)

    def did(self, place: str, before: str, after: str = "") -> None:
        """Note a change of ``case.yaml``."""
        self.changes.append(Change(FILE, place, before, after))

    def lost(self, file: str, what: str, value: str, do: str) -> None:
        """Note what was taken out of a table without a counterpart."""
        self.dropped.append(KINDS.upgrade_dropped(file, None, what, value=value, what=what, do=do))

    def drop(self, place: str, what: str, do: str) -> None:
        """Note what was taken out without a counterpart."""
        self.did(place, what)
        self.dropped.append(KINDS.upgrade_dropped(FILE, None, place, value=what, what=place, do=do))
