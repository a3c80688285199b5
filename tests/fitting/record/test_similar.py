"""Wars like one: nearest first, the own conflict and the future left out."""

import numpy as np
import pytest

from detente.errors import DomainError
from detente.fitting.record.cut import known_by_end_of, landmarks
from detente.fitting.record.similar import similar_wars
from detente.models.record.facts import EVENTS, FACTS, FATES
from detente.models.record.predict import War


@pytest.fixture(scope="module")
def panel(sources):
    return landmarks(sources, "movement")


def like(panel, at, **facts) -> War:
    own = panel.facts[at].copy()
    for name, value in facts.items():
        own[FACTS.index(name)] = value
    return War(own, int(panel.region[at]))


def test_a_war_on_record_is_nearest_to_itself(panel):
    found = similar_wars(panel, like(panel, 40), "movement", 36)
    first = found.nearest[0]
    assert first.distance == 0.0
    distances = [war.distance for war in found.nearest]
    assert distances == sorted(distances)
    assert len({war.unit for war in found.nearest}) == len(found.nearest) == 10


def test_the_own_conflict_is_left_out(panel):
    own = int(panel.conflict[40])
    found = similar_wars(panel, like(panel, 40), "movement", 36, own)
    assert own not in {war.conflict for war in found.nearest}


def test_rates_are_shares_of_every_event_and_fates_sum_to_one(panel):
    found = similar_wars(panel, like(panel, 40), "movement", 36)
    assert set(found.rates) == {*FATES, *EVENTS}
    assert sum(found.rates[fate] for fate in FATES) == pytest.approx(1)
    assert all(0 < rate < 1 or rate in {0, 1} for rate in found.rates.values())
    assert found.rates["deal"] <= found.rates["text"]
    assert found.conflicts["deal"] > 1


def test_a_recent_text_raises_the_rate_of_texts(panel):
    with_text, without = (
        similar_wars(panel, like(panel, 40, text_last_3=v), "movement", 36) for v in (1.0, 0.0)
    )
    assert with_text.rates["text"] > without.rates["text"]


def test_facts_that_are_not_stated_are_not_compared(panel):
    war = like(panel, 40, log_age=np.nan)
    found = similar_wars(panel, War(war.facts, 0), "movement", 36)
    assert "log_age" not in found.facts
    nothing = War(np.full(len(FACTS), np.nan), 3)
    with pytest.raises(DomainError, match="no fact"):
        similar_wars(panel, nothing, "movement", 36)


@pytest.mark.parametrize("months", [0, 18, 72])
def test_other_horizons_are_refused(panel, months):
    with pytest.raises(DomainError, match="allowed: 12, 24, 36, 48, 60"):
        similar_wars(panel, like(panel, 40), "movement", months)


def test_what_becomes_of_a_war_after_the_cut_is_not_known(sources):
    early = landmarks(known_by_end_of(sources, 2009), "movement")
    found = similar_wars(early, like(early, 10), "movement", 60)
    assert all(war.year <= 2009 for war in found.nearest)
