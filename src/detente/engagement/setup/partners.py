"""Apply the partner rule to what the convenor perceives: classes, tests, chosen partners."""

from dataclasses import dataclass

import numpy as np

from detente.case.schema.settings import PartnerRule, PartnerTest
from detente.case.schema.world import Actor
from detente.engagement.setup.inputs import Inputs
from detente.engagement.setup.sorting import borders_of, perceived, sort_by_draw, traits
from detente.numerics.arrays import Bools, Floats, Ints
from detente.vocabulary.classes import AMBIVALENT, CLASSES

__all__ = ["Partners", "combine_votes", "partners_of", "rival_weight"]


@dataclass(frozen=True)
class Partners:
    """Results of the partner tests for each faction in each draw.

    Parameters
    ----------
    factions : tuple of str
        Ids of the factions.
    klass : array of int, shape (draw, faction)
        Perceived class, 0 spoiler to 2 engageable; pessimistic rule.
    true_class : array of int, shape (draw, faction)
        Class by true traits, which determines what factions do; all ambivalent without criteria.
    passed : dict of array of bool, shape (draw, faction)
        Whether each faction passes, by test.
    """

    factions: tuple[str, ...]
    klass: Ints
    true_class: Ints
    passed: dict[str, Bools]
    inputs: Inputs

    def picked(self, combine: str) -> Bools:
        """Return the partners if tests combine by ``all``, ``any`` or ``weighted``."""
        rule = self.inputs.case.settings.partner_rule
        if rule is None or not self.passed:
            shape = (self.inputs.numbers.count, len(self.factions))
            return np.zeros(shape, dtype=np.bool_)
        chosen = combine_votes(rule, [self.passed[t.id] for t in rule.tests], combine)
        excluded = np.array([f in self.inputs.case.excluded for f in self.factions])
        return np.asarray(chosen & ~excluded)


def combine_votes(rule: PartnerRule, votes: list[Bools], combine: str) -> Bools:
    """Combine the tests' votes, one array per test, by ``all``, ``any`` or ``weighted``."""
    if combine == "all":
        return np.asarray(np.logical_and.reduce(votes))
    if combine == "any":
        return np.asarray(np.logical_or.reduce(votes))
    weights = [t.weight for t in rule.tests]
    score = sum(w * v for w, v in zip(weights, votes, strict=True)) / sum(weights)
    return np.asarray(score >= rule.threshold)


def partners_of(inputs: Inputs) -> Partners:
    """Apply every partner test to every faction.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.

    Returns
    -------
    Partners
        Classes and passed tests by draw and faction.
    """
    factions = inputs.case.factions()
    klass, true_class = _classes(inputs, factions)
    rule = inputs.case.settings.partner_rule
    passed = {
        test.id: np.stack([_passes(inputs, f, n, test, klass) for n, f in enumerate(factions)], 1)
        for test in (rule.tests if rule and factions else [])
    }
    return Partners(tuple(f.id for f in factions), klass, true_class, passed, inputs)


def _passes(inputs: Inputs, faction: Actor, place: int, test: PartnerTest, klass: Ints) -> Bools:
    if test.measure == "class":
        return np.asarray(klass[:, place] >= CLASSES.index(test.at_least_class or "engageable"))
    limit = test.at_least if test.at_least is not None else 0.0
    if test.measure == "rival-weight":
        return rival_weight(inputs, faction.id) >= limit
    return inputs.of_faction(faction.id, test.variable or "", towards=test.object or "") >= limit


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


def _classes(inputs: Inputs, factions: list[Actor]) -> tuple[Ints, Ints]:
    """Sort factions by perceived and by true traits, with the pessimistic rule."""
    if not inputs.case.settings.criteria or not factions:
        shape = (inputs.numbers.count, len(factions))
        return np.zeros(shape, dtype=np.int64), np.full(shape, AMBIVALENT)
    true, borders = traits(inputs, factions), borders_of(inputs)
    seen = sort_by_draw(perceived(inputs, factions, true), borders).pessimistic
    return seen, sort_by_draw(true, borders).pessimistic
