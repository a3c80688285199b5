"""The inputs of a range of draws: numbers by name, each with what it rests on."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from detente.case.case import Case
from detente.case.records_world import Actor, Relation
from detente.ensemble.claims import ClaimDraws
from detente.ensemble.numbers import InputKey, Numbers
from detente.ensemble.quantiles import parameter_quantile
from detente.models.spec import Bools, Floats, Parameter
from detente.models.variables import INTERESTS

__all__ = ["Inputs"]

_LEVELS = {"clandestine": 1.0, "unofficial": 2.0, "open": 3.0}


@dataclass
class Inputs:
    """Draws inputs by name and remembers each one used.

    Parameters
    ----------
    numbers : Numbers
        Elicited numbers and ties of the draws.
    values : dict
        Every input drawn so far, by its name.
    origins : dict
        What each rests on: evidence, judgement, placeholder or assumption.
    """

    numbers: Numbers
    values: dict[str, Floats] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)

    @property
    def case(self) -> Case:
        """The cut case."""
        return self.numbers.case

    @property
    def claims(self) -> ClaimDraws:
        """What stands in each draw."""
        return self.numbers.claims

    def keep(self, name: str, values: Floats, origin: str) -> Floats:
        """Remember an input and return it."""
        self.values[name] = values
        self.origins[name] = origin
        return values

    def number(self, subject: str, variable: str, item: str = "") -> Floats:
        """Return an elicited number, shape (draw,)."""
        key = InputKey("assessment", subject, variable, item)
        if str(key) in self.values:
            return self.values[str(key)]
        return self.keep(str(key), *self.numbers.value(key))

    @cached_property
    def _statuses(self) -> dict[tuple[str, str, str], set[str]]:
        """Statuses of the assessments by subject, variable and item."""
        found: dict[tuple[str, str, str], set[str]] = {}
        for a in self.case.assessments:
            found.setdefault((a.subject, a.variable, a.item or ""), set()).add(a.status)
        return found

    def is_assessed(self, subject: str, variable: str, item: str = "") -> bool:
        """Say whether anybody assessed a number."""
        return (subject, variable, item) in self._statuses

    def is_known(self, subject: str, variable: str, item: str = "") -> bool:
        """Say whether anybody assessed a number as more than a placeholder."""
        found = self._statuses.get((subject, variable, item), set())
        return bool(found - {"placeholder"})

    def alignment(self, one: str, other: str) -> Floats:
        """Return the alignment of two guests, shape (draw,); symmetric."""
        return self.number(">".join(sorted((one, other))), "alignment")

    def readiness(self, power: str) -> Floats:
        """Return how ready a power is to deal with the movement: openness, else mean interest."""
        if self.is_assessed(power, "openness"):
            return self.number(power, "openness")
        terms = [self.number(power, "interest", item) for item in INTERESTS]
        return np.asarray(sum(terms) / len(terms))

    def parameter(self, mechanism: str, parameter: Parameter) -> Floats:
        """Return a parameter of a mechanism, shape (draw,)."""
        name = str(InputKey("parameter", mechanism, parameter.name))
        return self.keep(
            name, parameter_quantile(parameter, self.numbers.uniforms(name)), "assumption"
        )

    def choice(self, name: str) -> Floats:
        """Return the uniforms of a named modelling choice, shape (draw,)."""
        key = str(InputKey("choice", name, "", ""))
        return self.keep(key, self.numbers.uniforms(key), "assumption")

    def ties(self, kind: str, *, now: bool = True) -> list[Relation]:
        """Return ties of a kind, those of today or all there ever were."""
        day = self.case.as_of
        return [
            r
            for r in self.case.relations
            if r.type == kind and (not now or r.date_to is None or r.date_to >= day)
        ]

    def any_tie(self, ties: list[Relation]) -> Bools:
        """Return where at least one of the ties exists, shape (draw,)."""
        found = np.zeros(self.numbers.count, dtype=np.bool_)
        for tie in ties:
            exists = self.numbers.tie_exists(tie)
            self.keep(
                str(InputKey("tie", tie.id, tie.type)),
                exists.astype(np.float64),
                "evidence" if tie.claims else "judgement",
            )
            found |= exists
        return found

    def contact_level(self, power: str, side: set[str]) -> Floats:
        """Return the level of a power's contact with any of ``side``, 0 to 3, shape (draw,)."""
        level = np.zeros(self.numbers.count)
        for tie in self.ties("contact"):
            ends = {tie.from_, tie.to}
            if power in ends and ends & side:
                reached = _LEVELS[tie.level or "unofficial"]
                level = np.maximum(level, np.where(self.any_tie([tie]), reached, 0.0))
        return level

    def faction_value(self, faction: Actor, criterion: str) -> Floats:
        """Return an actor's value on a criterion, the mean of what it is read from."""
        terms = [
            self.number(one, "performance", criterion) for one in self.read_from(faction, criterion)
        ]
        return np.asarray(sum(terms) / len(terms))

    def read_from(self, actor: Actor, criterion: str) -> list[str]:
        """Return whose assessments give an actor's value: its own, else its assessed leaders'."""
        if not self.is_assessed(actor.id, "performance", criterion):
            leaders = [
                a.id
                for a in self.case.leaders(actor.id)
                if self.is_assessed(a.id, "performance", criterion)
            ]
            if leaders:
                return leaders
        return [actor.id]
