"""Charts of bargaining by rounds: positions, median and mean."""

from collections.abc import Mapping
from typing import Any, Literal, TypedDict

from detente.assess.agreement.bare_record import TableForecast, TableIssue, TableRound
from detente.errors import DomainError
from detente.report.charts.draw import chart

__all__ = ["rounds_chart"]

_NAMED = 20  # actors that a legend can name
_DRAWN = 200  # actors whose lines can be told apart at all
_MIDDLES = ("median", "mean")
_TICKS = {"labelAngle": 0, "labelOverlap": "greedy"}


def rounds_chart(issues: Mapping[str, TableIssue]) -> str:
    """Return positions by round, a row an issue and a column a model, as SVG.

    Parameters
    ----------
    issues : mapping of TableIssue
        What every model makes of each issue of a bare table.

    Returns
    -------
    str
        SVG; actors as thin lines (none where there are more than 200), median and mean thick.

    Raises
    ------
    DomainError
        If no model has more than one round.

    Examples
    --------
    >>> step = TableRound(median=4.0, mean=5.0, positions={"A": 4.0, "B": 6.0})
    >>> model = TableForecast(title="Challenge model", outcome=4.0, rounds=[step, step])
    >>> models = {"bargaining.challenge": model}
    >>> issue = TableIssue(scale=(0.0, 10.0), scale_from="file", models=models)
    >>> rounds_chart({"delay": issue})[:4]
    '<svg'
    """
    played = [
        (name, _heading(key, forecast), forecast.rounds)
        for name, issue in issues.items()
        for key, forecast in issue.models.items()
        if len(forecast.rounds) > 1
    ]
    if not played:
        message = (
            "no model here has rounds, so there is nothing to plot; the challenge, exchange and "
            "spatial models have them"
        )
        raise DomainError(message)
    values = [
        {"issue": name, "model": heading, "round": number, **point}
        for name, heading, rounds in played
        for number, step in enumerate(rounds)
        for point in _points(step)
    ]
    actors = list(dict.fromkeys(str(v["line"]) for v in values if v["of"] == "actor"))
    panel = {
        "width": 320,
        "height": 220,
        "layer": [_thin(actors), _thick()],
    }
    rows = list(dict.fromkeys(name for name, _, _ in played))
    columns = list(dict.fromkeys(heading for _, heading, _ in played))
    spec = {
        "data": {"values": values},
        "facet": {
            "row": {"field": "issue", "type": "nominal", "sort": rows},
            "column": {
                "field": "model",
                "type": "nominal",
                "sort": columns,
            },
        },
        "resolve": {"scale": {"y": "independent", "x": "independent"}},
        "spec": panel,
    }
    return chart(
        spec,
        "Positions of actors by round (thin lines) with their weighted median (thick) and mean "
        "(thick, dashed); --csv gives the numbers.",
    )


def _heading(key: str, forecast: TableForecast) -> str:
    return f"{key} ({forecast.variant})" if forecast.variant else key


class _Point(TypedDict):
    """A point of a line: whose it is, where, and whether it is an actor's or a middle."""

    line: str
    value: float
    of: Literal["actor", "middle"]


def _points(step: TableRound) -> list[_Point]:
    """Return what is drawn of a round."""
    points: list[_Point] = [
        {"line": "median", "value": step.median, "of": "middle"},
        {"line": "mean", "value": step.mean, "of": "middle"},
    ]
    if len(step.positions) <= _DRAWN:
        points += [{"line": a, "value": x, "of": "actor"} for a, x in step.positions.items()]
    return points


def _axes() -> dict[str, Any]:
    return {
        "x": {
            "field": "round",
            "type": "quantitative",
            "title": "round",
            "axis": {"tickMinStep": 1},
        },
        "y": {
            "field": "value",
            "type": "quantitative",
            "title": "position",
            "scale": {"zero": False},
        },
    }


def _thin(actors: list[str]) -> dict[str, Any]:
    """Return the actors' lines: coloured and named where they are few, grey where they are many."""
    named = 0 < len(actors) <= _NAMED
    colour: dict[str, Any] = {"value": "#9aa5b1"}
    if named:
        colour = {
            "field": "line",
            "type": "nominal",
            "scale": {
                "domain": actors,
                "scheme": "tableau10" if len(actors) <= 10 else "tableau20",
            },
            "legend": {"orient": "right"},
        }
    return {
        "transform": [{"filter": "datum.of == 'actor'"}],
        "mark": {"type": "line", "strokeWidth": 1.5, "opacity": 0.85 if named else 0.5},
        "encoding": {**_axes(), "color": colour, "detail": {"field": "line"}},
    }


def _thick() -> dict[str, Any]:
    """Return the lines of median and mean."""
    dash = {
        "field": "line",
        "type": "nominal",
        "scale": {"domain": list(_MIDDLES), "range": [[1, 0], [6, 4]]},
        "legend": {"orient": "top"},
    }
    return {
        "transform": [{"filter": "datum.of == 'middle'"}],
        "mark": {"type": "line", "strokeWidth": 3, "color": "#1b1f24"},
        "encoding": {**_axes(), "strokeDash": dash},
    }
