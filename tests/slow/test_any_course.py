"""Every case that `check` passes can be drawn and run by the engagement model's months."""

from pathlib import Path

import numpy as np
import pytest
from tests.engagement.drawing.small import inputs
from tests.property.random_cases import case_of, errors_of, write

from detente.case.case import Case
from detente.case.publishing.new import template_folder
from detente.case.reading.read import read_case
from detente.engagement.anchoring.anchor import anchor_case, set_levels
from detente.engagement.course.input_rows import Policy
from detente.engagement.course.month import STEPS
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.run import SERIES, empty_outputs, run_batch
from detente.engagement.course.world import empty_state
from detente.engagement.drawing.batch import draw_batch
from detente.engagement.setup.roles import ends_of

DRAWS, ANCHOR = 16, 64
SHIPPED = ("afghanistan", "colombia", "mindanao", "northern-ireland")


def run(case: Case) -> list[str]:
    """Anchor, draw and run a case; return the arrays that hold what is no number."""
    drawn = draw_batch(inputs(case, DRAWS), ends_of(case))
    batch = drawn.batch
    set_levels(anchor_case(case, 1, ANCHOR), batch, drawn.record)
    months = case.settings.horizon_months
    out = empty_outputs(batch, months, 2)
    shape = (batch.head, batch.faction, batch.issue, batch.place)
    state = empty_state(*(array.shape[1] for array in shape))
    run_batch(batch, months, np.ones(len(STEPS)), 0, 1, state, out)
    known = {"param": np.delete(batch.param, [Param.TALK_CENTRE, Param.DEATHS], axis=1)}
    if (batch.policy[:, Policy.HOLDOUT] < 0.0).all():
        known["month"] = np.delete(out.month, SERIES.index("holdout_contact"), axis=3)
    found = {**batch._asdict(), **out._asdict(), **known}
    return [name for name, array in found.items() if not np.isfinite(array).all()]


@pytest.mark.timeout(600)
def test_the_example_and_the_shipped_cases_run(root):
    folders = [template_folder(), *(root / "cases" / name for name in SHIPPED)]
    assert {folder.name: run(read_case(folder)) for folder in folders} == {
        folder.name: [] for folder in folders
    }


@pytest.mark.timeout(600)
def test_random_cases_run(tmp_path: Path):
    seen = 0
    for seed in range(3000, 3040):
        draft = case_of(seed)
        if errors_of(draft):
            continue
        assert run(read_case(write(draft, tmp_path / str(seed)))) == [], seed
        seen += 1
    assert seen >= 30
