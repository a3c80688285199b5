"""Precedents at zero and at full similarity."""

from dataclasses import replace

import numpy as np
from tests.assess.camp_cases import with_settings
from tests.assess.contributions.test_mechanisms import nothing
from tests.ensemble.planted import example, table
from tests.reachability.valley import binding

from detente.assess.contributions.precedents import precedents, with_similarity
from detente.assess.paired import PairedRerun
from detente.case.case import Case
from detente.case.schema.evidence import Precedent
from detente.engagement.task import EngagementTask
from detente.ensemble.claims import Evidence


def reading(name: str, of: str = "earlier", **fields) -> Precedent:
    known = {"precedent": of, "title": "An earlier war", "reading": "It ended.", "outcome": "mixed"}
    return Precedent.model_validate({"id": name, **known, **fields})


def case(*rows: Precedent) -> Case:
    """Return the example with an even set that surely moves talks, and these precedents."""
    made = binding(with_settings(example(), hypotheses=[]), t_med=2.0, t_med0=2.0)
    (planted,) = made.settings.hypotheses
    even = [m.model_copy(update={"prior": 0.5}) for m in planted.members]
    made = with_settings(made, hypotheses=[planted.model_copy(update={"members": even})])
    return replace(made, precedents=table(rows), hypotheses=table([]))


SPEAKS = reading("a", set="planted", hypothesis="yes", times_likelier=9.0, similarity=0.5)


def test_precedents_move_the_posterior_by_their_factor():
    """Times 9 at half similarity is times 3: even odds become 3 to 1."""
    assert np.allclose(Evidence(case(SPEAKS)).posterior("planted"), [0.75, 0.25])
    assert np.allclose(Evidence(case()).posterior("planted"), [0.5, 0.5])


def test_each_precedent_is_run_at_both_ends():
    silent = reading("b", of="other")
    rerun = PairedRerun(EngagementTask(case(SPEAKS, silent), 1), 64)
    found = precedents(rerun, 1, nothing)
    assert list(found) == ["earlier"]
    for end in (found["earlier"].zero, found["earlier"].full):
        assert any(m["settlement"].delta != 0.0 for m in end.metrics.values())


def test_all_interpretations_of_a_precedent_change_together():
    other = reading("c", set="planted", hypothesis="no", times_likelier=2.0, similarity=0.2)
    found = with_similarity(case(SPEAKS, other), "earlier", 1.0)
    assert [p.similarity for p in found.precedents] == [1.0, 1.0]
