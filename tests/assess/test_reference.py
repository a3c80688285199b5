"""The reference page of a result says what its models say."""

import re
from typing import Any, Literal

import pytest
from pydantic import Field, create_model

from detente.assess.reference import record_reference
from detente.assess.summary.record import Summary
from detente.runs.result import Result, Share
from detente.vocabulary.metrics import Metric


class Below(Result):
    """A record below.

    More of it.
    """

    chance: Share = Field(description="A chance | of two.")


class Above(Result):
    """A record above, after ``json``."""

    from_: str = Field(alias="from", description="Where from.")
    below: Below
    maybe: Below | None = Field(description="Perhaps.")
    chance: Share | None
    kinds: list[Literal["a", "b"]]
    by_option: dict[str, dict[Metric, float | Below | None]]
    pair: tuple[int, int]
    again: list["Above"]


def rows(page: str) -> dict[str, tuple[str, str]]:
    """Return type and meaning by key of the first section."""
    section = page.split("\n## ", maxsplit=1)[0]
    found = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \|$", section, re.MULTILINE)
    return {key: (kind, meaning) for key, kind, meaning in found}


def test_a_section_for_every_record_each_once():
    page = record_reference(Above)
    assert re.findall(r"^## (.*)$", page, re.MULTILINE) == ["Above", "Below"]
    assert "\n\nA record above, after `json`.\n" in page
    assert "\n\nA record below.\n" in page


def test_keys_types_and_descriptions():
    found = rows(record_reference(Above))
    assert list(found) == [f.alias or n for n, f in Above.model_fields.items()]
    assert found["from"] == ("text", "Where from.")
    assert found["below"] == ("[Below](#below)", "A record below.")
    assert found["maybe"] == ("[Below](#below) or null", "Perhaps.")
    assert found["chance"][0] == "share or null"
    assert found["kinds"][0] == "list: (`a` or `b`)"
    assert found["by_option"][0] == "by id: by metric: (number, [Below](#below) or null)"
    assert found["pair"][0] == "list of 2: whole number"
    assert found["again"][0] == "list: [Above](#above)"
    assert "| share | A chance \\| of two. |" in record_reference(Below)


def test_records_of_one_name_are_distinguished_by_their_question():
    place = "detente.assess.table.record"
    other = create_model("Below", __base__=Result, __module__=place, seats=(int, ...))
    both = create_model("Both", __base__=Result, mine=(Below, ...), other=(other, ...))
    page = record_reference(both)
    headings = re.findall(r"^## (.*)$", page, re.MULTILINE)
    assert headings == ["Both", "Below assess", "Below table"]
    links = re.findall(r"\(#([\w-]+)\)", page)
    assert links == ["below-assess", "below-table"]


def test_a_type_without_words_is_refused():
    class Odd(Result):
        odd: bytes

    with pytest.raises(TypeError, match="no description for the type"):
        record_reference(Odd)


def test_the_summary_has_a_row_for_every_key_and_no_link_leads_nowhere():
    page = record_reference(Summary)
    assert list(rows(page)) == [f.alias or n for n, f in Summary.model_fields.items()]
    headings = re.findall(r"^## (.*)$", page, re.MULTILINE)
    anchors = {h.lower().replace(" ", "-").replace("_", "-") for h in headings}
    assert {"ranking", "optionvalue", "backfire", "stageshares", "interval"} <= anchors
    assert set(re.findall(r"\]\(#(.*?)\)", page)) <= anchors
    assert len(anchors) == len(headings)


def test_a_field_that_may_hold_anything_says_so():
    class Loose(Result):
        loose: Any

    assert rows(record_reference(Loose))["loose"][0] == "anything"
