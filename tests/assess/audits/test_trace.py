"""Every number of an audit ends in what it was counted in."""

from tests.assess.explain.example_run import content, example_run, numbers

from detente.assess.explain.answer import explain


def test_numbers_of_each_audit_are_explained():
    run = example_run()
    seen = {}
    for pointer in numbers(content(run)):
        if pointer.startswith("/audits/"):
            seen.setdefault(pointer.split("/")[2], pointer)
    assert len(seen) >= 8
    for pointer in seen.values():
        assert explain(run, pointer).chain
