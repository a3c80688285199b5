"""A drawing of the page as PNG: light theme, fixed width, a font that travels along."""

import re
from functools import cache
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

from detente.errors import DetenteError
from detente.report.forms.drawings.flatten import flatten
from detente.report.forms.drawings.light import light_style
from detente.report.forms.runs import clean

__all__ = ["WIDTH", "resolved", "to_png"]

WIDTH = 720
"""Width of a drawing in pixels, where the page leaves it to the window."""
_SCALE = 2.0
_FONTS = Path(__file__).parent / "fonts"
_FAMILY = "DejaVu Sans Condensed"
_SPACE = "http://www.w3.org/2000/svg"
_LINKS = "http://www.w3.org/1999/xlink"
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\w+);)\w+;")
# Letters of the fonts that travel along: Latin, Greek, Cyrillic, Arabic, signs.
_KNOWN = re.compile(
    "[\n\t\x20-\x7e\xa0-\u024f\u0300-\u04ff\u0600-\u06ff\u1e00-\u1eff\u2000-\u22ff"
    "\u2500-\u257f\u25a0-\u25ff\ufb50-\ufdff\ufe70-\ufeff]*"
)


def to_png(svg: str, style: str, defs: str = "") -> tuple[bytes, float]:
    """Return a drawing as PNG, and its width in pixels of the page.

    Parameters
    ----------
    svg : str
        The drawing as the page holds it.
    style : str
        Style sheet of the page.
    defs : str
        Patterns that drawings of the page share.

    Raises
    ------
    DetenteError
        If the drawing cannot be read.
    """
    import resvg_py

    whole, width = resolved(svg, style, defs)
    try:
        png = resvg_py.svg_to_bytes(
            svg_string=whole,
            background="#ffffff",
            zoom=_SCALE,
            font_files=[str(file) for file in sorted(_FONTS.glob("*.ttf"))],
            skip_system_fonts=bool(_KNOWN.fullmatch(whole)),
            font_family=_FAMILY,
            sans_serif_family=_FAMILY,
        )
    except ValueError as error:
        message = f"a picture of the report cannot be drawn: {error}"
        raise DetenteError(message) from error
    return bytes(png), width


def resolved(svg: str, style: str, defs: str = "") -> tuple[str, float]:
    """Return a drawing that needs no page around it, and its width in pixels."""
    root = _root(_with_names(svg))
    width, height = _size(root)
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    root.set("font-family", _FAMILY)
    root.attrib.pop("style", None)
    for element in root.iter():
        if element is not root:
            element.attrib.pop("font-family", None)
    flatten(root, width, height)
    look = ET.Element(f"{{{_SPACE}}}style")
    look.text = _light(style)
    shared = _root(_with_names(f"<svg>{defs}</svg>")) if defs else ()
    for n, element in enumerate((look, *shared)):
        root.insert(n, element)
    ET.register_namespace("", _SPACE)
    return ET.tostring(root, encoding="unicode"), width


@cache
def _light(style: str) -> str:
    return light_style(style)


def _with_names(svg: str) -> str:
    """Add the names of the languages, which a page may leave out, and spell out entities."""
    start = svg[: svg.find(">")]
    missing = "" if "xmlns=" in start else f' xmlns="{_SPACE}"'
    missing += f' xmlns:xlink="{_LINKS}"' if "xlink:" in svg and "xmlns:xlink=" not in start else ""
    whole = clean(svg).replace("<svg", f"<svg{missing}", 1)
    return _ENTITY.sub(lambda m: unescape(m[0]), whole)


def _root(svg: str) -> ET.Element:
    try:
        return ET.fromstring(svg)
    except ET.ParseError as error:
        message = f"a picture of the report cannot be read: {error}"
        raise DetenteError(message) from error


def _size(root: ET.Element) -> tuple[float, float]:
    """Return width and height in pixels; a width in per cent is that of a page."""
    box = [float(n) for n in root.get("viewBox", "").replace(",", " ").split()]
    width, height = _pixels(root.get("width")), _pixels(root.get("height"))
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        if width is None and height is None:
            width = float(WIDTH)
        if width is None:
            width = (height or 0.0) * box[2] / box[3]
        return width, width * box[3] / box[2] if height is None else height
    return width or float(WIDTH), height or float(WIDTH) / 2


def _pixels(text: str | None) -> float | None:
    found = re.fullmatch(r"\s*(\d*\.?\d+)(px)?\s*", text or "")
    return float(found[1]) if found and float(found[1]) > 0 else None
