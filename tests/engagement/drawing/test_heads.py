"""Attributes of heads: backing, contact, labels, rates, and what drives contact."""

import numpy as np
import pytest
from tests.engagement.drawing.small import actors, inputs, settings, small
from tests.ensemble.planted import claim, tie

from detente.engagement.course.input_rows import Head
from detente.engagement.drawing.heads import head_rows
from detente.numerics.philox import actor_key

CAPITAL, EAST, NORTH, SOUTH = range(4)
ENDED = {"date_to": "2019-01-01"}
BEGUN = {"date_from": "2018-01-01"}


def ties(*given):
    return small(relations=[tie(name, **{"level": None, **rest}) for name, rest in given])


def from_(one: str, to: str, kind: str, **fields):
    return {"from": one, "to": to, "type": kind, **fields}


def row(case, column, draws=64):
    return head_rows(inputs(case, draws))[:, :, column]


def test_the_government_comes_first_then_powers_by_id():
    found = head_rows(inputs(small()))
    keys = [actor_key(name) for name in ("capital", "eastland", "northland", "southland")]
    assert (found[:, :, Head.KEY] == keys).all()
    assert (found[:, :, Head.POWER] == [0, 1, 1, 1]).all()
    assert (found[:, :, Head.MOVES] == [0, 1, 1, 1]).all()
    assert (found[:, :, Head.CONTROLS] == [1, 0, 0, 0]).all()
    assert (found[:, :, Head.VOICE] == 1.0).all()
    assert np.isfinite(found).all()


def test_support_counts_where_it_exists_with_its_weight_and_withdrawal():
    weight = {"weight_low": 1, "weight_mode": 1, "weight_high": 1}
    leaves = {"withdrawal_low": 0.02, "withdrawal_mode": 0.02, "withdrawal_high": 0.02}
    given = [
        tie("a", **from_("southland", "capital", "support", level=None, **weight, **leaves)),
        tie("b", **from_("eastland", "front", "support", level=None, claims=["k"], **weight)),
        tie("c", **from_("northland", "capital", "support", level=None, **weight, **ENDED)),
    ]
    case = small(relations=given, claims=[claim("k", 0.5)])
    drawn = inputs(case, 200)
    found = head_rows(drawn)
    exists = drawn.any_tie([case.relations["b"]])
    assert (found[:, SOUTH, Head.BACKS_GOVERNMENT] == 1.0).all()
    assert (found[:, SOUTH, Head.WITHDRAWAL] == 0.02).all()
    assert (found[:, EAST, Head.BACKS_MOVEMENT] == exists).all()
    assert 0.0 < exists.mean() < 1.0
    assert (found[:, NORTH, Head.BACKS_GOVERNMENT] == 0.0).all()


def test_urging_and_bridging_count_while_they_are_in_force():
    now = ties(
        ("a", from_("eastland", "southland", "urging", third="northland")),
        ("b", from_("eastland", "southland", "bridging", third="northland")),
    )
    assert (row(now, Head.URGED) == [0, 0, 0, 1]).all()
    assert (row(now, Head.BRIDGES) == [0, 1, 0, 0]).all()
    past = ties(
        ("a", from_("eastland", "southland", "urging", third="northland", **ENDED)),
        ("b", from_("eastland", "southland", "bridging", third="northland", **ENDED)),
    )
    assert (row(past, Head.URGED) == 0.0).all()
    assert (row(past, Head.BRIDGES) == 0.0).all()


def test_a_bridge_leads_to_host_and_holdout_both():
    one = ties(("b", from_("eastland", "southland", "bridging", third="capital")))
    assert (row(one, Head.BRIDGES) == 0.0).all()
    nobody = settings(
        ties(("b", from_("eastland", "northland", "bridging", third="southland"))), holdout=None
    )
    assert (row(nobody, Head.BRIDGES) == 0.0).all()


def test_contact_and_what_is_admitted_of_it():
    case = ties(
        (
            "a",
            from_("eastland", "front", "contact", level="open", acknowledged="admitted", **BEGUN),
        ),
        ("b", from_("southland", "river-speaker", "contact", level="clandestine")),
        ("c", from_("southland", "front", "contact", level="open", **BEGUN, **ENDED)),
    )
    assert (row(case, Head.CONTACT) == [0, 3, 0, 1]).all()
    assert (row(case, Head.ADMITTED) == [0, 1, 0, 0]).all()
    assert (row(case, Head.ENGAGED) == [0, 1, 0, 1]).all()
    # eastland admitted 1 of 1, southland 0 of 1 above the lowest level: (1 + .5) / 2, .5 / 2
    admits = row(case, Head.ADMITS, 2000).mean(axis=0)
    assert admits[[EAST, SOUTH]] == pytest.approx([0.75, 0.25], abs=0.03)


def test_labels_end_by_the_case_s_hazard_or_the_model_s():
    case = ties(
        ("a", from_("eastland", "front", "label", label_hazard=0.03)),
        ("b", from_("southland", "front", "label")),
        ("c", from_("northland", "front", "label", **ENDED)),
    )
    assert (row(case, Head.LABEL) == [0, 1, 0, 1]).all()
    assert (row(case, Head.LABEL_HAZARD)[:, 1:] == [0.03, 0.004, 0.004]).all()


def test_rates_are_per_month_and_the_lowest_level_is_the_most_likely_to_follow():
    found = head_rows(inputs(small(), 500))
    up = found[:, 1:, Head.NONE_CLANDESTINE : Head.NONE_OPEN + 1].sum(axis=2)
    assert (up > 0.0).all()
    assert up.mean() < 0.1
    assert (found[:, CAPITAL, Head.NONE_CLANDESTINE : Head.OPEN_NONE + 1] == 0.0).all()
    # a fall to none has one rate
    falls = found[:, 1:, [Head.CLANDESTINE_NONE, Head.UNOFFICIAL_NONE, Head.OPEN_NONE]]
    assert (falls == falls[:, :, :1]).all()


def test_an_unarmed_party_is_always_at_hand():
    case = actors(small(), {"id": "elders", "kind": "representatives", "voice": 0.5})
    found = head_rows(inputs(case))
    assert (found[:, 2, Head.CONTACT] == 3.0).all()  # capital, eastland, elders, …
    assert (found[:, 2, Head.POWER] == 0.0).all()
    assert (found[:, 2, Head.VOICE] == 0.5).all()


def test_luck_has_the_spread_of_its_prior():
    assert row(small(), Head.LUCK, 4000).std(axis=0) == pytest.approx(0.1, abs=0.005)
