"""Draw elicited numbers; parts whose claims do not hold widen to the scale or fall back."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

import numpy as np

from detente.case.as_of.scales import scale_of
from detente.case.case import Case
from detente.case.course.bindings import bindings_of
from detente.case.schema.world import Assessment, Presence, Relation
from detente.ensemble.claims import EVEN, ClaimDraws, Evidence
from detente.ensemble.forced import Forced, drawn_or_forced
from detente.ensemble.priors import prior_quantile
from detente.ensemble.unsourced import stand_chances
from detente.numerics.arrays import Bools, Floats, Ints
from detente.numerics.philox import input_uniforms
from detente.numerics.quantiles import correlate, pert_ends, pert_quantile
from detente.vocabulary.input_key import InputKey
from detente.vocabulary.parameter import Prior
from detente.vocabulary.variables import VARIABLES, Variable

__all__ = ["Numbers", "StandIn", "input_key"]

RANK_CORRELATION = 0.3
_GIVEN = ("position", "salience")  # doubted only where the caller gives a stand-in

StandIn: TypeAlias = tuple[float, float, float]


@dataclass(frozen=True)
class Numbers:
    """Draw the numbers of a case for one range of draws.

    Parameters
    ----------
    case : Case
        The cut case.
    claims : ClaimDraws
        Claims that hold in each draw.
    seed, first, count : int
        Seed of the run, first draw, number of draws.
    correlation : float
        Rank correlation of the judgements of one analyst on one faction.
    forced : mapping
        Inputs by column name, with the values they take in every draw.
    """

    case: Case
    claims: ClaimDraws
    seed: int
    first: int
    count: int
    correlation: float = RANK_CORRELATION
    forced: Forced = field(default_factory=dict)

    @cached_property
    def _assessed(self) -> dict[InputKey, list[Assessment]]:
        rows: dict[InputKey, list[Assessment]] = {}
        for a in self.case.assessments:
            rows.setdefault(input_key(a), []).append(a)
        return rows

    @cached_property
    def _parts(self) -> dict[str, dict[str, list[str]]]:
        """Claims by number, and by the part of it that they support."""
        parts: dict[str, dict[str, list[str]]] = {}
        for s in self.case.supports:
            parts.setdefault(s.assessment, {}).setdefault(s.part, []).append(s.claim)
        return parts

    def uniforms(self, name: str) -> Floats:
        """Return the uniforms of a named input, shape (draw,)."""
        return input_uniforms(self.seed, name, self.first, self.count)

    def standing(self, claims: Iterable[str]) -> Bools:
        """Return the draws in which at least one of the claims holds, shape (draw,)."""
        standing = np.zeros(self.count, dtype=np.bool_)
        for claim in claims:
            standing |= self.claims.standing[claim]
        return standing

    def part_stands(self, number: str, part: str, default: Bools | None = None) -> Bools:
        """Return the draws in which a part of a number holds; without claims it always holds."""
        claims = self._parts.get(number, {}).get(part)
        if not claims:
            return np.ones(self.count, dtype=np.bool_) if default is None else default
        return self.standing(claims)

    def value(self, key: InputKey, stand_in: StandIn | None = None) -> tuple[Floats, str]:
        """Return the drawn values of an input and their kind of origin.

        Parameters
        ----------
        key : InputKey
            Key of kind ``assessment``; ``subject`` is ``a`` or ``a>b``.
        stand_in : tuple of float, optional
            PERT low, mode, high that replaces the variable's own stand-in; a number without a claim
            is then doubted, whatever its variable.

        Returns
        -------
        values : array of float, shape (draw,)
            In the units of the variable.
        origin : {"evidence", "judgement", "placeholder", "assumption"}
            Basis of the number.
        """
        variable = VARIABLES[key.variable]
        rows = self._assessed.get(key)
        if not rows:
            return self._stand_in(key, variable, stand_in), "assumption"
        if len(rows) == 1:
            return self._assessment(rows[0], key, stand_in), self._origin(rows[0])
        pick = self._pick(key, len(rows))
        drawn = np.stack([self._assessment(a, key, stand_in) for a in rows])
        return drawn[pick, np.arange(self.count)], self._origin(rows[0])

    def _origin(self, a: Assessment) -> str:
        if a.is_placeholder:
            return "placeholder"
        return "evidence" if a.id in self._parts else "judgement"

    def _stand_in(self, key: InputKey, variable: Variable, given: StandIn | None) -> Floats:
        uniform = self.uniforms(str(key))
        if usual := given or variable.stand_in:
            return pert_quantile(uniform, *usual)
        low, high = scale_of(self.case, variable, key.item)
        return low + (high - low) * uniform

    def _assessment(self, a: Assessment, key: InputKey, stand_in: StandIn | None) -> Floats:
        """Draw one assessment; a hypothesis that binds it replaces it where it holds."""
        value = self._judged(a, key, stand_in)
        if a.id not in self._bound_rows:
            return value
        scale = scale_of(self.case, VARIABLES[a.variable], a.item)
        return self._replaced(a.id, value, self.uniforms(str(key)), scale)

    def _replaced(
        self, row: str, value: Floats, uniform: Floats, scale: tuple[float, float]
    ) -> Floats:
        """Return the values of a row, with those of the hypotheses that bind it."""
        for holds, prior in self._bound_rows.get(row, []):
            value = np.where(holds, np.clip(prior_quantile(prior, uniform), *scale), value)
        return value

    @cached_property
    def _bound_rows(self) -> dict[str, list[tuple[Bools, Prior]]]:
        """Where hypotheses hold that bind rows of the case, and their priors, by row."""
        found: dict[str, list[tuple[Bools, Prior]]] = {}
        bound = bindings_of(self.case)
        for rivals in self.case.settings.hypotheses:
            for n, member in enumerate(rivals.members if rivals.id in bound else ()):
                for row, prior in bound[rivals.id][member.id].rows.items():
                    holds = np.asarray(self.claims.hypotheses[rivals.id] == n)
                    found.setdefault(row, []).append((holds, prior))
        return found

    def _judged(self, a: Assessment, key: InputKey, stand_in: StandIn | None) -> Floats:
        """Draw one assessment; location, ends and existence depend on their claims."""
        variable = VARIABLES[a.variable]
        scale = scale_of(self.case, variable, a.item)
        uniform = self._judged_uniform(a, key)
        if a.status == "unconditional":
            return pert_quantile(uniform, *_ends(a, scale))
        low, mode, high = _ends(a, scale)
        located = self._located(a, doubted=stand_in is not None)
        lows = np.where(self.part_stands(a.id, "low"), low, scale[0])[located]
        highs = np.where(self.part_stands(a.id, "high"), high, scale[1])[located]
        value = np.empty(self.count)
        value[located] = pert_quantile(uniform[located], lows, mode, highs)
        if not located.all():
            value[~located] = self._fallback(a, uniform[~located], stand_in)
        exists = self.part_stands(a.id, "existence")
        if not exists.all():
            maybe = self.uniforms(f"existence|{a.id}") < EVEN
            value = np.where(exists | maybe, value, scale[0])
        return np.asarray(value, dtype=np.float64)

    def stands(self, key: InputKey) -> Bools:
        """Return the draws in which a number is known: one of its rows, the one drawn, stands.

        Parameters
        ----------
        key : InputKey
            Key of kind ``assessment``.
        """
        rows = self._assessed.get(key)
        if not rows:
            return np.zeros(self.count, dtype=np.bool_)
        held = np.stack([self._located(a) | self._is_bound(a.id) for a in rows])
        return held[self._pick(key, len(rows)), np.arange(self.count)]

    def _pick(self, key: InputKey, rows: int) -> Ints:
        """Return which of several rows on one number is drawn."""
        if rows == 1:
            return np.zeros(self.count, dtype=np.int64)
        return (self.uniforms(f"pool|{key}") * rows).astype(np.int64)

    def _is_bound(self, row: str) -> Bools:
        """Return the draws in which a hypothesis holds that binds a row."""
        holds = [one[0] for one in self._bound_rows.get(row, [])]
        return np.logical_or.reduce(holds) if holds else np.zeros(self.count, dtype=np.bool_)

    def _located(self, a: Assessment, *, doubted: bool = False) -> Bools:
        """Return the draws in which a number stands: by its claims, or by chance without any."""
        chance = self._chances.get(a.id)
        if chance is None or not (doubted or VARIABLES[a.variable].doubted):
            return self.part_stands(a.id, "location")
        return np.asarray(self.uniforms(f"stands|{a.id}") < chance)

    @cached_property
    def _chances(self) -> dict[str, float]:
        """Chance that a number without a claim stands, by its id."""
        return stand_chances(Evidence(self.case), _GIVEN)

    def _judged_uniform(self, a: Assessment, key: InputKey) -> Floats:
        own = self.uniforms(str(key))
        actor = self.case.actors.by_id.get(a.subject)
        if actor is None or actor.kind != "faction" or a.analyst is None:
            return own
        shared = self.uniforms(f"analyst|{a.analyst}|{a.subject}")
        return correlate(own, shared, self.correlation)

    def _fallback(self, a: Assessment, uniform: Floats, stand_in: StandIn | None) -> Floats:
        other = self.case.assessments.by_id.get(a.fallback or "")
        variable = VARIABLES[a.variable]
        scale = scale_of(self.case, variable, a.item)
        if other is not None:
            return pert_quantile(uniform, *_ends(other, scale))
        if usual := stand_in or variable.stand_in:  # as if nobody had assessed it, never less
            return pert_quantile(uniform, *usual)
        return scale[0] + (scale[1] - scale[0]) * uniform

    def tie_exists(self, tie: Relation) -> Bools:
        """Return the draws in which a tie exists, shape (draw,).

        It exists in draws where one of its uncontested claims holds, or where a contested
        proposition reported by one of its claims is true. If its claims report nothing contested
        and none holds, existence is unknown: probability 0.5. A tie without claims is a judgement
        of the analyst and exists.
        """
        claims = [*tie.claims, *self._parts.get(tie.id, {}).get("existence", [])]
        if not claims:
            return np.ones(self.count, dtype=np.bool_)
        contested = {
            report.proposition: self.claims.propositions[report.proposition]
            for claim in claims
            if (report := self.case.claims[claim]).proposition in self.claims.propositions
        }
        if not contested:
            unknown = self.uniforms(f"existence|{tie.id}") < EVEN
            return np.asarray(self.standing(claims) | unknown)
        free = [c for c in claims if self.case.claims[c].proposition not in contested]
        return np.asarray(np.logical_or.reduce([self.standing(free), *contested.values()]))

    def presence(self, actor: str, region: str) -> Floats:
        """Return an actor's share of a region under the hypothesis that holds, shape (draw,)."""
        if (actor, region) not in self._presences:
            value = np.zeros(self.count)
            rows = self._recorded.get((actor, region), [])
            for row in sorted(rows, key=lambda p: p.reading is not None):
                drawn = self._presence(row)
                value = np.where(self._reading_holds(row.reading), drawn, value)
            name = str(InputKey.presence(actor, region))
            self._presences[actor, region] = drawn_or_forced(name, value, self.forced)
        return self._presences[actor, region]

    @cached_property
    def _presences(self) -> dict[tuple[str, str], Floats]:
        """Presences drawn so far, by actor and region."""
        return {}

    @cached_property
    def _recorded(self) -> dict[tuple[str, str], list[Presence]]:
        """Rows of presence by actor and region."""
        rows: dict[tuple[str, str], list[Presence]] = {}
        for row in self.case.presence:
            rows.setdefault((row.actor, row.region), []).append(row)
        return rows

    def _presence(self, row: Presence) -> Floats:
        uniform = self.uniforms(str(InputKey.presence(row.actor, row.region)))
        drawn = pert_quantile(uniform, row.low, row.mode, row.high)
        value = np.where(self.part_stands(row.id, "location"), drawn, uniform)
        return self._replaced(row.id, value, uniform, (0.0, 1.0))

    def _reading_holds(self, reading: str | None) -> Bools:
        if reading is None:
            return np.ones(self.count, dtype=np.bool_)
        for rivals in self.case.settings.hypotheses:
            ids = [m.id for m in rivals.members]
            if reading in ids:
                held: Ints = self.claims.hypotheses[rivals.id]
                return np.asarray(held == ids.index(reading))
        return np.zeros(self.count, dtype=np.bool_)


def input_key(a: Assessment) -> InputKey:
    """Return the key of the input that an assessment is about."""
    subject = f"{a.subject}>{a.object}" if a.object else a.subject
    return InputKey.assessment(subject, a.variable, a.item or "")


def _ends(a: Assessment, scale: tuple[float, float]) -> tuple[float, float, float]:
    """Return PERT ends that give the interval its stated confidence, cut to the scale."""
    low, high = pert_ends(a.low, a.mode, a.high, a.confidence)
    return max(low, scale[0]), a.mode, min(high, scale[1])
