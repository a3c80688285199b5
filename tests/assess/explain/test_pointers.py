"""Which numbers can be explained, and what a part of a pointer means."""

import pytest
from tests.assess.explain.example_run import content, example_run, numbers

from detente.assess.explain.pointers import completed, explainable
from detente.assess.summary.record import summary_of
from detente.assess.summary.trace import TRACES
from detente.errors import UnknownNameError


@pytest.fixture(scope="module")
def summary():
    """Summary of the finished run."""
    return content(example_run())


def test_every_number_is_listed_under_the_pattern_of_its_field(summary):
    listed = explainable(summary_of(example_run()))
    pointers = [p for group in listed.values() for p in group]
    assert len(pointers) == len(set(pointers))
    assert "/strategies/selective/settlement" in listed["strategies/*/*"]
    assert "/strategies/selective/table_max" in listed["strategies/*/*"]
    every = set(numbers(summary))
    assert all(any(n == p or n.startswith(f"{p}/") for p in pointers) for n in list(every)[::50])
    assert sum(pattern in TRACES for pattern in listed) > 0.9 * len(listed)


def test_pointers_of_many_kinds_are_explained():
    """Each number of the run is explained in ``tests/slow/test_explain_everything.py``."""
    for group in list(explainable(summary_of(example_run())).values())[::8]:
        assert example_run().explain(group[-1]).chain


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("selective/settlement", "/strategies/selective/settlement"),
        ("selective/table_max/p50", "/strategies/selective/table_max/p50"),
        ("claims/C1/text", "/claims/C1/text"),
        ("C1/accuracy", "/claims/C1/accuracy"),
    ],
)
def test_pieces_may_be_left_out_where_one_number_fits(short, full):
    found = example_run().explain(short)
    assert found.number == full
    assert found == example_run().explain(full)


def test_several_numbers_that_fit_are_listed():
    message = (
        "'settlement' fits several numbers; give one of /strategies/none/settlement, .* and .* more"
    )
    with pytest.raises(UnknownNameError, match=message):
        example_run().explain("settlement")


def test_what_fits_nothing_is_left_as_it_is(summary):
    assert completed(summary, ["selective", "setlement"]) == ["selective", "setlement"]
