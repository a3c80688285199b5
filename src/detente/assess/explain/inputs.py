"""Input columns of a run as steps, each down to rows of the case or a default of the model."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from detente.assess.explain.case_steps import Facts
from detente.assess.explain.nodes import Node, assumption, judgement
from detente.case.case import Case
from detente.case.schema.settings import MOVEMENT
from detente.engagement.registry import MECHANISMS
from detente.engagement.setup.inputs import Inputs
from detente.engagement.task import EngagementTask
from detente.models.spec import Parameter
from detente.vocabulary.variables import VARIABLES

__all__ = ["InputSteps", "used_by"]

_SHOWN = 10


def used_by(case: Case, seed: int, ask: Callable[[Inputs], object]) -> list[str]:
    """Return the inputs that a question draws, in the order in which it draws them.

    Parameters
    ----------
    case : Case
        The cut case.
    seed : int
        Seed of the run.
    ask : callable
        Draws what it needs from the inputs it is given; they remember it.
    """
    inputs = EngagementTask(case, seed).inputs(0, 2)
    ask(inputs)
    return list(inputs.values)


@dataclass(frozen=True)
class InputSteps:
    """Input columns as steps of an explanation.

    Parameters
    ----------
    facts : Facts
        Rows of the case.
    """

    facts: Facts

    @cached_property
    def _parameters(self) -> dict[tuple[str, str], Parameter]:
        return {(m.key, p.name): p for m in MECHANISMS for p in m.spec.parameters}

    def node(self, name: str) -> Node:
        """Return an input column with what it is drawn from.

        Parameters
        ----------
        name : str
            Name of the column: ``kind|subject|variable|item``.
        """
        kind, *rest = name.split("|")
        makers: dict[str, Callable[..., Node]] = {
            "assessment": self._number,
            "tie": lambda tie, *_: self.facts.tie(tie),
            "hypothesis": self.facts.hypothesis,
            "proposition": self.facts.proposition,
            "parameter": self._parameter,
            "presence": self._presence,
            "strength": self._strength,
            "weight": self._weight,
            "cohesion": self._cohesion,
        }
        maker = makers.get(kind)
        if maker is None:
            return assumption(name, "a choice that the model leaves open, drawn evenly")
        return maker(*rest)

    def nodes(self, names: Iterable[str]) -> tuple[Node, ...]:
        """Return steps of many inputs: the first ten, and what all others rest on."""
        every = list(dict.fromkeys(names))
        found = [self.node(name) for name in every[:_SHOWN]]
        if len(every) > _SHOWN:
            found.append(self.others(every[_SHOWN:]))
        return tuple(found)

    def others(self, names: list[str]) -> Node:
        """Return the documents and the assumptions that many inputs rest on, each once."""
        ends: dict[tuple[str, str], Node] = {}
        for name in names:
            _collect(self.node(name), ends)
        documents = [n for n in ends.values() if n.kind == "source"]
        assumed = len(ends) - len(documents)
        rest = assumption("others", f"{assumed} judgements, placeholders and defaults of the model")
        children = (*documents, rest) if assumed else tuple(documents)
        return Node("others", "others", f"{len(names)} other inputs", children=children)

    def _number(self, subject: str, variable: str, item: str = "") -> Node:
        known = self.facts.assessed.get(f"assessment|{subject}|{variable}|{item}", [])
        who = " towards ".join(self.facts.name(a) for a in subject.split(">"))
        text = f"{VARIABLES[variable].title.lower()} of {who}{' on ' + item if item else ''}"
        person = self.facts.is_of_person(subject)
        name = "|".join(("assessment", "leader" if person else subject, variable, item))
        if not known:
            return Node("input", name, text, children=(self._stand_in(variable, name),))
        return Node("input", name, text, children=tuple(self.facts.assessment(a) for a in known))

    def _stand_in(self, variable: str, name: str) -> Node:
        found = VARIABLES[variable]
        if found.stand_in is None:
            return assumption(name, "nobody assessed it: anywhere on the scale")
        low, mode, high = found.stand_in
        text = f"nobody assessed it: stand-in {low:g}, {mode:g}, {high:g} ({found.source})"
        return assumption(name, text)

    def _parameter(self, mechanism: str, parameter: str, *_: str) -> Node:
        p = self._parameters[mechanism, parameter]
        values = ", ".join(f"{v:g}" for v in p.values)
        text = f"{p.meaning.rstrip('.')}: {p.prior}({values}), {p.source}"
        name = f"parameter|{mechanism}|{parameter}|"
        return Node("input", name, p.meaning, children=(assumption(name, text),))

    def _presence(self, actor: str, region: str) -> Node:
        found = self.facts.presence(actor, region)
        name = f"presence|{actor}|{region}"
        text = f"weight of {self.facts.name(actor)} in {region}"
        none = (assumption(name, "nobody recorded it: none"),)
        return Node("input", name, text, children=found or none)

    def _strength(self, faction: str) -> Node:
        actor = self.facts.case.actors[faction]
        text = f"share of the movement's strength of {actor.name}: {actor.strength_share or 0:g}"
        return Node(
            "input",
            f"strength|{faction}",
            text,
            children=(
                self.facts.resting("actor", faction, "share as recorded", actor.claims),
                assumption(faction, "spread as a Dirichlet number, 40 times the shares"),
            ),
        )

    def _weight(self, criterion: str) -> Node:
        found = next(c for c in self.facts.case.settings.criteria if c.id == criterion)
        low, high = found.weight
        text = f"weight of “{found.title}” in sorting, {low:g} to {high:g}"
        return judgement(f"weight|{criterion}", text, "stated in case.yaml; a preference")

    def _cohesion(self) -> Node:
        sets = [
            s.id
            for s in self.facts.case.settings.hypotheses
            if s.id == "movement" and {m.id for m in s.members} <= set(MOVEMENT)
        ]
        children = (
            *(self.facts.hypothesis(name) for name in sets),
            assumption("cohesion", "a beta number whose shape the reading of the movement sets"),
        )
        return Node("input", "cohesion", "cohesion at the as-of date", children=children)


def _collect(node: Node, ends: dict[tuple[str, str], Node]) -> None:
    if not node.children:
        ends[node.kind, node.id] = node
    for child in node.children:
        _collect(child, ends)
