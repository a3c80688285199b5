"""One number of each field of the summary is explained; the slow tier explains more of each."""

from tests.assess.explain.example_run import content, ends, example_run, numbers, tokens_of

from detente.assess.explain.patterns import place_of
from detente.assess.summary.record import Summary


def one_of_each_field() -> dict[str, str]:
    first: dict[str, str] = {}
    for pointer in numbers(content(example_run())):
        place = place_of(Summary, tokens_of(pointer))
        first.setdefault(place.pattern if place else pointer, pointer)
    return first


def test_one_number_of_each_field_ends_in_sources_and_assumptions():
    chosen = one_of_each_field()
    assert len(chosen) > 200
    for pointer in chosen.values():
        found = example_run().explain(pointer)
        kinds = {end.kind for node in found.chain for end in ends(node)}
        assert kinds, pointer
        assert kinds <= {"source", "assumption"}, pointer
