"""Whom the convenor picks: the partner rule, applied to what it perceives."""

from dataclasses import dataclass

import numpy as np
from scipy import special

from detente.case.records_world import Actor
from detente.case.settings import CLASSES, PartnerRule, PartnerTest
from detente.ensemble.quantiles import pert_quantile
from detente.models.sorting.electre_tri_b import _tri_b_kernel
from detente.models.spec import Bools, Floats, Ints
from detente.strategy.inputs import Inputs

__all__ = ["Partners", "combine_votes", "partners_of"]

_PERCEPTION = (0.05, 0.12, 0.25)  # sd of the convenor's error, share of the criterion's scale


@dataclass(frozen=True)
class Partners:
    """What the partner tests say of each faction in each draw.

    Parameters
    ----------
    factions : tuple of str
        Their ids.
    klass : array of int, shape (draw, faction)
        Perceived class, 0 spoiler to 2 engageable; pessimistic rule.
    passed : dict of array of bool, shape (draw, faction)
        Which test is passed.
    """

    factions: tuple[str, ...]
    klass: Ints
    passed: dict[str, Bools]
    inputs: Inputs

    def picked(self, combine: str) -> Bools:
        """Return who is picked when tests combine by ``all``, ``any`` or ``weighted``."""
        rule = self.inputs.case.settings.partner_rule
        if rule is None or not self.passed:
            shape = (self.inputs.numbers.count, len(self.factions))
            return np.zeros(shape, dtype=np.bool_)
        found = combine_votes(rule, [self.passed[t.id] for t in rule.tests], combine)
        excluded = np.array([f in rule.exclude for f in self.factions])
        return np.asarray(found & ~excluded)


def combine_votes(rule: PartnerRule, votes: list[Bools], combine: str) -> Bools:
    """Combine the tests' votes, one array a test, by ``all``, ``any`` or ``weighted``."""
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
    klass = _classes(inputs, factions)
    rule = inputs.case.settings.partner_rule
    passed = {
        test.id: np.stack([_passes(inputs, f, n, test, klass) for n, f in enumerate(factions)], 1)
        for test in (rule.tests if rule and factions else [])
    }
    return Partners(tuple(f.id for f in factions), klass, passed, inputs)


def _passes(inputs: Inputs, faction: Actor, place: int, test: PartnerTest, klass: Ints) -> Bools:
    if test.measure == "class":
        return np.asarray(klass[:, place] >= CLASSES.index(test.at_least_class or "engageable"))
    limit = test.at_least if test.at_least is not None else 0.0
    if test.measure == "rival-weight":
        return rival_weight(inputs, faction.id) >= limit
    subject = f"{faction.id}>{test.object}" if test.object else faction.id
    return inputs.number(subject, test.variable or "") >= limit


def rival_weight(inputs: Inputs, faction: str) -> Floats:
    r"""Return a faction's influence averaged over where the rival is, shape (draw,).

    Notes
    -----
    .. math:: w_f = \frac{\sum_r I_{fr} R_r}{\sum_r R_r}

    in [0, 1]; 0 where the rival is nowhere.
    """
    rival = inputs.case.settings.rival
    top = np.zeros(inputs.numbers.count)
    whole = np.zeros(inputs.numbers.count)
    for region in inputs.case.regions if rival else ():
        name = f"presence|{rival}|{region.id}"
        if name not in inputs.values:
            inputs.keep(name, inputs.numbers.presence(rival or "", region.id), "judgement")
        there = inputs.values[name]
        top = top + inputs.numbers.presence(faction, region.id) * there
        whole = whole + there
    return np.where(whole > 0, top / np.where(whole > 0, whole, 1.0), 0.0)


def _classes(inputs: Inputs, factions: list[Actor]) -> Ints:
    """Sort factions by what the convenor perceives, once per draw."""
    settings = inputs.case.settings
    criteria = settings.criteria
    count = inputs.numbers.count
    klass = np.zeros((count, len(factions)), dtype=np.int64)
    if not criteria or not factions:
        return klass
    sign = np.array([1.0 if c.direction == "ascending" else -1.0 for c in criteria])
    profile = np.ascontiguousarray(np.array([c.profiles for c in criteria]).T * sign)
    q, p = (np.array([getattr(c, name) for c in criteria]) for name in ("q", "p"))
    v = np.array([np.inf if c.v is None else c.v for c in criteria])
    low, high = settings.cutting_level
    level = low + (high - low) * inputs.choice("cutting-level")
    weight = np.stack(
        [
            c.weight[0] + (c.weight[1] - c.weight[0]) * inputs.choice(f"weight-{c.id}")
            for c in criteria
        ],
        axis=1,
    )
    weight = np.where(weight.sum(axis=1, keepdims=True) > 0, weight, 1.0)
    seen = _perceived(inputs, factions) * sign
    for n in range(count):
        for f in range(len(factions)):
            klass[n, f] = _tri_b_kernel(seen[n, f], profile, weight[n], q, p, v, level[n])[0]
    return klass


def _perceived(inputs: Inputs, factions: list[Actor]) -> Floats:
    """Return criterion values as the convenor sees them, shape (draw, faction, criterion)."""
    criteria = inputs.case.settings.criteria
    spread = pert_quantile(inputs.choice("perception-error"), *_PERCEPTION)
    seen = np.empty((inputs.numbers.count, len(factions), len(criteria)))
    for f, faction in enumerate(factions):
        for c, criterion in enumerate(criteria):
            true = inputs.faction_value(faction, criterion.id)
            error = special.ndtri(inputs.numbers.uniforms(f"perceived|{faction.id}|{criterion.id}"))
            blurred = true + error * spread * (criterion.high - criterion.low)
            seen[:, f, c] = np.clip(blurred, criterion.low, criterion.high)
    return seen
