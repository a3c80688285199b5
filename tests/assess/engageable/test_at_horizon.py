"""Classes at the horizon: preferences move with contact, interests do not."""

import numpy as np
from tests.assess.camp_cases import with_settings
from tests.ensemble.planted import example

from detente.assess.engageable.at_horizon import (
    class_draws,
    classes_at_horizon,
    moved_traits,
    prefers,
)
from detente.case.case import Case
from detente.engagement.task import EngagementTask
from detente.runs.draws import Rows

DRAWS = 64


def marked(*about: str | None) -> Case:
    """Return the example with its criteria marked in turn."""
    given = [*about, *[None] * len(example().settings.criteria)]
    criteria = [
        c.model_copy(update={"about": mark})
        for c, mark in zip(example().settings.criteria, given, strict=False)
    ]
    return with_settings(example(), criteria=criteria)


def planted(case: Case, moderation: float) -> Rows:
    """Return columns of draws in which every faction moved by as much, under the first option."""
    chunk = EngagementTask(case, 1)(0, DRAWS)
    names = tuple(s.id for s in case.settings.strategies)
    outputs = dict(chunk.outputs)
    for faction in case.factions():
        moved = np.zeros((DRAWS, len(names)))
        moved[:, 0] = moderation
        outputs[f"moved.{faction.id}"] = moved.ravel()
    return Rows(names, outputs, chunk.inputs)


def test_moved_by_hand():
    up, down = example().settings.criteria[:2]
    criteria = [
        up.model_copy(update={"about": "preference", "direction": "ascending"}),
        down.model_copy(update={"about": "preference", "direction": "descending"}),
        up.model_copy(update={"about": "interest"}),
    ]
    width = up.high - up.low
    values = np.full((1, 2, 3), up.low + 0.4 * width)
    moved = moved_traits(values, np.array([[0.2, -0.5]]), criteria)
    assert np.allclose(moved[0, 0, 0], up.low + 0.6 * width)
    assert moved[0, 1, 0] == up.low  # kept on the scale
    assert np.allclose(moved[0, 0, 1], up.low + 0.4 * width - 0.2 * (down.high - down.low))
    assert np.array_equal(moved[:, :, 2], values[:, :, 2])


def test_nobody_who_does_not_move_changes_class():
    case = marked("preference", "preference")
    found = classes_at_horizon(case, planted(case, 0.0), 1)
    assert found is not None
    for factions in found.options.values():
        assert all(one.better == one.worse == 0.0 for one in factions.values())


def test_classes_rise_and_fall_with_what_contact_does():
    case = marked("preference", "preference")
    option = case.settings.strategies[0].id
    for moderation, way, other in ((0.5, "better", "worse"), (-0.5, "worse", "better")):
        found = classes_at_horizon(case, planted(case, moderation), 1)
        assert found is not None
        own = found.options[option].values()
        assert any(getattr(one, way) > 0.0 for one in own)
        assert all(getattr(one, other) == 0.0 for one in own)
        rest = [f for s, f in found.options.items() if s != option]
        assert all(o.better == o.worse == 0.0 for f in rest for o in f.values())


def test_interests_do_not_move():
    case = marked("interest", "interest")
    assert prefers(case) == []
    assert classes_at_horizon(case, planted(case, 0.5), 1) is None


def test_shares_are_those_of_the_draws():
    case = marked("preference")
    rows = planted(case, 0.3)
    found = classes_at_horizon(case, rows, 1)
    assert found is not None
    option = case.settings.strategies[0].id
    now, then = class_draws(case, rows, 1, [option])
    for n, faction in enumerate(case.factions()):
        one = found.options[option][faction.id]
        assert sum(one.shares.values()) == 1.0 or abs(sum(one.shares.values()) - 1.0) < 1e-5
        assert abs(one.better - (then[option][:, n] > now[:, n]).mean()) < 1e-5
