"""Sentences of page one, and of the inner report's section on options, computed again."""

from collections.abc import Iterator

import numpy as np
from tests.docs.smallest.made import (
    BANDS,
    DRAWS,
    NONE,
    TALKS,
    from_to,
    joined,
    made,
    percent,
    quantiles,
)
from tests.docs.smallest.wars import Known, known

from detente.assess.watch.seen import seen_events

FEWEST = 100  # draws with and without an event that is worth watching


def record() -> Known:
    return known("deal")


def beside_record(here: float) -> float:
    """Return a share as printed for the course as now: at most 1 in log-odds from the record."""
    odds = np.log(record().chance / (1 - record().chance))
    least, most = (float(1 / (1 + np.exp(-(odds + way)))) for way in (-1.0, 1.0))
    return min(max(here, least), most)


def wars() -> str:
    ends = from_to([record().low, record().high])
    return f"in wars like this one it came in {percent(record().chance)} ({ends})"


def contacted() -> str:
    """Everybody: the case's option engages all factions, and the draws bear it out."""
    assert all(made().share(TALKS, f"engaged.{one}") >= 0.5 for one in made().factions)
    return f"all {len(made().factions)} factions"


def heading() -> Iterator[str]:
    """The answer of a case without objectives is the record's chance of a deal."""
    yield f"In wars like this one a deal came within 12 months in {percent(record().chance)}."


def deal() -> Iterator[str]:
    """Any deal in force within the horizon, under both options."""
    none, talks = made().share(NONE, "signed"), made().share(TALKS, "signed")
    shown = [beside_record(none), talks]
    assert max(shown) < BANDS[0][0]
    yield (
        f"A deal with the government within 12 months {BANDS[0][1]} ({from_to(shown)}) whatever "
        f"the option; {wars()}."
    )


def panels() -> Iterator[str]:
    """The panels of the options, and what a screen reader says of them."""
    none, talks = (percent(x) for x in made().shares("signed"))
    titles = made().titles()
    seats = quantiles(made().drawn(TALKS, "table_max")).split(" ")[0]
    toll = made().drawn(TALKS, "toll") - made().drawn(NONE, "toll")
    wars_like = f"wars like this: {percent(record().chance)}"
    assert made().drawn(NONE, "rounds").max() == 0
    yield f"{titles[TALKS]}{contacted()}"
    yield f"Deal with the government by June 2021 ┆ {wars_like}"
    yield "Deal with the government by June 2021"
    yield f"{titles[NONE]}: {none}; {titles[TALKS]}: {talks}."
    yield f"Record: {wars_like}."
    yield f"{titles[NONE]}: no rounds; {titles[TALKS]}: {seats}."
    yield f"{titles[NONE]}: reference; {titles[TALKS]}: {np.median(toll):.1f}."


def classes() -> Iterator[str]:
    """The class of each faction by its own weights and borders, as the convenor cannot see it."""
    for one in made().factions:
        drawn = made().run.rows.inputs[f"true_class|{one}"]
        engageable, spoiler = (percent(float((drawn == level).mean())) for level in (2, 0))
        yield f"{made().names()[one]}: engageable {engageable}, spoiler {spoiler}."


def seats() -> Iterator[str]:
    """Seats with the host at the one past round, beside the forecast of the day before."""
    came = sum(part.response == "accepted" for part in made().run.case.rounds)
    answer = made().run.summary.rounds
    ends, ahead = answer.rounds["first"].seats, answer.upcoming.seats
    asked = answer.rounds["first"].invitees["capital"]
    assert 1 - asked.probability < 0.1  # so nine draws in ten have the host and this guest
    assert (ends.p10, ends.p90) == (2.0, 2.0)
    yield f"January 2020: {ends.p10:.0f} to {ends.p90:.0f} forecast, {came} came."
    yield f"Next round: {ahead.p10:.0f} to {ahead.p90:.0f} forecast."


def rests() -> Iterator[str]:
    """Origins of what the case reports, and metrics that no draw has a number for."""
    used = {c.origin or c.id for c in made().run.case.claims if c.kind != "context"}
    none = [m for m, value in made().run.summary.strategies[NONE].items() if value is None]
    words = "worth of how the war ends, powers in open or admitted contact"
    assert none[:2] == ["worth", "consensus"]
    paired = made().drawn(TALKS, "table_max") - made().drawn(NONE, "table_max")
    assert paired.min() >= 0  # so that its sign is assumed
    yield f"{len(used)} independent statements; the draws cannot say how far they move a deal."
    yield f"No number here for {words} and {len(none) - 2} more."


def watched() -> Iterator[str]:
    """No event can be in 100 draws of 128 and missing in 100; these come often enough to try."""
    assert made().share(NONE, "settlement") > 0  # so that a deal is the headline
    seen = [
        one.happened
        for one in seen_events(made().run.case, made().run.rows, NONE)
        if one.what.is_of != "settlement"  # a part of the headline itself
    ]
    often = [one for one in seen if 0.05 <= one.mean() <= 0.95]
    assert all(min(one.sum(), DRAWS - one.sum()) < FEWEST for one in often)
    assert len(often) > sum(one.any() for one in seen) - len(often)  # the commonest reason
    yield (
        f"No event before 30 December 2020 tells much: dated events lack {FEWEST} draws with them "
        f"or without ({len(often)} of {len(seen)}); more draws would help."
    )


def likely_deal() -> Iterator[str]:
    """The largest chance of a deal over the options, and that the difference is noise."""
    option = max(made().options, key=lambda one: made().share(one, "signed"))
    chance = made().share(option, "signed")
    signed = made().drawn(TALKS, "signed") > 0, made().drawn(NONE, "signed") > 0
    paired = signed[0].astype(float) - signed[1]
    assert abs(paired.mean()) <= 2 * paired.std() / np.sqrt(paired.size)
    assert chance < BANDS[0][0]
    yield (
        f"Any deal with the government within 12 months {BANDS[0][1]} ({percent(chance)}) under "
        f"“{made().titles()[option]}”."
    )


def largest_table() -> Iterator[str]:
    """Seats at the largest round of a draw, and draws in which the two sides meet at all."""
    talk = percent(made().share(TALKS, "first_talk"))
    largest = quantiles(made().drawn(TALKS, "table_max"))
    yield (
        f"The largest round holds {largest} seats, its host counted, under "
        f"“{made().titles()[TALKS]}”."
    )
    yield (
        f"A seat is no talk between the two sides; these first talk in {talk} of draws. ┃ "
        "Confidence: very low."
    )


def rests_on() -> Iterator[str]:
    """Every criterion that is counted has a claim behind it."""
    case = made().run.case
    claimed = {one.assessment for one in case.supports}
    counted = [one.id for one in case.assessments if one.variable == "performance"]
    on_claims = sum(one in claimed for one in counted) / len(counted)
    yield f"The criteria counted rest {percent(on_claims)} on claims."


def in_contact() -> Iterator[str]:
    """Factions in contact with the convenor on the last day."""
    found = {made().share(TALKS, f"engaged.{one}") for one in made().factions}
    assert len(found) == 1
    yield (
        f"In contact at the end: {contacted()} in {percent(found.pop())} under "
        f"“{made().titles()[TALKS]}”."
    )


def no_difference() -> Iterator[str]:
    """Outcomes whose paired difference is within two standard errors, with their value as now."""
    for column in ("settlement", "settlement_full", "held", "splits", "status_success"):
        mean, error = made().between(column)
        assert abs(mean) <= 2 * error or mean == 0.0, column
    full, held = (percent(made().share(NONE, name)) for name in ("settlement_full", "held"))
    splits, standing = (np.median(made().drawn(NONE, n)) for n in ("splits", "status_success"))
    words = [
        "any deal with the government",
        f"a full deal ({full})",
        f"a deal in force at the end ({held})",
        f"splits of the movement ({splits:.0f})",
        f"standing from a settlement ({standing:.2f})",
    ]
    yield f"No option differs beyond the error in {joined(words)}."


PAGE_ONE = (heading, deal, panels, classes, seats, rests, watched)
