"""Chances by month: a title that the table gives, steps with their error, the record beside."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assess.altered import altered
from tests.assess.runs import finished
from tests.report.pictures.reading import ids, parsed, with_class
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


def rows_of(figure, event: str):
    """Return the rows of an event, without that of the record."""
    return [row for row in rows_below(figure.twin.rows, event) if row[0] != RECORD]


@given(st.data())
@settings(max_examples=60)
def test_the_title_says_where_options_leave_the_record(data):
    summary = planted(data)
    figure = chances_figure(summary)
    sides = sides_of(summary)
    first = next((month for month, left in sides.items() if left), None)
    if first is None:
        assert "stays within the record’s range under every option" in figure.finding
        return
    left = sides[first]
    word = next(iter(left.values())) if len(set(left.values())) == 1 else "outside"
    assert figure.finding.startswith(f"By month {first} the chance of a deal is {word} the record")
    last = max(sides)
    assert figure.finding.endswith(f"and by month {last} within it") == (not sides[last])
    if len(left) == len(TITLES):
        assert "under every option" in figure.finding
    elif len(left) <= 3:
        assert all(f"“{option}”" in figure.finding for option in left)
    else:
        assert f"under {len(left)} of {len(TITLES)} options" in figure.finding


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
    assert "record" not in chances_caption(altered(SUMMARY, {"months/record": []}))


def test_only_a_deal_has_a_record():
    figure = chances_figure(SUMMARY)
    for panel in figure.panels:
        (root,) = parsed(panel.figure.svg)
        is_deal = panel.event == DEAL
        assert (panel.record is not None) == is_deal
        assert len(with_class(root, "rec")) == len(TITLES) * is_deal
        drawn = len(TITLES) * len(SUMMARY.months.record)
        assert len(with_class(root, "upright")) == drawn * is_deal
        assert len(with_class(root, "course")) == len(TITLES)
        assert len(with_class(root, "band80")) == len(TITLES)


def test_a_case_without_a_deal_draws_the_other_events():
    chances = SUMMARY.model_dump()["months"]["chances"]
    talks = {option: {"first_talks": by["first_talks"]} for option, by in chances.items()}
    figure = chances_figure(altered(SUMMARY, {"months/chances": talks}))
    assert [panel.event for panel in figure.panels] == ["First talks of the two sides"]
    assert figure.finding == NO_RECORD


def test_nothing_is_drawn_of_one_month_or_no_event():
    none = {"months/chances": {key: {} for key in TITLES}}
    assert chances_figure(altered(SUMMARY, none)) is None
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


def test_the_caption_says_what_the_band_is_not_and_what_is_missing():
    said = chances_caption(SUMMARY)
    assert any("no range of the chance" in one.words for one in chances_figure(SUMMARY).key)
    assert "Splits have no month" in said
    assert all(str(one.month) in said for one in SUMMARY.months.record)


@pytest.mark.parametrize("months", [1, 2])
def test_the_record_is_counted_in_the_caption(months):
    record = SUMMARY.model_dump()["months"]["record"][-1:] * months
    said = chances_caption(altered(SUMMARY, {"months/record": record}))
    assert ("by months" in said) == (months > 1)


def test_ids_stand_once():
    drawn = "".join(panel.figure.svg for panel in chances_figure(SUMMARY).panels)
    assert len(ids(drawn)) == len(set(ids(drawn)))
