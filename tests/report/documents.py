"""Summaries as documents that a test may change, read back as records."""

from typing import Any

from tests.assess.runs import finished

from detente.assess.summary.record import Summary


def document(summary: Summary | None = None) -> dict[str, Any]:
    """Return a summary, by default the example's, as it stands in its file."""
    known = finished()[0] if summary is None else summary
    return Summary.model_validate(known).model_dump(mode="json", by_alias=True)


def read(changed: dict[str, Any]) -> Summary:
    """Return the record of a summary's document."""
    return Summary.model_validate(changed)
