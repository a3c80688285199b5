"""Draw what heads and factions want, and what they think of each other."""

import numpy as np

from detente.case.course.factions import Wing, factions_of
from detente.case.course.heads import Head, heads_of
from detente.engagement.course.input_rows import Pair, Stance
from detente.engagement.setup.inputs import Inputs
from detente.engagement.setup.roles import SALIENCE, Ends, role_of
from detente.numerics.arrays import Floats
from detente.vocabulary.input_key import InputKey

__all__ = ["of_wing", "pair_rows", "sits", "stance_rows"]

_SCALE = 100.0  # issues are elicited on 0 to 100, kernels work on 0 to 1


def stance_rows(inputs: Inputs, ends: Ends) -> Floats:
    """Return positions and salience of heads, then factions, shape (draw, 2, party, issue).

    Those of heads that never sit with anybody are 0: nothing reads them.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    ends : mapping of str to bool
        By issue, whether the government stands at the high end.
    """
    heads, wings = heads_of(inputs.case), factions_of(inputs.case)
    rows = np.zeros(
        (inputs.numbers.count, 2, len(heads) + len(wings), len(inputs.case.settings.issues))
    )
    parties = {
        **{h: (one.actor.id,) for h, one in enumerate(heads) if sits(one)},
        **{len(heads) + f: _subjects(inputs, one) for f, one in enumerate(wings)},
    }
    for k, issue in enumerate(inputs.case.settings.issues):
        for p, subjects in parties.items():
            role = role_of(inputs.case, ends, subjects[0], issue.id)
            for row, variable, stand_in, scale in (
                (Stance.IDEAL, "position", role, _SCALE),
                (Stance.SALIENCE, "salience", SALIENCE, 1.0),
            ):
                key = _assessed(inputs, subjects, variable, issue.id)
                drawn = inputs.number(key.subject, variable, issue.id, stand_in)
                rows[:, row, p, k] = drawn / scale
    return rows


def sits(head: Head) -> bool:
    """Say whether a head may ever sit with a faction: the government, or who controls an issue.

    Parameters
    ----------
    head : Head
        The head.
    """
    return head.kind == "government" or bool(head.controls)


def _subjects(inputs: Inputs, wing: Wing) -> tuple[str, ...]:
    """Return whose number a faction's is: its own, or the movement's; a militia has its own."""
    own = wing.actor.id
    return (own,) if wing.side == "government" else (own, inputs.case.settings.movement)


def _assessed(inputs: Inputs, subjects: tuple[str, ...], variable: str, item: str) -> InputKey:
    """Return the key of the first subject that was assessed, else of the first."""
    known = [one for one in subjects if inputs.is_assessed(one, variable, item)]
    return InputKey.assessment(known[0] if known else subjects[0], variable, item)


def of_wing(inputs: Inputs, wing: Wing, variable: str, towards: str = "") -> Floats:
    """Return a faction's number: its own, the movement's, or a stand-in; a militia has its own.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    wing : Wing
        The faction, or militia.
    variable : str
        Which number.
    towards : str
        The object, if the variable is about two actors.
    """
    if wing.side == "movement":
        return inputs.of_faction(wing.actor.id, variable, towards=towards)
    return inputs.number(wing.actor.id + (f">{towards}" if towards else ""), variable)


def pair_rows(inputs: Inputs) -> Floats:
    """Return will and trust on the first day, shape (draw, Pair, head, faction).

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    """
    heads, wings = heads_of(inputs.case), factions_of(inputs.case)
    rows = np.zeros((inputs.numbers.count, len(Pair), len(heads), len(wings)))
    for h, head in enumerate(heads):
        if not sits(head):
            continue
        other = head.actor.id
        for f, wing in enumerate(wings):
            rows[:, Pair.WILL_FACTION, h, f] = of_wing(inputs, wing, "willingness", other)
            rows[:, Pair.TRUST_FACTION, h, f] = of_wing(inputs, wing, "trust", other)
            rows[:, Pair.WILL_HEAD, h, f] = _towards(inputs, other, wing, "willingness")
            rows[:, Pair.TRUST_HEAD, h, f] = _towards(inputs, other, wing, "trust")
    return rows


def _towards(inputs: Inputs, head: str, wing: Wing, variable: str) -> Floats:
    """Return what a head thinks of a faction; if it is not assessed, of the movement."""
    subjects = tuple(f"{head}>{actor}" for actor in _subjects(inputs, wing))
    key = _assessed(inputs, subjects, variable, "")
    return inputs.number(key.subject, variable)
