"""Pictures read back by an XML parser."""

import re
from xml.etree import ElementTree as ET

Node = ET.Element


def parsed(svg: str) -> list[Node]:
    """Return the pictures of a drawing: one, or one a width."""
    return list(ET.fromstring(f"<all>{svg}</all>"))


def with_class(root: Node, *classes: str) -> list[Node]:
    """Return the elements that have every one of these classes."""
    return [node for node in root.iter() if set(classes) <= set(node.get("class", "").split())]


def share(node: Node, name: str) -> float:
    """Return a coordinate in per cent as a share; it has two decimals."""
    found = re.fullmatch(r"(-?\d+\.\d\d)%", node.get(name, ""))
    assert found, (name, node.attrib)
    return float(found[1]) / 100.0


def words(root: Node) -> list[str]:
    """Return every text that is drawn."""
    return [node.text or "" for node in root.iter() if node.tag.endswith("text")]


def ids(svg: str) -> list[str]:
    """Return every id of a drawing."""
    return re.findall(r'\bid="([^"]+)"', svg)
