"""Charts of bargaining by rounds: positions, median and mean."""

from typing import Any

from detente.errors import DomainError
from detente.report.charts.draw import chart

__all__ = ["rounds_chart"]

_NAMED = 20  # actors that a legend can name
_DRAWN = 200  # actors whose lines can be told apart at all
_MIDDLES = ("median", "mean")
_TICKS = {"labelAngle": 0, "labelOverlap": "greedy"}


def rounds_chart(issues: dict[str, Any]) -> str:
    """Return positions by round, a row an issue and a column a model, as SVG.

    Parameters
    ----------
    issues : dict
        ``issues`` of `detente.assess.agreement.bare_table.TableOutcomes.as_dict`.

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
    >>> step = {"median": 4.0, "mean": 5.0, "positions": {"A": 4.0, "B": 6.0}}
    >>> model = {"title": "Challenge model", "outcome": 4.0, "rounds": [step, step]}
    >>> rounds_chart({"delay": {"models": {"bargaining.challenge": model}}})[:4]
    '<svg'
    """
    played = [
        (issue, _heading(key, answer), answer["rounds"])
        for issue, told in issues.items()
        for key, answer in told["models"].items()
        if len(answer["rounds"]) > 1
    ]
    if not played:
        message = (
            "no model here has rounds, so there is nothing to plot; the challenge, exchange and "
            "spatial models have them"
        )
        raise DomainError(message)
    values = [
        {"issue": issue, "model": heading, "round": number, "line": line, "value": value, "of": of}
        for issue, heading, rounds in played
        for number, step in enumerate(rounds)
        for line, value, of in _lines(step)
    ]
    actors = list(dict.fromkeys(str(v["line"]) for v in values if v["of"] == "actor"))
    panel = {
        "width": 320,
        "height": 220,
        "layer": [_thin(actors), _thick()],
    }
    spec = {
        "data": {"values": values},
        "facet": {
            "row": {"field": "issue", "type": "nominal", "sort": _order(played, 0)},
            "column": {"field": "model", "type": "nominal", "sort": _order(played, 1)},
        },
        "resolve": {"scale": {"y": "independent", "x": "independent"}},
        "spec": panel,
    }
    return chart(
        spec,
        "Positions of actors by round (thin lines) with their weighted median (thick) and mean "
        "(thick, dashed); --csv gives the numbers.",
    )


def _heading(key: str, answer: dict[str, Any]) -> str:
    variant = answer.get("variant")
    return f"{key} ({variant})" if variant else key


def _order(played: list[tuple[str, str, Any]], place: int) -> list[str]:
    return list(dict.fromkeys(str(one[place]) for one in played))


def _lines(step: dict[str, Any]) -> list[tuple[str, float, str]]:
    """Return what is drawn of a round: name, value and kind of each line."""
    found = [(name, step[name], "middle") for name in _MIDDLES]
    if len(step["positions"]) <= _DRAWN:
        found += [(name, value, "actor") for name, value in step["positions"].items()]
    return found


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
