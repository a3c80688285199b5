"""Rankings under rival hypotheses, and the likeliest that changes the answer."""

import numpy as np
import pytest
from tests.assess.camp_cases import beside_none, with_settings
from tests.reachability.valley import aim

from detente.assess.asked.answer import nothing
from detente.assess.asked.record import TurnsOn
from detente.assess.evidence.dissent import contested, dissent
from detente.runs.draws import Rows

NAMES = ("none", "selective")


DEAL = (aim("settlement"),)


def case(objectives=DEAL):
    chosen = [s for s in beside_none().settings.strategies if s.id in NAMES]
    return with_settings(beside_none(), strategies=chosen, objectives=list(objectives))


def rows(members: dict[int, tuple[int, float, float]], proposition: bool = False) -> Rows:
    """Return draws by member: how many, and the chance of a deal without and with contact."""
    held, none, selective = [], [], []
    for member, (draws, low, high) in members.items():
        held += [member] * draws
        for chance, column in ((low, none), (high, selective)):
            deals = round(chance * draws)
            column.extend([1.0] * deals + [0.0] * (draws - deals))
    outputs = {"settlement": np.array([none, selective]).T.ravel(), "toll": np.zeros(2 * len(held))}
    inputs = {"draw": np.arange(len(held)), "hypothesis|movement": np.array(held)}
    if proposition:
        inputs["proposition|arms"] = np.array(held) == 1
    return Rows(NAMES, outputs, inputs)


def answer(*turns_on: TurnsOn, row=10, form="cannot_tell", tried=2, untried=0):
    return nothing("open").model_copy(
        update={
            "form": form,
            "row": row,
            "by_values": form,
            "turns_on": list(turns_on),
            "tried": tried,
            "untried": untried,
        }
    )


def turns(member: str, posterior: float, form="yes") -> TurnsOn:
    return TurnsOn(set="movement", member=member, title=member, posterior=posterior, form=form)


APART = {0: (400, 0.1, 0.6), 1: (300, 0.6, 0.1), 2: (10, 0, 1)}


def test_the_ranking_under_each_hypothesis():
    found = dissent(case(), rows(APART), 1, answer())
    members = found.sets["movement"]
    assert [members[m].top for m in ("one", "two", "many")] == ["selective", "none", None]
    assert members["two"].parts
    within = dissent(case(), rows({0: (400, 0.1, 0.6), 1: (300, 0.31, 0.3)}), 1, answer())
    assert within.sets["movement"]["two"].top == "none"
    assert not within.sets["movement"]["two"].parts


def test_the_likeliest_reading_that_changes_the_answer_is_the_strongest_dissent():
    found = dissent(case(), rows(APART), 1, answer(turns("one", 0.56, "no"), turns("two", 0.42)))
    strongest = found.strongest
    assert (strongest.member, strongest.form, strongest.top) == ("one", "no", "selective")
    assert strongest.question == case().settings.hypotheses[0].question
    assert (found.why_not, found.usual, found.objected) == (None, "cannot_tell", False)


def test_another_first_option_alone_is_no_dissent():
    found = dissent(case(), rows(APART), 1, answer())
    assert found.sets["movement"]["two"].parts
    assert (found.strongest, found.why_not) == (None, "none_changes")


def test_a_reading_below_a_tenth_is_no_dissent():
    found = dissent(case(), rows(APART), 1, answer(turns("two", 0.09), tried=1))
    assert (found.strongest, found.why_not, found.tried) == (None, "none_changes", 1)


def test_where_no_likely_reading_holds_in_enough_draws_the_record_says_so():
    few = dissent(case(), rows(APART), 1, answer(tried=0, untried=2))
    assert (few.why_not, few.tried, few.untried) == ("too_few_draws", 0, 2)
    assert dissent(case(), rows(APART), 1, answer(untried=1)).why_not == "none_changes"


@pytest.mark.parametrize(("row", "objected"), [(1, True), (5, True), (6, False), (10, False)])
def test_a_comparison_by_values_alone_says_so(row, objected):
    assert dissent(case(), rows(APART), 1, answer(row=row)).objected is objected


def test_without_an_answer_or_hypotheses_there_is_none():
    planted = rows({0: (200, 0, 1)})
    bare = dissent(case(()), planted, 1, nothing("no_objectives"))
    assert (bare.sets, bare.strongest, bare.why_not) == ({}, None, "nothing_asked")
    alone = dissent(with_settings(case(), hypotheses=[]), planted, 1, answer(tried=0))
    assert (alone.strongest, alone.why_not) == (None, "no_hypotheses")


def test_results_with_and_without_a_contested_proposition():
    found = contested(case(), rows({0: (400, 0.1, 0.6), 1: (300, 0.6, 0.1)}, proposition=True), 1)
    assert found["arms"].with_.top == "none"
    assert found["arms"].without.top == "selective"
    assert found["arms"].with_.share == pytest.approx(300 / 700, abs=1e-6)
    assert contested(case(()), rows({0: (200, 0, 1)}, proposition=True), 1) == {}
