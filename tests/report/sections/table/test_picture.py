"""The picture of seats: title from the table, past rounds of the series, then the next one."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assess.altered import altered
from tests.assess.runs import finished
from tests.report.pictures.reading import parsed, words

from detente.report.sections.table.picture import (
    Seats,
    finding_of,
    past_seats,
    rounds_figure,
    seats_figure,
    seats_picture,
)
from detente.runs.result import Interval

SPREADS = st.lists(st.integers(0, 20), min_size=3, max_size=3).map(sorted).map(tuple)
ROUNDS = st.lists(
    st.builds(Seats, name=st.just("A round"), spread=SPREADS, came=st.none() | st.integers(0, 20)),
    min_size=1,
)


@given(ROUNDS)
@settings(max_examples=200)
def test_the_title_counts_what_the_table_counts(rounds):
    figure = seats_picture("p", rounds)
    assert figure.finding == finding_of(rounds)
    past = [row for row in figure.twin.rows if row[4] is not None]
    inside = sum(row[1] <= row[4] <= row[3] for row in past)
    if not past:
        assert figure.finding.startswith("No past round")
        return
    plural = "" if len(past) == 1 else "s"
    said = f"Seats were within the forecast range at {inside} of {len(past)} past round{plural}"
    assert figure.finding == said
    assert finding_of(rounds, some=True) == f"{said} of this series"


@given(ROUNDS)
def test_every_round_has_its_number(rounds):
    for root in parsed(seats_picture("p", rounds).svg):
        drawn = words(root)
        for one in rounds:
            expected = f"{one.came} came" if one.came is not None else f"{one.spread[1]:g}"
            assert expected in drawn


def test_only_rounds_of_the_latest_series_are_drawn():
    summary = finished()[0]
    first = next(iter(summary.rounds.rounds))
    shown = seats_figure(summary)
    other = altered(
        summary,
        {
            f"rounds/rounds/{first}/series": summary.rounds.upcoming.series,
            **{
                f"rounds/rounds/{name}/series": "another"
                for name in summary.rounds.rounds
                if name != first
            },
        },
    )
    assert shown is not None
    past = [row for row in seats_figure(other).twin.rows if row[4] is not None]
    assert len(past) <= 1


def test_the_next_round_has_the_numbers_of_the_next_round():
    summary = finished()[0]
    known = altered(
        summary,
        {
            "rounds/upcoming/seats": Interval(p10=4.0, p50=11.0, p90=13.0),
            **{
                f"attendance/planned/{option}/{part}": Interval(p10=19.0, p50=20.0, p90=21.0)
                for option, planned in summary.attendance.planned.items()
                if planned is not None
                for part in ("seats", "largest")
            },
        },
    )
    for figure in (seats_figure(known), rounds_figure(known)):
        assert [row for row in figure.twin.rows if row[4] is None] == [
            ("Next round", 4.0, 11.0, 13.0, None)
        ]
        assert figure.alt.endswith("Next round: 4 to 13 forecast.")
        assert all("11" in words(root) for root in parsed(figure.svg))


def test_a_round_without_a_forecast_is_left_out():
    summary = finished()[0]
    name = next(n for n, one in summary.rounds.rounds.items() if one.seats is not None)
    lost = altered(summary, {f"rounds/rounds/{name}/why_not": "host_unknown"})
    rounds = [r.rounds.rounds.values() for r in (summary, lost)]
    before, after = (past_seats(known, titled=False) for known in rounds)
    assert len(after) == len(before) - 1


def test_rounds_of_every_series_are_drawn_with_their_titles():
    summary = finished()[0]
    figure = rounds_figure(summary)
    past = [row for row in figure.twin.rows if row[4] is not None]
    forecast = [one for one in summary.rounds.rounds.values() if one.seats is not None]
    assert [row[0] for row in past] == [f"{one.date[:7]}, {one.title}" for one in forecast]
    assert [row[4] for row in past] == [one.seats_came for one in forecast]
    assert figure.twin.rows[len(past) :] == tuple(
        row for row in seats_figure(summary).twin.rows if row[4] is None
    )
    name = next(iter(summary.rounds.rounds))
    moved = altered(summary, {f"rounds/rounds/{name}/seats_came": 9})
    assert rounds_figure(moved).svg != figure.svg
    assert "9 came" in rounds_figure(moved).svg


def test_without_rounds_there_is_no_picture():
    bare = altered(finished()[0], {"rounds/rounds": {}, "rounds/upcoming/guests": {}})
    assert rounds_figure(bare) is None
    assert seats_figure(bare) is None
