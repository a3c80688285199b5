"""Stack the inputs of a case's draws into the arrays for the kernels."""

from typing import get_args

import numpy as np
from scipy import special

from detente.case.case import Case
from detente.case.schema.settings import Instrument, Strategy
from detente.case.schema.world import Actor
from detente.engagement.layout import (
    Faction,
    Hypothesis,
    Param,
    Place,
    Policy,
    Power,
    Role,
    Sequence,
)
from detente.engagement.loop import Batch
from detente.engagement.registry import MECHANISMS
from detente.engagement.setup.announced import announced_rounds
from detente.engagement.setup.attendance import comers_of, consent_of, reference_of, roles_of
from detente.engagement.setup.contact import (
    contact_luck,
    contact_record,
    first_talks,
    set_rates,
)
from detente.engagement.setup.inputs import Inputs
from detente.engagement.setup.partners import Partners, partners_of
from detente.engagement.setup.positions import drawn_together, stances_of
from detente.models.contact.rates import rates_of
from detente.numerics.arrays import Floats, Ints
from detente.numerics.philox import actor_key
from detente.vocabulary.classes import ENGAGEABLE, SPOILER
from detente.vocabulary.levels import LEVEL_NUMBER

__all__ = ["alignment_of", "build_batch", "normalised", "powers_of"]

_POSTURE = {"neutral": 0.0, "coercion": 1.0, "divide": 2.0}
_SEQUENCE = {
    "together": float(Sequence.TOGETHER),
    "issues-first": float(Sequence.ISSUES_FIRST),
    "talks-first": float(Sequence.TALKS_FIRST),
}
_GIVEN = {
    "intelligence": Param.INTELLIGENCE_TRUE,
    "arms": Param.ARMS_TRUE,
    "training": Param.TRAINING_TRUE,
}
_ROLE = {"participant": float(Role.PARTICIPANT), "observer": float(Role.OBSERVER)}
_SURE = 0.001  # balance and pain stay this far from 0 and 1, so that log-odds are finite
_NOISE = 0.05  # sd of the error in the value of a deal


def build_batch(inputs: Inputs) -> tuple[Batch, Partners]:
    """Stack the inputs of a range of draws for the kernels.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs; each one used is recorded in it.

    Returns
    -------
    Batch
        Arrays for :func:`detente.engagement.loop.run_batch`.
    Partners
        Classes and partner tests by draw and faction.
    """
    case = inputs.case
    guests = case.guests()
    alignment = alignment_of(inputs, guests)
    partners = partners_of(inputs)
    reading = inputs.movement_reading()
    cohesion = inputs.cohesion(reading)
    faction = _factions(inputs, partners, reading, cohesion)
    strategies = case.settings.strategies
    batch = Batch(
        power=powers_of(inputs, guests, case.settings.convenor),
        faction=faction,
        tie=_layers(inputs, guests, alignment)[:, None],
        stance=stances_of(inputs, faction[:, :, Faction.SHARE], reading, cohesion),
        param=_params(inputs, partners, faction),
        policy=_policies(case, guests),
        target=_targets(inputs, partners),
        invited=np.array([_invited(s, guests) for s in strategies]),
        place=_places(inputs),
        near=_borders(case, guests),
        reference=_references(case, guests),
        announced=announced_rounds(inputs, guests),
    )
    _seat(batch, inputs, guests)
    set_rates(batch, rates_of(contact_record(inputs), contact_luck(inputs)))
    batch.param[:, Param.SIT_BASE] = first_talks(inputs)
    batch.param[:, Param.HYPOTHESIS] = reading
    batch.param[:, Param.COHESION] = cohesion
    return batch, partners


def alignment_of(inputs: Inputs, guests: list[str]) -> Floats:
    """Return the alignment of each pair of powers, shape (draw, guest, guest).

    The government, which comes last, has no contact level: its alignment is not read.
    """
    n = len(guests)
    alignment = np.zeros((inputs.numbers.count, n, n))
    for i in range(n - 1):
        for k in range(i):
            alignment[:, i, k] = alignment[:, k, i] = inputs.alignment(guests[i], guests[k])
    return alignment


def normalised(ties: Floats) -> Floats:
    """Scale each row of (draw, guest, guest) to sum to 1; rows without ties stay 0."""
    total = np.zeros(ties.shape[:2])
    for k in range(ties.shape[2]):
        total = total + ties[:, :, k]
    return np.asarray(ties / np.where(total > 0, total, 1.0)[:, :, None])


def _layers(inputs: Inputs, guests: list[str], alignment: Floats) -> Floats:
    """Return the network that transmits exposure; its layer is chosen once per draw."""
    index = {g: n for n, g in enumerate(guests)}
    powers_only = set(guests[:-1])
    layers = [normalised(alignment)]
    for kind in ("neighbour", "alliance"):
        ties = np.zeros_like(alignment)
        for tie in inputs.ties(kind):
            if {tie.from_, tie.to} <= powers_only:
                i, k = index[tie.from_], index[tie.to]
                ties[:, i, k] = ties[:, k, i] = inputs.any_tie([tie])
        if ties.any():
            layers.append(normalised(ties))
    pick = (inputs.choice("exposure-layer") * len(layers)).astype(np.int64)
    return np.stack(layers)[pick, np.arange(inputs.numbers.count)]


def powers_of(inputs: Inputs, guests: list[str], host: str) -> Floats:
    """Return the attributes of the guests for a given host, shape (draw, guest, Power).

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    guests : list of str
        Powers and, last, the government.
    host : str
        Id of the actor that invites; its contact is set by its strategy.
    """
    case = inputs.case
    count = inputs.numbers.count
    for tie in (*inputs.ties("contact", now=False), *inputs.ties("label")):
        inputs.any_tie([tie])
    power = np.zeros((count, len(guests), len(Power)))
    side = case.within(case.settings.movement)
    for j, guest in enumerate(guests):
        row = power[:, j]
        row[:, Power.KEY] = actor_key(guest)
        row[:, Power.THREAT] = inputs.number(guest, "interest", "spillover")
        urging = [t for t in inputs.ties("urging") if t.to == guest]
        row[:, Power.URGE] = inputs.any_tie(urging)
        if guest in {case.settings.government, host}:
            continue
        row[:, Power.MOVES] = 1.0
        if inputs.is_assessed(guest, "capability"):
            row[:, Power.MEANS] = inputs.number(guest, "capability")
        ever = [
            t
            for t in inputs.ties("contact", now=False)
            if guest in {t.from_, t.to} and {t.from_, t.to} & side
        ]
        engaged = inputs.any_tie(ever)
        row[:, Power.ENGAGED] = engaged
        row[:, Power.OMEGA] = np.where(engaged, 1.0, inputs.readiness(guest))
        labels = [
            t for t in inputs.ties("label") if t.from_ == guest and t.to == case.settings.movement
        ]
        row[:, Power.LABEL] = inputs.any_tie(labels)
        row[:, Power.CONTACT] = inputs.contact_level(guest, side)
        admitted = [t for t in ever if t.acknowledged == "admitted" and t.date_to is None]
        row[:, Power.ADMITTED] = inputs.any_tie(admitted)
    return power


def _factions(inputs: Inputs, partners: Partners, reading: Ints, cohesion: Floats) -> Floats:
    """Return the attributes of the factions, shape (draw, faction, Faction)."""
    case = inputs.case
    factions, government = case.factions(), case.settings.government
    attributes = np.zeros((inputs.numbers.count, len(factions), len(Faction)))
    attributes[:, :, Faction.SHARE] = inputs.strength()
    attributes[:, :, Faction.CONTACT] = _convenor_contacts(inputs, factions)
    attributes[:, :, Faction.HARDLINER] = partners.true_class == SPOILER
    attributes[:, :, Faction.EXCLUDED] = [float(f.id in case.excluded) for f in factions]
    for f, faction in enumerate(factions):
        row = attributes[:, f]
        row[:, Faction.KEY] = actor_key(faction.id)
        row[:, Faction.WILLING] = inputs.of_faction(faction.id, "willingness", towards=government)
        row[:, Faction.WILLING_HOST] = _willing_host(inputs, faction.id)
        row[:, Faction.WAR_COST] = inputs.of_faction(faction.id, "war-cost")
        row[:, Faction.TRUSTED] = inputs.trust_in(faction.id)
        row[:, Faction.TRUSTS] = inputs.of_faction(faction.id, "trust", towards=government)
        row[:, Faction.AGAINST_RIVAL] = inputs.stance(faction.id, "stance-rival")
        row[:, Faction.AGAINST_DRUGS] = inputs.stance(faction.id, "stance-drugs")
        row[:, Faction.NOISE] = _NOISE * special.ndtri(inputs.choice(f"noise-{faction.id}"))
        row[:, Faction.VETO_LUCK] = _veto_luck(inputs, partners, f, reading)
    for column in (Faction.WILLING, Faction.WILLING_HOST):
        attributes[:, :, column] = drawn_together(
            attributes[:, :, column], attributes[:, :, Faction.SHARE], reading, cohesion
        )
    return attributes


def _places(inputs: Inputs) -> Floats:
    """Return the rival's presence and each faction's influence, shape (draw, region, 1 + f)."""
    case = inputs.case
    rival, factions = case.settings.rival, case.factions()
    regions = list(case.regions) if rival else []
    places = np.zeros((inputs.numbers.count, len(regions), int(Place.INFLUENCE) + len(factions)))
    for r, region in enumerate(regions):
        places[:, r, Place.PRESENCE] = inputs.presence(rival or "", region.id)
        for f, faction in enumerate(factions):
            places[:, r, Place.INFLUENCE + f] = inputs.numbers.presence(faction.id, region.id)
    return places


def _borders(case: Case, guests: list[str]) -> Floats:
    """Return regions, then guests, that border each region, shape (region + guest, region)."""
    regions = list(case.regions) if case.settings.rival else []
    near = np.zeros((len(regions) + len(guests), len(regions)))
    for r, region in enumerate(regions):
        for k, other in enumerate(regions):
            near[k, r] = float(region.id in other.neighbours)
        for j, guest in enumerate(guests):
            near[len(regions) + j, r] = float(guest in region.borders)
    return near


def _convenor_contacts(inputs: Inputs, factions: list[Actor]) -> Floats:
    """Return the convenor's contact level with each faction, shape (draw, faction).

    Contact reported with the movement as a whole counts only for the leading faction, which has
    the largest recorded share of its strength.
    """
    case = inputs.case
    with_movement = inputs.contact_level(case.settings.convenor, {case.settings.movement})
    shares = [faction.strength_share or 0.0 for faction in factions]
    levels = np.zeros((inputs.numbers.count, len(factions)))
    for f, faction in enumerate(factions):
        people = {faction.id, *(leader.id for leader in case.leaders(faction.id))}
        own = inputs.contact_level(case.settings.convenor, people)
        leads = f == shares.index(max(shares))
        levels[:, f] = np.maximum(own, with_movement) if leads else own
    return levels


def _veto_luck(inputs: Inputs, partners: Partners, f: int, reading: Ints) -> Floats:
    """Return the uniform that makes a faction a veto player; one per camp if there are two."""
    own = inputs.choice(f"veto-{partners.factions[f]}")
    camps = [inputs.choice(f"veto-camp-{name}") for name in ("others", "hardliners")]
    hard = partners.true_class[:, f] == SPOILER
    return np.where(reading == Hypothesis.TWO, np.where(hard, camps[1], camps[0]), own)


def _params(inputs: Inputs, partners: Partners, faction: Floats) -> Floats:
    param = np.zeros((inputs.numbers.count, len(Param)))
    for mechanism in MECHANISMS:
        for parameter in mechanism.spec.parameters:
            row = Param[parameter.name.upper()]
            param[:, row] = inputs.parameter(mechanism.key, parameter)
    settings, government = inputs.case.settings, inputs.case.settings.government
    param[:, Param.PAIN] = np.clip(inputs.number(government, "pain"), _SURE, 1.0 - _SURE)
    param[:, Param.BALANCE] = np.clip(inputs.number(government, "balance"), _SURE, 1.0 - _SURE)
    if inputs.is_assessed(government, "deaths"):
        inputs.number(government, "deaths")  # no kernel uses it; it converts tolls to persons
    param[:, Param.GOVERNMENT_COST] = inputs.number(government, "war-cost")
    param[:, Param.GOVERNMENT_NOISE] = _NOISE * special.ndtri(inputs.choice(f"noise-{government}"))
    shares = faction[:, :, Faction.SHARE]
    for f in range(len(partners.factions)):
        moderate = partners.true_class[:, f] == ENGAGEABLE
        param[:, Param.MODERATES] += np.where(moderate, shares[:, f], 0.0)
    param[:, Param.CONSENT_LUCK] = inputs.choice("consent")
    param[:, Param.OUTCOME_MODEL] = float(settings.model.terms == "bargaining.median")
    param[:, Param.TIGHTENS] = float(settings.model.selective_contact == "tightens")
    for kind, row in _GIVEN.items():
        given = [t for t in inputs.ties(kind) if settings.convenor in {t.from_, t.to}]
        param[:, row] = inputs.any_tie(given) if given else 1.0
    param[:, Param.OPPORTUNITY] = float(settings.model.spoiling == "by-opportunity")
    return param


def _willing_host(inputs: Inputs, faction: str) -> Floats:
    """Return a faction's willingness to talk to the convenor; one half if nobody assessed it."""
    host, movement = inputs.case.settings.convenor, inputs.case.settings.movement
    if not any(inputs.is_assessed(f"{who}>{host}", "willingness") for who in (faction, movement)):
        return np.full(inputs.numbers.count, 0.5)
    return inputs.of_faction(faction, "willingness", towards=host)


def _seat(batch: Batch, inputs: Inputs, guests: list[str]) -> None:
    """Fill in what decides who comes to rounds."""
    case, param = inputs.case, batch.param
    comers = comers_of(inputs, param[:, Param.NEVER_ASKED])
    at = {guest: j for j, guest in enumerate(comers.guests)}
    place = [at[guest] for guest in guests]
    batch.power[:, :, Power.COMES] = comers.odds[:, place]
    batch.power[:, :, Power.PROPENSITY] = comers.propensity[:, place]
    batch.power[:, :, Power.OFFICIAL], batch.power[:, :, Power.FULL_PART] = roles_of(inputs)
    place = [at[faction.id] for faction in case.factions()]
    batch.faction[:, :, Faction.COMES] = comers.odds[:, place]
    batch.faction[:, :, Faction.PROPENSITY] = comers.propensity[:, place]
    movement = at[case.settings.movement]
    param[:, Param.MOVEMENT_COMES] = comers.odds[:, movement]
    param[:, Param.MOVEMENT_PROPENSITY] = comers.propensity[:, movement]
    param[:, Param.COMES_SPREAD] = comers.spread
    param[:, Param.COMES_YEARS] = comers.years
    param[:, Param.COMES_ROUND] = comers.round


def _references(case: Case, guests: list[str]) -> Floats:
    """Return the last list of each strategy's series, shape (strategy, guest + faction + 1).

    Where a series has no round, its row holds the strategy's own first list.
    """
    who = [*guests, *(f.id for f in case.factions()), case.settings.movement]
    rows = np.zeros((len(case.settings.strategies), len(who)))
    for s, strategy in enumerate(case.settings.strategies):
        host = strategy.convenor or case.settings.convenor
        plan = strategy.rounds
        last = reference_of(case, host, plan.series if plan else None)
        first = [float(since == 0.0) for since in _invited(strategy, guests)]
        asks = float(plan is not None and plan.ask_movement)
        own = dict(zip(who, [*first, *[asks] * (len(who) - len(guests))], strict=True))
        rows[s] = [(own if last is None else last).get(name, 0.0) for name in who]
        rows[s, guests.index(host)] = 0.0
    return rows


def _policies(case: Case, guests: list[str]) -> Floats:
    """Return the scalars of each strategy; the first one's consent is noted in all of them."""
    policy = np.array([_policy(case, s, guests) for s in case.settings.strategies])
    policy[:, Policy.USUAL_CONSENT] = policy[0, Policy.CONSENT]
    return policy


def _policy(case: Case, strategy: Strategy, guests: list[str]) -> list[float]:
    row = [0.0] * len(Policy)
    plan = strategy.rounds
    pressed = strategy.press or case.settings.holdout
    row[Policy.TARGET] = LEVEL_NUMBER[strategy.level]
    row[Policy.STEP_DOWN] = max(1.0, round(strategy.withdraw_months / 3))
    row[Policy.FIRST_ROUND] = float(plan.first_month) if plan else 0.0
    row[Policy.INTERVAL] = float(plan.every_months) if plan else 1.0
    row[Policy.AS_NOW] = float(strategy.engage == "as-now")
    row[Policy.PRESSED] = float(guests.index(pressed)) if pressed in guests else -1.0
    row[Policy.PRESS] = float(strategy.press is not None)
    row[Policy.HOST] = float(guests.index(strategy.convenor or case.settings.convenor))
    waits = strategy.sequence == "issues-first" and not case.may_cooperate
    row[Policy.SEQUENCE] = _SEQUENCE["together" if waits else strategy.sequence]
    for name in get_args(Instrument):
        row[Policy[name.upper()]] = strategy.instruments.get(name, 0.0)
        row[Policy[f"{name.upper()}_AFTER"]] = float(strategy.instruments_after.get(name, 0))
    row[Policy.ROLE_OFFERED] = _ROLE[plan.role] if plan else _ROLE["participant"]
    if strategy.exit:
        months = strategy.exit.without_success_months if case.may_cooperate else None
        row[Policy.EXIT_MONTHS] = float(months or 0)
        row[Policy.EXIT_ATTACKS] = float(strategy.exit.attacks or 0)
    host = strategy.convenor or case.settings.convenor
    row[Policy.CONSENT] = consent_of(case, host, plan.consent if plan else "unknown")
    row[Policy.POSTURE] = _POSTURE[strategy.posture]
    row[Policy.ASK_MOVEMENT] = float(plan is not None and plan.ask_movement)
    holdout = case.settings.holdout
    row[Policy.HOLDOUT] = float(guests.index(holdout)) if holdout in guests else -1.0
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
    target = np.zeros(shape)
    for s, strategy in enumerate(strategies):
        if strategy.engage == "all":
            target[:, s] = 1.0
        elif strategy.engage == "rule":
            target[:, s] = partners.picked(strategy.combine or (rule.combine if rule else "all"))
    return target
