"""Charts of options and rounds show the numbers they are given."""

from detente.assess.attendance.record import PastRound
from detente.assess.options.record import OptionValue, Ranking
from detente.report.sections.options.chart import round_chart, value_chart
from detente.runs.result import Interval

TITLES = {"a": "Option A", "b": "Option B"}


def ranked(p90: float) -> Ranking:
    """Return a ranking of both options, which have one and the same value."""
    value = OptionValue(
        value=Interval(p10=0.1, p50=0.2, p90=p90),
        mean=0.2,
        error=0.01,
        best=0.5,
        alone=0.0,
        regret=Interval(p10=0.0, p50=0.0, p90=0.0),
        mean_regret=0.0,
        parts={},
    )
    both = dict.fromkeys(TITLES, value)
    return Ranking(
        objectives=[], strategies=both, order=["b", "a"], top=["b", "a"], empty={}, margin=0.02
    )


def test_options_are_named_and_described():
    svg = value_chart(ranked(0.6), TITLES)
    assert svg.index("Option B") < svg.index("Option A")
    assert 'role="img"' in svg
    assert "aria-label=" in svg
    assert value_chart(ranked(0.9), TITLES) != svg


def past(**changes) -> PastRound:
    known = {
        "title": "First round",
        "date": "2020-01-05",
        "host": "northland",
        "series": "talks",
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
