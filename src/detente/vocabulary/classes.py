"""Classes of leaders and factions, least engageable first."""

from typing import Literal, get_args

__all__ = ["AMBIVALENT", "CLASSES", "ENGAGEABLE", "SPOILER", "Class", "LeastClass"]

Class = Literal["spoiler", "ambivalent", "engageable"]
LeastClass = Literal["ambivalent", "engageable"]

CLASSES: tuple[Class, ...] = get_args(Class)
"""Names in order; the index of a name is the number of its class."""

SPOILER, AMBIVALENT, ENGAGEABLE = range(3)
