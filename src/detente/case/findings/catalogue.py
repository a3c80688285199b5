"""Catalogue of every kind of finding about a case."""

from detente.case.findings.content import ContentKinds
from detente.case.findings.course import CourseKinds
from detente.case.findings.form import FormKinds
from detente.case.findings.kind import Kind
from detente.case.findings.use import UseKinds
from detente.case.findings.war import WarKinds
from detente.case.written.kinds import WrittenKinds

__all__ = ["KINDS", "Kind"]


class KINDS(FormKinds, ContentKinds, CourseKinds, UseKinds, WarKinds, WrittenKinds):
    """The catalogue; each attribute is one kind of finding."""

    @classmethod
    def all(cls) -> list[Kind]:
        """Return every kind in the order of the catalogue."""
        parts = (FormKinds, ContentKinds, CourseKinds, UseKinds, WarKinds, WrittenKinds)
        return [kind for part in parts for kind in vars(part).values() if isinstance(kind, Kind)]
