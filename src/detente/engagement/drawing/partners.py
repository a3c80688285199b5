"""Test possible partners, with three answers: passes, fails, or too little is known.

A test fails where a known trait, as the convenor sees it, is below its threshold; it is unknown
where the trait is not assessed, or the assessment does not stand, and nothing known fails.
Ignorance never passes for agreement.
"""

from typing import NamedTuple

import numpy as np

from detente.case.course.factions import factions_of
from detente.case.schema.settings import PartnerRule, PartnerTest
from detente.case.schema.world import Actor
from detente.engagement.setup.inputs import Inputs
from detente.engagement.setup.partners import rival_weight
from detente.engagement.setup.sorting import borders_of, perceived, sort_by_draw, traits
from detente.numerics.arrays import Bools, Floats, Ints
from detente.vocabulary.classes import AMBIVALENT, CLASSES
from detente.vocabulary.input_key import InputKey

__all__ = ["Partners", "partners_of", "picked"]


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
    true_class, seen, best = _classes(inputs, factions)
    rule = inputs.case.settings.partner_rule
    passes: dict[str, Bools] = {}
    unknown: dict[str, Bools] = {}
    for test in rule.tests if rule and factions else []:
        answers = [_test(inputs, f, test, (seen[:, n], best[:, n])) for n, f in enumerate(factions)]
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
    if rule is None or not rule.tests:
        nobody = np.zeros(partners.seen.shape, dtype=np.bool_)
        return nobody, nobody
    passes = [partners.passes[test.id] for test in rule.tests]
    maybe = [partners.passes[test.id] | partners.unknown[test.id] for test in rule.tests]
    if combine == "all":
        chosen, possible = np.logical_and.reduce(passes), np.logical_and.reduce(maybe)
    elif combine == "any":
        chosen, possible = np.logical_or.reduce(passes), np.logical_or.reduce(maybe)
    else:
        chosen, possible = _weighed(rule, passes), _weighed(rule, maybe)
    return np.asarray(chosen), np.asarray(possible & ~chosen)


def _weighed(rule: PartnerRule, votes: list[Bools]) -> Bools:
    weights = [test.weight for test in rule.tests]
    score = sum(w * v for w, v in zip(weights, votes, strict=True)) / sum(weights)
    return np.asarray(score >= rule.threshold)


def _test(
    inputs: Inputs, faction: Actor, test: PartnerTest, classes: tuple[Ints, Ints]
) -> tuple[Bools, Bools]:
    """Return where a faction passes a test, and where too little is known."""
    if test.measure == "class":
        least = CLASSES.index(test.at_least_class or "engageable")
        known = _criteria_known(inputs, faction)
        seen, best = classes[0] >= least, classes[1] >= least
        return seen & known, best & ~known
    limit = test.at_least if test.at_least is not None else 0.0
    if test.measure == "rival-weight":
        placed = any(row.actor == faction.id for row in inputs.case.presence)
        value, known = rival_weight(inputs, faction.id), np.full(inputs.numbers.count, placed)
    else:
        value, known = _trait(inputs, faction.id, test)
    return (value >= limit) & known, ~known


def _trait(inputs: Inputs, faction: str, test: PartnerTest) -> tuple[Floats, Bools]:
    """Return a faction's trait and where it is known: its own assessment, or the movement's."""
    tail = f">{test.object}" if test.object else ""
    variable, item = test.variable or "", test.item or ""
    for subject in (faction, inputs.case.settings.movement):
        if inputs.is_known(subject + tail, variable, item):
            key = InputKey.assessment(subject + tail, variable, item)
            return inputs.number(subject + tail, variable, item), inputs.numbers.stands(key)
    nobody = np.zeros(inputs.numbers.count)
    return nobody, nobody > 0.0


def _criteria_known(inputs: Inputs, faction: Actor) -> Bools:
    """Return where every criterion of a faction is known, of itself or of its leaders."""
    known = np.ones(inputs.numbers.count, dtype=np.bool_)
    for criterion in inputs.case.settings.criteria:
        stand = np.zeros(inputs.numbers.count, dtype=np.bool_)
        for subject in inputs.read_from(faction, criterion.id):
            if inputs.is_known(subject, "performance", criterion.id):
                key = InputKey.assessment(subject, "performance", criterion.id)
                stand |= inputs.numbers.stands(key)
        known &= stand
    return known


def _classes(inputs: Inputs, factions: list[Actor]) -> tuple[Ints, Ints, Ints]:
    """Return classes by true traits, by perceived ones, and with unknown ones at their best."""
    criteria = inputs.case.settings.criteria
    if not criteria or not factions:
        shape = (inputs.numbers.count, len(factions))
        usual = np.full(shape, AMBIVALENT)
        return usual, usual, usual
    true, borders = traits(inputs, factions), borders_of(inputs)
    seen = perceived(inputs, factions, true)
    best = seen.copy()
    for f, faction in enumerate(factions):
        for c, criterion in enumerate(criteria):
            known = any(
                inputs.is_known(subject, "performance", criterion.id)
                for subject in inputs.read_from(faction, criterion.id)
            )
            if not known:
                ascending = criterion.direction == "ascending"
                best[:, f, c] = criterion.high if ascending else criterion.low
    return (
        sort_by_draw(true, borders).pessimistic,
        sort_by_draw(seen, borders).pessimistic,
        sort_by_draw(best, borders).pessimistic,
    )
