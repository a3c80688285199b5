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
from detente.case.course.factions import factions_of
from detente.case.course.heads import heads_of
from detente.engagement.course.input_rows import Faction, Head, Place, Policy, Reading
from detente.engagement.course.parameter_rows import Param
from detente.engagement.task import EngagementTask


def heads() -> list[str]:
    return [head.actor.id for head in heads_of(again().task.case)]


def wings() -> list[str]:
    return [wing.actor.id for wing in factions_of(again().task.case)]


def test_all_but_government_and_convenor_are_left_out_in_turn():
    settings = again().task.case.settings
    found = actors(again(), 2, nothing)
    powers = set(heads()) - {settings.convenor, settings.government}
    assert set(found) == powers | set(wings())
    assert settings.holdout in found
    lost = found[settings.holdout].metrics["unconditional"]["holdout_contact"]
    assert lost.delta <= 0.0


@pytest.mark.parametrize("name", ["southland", "eastland"])
def test_a_power_left_out_takes_no_part(name):
    h = heads().index(name)
    batch = without_power(again().base.batch, h)
    assert not batch.head[:, h, [Head.POWER, Head.MOVES, Head.CONTACT, Head.LABEL]].any()
    assert (batch.invited[:, h] == -1.0).all()
    assert (batch.policy[:, Policy.HOLDOUT] != h).all()
    rows = again().changed(batch)
    for strategy in rows.strategies:
        assert not rows.output(strategy, f"contact.{name}").any()
        assert not rows.output(strategy, f"role.{name}").any()


def test_the_others_share_the_strength_of_a_faction_left_out():
    before = again().base.batch
    batch = without_faction(before, 0)
    share = batch.faction[:, :, Faction.STRENGTH]
    assert not share[:, 0].any()
    assert share.sum(axis=1) == pytest.approx(np.ones(len(share)))
    kept = before.faction[:, 1:, Faction.STRENGTH]
    np.testing.assert_allclose(share[:, 1:], kept / kept.sum(axis=1, keepdims=True))
    assert not batch.place[:, :, Place.INFLUENCE].any()
    assert not batch.target[:, :, 0].any()
    assert (before.faction[:, 0, Faction.STRENGTH] > 0.0).any()  # the original is as it was


def test_leaving_out_changes_only_copies():
    again().changed(without_power(again().base.batch, 1))
    found = changed(again(), again().changed(again().base.batch))
    assert all(change.delta == 0.0 for change in found.value.values())


def test_a_power_left_out_urges_nobody():
    """In the example the east urges the south; nobody else does."""
    task, batch = again().task, again().base.batch
    south = heads().index("southland")
    urged = batch.head[:, south, Head.URGED]
    assert urged.all()
    silent = without_word(batch, task.inputs(0, len(urged)), "eastland")
    assert not silent.head[:, south, Head.URGED].any()
    same = without_word(batch, task.inputs(0, len(urged)), "southland")
    np.testing.assert_array_equal(same.head[:, :, Head.URGED], batch.head[:, :, Head.URGED])
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
    apart[:, Param.READING] = Reading.MANY
    batch = batch._replace(param=apart)
    name = wings()[0]
    seated = again().changed(batch).output("unconditional", f"seated.{name}")
    assert seated.any()
    gone = without_faction(batch, 0)
    assert not again().changed(gone).output("unconditional", f"seated.{name}").any()
