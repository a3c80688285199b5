"""Charts of options and rounds show the numbers they are given."""

from detente.assess.table.record import PastRound
from detente.report.sections.options.chart import round_chart, value_chart

TITLES = {"a": "Option A", "b": "Option B"}
SPAN = {"p10": 0.1, "p50": 0.2, "p90": 0.6}


def test_options_are_named_and_described():
    ranking = {"order": ["b", "a"], "strategies": {k: {"value": SPAN} for k in TITLES}}
    svg = value_chart(ranking, TITLES)
    assert svg.index("Option B") < svg.index("Option A")
    assert 'role="img"' in svg
    assert "aria-label=" in svg
    wider = {k: {"value": {**SPAN, "p90": 0.9}} for k in TITLES}
    assert value_chart({**ranking, "strategies": wider}, TITLES) != svg


def past(**changes) -> PastRound:
    known = {
        "title": "First round",
        "date": "2020-01-05",
        "host": "northland",
        "as_of": "2020-01-04",
        "why_not": None,
        "invitees": {},
        "seats": {"p10": 2.0, "p50": 3.0, "p90": 5.0},
        "seats_came": 4,
        "brier": None,
    }
    return PastRound.model_validate({**known, **changes})


def test_rounds_show_forecast_and_who_came():
    svg = round_chart({"r": past()})
    assert "First round, 2020-01" in svg
    assert round_chart({"r": past(seats_came=5)}) != svg


def test_rounds_without_forecast_are_left_out():
    svg = round_chart({"r": past(), "x": past(title="Lost", why_not="host unknown", seats=None)})
    assert "Lost" not in svg
