"""No rival group, no cooperation against it; an unknown stance counts neither for nor against."""

from dataclasses import replace

import numpy as np
from tests.ensemble.planted import example, planted, table

from detente.case.schema.settings import Exit
from detente.engagement.layout import Faction
from detente.engagement.task import EngagementTask

DRAWS = 128


def settings(case, **changes):
    return replace(case, settings=case.settings.model_copy(update=changes))


def without(case, *variables):
    rows = [a for a in case.assessments if a.variable not in variables]
    return replace(case, assessments=table(rows))


def outputs(case):
    return EngagementTask(case, 1)(0, DRAWS).outputs


def test_without_a_rival_nobody_cooperates_and_no_trust_is_won_by_it():
    found = outputs(settings(example(), rival=None))
    assert outputs(example())["cooperated.river-wing"].any()
    off = EngagementTask(settings(example(), rival=None), 1, frozenset({"cooperation"}))
    frozen = off(0, DRAWS).outputs
    for wing in ("river-wing", "hill-wing"):
        assert not found[f"cooperated.{wing}"].any()
        np.testing.assert_array_equal(found[f"trust.{wing}"], frozen[f"trust.{wing}"])
    np.testing.assert_array_equal(found["signed"], frozen["signed"])


def test_without_a_rival_its_opponents_are_no_input():
    names = EngagementTask(settings(example(), rival=None), 1)(0, 2).inputs
    assert not [name for name in names if "stance-rival" in name]


def test_an_unknown_stance_is_zero_and_no_input():
    case = without(example(), "stance-drugs", "stance-rival")
    prepared = EngagementTask(case, 1).prepare(0, DRAWS)
    rows = prepared.batch.faction[:, :, [Faction.AGAINST_RIVAL, Faction.AGAINST_DRUGS]]
    assert not rows.any()
    assert not [n for n in prepared.inputs if "stance-rival" in n]
    assert "drugs" not in outputs(case)


def test_the_rivals_own_stance_makes_no_metric():
    case = without(example(), "stance-drugs")
    kept = next(a for a in example().assessments if a.variable == "stance-drugs")
    own = kept.model_copy(update={"id": "of-rival", "subject": "black-band"})
    assert "drugs" not in outputs(replace(case, assessments=table([*case.assessments, own])))


def test_the_movements_stance_stands_in_for_its_factions():
    rows = [a for a in example().assessments if a.variable != "stance-rival"]
    one = next(a for a in example().assessments if a.variable == "stance-drugs")
    whole = one.model_copy(
        update={
            "id": "w",
            "subject": "front",
            "variable": "stance-rival",
            "status": "unconditional",
        }
    )
    whole = whole.model_copy(
        update={"status": "unconditional", "low": 0.5, "mode": 0.6, "high": 0.7}
    )
    case = planted(assessments=[*rows, whole])
    batch = EngagementTask(case, 1).prepare(0, DRAWS).batch
    drawn = batch.faction[:, :, Faction.AGAINST_RIVAL]
    assert (drawn > 0.3).all()
    np.testing.assert_array_equal(drawn[:, 0], drawn[:, 1])


def test_where_nobody_can_cooperate_no_option_waits_for_it():
    """Rounds would never begin, and contact would always end."""
    case = settings(example(), rival=None)
    changed = [
        s.model_copy(update={"sequence": "issues-first", "exit": Exit(without_success_months=2)})
        for s in case.settings.strategies
    ]
    waiting, plain = outputs(settings(case, strategies=changed)), outputs(case)
    for name, column in plain.items():
        np.testing.assert_array_equal(waiting[name], column, err_msg=name)
