"""Test possible partners, with three answers: passes, fails, or too little is known.

A test fails where a known trait, as the convenor sees it, is below its threshold; it is unknown
where the trait is not assessed, or the assessment does not stand, and nothing known fails. A class
fails where the faction would fall short of it even if all that is unknown were at its best.
Ignorance never passes for agreement.
"""

from typing import NamedTuple

import numpy as np

from detente.case.as_of.scales import scale_of
from detente.case.course.factions import factions_of
from detente.case.schema.settings import PartnerRule, PartnerTest
from detente.case.schema.world import Actor
from detente.engagement.drawing.priors import drawn
from detente.engagement.setup.inputs import Inputs
from detente.engagement.setup.sorting import borders_of, perceived, sort_by_draw, traits
from detente.numerics.arrays import Bools, Floats, Ints
from detente.vocabulary.classes import AMBIVALENT, CLASSES, ENGAGEABLE
from detente.vocabulary.input_key import InputKey
from detente.vocabulary.variables import VARIABLES

__all__ = ["Partners", "combine_votes", "partners_of", "picked", "rival_weight"]


class Partners(NamedTuple):
    """What the convenor makes of each faction.

    Attributes
    ----------
    true_class, seen : array of int, shape (draw, faction)
        Class by true and by perceived traits, 0 spoiler to 2 engageable; ambivalent without
        criteria.
    passes, unknown : dict of array of bool, shape (draw, faction)
        By test: it passes; too little is known.
    """

    true_class: Ints
    seen: Ints
    passes: dict[str, Bools]
    unknown: dict[str, Bools]


def partners_of(inputs: Inputs) -> Partners:
    """Apply every partner test to every faction, in the order of ``factions_of``.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    """
    factions = [wing.actor for wing in factions_of(inputs.case)]
    true_class, seen, best, known = _classes(inputs, factions)
    rule = inputs.case.settings.partner_rule
    passes: dict[str, Bools] = {}
    unknown: dict[str, Bools] = {}
    for test in rule.tests if rule and factions else []:
        answers = [
            _test(inputs, f, test, (seen[:, n], best[:, n], known[:, n]))
            for n, f in enumerate(factions)
        ]
        passes[test.id] = np.stack([answer[0] for answer in answers], axis=1)
        unknown[test.id] = np.stack([answer[1] for answer in answers], axis=1)
    return Partners(true_class, seen, passes, unknown)


def picked(partners: Partners, rule: PartnerRule | None, combine: str) -> tuple[Bools, Bools]:
    """Return the factions that the rule picks, and those of which too little is known.

    Parameters
    ----------
    partners : Partners
        What the convenor makes of each faction.
    rule : PartnerRule or None
        The rule; without one nobody is picked.
    combine : {"all", "any", "weighted"}
        How tests combine. One failure is failure for all, one pass a pass for any.
    """
    if rule is None or not partners.passes:
        nobody = np.zeros(partners.seen.shape, dtype=np.bool_)
        return nobody, nobody
    passes = [partners.passes[test.id] for test in rule.tests]
    maybe = [partners.passes[test.id] | partners.unknown[test.id] for test in rule.tests]
    chosen, possible = combine_votes(rule, passes, combine), combine_votes(rule, maybe, combine)
    return chosen, np.asarray(possible & ~chosen)


def combine_votes(rule: PartnerRule, votes: list[Bools], combine: str) -> Bools:
    """Combine the tests' votes, one array per test.

    Parameters
    ----------
    rule : PartnerRule
        The rule, with the weights of its tests.
    votes : list of array of bool
        Where each test passes.
    combine : {"all", "any", "weighted"}
        How tests combine.
    """
    if combine == "all":
        return np.asarray(np.logical_and.reduce(votes))
    if combine == "any":
        return np.asarray(np.logical_or.reduce(votes))
    weights = [test.weight for test in rule.tests]
    score = sum(w * v for w, v in zip(weights, votes, strict=True)) / sum(weights)
    return np.asarray(score >= rule.threshold)


def _test(
    inputs: Inputs, faction: Actor, test: PartnerTest, classes: tuple[Ints, Ints, Bools]
) -> tuple[Bools, Bools]:
    """Return where a faction passes a test, and where too little is known."""
    if test.measure == "class":
        least = CLASSES.index(test.at_least_class or "engageable")
        seen, best, known = classes
        return (seen >= least) & known, (best >= least) & ~known
    limit = test.at_least if test.at_least is not None else 0.0
    if test.measure == "rival-weight":
        value, known = _rival_weight(inputs, faction.id)
    else:
        value, known = _trait(inputs, faction.id, test)
    return (value >= limit) & known, ~known


def _rival_weight(inputs: Inputs, faction: str) -> tuple[Floats, Bools]:
    """Return a faction's weight where the rival is; known if the faction has any place.

    It is no trait of the faction: the convenor reads it from the map, without an error of its own.
    """
    case = inputs.case
    placed = case.settings.rival is not None and any(row.actor == faction for row in case.presence)
    return rival_weight(inputs, faction), np.full(inputs.numbers.count, placed)


def _trait(inputs: Inputs, faction: str, test: PartnerTest) -> tuple[Floats, Bools]:
    """Return a faction's trait as it is seen, and where it is known: its own, or the movement's."""
    tail = f">{test.object}" if test.object else ""
    variable, item = test.variable or "", test.item or ""
    for subject in (faction, inputs.case.settings.movement):
        if inputs.is_known(subject + tail, variable, item):
            key = InputKey.assessment(subject + tail, variable, item)
            scale = scale_of(inputs.case, VARIABLES[variable], item)
            value = inputs.number(subject + tail, variable, item)
            name = "|".join(part for part in (variable, item, test.object) if part)
            return _seen(inputs, faction, name, value, scale), inputs.numbers.stands(key)
    nobody = np.zeros(inputs.numbers.count)
    return nobody, nobody > 0.0


def _seen(
    inputs: Inputs, faction: str, trait: str, value: Floats, scale: tuple[float, float]
) -> Floats:
    """Return a trait as the convenor sees it: with an error, a share of its scale, and within it.

    Two tests of one trait meet the same error.
    """
    low, high = scale
    luck = inputs.numbers.uniforms(f"perceived|{faction}|{trait}")
    error = drawn(inputs, "perception", luck)
    return np.clip(value + (high - low) * error, low, high)


def _classes(inputs: Inputs, factions: list[Actor]) -> tuple[Ints, Ints, Ints, Bools]:
    """Return classes by true traits, by perceived ones, with unknown ones at their best; and known.

    Without criteria all are ambivalent, and nothing is known of anybody.
    """
    criteria = inputs.case.settings.criteria
    shape = (inputs.numbers.count, len(factions))
    if not criteria or not factions:
        usual = np.full(shape, AMBIVALENT)
        return usual, usual, np.full(shape, ENGAGEABLE), np.zeros(shape, dtype=np.bool_)
    true, borders = traits(inputs, factions), borders_of(inputs)
    seen = perceived(inputs, factions, true)
    known = np.stack([_criteria_known(inputs, faction) for faction in factions], axis=1)
    ends = [one.high if one.direction == "ascending" else one.low for one in criteria]
    best = np.where(known, seen, np.array(ends))
    tests = inputs.case.settings.partner_rule.tests if inputs.case.settings.partner_rule else []
    if not any(test.measure == "class" for test in tests):
        best = seen
    by_class = sort_by_draw(seen, borders).pessimistic
    return (
        sort_by_draw(true, borders).pessimistic,
        by_class,
        by_class if best is seen or known.all() else sort_by_draw(best, borders).pessimistic,
        np.logical_and.reduce(known, axis=2),
    )


def _criteria_known(inputs: Inputs, faction: Actor) -> Bools:
    """Return where each criterion of a faction is known, of itself or of its leaders.

    Returns
    -------
    array of bool, shape (draw, criterion)
    """
    known = np.zeros((inputs.numbers.count, len(inputs.case.settings.criteria)), dtype=np.bool_)
    for c, criterion in enumerate(inputs.case.settings.criteria):
        for subject in inputs.read_from(faction, criterion.id):
            if inputs.is_known(subject, "performance", criterion.id):
                key = InputKey.assessment(subject, "performance", criterion.id)
                known[:, c] |= inputs.numbers.stands(key)
    return known


def rival_weight(inputs: Inputs, faction: str) -> Floats:
    r"""Return a faction's influence, averaged over regions by the rival's presence, shape (draw,).

    Notes
    -----
    .. math:: w_f = \frac{\sum_r I_{fr} R_r}{\sum_r R_r}

    in [0, 1]; 0 if the rival is in no region. I is influence, R the rival's presence.
    """
    rival = inputs.case.settings.rival
    weighted = np.zeros(inputs.numbers.count)
    total = np.zeros(inputs.numbers.count)
    for region in inputs.case.regions if rival else ():
        presence = inputs.presence(rival or "", region.id)
        weighted = weighted + inputs.numbers.presence(faction, region.id) * presence
        total = total + presence
    return np.where(total > 0, weighted / np.where(total > 0, total, 1.0), 0.0)
