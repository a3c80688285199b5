"""The rules by which an answer is read from shares of draws; realised values never decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from detente.assess.asked.record import Form, Reason
from detente.assess.audits.record import InputGroup

__all__ = ["CLEAR", "MOST", "NEEDED", "RIVAL", "Found", "Objections", "Shares", "decide", "plain"]

CLEAR: Final = 0.80
"""Share of draws from which on one option is better, worse, or no different."""

MOST: Final = 0.5
"""Part of the mean difference above which metrics decide it."""

NEEDED: Final = 2_000
"""Draws of a run from which on each end of an input can be tried: 100 in a fifth of a quarter."""

RIVAL: Final = 0.10
"""Share of draws from which on a hypothesis is a rival reading."""


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of draws in which the option in question is above, near or below another one.

    Parameters
    ----------
    above, within, below : float
        In [0, 1]; they sum to 1.
    costs : bool
        Is its harm clearly higher: does the 80 % range of the difference lie above a margin?
    """

    above: float
    within: float
    below: float
    costs: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """An answer: the row of the rules that holds first, its reason, and what decided."""

    row: int
    form: Form
    reason: Reason
    by: str | None = None
    figure: float | None = None
    by_inputs: InputGroup | None = None


@dataclass(frozen=True, slots=True)
class Objections:
    """What keeps an answer from being one; None where there is nothing to object.

    Parameters
    ----------
    empty : float or None
        Share of draws in which the option engages nobody, from one half on.
    unmoved : bool
        Do the options keep their order without evidence and with it reversed?
    assumed, unskilled : tuple of str and float, or None
        A metric whose sign is assumed, or that loses to a simple rule, and the part of the mean
        difference from all such metrics, if it is above one half.
    one_input : tuple of InputGroup and float, or None
        Inputs without a claim that change the answer within their own range, and the share of
        draws in which it then holds.
    untried : bool
        Are there such inputs, none of which is found to do so, and too few draws to try them all?
    """

    empty: float | None = None
    unmoved: bool = False
    assumed: tuple[str, float] | None = None
    one_input: tuple[InputGroup, float] | None = None
    untried: bool = False
    unskilled: tuple[str, float] | None = None


def plain(others: Mapping[str, Shares]) -> Found:
    """Return the answer by rows 6 to 10: what the shares say, nothing being objected.

    Parameters
    ----------
    others : mapping of str to Shares
        By option that it is compared with; not empty.

    Examples
    --------
    >>> plain({"none": Shares(above=0.85, within=0.1, below=0.05)}).form
    'yes'
    """
    least = min(others, key=lambda one: others[one].above)
    if others[least].above >= CLEAR:
        dear = [one for one, shares in others.items() if shares.costs]
        if dear:
            return Found(7, "yes_at_a_price", "more_harm", dear[0], others[least].above)
        return Found(6, "yes", "above_all", least, others[least].above)
    worst = max(others, key=lambda one: others[one].below)
    if others[worst].below >= CLEAR:
        return Found(8, "no", "below", worst, others[worst].below)
    apart = min(others, key=lambda one: others[one].within)
    if others[apart].within >= CLEAR:
        dear = [one for one, shares in others.items() if shares.costs]
        return Found(
            9, "does_not_matter", "no_difference", (dear or [apart])[0], others[apart].within
        )
    reached = max(others[least].above, others[worst].below, others[apart].within)
    return Found(10, "cannot_tell", "open", None, reached)


def decide(others: Mapping[str, Shares], objections: Objections) -> Found:
    """Return the answer: the first row of the rules that holds.

    Parameters
    ----------
    others : mapping of str to Shares
        By option that it is compared with; not empty.
    objections : Objections
        Rows 1 to 5.
    """
    if objections.empty is not None:
        return Found(1, "cannot_tell", "empty", None, objections.empty)
    if objections.unmoved:
        return Found(2, "cannot_tell", "same_without_evidence")
    if objections.assumed is not None:
        return Found(3, "cannot_tell", "assumed", *objections.assumed)
    if objections.one_input is not None:
        inputs, part = objections.one_input
        return Found(4, "cannot_tell", "one_input", None, part, inputs)
    if objections.untried:
        return Found(4, "cannot_tell", "too_few_draws")
    if objections.unskilled is not None:
        return Found(5, "cannot_tell", "no_skill", *objections.unskilled)
    return plain(others)
