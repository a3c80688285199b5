"""Turn rows of the case into steps of an explanation, down to sources or named judgements."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from detente.assess.explain.nodes import Node, assumption, judgement
from detente.case.case import Case
from detente.case.schema.world import Assessment, Presence
from detente.ensemble.claims import EVEN, Evidence
from detente.ensemble.grades import grade_of
from detente.ensemble.numbers import input_key
from detente.ensemble.unsourced import stand_chances
from detente.vocabulary.input_key import InputKey
from detente.vocabulary.variables import VARIABLES

__all__ = ["GRADES", "CaseSteps"]

GRADES = assumption(
    "grades",
    "each grade means a probability that the report is informative; this is a convention, not a "
    "calibration",
)

_PARTS = {
    "location": "the position of the number",
    "low": "its low end",
    "high": "its high end",
    "existence": "its existence",
    "attribution": "its attribution",
}


@dataclass(frozen=True)
class CaseSteps:
    """The rows of a case as steps.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    """

    case: Case

    @cached_property
    def chances(self) -> dict[str, float]:
        """Chance that a number without a claim stands, by its id."""
        return stand_chances(self.evidence)

    @cached_property
    def evidence(self) -> Evidence:
        """The claims, grouped for drawing."""
        return Evidence(self.case)

    @cached_property
    def parts(self) -> dict[str, dict[str, list[str]]]:
        """Supported parts by number and claim."""
        parts: dict[str, dict[str, list[str]]] = {}
        for s in self.case.supports:
            parts.setdefault(s.assessment, {}).setdefault(s.claim, []).append(s.part)
        return parts

    @cached_property
    def assessed(self) -> dict[InputKey, list[Assessment]]:
        """Assessments by the input that they assess."""
        by_input: dict[InputKey, list[Assessment]] = {}
        for a in self.case.assessments:
            by_input.setdefault(input_key(a), []).append(a)
        return by_input

    def name(self, actor: str) -> str:
        """Return an actor's name; leaders are not named."""
        record = self.case.actors.by_id.get(actor)
        if record is None:
            return actor
        return "a leader" if record.kind == "leader" else record.name

    def is_person(self, actor: str) -> bool:
        """Return whether an actor is a person."""
        record = self.case.actors.by_id.get(actor)
        return record is not None and record.kind == "leader"

    def is_of_person(self, subject: str) -> bool:
        """Return whether a number is about a person, alone or towards another (``one>other``)."""
        return any(self.is_person(actor) for actor in subject.split(">"))

    def source(self, name: str) -> Node:
        """Return a document, which ends a chain."""
        s = self.case.sources.by_id.get(name)
        if s is None:
            return assumption(name, "the document is not in the case on its as-of date")
        who = ", ".join(part for part in (s.author, s.publisher) if part)
        when = s.date.isoformat() if s.date else "no date"
        text = f"{s.title} ({who + ', ' if who else ''}{when})"
        return Node("source", name, text, s.reliability)

    def claim(self, name: str, says: str = "") -> Node:
        """Return a claim with its grade and its source; ``says`` is its use, in words."""
        c = self.case.claims[name]
        marks = [word for word in (says, c.hedge, "a denial" if c.polarity == "-" else "") if word]
        text = f"{c.text} ({'; '.join(marks)})" if marks else c.text
        return Node("claim", name, text, grade_of(self.case, c), (self.source(c.source),))

    def claims(self, names: Iterable[str], says: str = "") -> tuple[Node, ...]:
        """Return claims, each once."""
        return tuple(self.claim(name, says) for name in dict.fromkeys(names))

    def resting(self, kind: str, name: str, text: str, claims: Iterable[str]) -> Node:
        """Return a row based on claims; without claims, on the judgement of the case's authors."""
        behind = self.claims(claims)
        if behind:
            return Node(kind, name, text, children=behind)
        return judgement(name, text, "recorded in the case without a claim")

    def supports(self, number: str) -> tuple[Node, ...]:
        """Return the claims that support a number, each with the parts that it supports."""
        return tuple(
            self.claim(claim, "supports " + " and ".join(_PARTS[p] for p in parts))
            for claim, parts in self.parts.get(number, {}).items()
        )

    def assessment(self, a: Assessment) -> Node:
        """Return an elicited number with its claims, or with the name of who judged it."""
        if self.is_person(a.subject):
            return self._of_a_leader(a)
        text = f"{a.low:g}, {a.mode:g}, {a.high:g} ({self._unit(a)}); {a.confidence:.0%} sure"
        if a.reason:
            text += f"; {a.reason}"
        behind = self.supports(a.id)
        if a.is_placeholder:
            elicited = a.status != "placeholder"
            why = "no measure of it is accepted yet" if elicited else "nobody elicited it"
            why = f"a placeholder: {why}"
            return Node("placeholder", a.id, text, children=(*behind, assumption(a.id, why)))
        if not behind:
            why = f"judged by {a.analyst or 'the case’s authors'}"
            chance = self.chances.get(a.id)
            if chance is not None:
                why += f"; no claim behind it, so it stands in {chance:.0%} of draws, "
                why += f"in the others: {_default(a)}"
            return judgement(a.id, text, why, self._read(a))
        steps = (*behind, *self._read(a), *self._fallback(a))
        return Node("assessment", a.id, text, children=steps)

    def _read(self, row: Assessment | Presence) -> tuple[Node, ...]:
        """Return the documents that a number was read from."""
        return tuple(self.source(name) for name in row.read_from)

    def _of_a_leader(self, a: Assessment) -> Node:
        """Return the claims on a leader's public position, without a profile."""
        text = "read from a leader's public position"
        behind = self.supports(a.id)
        if behind and a.status != "placeholder":
            return Node("assessment", "leader", text, children=behind)
        why = "nobody elicited it" if a.status == "placeholder" else "no claim supports it"
        return Node("judgement", "leader", text, children=(*behind, assumption("leader", why)))

    def _unit(self, a: Assessment) -> str:
        return VARIABLES[a.variable].unit

    def _fallback(self, a: Assessment) -> tuple[Node, ...]:
        """Return what the number is drawn from in draws in which its claims do not hold."""
        if "location" not in {p for parts in self.parts[a.id].values() for p in parts}:
            return ()
        other = self.case.assessments.by_id.get(a.fallback or "")
        if other is None:
            return (assumption(a.id, f"if its claims do not hold: {_default(a)}"),)
        text = f"if its claims do not hold: {other.low:g}, {other.mode:g}, {other.high:g}"
        return (judgement(other.id, text, f"judged by {other.analyst or 'the case’s authors'}"),)

    def hypothesis(self, set_id: str) -> Node:
        """Return a set of rival hypotheses with its priors and the reports on it."""
        rivals = next(s for s in self.case.settings.hypotheses if s.id == set_id)
        priors = ", ".join(f"{m.id} {m.prior:g}" for m in rivals.members)
        behind = []
        for origin, cell in self.evidence.likelihoods(set_id).items():
            chances = ", ".join(f"{x:g}" for x in cell)
            named = [h.claim for h in self.case.hypotheses if h.set == set_id]
            behind += [
                self.claim(c.id, f"likelihoods {chances}")
                for c in self.evidence.by_origin[origin]
                if c.id in named
            ]
        rests = self.claims(name for m in rivals.members for name in m.claims)
        prior = judgement(set_id, f"priors: {priors}", "judged by the case's authors", rests)
        earlier = self._precedents(set_id)
        return Node("hypotheses", set_id, rivals.question, children=(prior, *earlier, *behind))

    def _precedents(self, set_id: str) -> list[Node]:
        """Return the readings of precedents that speak on a set."""
        return [
            self.precedent(p.id)
            for p in self.case.precedents
            if p.set == set_id and p.times_likelier
        ]

    def precedent(self, name: str) -> Node:
        """Return a reading of an earlier case, with what it speaks for and its claims."""
        p = self.case.precedents.by_id[name]
        text = p.title
        if p.set is not None and p.times_likelier:
            text += (
                f": {p.times_likelier:g} times likelier under {p.hypothesis}, weighed by a "
                f"similarity of {p.similarity or 0.0:g}"
            )
        return judgement(name, text, "judged by the case's authors", tuple(self.claims(p.claims)))

    def proposition(self, name: str) -> Node:
        """Return a contested proposition with its prior, its reports and its denials."""
        prior = self.case.settings.propositions.get(name)
        prior_node = (
            assumption(name, f"prior probability {EVEN:g}: nobody judged it")
            if prior is None
            else judgement(name, f"prior probability {prior:g}", "judged by the case's authors")
        )
        behind = self.claims(c.id for c in self.evidence.contested[name])
        return Node(
            "proposition", name, "reported by some, denied by others", None, (prior_node, *behind)
        )

    def tie(self, name: str) -> Node:
        """Return a dated tie with the claims on its existence."""
        t = self.case.relations[name]
        text = f"{t.type}, {self.name(t.from_)} and {self.name(t.to)}"
        text += f", {t.level}" if t.level else ""
        since = f" since {t.date_from.isoformat()}" if t.date_from else ""
        claims = [*t.claims, *self.parts.get(name, {})]
        return self.resting("tie", name, text + since, claims)

    def round(self, name: str, actor: str | None = None) -> tuple[Node, ...]:
        """Return the recorded invitations and roles at a round, of one actor or of all."""
        return tuple(
            self.resting(
                "round",
                f"{name}: {part.actor}",
                f"{self.name(part.actor)}: invited {part.invited}, {part.role}",
                part.claims,
            )
            for part in self.case.rounds
            if part.round == name and actor in {None, part.actor}
        )

    def presence(self, actor: str, region: str) -> tuple[Node, ...]:
        """Return an actor's recorded weight in a region under each reading."""
        steps = []
        for row in self.case.presence:
            if row.actor == actor and row.region == region:
                reading = f", if {row.reading}" if row.reading else ""
                text = f"{row.low:g}, {row.mode:g}, {row.high:g} of the region{reading}"
                claims = [*row.claims, *self.parts.get(row.id, {})]
                step = self.resting("presence", row.id, text, claims)
                steps.append(replace(step, children=(*self._read(row), *step.children)))
        return tuple(steps)


def _default(a: Assessment) -> str:
    """Return in words what a number is drawn from if nothing is known."""
    stand_in = VARIABLES[a.variable].stand_in
    if stand_in is None:
        return "drawn from the whole scale"
    return f"stand-in {', '.join(f'{value:g}' for value in stand_in)}"
