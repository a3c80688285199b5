"""Charts of the options and of past rounds."""

from typing import Any

from detente.assess.attendance.record import PastRound
from detente.assess.options.record import Ranking
from detente.report.charts.draw import chart

__all__ = ["round_chart", "value_chart"]


def _ranges(values: list[dict[str, Any]], order: list[str], title: str) -> dict[str, Any]:
    """Return a chart of ranges with their middles, one row a name."""
    y = {
        "field": "name",
        "type": "nominal",
        "title": None,
        "sort": order,
        "axis": {"labelLimit": 260},
    }
    low = {"field": "p10", "type": "quantitative", "title": title, "scale": {"domainMin": 0}}
    return {
        "data": {"values": values},
        "width": 380,
        "height": {"step": 24},
        "layer": [
            {
                "mark": {"type": "bar", "size": 8, "color": "#7f9fbf"},
                "encoding": {"y": y, "x": low, "x2": {"field": "p90"}},
            },
            {
                "mark": {"type": "point", "filled": True, "color": "#1b1f24", "size": 60},
                "encoding": {"y": y, "x": {"field": "p50", "type": "quantitative"}},
            },
        ],
    }


def value_chart(ranking: Ranking, titles: dict[str, str]) -> str:
    """Return ranges of each option's value by the case's objectives."""
    values = [
        {"name": titles[i], **ranking.strategies[i].value.model_dump()} for i in ranking.order
    ]
    spec = _ranges(values, [v["name"] for v in values], "value, 0 worst to 1 best")
    return chart(
        spec,
        "Range and middle of each option's value by the modelled objectives, the first by mean "
        "value on top; the table gives the numbers.",
    )


def round_chart(rounds: dict[str, PastRound]) -> str:
    """Return seats forecast for each past round beside the seats taken."""
    values = [
        {"name": f"{r.title}, {r.date[:7]}", "came": r.seats_came, **r.seats.model_dump()}
        for r in rounds.values()
        if not r.why_not and r.seats
    ]
    spec = _ranges(values, [v["name"] for v in values], "seats with the host")
    y = spec["layer"][0]["encoding"]["y"]
    tick = {"type": "tick", "color": "#d95f02", "thickness": 3, "size": 18}
    came = {"y": y, "x": {"field": "came", "type": "quantitative"}}
    spec["layer"].append({"mark": tick, "encoding": came})
    return chart(
        spec,
        "Seats forecast for each past round as of the day before (bar and point) and the seats "
        "taken (upright mark); the table gives the numbers.",
    )
