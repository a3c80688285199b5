"""What to watch: planted links are found, noise is not, and few events have a reason."""

from collections import Counter
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assess.runs import finished
from tests.assess.watch.columns import OPTION, case, rows

from detente.assess.watch.answer import headlines, indicators, seen_of
from detente.assess.watch.information import information
from detente.assess.watch.seen import month_end, seen_events

POWERS = ("eastland", "northland", "capital", "hill-wing")


def found(given_rows, **changes):
    return indicators(case(**changes), given_rows, OPTION)


def test_a_telling_event_by_hand():
    # 200 draws talk by month 3, 100 of them settle; 200 do not, 20 of them settle
    talked = np.repeat([3, 0], 200)
    settled = np.concatenate([np.repeat([1, 0], 100), np.repeat([1, 0], [20, 180])])
    answer = found(rows(settled, first_talk=talked))
    (event,) = answer.events
    assert (event.kind, event.actor, event.month) == ("talks", None, 3)
    assert event.date == month_end(case().as_of, 3).isoformat()
    assert (event.before, event.if_so, event.if_not) == (0.3, 0.5, 0.1)
    assert event.error == round((0.25 / 200 + 0.09 / 200) ** 0.5, 6)
    assert event.happens == 0.5
    assert event.information == round(information(talked > 0, settled > 0), 6)
    assert answer.until == month_end(case().as_of, 6).isoformat()


def deciding(seed: int, draws: int = 600):
    """Return rows in which one power's contact decides the deal, and others go with it a little."""
    rng = np.random.default_rng(seed)
    deal = rng.random(draws) < 0.4
    opened = np.where(deal, 4.0, -1.0)
    noisy = {
        f"attended__{power}": np.where(deal ^ (rng.random(draws) < 0.2), month, 0.0)
        for power, month in zip(POWERS, (2, 3, 5, 6), strict=True)
    }
    return rows(deal, opened__eastland=opened, **noisy)


@pytest.mark.parametrize("seed", range(5))
def test_what_decides_the_headline_is_chosen_first(seed):
    first = found(deciding(seed)).events[0]
    assert (first.kind, first.actor, first.month) == ("open-contact", "eastland", 4)
    assert (first.if_so, first.if_not) == (1.0, 0.0)


def test_noise_is_chosen_in_at_most_five_of_a_hundred_runs():
    shown = 0
    for seed in range(100):
        rng = np.random.default_rng(seed)
        months = {
            f"{kind}__{power}": rng.integers(0, 13, 500)
            for kind in ("opened", "attended", "recognised")
            for power in POWERS
        }
        answer = found(rows(rng.random(500) < 0.2, rng.random(500) < 0.5, **months))
        shown += bool(answer.events)
        assert answer.shortfall.reason == "within-noise" or answer.events
    assert shown <= 5


def test_a_part_of_a_headline_tells_nothing_of_it():
    signed = np.repeat([2.0, 0.0], 200)
    answer = found(rows(signed > 0, signed=signed))
    assert answer.events == []
    assert answer.shortfall.considered == 1  # the talks; the deal is the headline itself
    other = found(rows(signed > 0, signed > 0, signed=signed))
    assert [(e.kind, e.target) for e in other.events] == [("deal", "holdout_contact")]


def few(given_rows, **changes):
    shortfall = found(given_rows, **changes).shortfall
    assert shortfall is not None
    parts = (shortfall.never, shortfall.outside, shortfall.few_draws, shortfall.noise)
    assert sum(parts) + shortfall.qualified == shortfall.considered
    return shortfall


def test_each_reason_is_reached():
    deal = np.tile([1, 0], 200)
    talked = np.repeat([3, 0], [30, 370])
    assert few(rows(np.zeros(400), first_talk=talked)).reason == "no-headline"
    assert few(rows(deal)).reason == "nothing-happens"
    assert few(rows(deal, first_talk=talked)).reason == "too-few-draws"
    assert (
        few(rows(deal, first_talk=np.repeat([3, 0], [9, 391]))).reason == "too-likely-or-unlikely"
    )
    assert few(rows(deal, first_talk=np.repeat([3, 0], 200))).reason == "within-noise"
    wings = {f"opened__{power}": np.where(deal, 3, -1) for power in POWERS}
    alike = few(rows(deal, **wings))
    assert (alike.reason, alike.qualified) == ("too-alike", 3)
    both = {**wings, "first_talk": np.where(deal, 6, 0), "ceasefire": np.where(deal, 6, 0)}
    one_day = found(rows(deal, **{n: np.where(deal, 6, 0) for n in both}))
    assert one_day.shortfall.reason == "few-dates"
    assert len(one_day.events) == 4


def test_months_that_say_never_are_no_months():
    deal = np.repeat([1, 0], 200)
    for column in ("opened__eastland", "delisted__eastland", "recognised__eastland"):
        assert found(rows(deal, **{column: np.where(deal, 0, -1)})).events == []


def test_the_same_rows_give_the_same_events():
    assert found(deciding(1)) == found(deciding(1))


def test_draws_of_an_indicator_are_found_again():
    given_rows = deciding(2)
    for event in found(given_rows).events:
        seen = seen_of(case(), given_rows, OPTION, event)
        assert seen.happened.mean() == pytest.approx(event.happens, abs=1e-6)


@st.composite
def random_rows(draw):
    """Return rows with random links between events of random months and the headlines."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    draws = draw(st.sampled_from([60, 250, 400, 800]))
    deal = rng.random(draws) < draw(st.sampled_from([0.0, 0.05, 0.3, 0.8]))
    names = [f"{kind}__{power}" for kind in ("opened", "attended", "delisted") for power in POWERS]
    names += ["first_talk", "ceasefire", "low_activity"]
    columns = {}
    for name in draw(st.lists(st.sampled_from(names), unique=True, max_size=9)):
        linked = deal ^ (rng.random(draws) < draw(st.sampled_from([0.0, 0.1, 0.3, 0.5, 0.9])))
        columns[name] = np.where(linked, rng.integers(1, draw(st.integers(2, 12)), draws), 0)
    return rows(deal, rng.random(draws) < 0.5, **columns)


@settings(max_examples=60, deadline=None)
@given(random_rows())
def test_every_constraint_holds_or_the_reason_is_true(given_rows):
    answer = found(given_rows)
    last = month_end(case().as_of, 6)
    draws = given_rows.inputs["draw"].size
    for event in answer.events:
        seen = seen_of(case(), given_rows, OPTION, event)
        assert case().as_of < date.fromisoformat(event.date) <= last
        assert date.fromisoformat(event.date) - case().as_of <= timedelta(days=184)
        assert min(seen.happened.sum(), draws - seen.happened.sum()) >= 100
        assert 0.05 <= event.happens <= 0.95
        assert abs(event.if_so - event.if_not) > 2 * event.error - 1e-5
        outcome = headlines(given_rows, OPTION)[event.target]
        assert event.if_so == pytest.approx(outcome[seen.happened].mean(), abs=1e-6)
    assert len(answer.events) <= 5
    assert max(Counter(e.kind for e in answer.events).values(), default=0) <= 2
    assert max(Counter(e.actor or e.kind for e in answer.events).values(), default=0) <= 1
    dates = {e.date for e in answer.events}
    if answer.shortfall is None:
        assert len(answer.events) >= 3
        assert len(dates) >= 3
    else:
        assert len(dates) < 3
        reason_is_true(given_rows, answer)


def reason_is_true(given_rows, answer):
    shortfall, reason = answer.shortfall, answer.shortfall.reason
    events = seen_events(case(), given_rows, OPTION)
    if reason == "no-headline":
        assert not headlines(given_rows, OPTION)
    elif reason == "nothing-happens":
        happen = sum(one.happened.any() for one in events)
        assert happen == shortfall.qualified == len(answer.events)
    elif reason == "few-dates":
        assert len(answer.events) >= 3
    elif reason == "too-alike":
        assert shortfall.qualified > len(answer.events)
    else:
        failed = {
            "too-few-draws": shortfall.few_draws,
            "too-likely-or-unlikely": shortfall.outside,
            "within-noise": shortfall.noise,
        }
        assert failed[reason] == max(failed.values()) > 0


def test_the_template_case_says_what_to_watch_or_why_not():
    summary = finished()[0]
    answer = summary.indicators
    assert answer.option == summary.answer.option
    assert answer.until == month_end(date.fromisoformat(summary.as_of), 6).isoformat()
    assert answer.events == []  # 48 draws: no event has 100 with it and 100 without
    assert answer.shortfall.considered > 0
    assert answer.shortfall.qualified == 0
