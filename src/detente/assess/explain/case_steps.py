"""Rows of the case as steps of an explanation, each down to its sources or to who judged it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from detente.assess.explain.nodes import Node, assumption, judgement
from detente.case.case import Case
from detente.case.schema.world import Assessment
from detente.ensemble.claims import EVEN, Evidence
from detente.ensemble.grades import grade_of
from detente.ensemble.numbers import input_key
from detente.vocabulary.input_key import InputKey
from detente.vocabulary.variables import VARIABLES

__all__ = ["GRADES", "CaseSteps"]

GRADES = assumption(
    "grades", "grades stand for a chance of being informative by convention, not calibration"
)

_PARTS = {
    "location": "where the number lies",
    "low": "its low end",
    "high": "its high end",
    "existence": "that it is there at all",
    "attribution": "whose it is",
}


@dataclass(frozen=True)
class CaseSteps:
    """The rows of a case as steps.

    Parameters
    ----------
    case : Case
        The cut case.
    """

    case: Case

    @cached_property
    def evidence(self) -> Evidence:
        """The claims, sorted for drawing."""
        return Evidence(self.case)

    @cached_property
    def parts(self) -> dict[str, dict[str, list[str]]]:
        """Parts by number and claim."""
        found: dict[str, dict[str, list[str]]] = {}
        for s in self.case.supports:
            found.setdefault(s.assessment, {}).setdefault(s.claim, []).append(s.part)
        return found

    @cached_property
    def assessed(self) -> dict[InputKey, list[Assessment]]:
        """Assessments by the input that they speak about."""
        found: dict[InputKey, list[Assessment]] = {}
        for a in self.case.assessments:
            found.setdefault(input_key(a), []).append(a)
        return found

    def name(self, actor: str) -> str:
        """Return an actor's name; a leader's stays unnamed."""
        record = self.case.actors.by_id.get(actor)
        if record is None:
            return actor
        return "a leader" if record.kind == "leader" else record.name

    def is_person(self, actor: str) -> bool:
        """Say whether an actor is a person."""
        record = self.case.actors.by_id.get(actor)
        return record is not None and record.kind == "leader"

    def is_of_person(self, subject: str) -> bool:
        """Say whether a number is about a person, alone or towards another (``one>other``)."""
        return any(self.is_person(actor) for actor in subject.split(">"))

    def source(self, name: str) -> Node:
        """Return a document, which ends a chain."""
        s = self.case.sources.by_id.get(name)
        if s is None:
            return assumption(name, "the document is not in the case as of its date")
        who = ", ".join(part for part in (s.author, s.publisher) if part)
        when = s.date.isoformat() if s.date else "no date"
        text = f"{s.title} ({who + ', ' if who else ''}{when})"
        return Node("source", name, text, s.reliability)

    def claim(self, name: str, says: str = "") -> Node:
        """Return a claim with its grade and its source; ``says`` tells what it is used for."""
        c = self.case.claims[name]
        marks = [word for word in (says, c.hedge, "a denial" if c.polarity == "-" else "") if word]
        text = f"{c.text} ({'; '.join(marks)})" if marks else c.text
        return Node("claim", name, text, grade_of(self.case, c), (self.source(c.source),))

    def claims(self, names: Iterable[str], says: str = "") -> tuple[Node, ...]:
        """Return claims, each once."""
        return tuple(self.claim(name, says) for name in dict.fromkeys(names))

    def resting(self, kind: str, name: str, text: str, claims: Iterable[str]) -> Node:
        """Return a row that rests on claims, or else on the judgement of who wrote the case."""
        found = self.claims(claims)
        if found:
            return Node(kind, name, text, children=found)
        return judgement(name, text, "recorded in the case without a claim")

    def supports(self, number: str) -> tuple[Node, ...]:
        """Return the claims behind a number, each with the part that it supports."""
        return tuple(
            self.claim(claim, "supports " + " and ".join(_PARTS[p] for p in parts))
            for claim, parts in self.parts.get(number, {}).items()
        )

    def assessment(self, a: Assessment) -> Node:
        """Return an elicited number: its claims, or whose judgement it is."""
        if self.is_person(a.subject):
            return self._of_a_leader(a)
        text = f"{a.low:g}, {a.mode:g}, {a.high:g} ({self._unit(a)}); {a.confidence:.0%} sure"
        if a.reason:
            text += f"; {a.reason}"
        behind = self.supports(a.id)
        if a.status == "placeholder":
            why = "nobody elicited it: a placeholder"
            return Node("placeholder", a.id, text, children=(*behind, assumption(a.id, why)))
        if not behind:
            return judgement(a.id, text, f"judged by {a.analyst or 'the case’s authors'}")
        return Node("assessment", a.id, text, children=(*behind, *self._fallback(a)))

    def _of_a_leader(self, a: Assessment) -> Node:
        """Return what is known of a leader's public position: its claims, no profile."""
        text = "read from a leader's public position"
        behind = self.supports(a.id)
        if behind and a.status != "placeholder":
            return Node("assessment", "leader", text, children=behind)
        why = "nobody elicited it" if a.status == "placeholder" else "no claim stands behind it"
        return Node("judgement", "leader", text, children=(*behind, assumption("leader", why)))

    def _unit(self, a: Assessment) -> str:
        return VARIABLES[a.variable].unit

    def _fallback(self, a: Assessment) -> tuple[Node, ...]:
        """Return what the number is drawn from where its claims do not stand."""
        if "location" not in {p for parts in self.parts[a.id].values() for p in parts}:
            return ()
        other = self.case.assessments.by_id.get(a.fallback or "")
        if other is None:
            return (assumption(a.id, "where its claims do not stand: anywhere on the scale"),)
        text = f"where its claims do not stand: {other.low:g}, {other.mode:g}, {other.high:g}"
        return (judgement(other.id, text, f"judged by {other.analyst or 'the case’s authors'}"),)

    def hypothesis(self, set_id: str) -> Node:
        """Return a set of rival hypotheses: its priors, and the reports that weigh on it."""
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
        prior = judgement(set_id, f"priors: {priors}", "judged by the case's authors")
        return Node("hypotheses", set_id, rivals.question, children=(prior, *behind))

    def proposition(self, name: str) -> Node:
        """Return a contested proposition: its prior, its reports and its denials."""
        prior = self.case.settings.propositions.get(name)
        told = (
            assumption(name, f"prior chance {EVEN:g}: nobody judged it")
            if prior is None
            else judgement(name, f"prior chance {prior:g}", "judged by the case's authors")
        )
        behind = self.claims(c.id for c in self.evidence.contested[name])
        return Node(
            "proposition", name, "reported by some, denied by others", None, (told, *behind)
        )

    def tie(self, name: str) -> Node:
        """Return a dated tie and the claims that it exists."""
        t = self.case.relations[name]
        text = f"{t.type}, {self.name(t.from_)} and {self.name(t.to)}"
        text += f", {t.level}" if t.level else ""
        since = f" since {t.date_from.isoformat()}" if t.date_from else ""
        claims = [*t.claims, *self.parts.get(name, {})]
        return self.resting("tie", name, text + since, claims)

    def round(self, name: str, actor: str | None = None) -> tuple[Node, ...]:
        """Return who was asked to a round and came, as recorded; of one actor or of all."""
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
        """Return an actor's recorded weight in a region, under each reading."""
        found = []
        for row in self.case.presence:
            if row.actor == actor and row.region == region:
                reading = f", if {row.reading}" if row.reading else ""
                text = f"{row.low:g}, {row.mode:g}, {row.high:g} of the region{reading}"
                claims = [*row.claims, *self.parts.get(row.id, {})]
                found.append(self.resting("presence", row.id, text, claims))
        return tuple(found)
