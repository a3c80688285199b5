"""Select the inputs of a run that may be conditions: their columns and the names of their values.

Inputs that no reader can observe are left out: whether a report is informative, contested
propositions, modelling choices (``choice``), inputs that only weight a measure, and inputs with
the same value in all draws. Ties of persons are also left out. Assessments of persons enter by
faction and tier, as the mean over at least three leaders.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from detente.assess.explain.case_steps import CaseSteps
from detente.case.case import Case
from detente.numerics.arrays import Floats
from detente.runs.draws import Rows
from detente.vocabulary.classes import CLASSES
from detente.vocabulary.input_key import InputKey, Kind

__all__ = ["Condition", "conditions"]

_SEEN: Final[frozenset[Kind]] = frozenset(
    {
        "assessment",
        "class",
        "hypothesis",
        "parameter",
        "presence",
        "strength",
        "tie",
        "true_class",
        "weight",
        "worth",
    }
)
_WEIGHS: Final = "capability"  # only weights the consensus; has no other effect in the model
_LEADERS: Final = 3  # fewest leaders of a tier for a result on it


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """An input that may be a condition.

    Parameters
    ----------
    key : InputKey
        The column; a leader's subject is replaced by faction and tier.
    values : tuple of str
        Ids of the values of an input without order; empty for a number.
    column : array of float, shape (draw,)
        The drawn values; integers from 0 if it has no order.
    claims : tuple of str
        For a reported tie, its claims and all reports and denials of the same proposition.
    """

    key: InputKey
    values: tuple[str, ...]
    column: Floats
    claims: tuple[str, ...] = ()


def conditions(case: Case, rows: Rows) -> list[Condition]:
    """Return the inputs that may be conditions, in the order of the run.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.

    Returns
    -------
    list of Condition
        Inputs that vary and are defined in every draw.
    """
    candidates = _Candidates(CaseSteps(case))
    pools: dict[InputKey, list[Floats]] = {}
    admitted = []
    for name, values in rows.inputs.items():
        if name == "draw":
            continue
        key, column = InputKey.parse(name), np.asarray(values, dtype=np.float64)
        if not candidates.admits(key) or not np.isfinite(column).all():
            continue
        if key.kind == "assessment" and candidates.facts.is_of_person(key.subject):
            if tier := candidates.tier(key):
                pools.setdefault(tier, []).append(column)
        else:
            admitted.append(candidates.condition(key, column))
    admitted += candidates.pooled(pools)
    return [condition for condition in admitted if np.ptp(condition.column) > 0.0]


@dataclass(frozen=True)
class _Candidates:
    """Inputs that may be conditions."""

    facts: CaseSteps

    def admits(self, key: InputKey) -> bool:
        """Return whether an input can be observed, has an effect, and is not a tie of a person."""
        if key.kind == "tie":
            tie = self.facts.case.relations[key.subject]
            return not any(self.facts.is_person(a) for a in (tie.from_, tie.to, tie.third or ""))
        return key.kind in _SEEN and (key.kind != "assessment" or key.variable != _WEIGHS)

    def tier(self, key: InputKey) -> InputKey | None:
        """Return the key under which a leader's number is pooled, or None if it cannot be."""
        ends = [self._tier_of(actor) for actor in key.actors]
        known = [end for end in ends if end is not None]
        return replace(key, subject=">".join(known)) if len(known) == len(ends) else None

    def _tier_of(self, actor: str) -> str | None:
        """Return faction and tier of a leader, None if unknown; other actors unchanged."""
        record = self.facts.case.actors.by_id.get(actor)
        if record is None or record.kind != "leader":
            return actor
        if record.parent is None or record.tier is None:
            return None
        return f"{record.parent}, {record.tier} tier"

    def pooled(self, pools: dict[InputKey, list[Floats]]) -> Iterator[Condition]:
        """Yield the means over leaders by faction and tier, if there are at least three."""
        for key, columns in pools.items():
            if len(columns) >= _LEADERS:
                yield self.condition(key, np.mean(columns, axis=0))

    def condition(self, key: InputKey, column: Floats) -> Condition:
        """Return an input with its values and the claims on it."""
        return Condition(
            key=key,
            values=self._values(key),
            column=column,
            claims=self._reports(key.subject) if key.kind == "tie" else (),
        )

    def _values(self, key: InputKey) -> tuple[str, ...]:
        if key.kind in {"class", "true_class"}:
            return CLASSES
        if key.kind == "tie":
            return ("false", "true")
        if key.kind != "hypothesis":
            return ()
        sets = self.facts.case.settings.hypotheses
        return tuple(one.id for s in sets if s.id == key.subject for one in s.members)

    def _reports(self, tie_id: str) -> tuple[str, ...]:
        own = self.facts.case.relations[tie_id].claims
        asserted = {self.facts.case.claims[name].proposition for name in own}
        contesting = [
            claim.id
            for name, claims in self.facts.evidence.contested.items()
            if name in asserted
            for claim in claims
        ]
        return tuple(dict.fromkeys([*own, *contesting]))
