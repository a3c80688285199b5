"""Drawings within a drawing, stretched to their frame, as plain shapes.

A page stretches a curve and keeps its line as thin as it is. The drawing program would stretch the
line as well, so the points are moved here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

__all__ = ["flatten"]

_SVG = "{http://www.w3.org/2000/svg}svg"
_STEP = re.compile(r"([a-zA-Z])([^a-zA-Z]*)")
_NUMBER = re.compile(r"[-+]?(?:\d*\.\d+|\d+\.?)(?:[eE][-+]?\d+)?")
# Which numbers of a step are a place across or down, a length across or down, or neither, in turn.
_AXES = {"m": "xy", "l": "xy", "t": "xy", "c": "xy", "s": "xy", "q": "xy", "h": "x", "v": "y"}
_ARC = "XY---xy"
_AXIS = {
    **dict.fromkeys(("x", "x1", "x2", "cx"), "x"),
    **dict.fromkeys(("y", "y1", "y2", "cy"), "y"),
    "width": "X",
    "height": "Y",
    "rx": "X",
    "ry": "Y",
}


@dataclass(frozen=True, slots=True)
class _Frame:
    """How points within move: an offset, then a factor, across and down."""

    left: float
    top: float
    across: float
    down: float

    def moved(self, value: float, axis: str) -> float:
        """Return a place (``x``, ``y``) or a length (``X``, ``Y``) as it is in the frame."""
        match axis:
            case "x":
                return (value - self.left) * self.across
            case "y":
                return (value - self.top) * self.down
            case "X":
                return value * self.across
            case "Y":
                return value * self.down
        return value


def flatten(root: ET.Element, width: float, height: float) -> None:
    """Move the points of stretched drawings within a drawing, in place.

    Parameters
    ----------
    root : Element
        The outer drawing.
    width, height : float
        Its size in pixels; lengths in per cent are of these.
    """
    for inner in list(root.iter(_SVG)):
        if inner is root or "none" not in inner.get("preserveAspectRatio", ""):
            continue
        box = [float(n) for n in _NUMBER.findall(inner.attrib.pop("viewBox", ""))]
        if len(box) != 4 or not box[2] or not box[3]:
            continue
        wide = _length(inner.get("width", "100%"), width)
        high = _length(inner.get("height", "100%"), height)
        for name, length, whole in (("x", "0", width), ("y", "0", height)):
            inner.set(name, f"{_length(inner.get(name, length), whole):g}")
        inner.set("width", f"{wide:g}")
        inner.set("height", f"{high:g}")
        frame = _Frame(box[0], box[1], wide / box[2], high / box[3])
        for shape in inner.iter():
            if shape is not inner:
                _move(shape, frame)


def _move(shape: ET.Element, frame: _Frame) -> None:
    for name, value in list(shape.attrib.items()):
        if name == "d":
            shape.set(name, " ".join(_steps(value, frame)))
        elif name == "points":
            shape.set(name, " ".join(_moved(value, "xy", frame)))
        elif name in _AXIS and _NUMBER.fullmatch(value):
            shape.set(name, f"{frame.moved(float(value), _AXIS[name]):g}")


def _steps(path: str, frame: _Frame) -> Iterator[str]:
    for letter, numbers in _STEP.findall(path):
        axes = _ARC if letter in "aA" else _AXES.get(letter.lower(), "-")
        yield letter + " ".join(_moved(numbers, axes if letter.isupper() else axes.upper(), frame))


def _moved(text: str, axes: str, frame: _Frame) -> Iterator[str]:
    for n, number in enumerate(_NUMBER.findall(text)):
        yield f"{frame.moved(float(number), axes[n % len(axes)]):g}"


def _length(text: str, whole: float) -> float:
    number = _NUMBER.match(text.strip())
    value = float(number[0]) if number else 0.0
    return value * whole / 100 if text.strip().endswith("%") else value
