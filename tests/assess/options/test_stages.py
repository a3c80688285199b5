"""Stages from cooperation to a deal that holds: each by itself, in the chain, and without it."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.camp_cases import beside_none, with_settings
from tests.assess.runs import DRAWS, finished
from tests.ensemble.planted import example, table

from detente.assess.options.stages import STAGES, chain_of, reached_stages, stages
from detente.runs.draws import Rows

FACTIONS = [f.id for f in example().factions()]


def rows(strategies=("some",), **columns) -> Rows:
    """Return rows of four draws; a column not given is 0, of each faction alike."""
    many = 4 * len(strategies)
    outputs = {name: np.zeros(many) for name in ("first_talk", "signed", "held", "broken")} | {
        f"{name}.{f}": np.zeros(many)
        for name in ("cooperated", "trust", "trust_rise")
        for f in FACTIONS
    }
    outputs |= {name.replace("__", "."): np.array(v, float) for name, v in columns.items()}
    return Rows(strategies=strategies, outputs=outputs, inputs={})


def of(given: Rows, strategy: str = "some"):
    return stages(beside_none(), given).strategies[strategy]


PLANTED = {
    f"cooperated.{FACTIONS[0]}": [2, 1, 1, 0],
    f"trust_rise.{FACTIONS[0]}": [0.1, 0.2, 0.0, 0.0],
    f"trust.{FACTIONS[0]}": [0.6, 0.4, 0.9, 0.9],
    "first_talk": [3, 0, 0, 5],
    "signed": [4, 0, 0, 6],
    "held": [0, 0, 0, 1],
    "broken": [1, 0, 0, 0],
}


def planted(**more) -> Rows:
    return rows(**(PLANTED | more))


def test_stages_by_themselves_and_in_the_chain():
    found = of(planted()).stages
    assert [found[s].reached for s in STAGES] == [0.75, 0.5, 0.5, 0.5, 0.25]
    assert [found[s].chain for s in STAGES] == [0.75, 0.5, 0.25, 0.25, 0.0]
    passed = [found[s].passed for s in STAGES]
    assert passed == pytest.approx([0.75, 2 / 3, 0.5, 1.0, 0.0], abs=1e-6)
    assert [found[s].lost for s in STAGES] == [0.25, 0.25, 0.25, 0.0, 0.25]


def test_a_stage_without_those_before_it_is_counted():
    found = of(planted()).stages
    assert [found[s].without for s in STAGES] == [0, 0, 1, 1, 1]


def test_the_chain_breaks_where_most_are_lost_and_first_of_equals():
    assert of(planted()).breaks == "cooperation"
    talks = planted(**{f"cooperated.{FACTIONS[0]}": [1, 1, 1, 1], "first_talk": [0, 0, 0, 0]})
    assert of(talks).stages["table"].lost == 0.5
    assert of(talks).breaks == "trust"


def test_where_all_reach_the_end_it_breaks_nowhere():
    found = of(rows(**{name: [1, 1, 1, 1] for name in PLANTED}))
    assert found.breaks is None
    assert found.stages["held"].chain == 1.0


def test_where_nobody_is_left_no_share_is_passed_on():
    found = of(rows())
    assert found.stages["trust"].passed is None
    assert found.breaks == "cooperation"
    assert found.trust_rise is None


def test_trust_must_rise_both_ways_and_with_one_faction():
    given = planted(**{f"trust_rise.{FACTIONS[0]}": [0.0, -0.1, 1e-12, 0.01]})
    assert reached_stages(example(), given, "some")["trust"].tolist() == [False] * 3 + [True]


def test_how_far_trust_rose_and_whether_it_is_even():
    found = of(planted())
    assert found.trust_rise == pytest.approx(0.15)
    assert found.trust_even == 0.25  # high trust that did not rise is no stage reached
    assert found.broken == 0.25


def test_differences_are_paired_draw_by_draw():
    both = {name: np.ravel(np.stack([np.zeros(4), v], axis=1)) for name, v in PLANTED.items()}
    found = of(rows(("none", "some"), **both)).stages["deal"]
    assert found.reached_against_reference.mean == 0.5
    assert found.chain_against_reference.mean == 0.25
    assert found.reached_against_reference.higher == 0.5
    assert of(planted()).stages["deal"].reached_against_reference is None


def test_stages_that_a_case_cannot_reach_are_named():
    assert stages(example(), planted()).missing == {}
    bare = with_settings(example(), shared_issues=[], issues=[])
    found = stages(bare, planted()).missing
    assert set(found) == {"cooperation", "deal", "held"}
    assert "no issues" in found["deal"]
    assert "no shared issue" in found["cooperation"]


def test_a_shared_issue_other_than_a_rival_is_worked_together_on():
    assert stages(with_settings(example(), rival=None), planted()).missing == {}
    case = example()
    silent = replace(case, assessments=table(a for a in case.assessments if a.variable != "stance"))
    assert "no stance" in stages(silent, planted()).missing["cooperation"]


def test_the_chain_passes_over_a_stage_that_the_case_cannot_reach():
    """Without a shared issue every draw used to be "lost at cooperation"."""
    bare = with_settings(example(), shared_issues=[])
    given = planted()
    found = stages(bare, given).strategies["some"].stages
    reached = reached_stages(bare, given, "some")
    assert found["cooperation"].lost == 0.0
    np.testing.assert_array_equal(
        chain_of(reached, {"cooperation"})["table"], reached["trust"] & reached["table"]
    )


def test_a_run_agrees_with_its_own_columns():
    summary, given, _ = finished()
    for strategy in given.strategies:
        found = summary.stages.strategies[strategy].stages
        settled = (given.output(strategy, "settlement") > 0).mean()
        assert found["deal"].reached == pytest.approx(settled, abs=1e-6)
        chain = [found[s].chain for s in STAGES]
        assert chain == sorted(chain, reverse=True)
        assert sum(f.lost for f in found.values()) + chain[-1] == pytest.approx(1, abs=1e-5)
        assert all(f.without <= DRAWS for f in found.values())


def test_who_is_in_contact_with_all_sees_more_cooperation():
    found = finished()[0].stages.strategies
    most, least = (found[s].stages["cooperation"].reached for s in ("unconditional", "none"))
    assert most > least


def test_the_chain_never_grows():
    reached = reached_stages(example(), finished()[1], "selective")
    chain = chain_of(reached)
    for stage, before in zip(STAGES[1:], STAGES, strict=False):
        assert not (chain[stage] & ~chain[before]).any()
        assert not (chain[stage] & ~reached[stage]).any()
