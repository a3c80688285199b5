"""The outcome with each actor left out."""

import numpy as np
import pytest
from tests.assess.contributions.test_again import again
from tests.assess.contributions.test_mechanisms import nothing

from detente.assess.contributions.actors import actors, without_faction, without_power
from detente.strategy.build import guests_of
from detente.strategy.rows import Faction, Guest, Param, Place, Policy, Tie


def guests() -> list[str]:
    return guests_of(again().task.case)


def test_all_but_government_and_convenor_are_left_out_in_turn():
    settings = again().task.case.settings
    found = actors(again(), 2, nothing)
    powers = set(guests()) - {settings.convenor, settings.government}
    assert set(found) == powers | {f.id for f in again().task.case.factions()}
    assert settings.holdout in found
    lost = found[settings.holdout]["metrics"]["unconditional"]["holdout_contact"]
    assert lost["delta"] <= 0.0


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
    rows = again().rows_of(batch)
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
    again().rows_of(without_power(again().base.batch, 1))
    found = again().change(again().rows_of(again().base.batch))
    assert all(told["delta"] == 0.0 for told in found["value"].values())
    assert Guest.CONTACT == 0
