"""Inputs of a run that may be conditions of a sentence: their columns and what they are called.

Left out are inputs that no reader could watch: whether a report is informative, contested
propositions, plain luck (``choice``), what only weighs a measure, and what is the same in all
draws. Ties of persons are left out, too; their assessments enter by faction and tier, as the mean
over at least three leaders.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from detente.assess.explain.case_steps import CaseSteps
from detente.case.case import Case
from detente.engagement.registry import MECHANISMS
from detente.numerics.arrays import Floats
from detente.runs.draws import Rows
from detente.vocabulary.classes import CLASSES
from detente.vocabulary.variables import VARIABLES

__all__ = ["Condition", "conditions"]

_WEIGHS = "capability"  # a variable that weighs the consensus and moves nothing in the model
_LEADERS = 3  # leaders of a tier below which nothing is said of it
_BARE = {"share", "probability", "criterion's scale", "scale points"}  # units not worth a word
_SYMBOL = re.compile(r", (?:[A-Za-z]{1,3}|lambda|[a-zA-Z]+_\w+(?: - [a-zA-Z]+_\w+)?)$")
_CLASS_WORDS = {
    "class": "class of {} as the convenor perceives it",
    "true_class": "class of {} as it would be seen without error",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """An input in plain words.

    Parameters
    ----------
    key : str
        Name of the column; a leader's is replaced by faction and tier.
    title : str
        What it is, within a sentence.
    unit : str
        Unit as printed after a number; empty for shares and scales.
    values : tuple of str
        Names of the values of an input without order; empty for a number.
    column : array of float, shape (draw,)
        What was drawn; whole numbers from 0 where it has no order.
    claims : tuple of str
        Of a reported tie, the claims for it and all reports and denials of the same thing.
    """

    key: str
    title: str
    unit: str
    values: tuple[str, ...]
    column: Floats
    claims: tuple[str, ...] = ()


def conditions(case: Case, rows: Rows) -> list[Condition]:
    """Return the inputs that may be conditions, in the order of the run.

    Parameters
    ----------
    case : Case
        The cut case.
    rows : Rows
        Columns of the run.

    Returns
    -------
    list of Condition
        Those that vary and are defined in every draw.
    """
    names = _Names(CaseSteps(case))
    pools: dict[str, list[Floats]] = {}
    found = []
    for key, values in rows.inputs.items():
        kind, *parts = key.split("|")
        column = np.asarray(values, dtype=np.float64)
        if not names.known(kind) or not np.isfinite(column).all():
            continue
        if kind == "assessment" and parts[1] == _WEIGHS:
            continue
        if kind == "tie" and names.personal(parts[0]):
            continue
        if kind == "assessment" and names.facts.is_of_person(parts[0]):
            if tier := names.tier(parts):
                pools.setdefault(tier, []).append(column)
        else:
            found.append(names.condition(key, kind, parts, column))
    found += names.pooled(pools)
    return [one for one in found if np.ptp(one.column) > 0.0]


@dataclass(frozen=True)
class _Names:
    """What inputs are called."""

    facts: CaseSteps

    @property
    def case(self) -> Case:
        return self.facts.case

    def known(self, kind: str) -> bool:
        return kind in {"cohesion", *_CLASS_WORDS} or hasattr(self, f"_{kind}")

    def personal(self, tie: str) -> bool:
        found = self.case.relations[tie]
        return any(self.facts.is_person(a) for a in (found.from_, found.to, found.third or ""))

    def tier(self, parts: list[str]) -> str | None:
        """Return the key under which a leader's number is pooled, or None where it cannot be."""
        subject, *rest = parts
        ends = []
        for actor in subject.split(">"):
            record = self.case.actors.by_id.get(actor)
            if record is not None and record.kind == "leader":
                if record.parent is None or record.tier is None:
                    return None
                actor = f"{record.parent}, {record.tier} tier"  # noqa: PLW2901
            ends.append(actor)
        return "|".join(("assessment", ">".join(ends), *rest))

    def pooled(self, pools: dict[str, list[Floats]]) -> Iterator[Condition]:
        """Return the means over leaders of a faction and tier; none over fewer than three."""
        for key, columns in pools.items():
            if len(columns) >= _LEADERS:
                kind, *parts = key.split("|")
                yield self.condition(key, kind, parts, np.mean(columns, axis=0))

    def condition(self, key: str, kind: str, parts: list[str], column: Floats) -> Condition:
        title, unit, values = self._told(kind, parts)
        claims = self._reports(parts[0]) if kind == "tie" else ()
        return Condition(
            key=key, title=title, unit=unit, values=values, column=column, claims=claims
        )

    def _reports(self, tie: str) -> tuple[str, ...]:
        own = self.case.relations[tie].claims
        asserted = {self.case.claims[name].proposition for name in own}
        said = [
            claim.id
            for name, claims in self.facts.evidence.contested.items()
            if name in asserted
            for claim in claims
        ]
        return tuple(dict.fromkeys([*own, *said]))

    def _told(self, kind: str, parts: list[str]) -> tuple[str, str, tuple[str, ...]]:
        if kind in _CLASS_WORDS:
            return _CLASS_WORDS[kind].format(self._who(parts[0])), "", CLASSES
        if kind == "cohesion":
            return "cohesion of the movement at the outset", "", ()
        told: tuple[str, str, tuple[str, ...]] = getattr(self, f"_{kind}")(*parts)
        return told

    def _who(self, actor: str) -> str:
        faction, _, tier = actor.partition(", ")
        name = self.facts.name(faction)
        return f"leaders of {name} ({tier}, mean)" if tier else name

    def _assessment(
        self, subject: str, variable: str, item: str = ""
    ) -> tuple[str, str, tuple[str, ...]]:
        found = VARIABLES[variable]
        ends = [self._who(actor) for actor in subject.split(">")]
        who = (" and " if variable == "alignment" else " towards ").join(ends)
        about = f" on “{self._item(item)}”" if item else ""
        unit = "" if found.unit in _BARE else found.unit
        return f"{found.title[0].lower()}{found.title[1:]} of {who}{about}", unit, ()

    def _item(self, item: str) -> str:
        settings = self.case.settings
        titles = {one.id: one.title for one in settings.criteria}
        titles |= {one.id: one.title for one in settings.issues}
        return titles.get(item, item)

    def _tie(self, name: str, *_: str) -> tuple[str, str, tuple[str, ...]]:
        tie = self.case.relations[name]
        level = f"{tie.level} " if tie.level else ""
        ends = f"{self.facts.name(tie.from_)} and {self.facts.name(tie.to)}"
        since = f" since {tie.date_from.year}" if tie.date_from else ""
        return f"the report of {level}{tie.type} between {ends}{since}", "", ("false", "true")

    def _hypothesis(self, name: str) -> tuple[str, str, tuple[str, ...]]:
        rivals = next(s for s in self.case.settings.hypotheses if s.id == name)
        question = rivals.question.rstrip("?")
        return f"the answer to “{question}?”", "", tuple(m.title for m in rivals.members)

    def _parameter(self, mechanism: str, name: str, *_: str) -> tuple[str, str, tuple[str, ...]]:
        found = next(m for m in MECHANISMS if m.key == mechanism)
        meaning = next(p.meaning for p in found.spec.parameters if p.name == name)
        words = _SYMBOL.sub("", meaning.split(";")[0].rstrip("."))
        return f"the model’s “{words}” ({found.title.lower()})", "", ()

    def _presence(self, actor: str, region: str) -> tuple[str, str, tuple[str, ...]]:
        place = self.case.regions.by_id.get(region)
        return f"weight of {self._who(actor)} in {place.name if place else region}", "", ()

    def _strength(self, faction: str) -> tuple[str, str, tuple[str, ...]]:
        return f"share of the movement’s strength of {self._who(faction)}", "", ()

    def _weight(self, criterion: str) -> tuple[str, str, tuple[str, ...]]:
        return f"weight of “{self._item(criterion)}” in sorting factions", "", ()
