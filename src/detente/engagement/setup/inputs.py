"""Draw the inputs of a range of draws by name, each with its origin."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from detente.case.case import Case
from detente.case.schema.world import Actor, Relation
from detente.ensemble.claims import ClaimDraws
from detente.ensemble.forced import drawn_or_forced
from detente.ensemble.numbers import Numbers, StandIn, input_key
from detente.numerics.arrays import Bools, Floats
from detente.vocabulary.input_key import InputKey
from detente.vocabulary.levels import LEVEL_NUMBER, UNSTATED

__all__ = ["Inputs"]


@dataclass
class Inputs:
    """Draw inputs by name and record each one used.

    Parameters
    ----------
    numbers : Numbers
        Elicited numbers and ties of the draws.
    values : dict
        All inputs drawn so far, by name.
    origins : dict
        Origin of each input: evidence, judgement, placeholder or assumption.
    """

    numbers: Numbers
    values: dict[str, Floats] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)

    @property
    def case(self) -> Case:
        """The case, cut to the as-of date."""
        return self.numbers.case

    @property
    def claims(self) -> ClaimDraws:
        """Results of drawing the claims, by draw."""
        return self.numbers.claims

    def keep(self, name: str, values: Floats, origin: str) -> Floats:
        """Record an input and return its values, forced or as drawn."""
        kept = drawn_or_forced(name, values, self.numbers.forced)
        self.values[name] = kept
        self.origins[name] = origin
        return kept

    def number(
        self, subject: str, variable: str, item: str = "", stand_in: StandIn | None = None
    ) -> Floats:
        """Return an elicited number, shape (draw,); each is drawn once and kept.

        Parameters
        ----------
        subject, variable, item : str
            Which number.
        stand_in : tuple of float, optional
            PERT low, mode, high where nobody assessed it, in place of the variable's own.
        """
        key = InputKey.assessment(subject, variable, item)
        if str(key) in self.values:
            return self.values[str(key)]
        return self.keep(str(key), *self.numbers.value(key, stand_in))

    @cached_property
    def _statuses(self) -> dict[tuple[str, str, str], set[str]]:
        """Statuses of the assessments by subject, variable and item."""
        statuses: dict[tuple[str, str, str], set[str]] = {}
        for a in self.case.assessments:
            key = input_key(a)
            statuses.setdefault((key.subject, key.variable, key.item), set()).add(a.status)
        return statuses

    def is_assessed(self, subject: str, variable: str, item: str = "") -> bool:
        """Return whether the case has an assessment of a number."""
        return (subject, variable, item) in self._statuses

    def is_known(self, subject: str, variable: str, item: str = "") -> bool:
        """Return whether the case has an assessment of a number that is not a placeholder."""
        statuses = self._statuses.get((subject, variable, item), set())
        return bool(statuses - {"placeholder"})

    def of_faction(
        self, faction: str, variable: str, *, towards: str = "", item: str = ""
    ) -> Floats:
        """Return a faction's number, shape (draw,).

        The first of these that exists: its own assessment, the movement's, a stand-in.

        Parameters
        ----------
        faction : str
            The faction.
        variable, item : str
            Which number.
        towards : str
            The object, if the variable is dyadic.
        """
        subjects = (faction, self.case.settings.movement)
        tail = f">{towards}" if towards else ""
        known = [s for s in subjects if self.is_assessed(s + tail, variable, item)]
        return self.number((known[0] if known else faction) + tail, variable, item)

    def choice(self, name: str) -> Floats:
        """Return the uniforms of a named modelling choice, shape (draw,)."""
        key = str(InputKey.choice(name))
        return self.keep(key, self.numbers.uniforms(key), "assumption")

    def ties(self, kind: str, *, now: bool = True) -> list[Relation]:
        """Return ties of a kind: those in force on the as-of date, or all if not ``now``."""
        day = self.case.as_of
        return [
            r
            for r in self.case.relations
            if r.type == kind and (not now or r.date_to is None or r.date_to >= day)
        ]

    def any_tie(self, ties: list[Relation]) -> Bools:
        """Return whether at least one of the ties exists, shape (draw,)."""
        exist = np.zeros(self.numbers.count, dtype=np.bool_)
        for tie in ties:
            exists = self.keep(
                str(InputKey.tie(tie.id, tie.type)),
                self.numbers.tie_exists(tie).astype(np.float64),
                "evidence" if tie.claims else "judgement",
            )
            exist |= exists > 0.0
        return exist

    def row_stands(self, claims: list[str]) -> Bools:
        """Return the draws in which one of a row's claims holds; without claims, all of them."""
        known = [claim for claim in claims if claim in self.claims.standing]
        if not known:
            return np.ones(self.numbers.count, dtype=np.bool_)
        return self.numbers.standing(known)

    def contact_level(self, power: str, side: set[str]) -> Floats:
        """Return the level of a power's contact with any of ``side``, 0 to 3, shape (draw,)."""
        level = np.zeros(self.numbers.count)
        for tie in self.ties("contact"):
            ends = {tie.from_, tie.to}
            if power in ends and ends & side:
                reached = LEVEL_NUMBER[tie.level or UNSTATED]
                level = np.maximum(level, np.where(self.any_tie([tie]), reached, 0.0))
        return level

    def presence(self, actor: str, region: str) -> Floats:
        """Return an actor's share of a region, shape (draw,)."""
        name = str(InputKey.presence(actor, region))
        if name not in self.values:
            self.keep(name, self.numbers.presence(actor, region), "judgement")
        return self.values[name]

    def faction_value(self, faction: Actor, criterion: str) -> Floats:
        """Return an actor's value on a criterion: the mean over the subjects it is read from."""
        terms = [
            self.number(subject, "performance", criterion)
            for subject in self.read_from(faction, criterion)
        ]
        return np.asarray(sum(terms) / len(terms))

    def read_from(self, actor: Actor, criterion: str) -> list[str]:
        """Return the subjects whose assessments give an actor's value.

        The actor itself; if it is not assessed, its assessed leaders.
        """
        if not self.is_assessed(actor.id, "performance", criterion):
            leaders = [
                a.id
                for a in self.case.leaders(actor.id)
                if self.is_assessed(a.id, "performance", criterion)
            ]
            if leaders:
                return leaders
        return [actor.id]
