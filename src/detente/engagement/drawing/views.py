"""Draw what heads and factions want, and what they think of each other."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from detente.case.case import Case
from detente.case.course.factions import factions_of
from detente.case.course.heads import Head, heads_of
from detente.engagement.course.input_rows import Pair, Stance
from detente.engagement.setup.inputs import Inputs
from detente.numerics.arrays import Floats
from detente.numerics.quantiles import pert_quantile

__all__ = ["Ends", "ends_of", "pair_rows", "stance_rows"]

_SCALE = 100.0  # issues are elicited on 0 to 100, kernels work on 0 to 1
_GOVERNMENT: Final = (0.0, 0.15, 0.5)  # position of the government and its patrons
_MOVEMENT: Final = (0.4, 0.75, 1.0)
_PATRON: Final = (0.3, 0.6, 0.95)  # of the movement
_OTHERS: Final = (0.1, 0.5, 0.9)
_SALIENCE: Final = (0.2, 0.6, 1.0)

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
        found[issue.id] = bool(own and other and np.mean(own) > np.mean(other))
    return found


def stance_rows(inputs: Inputs, ends: Ends) -> Floats:
    """Return positions and salience of heads, then factions, shape (draw, 2, party, issue).

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    ends : mapping of str to bool
        By issue, whether the government stands at the high end.
    """
    heads, wings = heads_of(inputs.case), factions_of(inputs.case)
    issues = inputs.case.settings.issues
    rows = np.zeros((inputs.numbers.count, 2, len(heads) + len(wings), len(issues)))
    movement = inputs.case.settings.movement
    parties = [
        *(((head.actor.id,), _role(head)) for head in heads),
        *(((wing.actor.id, movement), _MOVEMENT) for wing in wings),
    ]
    for k, issue in enumerate(issues):
        for p, (subjects, role) in enumerate(parties):
            low, mode, high = role
            if ends.get(issue.id, False):
                low, mode, high = 1.0 - high, 1.0 - mode, 1.0 - low
            rows[:, Stance.IDEAL, p, k] = _known_or(
                inputs, subjects, ("position", issue.id), (low, mode, high), 1.0 / _SCALE
            )
            rows[:, Stance.SALIENCE, p, k] = _known_or(
                inputs, subjects, ("salience", issue.id), _SALIENCE, 1.0
            )
    return rows


def _role(head: Head) -> tuple[float, float, float]:
    """Return the stand-in for a head's position."""
    sides = {backing.side for backing in head.backing}
    if head.kind == "government" or sides == {"government"}:
        return _GOVERNMENT
    return _PATRON if sides == {"movement"} else _OTHERS


def _known_or(
    inputs: Inputs,
    subjects: tuple[str, ...],
    what: tuple[str, str],
    role: tuple[float, float, float],
    scale: float,
) -> Floats:
    """Return the number of the first subject that was assessed, else the stand-in of the role."""
    variable, item = what
    for subject in subjects:
        if inputs.is_assessed(subject, variable, item):
            return scale * inputs.number(subject, variable, item)
    luck = inputs.choice(f"{variable}-{subjects[0]}-{item}")
    return pert_quantile(luck, *role)


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
        if head.kind != "government" and not head.controls:
            continue  # it never sits with anybody
        other = head.actor.id
        for f, wing in enumerate(wings):
            name = wing.actor.id
            own = inputs.of_faction(name, "willingness", towards=other)
            rows[:, Pair.WILL_FACTION, h, f] = own
            rows[:, Pair.TRUST_FACTION, h, f] = inputs.of_faction(name, "trust", towards=other)
            rows[:, Pair.WILL_HEAD, h, f] = _towards(inputs, other, name, "willingness")
            rows[:, Pair.TRUST_HEAD, h, f] = _towards(inputs, other, name, "trust")
    return rows


def _towards(inputs: Inputs, head: str, faction: str, variable: str) -> Floats:
    """Return what a head thinks of a faction; if it is not assessed, of the movement."""
    for actor in (faction, inputs.case.settings.movement):
        if inputs.is_assessed(f"{head}>{actor}", variable):
            return inputs.number(f"{head}>{actor}", variable)
    return inputs.number(f"{head}>{faction}", variable)
