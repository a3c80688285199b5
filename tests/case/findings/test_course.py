"""Findings about what the engagement model reads."""

from detente.case.findings.course import CourseKinds
from detente.case.findings.kind import Kind


def test_each_kind_says_what_to_do():
    kinds = [kind for kind in vars(CourseKinds).values() if isinstance(kind, Kind)]
    assert len(kinds) > 20
    assert all(kind.hint for kind in kinds)
