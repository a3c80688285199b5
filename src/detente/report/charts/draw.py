"""Vega-Lite → SVG, offline, with one font that travels with the renderer."""

import hashlib
import json
import re
from typing import Any

__all__ = ["COLOURS", "chart"]

# Colour-blind-safe; engageable, ambivalent, spoiler, and greys for all else.
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


def chart(spec: dict[str, Any], description: str) -> str:
    """Return a chart as inline SVG with a description for those who cannot see it.

    Parameters
    ----------
    spec : dict
        Vega-Lite specification with its data inline.
    description : str
        What the chart shows, in one or two sentences.

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
    label = description.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    head = f'<svg role="img" aria-label="{label}" '
    return re.sub(r"^<svg ", lambda _: head, svg, count=1)


def _named(svg: str, spec: dict[str, Any]) -> str:
    """Name gradients and clips after the specification: the renderer counts over all charts."""
    mark = hashlib.sha256(json.dumps(spec, sort_keys=True).encode()).hexdigest()[:8]
    for number, name in enumerate(dict.fromkeys(re.findall(r'\bid="([^"]+)"', svg))):
        svg = re.sub(rf'(id="|#){re.escape(name)}(?=["\')])', rf"\g<1>{mark}-{number}", svg)
    return svg
