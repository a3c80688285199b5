"""What the sources expect, with what a run says of each link."""

from dataclasses import replace

from tests.assess.expected.test_stands import link
from tests.assess.runs import finished
from tests.ensemble.planted import example, table

from detente.assess.expected.answer import expected


def test_the_words_of_the_sources_are_kept():
    case = replace(
        example(), expectations=table([link(direction="more", claims=["C1"]), link(id="f")])
    )
    summary, rows, _ = finished()
    one, other = expected(case, rows, summary.audits)
    assert (one.direction, one.claims, one.stands) == ("more", ["C1"], [])
    assert (other.id, other.direction, other.claims) == ("f", None, [])


def test_a_link_has_the_verdict_of_what_stands_for_it():
    known = {"between": ["continue", "none"], "direction": "more"}
    rows = [link("table_max", **known), link("power", id="f", **known)]
    summary, drawn, _ = finished()
    case = replace(example(), expectations=table(rows))
    assert [one.verdict for one in expected(case, drawn, summary.audits)] == [
        "agrees",
        "not_modelled",
    ]
