"""Draw what heads and factions want, and what they think of each other."""

from collections.abc import Mapping
from statistics import fmean
from typing import Final, TypeAlias

import numpy as np

from detente.case.case import Case
from detente.case.course.factions import Wing, factions_of
from detente.case.course.heads import Head, heads_of
from detente.engagement.course.input_rows import Pair, Stance
from detente.engagement.setup.inputs import Inputs
from detente.numerics.arrays import Floats
from detente.vocabulary.input_key import InputKey

__all__ = [
    "SALIENCE",
    "Ends",
    "Role",
    "ends_of",
    "of_wing",
    "pair_rows",
    "role_of",
    "sits",
    "stance_rows",
]

_SCALE = 100.0  # issues are elicited on 0 to 100, kernels work on 0 to 1
_GOVERNMENT: Final = (0.0, 15.0, 50.0)  # position of the government, its patrons and militias
_MOVEMENT: Final = (40.0, 75.0, 100.0)
_PATRON: Final = (30.0, 60.0, 95.0)  # of the movement
_OTHERS: Final = (10.0, 50.0, 90.0)

SALIENCE: Final = (0.2, 0.6, 1.0)
"""PERT of an actor's weight on an issue that nobody assessed."""

Role: TypeAlias = tuple[float, float, float]
"""PERT of a position that nobody assessed, 0 to 100, by the role of its actor."""

Ends = Mapping[str, bool]
"""By issue: whether the government stands at the high end of the scale."""


def ends_of(case: Case) -> Ends:
    """Return, by issue, whether the government stands nearer to 100 than the movement does.

    Stand-ins by role are turned round on such an issue. Without both sides' positions the
    government is taken to stand at the low end.

    Parameters
    ----------
    case : Case
        The case, with its assessments.
    """
    side = case.within(case.settings.movement)
    found = {}
    for issue in case.settings.issues:
        own: list[float] = []
        other: list[float] = []
        for row in case.assessments:
            if row.variable != "position" or row.item != issue.id:
                continue
            if row.subject == case.settings.government:
                own.append(row.mode)
            elif row.subject in side:
                other.append(row.mode)
        found[issue.id] = bool(own and other and fmean(own) > fmean(other))
    return found


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
        **{
            h: ((one.actor.id,), _role(one, inputs.case))
            for h, one in enumerate(heads)
            if sits(one)
        },
        **{len(heads) + f: (_subjects(inputs, w), _role_of_wing(w)) for f, w in enumerate(wings)},
    }
    found: dict[InputKey, Floats] = {}
    for k, issue in enumerate(inputs.case.settings.issues):
        for p, (subjects, given) in parties.items():
            role = _turned(given, ends, issue.id)
            for row, variable, stand_in, scale in (
                (Stance.IDEAL, "position", role, _SCALE),
                (Stance.SALIENCE, "salience", SALIENCE, 1.0),
            ):
                key = _assessed(inputs, subjects, variable, issue.id)
                if key not in found:
                    found[key] = inputs.keep(str(key), *inputs.numbers.value(key, stand_in))
                rows[:, row, p, k] = found[key] / scale
    return rows


def sits(head: Head) -> bool:
    """Say whether a head may ever sit with a faction: the government, or who controls an issue.

    Parameters
    ----------
    head : Head
        The head.
    """
    return head.kind == "government" or bool(head.controls)


def role_of(head: Head, case: Case, ends: Ends, issue: str) -> Role:
    """Return the stand-in for a head's position on an issue.

    Parameters
    ----------
    head : Head
        The head.
    case : Case
        Its case.
    ends : mapping of str to bool
        By issue, whether the government stands at the high end.
    issue : str
        Id of the issue.
    """
    return _turned(_role(head, case), ends, issue)


def _turned(role: Role, ends: Ends, issue: str) -> Role:
    low, mode, high = role
    if ends.get(issue, False):
        return _SCALE - high, _SCALE - mode, _SCALE - low
    return role


def _role(head: Head, case: Case) -> Role:
    """Return the stand-in for a head's position, the government standing at the low end."""
    sides = {
        backing.side
        for backing in head.backing
        if backing.tie.date_to is None or backing.tie.date_to >= case.as_of
    }
    if head.kind == "government" or sides == {"government"}:
        return _GOVERNMENT
    return _PATRON if sides == {"movement"} else _OTHERS


def _role_of_wing(wing: Wing) -> Role:
    return _GOVERNMENT if wing.side == "government" else _MOVEMENT


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
