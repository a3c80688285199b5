"""Draw the attributes of heads: the government, powers and unarmed parties."""

from collections.abc import Iterable

import numpy as np

from detente.case.case import Case
from detente.case.contacts import contact_ties
from detente.case.course.heads import Head, heads_of
from detente.case.schema.world import Relation
from detente.engagement.course.input_rows import Head as Row
from detente.engagement.drawing.priors import drawn
from detente.engagement.setup.contact import contact_luck, contact_record
from detente.engagement.setup.inputs import Inputs
from detente.ensemble.priors import prior_quantile
from detente.models.contact.rates import Rates, rates_of
from detente.numerics.arrays import Floats
from detente.numerics.philox import actor_key
from detente.vocabulary.levels import LEVEL_NUMBER, UNSTATED

__all__ = ["head_rows", "set_rates"]

_OPEN = LEVEL_NUMBER["open"]
_MONTHS = 12.0
_USUAL_LABEL = 0.004  # hazard a month that a label ends, where the case says nothing
_ADMITTED = ("admitted",)


def head_rows(inputs: Inputs) -> Floats:
    """Return the attributes of heads, shape (draw, head, Head), but for rounds and ranks.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    """
    heads = heads_of(inputs.case)
    rows = np.zeros((inputs.numbers.count, len(heads), len(Row)))
    for h, head in enumerate(heads):
        row, name = rows[:, h], head.actor.id
        row[:, Row.KEY] = actor_key(name)
        row[:, Row.COST] = inputs.number(name, "war-cost")
        row[:, Row.LUCK] = drawn(inputs, "luck", inputs.choice(f"luck-{name}"))
        row[:, Row.VOICE] = head.voice
        row[:, Row.CONTROLS] = float(bool(head.controls))
        row[:, Row.URGED] = inputs.any_tie(_in_force(inputs, head.urged))
        row[:, Row.BRIDGES] = _bridges(inputs, head)
        _back(inputs, row, head)
        if head.kind == "party":
            row[:, Row.CONTACT] = _OPEN  # it lives in the country: nothing stands between
        if head.kind == "power":
            row[:, Row.POWER] = 1.0
            row[:, Row.MOVES] = 1.0
            _describe(inputs, row, head)
    names = [head.actor.id for head in heads]
    rates = rates_of(contact_record(inputs), contact_luck(inputs))
    set_rates(inputs.case, rows, names, rates)
    return rows


def _bridges(inputs: Inputs, head: Head) -> Floats:
    """Return 1 where the head bridges between the host and the hold-out, or is one of them."""
    s = inputs.case.settings
    ends = {s.convenor, s.holdout}
    ties = [
        tie
        for tie in _in_force(inputs, head.bridges)
        if s.holdout is not None and {tie.from_, tie.to, tie.third} >= ends
    ]
    return np.asarray(inputs.any_tie(ties), dtype=np.float64)


def _back(inputs: Inputs, row: Floats, head: Head) -> None:
    """Fill in the head's support of a side; it holds in draws in which its tie exists."""
    for backing in head.backing:
        if backing.weight is None or not _in_force(inputs, (backing.tie,)):
            continue
        exists = inputs.any_tie([backing.tie])
        weight = prior_quantile(backing.weight, inputs.choice(f"weight-{backing.tie.id}"))
        column = Row.BACKS_GOVERNMENT if backing.side == "government" else Row.BACKS_MOVEMENT
        row[:, column] += np.where(exists, weight, 0.0)
        if backing.withdrawal is not None:
            leaves = prior_quantile(
                backing.withdrawal, inputs.choice(f"withdrawal-{backing.tie.id}")
            )
            row[:, Row.WITHDRAWAL] = np.maximum(row[:, Row.WITHDRAWAL], leaves * exists)


def _in_force(inputs: Inputs, ties: Iterable[Relation]) -> list[Relation]:
    """Return the ties that have not ended before the as-of date."""
    day = inputs.case.as_of
    return [tie for tie in ties if tie.date_to is None or tie.date_to >= day]


def _describe(inputs: Inputs, row: Floats, head: Head) -> None:
    """Fill in contact, label and what drives a power's contact."""
    case, name = inputs.case, head.actor.id
    side = case.within(case.settings.movement)
    ever = [
        tie
        for tie in inputs.ties("contact", now=False)
        if name in {tie.from_, tie.to} and {tie.from_, tie.to} & side
    ]
    row[:, Row.ENGAGED] = inputs.any_tie(ever)
    row[:, Row.THREAT] = inputs.number(name, "interest", "spillover")
    row[:, Row.CONTACT] = inputs.contact_level(name, side)
    admitted = [t for t in _in_force(inputs, ever) if t.acknowledged in _ADMITTED]
    row[:, Row.ADMITTED] = inputs.any_tie(admitted)
    row[:, Row.ADMITS] = inputs.choice(f"admits-{name}") < _share_admitted(inputs, name)
    labels = _in_force(inputs, head.labels)
    row[:, Row.LABEL] = inputs.any_tie(labels)
    hazards = [tie.label_hazard for tie in labels if tie.label_hazard is not None]
    row[:, Row.LABEL_HAZARD] = max(hazards, default=_USUAL_LABEL)


def _share_admitted(inputs: Inputs, power: str) -> float:
    """Return the share of unofficial or open contacts on record that were admitted.

    Its own record, else that of all powers, plus one half of each.
    """
    counts: dict[str, list[int]] = {}
    for name, ties in contact_ties(inputs.case).items():
        seen = [one.tie for one in ties if LEVEL_NUMBER[one.tie.level or UNSTATED] > 1.0]
        counts[name] = [sum(t.acknowledged in _ADMITTED for t in seen), len(seen)]
    own = counts.get(power, [0, 0])
    if own[1] == 0:
        own = [sum(c[0] for c in counts.values()), sum(c[1] for c in counts.values())]
    return (own[0] + 0.5) / (own[1] + 1.0)


def set_rates(case: Case, rows: Floats, names: list[str], rates: Rates) -> None:
    """Fill in the rates of contact a month, in place.

    Parameters
    ----------
    case : Case
        The case.
    rows : array of float, shape (draw, head, Head)
        Attributes of heads.
    names : list of str
        Ids of heads.
    rates : Rates
        Rates a year by draw; powers in the order of the case.
    """
    together = rates.together / _MONTHS
    down = rates.down / _MONTHS
    for j, power in enumerate(case.powers()):
        if power.id not in names:
            continue
        row = rows[:, names.index(power.id)]
        for level, column in enumerate((Row.NONE_CLANDESTINE, Row.NONE_UNOFFICIAL, Row.NONE_OPEN)):
            row[:, column] = together * rates.opening[:, j] * rates.shares[:, level]
        for step, column in enumerate(
            (Row.CLANDESTINE_UNOFFICIAL, Row.CLANDESTINE_OPEN, Row.UNOFFICIAL_OPEN)
        ):
            row[:, column] = together * rates.rises[:, step]
        for column in (Row.CLANDESTINE_NONE, Row.UNOFFICIAL_NONE, Row.OPEN_NONE):
            row[:, column] = down
