"""A package that is not installed is named, with the way to get it."""

import math

import pytest

from detente.errors import DetenteError
from detente.models.extras import MissingExtraError, extra


def test_a_package_that_is_there_is_returned():
    assert extra("math") is math


def test_one_that_is_not_is_named(monkeypatch):
    with pytest.raises(MissingExtraError, match=r"nothing_such is not installed; .*\[notebook\]"):
        extra("nothing_such")
    with pytest.raises(DetenteError):
        extra("nothing_such")
    with pytest.raises(ImportError):
        extra("nothing_such")
