"""Interests and preferences of a tier are means over its leaders and the marked criteria."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.camp_cases import with_settings
from tests.ensemble.planted import example, table

from detente.assess.engageable.answer import camps
from detente.assess.engageable.tier_blocks import blocks_of
from detente.case.case import Case
from detente.engagement.setup.sorting import borders_of, traits
from detente.engagement.task import EngagementTask


def marked(leaders: int = 3) -> Case:
    """Return the example with leaders on record, and its first criterion marked."""
    case = example()
    criteria = [
        one.model_copy(update={"about": about})
        for one, about in zip(case.settings.criteria, ("preference", None), strict=True)
    ]
    (speaker,) = [a for a in case.actors if a.kind == "leader"]
    row = next(a for a in case.assessments if a.id == "t-river")
    persons = [speaker.model_copy(update={"id": f"person-{n}"}) for n in range(leaders)]
    rows = [
        row.model_copy(update={"id": f"t-{one.id}", "subject": one.id, "mode": 2.0 + 2.0 * n})
        for n, one in enumerate(persons)
    ]
    rows = [r.model_copy(update={"low": r.mode - 1, "high": r.mode + 1}) for r in rows]
    others = [a for a in case.actors if a.kind != "leader"]
    case = replace(
        case,
        actors=table([*others, *persons]),
        assessments=table([*(a for a in case.assessments if a.subject != speaker.id), *rows]),
    )
    return with_settings(case, criteria=criteria)


def test_shares_are_those_of_the_draws():
    case = marked()
    inputs = EngagementTask(case, 1).inputs(0, 256)
    leaders = [a for a in case.actors if a.kind == "leader"]
    borders = borders_of(inputs)
    found = blocks_of(inputs, borders, leaders)
    assert list(found) == ["preference"]
    values = traits(inputs, leaders)[:, :, 0]
    lower, upper = (borders.profile[:, h, 0][:, None] for h in (0, 1))
    assert found["preference"].below == pytest.approx(np.mean(values < lower), abs=1e-6)
    assert found["preference"].above == pytest.approx(np.mean(values >= upper), abs=1e-6)
    assert found["preference"].known == 1.0
    assert found["preference"].criteria == [case.settings.criteria[0].id]


def test_a_tier_that_is_withheld_shows_no_block():
    assert set(camps(marked(3), draws=64).tier_blocks) == {"mid"}
    assert camps(marked(2), draws=64).tier_blocks == {}
    assert camps(example(), draws=64).tier_blocks == {}
