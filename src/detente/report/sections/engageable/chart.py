"""Charts of the camps: classes by faction and rule, number of camps, map of the rival."""

from detente.assess.engageable.record import CampCount, Camps, RivalPresence
from detente.report.charts.draw import COLOURS, chart
from detente.vocabulary.classes import CLASSES

__all__ = ["camp_count_chart", "class_chart", "tile_map"]


def class_chart(camps: Camps, names: dict[str, str]) -> str:
    """Return stacked bars of class acceptability, the two rules side by side."""
    values = [
        {"faction": names[f], "rule": rule, "class": k, "order": n, "share": share}
        for f, faction in camps.factions.items()
        for rule, shares in (
            ("pessimistic", faction.pessimistic),
            ("optimistic", faction.optimistic),
        )
        for n, k in enumerate(CLASSES)
        if (share := shares[k]) > 0
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
                    "sort": [names[f] for f in camps.factions],
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


def camp_count_chart(camps: CampCount) -> str:
    """Return bars of the number of camps, before and after the leaders' criteria."""
    values = [
        {"camps": number, "when": when, "share": share}
        for when, shares in (("before", camps.camp_count_prior), ("after", camps.camp_count))
        for number, share in shares.items()
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


def tile_map(presence: RivalPresence) -> str:
    """Return a tile map of where the rival is, one map for each reading of where."""
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
        "data": {"values": _tile_values(presence)},
        "facet": {
            "column": {"field": "reading", "type": "nominal", "sort": list(presence.readings)}
        },
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


def _tile_values(presence: RivalPresence) -> list[dict[str, str | int | float]]:
    """Return one row for each reading and region."""
    short = _short([tile.name for tile in presence.tiles.values()])
    return [
        {
            "name": tile.name,
            "row": tile.row,
            "col": tile.col,
            "reading": reading,
            "share": share,
            "short": short[tile.name],
        }
        for reading, shares in presence.readings.items()
        for region, share in shares.items()
        for tile in (presence.tiles[region],)
    ]


def _short(names: list[str]) -> dict[str, str]:
    """Return beginnings of names that fit a tile and still differ, where any do."""
    short = {}
    for name in names:
        others = [other for other in names if other != name]
        fits = (n for n in range(5, 8) if not any(o.startswith(name[:n]) for o in others))
        short[name] = name[: next(fits, 7)]
    return short
