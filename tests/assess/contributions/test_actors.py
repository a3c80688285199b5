"""The outcome with each actor left out."""

import numpy as np
import pytest
from tests.assess.camp_cases import with_settings
from tests.assess.contributions.test_again import again
from tests.assess.contributions.test_mechanisms import nothing

from detente.assess.contributions.actors import (
    actors,
    without_faction,
    without_power,
    without_word,
)
from detente.assess.contributions.again import changed
from detente.assess.paired import PairedRerun
from detente.engagement.layout import Faction, Guest, Hypothesis, Param, Place, Policy, Power, Tie
from detente.engagement.task import EngagementTask


def guests() -> list[str]:
    return again().task.case.guests()


def test_all_but_government_and_convenor_are_left_out_in_turn():
    settings = again().task.case.settings
    found = actors(again(), 2, nothing)
    powers = set(guests()) - {settings.convenor, settings.government}
    assert set(found) == powers | {f.id for f in again().task.case.factions()}
    assert settings.holdout in found
    lost = found[settings.holdout].metrics["unconditional"]["holdout_contact"]
    assert lost.delta <= 0.0


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_power_left_out_takes_no_part(place):
    (name,) = guests()[1 + place : 2 + place] or guests()[1:2]
    j = guests().index(name)
    batch = without_power(again().base.batch, j)
    assert not batch.tie[:, :, j].any()
    assert not batch.tie[:, :, :, j].any()
    sums = batch.tie.sum(axis=3)
    assert ((np.abs(sums - 1.0) < 1e-12) | (sums == 0.0)).all()
    assert len(Tie) == batch.tie.shape[1]
    assert (batch.invited[:, j] == -1.0).all()
    assert (batch.policy[:, Policy.HOLDOUT] != j).all()
    rows = again().changed(batch)
    for strategy in rows.strategies:
        assert not rows.output(strategy, f"contact.{name}").any()
        assert not rows.output(strategy, f"role.{name}").any()


def test_the_others_share_the_strength_of_a_faction_left_out():
    before = again().base.batch
    moderate = np.ones(before.faction.shape[:2], dtype=np.bool_)
    batch = without_faction(before, 0, moderate)
    share = batch.faction[:, :, Faction.SHARE]
    assert not share[:, 0].any()
    assert share.sum(axis=1) == pytest.approx(np.ones(len(share)))
    kept = before.faction[:, 1:, Faction.SHARE]
    np.testing.assert_allclose(share[:, 1:], kept / kept.sum(axis=1, keepdims=True))
    assert batch.param[:, Param.MODERATES] == pytest.approx(np.ones(len(share)))
    assert not batch.place[:, :, Place.INFLUENCE].any()
    assert not batch.target[:, :, 0].any()
    assert (before.faction[:, 0, Faction.SHARE] > 0.0).any()  # the original is as it was


def test_leaving_out_changes_only_copies():
    again().changed(without_power(again().base.batch, 1))
    found = changed(again(), again().changed(again().base.batch))
    assert all(change.delta == 0.0 for change in found.value.values())
    assert Guest.CONTACT == 0


def index(guest: str) -> int:
    return guests().index(guest)


def test_a_power_left_out_urges_nobody():
    """In the example the east urges the south; nobody else does."""
    task, batch = again().task, again().base.batch
    urged = batch.power[:, index("southland"), Power.URGE]
    assert urged.all()
    silent = without_word(batch, task.inputs(0, len(urged)), "eastland")
    assert not silent.power[:, index("southland"), Power.URGE].any()
    same = without_word(batch, task.inputs(0, len(urged)), "southland")
    np.testing.assert_array_equal(same.power[:, :, Power.URGE], batch.power[:, :, Power.URGE])
    assert urged.all()  # the original is as it was


def test_who_convenes_under_any_strategy_is_not_left_out():
    case = again().task.case
    plans = [
        s.model_copy(update={"convenor": "eastland"}) if s.id == "unconditional" else s
        for s in case.settings.strategies
    ]
    task = EngagementTask(with_settings(case, strategies=plans), 1)
    assert set(actors(PairedRerun(task, 2), 1, nothing)) == set(actors(again(), 1, nothing)) - {
        "eastland"
    }


def test_a_faction_left_out_takes_no_seat_at_a_round():
    """Where the movement is not one, each faction that comes is seated for itself."""
    batch = again().base.batch
    apart = batch.param.copy()
    apart[:, Param.HYPOTHESIS] = Hypothesis.MANY
    batch = batch._replace(param=apart)
    (name, *_) = [f.id for f in again().task.case.factions()]
    seated = again().changed(batch).output("unconditional", f"seated.{name}")
    assert seated.any()
    gone = without_faction(batch, 0, np.zeros(batch.faction.shape[:2], dtype=np.bool_))
    assert not again().changed(gone).output("unconditional", f"seated.{name}").any()
