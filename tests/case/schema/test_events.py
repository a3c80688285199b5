"""Declared events: what is described, and which kinds there are."""

from detente.case.schema.events import Event, EventKind


def test_every_column_is_described_and_every_kind_is_explained():
    assert all(field.description for field in Event.model_fields.values())
    words = Event.model_fields["kind"].description or ""
    assert all(f"`{kind}`" in words for kind in EventKind.__args__)
