"""No rival group, no cooperation against it; an unknown stance counts neither for nor against."""

from dataclasses import replace

import numpy as np
from tests.ensemble.planted import example, planted, table

from detente.case.course.shared_issues import shared_of
from detente.engagement.course.parameter_rows import Param
from detente.engagement.task import EngagementTask

DRAWS = 128


def settings(case, **changes):
    return replace(case, settings=case.settings.model_copy(update=changes))


def without(case, *variables):
    rows = [a for a in case.assessments if a.variable not in variables]
    return replace(case, assessments=table(rows))


def outputs(case):
    return EngagementTask(case, 1)(0, DRAWS).outputs


def shared(case, kind):
    """Return drawn stances on the shared issue of a kind, shape (draw, faction)."""
    place = [one.kind for one in shared_of(case)].index(kind)
    return EngagementTask(case, 1).prepare(0, DRAWS).batch.shared[:, :, place]


def test_without_a_rival_nothing_acts_on_it():
    case = settings(example(), rival=None)
    assert "rival" not in [one.kind for one in shared_of(case)]
    prepared = EngagementTask(case, 1).prepare(0, DRAWS)
    assert not prepared.batch.param[:, Param.RIVAL].any()
    assert "presence" not in outputs(case)
    assert not [name for name in prepared.inputs if "|stance|rival" in name]


def test_without_a_rival_and_drugs_nobody_cooperates_and_no_trust_moves_by_it():
    case = settings(example(), rival=None, shared_issues=[])
    assert outputs(example())["cooperated.river-wing"].any()
    found = outputs(case)
    off = EngagementTask(case, 1, frozenset({"cooperation"}))(0, DRAWS).outputs
    assert "drugs" not in found
    for wing in ("river-wing", "hill-wing"):
        assert not found[f"cooperated.{wing}"].any()
    for name in ("signed", "trust.river-wing", "trust.hill-wing"):
        np.testing.assert_array_equal(found[name], off[name])


def test_an_unknown_stance_is_zero_and_no_input():
    case = without(example(), "stance")
    assert not shared(case, "rival").any()
    inputs = EngagementTask(case, 1).prepare(0, 2).inputs
    assert not [n for n in inputs if n.startswith("assessment|") and "|stance" in n]


def test_the_movements_stance_stands_in_for_its_factions():
    own = next(a for a in example().assessments if (a.variable, a.item) == ("stance", "rival"))
    rows = [a for a in example().assessments if a.item != "rival"]
    numbers = {"low": 0.5, "mode": 0.6, "high": 0.7, "status": "unconditional"}
    whole = own.model_copy(update={"id": "w", "subject": "front", **numbers})
    drawn = shared(planted(assessments=[*rows, whole]), "rival")
    assert ((drawn > 0.3) & (drawn < 0.9)).all()  # some doubt is added
    np.testing.assert_array_equal(drawn[:, 0], drawn[:, 1])
