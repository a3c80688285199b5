"""Turn options into levers for the kernels: policies, guest lists, targets of contact."""

import numpy as np

from detente.case.case import Case
from detente.case.course.factions import factions_of
from detente.case.course.heads import heads_of
from detente.case.course.levers import Levers, levers_of
from detente.case.course.reference import Reference, reference_of
from detente.case.course.shared_issues import may_cooperate
from detente.case.rounds import round_cells, series_of
from detente.case.schema.options import Strategy
from detente.engagement.course.input_rows import Faction, Policy, Role, Sequence
from detente.engagement.drawing.partners import Partners, picked
from detente.engagement.setup.attendance import consent_of
from detente.engagement.setup.attendance import reference_of as last_list_of
from detente.engagement.setup.inputs import Inputs
from detente.numerics.arrays import Floats
from detente.vocabulary.levels import LEVEL_NUMBER

__all__ = ["invitations", "lists", "options_of", "policies", "series_of_options", "targets"]

_LABEL = {"keep": 1.0, "suspend": 0.5, "lift": 0.0}
_SEQUENCE = {
    "together": Sequence.TOGETHER,
    "issues-first": Sequence.ISSUES_FIRST,
    "talks-first": Sequence.TALKS_FIRST,
}
_ROLE = {"participant": float(Role.PARTICIPANT), "observer": float(Role.OBSERVER)}
_PROBE = 1.0  # level of contact with a faction of which too little is known


def options_of(case: Case) -> tuple[tuple[Strategy, ...], Reference]:
    """Return the options of a case, and its reference option; one made up comes last.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    """
    found = reference_of(case)
    own = tuple(case.settings.strategies)
    return ((*own, found.option) if found.added else own), found


def series_of_options(
    case: Case, options: tuple[Strategy, ...]
) -> tuple[tuple[str | None, ...], list[int]]:
    """Return the series that options continue, and which of them each option continues.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    options : tuple of Strategy
        The options.

    Returns
    -------
    tuple of str or None
        The latest series of the case's convenor, then others in the order of the options; None for
        a convenor without rounds on record.
    list of int
        For each option the place among them: the series that its rounds name, else the latest of
        its convenor.
    """
    cells, convenor = round_cells(case), case.settings.convenor
    names, which = [series_of(cells, convenor)], []
    for option in options:
        plan = levers_of(case, option).rounds
        stated = plan.series if plan else None
        name = stated or series_of(cells, option.convenor or convenor)
        if name not in names:
            names.append(name)
        which.append(names.index(name))
    return tuple(names), which


def policies(case: Case, options: tuple[Strategy, ...], reference: str) -> Floats:
    """Return the levers of each option that are the same in every draw, shape (option, Policy).

    Parameters
    ----------
    case : Case
        The case.
    options : tuple of Strategy
        The options.
    reference : str
        Id of the reference option.
    """
    rows = np.array([_policy(case, one, one.id == reference) for one in options])
    rows[:, Policy.SERIES] = series_of_options(case, options)[1]
    return rows


def _policy(case: Case, option: Strategy, alleged: bool) -> list[float]:
    levers, row = levers_of(case, option), [0.0] * len(Policy)
    heads = [head.actor.id for head in heads_of(case)]
    host = option.convenor or case.settings.convenor
    holdout = case.settings.holdout
    row[Policy.HOST] = float(heads.index(host)) if host in heads else -1.0
    row[Policy.HOLDOUT] = float(heads.index(holdout)) if holdout in heads else -1.0
    row[Policy.LABEL] = _LABEL[levers.label]
    plan = levers.rounds
    row[Policy.FIRST_ROUND] = float(plan.first) if plan else 0.0
    row[Policy.EVERY] = float(plan.every) if plan else 1.0
    row[Policy.ASK_MOVEMENT] = float(levers.ask_movement)
    row[Policy.ROLE_OFFERED] = _ROLE[plan.role if plan else "participant"]
    row[Policy.CONSENT] = consent_of(case, host, plan.consent if plan else "unknown")
    row[Policy.INTEL], row[Policy.ARMS], row[Policy.APPEAL] = (
        levers.intel,
        levers.arms,
        levers.appeal,
    )
    row[Policy.GUARANTEE], row[Policy.COERCE] = levers.guarantee, levers.coerce
    row[Policy.PRESS_GOVERNMENT] = levers.press_gov
    row[Policy.PRESS_HOLDOUT] = levers.press_holdout
    row[Policy.INTEL_AFTER] = float(levers.after.intel)
    row[Policy.ARMS_AFTER] = float(levers.after.arms)
    row[Policy.APPEAL_AFTER] = float(levers.after.appeal)
    works = may_cooperate(case)
    waits = levers.sequence == "issues-first" and not works
    row[Policy.SEQUENCE] = float(_SEQUENCE["together" if waits else levers.sequence])
    row[Policy.EXIT_MONTHS] = float(levers.exit_months or 0) if works else 0.0
    row[Policy.EXIT_ATTACKS] = float(levers.exit_attacks or 0)
    row[Policy.AS_ALLEGED] = float(alleged)
    return row


def invitations(case: Case, options: tuple[Strategy, ...]) -> Floats:
    """Return the number of the round from which each head is asked, shape (option, head).

    Parameters
    ----------
    case : Case
        The case.
    options : tuple of Strategy
        The options.
    """
    heads = [head.actor.id for head in heads_of(case)]
    return np.array([_invited(levers_of(case, one), heads) for one in options])


def _invited(levers: Levers, heads: list[str]) -> list[float]:
    row = [-1.0] * len(heads)
    plan = levers.rounds
    if plan is None:
        return row
    for number, guest in [*((0, g) for g in plan.invite), *enumerate(plan.widen, start=1)]:
        if guest in heads and row[heads.index(guest)] < 0.0:
            row[heads.index(guest)] = float(number)
    return row


def lists(case: Case, options: tuple[Strategy, ...]) -> Floats:
    """Return the last list of each option's series, shape (option, head + faction + 1).

    Where a series has no round, its row holds the option's own first list.

    Parameters
    ----------
    case : Case
        The case.
    options : tuple of Strategy
        The options.
    """
    heads = [head.actor.id for head in heads_of(case)]
    factions = [wing.actor.id for wing in factions_of(case)]
    who = [*heads, *factions, case.settings.movement]
    rows = np.zeros((len(options), len(who)))
    for s, option in enumerate(options):
        levers, host = levers_of(case, option), option.convenor or case.settings.convenor
        last = last_list_of(case, host, levers.rounds.series if levers.rounds else None)
        first = [float(since == 0.0) for since in _invited(levers, heads)]
        asks = float(levers.ask_movement)
        own = dict(zip(who, [*first, *[asks] * (len(who) - len(heads))], strict=True))
        rows[s] = [(own if last is None else last).get(name, 0.0) for name in who]
        if host in heads:
            rows[s, heads.index(host)] = 0.0
    return rows


def targets(
    inputs: Inputs, options: tuple[Strategy, ...], faction: Floats, partners: Partners
) -> Floats:
    """Return the contact level that each option aims at, shape (draw, option, faction).

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    options : tuple of Strategy
        The options.
    faction : array of float, shape (draw, faction, Faction)
        Attributes of factions.
    partners : Partners
        What the convenor makes of them.
    """
    case = inputs.case
    names = [wing.actor.id for wing in factions_of(case)]
    own = faction[:, :, Faction.SIDE] < 0.0
    aim = np.zeros((inputs.numbers.count, len(options), len(names)))
    for s, option in enumerate(options):
        levers = levers_of(case, option)
        level = LEVEL_NUMBER[levers.level]
        if levers.engage == "now":
            aim[:, s] = faction[:, :, Faction.CONTACT]
        elif levers.engage == "all":
            aim[:, s] = level * own
        elif levers.engage == "named":
            aim[:, s] = [level * (name in levers.factions) for name in names]
        elif levers.engage == "rule":
            aim[:, s] = _picked(case, levers, partners, names, level)
        left_out = [name in levers.exclude for name in names]
        aim[:, s] = np.where(left_out, 0.0, aim[:, s])
    return aim


def _picked(
    case: Case, levers: Levers, partners: Partners, names: list[str], level: float
) -> Floats:
    """Return the level aimed at by the partner rule: full, or a probe where too little is known."""
    rule = case.settings.partner_rule
    combine = levers.combine or (rule.combine if rule else "all")
    known, unknown = picked(partners, rule, combine)
    doubtful = {"exclude": 0.0, "include": level, "probe": min(level, _PROBE)}
    otherwise = doubtful[rule.unknown if rule else "exclude"]
    aim = np.where(known, level, np.where(unknown, otherwise, 0.0))
    return np.where([name in case.excluded for name in names], 0.0, aim)
