"""When announced rounds are held, who is asked to them and who agreed, by draw."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from tests.case.test_announced import NEXT, PAST, case_of, parts
from tests.ensemble.planted import example, table

from detente.case.case import Case
from detente.engagement.layout import Announced
from detente.engagement.setup.announced import announced_rounds
from detente.engagement.setup.batch import build_batch
from detente.engagement.task import EngagementTask

GUESTS = ["northland", "southland", "eastland", "capital"]
WHO = [*GUESTS, "river-wing", "hill-wing", "front"]
ON_TIME = 3.0  # 15 September is in the third month from 30 June
FLAGS = int(Announced.FLAGS)


def next_round(name: str = "next", host: str = "northland"):
    return parts(
        name, NEXT, host=host, southland="accepted", eastland="open", river_wing="accepted"
    )


def drawn(case: Case, draws: int = 8000, first: int = 0):
    """Return the rows and the inputs they were drawn from."""
    inputs = EngagementTask(case, 1).inputs(first, draws)
    return announced_rounds(inputs, GUESTS), inputs


def test_a_case_without_announced_rounds_has_no_row():
    rows, _ = drawn(example(), draws=5)
    assert rows.shape == (5, 0, FLAGS + 2 * len(WHO))


def test_flags_name_who_is_asked_and_who_agreed():
    rows, _ = drawn(case_of(next_round()), draws=5)
    asked, agreed = rows[:, 0, FLAGS:].reshape(5, 2, len(WHO)).transpose(1, 0, 2)
    for flags, names in (
        (asked, {"southland", "eastland", "river-wing"}),
        (agreed, {"southland", "river-wing"}),
    ):
        assert (flags == [float(name in names) for name in WHO]).all()
    assert (rows[:, 0, Announced.HOST] == GUESTS.index("northland")).all()


@pytest.mark.parametrize(("host", "place"), [("capital", 3.0), ("black-band", -1.0)])
def test_the_host_is_its_place_among_the_guests(host, place):
    rows, _ = drawn(case_of(next_round(host=host)), draws=5)
    assert (rows[:, 0, Announced.HOST] == place).all()


def test_a_round_is_held_on_time_later_or_never():
    """On time 8/10; later 7/10 of the rest, by 1, 2, ... months with mean 3; never .06."""
    rows, inputs = drawn(case_of(next_round()))
    month = rows[:, 0, Announced.MONTH]
    assert (month == ON_TIME).mean() == pytest.approx(0.8, abs=0.02)
    assert (month == 0.0).mean() == pytest.approx(0.06, abs=0.01)
    delay = month[month > ON_TIME] - ON_TIME
    assert len(delay) / len(month) == pytest.approx(0.14, abs=0.015)
    assert delay.mean() == pytest.approx(3.0, abs=0.25)
    assert (delay == np.round(delay)).all()
    later = inputs.choice("announced-later-next") < 0.7
    assert (later == (month > ON_TIME))[month != ON_TIME].all()


def test_who_agreed_comes_in_19_of_20():
    comes = drawn(case_of(next_round()))[0][:, 0, Announced.COMES]
    assert comes.mean() == pytest.approx(0.95, abs=0.01)
    assert ((comes > 0.0) & (comes < 1.0)).all()


def test_both_chances_follow_how_earlier_rounds_went():
    """One held, at which one of two stayed away, and two not held: 9/13 and 20/22."""
    earlier = [parts("held", PAST, northland="host", southland="came", capital="accepted")]
    earlier += [parts(f"not{n}", date(2020, 3, n), southland="accepted") for n in (2, 3)]
    rows, _ = drawn(case_of(*earlier, next_round()))
    on_time = (rows[:, 0, Announced.MONTH] == ON_TIME).mean()
    assert on_time == pytest.approx(9 / 13, abs=0.02)
    assert rows[:, 0, Announced.COMES].mean() == pytest.approx(20 / 22, abs=0.01)


def test_two_rounds_share_the_chances_and_not_the_luck():
    rows, _ = drawn(case_of(next_round("a"), next_round("b")))
    one, other = (rows[:, n] for n in (0, 1))
    assert np.array_equal(one[:, Announced.COMES], other[:, Announced.COMES])
    on_time = np.array([row[:, Announced.MONTH] == ON_TIME for row in (one, other)])
    both = on_time.all(axis=0).mean()
    # E h² of Beta(8, 2) is 8 × 9/(10 × 11) = .6545, between .64 and .8.
    assert both == pytest.approx(0.6545, abs=0.02)


def test_any_part_of_the_draws_is_the_same():
    case = case_of(next_round("a"), next_round("b"))
    whole, part = drawn(case, 20)[0], drawn(case, 6, first=11)[0]
    assert np.array_equal(whole[11:17], part)


def test_a_round_said_after_the_as_of_date_is_not_there():
    early = replace(case_of(next_round()), rounds=table([]))
    assert drawn(early, 5)[0].shape[1] == 0
    told = case_of(parts("next", NEXT, date(2020, 7, 1), southland="accepted"))
    assert drawn(told, 5)[0].shape[1] == 0


def test_the_batch_holds_them_for_every_strategy_alike():
    rows, inputs = drawn(case_of(next_round()), 20)
    batch, _ = build_batch(inputs)
    assert np.array_equal(batch.announced, rows)
