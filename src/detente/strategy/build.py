"""From a case's draws to the arrays that the kernels see."""

import numpy as np

from detente.case.case import Case
from detente.case.settings import Strategy
from detente.models.spec import Floats
from detente.strategy.inputs import Inputs
from detente.strategy.loop import Batch
from detente.strategy.partners import Partners, partners_of
from detente.strategy.registry import active
from detente.strategy.rows import Faction, Param, Policy, Power

__all__ = ["build_batch", "guests_of"]

_LEVEL = {"none": 0.0, "clandestine": 1.0, "unofficial": 2.0, "open": 3.0}
_PARAMETERS = {
    "contact": (
        Param.BASE_UP,
        Param.EXPOSURE,
        Param.STALEMATE,
        Param.THREAT,
        Param.ENGAGED,
        Param.URGE,
        Param.LABEL,
        Param.BASE_DOWN,
    ),
    "attendance": (Param.ATTEND_BASE, Param.ATTEND_PULL),
}


def guests_of(case: Case) -> list[str]:
    """Return who may sit at a round: the powers and, last, the government."""
    return [*(p.id for p in case.powers()), case.settings.government]


def build_batch(inputs: Inputs) -> tuple[Batch, Partners]:
    """Stack the inputs of a range of draws for the kernels.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs; remembers each one used.

    Returns
    -------
    Batch
        Arrays for :func:`detente.strategy.loop.run_batch`.
    Partners
        Classes and partner tests by draw and faction.
    """
    case = inputs.case
    guests = guests_of(case)
    alignment = _alignment(inputs, guests)
    partners = partners_of(inputs)
    batch = Batch(
        power=_powers(inputs, guests, alignment),
        faction=_factions(inputs),
        weight=_layers(inputs, guests, alignment),
        near=_normalised(alignment),
        param=_params(inputs),
        policy=np.array([_policy(case, s, guests) for s in case.settings.strategies]),
        invited=np.array([_invited(s, guests) for s in case.settings.strategies]),
        target=_targets(inputs, partners),
    )
    return batch, partners


def _alignment(inputs: Inputs, guests: list[str]) -> Floats:
    n = len(guests)
    found = np.zeros((inputs.numbers.count, n, n))
    for i in range(n):
        for k in range(i):
            found[:, i, k] = found[:, k, i] = inputs.alignment(guests[i], guests[k])
    return found


def _normalised(ties: Floats) -> Floats:
    """Scale each row of (draw, guest, guest) to sum 1; rows without ties stay 0."""
    total = np.zeros(ties.shape[:2])
    for k in range(ties.shape[2]):
        total = total + ties[:, :, k]
    return np.asarray(ties / np.where(total > 0, total, 1.0)[:, :, None])


def _layers(inputs: Inputs, guests: list[str], alignment: Floats) -> Floats:
    """Return the network that carries exposure; which layer it is, is drawn once per draw."""
    place = {g: n for n, g in enumerate(guests)}
    powers_only = set(guests[:-1])
    powers = alignment.copy()
    powers[:, -1, :] = powers[:, :, -1] = 0.0  # the government is no power: it has no contact
    layers = [_normalised(powers)]
    for kind in ("neighbour", "alliance"):
        ties = np.zeros_like(alignment)
        for tie in inputs.ties(kind):
            if {tie.from_, tie.to} <= powers_only:
                i, k = place[tie.from_], place[tie.to]
                ties[:, i, k] = ties[:, k, i] = inputs.any_tie([tie])
        if ties.any():
            layers.append(_normalised(ties))
    pick = (inputs.choice("exposure-layer") * len(layers)).astype(np.int64)
    return np.stack(layers)[pick, np.arange(inputs.numbers.count)]


def _powers(inputs: Inputs, guests: list[str], alignment: Floats) -> Floats:
    case = inputs.case
    count = inputs.numbers.count
    for tie in (*inputs.ties("contact", now=False), *inputs.ties("label")):
        inputs.any_tie([tie])
    found = np.zeros((count, len(guests), len(Power)))
    side = case.within(case.settings.movement)
    host = case.settings.convenor
    for j, guest in enumerate(guests):
        row = found[:, j]
        row[:, Power.THREAT] = inputs.number(guest, "interest", "spillover")
        row[:, Power.ALIGN_HOST] = (
            alignment[:, j, guests.index(host)] if guest != host else np.ones(count)
        )
        rivals = [t for t in inputs.ties("rivalry") if {t.from_, t.to} == {guest, host}]
        row[:, Power.RIVAL_HOST] = inputs.any_tie(rivals)
        urging = [t for t in inputs.ties("urging") if t.to == guest]
        row[:, Power.URGE] = inputs.any_tie(urging)
        if guest in {case.settings.government, host}:
            continue
        row[:, Power.MOVES] = 1.0
        row[:, Power.OMEGA] = inputs.readiness(guest)
        ever = [
            t
            for t in inputs.ties("contact", now=False)
            if guest in {t.from_, t.to} and {t.from_, t.to} & side
        ]
        row[:, Power.ENGAGED] = inputs.any_tie(ever)
        labels = [
            t for t in inputs.ties("label") if t.from_ == guest and t.to == case.settings.movement
        ]
        row[:, Power.LABEL] = inputs.any_tie(labels)
        row[:, Power.CONTACT] = inputs.contact_level(guest, side)
        admitted = [t for t in ever if t.acknowledged == "admitted" and t.date_to is None]
        row[:, Power.ADMITTED] = inputs.any_tie(admitted)
    return found


def _factions(inputs: Inputs) -> Floats:
    """Return shares and contacts; contact with the movement as such is with its leading faction.

    Whoever is said to talk to the movement talks to those who lead it, the faction with the
    largest share of its strength, not to every splinter.
    """
    case = inputs.case
    factions = case.factions()
    found = np.zeros((inputs.numbers.count, len(factions), len(Faction)))
    whole = inputs.contact_level(case.settings.convenor, {case.settings.movement})
    shares = [faction.strength_share or 0.0 for faction in factions]
    for f, faction in enumerate(factions):
        found[:, f, Faction.SHARE] = shares[f]
        people = {faction.id, *(leader.id for leader in case.leaders(faction.id))}
        own = inputs.contact_level(case.settings.convenor, people)
        leads = f == shares.index(max(shares))
        found[:, f, Faction.CONTACT] = np.maximum(own, whole) if leads else own
    return found


def _params(inputs: Inputs) -> Floats:
    found = np.zeros((inputs.numbers.count, len(Param)))
    for mechanism in active():
        if mechanism.spec is None:
            continue
        rows = _PARAMETERS[mechanism.key]
        for row, parameter in zip(rows, mechanism.spec.parameters, strict=True):
            found[:, row] = inputs.parameter(mechanism.key, parameter)
    government = inputs.case.settings.government
    balance = inputs.number(government, "balance")
    pain = inputs.number(government, "pain")
    found[:, Param.MHS] = pain * (1.0 - np.abs(2.0 * balance - 1.0))
    found[:, Param.EQUILIBRIUM] = inputs.choice("equilibrium")
    return found


def _policy(case: Case, strategy: Strategy, guests: list[str]) -> list[float]:
    row = [0.0] * len(Policy)
    plan = strategy.rounds
    pressed = strategy.press or case.settings.holdout
    row[Policy.TARGET] = _LEVEL[strategy.level]
    row[Policy.STEP_DOWN] = max(1.0, round(strategy.withdraw_months / 3))
    row[Policy.FIRST_ROUND] = float(plan.first_month) if plan else 0.0
    row[Policy.INTERVAL] = float(plan.every_months) if plan else 1.0
    row[Policy.AS_NOW] = float(strategy.engage == "as-now")
    row[Policy.PRESSED] = float(guests.index(pressed)) if pressed in guests else -1.0
    row[Policy.HOST] = float(guests.index(strategy.convenor or case.settings.convenor))
    return row


def _invited(strategy: Strategy, guests: list[str]) -> list[float]:
    row = [-1.0] * len(guests)
    plan = strategy.rounds
    if plan is None:
        return row
    for number, guest in [*((0, g) for g in plan.invite), *enumerate(plan.widen, start=1)]:
        if guest in guests and row[guests.index(guest)] < 0:
            row[guests.index(guest)] = float(number)
    return row


def _targets(inputs: Inputs, partners: Partners) -> Floats:
    strategies = inputs.case.settings.strategies
    rule = inputs.case.settings.partner_rule
    shape = (inputs.numbers.count, len(strategies), len(partners.factions))
    found = np.zeros(shape)
    for s, strategy in enumerate(strategies):
        if strategy.engage == "all":
            found[:, s] = 1.0
        elif strategy.engage == "rule":
            found[:, s] = partners.picked(strategy.combine or (rule.combine if rule else "all"))
    return found
