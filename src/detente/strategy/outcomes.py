"""What those who sit, and those in contact, would compromise on, issue by issue."""

import numpy as np

from detente.models.bargaining.compromise import compromise_array
from detente.models.spec import Bools, Floats
from detente.strategy.build import guests_of
from detente.strategy.inputs import Inputs
from detente.strategy.loop import Outputs
from detente.strategy.rows import Role

__all__ = ["compromises"]

_IN_CONTACT = 2.0  # unofficial contact or more speaks for itself at the table


def compromises(inputs: Inputs, out: Outputs) -> dict[str, Floats]:
    """Return the compromise per issue, shape (draw, strategy), NaN where no table was formed.

    At the table are the guests of the last round, the government, and the factions that the
    convenor is in unofficial or open contact with, who are heard through it. No table is formed
    where no such faction is heard or the government stays away.
    """
    case = inputs.case
    guests = guests_of(case)
    parties = [*guests, *(f.id for f in case.factions())]
    seated = _seated(out)
    found = {}
    for issue in case.settings.issues:
        known = [p for p in parties if inputs.is_assessed(p, "position", issue.id)]
        if not known:
            continue
        columns = [parties.index(p) for p in known]
        position = np.stack([inputs.number(p, "position", issue.id) for p in known], axis=-1)
        salience = np.stack([inputs.number(p, "salience", issue.id) for p in known], axis=-1)
        capability = np.stack([inputs.number(p, "capability") for p in known], axis=-1)
        here = np.where(seated[:, :, columns], capability[:, None], 0.0)
        outcome = compromise_array(position[:, None], here, salience[:, None])
        found[issue.id] = np.where(_table(out, len(guests)), outcome, np.nan)
    return found


def _seated(out: Outputs) -> Bools:
    """Return who is heard, shape (draw, strategy, guest + faction)."""
    return np.concatenate([out.role > Role.ABSENT, out.engaged >= _IN_CONTACT], axis=-1)


def _table(out: Outputs, guests: int) -> Bools:
    """Return where a table was formed: the government sits and a faction is heard."""
    government = out.role[:, :, guests - 1] > Role.ABSENT
    heard = (out.engaged >= _IN_CONTACT).any(axis=-1)
    return np.asarray(government & heard)
