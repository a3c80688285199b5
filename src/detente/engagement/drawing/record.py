"""Draw what the record of other wars says of this one: hazards, failure, joining, a deal's chance.

Where the record has no skill for an event, its hazard is a draw from the plain annual rate, counted
at a third of its cases, since years of one war are alike. Without facts of the war the plain class
stands in.
"""

from collections.abc import Callable
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from scipy import special

from detente.case.case import Case
from detente.case.schema.conflict import Conflict
from detente.case.war_facts import state_of, war_of
from detente.engagement.drawing.priors import bound, drawn, held
from detente.engagement.setup.inputs import Inputs
from detente.ensemble.priors import prior_quantile
from detente.estimates.record import Cut, latest_cut, shipped
from detente.estimates.war import Anchor, anchor, outlook, outlook_facts, skill_of
from detente.models.record.facts import Unit
from detente.models.record.predict import War as WarFacts
from detente.numerics.arrays import Floats
from detente.vocabulary.bindings.wars import WARS, WINDOW_MONTHS
from detente.vocabulary.engagement import PARAMETERS
from detente.vocabulary.input_key import InputKey

__all__ = ["RecordDraws", "record_draws"]

_EVENTS: Final = {
    "win_government": "government_victory",
    "win_rebels": "rebel_victory",
    "ceasefire": "ceasefire",
    "low_activity": "low_activity",
}
_ALIKE: Final = 3.0  # years of one war that count as one
_LONGEST: Final = 60.0
_MONTHS: Final = 12.0
_HALF: Final = 0.5


class RecordDraws(NamedTuple):
    """Draws from the record, each of shape (draw,).

    Attributes
    ----------
    deal : array of float
        Chance that a deal is in force by the horizon, at the latest.
    join_rate : array of float
        Hazard a month that a free faction joins a deal in force.
    hazards : dict of array of float
        Hazards a month, by key of their parameter.
    """

    deal: Floats
    join_rate: Floats
    hazards: dict[str, Floats]


def record_draws(inputs: Inputs) -> RecordDraws:
    """Draw what the record says, each number by its own uniform.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    """
    case = inputs.case
    cut, conflict = _cut_of(case), case.settings.conflict
    if cut is None or conflict is None:
        return _from_class(inputs)
    found = _anchor(case, conflict, cut)
    hazards = {key: _quantile(getattr(found, event)) for key, event in _EVENTS.items()}
    for key, event in _EVENTS.items():
        if skill_of(shipped(conflict.unit), event, _horizon(case)) == "none":
            hazards[key] = _plain(cut, event)
    hazards |= {"fail_whole": _quantile(found.fails_all), "fail_part": _quantile(found.fails_some)}
    return RecordDraws(
        deal=_keep(inputs, "terms", "record_deal", _quantile(found.deal)),
        join_rate=_keep(inputs, "joining", "join_rate", lambda u: _quantile(found.joins)(u) / 12.0),
        hazards={
            key: _keep(inputs, PARAMETERS[key].mechanism, key, law) for key, law in hazards.items()
        },
    )


def _horizon(case: Case) -> int:
    return min(case.settings.horizon_months, int(_LONGEST))


def _keep(inputs: Inputs, mechanism: str, key: str, law: Callable[[Floats], Floats]) -> Floats:
    name = str(InputKey.parameter(mechanism, key))
    luck = inputs.numbers.uniforms(name)
    return inputs.keep(name, bound(inputs, key, luck, law(luck)), "record")


def _quantile(draws: Floats) -> Callable[[Floats], Floats]:
    """Return the quantile function of posterior draws."""
    ordered = np.sort(draws)
    return lambda luck: np.asarray(np.quantile(ordered, luck))


def _plain(cut: Cut, event: str) -> Callable[[Floats], Floats]:
    """Return the quantile function of the monthly hazard from the plain annual rate."""
    events = cut.base[event]["12"] * cut.landmarks
    shapes = events / _ALIKE + _HALF, (cut.landmarks - events) / _ALIKE + _HALF
    return lambda luck: np.asarray(-np.log1p(-special.betaincinv(*shapes, luck)) / _MONTHS)


def _from_class(inputs: Inputs) -> RecordDraws:
    """Draw from the plain class of wars: all wars, or as a bound set says."""
    usual = WARS["all"]
    shapes = np.array([usual.deals, usual.windows - usual.deals], dtype=float)
    deals = np.tile(shapes, (inputs.numbers.count, 1))
    for holds, binding in held(inputs):
        if binding.war is not None:
            war = WARS[binding.war]
            deals[holds] = war.deals, war.windows - war.deals
    name = str(InputKey.parameter("terms", "record_deal"))
    window = special.betaincinv(
        deals[:, 0] / _ALIKE + _HALF, deals[:, 1] / _ALIKE + _HALF, inputs.numbers.uniforms(name)
    )
    share = inputs.case.settings.horizon_months / WINDOW_MONTHS
    kept: dict[str, Floats] = {}
    for key in (*usual.hazards, "fail_whole", "fail_part", "join_rate"):
        luck, given = inputs.numbers.uniforms(_name(key)), usual.hazards.get(key)
        values = drawn(inputs, key, luck)
        if given is not None:
            values = bound(inputs, key, luck, prior_quantile(given, luck))
        kept[key] = inputs.keep(_name(key), values, "record")
    return RecordDraws(
        deal=inputs.keep(name, np.asarray(1.0 - (1.0 - window) ** share), "record"),
        join_rate=kept.pop("join_rate"),
        hazards=kept,
    )


def _name(key: str) -> str:
    return str(InputKey.parameter(PARAMETERS[key].mechanism, key))


def _cut_of(case: Case) -> Cut | None:
    """Return the record as known on the as-of date, if it says anything of the case's war."""
    conflict = case.settings.conflict
    if conflict is None or state_of(conflict, case.as_of) != "fighting":
        return None
    record = shipped(conflict.unit)
    if case.as_of.year <= min(cut.until for cut in record.cuts):
        return None
    return latest_cut(record, case.as_of.year - 1)


def _anchor(case: Case, conflict: Conflict, cut: Cut) -> Anchor:
    """Return draws from the record for the case's war."""
    facts = war_of(conflict, case.as_of)
    return _forecast(conflict.unit, cut.until, facts.facts.tobytes(), facts.region, _horizon(case))


@cache
def _forecast(unit: Unit, until: int, facts: bytes, region: int, months: int) -> Anchor:
    cut = latest_cut(shipped(unit), until)
    stated = outlook_facts(cut, WarFacts(np.frombuffer(facts), region))
    return anchor(cut, outlook(cut, stated), months)
