"""Vega-Lite → SVG, offline, with one font that travels with the renderer."""

import hashlib
import json
import re
from typing import Any

__all__ = ["COLOURS", "chart"]

# Colour-blind-safe; engageable, ambivalent, spoiler; greys for the rest.
COLOURS = {"engageable": "#1b9e77", "ambivalent": "#7570b3", "spoiler": "#d95f02"}

_CONFIG = {
    "font": "Liberation Sans",
    "background": "#ffffff",
    "view": {"stroke": None},
    "axis": {"labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal", "grid": False},
    "header": {"labelFontSize": 12, "labelFontWeight": "bold", "title": None},
    "legend": {"labelFontSize": 11, "title": None, "orient": "top"},
}
_VERSION = "5.20"


# What tells the classes apart in grey: solid, hatched, dotted, on a light ground.
_PATTERNS = {
    "ambivalent": '<path d="M0,6 L6,0" stroke="{colour}" stroke-width="2"/>',
    "engageable": '<circle cx="3" cy="3" r="1.6" fill="{colour}"/>',
}


def chart(spec: dict[str, Any], description: str, *, patterned: bool = False) -> str:
    """Return a chart as inline SVG with a description for those who cannot see it.

    Parameters
    ----------
    spec : dict
        Vega-Lite specification with its data inline.
    description : str
        What the chart shows, in one or two sentences.
    patterned : bool
        Fill the classes of a faction with patterns as well as with colours.

    Returns
    -------
    str
        SVG; the same specification gives the same bytes, since the font travels along.
    """
    import vl_convert

    whole = {
        "$schema": f"https://vega.github.io/schema/vega-lite/v{_VERSION}.json",
        "description": description,
        "config": _CONFIG,
        **spec,
    }
    svg = _named(str(vl_convert.vegalite_to_svg(whole, vl_version=_VERSION)), whole)
    svg = _patterned(svg, _mark(whole)) if patterned else svg
    label = description.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    head = f'<svg role="img" aria-label="{label}" '
    return re.sub(r"^<svg ", lambda _: head, svg, count=1)


def _mark(spec: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(spec, sort_keys=True).encode()).hexdigest()[:8]


def _patterned(svg: str, mark: str) -> str:
    """Fill shapes of the classes' colours with patterns, so that they part without colour."""
    made = ""
    for name, inside in _PATTERNS.items():
        colour = COLOURS[name]
        made += (
            f'<pattern id="{mark}-{name}" width="6" height="6" patternUnits="userSpaceOnUse">'
            f'<rect width="6" height="6" fill="{colour}" fill-opacity="0.25"/>'
            f"{inside.format(colour=colour)}</pattern>"
        )
        svg = svg.replace(f'fill="{colour}"', f'fill="url(#{mark}-{name})"')
    return re.sub(r"(<svg [^>]*>)", rf"\1<defs>{made}</defs>", svg, count=1)


def _named(svg: str, spec: dict[str, Any]) -> str:
    """Name gradients and clips after the specification: the renderer counts over all charts."""
    mark = _mark(spec)
    for number, name in enumerate(dict.fromkeys(re.findall(r'\bid="([^"]+)"', svg))):
        svg = re.sub(rf'(id="|#){re.escape(name)}(?=["\')])', rf"\g<1>{mark}-{number}", svg)
    return svg
