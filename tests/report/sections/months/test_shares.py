"""Chances by month as panels and rows: one scale, steps with their error, months of the table."""

import math

from hypothesis import given
from hypothesis import strategies as st
from tests.assess.altered import altered
from tests.assess.runs import finished
from tests.report.pictures.reading import parsed, with_class

from detente.report.pictures.axis import share_axis
from detente.report.sections.months.shares import (
    DEAL,
    event_name,
    event_panels,
    event_rows,
    month_columns,
    option_rows,
    step_key,
    table_months,
)

SUMMARY = finished()[0]
OPTIONS = [option.id for option in SUMMARY.strategy_list]
MONTHS = SUMMARY.months.months


def level(event: str, share: float) -> dict:
    return {f"months/chances/{option}/{event}": [share] * len(MONTHS) for option in OPTIONS}


def labels(panel) -> list[str]:
    (root,) = parsed(panel.figure.svg)
    return [node.text for node in with_class(root, "tick") if node.get("text-anchor") == "end"]


@given(st.lists(st.integers(1, 60), min_size=2, max_size=40, unique=True).map(sorted), st.data())
def test_a_table_has_the_last_month_and_those_of_the_record(months, data):
    known = data.draw(st.lists(st.sampled_from(months), unique=True))
    shown = table_months(months, known)
    assert shown == sorted(set(shown))
    assert shown[-1] == months[-1]
    assert set(known) <= set(shown) <= set(months)
    assert len(shown) <= (len(known) + 1 if known else 5)


def test_panels_of_one_picture_share_the_scale_that_holds_the_error_as_well():
    counted = 400
    summary = altered(
        SUMMARY, {"months/counted": counted, **level("first_talks", 0.39), **level(DEAL, 0.01)}
    )
    assert 0.39 + 2 * math.sqrt(0.39 * 0.61 / counted) > 0.4
    for panel in event_panels(summary, "p", [DEAL, "first_talks"]):
        assert set(share_axis([0.45]).labels) <= set(labels(panel))


def test_the_scale_holds_the_record():
    record = SUMMARY.months.record[-1].model_copy(update={"chance": 0.5, "high": 0.7})
    (panel,) = event_panels(altered(SUMMARY, level(DEAL, 0.01)), "p", [DEAL], [record])
    assert "100 %" in [label.replace("\N{NO-BREAK SPACE}", " ") for label in labels(panel)]
    assert panel.record


def test_rows_and_columns_are_those_of_the_run():
    assert [row.title for row in option_rows(SUMMARY)] == [o.title for o in SUMMARY.strategy_list]
    rows = event_rows(SUMMARY, [DEAL], MONTHS[-2:])
    assert rows[0] == (event_name(SUMMARY, DEAL),)
    assert all(len(row) == len(month_columns(MONTHS[-2:])) for row in rows[1:])


def test_the_hold_out_is_named_by_its_name():
    (holdout,) = (
        a.name for a in SUMMARY.actors.values() if a.name in event_name(SUMMARY, "holdout_contact")
    )
    assert holdout


def test_the_key_counts_the_draws():
    assert "1 draw," in step_key(1)[1].words
    assert "2 draws," in step_key(2)[1].words
