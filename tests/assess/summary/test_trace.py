"""Every field of the summary has one trace, and none calls the model's numbers the case's words."""

from functools import cache

import pytest
from tests.assess.explain.example_run import at, content, ends, example_run, numbers, tokens_of
from tests.ensemble.planted import example

from detente.assess.explain.patterns import leaf_patterns, place_of
from detente.assess.explain.trace import Context, Series, written
from detente.assess.open_run import Run
from detente.assess.run import run
from detente.assess.summary.record import Summary
from detente.assess.summary.trace import TRACES

PATTERNS = leaf_patterns(Summary)
WRITTEN = "as written in the case"


def test_every_field_has_one_trace_and_no_trace_lacks_a_field():
    assert len(set(PATTERNS)) == len(PATTERNS)
    assert sorted(TRACES) == sorted(PATTERNS)


def some_of_each_field(pointers: list[str]) -> list[str]:
    """Return at most eight pointers of each field, evenly spread: they have one trace."""
    fields: dict[str, list[str]] = {}
    for pointer in pointers:
        place = place_of(Summary, tokens_of(pointer))
        fields.setdefault(place.pattern if place else pointer, []).append(pointer)
    return [p for found in fields.values() for p in found[:: max(1, len(found) // 7)][:8]]


@pytest.mark.parametrize("section", sorted({p.split("/")[0] for p in PATTERNS}))
def test_every_number_of_the_example_ends_in_sources_and_assumptions(section):
    finished = example_run()
    pointers = [p for p in numbers(content(finished)) if tokens_of(p)[0] == section]
    for pointer in some_of_each_field(pointers):
        found = finished.explain(pointer)
        kinds = {end.kind for node in found.chain for end in ends(node)}
        assert kinds, pointer
        assert kinds <= {"source", "assumption"}, pointer


@cache
def other() -> Run:
    """The same case with another seed: what differs was computed from draws."""
    return run(example(), draws=256, seed=2)


def drawn() -> list[str]:
    one, two = content(example_run()), content(other())
    changed = []
    for pointer in numbers(one):
        try:
            same = at(one, pointer) == at(two, pointer)
        except (KeyError, IndexError, TypeError):
            same = False
        if not same and pointer != "/seed":
            changed.append(pointer)
    return changed


def test_no_number_that_is_drawn_is_called_the_words_of_the_case():
    context, pointers = Context(example_run()), drawn()
    assert len(pointers) > 1000
    for pointer in pointers:
        place = place_of(Summary, tokens_of(pointer))
        assert place is not None
        tracer = TRACES[place.pattern]
        assert tracer is not written, pointer
        traced = tracer(context, place)
        if not isinstance(traced, Series):
            assert all(WRITTEN not in node.text for node in traced), pointer


def test_what_repeats_the_case_is_the_same_for_every_seed():
    one, two = content(example_run()), content(other())
    for pointer in numbers(one):
        place = place_of(Summary, tokens_of(pointer))
        if place is not None and TRACES[place.pattern] is written:
            assert at(one, pointer) == at(two, pointer), pointer
