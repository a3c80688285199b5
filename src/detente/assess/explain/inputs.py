"""Turn input columns of a run into steps, down to rows of the case or defaults of the model."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import ArrayLike

from detente.assess.explain.case_steps import GRADES, CaseSteps
from detente.assess.explain.nodes import Node, assumption, judgement
from detente.case.case import Case
from detente.engagement.setup.inputs import Inputs
from detente.engagement.task import EngagementTask
from detente.runs.statistics import interval
from detente.vocabulary.engagement import PARAMETERS
from detente.vocabulary.input_key import InputKey, Kind
from detente.vocabulary.variables import VARIABLES

__all__ = ["InputSteps", "used_by"]

_SHOWN = 10


def used_by(case: Case, seed: int, ask: Callable[[Inputs], object]) -> list[InputKey]:
    """Return the inputs that a question draws, in the order in which it draws them.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    seed : int
        Seed of the run.
    ask : callable
        Draws what it needs from the given inputs; they record each one used.
    """
    inputs = EngagementTask(case, seed).inputs(0, 2)
    ask(inputs)
    return [InputKey.parse(name) for name in inputs.values]


@dataclass(frozen=True)
class InputSteps:
    """Input columns as steps of an explanation.

    Parameters
    ----------
    facts : CaseSteps
        Rows of the case.
    drawn : mapping
        Values by draw and column name; the range of a number is printed beside what was elicited.
    """

    facts: CaseSteps
    drawn: Mapping[str, ArrayLike] = field(default_factory=dict)
    _made: dict[InputKey, Node] = field(default_factory=dict, init=False, repr=False)

    def node(self, key: InputKey) -> Node:
        """Return an input column and what it is drawn from; made once for many numbers."""
        if key not in self._made:
            self._made[key] = self._new(key)
        return self._made[key]

    def _new(self, key: InputKey) -> Node:
        makers: dict[Kind, Callable[[InputKey], Node]] = {
            "assessment": self._number,
            "tie": lambda k: self.facts.tie(k.subject),
            "hypothesis": lambda k: self.facts.hypothesis(k.subject),
            "proposition": lambda k: self.facts.proposition(k.subject),
            "claim": self._claim,
            "parameter": self._parameter,
            "presence": self._presence,
            "strength": self._strength,
            "weight": self._weight,
            "worth": self._worth,
            "choice": _choice,
        }
        return makers[key.kind](key)

    def nodes(self, names: Iterable[InputKey]) -> tuple[Node, ...]:
        """Return the steps of many inputs: the first ten, and one step for all others."""
        every = list(dict.fromkeys(names))
        steps = [self.node(name) for name in every[:_SHOWN]]
        if len(every) > _SHOWN:
            steps.append(self.others(every[_SHOWN:]))
        return tuple(steps)

    def others(self, names: list[InputKey]) -> Node:
        """Return the documents and assumptions that many inputs are based on, each once."""
        ends: dict[tuple[str, str], Node] = {}
        for name in names:
            _collect(self.node(name), ends)
        documents = [n for n in ends.values() if n.kind == "source"]
        assumed = len(ends) - len(documents)
        rest = assumption("others", f"{assumed} judgements, placeholders and model defaults")
        children = (*documents, rest) if assumed else tuple(documents)
        return Node("others", "others", f"{len(names)} other inputs", children=children)

    def _number(self, key: InputKey) -> Node:
        known = self.facts.assessed.get(key, [])
        who = " towards ".join(self.facts.name(a) for a in key.actors)
        on = f" on {key.item}" if key.item else ""
        text = f"{VARIABLES[key.variable].title.lower()} of {who}{on}"
        shown = replace(key, subject="leader") if self.facts.is_of_person(key.subject) else key
        if shown == key:
            text += self._range(key)
        if not known:
            return Node("input", str(shown), text, children=(self._stand_in(shown),))
        steps = tuple(self.facts.assessment(a) for a in known)
        return Node("input", str(shown), text, children=steps)

    def _range(self, key: InputKey) -> str:
        """Return in words between what values a number was drawn in the run."""
        found = interval(np.asarray(self.drawn.get(str(key), ()), dtype=np.float64))
        if found is None:
            return ""
        return f"; drawn {found.p50:g}, in 80 % of draws {found.p10:g} to {found.p90:g}"

    def _claim(self, key: InputKey) -> Node:
        """Return whether a claim holds: its grade, and its proposition if that is contested."""
        proposition = self.facts.case.claims[key.subject].proposition
        is_disputed = proposition in self.facts.evidence.contested
        disputed = (self.facts.proposition(proposition),) if proposition and is_disputed else ()
        return Node(
            "input",
            str(key),
            "whether the report is informative and matches what is true",
            children=(self.facts.claim(key.subject), GRADES, *disputed),
        )

    def _stand_in(self, key: InputKey) -> Node:
        variable = VARIABLES[key.variable]
        if variable.stand_in is None:
            return assumption(str(key), "nobody assessed it: drawn from the whole scale")
        low, mode, high = variable.stand_in
        text = f"nobody assessed it: stand-in {low:g}, {mode:g}, {high:g} ({variable.source})"
        return assumption(str(key), text)

    def _parameter(self, key: InputKey) -> Node:
        p = PARAMETERS[key.variable]
        if p.prior is None or p.kind == "record":
            text = f"{p.meaning.rstrip('.')}: {p.why}"
        else:
            text = f"{p.meaning.rstrip('.')}: {p.prior}, {p.source}"
        return Node("input", str(key), p.meaning, children=(assumption(str(key), text),))

    def _presence(self, key: InputKey) -> Node:
        recorded = self.facts.presence(key.subject, key.variable)
        text = f"weight of {self.facts.name(key.subject)} in {key.variable}"
        none = (assumption(str(key), "nobody recorded it: taken as 0"),)
        return Node("input", str(key), text, children=recorded or none)

    def _strength(self, key: InputKey) -> Node:
        actor = self.facts.case.actors[key.subject]
        text = f"share of the movement's strength of {actor.name}: {actor.strength_share or 0:g}"
        spread = "drawn from a Dirichlet distribution with 40 times the shares as parameters"
        return Node(
            "input",
            str(key),
            text,
            children=(
                self.facts.resting("actor", actor.id, "share as recorded", actor.claims),
                assumption(actor.id, spread),
            ),
        )

    def _weight(self, key: InputKey) -> Node:
        criterion = next(c for c in self.facts.case.settings.criteria if c.id == key.subject)
        low, high = criterion.weight
        text = f"weight of “{criterion.title}” in sorting, {low:g} to {high:g}"
        return judgement(str(key), text, "stated in case.yaml; a preference")

    def _worth(self, key: InputKey) -> Node:
        stated = self.facts.case.settings.outcomes
        assert stated is not None  # the column exists only where the case states it
        low, high = getattr(stated, key.subject)
        words = key.subject.replace("_", " ")
        text = f"worth of the end “{words}”, {low:g} to {high:g}"
        return judgement(str(key), text, stated.reason)


def _choice(key: InputKey) -> Node:
    return assumption(str(key), "a choice that the model leaves open, drawn uniformly")


def _collect(node: Node, ends: dict[tuple[str, str], Node]) -> None:
    if not node.children:
        ends[node.kind, node.id] = node
    for child in node.children:
        _collect(child, ends)
