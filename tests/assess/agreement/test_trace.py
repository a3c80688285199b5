"""Where the numbers on what could be agreed come from."""

import json

import numpy as np
import pytest
from tests.assess.explain.example_run import example_run
from tests.assess.runs import finished

from detente.assess.agreement.trace import TRACES
from detente.assess.explain.nodes import Node
from detente.assess.explain.patterns import leaf_patterns, place_of
from detente.assess.explain.trace import Context, Place, Series, Trace, written
from detente.assess.summary.record import Summary
from detente.runs.result import json_of


def leaves(here, path: tuple[str, ...] = ()):
    """Return the pointers of all values that are no mapping and no list."""
    if isinstance(here, dict | list):
        pairs = here.items() if isinstance(here, dict) else enumerate(here)
        for key, below in pairs:
            yield from leaves(below, (*path, str(key)))
    else:
        yield path, here


def pointers(text: str) -> dict[tuple[str, ...], object]:
    content = json.loads(text)["outcomes"]
    return dict(leaves(content, ("outcomes",)))


def place_at(*tokens: str) -> Place:
    place = place_of(Summary, tokens)
    assert place is not None, tokens
    return place


def traced(*tokens: str) -> Trace:
    place = place_at("outcomes", *tokens)
    return TRACES[place.pattern](Context(example_run()), place)


def ids(*tokens: str) -> set[str]:
    trace = traced(*tokens)
    assert isinstance(trace, tuple)
    return {n.id for node in trace for n in below(node)}


def below(node: Node):
    yield node
    for child in node.children:
        yield from below(child)


def test_every_field_of_this_part_has_a_trace_and_no_other():
    patterns = {p for p in leaf_patterns(Summary) if p.startswith(("outcomes/", "signing/"))}
    assert set(TRACES) == patterns


def test_every_value_of_a_run_is_traced_to_something():
    context = Context(example_run())
    for tokens in pointers(json_of(context.summary)):
        place = place_of(Summary, tokens)
        if place is None:  # a record that is null
            continue
        trace = TRACES[place.pattern](context, place)
        assert isinstance(trace, Series) or trace, tokens


@pytest.mark.slow
def test_nothing_that_changes_with_the_seed_is_said_to_be_written():
    one, other = (pointers(finished(seed)[2]) for seed in (1, 2))
    changed = {tokens for tokens, value in one.items() if other.get(tokens) != value}
    assert len(changed) > 100
    for tokens in changed:
        place = place_of(Summary, tokens)
        assert place is None or TRACES[place.pattern] is not written, tokens


def test_terms_are_a_column_of_the_run():
    outcomes = example_run_summary()
    found = 0
    for issue, outcome in outcomes.items():
        for option, terms in outcome.strategies.items():
            series = traced(issue, "strategies", option, "models", "engagement", "outcome")
            assert isinstance(series, Series)
            assert series.mechanisms
            known = series.values[~np.isnan(series.values)]
            told = terms.models["engagement"].outcome
            if told is None:
                assert known.size == 0
            else:
                found += 1
                assert np.quantile(known, 0.9) == pytest.approx(told.p90, abs=1e-6)
            offered = traced(issue, "strategies", option, "table")
            assert isinstance(offered, Series)
            assert np.mean(~np.isnan(offered.values)) == pytest.approx(terms.table, abs=1e-6)
    assert found


def example_run_summary():
    return Context(example_run()).summary.outcomes


@pytest.mark.parametrize("field", [("outcome", "p50"), ("rounds", "0", "mean")])
def test_a_model_of_one_issue_rests_on_the_parties_to_it(field):
    found = ids("power", "models", "bargaining.compromise", *field)
    assert "assessment|capital|position|power" in found
    assert "p-capital-power" in found
    assert not any("ceasefire" in name for name in found)


def test_a_deal_rests_on_all_issues_and_the_sides_of_the_talks_alone():
    names = ids("power", "models", "bargaining.nash", "outcome", "p50")
    assert "assessment|capital|position|power" in names
    assert {"power", "ceasefire"} <= names
    assert not any("northland|position" in name for name in names)


def test_states_of_a_model_without_rounds_rest_on_the_parties_to_the_issue():
    for model in ("bargaining.nash", "bargaining.status_quo"):
        names = ids("power", "models", model, "rounds", "0", "median")
        assert any(name.startswith("assessment|northland|position") for name in names)
        assert not any("ceasefire" in name for name in names)
    moved = ids("power", "models", "bargaining.challenge", "rounds", "1", "mean")
    assert moved == ids("power", "models", "bargaining.challenge", "outcome")


def test_the_status_quo_model_rests_on_the_status_quo():
    assert ids("power", "models", "bargaining.status_quo", "outcome") == ids(
        "power", "stands", "status_quo"
    )


def test_null_says_why():
    (node,) = traced("power", "models", "bargaining.spatial", "outcome")
    assert (node.kind, node.text) == (
        "assumption",
        "no outcome: left out of a run to save time; detente outcomes runs every model",
    )
    (fact,) = traced("power", "models", "bargaining.compromise", "settled")
    assert "does not apply" in fact.text
    (reason,) = traced("power", "models", "bargaining.compromise", "why_not")
    assert "there is an outcome" in reason.text
    assert len(traced("power", "models", "bargaining.challenge", "settled")) > 1


def test_the_pool_rests_on_its_back_test_and_on_what_its_model_is_given():
    assert ids("power", "pooled", "model") == {"back-test", "deu3"}
    found = ids("power", "pooled", "outcome", "p10")
    assert {"back-test", "assessment|capital|position|power"} <= found
    assert "assessment|capital|position|power" in ids("power", "disagreement", "between")


def test_a_party_rests_on_its_own_number_and_influence_on_everybodys():
    outcome = example_run_summary()["power"]
    number = str([p.actor for p in outcome.parties].index("capital"))
    assert "assessment|capital|position|power" in ids("power", "parties", number, "position")
    influence = ids("power", "parties", number, "influence")
    assert {"assessment|capital|capability|", "assessment|hill-wing|salience|power"} <= influence
    assert not any("|position|" in name for name in influence)


def test_an_elicited_position_rests_on_its_row():
    outcome = example_run_summary()["power"]
    number = str([p.actor for p in outcome.positions].index("hill-wing"))
    for field in ("low", "status", "reason"):
        assert "assessment|hill-wing|position|power" in ids("power", "positions", number, field)


def test_zones_rest_on_who_is_counted():
    majority = ids("power", "zones", "majority", "found")
    assert any(name.startswith("assessment|northland|position") for name in majority)
    talks = ids("power", "zones", "talks", "found")
    assert "assessment|capital|position|power" in talks
    assert not any("northland" in name or "salience" in name for name in talks)


def test_claims_of_an_issue_are_the_claims():
    outcomes = example_run_summary()
    for issue, outcome in outcomes.items():
        found = ids(issue, "claims")
        assert set(outcome.claims) <= found
        for n, claim in enumerate(outcome.claims):
            assert claim in ids(issue, "claims", str(n))
