"""Stretched drawings within a drawing become plain shapes."""

from xml.etree import ElementTree as ET

from detente.report.forms.drawings.flatten import flatten

NAME = "{http://www.w3.org/2000/svg}"


def inner(content: str, **attributes: str) -> ET.Element:
    known = {"x": "10%", "width": "50%", "y": "30", "height": "60", "viewBox": "0 0 1000 100"}
    known |= {"preserveAspectRatio": "none"} | attributes
    words = " ".join(f'{name}="{value}"' for name, value in known.items())
    root = ET.fromstring(f'<svg xmlns="{NAME[1:-1]}"><svg {words}>{content}</svg></svg>')
    flatten(root, 720, 200)
    return root[0]


def test_the_frame_is_in_pixels_and_has_no_box():
    frame = inner("")
    assert {n: frame.get(n) for n in ("x", "y", "width", "height", "viewBox")} == {
        "x": "72",
        "y": "30",
        "width": "360",
        "height": "60",
        "viewBox": None,
    }


def test_points_move_and_relative_steps_stretch():
    (path,) = inner('<path d="M0,0L500,100H1000V50l100,-10 a5 6 0 0 1 100 10Z"/>')
    assert path.get("d") == "M0 0 L180 60 H360 V30 l36 -6 a1.8 3.6 0 0 1 36 6 Z"


def test_shapes_move():
    (line, points, dot, box) = inner(
        '<line x1="0" x2="1000" y1="50" y2="100"/><polyline points="0,0 1000,100"/>'
        '<circle cx="500" cy="50" r="4"/><rect x="100" y="10" width="100" height="20"/>'
    )
    assert [line.get(n) for n in ("x1", "x2", "y1", "y2")] == ["0", "360", "30", "60"]
    assert points.get("points") == "0 0 360 60"
    assert [dot.get(n) for n in ("cx", "cy", "r")] == ["180", "30", "4"]
    assert [box.get(n) for n in ("x", "y", "width", "height")] == ["36", "6", "36", "12"]


def test_the_corner_of_the_box_is_taken_off():
    (line,) = inner('<line x1="100" x2="200" y1="0" y2="0"/>', viewBox="100 0 100 100")
    assert [line.get(n) for n in ("x1", "x2")] == ["0", "360"]


def test_drawings_that_keep_their_shape_are_left_alone():
    frame = inner('<line x1="1"/>', preserveAspectRatio="xMidYMid")
    assert frame.get("viewBox") == "0 0 1000 100"
    assert frame[0].get("x1") == "1"
    assert inner("", viewBox="0 0 0 0").get("x") == "10%"
