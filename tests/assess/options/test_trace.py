"""Every number on the options is traced, and a printed figure comes out of its series."""

import numpy as np
import pytest
from tests.assess.explain.example_run import example_run
from tests.assess.runs import finished
from tests.report.documents import document

from detente.assess.explain.patterns import leaf_patterns, place_of
from detente.assess.explain.trace import Context, Series, Trace, of_the_model, written
from detente.assess.options.trace import TRACES
from detente.assess.summary.record import Summary, summary_of

PARTS = {"strategies", "against_reference", "spread", "units", "not_modelled", "ranking"} | {
    "backfires",
    "stages",
}


def context() -> Context:
    return Context(example_run())


def traced(pointer: str) -> Trace:
    place = place_of(Summary, pointer.split("/"))
    assert place is not None
    return TRACES[place.pattern](context(), place)


def printed(pointer: str):
    here = document(summary_of(example_run()))
    for token in pointer.split("/"):
        here = here[int(token)] if isinstance(here, list) else here[token]
    return here


def ids(trace: Trace) -> set[str]:
    assert not isinstance(trace, Series)
    found, nodes = set(), list(trace)
    while nodes:
        node = nodes.pop()
        found.add(node.id)
        nodes += node.children
    return found


def test_each_field_has_one_entry_and_no_entry_is_idle():
    fields = {p for p in leaf_patterns(Summary) if p.split("/")[0] in PARTS}
    assert fields == set(TRACES)


def test_a_metric_is_linked_to_the_mechanism_that_writes_it():
    found = traced("strategies/selective/settlement")
    assert isinstance(found, Series)
    assert found.mechanisms == ("terms",)
    assert found.inputs == ()


def p(share: float):
    return lambda values: np.nanquantile(values, share)


def error(values) -> float:
    return float(values.std() / np.sqrt(values.size))


@pytest.mark.parametrize(
    ("pointer", "measure"),
    [
        ("strategies/selective/settlement", np.mean),
        ("strategies/unconditional/table_max/p90", p(0.9)),
        ("strategies/continue/spillover/p50", p(0.5)),
        ("against_reference/selective/holdout_contact/mean", np.mean),
        ("against_reference/continue/table_max/error", error),
        ("against_reference/continue/table_max/higher", lambda v: np.mean(v > 0)),
        ("spread/none/settlement/error", lambda v: np.sqrt(v.mean() * (1 - v.mean()) / v.size)),
        ("ranking/strategies/continue/mean", np.mean),
        ("ranking/strategies/continue/error", error),
        ("ranking/strategies/continue/value/p10", p(0.1)),
        ("ranking/strategies/continue/regret/p90", p(0.9)),
        ("ranking/strategies/continue/mean_regret", np.mean),
        ("ranking/strategies/unconditional/best", np.mean),
        ("ranking/strategies/unconditional/alone", np.mean),
        ("ranking/strategies/continue/parts/table_max", np.mean),
        ("stages/strategies/selective/stages/table/reached", np.mean),
        ("stages/strategies/selective/stages/deal/chain", np.mean),
        ("stages/strategies/selective/stages/trust/passed", np.nanmean),
        ("stages/strategies/selective/stages/table/lost", np.mean),
        ("stages/strategies/selective/stages/deal/without", np.sum),
        ("stages/strategies/selective/stages/trust/chain_against_reference/mean", np.mean),
        ("stages/strategies/unconditional/stages/table/reached_against_reference/mean", np.mean),
        ("stages/strategies/selective/broken", np.mean),
        ("stages/strategies/selective/trust_even", np.mean),
        ("stages/strategies/selective/trust_rise", np.nanmedian),
    ],
)
def test_the_printed_number_comes_out_of_its_series(pointer, measure):
    found = traced(pointer)
    assert isinstance(found, Series)
    assert float(measure(found.values)) == pytest.approx(printed(pointer), abs=1e-6)
    assert found.mechanisms


def test_a_value_is_weighed_by_the_objectives_and_a_metric_is_not():
    assert traced("ranking/strategies/none/mean").objectives
    assert traced("ranking/strategies/none/alone").objectives
    assert not traced("strategies/none/settlement").objectives


def test_rival_readings_are_linked_exactly():
    assert [str(key) for key in traced("spread/none/settlement/low").inputs] == [
        "hypothesis|movement"
    ]


def test_a_place_in_the_order_is_the_value_of_its_option():
    order = printed("ranking/order")
    for n, option in enumerate(order):
        assert f"value of {option} " in traced(f"ranking/order/{n}").name
    assert traced("ranking/order").name == traced("ranking/order/0").name


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ("ranking/objectives/0/worst", {"objective|worth"}),
        ("ranking/objectives/0/weight/1", {"objective|worth"}),
        ("ranking/objectives/0/counts", {"ranking/objectives/0/counts"}),
        ("ranking/objectives/0/mean_weight", {"objective|table_max", "objective|holdout_contact"}),
        ("ranking/margin", {"objective|table_max", "objective|holdout_contact"}),
        ("units", {"units"}),
    ],
)
def test_what_is_not_taken_over_the_draws_leads_to_rows_and_assumptions(pointer, expected):
    assert expected <= ids(traced(pointer))


def reason(trace: Trace) -> str:
    (node,) = trace
    assert (node.kind, node.children) == ("assumption", ())
    return node.text


@pytest.mark.parametrize("pointer", ["strategies/none", "spread/none", "ranking/strategies"])
def test_what_holds_many_numbers_is_no_place(pointer):
    assert place_of(Summary, pointer.split("/")) is None


def test_a_null_says_why():
    nulls = context()
    found = document(summary_of(example_run()))
    found["not_modelled"] = {"drugs": "the case has no assessment of a stance on drugs"}
    found["stages"]["strategies"]["none"]["breaks"] = None
    found["stages"]["missing"] = {"deal": "the case names no issues to settle"}
    nulls.__dict__["summary"] = Summary.model_validate(found)

    def of(pointer: str) -> Trace:
        place = place_of(Summary, pointer.split("/"))
        return TRACES[place.pattern](nulls, place)

    assert reason(of("not_modelled/drugs")) == "the case has no assessment of a stance on drugs"
    assert reason(of("not_modelled")) == "the case has no assessment of a stance on drugs"
    assert reason(of("stages/strategies/none/breaks")) == "the chain loses no draw"
    assert reason(of("stages/missing/deal")) == "the case names no issues to settle"


def differing(one, other, path=()):
    """Return the pointers of numbers that differ between two documents."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in one.keys() & other.keys():
            yield from differing(one[key], other[key], (*path, key))
    elif isinstance(one, list) and isinstance(other, list):
        for n, pair in enumerate(zip(one, other, strict=False)):
            yield from differing(*pair, (*path, str(n)))
    elif one != other:
        yield path


@pytest.mark.slow
def test_no_number_that_changes_with_the_seed_is_traced_to_the_case_alone():
    changed = {
        place.pattern
        for tokens in differing(document(finished(1)[0]), document(finished(2)[0]))
        if tokens[0] in PARTS and (place := place_of(Summary, tokens)) is not None
    }
    assert len(changed) > 20
    assert not [pattern for pattern in changed if TRACES[pattern] in {written, of_the_model}]
    for pattern in changed - {"ranking/objectives/*/mean_weight", "ranking/margin"}:
        example = next(iter(pointers(pattern)))
        assert isinstance(traced("/".join(example)), Series), pattern


def pointers(pattern: str):
    """Return the pointers of the example run that have a pattern."""
    return (
        tokens
        for tokens in leaves(document(summary_of(example_run())))
        if (place := place_of(Summary, tokens)) is not None and place.pattern == pattern
    )


def leaves(here, path=()):
    if isinstance(here, dict | list) and here:
        items = here.items() if isinstance(here, dict) else enumerate(here)
        for key, value in items:
            yield from leaves(value, (*path, str(key)))
    elif here is not None:
        yield path
