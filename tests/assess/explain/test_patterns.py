"""Patterns of fields: what a pointer's keys are, and which field it leads to."""

from typing import Literal

import pytest

from detente.assess.explain.patterns import leaf_patterns, place_of
from detente.runs.result import Interval, Result


class Part(Result):
    claims: list[str]
    size: Interval | None


class Whole(Result):
    name: str
    kind: Literal["one", "two"] | None
    levels: dict[str, float]
    ends: tuple[float, float]
    parts: dict[str, dict[str, Part]]
    metric: float | Interval | None
    nested: Part | None


def test_every_field_has_one_pattern():
    assert leaf_patterns(Whole) == [
        "name",
        "kind",
        "levels/*",
        "ends/*",
        "parts/*/*/claims/*",
        "parts/*/*/size",
        "metric",
        "nested/claims/*",
        "nested/size",
    ]


@pytest.mark.parametrize(
    ("tokens", "pattern", "keys"),
    [
        (["name"], "name", ()),
        (["levels", "open"], "levels/*", ("open",)),
        (["levels"], "levels/*", ()),
        (["ends", "1"], "ends/*", ("1",)),
        (["parts", "a", "b", "size"], "parts/*/*/size", ("a", "b")),
        (["parts", "a", "b", "size", "p10"], "parts/*/*/size", ("a", "b")),
        (["parts", "a", "b", "claims", "0"], "parts/*/*/claims/*", ("a", "b", "0")),
        (["metric"], "metric", ()),
        (["metric", "p50"], "metric", ()),
        (["nested", "claims"], "nested/claims/*", ()),
    ],
)
def test_a_pointer_leads_to_its_field(tokens, pattern, keys):
    place = place_of(Whole, tokens)
    assert place is not None
    assert (place.pattern, place.keys, place.tokens) == (pattern, keys, tuple(tokens))


@pytest.mark.parametrize("tokens", [["parts"], ["parts", "a"], ["parts", "a", "b"], ["nested"]])
def test_a_pointer_above_several_fields_leads_nowhere(tokens):
    assert place_of(Whole, tokens) is None


def test_the_field_of_a_place_is_the_last_that_has_a_name():
    assert place_of(Whole, ["parts", "a", "b", "claims", "0"]).field == "claims"
    assert place_of(Whole, ["levels", "open"]).field == "levels"
