"""Chances by month of events before a deal: a title that the table gives, and one scale."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assess.altered import altered
from tests.assess.runs import finished
from tests.report.pictures.reading import parsed, with_class
from tests.report.rows import row_for, rows_below

from detente.assess.months.record import DATED
from detente.report.messages.say import say
from detente.report.pictures.axis import share_axis
from detente.report.sections.months.steps import steps_figure
from detente.report.words import bare_percent

SUMMARY = finished()[0]
TITLES = {option.id: option.title for option in SUMMARY.strategy_list}
MONTHS = SUMMARY.months.months
EVENTS = [event for event in DATED if event != "any_deal"]
SHARES = st.lists(st.floats(0.0, 1.0), min_size=len(MONTHS), max_size=len(MONTHS)).map(sorted)


def of_options(summary, event):
    return [by_event[event][-1] for by_event in summary.months.chances.values()]


@given(st.data())
@settings(max_examples=200)
def test_the_title_can_be_made_from_the_table(data):
    changes = {
        f"months/chances/{option}/{event}": data.draw(SHARES)
        for option in TITLES
        for event in EVENTS
    }
    figure = steps_figure(altered(SUMMARY, changes))
    said = re.findall("“([^”]+)” (.*?)(?= and “|$)", figure.finding)
    assert [name for name, _ in said] == [panel.event for panel in figure.panels]
    for name, shares in said:
        rows = rows_below(figure.twin.rows, name)
        printed = {row_for(rows, title)[-1] for title in TITLES.values()}
        ends = shares.replace(" %", "").split(" to ")
        assert {ends[0], ends[-1]} <= printed
        values = [float(cell.removeprefix("under ").removeprefix("over ")) for cell in printed]
        assert float(re.sub(r"under |over ", "", ends[0])) == min(values)
        assert float(re.sub(r"under |over ", "", ends[-1])) == max(values)


def test_all_panels_have_the_scale_that_holds_the_largest():
    low, high = (
        {f"months/chances/{o}/{e}": [share] * len(MONTHS) for o in TITLES}
        for e, share in zip(EVENTS, (0.01, 0.5), strict=True)
    )
    figure = steps_figure(altered(SUMMARY, low | high | {"months/counted": 4000}))
    labels = set(share_axis([0.55]).labels)
    for panel in figure.panels:
        (root,) = parsed(panel.figure.svg)
        ticks = [node.text for node in with_class(root, "tick") if node.get("text-anchor") == "end"]
        assert labels <= set(ticks)
        assert len(with_class(root, "course")) == len(with_class(root, "band80")) == len(TITLES)
        assert not with_class(root, "rec")


def test_every_panel_says_that_there_is_no_record():
    assert all(panel.record is None for panel in steps_figure(SUMMARY).panels)


def test_one_option_is_no_range_over_options():
    whole, option = SUMMARY.model_dump(), next(iter(TITLES))
    one = {
        "strategy_list": whole["strategy_list"][:1],
        "months/chances": {option: whole["months"]["chances"][option]},
    }
    finding = steps_figure(altered(SUMMARY, one)).finding
    assert finding.startswith(f"Chances by month {MONTHS[-1]}: “")
    assert "over all options" in steps_figure(SUMMARY).finding


def test_only_the_events_that_a_run_has_are_drawn():
    chances = SUMMARY.model_dump()["months"]["chances"]
    for kept in (["first_talks"], ["any_deal"], []):
        some = {o: {e: by[e] for e in kept} for o, by in chances.items()}
        figure = steps_figure(altered(SUMMARY, {"months/chances": some}))
        shown = [] if figure is None else [panel.event for panel in figure.panels]
        assert shown == [say("First talks of the two sides")] * ("first_talks" in kept)
    assert steps_figure(altered(SUMMARY, {"months/months": [1]})) is None


def test_the_table_ends_with_the_share_that_is_printed_elsewhere():
    figure = steps_figure(SUMMARY)
    talks = rows_below(figure.twin.rows, "First talks of the two sides")
    for option, title in TITLES.items():
        happens = SUMMARY.events_of_war[option]["first_talks"].happens
        assert row_for(talks, title)[-1] == bare_percent(happens)
