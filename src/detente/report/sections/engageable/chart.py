"""Charts of the camps: classes by faction and rule, number of camps, map of the rival."""

from typing import Any

from detente.report.charts.draw import COLOURS, chart
from detente.vocabulary.classes import CLASSES

__all__ = ["camp_count_chart", "class_chart", "tile_map"]


def class_chart(camps: dict[str, Any], names: dict[str, str]) -> str:
    """Return stacked bars of class acceptability, the two rules side by side."""
    values = [
        {"faction": names[f], "rule": rule, "class": k, "order": n, "share": share}
        for f, found in camps["factions"].items()
        for rule in ("pessimistic", "optimistic")
        for n, k in enumerate(CLASSES)
        if (share := found[rule][k]) > 0
    ]
    spec = {
        "data": {"values": values},
        "facet": {"column": {"field": "rule", "type": "nominal", "sort": ["pessimistic"]}},
        "spec": {
            "width": 250,
            "height": {"step": 22},
            "mark": {"type": "bar", "stroke": "#ffffff"},
            "encoding": {
                "y": {
                    "field": "faction",
                    "type": "nominal",
                    "title": None,
                    "sort": [names[f] for f in camps["factions"]],
                    "axis": {"labelLimit": 220},
                },
                "x": {
                    "field": "share",
                    "type": "quantitative",
                    "title": "share of admissible judgements",
                    "axis": {"format": ".0%", "tickCount": 5},
                    "scale": {"domain": [0, 1]},
                },
                "color": {
                    "field": "class",
                    "type": "nominal",
                    "scale": {"domain": list(CLASSES), "range": [COLOURS[k] for k in CLASSES]},
                },
                "order": {"field": "order"},
            },
        },
    }
    return chart(
        spec,
        "Share of admissible judgements that put each faction in the classes spoiler, ambivalent "
        "and engageable, by the pessimistic and the optimistic rule; the table gives the numbers.",
        patterned=True,
    )


def camp_count_chart(camps: dict[str, Any]) -> str:
    """Return bars of the number of camps, before and after the leaders' criteria."""
    values = [
        {"camps": k, "when": when, "share": camps[key][k]}
        for key, when in (("camp_count_prior", "before"), ("camp_count", "after"))
        for k in camps[key]
    ]
    spec = {
        "data": {"values": values},
        "width": 320,
        "height": 120,
        "mark": "bar",
        "encoding": {
            "x": {
                "field": "camps",
                "type": "ordinal",
                "title": "number of camps",
                "axis": {"labelAngle": 0},
            },
            "xOffset": {"field": "when", "sort": ["before", "after"]},
            "y": {
                "field": "share",
                "type": "quantitative",
                "title": "probability",
                "axis": {"format": ".0%", "tickCount": 4},
                "scale": {"domainMin": 0},
            },
            "color": {
                "field": "when",
                "type": "nominal",
                "sort": ["before", "after"],
                "scale": {"domain": ["before", "after"], "range": ["#c4ccd4", "#0b5394"]},
            },
        },
    }
    return chart(spec, "Probability of one to four camps before and after the leaders' criteria.")


def tile_map(tiles: list[dict[str, Any]], readings: list[str]) -> str:
    """Return a tile map of where the rival is, one map for each reading of where.

    Parameters
    ----------
    tiles : list of dict
        Keys ``name``, ``row``, ``col``, ``reading``, ``share``.
    readings : list of str
        Readings in order.
    """
    short = _short([t["name"] for t in tiles])
    square = {
        "mark": {"type": "rect", "stroke": "#ffffff", "strokeWidth": 1.5},
        "encoding": {
            "color": {
                "field": "share",
                "type": "quantitative",
                "scale": {"scheme": "oranges", "domain": [0, 1]},
                "legend": {
                    "format": ".0%",
                    "values": [0, 0.25, 0.5, 0.75, 1],
                    "title": "share of the region",
                    "orient": "bottom",
                    "gradientLength": 200,
                },
            }
        },
    }
    text = {
        "mark": {"type": "text", "fontSize": 9},
        "encoding": {
            "text": {"field": "short"},
            "color": {
                "condition": {"test": "datum.share > 0.55", "value": "#ffffff"},
                "value": "#1b1f24",
            },
        },
    }
    position = {
        "x": {"field": "col", "type": "ordinal", "axis": None},
        "y": {"field": "row", "type": "ordinal", "axis": None},
    }
    spec = {
        "data": {"values": [{**t, "short": short[t["name"]]} for t in tiles]},
        "facet": {"column": {"field": "reading", "type": "nominal", "sort": readings}},
        "spec": {
            "width": {"step": 34},
            "height": {"step": 28},
            "encoding": position,
            "layer": [square, text],
        },
    }
    return chart(
        spec,
        "Tile map of the rival group's share of each region, one map for each reading of where "
        "it is strong; tiles stand roughly where the regions lie.",
    )


def _short(names: list[str]) -> dict[str, str]:
    """Return beginnings of names that fit a tile and still tell them apart, where any do."""
    found = {}
    for name in names:
        others = [other for other in names if other != name]
        fits = (n for n in range(5, 8) if not any(o.startswith(name[:n]) for o in others))
        found[name] = name[: next(fits, 7)]
    return found
