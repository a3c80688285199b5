"""Chances by month: a title that the table gives, steps with their error, the record beside."""

import re
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assess.altered import altered
from tests.assess.runs import finished
from tests.report.pictures.reading import parsed, with_class
from tests.report.rows import row_for, rows_below

from detente.assess.months.record import RecordAt
from detente.report.sections.months.chances import chances_caption, chances_figure, side_of
from detente.report.words import bare_percent
from detente.runs.statistics import share_error

SUMMARY = finished()[0]
TITLES = {option.id: option.title for option in SUMMARY.strategy_list}
MONTHS = SUMMARY.months.months
DEAL = "Any deal"
SHARES = st.lists(st.floats(0.0, 0.4), min_size=len(MONTHS), max_size=len(MONTHS)).map(sorted)
RECORD = "wars like this one"
STAYS = "The chance of a deal stays within the record’s range under every option"
NEAR = "The chance of a deal is clearly outside the record’s range under no option"
TITLE = re.compile(
    r"By month (?P<month>\d+) the chance of a deal is (?P<side>below|above|outside) the record’s "
    r"range under (?P<options>.*?)(?P<back>, and by month \d+ not clearly so)?"
)
NO_RECORD = "There is no record of deals by month beside which the chances can be read"


def planted(data):
    """Return the example with chances and a record that were drawn."""
    changes = {"months/counted": data.draw(st.sampled_from([40, 4000]))}
    for option in TITLES:
        changes[f"months/chances/{option}/any_deal"] = data.draw(SHARES)
    for n in range(len(SUMMARY.months.record)):
        low, chance, high = sorted(data.draw(st.floats(0.0, 0.4)) for _ in range(3))
        average = data.draw(st.booleans())
        changes[f"months/record/{n}/chance"] = chance
        changes[f"months/record/{n}/low"] = None if average else low
        changes[f"months/record/{n}/high"] = None if average else high
    return altered(SUMMARY, changes)


def sides_of(summary) -> dict[int, dict[str, str]]:
    """Return the options outside the record by month."""
    months, found = summary.months, {}
    for one in months.record:
        low, high = (one.chance if end is None else end for end in (one.low, one.high))
        found[one.month] = {}
        for option, by_event in months.chances.items():
            share = by_event["any_deal"][months.months.index(one.month)]
            noise = 2.0 * share_error(share, months.counted)
            if low > share + noise:
                found[one.month][TITLES[option]] = "below"
            elif high < share - noise:
                found[one.month][TITLES[option]] = "above"
    return found


def inside(summary) -> bool:
    """Tell whether the chance of each option lies in the record's range, without its error."""
    months = summary.months
    return all(
        (one.chance if one.low is None else one.low)
        <= by_event["any_deal"][months.months.index(one.month)]
        <= (one.chance if one.high is None else one.high)
        for one in months.record
        for by_event in months.chances.values()
    )


def rows_of(figure, event: str):
    """Return the rows of an event, without that of the record."""
    return [row for row in rows_below(figure.twin.rows, event) if row[0] != RECORD]


@given(st.data())
@settings(max_examples=200)
def test_the_title_says_where_options_leave_the_record(data):
    summary = planted(data)
    figure = chances_figure(summary)
    sides = sides_of(summary)
    first = next((month for month, left in sides.items() if left), None)
    if first is None:
        assert figure.finding == (STAYS if inside(summary) else NEAR)
        return
    left = sides[first]
    word = next(iter(left.values())) if len(set(left.values())) == 1 else "outside"
    assert figure.finding.startswith(f"By month {first} the chance of a deal is {word} the record")
    last = max(sides)
    assert figure.finding.endswith(f"and by month {last} not clearly so") == (not sides[last])
    if len(left) == len(TITLES):
        assert "under every option" in figure.finding
    elif len(left) <= 3:
        assert all(f"“{option}”" in figure.finding for option in left)
    else:
        assert f"under {len(left)} of {len(TITLES)} options" in figure.finding


def ends_of(cell: str) -> tuple[float, float]:
    """Return the least and the largest share that are printed like this."""
    if cell in {"under 1", "over 99"}:
        return (0.0, 0.01) if cell == "under 1" else (0.99, 1.0)
    return max(0.0, (float(cell) - 0.5) / 100.0), min(1.0, (float(cell) + 0.5) / 100.0)


def possible(cell: str, record: str, draws: int) -> set[str | None]:
    """Return the sides of the record's range on which a chance can lie, as both are printed."""
    chance, _, ends = record.removesuffix(")").partition(" (")
    low, high = ends.split(" to ") if ends else (chance, chance)
    found = set()
    for share, least, most in product(ends_of(cell), ends_of(low), ends_of(high)):
        noise = 2.0 * share_error(share, draws)
        found.add("below" if least > share + noise else "above" if most < share - noise else None)
    return found | ({None} if len(found) > 1 else set())


@given(st.data())
@settings(max_examples=200)
def test_the_title_can_be_made_from_the_table(data):
    """As far as whole numbers of per cent tell on which side of the record a chance is."""
    summary = planted(data)
    figure = chances_figure(summary)
    record = row_for(figure.twin.rows, RECORD)
    draws = int(re.search(r"errors of (\d+) draw", figure.key[1].words)[1])
    months = [int(column.name.removeprefix("by month ")) for column in figure.twin.columns[1:]]
    sides = {
        month: {
            option: possible(row_for(rows_of(figure, DEAL), option)[n], record[n], draws)
            for option in TITLES.values()
        }
        for n, month in enumerate(months, start=1)
        if record[n] is not None
    }
    within = {month: all(None in s for s in found.values()) for month, found in sides.items()}
    said = TITLE.fullmatch(figure.finding)
    if said is None:
        assert figure.finding in {STAYS, NEAR}
        assert all(within.values())
        return
    first, side = int(said["month"]), said["side"]
    assert all(inside for month, inside in within.items() if month < first)
    wanted = {side} if side != "outside" else {"below", "above"}
    can = [option for option, found in sides[first].items() if found & wanted]
    named = re.findall("“([^”]+)”", said["options"])
    number = re.match(r"\d+", said["options"])
    assert set(named) <= set(can)
    assert len(can) >= (int(number[0]) if number else len(named) or len(TITLES))
    assert all(None in found for o, found in sides[first].items() if named and o not in named)
    if said["back"]:
        assert within[max(sides)]
    else:
        assert any(found - {None} for found in sides[max(sides)].values())


def test_a_chance_outside_the_range_by_less_than_its_error_is_not_said_to_be_inside():
    first, *_ = SUMMARY.months.record
    level = [0.1] * len(MONTHS)
    changes = {f"months/chances/{option}/any_deal": level for option in TITLES}
    changes |= {"months/counted": 100, "months/record": [first]}
    record = {"chance": 0.07, "low": 0.05}
    for high, title in ((0.09, NEAR), (0.1, STAYS)):
        one = first.model_copy(update={**record, "high": high})
        summary = altered(SUMMARY, changes | {"months/record": [one.model_dump()]})
        assert chances_figure(summary).finding == title


def test_a_difference_within_the_noise_of_the_draws_is_none():
    record = RecordAt(month=12, chance=0.1, low=0.08, high=0.12)
    assert side_of(0.06, 40, record) is None
    assert side_of(0.06, 40_000, record) == "below"
    assert side_of(0.14, 40_000, record) == "above"
    assert side_of(0.1, 40_000, record) is None


def test_an_average_has_no_range_but_its_chance():
    record = RecordAt(month=12, chance=0.1, low=None, high=None)
    assert side_of(0.11, 40_000, record) == "above"


def test_without_a_record_the_title_says_so_and_no_line_is_drawn():
    figure = chances_figure(altered(SUMMARY, {"months/record": []}))
    assert figure.finding == NO_RECORD
    assert all(panel.record is None for panel in figure.panels)
    for panel in figure.panels:
        (root,) = parsed(panel.figure.svg)
        assert not with_class(root, "rec")
        assert not with_class(root, "upright")
    assert not chances_caption(altered(SUMMARY, {"months/record": []}))


def test_the_record_is_drawn_beside_every_option():
    (panel,) = chances_figure(SUMMARY).panels
    (root,) = parsed(panel.figure.svg)
    drawn = len(TITLES) * len(SUMMARY.months.record)
    assert panel.record is not None
    assert len(with_class(root, "upright")) == drawn
    for name in ("rec", "course", "band80"):
        assert len(with_class(root, name)) == len(TITLES)


def test_nothing_is_drawn_without_a_deal():
    chances = SUMMARY.model_dump()["months"]["chances"]
    talks = {option: {"first_talks": by["first_talks"]} for option, by in chances.items()}
    assert chances_figure(altered(SUMMARY, {"months/chances": talks})) is None


def test_nothing_is_drawn_of_one_month():
    assert chances_figure(altered(SUMMARY, {"months/months": [1]})) is None


def test_the_table_ends_at_the_horizon_with_the_share_that_is_printed_elsewhere():
    figure = chances_figure(SUMMARY)
    assert figure.twin.columns[-1].name == f"by month {SUMMARY.horizon_months}"
    for option, title in TITLES.items():
        happens = SUMMARY.events_of_war[option]["any_deal"].happens
        assert row_for(rows_of(figure, DEAL), title)[-1] == bare_percent(happens)


def test_the_record_is_one_row_with_its_ranges():
    (row,) = [row for row in chances_figure(SUMMARY).twin.rows if row[0] == RECORD]
    last = SUMMARY.months.record[-1]
    ends = f"{bare_percent(last.low)} to {bare_percent(last.high)}"
    assert row[-1] == f"{bare_percent(SUMMARY.record.chances['deal'].chance)} ({ends})"
    average = altered(SUMMARY, {"months/record/0/low": None, "months/record/0/high": None})
    (row,) = [row for row in chances_figure(average).twin.rows if row[0] == RECORD]
    assert bare_percent(SUMMARY.months.record[0].chance) in row


def test_options_of_the_same_chances_share_a_row():
    chances = SUMMARY.model_dump()["months"]["chances"]
    same = dict.fromkeys(chances, next(iter(chances.values())))
    figure = chances_figure(altered(SUMMARY, {"months/chances": same}))
    assert [row[0] for row in rows_of(figure, DEAL)] == ["every option"]


def test_the_key_says_what_the_band_is_not_and_the_caption_when_the_record_is_known():
    said = chances_caption(SUMMARY)
    assert any("no range of the chance" in one.words for one in chances_figure(SUMMARY).key)
    assert all(str(one.month) in said for one in SUMMARY.months.record)


@pytest.mark.parametrize("months", [1, 2])
def test_the_record_is_counted_in_the_caption(months):
    record = SUMMARY.model_dump()["months"]["record"][-1:] * months
    said = chances_caption(altered(SUMMARY, {"months/record": record}))
    assert ("by months" in said) == (months > 1)
