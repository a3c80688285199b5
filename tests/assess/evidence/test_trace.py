"""Every field on the evidence is traced: printed shares come out of their series, rows lead on."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import numpy as np
import pytest
from tests.assess.asked.cases import asks_of_force
from tests.assess.runs import plan
from tests.ensemble.planted import claim, example, likelihoods, table

from detente.assess.evidence.trace import TRACES
from detente.assess.explain.answer import explain
from detente.assess.explain.nodes import Node
from detente.assess.explain.patterns import leaf_patterns, place_of
from detente.assess.explain.trace import Context, Series, written
from detente.assess.run import run
from detente.assess.summary.record import Summary
from detente.runs.finished import FinishedRun
from detente.vocabulary.input_key import InputKey

PARTS = (
    *("dissent", "contested", "basis", "hypotheses", "precedents", "propositions", "claims"),
    "sources",
)
PARTS += ("inputs",)
MOVEMENT = InputKey("hypothesis", "movement")
MEETS = InputKey("proposition", "northland-meets-front")


DRAWS = 384  # enough to rank under two of the three hypotheses


@cache
def weighed_run(seed: int = 1) -> FinishedRun:
    """Return a run of the example with two reports that weigh on its rival hypotheses.

    A third denies the proposition, so that it is true, and false, in 100 draws or more.
    """
    denial = claim("R3", 0.7, proposition="northland-meets-front", polarity="-")
    reports = [*likelihoods("R1", (0.8, 0.3, 0.2)), *likelihoods("R2", (0.3, 0.6, 0.6))]
    case = replace(
        example(),
        claims=table([*example().claims, claim("R1", 0.7), claim("R2", 0.6), denial]),
        hypotheses=table([*example().hypotheses, *reports]),
    )
    return FinishedRun.at(
        run(case, Path(mkdtemp()) / "run", plan(draws=DRAWS, seed=seed)).folder.path
    )


@cache
def context() -> Context:
    return Context(weighed_run())


@cache
def printed() -> dict[str, Any]:
    return json.loads(weighed_run().folder.read_text("summary.json"))


def at(summary: Any, tokens: list[str]) -> Any:
    for token in tokens:
        summary = summary[int(token)] if isinstance(summary, list) else summary[token]
    return summary


def traced(pointer: str):
    place = place_of(Summary, pointer.split("/"))
    return TRACES[place.pattern](context(), place)


def leaves(here: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Return the pointers of all single values, null ones and empty lists included."""
    if isinstance(here, dict) and here:
        for key, value in here.items():
            yield from leaves(value, (*path, key))
    elif isinstance(here, list) and here:
        for n, value in enumerate(here):
            yield from leaves(value, (*path, str(n)))
    else:
        yield "/".join(path)


@cache
def pointers() -> list[str]:
    """Return those that name a single field: null records and empty lists of them do not."""
    named = [p for part in PARTS for p in leaves(printed()[part], (part,))]
    return [p for p in named if place_of(Summary, p.split("/")) is not None]


def every(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from every(node.children)


def ids(nodes: tuple[Node, ...]) -> set[str]:
    return {node.id for node in every(nodes)}


def test_every_field_has_exactly_one_trace():
    own = {p for p in leaf_patterns(Summary) if p.split("/")[0] in PARTS}
    assert set(TRACES) == own


def test_every_value_leads_to_sources_and_assumptions():
    for pointer in pointers():
        trace = traced(pointer)
        if isinstance(trace, Series):
            assert trace.values.shape == (DRAWS,), pointer
            continue
        assert trace, pointer
        ends = {node.kind for node in every(trace) if not node.children}
        assert ends <= {"source", "assumption"}, pointer


def test_nothing_is_said_to_be_written_that_is_not():
    assert written not in TRACES.values()


@pytest.mark.slow
def test_what_another_run_prints_otherwise_is_taken_over_the_draws():
    other = json.loads(weighed_run(2).folder.read_text("summary.json"))
    moving = []
    for pointer in pointers():
        value = at(printed(), pointer.split("/"))
        if isinstance(value, int | float) and not isinstance(value, bool):
            twin = at(other, pointer.split("/")) if is_there(other, pointer) else None
            if twin != value:
                moving.append(pointer)
    assert len(moving) > 10
    for pointer in moving:
        assert isinstance(traced(pointer), Series), pointer


def is_there(summary: Any, pointer: str) -> bool:
    try:
        at(summary, pointer.split("/"))
    except (KeyError, IndexError, TypeError):
        return False
    return True


@pytest.mark.parametrize(
    ("pointer", "measure"),
    [
        ("propositions/northland-meets-front/true", np.mean),
        ("hypotheses/movement/members/two/drawn", np.mean),
        ("claims/C1/standing", np.mean),
        ("claims/C2/standing", np.mean),
        ("dissent/sets/movement/one/share", np.mean),
        ("dissent/sets/movement/one/draws", np.sum),
        ("dissent/sets/movement/two/values/selective", np.nanmean),
        ("dissent/sets/movement/one/values/none", np.nanmean),
        ("contested/northland-meets-front/with/draws", np.sum),
        ("contested/northland-meets-front/without/share", np.mean),
        ("contested/northland-meets-front/with/values/divide", np.nanmean),
        ("propositions/northland-meets-front/moves/0/with", np.nanmean),
        ("propositions/northland-meets-front/moves/0/without", np.nanmean),
        ("propositions/northland-meets-front/moves/1/with", np.nanmean),
        ("propositions/northland-meets-front/moves/1/without", np.nanmean),
    ],
)
def test_the_printed_number_comes_out_of_its_series(pointer, measure):
    value = at(printed(), pointer.split("/"))
    assert value is not None
    assert float(measure(traced(pointer).values)) == pytest.approx(value, abs=1e-6)


@pytest.mark.slow
def test_whether_a_lead_parts_two_options_is_read_from_the_lead():
    pointer = "dissent/sets/movement/two"
    lead = at(printed(), [*pointer.split("/"), "top"])
    top = traced(f"{pointer}/values/{lead}").values
    means = {
        option: np.nanmean(traced(f"{pointer}/values/{option}").values)
        for option in printed()["strategies"]
    }
    assert max(means, key=means.get) == lead
    first = printed()["ranking"]["order"][0]
    ahead = top - traced(f"{pointer}/values/{first}").values
    np.testing.assert_array_equal(traced(f"{pointer}/parts").values, ahead)


@cache
def forced_run() -> FinishedRun:
    """Return a run in which either hypothesis on force changes the answer."""
    case = asks_of_force("hit", "calm")
    return FinishedRun.at(run(case, Path(mkdtemp()) / "run", plan(draws=1024)).folder.path)


def test_the_strongest_dissent_is_traced_to_its_draws(few_anchors):
    there = Context(forced_run())
    strongest = there.summary.dissent.strongest
    assert strongest is not None
    assert strongest.form != there.summary.dissent.usual

    def of(field: str):
        place = place_of(Summary, ["dissent", "strongest", field])
        return TRACES[place.pattern](there, place)

    assert of("posterior").values.mean() == pytest.approx(strongest.posterior, abs=1e-6)
    held = ~np.isnan(of("top").values)
    np.testing.assert_array_equal(held, of("posterior").values == 1.0)
    assert "rows 6 to 10" in of("form")[0].text
    assert of("title")[0].id == of("question")[0].id == "force"


@pytest.mark.parametrize(
    ("pointer", "key"),
    [
        ("dissent/sets/movement/one/values/none", MOVEMENT),
        ("dissent/sets/movement/one/share", MOVEMENT),
        ("hypotheses/movement/members/one/drawn", MOVEMENT),
        ("contested/northland-meets-front/with/values/none", MEETS),
        ("propositions/northland-meets-front/true", MEETS),
        ("claims/C1/standing", InputKey("claim", "C1")),
    ],
)
def test_what_a_number_is_taken_under_is_linked_exactly(pointer, key):
    series = traced(pointer)
    assert series.inputs == (key,)
    is_value = "values" in pointer
    assert series.objectives == is_value
    assert bool(series.mechanisms) == is_value


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ("claims/C3/accuracy", {"C3", "daily", "grades"}),
        ("claims/C1/text", {"C1", "daily"}),
        ("sources/daily/date", {"daily"}),
        ("propositions/northland-meets-front/chance", {"C1", "C2", "northland-meets-front"}),
        ("propositions/northland-meets-front/moves/0/option", {"C1", "northland-meets-front"}),
        ("inputs/placeholders/1", {"d-river"}),
        ("inputs/counts/placeholder", {"d-river", "d-hill"}),
        ("inputs/counts", {"others", "daily"}),
        ("inputs/stand_ins", {"others"}),
        ("inputs/variables", {"others"}),
        ("hypotheses/movement/members/one/posterior", {"movement"}),
        ("hypotheses/movement/reports/0/accuracy", {"R1", "grades"}),
        ("hypotheses/movement/reports/0/power", {"R1", "R2", "movement"}),
        ("hypotheses/movement/reports/1/claims/0", {"R2"}),
        ("hypotheses/movement/reports/1/claims", {"R2"}),
        ("basis/camps/influence/placeholder", {"d-river", "d-hill"}),
        ("basis/camps/claims", {"daily"}),
        ("basis/table/tested", {"basis/table/tested"}),
        ("basis/table/confidence", {"basis/table/confidence", "confidence"}),
    ],
)
def test_rows_are_found_by_their_pointer(pointer, expected):
    assert expected <= ids(traced(pointer))


def test_a_claim_of_a_basis_leads_to_itself_alone():
    shown = {name: basis["claims"] for name, basis in printed()["basis"].items()}
    assert sum(map(len, shown.values())) > 0
    for name, claims in shown.items():
        for n, one in enumerate(claims):
            (node,) = traced(f"basis/{name}/claims/{n}")
            assert (node.kind, node.id) == ("claim", one)
        whole = traced(f"basis/{name}/claims")
        assert not claims or [node.id for node in whole] == claims


def test_too_few_draws_say_so():
    member = next(
        m for m, u in printed()["dissent"]["sets"]["movement"].items() if u["top"] is None
    )
    few, rivals = traced(f"dissent/sets/movement/{member}/values")
    assert "fewer than 100 such draws" in few.text
    assert rivals.id == "movement"


def test_the_explanation_of_a_share_names_its_claims_and_denials():
    found = explain(weighed_run(), "/claims/C1/standing")
    assert found.value == pytest.approx(printed()["claims"]["C1"]["standing"])
    assert {"C1", "C2", "northland-meets-front", "grades"} <= ids(found.chain)
    assert found.origin == "mixed"


def test_the_explanation_of_a_value_names_objectives_and_rivals():
    found = explain(weighed_run(), "/dissent/sets/movement/one/values/none")
    assert "movement" in ids(found.chain)
    assert any(node.id.startswith("objective|") for node in every(found.chain))
