"""What the record of other wars says of this one."""

import numpy as np
import pytest
from scipy import special, stats
from tests.engagement.drawing.small import inputs, sets, settings, small

from detente.engagement.drawing import record as room
from detente.engagement.drawing.record import record_draws
from detente.estimates.record import latest_cut, shipped
from detente.vocabulary.bindings.wars import WARS

HAZARDS = {"win_government", "win_rebels", "ceasefire", "low_activity", "fail_whole", "fail_part"}


def bare():
    return settings(small(), conflict=None)


@pytest.mark.parametrize("case", [small(), bare()], ids=["record", "class"])
def test_all_numbers_are_drawn_and_recorded(case):
    given = inputs(case, 200)
    found = record_draws(given)
    assert set(found.hazards) == HAZARDS
    for values in (*found.hazards.values(), found.join_rate, found.deal):
        assert values.shape == (200,)
        assert ((values > 0.0) & (values < 1.0)).all()
        assert len(np.unique(values)) > 100
    kept = [name for name, origin in given.origins.items() if origin == "record"]
    assert len(kept) == len(HAZARDS) + 2


def test_without_a_record_deals_come_from_the_windows_of_the_plain_class():
    """Beta(208 / 3 + .5, (1545 - 208) / 3 + .5) in 36 months; 24 have the share of a power 2/3."""
    case = settings(bare(), horizon_months=24)
    given = inputs(case, 100)
    found = record_draws(given)
    luck = given.numbers.uniforms("parameter|terms|record_deal|")
    window = stats.beta.ppf(luck, 208 / 3 + 0.5, 1337 / 3 + 0.5)
    assert found.deal == pytest.approx(1.0 - (1.0 - window) ** (2 / 3))
    rebels = given.numbers.uniforms("parameter|balance|win_rebels|")
    low, high = 0.0008, 0.0022
    shape = 1 + 4 * (0.0014 - low) / (high - low)
    expected = low + (high - low) * stats.beta.ppf(rebels, shape, 6 - shape)
    assert found.hazards["win_rebels"] == pytest.approx(expected)


def test_a_class_that_holds_gives_hazards_and_deals():
    case = sets(
        settings(bare(), horizon_months=36), **{"class": [{"id": "long"}, {"id": "intense"}]}
    )
    given = inputs(case, 2000)
    found = record_draws(given)
    for n, name in enumerate(("long", "intense")):
        own = given.claims.hypotheses["class"] == n
        war = WARS[name]
        assert found.deal[own].mean() == pytest.approx(war.deals / war.windows, rel=0.05)
        _, mode, high = war.hazards["win_rebels"].values
        assert found.hazards["win_rebels"][own].max() <= high
        assert np.median(found.hazards["win_rebels"][own]) == pytest.approx(mode, rel=0.3)


def test_a_class_that_holds_gives_the_hazards_beside_a_record_too():
    case = sets(small(), **{"class": [{"id": "long"}, {"id": "intense"}]})
    given = inputs(case, 500)
    usual = record_draws(inputs(sets(small()), 500))
    found = record_draws(given)
    own = given.claims.hypotheses["class"] == 1
    low, _, high = WARS["intense"].hazards["ceasefire"].values
    assert (
        (found.hazards["ceasefire"][own] >= low) & (found.hazards["ceasefire"] <= high)[own]
    ).all()
    assert (found.deal == usual.deal).all()
    assert (found.hazards["fail_part"] == usual.hazards["fail_part"]).all()


def test_an_event_without_skill_is_drawn_from_the_plain_rate(monkeypatch):
    """A third of its cases, one half added on both sides; -ln(1 - h) / 12 a month."""
    monkeypatch.setattr(room, "skill_of", lambda *_: "none")
    case = small()
    given = inputs(case, 50)
    found = record_draws(given)
    cut = latest_cut(shipped(case.settings.conflict.unit), case.as_of.year - 1)
    n, k = cut.landmarks, cut.landmarks * cut.base["rebel_victory"]["12"]
    luck = given.numbers.uniforms("parameter|balance|win_rebels|")
    annual = special.betaincinv(k / 3 + 0.5, (n - k) / 3 + 0.5, luck)
    assert found.hazards["win_rebels"] == pytest.approx(-np.log1p(-annual) / 12.0)


def test_the_record_of_a_deal_reaches_five_years():
    far = record_draws(inputs(settings(small(), horizon_months=240), 20)).deal
    near = record_draws(inputs(settings(small(), horizon_months=60), 20)).deal
    assert (far == near).all()
    assert (record_draws(inputs(settings(small(), horizon_months=12), 20)).deal < near).all()


def test_a_forced_hazard_keeps_its_value():
    found = record_draws(inputs(small(), forced={"parameter|balance|win_rebels|": 0.02}))
    assert (found.hazards["win_rebels"] == 0.02).all()
