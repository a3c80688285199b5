"""What decides who comes to rounds, and announced rounds."""

from dataclasses import replace

import numpy as np
import pytest
from tests.engagement.attendance.rounds import rounds_case
from tests.engagement.drawing.small import inputs, small
from tests.ensemble.planted import example, table

from detente.case.schema.world import RoundPart
from detente.engagement.course.input_rows import Announced, Faction, Head, Series
from detente.engagement.course.parameter_rows import Param
from detente.engagement.drawing.rounds import announced_rows, seat, series_rows
from detente.engagement.setup.attendance import comers_of, roles_of

SERIES = "northland-talks"


def seated(case, draws=32):
    given = inputs(case, draws)
    head, faction = np.zeros((draws, 4, len(Head))), np.zeros((draws, 2, len(Faction)))
    param = np.zeros((draws, len(Param)))
    param[:, Param.NEVER_ASKED] = 0.7
    seat(given, head, faction, param, SERIES)
    return given, head, faction, param


def test_each_guest_has_its_own_chances():
    given, head, faction, param = seated(example())
    comers = comers_of(given, np.full(32, 0.7), SERIES)
    at = comers.guests.index
    names = ("capital", "eastland", "northland", "southland")
    assert (head[:, :, Head.COMES] == comers.odds[:, [at(n) for n in names]]).all()
    assert (head[:, :, Head.PROPENSITY] == comers.propensity[:, [at(n) for n in names]]).all()
    wings = [at("hill-wing"), at("river-wing")]
    assert (faction[:, :, Faction.COMES] == comers.odds[:, wings]).all()
    assert (param[:, Param.MOVEMENT_COMES] == comers.odds[:, at("front")]).all()
    assert (param[:, Param.COMES_SPREAD] == comers.spread).all()
    official, _ = roles_of(given)
    guests = example().guests()
    assert (head[:, 0, Head.OFFICIAL] == official[:, guests.index("capital")]).all()


def test_a_series_changes_what_the_rounds_of_it_change():
    case = rounds_case({"southland": "declined", "capital": "came"})
    given, draws = inputs(case, 32), 32
    param = np.full((draws, len(Param)), 0.7)
    names = ("talks", "elsewhere", "talks")
    rows = series_rows(given, param, names)
    assert rows.shape == (draws, 3, len(Series), 7)
    assert (rows[:, [0, 2]] == 0.0).all()
    own, other = (comers_of(given, np.full(draws, 0.7), name) for name in names[:2])
    # capital, eastland, northland, southland, hill, river, front
    for place, guest in enumerate(("capital", "eastland", "northland", "southland")):
        at = own.guests.index(guest)
        odds = own.odds[:, at] + rows[:, 1, Series.ODDS, place]
        assert odds == pytest.approx(other.odds[:, at], abs=1e-12)
        propensity = own.propensity[:, at] + rows[:, 1, Series.PROPENSITY, place]
        assert propensity == pytest.approx(other.propensity[:, at], abs=1e-12)
    # A refusal in another series counts half: southland would rather come.
    assert rows[:, 1, Series.PROPENSITY, 3].mean() > 0.05


def test_one_series_changes_nothing():
    rows = series_rows(inputs(example(), 3), np.zeros((3, len(Param))), (SERIES,))
    assert rows.shape == (3, 1, len(Series), 7)
    assert (rows == 0.0).all()


def test_who_is_no_guest_never_comes():
    case = small()
    kept = [a for a in case.actors if a.id != "southland"]
    with_other = replace(case, actors=table(kept))
    _, head, _, _ = seated(with_other)
    assert np.isfinite(head).all()


def announced(**fields):
    known = {
        "round": "next", "title": "Next", "series": "northland-talks", "date": "2020-09-20",
        "precision": "day", "convenor": "northland", "announced": "2020-06-01",
    }  # fmt: skip
    return RoundPart.model_validate({**known, **fields})


def ahead(case, draws):
    return announced_rows(inputs(case, draws), np.full((draws, len(Param)), 0.7), SERIES)


def test_an_announced_round_is_held_in_its_month_or_later_or_never():
    parts = [
        announced(actor="northland", invited="yes", response="accepted", role="host"),
        announced(actor="eastland", invited="yes", response="accepted", role="absent"),
        announced(actor="front", invited="yes", response="none", role="absent"),
    ]
    case = small(rounds=parts)
    rows = ahead(case, 2000)
    assert rows.shape == (2000, 1, 3 + 5 * 7)
    months = rows[:, 0, Announced.MONTH]
    assert set(np.unique(months)) >= {0.0, 3.0}
    assert ((months == 0.0) | (months >= 3.0)).all()
    assert (rows[:, 0, Announced.HOST] == 2.0).all()
    asked, agreed, last, *series = rows[0, 0, Announced.GUESTS :].reshape(5, 7)
    # capital, eastland, northland, southland, hill, river, front
    assert asked.tolist() == [0, 1, 0, 0, 0, 0, 1]  # the host is none
    assert agreed.tolist() == [0, 1, 0, 0, 0, 0, 0]
    assert not last.any()  # the first round of its series
    assert not np.any(series)  # which is the case's own


def test_an_announced_round_has_the_list_and_the_chances_of_its_own_series():
    """`elsewhere` has no round, `talks` has: southland refused, and refuses there."""
    case = rounds_case({"southland": "declined", "capital": "came", "eastland": "came"})
    known = {"convenor": "northland", "invited": "yes", "response": "none", "role": "absent"}
    parts = [
        announced(**known, series=name, round=f"next-{name}", actor=actor)
        for name in ("talks", "elsewhere")
        for actor in ("southland", "capital")
    ]
    case = replace(case, rounds=table([*case.rounds, *parts]))
    given, param = inputs(case, 32), np.full((32, len(Param)), 0.7)
    rows = announced_rows(given, param, "talks")
    guests = rows[:, :, Announced.GUESTS :].reshape(32, 2, 5, 7)
    own, other = (guests[:, n] for n in (1, 0))  # by id of the round
    assert own[0, 2].tolist() == [1, 1, 0, 1, 0, 0, 0]
    assert not other[0, 2].any()
    assert (own[:, 3:] == 0.0).all()
    assert (other[:, 3:] == series_rows(given, param, ("talks", "elsewhere"))[:, 1]).all()
    assert other[:, 3 + Series.PROPENSITY, 3].mean() > 0.05


def test_without_announcements_there_is_no_row():
    assert ahead(small(), 64).shape == (64, 0, 3 + 5 * 7)
