"""Shipped estimates are frozen, finite and know their keys."""

import math

import pytest
from pydantic import ValidationError

from detente.estimates.base import Ends, Estimated


class One(Estimated):
    skill: Ends | None


@pytest.mark.parametrize("wrong", [{"skill": (0.1, math.nan, 0.3)}, {"skill": None, "more": 1}])
def test_what_is_not_finite_or_not_known_is_refused(wrong):
    with pytest.raises(ValidationError):
        One.model_validate(wrong)


def test_nothing_changes_once_it_is_read():
    with pytest.raises(ValidationError, match="frozen"):
        One(skill=(0.1, 0.2, 0.3)).skill = None
