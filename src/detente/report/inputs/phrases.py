"""Phrases for inputs: numbers of one party or of two, all of one party, and ties."""

from typing import Final

from detente.report.messages.say import mark

__all__ = ["ALL_OF", "CONTACTS", "IN_UNIT", "LEADERS", "NUMBERS", "TIES", "TIES_WITH_THIRD"]

NUMBERS: Final[dict[str, str]] = {
    "position": mark("position of {who} on “{item}”"),
    "salience": mark("salience of “{item}” to {who}"),
    "capability": mark("capability of {who}"),
    "performance": mark("criterion value of {who} on “{item}”"),
    "willingness": mark("willingness to talk of {who} towards {other}"),
    "stance": mark("stance on a shared issue of {who} on “{item}”"),
    "commitment": mark("commitment on a shared issue of {who} on “{item}”"),
    "hardness": mark("hardness of {who}"),
    "interest": mark("interest of {who} in stopping spillover"),
    "distance": mark("distance of {who} from the conflict"),
    "balance": mark("chance that {who} prevails if the war is fought out"),
    "pain": mark("pain of the war for {who}"),
    "deaths": mark("battle deaths a month of {who}"),
    "war-cost": mark("cost to {who} of fighting on"),
    "trust": mark("trust of {who} towards {other}"),
}
"""By variable."""

ALL_OF: Final[dict[str, str]] = {
    "position": mark("all positions of {party}"),
    "salience": mark("all salience of issues to {party}"),
    "performance": mark("all criterion values of {party}"),
    "willingness": mark("all willingness to talk of and towards {party}"),
    "stance": mark("all stances on shared issues of {party}"),
    "commitment": mark("all commitments on shared issues of {party}"),
    "interest": mark("all interests of {party}"),
    "trust": mark("all trust of and towards {party}"),
}
"""By variable that has several numbers of one party."""

IN_UNIT: Final[dict[str, str]] = {
    "capability": mark("{number} relative points"),
    "stance": mark("{number} points"),
    "distance": mark("{number} km"),
    "deaths": mark("{number} deaths a month"),
}
"""A number of a variable with its unit; shares and scales have none."""

LEADERS: Final[dict[str, str]] = {
    "senior tier": mark("leaders of {faction} (senior tier, mean)"),
    "mid tier": mark("leaders of {faction} (mid tier, mean)"),
}

CONTACTS: Final[dict[str, str]] = {
    "clandestine": mark("clandestine contact between {a} and {b}"),
    "unofficial": mark("unofficial contact between {a} and {b}"),
    "open": mark("open contact between {a} and {b}"),
}

TIES: Final[dict[str, str]] = {
    "alliance": mark("an alliance between {a} and {b}"),
    "appeal": mark("an appeal by {a} to {b}"),
    "arms": mark("arms from {a} to {b}"),
    "bridging": mark("a bridge by {a} to {b}"),
    "contact": mark("contact between {a} and {b}"),
    "criticism": mark("criticism of {b} by {a}"),
    "intelligence": mark("intelligence from {a} to {b}"),
    "label": mark("a label on {b} by {a}"),
    "neighbour": mark("a common border of {a} and {b}"),
    "rivalry": mark("a rivalry between {a} and {b}"),
    "sanction": mark("sanctions on {b} by {a}"),
    "support": mark("support of {a} for {b}"),
    "training": mark("training of {b} by {a}"),
    "urging": mark("urging of {b} by {a}"),
}
"""By type of tie."""

TIES_WITH_THIRD: Final[dict[str, str]] = {
    "appeal": mark("an appeal by {a} to {b}, towards {c}"),
    "arms": mark("arms from {a} to {b}, backing {c}"),
    "bridging": mark("a bridge by {a} between {b} and {c}"),
    "criticism": mark("criticism of {b} by {a} for contact with {c}"),
    "intelligence": mark("intelligence from {a} to {b}, backing {c}"),
    "support": mark("support of {a} for {b}, backing {c}"),
    "training": mark("training of {b} by {a}, backing {c}"),
    "urging": mark("urging of {b} by {a}, towards {c}"),
}
