"""The back-test of contact as a record: frozen, and round-trips as JSON."""

import pytest
from pydantic import ValidationError

from detente.assess.contacts.record import ContactBacktest, ContactScore

FOUND = ContactBacktest(
    years=3, cuts=["2010-01-01"], n=2, openings=1, model=ContactScore(brier=0.2, log=0.6),
    baselines={"constant": ContactScore(brier=0.25, log=0.693147)}, best="constant", skill=None,
    label="no skill shown",
)  # fmt: skip


def test_it_is_frozen_and_reads_back():
    assert ContactBacktest.model_validate_json(FOUND.model_dump_json()) == FOUND
    with pytest.raises(ValidationError):
        FOUND.n = 3
