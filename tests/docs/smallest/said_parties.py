"""Sentences on camps, on rounds and on what could be agreed, computed again."""

from collections.abc import Iterator

import numpy as np
from tests.docs.smallest.made import from_to, made, percent
from tests.docs.smallest.reruns import table
from tests.docs.smallest.said_first import seats

from detente.assess.agreement.pool import scores
from detente.models.sorting.camps.camp_count import camp_count_array
from detente.numerics.philox import named_generator

LEVELS = {"engageable": 2, "ambivalent": 1, "spoiler": 0}
HALF = 0.5


def sorted_into(faction: str, level: str, *, seen: bool = False) -> float:
    """Return the share of draws that sort a faction into a class, or as the convenor sees it."""
    drawn = made().run.rows.inputs[f"{'class' if seen else 'true_class'}|{faction}"]
    return float((drawn == LEVELS[level]).mean())


def camps_counted() -> tuple[np.ndarray, np.ndarray]:
    """Return the chances of one to four camps before and after, from the drawn criteria."""
    criterion = made().run.case.settings.criteria[0]
    drawn = [
        made().run.rows.inputs[f"assessment|{one}|performance|{criterion.id}"]
        for one in made().factions
    ]
    scaled = (np.stack(drawn, axis=1)[:, :, None] - criterion.low) / (
        criterion.high - criterion.low
    )
    counted = camp_count_array(scaled, named_generator(1, "camp-count"), annealing=(128, 300))
    return counted.prior, counted.posterior


def engageable() -> Iterator[str]:
    """Factions that half of the draws sort into the upper class."""
    found = {one: sorted_into(one, "engageable") for one in made().factions}
    often = [f"{made().names()[one]} ({percent(x)})" for one, x in found.items() if x >= HALF]
    assert len(often) == 1
    yield (f"Engageable in half of the draws or more, by the cautious rule: {often[0]}.")


def camps_on_record() -> str:
    """Say how sure anyone can be that there are camps, and what is on record."""
    before, after = camps_counted()
    case = made().run.case
    known = sum(one.variable == "performance" for one in case.assessments)
    cells = len(made().factions) * len(case.settings.criteria)
    assert not any(actor.kind == "leader" for actor in case.actors)
    more, usual = percent(1 - after[0]), percent(1 - before[0])
    return (
        f"The record cannot tell how many camps there are: more than one in {more} of readings, "
        f"{usual} before it; no leader has a record; {len(made().factions)} factions were read "
        f"instead, {percent(known / cells)} of their criteria are on record."
    )


def camps_judged() -> Iterator[str]:
    """The same as a key judgement."""
    yield f"{camps_on_record()} ┃ Confidence: low."


def camp_count() -> Iterator[str]:
    """The number of camps, in words and as the picture has it."""
    yield camps_on_record()
    _, after = camps_counted()
    shares = [f"{n}: {percent(x)}" for n, x in enumerate(after, 1)]
    listed = f"{', '.join(shares[:-1])} and {shares[-1]}"
    yield f"Probability of each number of camps, after the criteria: {listed}."


def both_rules() -> Iterator[str]:
    """With one criterion there is nothing to set against a veto, so the rules agree."""
    assert len(made().run.case.settings.criteria) == 1
    for one in made().factions:
        share = percent(sorted_into(one, "engageable"))
        yield (
            f"{made().names()[one]}: engageable {share} by the cautious rule, {share} by the "
            "generous one."
        )


def as_seen() -> Iterator[str]:
    """How far the convenor errs on who is engageable."""
    apart = [
        abs(sorted_into(one, "engageable") - sorted_into(one, "engageable", seen=True))
        for one in made().factions
    ]
    yield (
        "As the convenor sees it, the share engageable differs by at most "
        f"{round(100 * max(apart))} points."
    )


def past_round() -> Iterator[str]:
    """The forecast of the day before, guest by guest, beside the case's own record."""
    guests = made().run.summary.rounds.rounds["first"].invitees
    sat = {p.actor for p in made().run.case.rounds if p.response == "accepted"} - {"northland"}
    missed = sum(guests[one].present < HALF for one in sat)
    away = [one for one in guests if one not in sat]
    expected = sum(guests[one].present >= HALF for one in away)
    error = np.mean([(one.present - (name in sat)) ** 2 for name, one in guests.items()])
    even = HALF**2  # without an earlier round the rule gives each guest an even chance
    assert error < even
    yield ("Given who was asked, the seats taken lay within the 80 % range at the one past round.")
    yield (
        f"Not given who is asked, {missed} of {len(sat)} guests who came had less than an even "
        f"chance, and {expected} of {len(away)} who did not come had an even chance or more."
    )
    yield (
        f"No skill shown: error at past rounds {error:.3f}, the simple rule “base rate” "
        f"{even:.3f}; too few rounds or guests to tell."
    )


def seats_within() -> Iterator[str]:
    """Seats taken at the one round, beside the range of the day before."""
    found = made().run.summary.rounds.rounds["first"].seats
    came = sum(part.response == "accepted" for part in made().run.case.rounds)
    inside = int(found.p10 <= came <= found.p90)
    yield f"Seats were within the forecast range at {inside} of 1 past round"


def seats_drawn() -> Iterator[str]:
    """What a screen reader says of the seats, with the title of the round."""
    past, ahead = seats()
    yield past.replace("January 2020:", "2020-01, First round:")
    yield ahead


def next_round() -> Iterator[str]:
    """Seats of the next round, and how many rounds it was learned from."""
    found = made().run.summary.rounds.upcoming
    low, middle, high = (f"{x:.0f}" for x in (found.seats.p10, found.seats.p50, found.seats.p90))
    expected = 1 + sum(one.present for one in found.guests.values())
    assert found.seats.p10 <= expected <= found.seats.p90
    learned = len({part.round for part in made().run.case.rounds})
    yield (
        "Next round of the series of “First round”, if Northland held it on the as-of date: "
        f"{middle} ({low} to {high}) seats with the host; learned from {learned} round on record."
    )


def empty_cells() -> Iterator[str]:
    """Guests without a cell: never asked, and their chance below one half."""
    guests = made().run.summary.rounds.rounds["first"].invitees
    named = {part.actor for part in made().run.case.rounds}
    left = [one for one, found in guests.items() if one not in named and found.present < HALF]
    yield f"Empty: not asked, and chance below 50; {len(left)} more have nothing else."


def signed() -> Iterator[str]:
    """Draws in which any deal is signed."""
    yield (
        f"Depending on the option, any deal is signed in {from_to(made().shares('signed'))} of "
        "draws."
    )


def in_force() -> Iterator[str]:
    """Draws with terms in force on the last day: those of deals that hold."""
    found = [float(np.isfinite(made().drawn(o, "terms.power")).mean()) for o in made().options]
    assert found == made().shares("held")
    yield (f"Depending on the option, a deal is in force at the end in {from_to(found)} of draws.")


def zone() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return what all sides of the talks would rather have than no deal, and where it exists.

    A side would rather have whatever lies nearer to its position than the point without a deal.
    """
    place = table().position[:, 0, list(table().bargainers)]
    point = table().reversion[:, [0]]
    other = 2 * place - point
    low = np.minimum(point, other).max(axis=1)
    high = np.maximum(point, other).min(axis=1)
    found = high > low
    return found, np.clip(low, 0, 100), np.clip(high, 0, 100)


def zones() -> Iterator[str]:
    """Terms that every side would rather have than no deal."""
    found, low, high = zone()
    share = percent(float(found.mean()))
    middles = [f"{np.median(x[found]):.0f}" for x in (low, high)]
    yield f"Share of power: zone in {share} of draws"
    yield f"Zone of agreement {middles[0]} to {middles[1]}, in {share} of draws."


def places() -> Iterator[str]:
    """Middles of the positions, the lowest first, and of both points."""
    names, middle = made().names(), np.median(table().position[:, 0], axis=0)
    order = np.argsort(middle)
    said = [f"{names[table().parties[n]]} {middle[n]:.0f}" for n in order]
    yield f"{', '.join(said)}."
    yield f"Status quo {np.median(table().status_quo[:, 0]):.0f}."
    yield f"If no deal {np.median(table().reversion[:, 0]):.0f}."


def drawn_alike() -> Iterator[str]:
    """The table's positions are those of the run, and all rest on judgement."""
    for party, column in zip(table().parties, table().position[:, 0].T, strict=True):
        own = made().run.rows.inputs.get(f"assessment|{party}|position|power")
        assert own is None or np.array_equal(own, column)
    case = made().run.case
    given = [one for one in case.assessments if one.variable == "position"]
    supported = {one.assessment for one in case.supports}
    bare = [one for one in given if one.status == "judgement" and one.id not in supported]
    yield (
        f"The {len(given)} positions of the case rest {len(bare)} on judgement without a claim (°)."
    )


def pool() -> tuple[np.ndarray, np.ndarray]:
    """Return the mean of positions weighted by influence by draw, and with its errors elsewhere."""
    weight = table().capability * table().salience[:, 0]
    place = table().position[:, 0]
    mean = (weight * place).sum(axis=1) / weight.sum(axis=1)
    spread = np.sqrt((weight * (place - mean[:, None]) ** 2).sum(axis=1) / weight.sum(axis=1))
    levels = np.array(scores.ERRORS)
    both = np.concatenate([-levels[:0:-1], levels])
    sample = mean[:, None] + np.maximum(spread, 10.0)[:, None] * both
    return mean, np.clip(sample, 0, 100)


def pooled() -> Iterator[str]:
    """How the pool fared on other disputes; `detente backtest bargaining` computes it again."""
    mean, sample = pool()
    wide = [1 - mean.var() / sample.var() > HALF]
    errors = (scores.ERROR, scores.ERROR_OF_MIDDLE, scores.ERROR_OF_PLAIN_MEAN)
    own, middle, plain = (f"{x:.1f}" for x in errors)
    assert scores.ERROR > scores.ERROR_OF_PLAIN_MEAN  # no skill shown against the last
    assert made().run.case.settings.id not in scores.HOLDS
    yield (
        f"Pooled: the weighted mean with its errors on {scores.ISSUES} disputes of the European "
        "Union, none of them this one; no other model or mixture errs clearly less."
    )
    yield (
        f"It misses by {own} points on average, the middle of the scale by {middle}, the plain "
        f"mean of positions by {plain}: no skill shown against the last."
    )
    yield f"On {sum(wide)} of {len(wide)} issue these errors make most of its range."


CAMPS = (engageable, camp_count, both_rules, as_seen)
ROUNDS = (seats_within, past_round, seats_drawn, empty_cells)
AGREED = (signed, zones, places, drawn_alike)
