"""The style sheet of the pictures, its colours, and a version for pictures that stand alone."""

import re
from functools import cache
from pathlib import Path
from typing import Literal

__all__ = ["Scheme", "alone_style", "page_style", "tokens"]

Scheme = Literal["light", "dark"]

_COLOURS = Path(__file__).parent.with_name("tokens.css")
_FILE = Path(__file__).with_name("pictures.css")
_FONT = '.fig { font-family: system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }'


@cache
def page_style() -> str:
    """Return the colours of a page, and the rules for its pictures."""
    return _COLOURS.read_text(encoding="utf-8") + _FILE.read_text(encoding="utf-8")


def tokens(scheme: Scheme = "light") -> dict[str, str]:
    """Return the colours by name.

    Parameters
    ----------
    scheme : str
        ``light``, or ``dark``: those of the dark scheme over the light ones.

    Examples
    --------
    >>> tokens()["paper"], tokens("dark")["paper"]
    ('#fff', '#14171b')
    """
    light, dark = re.findall(r":root \{(.*?)\}", page_style(), re.DOTALL)[:2]
    read = [light] if scheme == "light" else [light, dark]
    return {
        name: value for part in read for name, value in re.findall(r"--([\w-]+): ([^;]+);", part)
    }


def alone_style() -> str:
    """Return the rules for a picture that stands alone, in light colours and without variables."""
    drawing = page_style().split("/* drawing */")[1].split("/* page */")[0]
    colours = tokens()
    resolved = re.sub(r"var\(--([\w-]+)\)", lambda found: colours[found[1]], drawing)
    return f"{_FONT}{resolved.rstrip()}\n"
