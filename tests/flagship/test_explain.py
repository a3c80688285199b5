"""Twenty numbers of the Afghan case, drawn by lot, lead down to sources and assumptions."""

import random
from functools import cache

import pytest
from tests.assess.explain.example_run import content, ends, every, numbers
from tests.flagship.drawn import folder

from detente.assess.explain.answer import explain
from detente.assess.open_run import Run, open_run


@cache
def finished() -> Run:
    return open_run(folder())


@cache
def lot() -> list[str]:
    return random.Random(2018).sample(list(numbers(content(finished()))), 20)


@pytest.mark.parametrize("n", range(20))
def test_every_leaf_is_a_source_or_an_assumption(n):
    found = explain(finished(), lot()[n])
    leaves = [e for node in found.chain for e in ends(node)]
    assert leaves
    assert {e.kind for e in leaves} <= {"source", "assumption"}
    known = finished().case.sources
    for leaf in leaves:
        assert leaf.text
        assert leaf.kind == "assumption" or leaf.id in known or not leaf.grade


def test_no_leader_is_named():
    people = [a for a in finished().case.actors if a.kind == "leader"]
    assert people
    for pointer in (
        "/camps/factions/main-shura/acceptability/engageable",
        "/camps/camp_count/2",
        "/camps/factions/haqqani/tiers/senior/leaders",
    ):
        steps = [n for node in explain(finished(), pointer).chain for n in every(node)]
        named = {n.id for n in steps} & {a.id for a in people}
        assert not named
        texts = " ".join(n.text for n in steps if n.kind not in {"claim", "source"})
        assert not [a.name for a in people if a.name in texts]
