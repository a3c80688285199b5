"""Numbers of the summary that the loop does not make: exactly what they rest on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from detente.assess.engageable.answer import issue_inputs
from detente.assess.engageable.camp_count import camp_count
from detente.assess.evidence.answer import input_kinds
from detente.assess.evidence.grounds import inputs_behind
from detente.assess.explain.case_steps import Facts
from detente.assess.explain.inputs import InputSteps, used_by
from detente.assess.explain.nodes import Node, assumption, judgement
from detente.assess.explain.settings import setting
from detente.assess.table.label_and_conduct import RECORDED, ties_behind
from detente.assess.table.past_rounds import round_inputs
from detente.case.schema.settings import Objective
from detente.engagement.setup.inputs import Inputs
from detente.engagement.setup.partners import partners_of, rival_weight
from detente.engagement.setup.sorting import borders_of, traits
from detente.errors import CaseError
from detente.runs.finished import FinishedRun

__all__ = ["Exact"]

_SEATS = ("seats", "brier", "seats_came")


@dataclass(frozen=True)
class Exact:
    """What a number of the summary rests on, without a word on how much.

    Parameters
    ----------
    run : FinishedRun
        The run.
    """

    run: FinishedRun

    @cached_property
    def facts(self) -> Facts:
        """Rows of the case as steps."""
        return Facts(self.run.case)

    @cached_property
    def inputs(self) -> InputSteps:
        """Input columns as steps."""
        return InputSteps(self.facts)

    def nodes(self, tokens: list[str]) -> tuple[Node, ...]:
        """Return what the number that a pointer names rests on."""
        makers: dict[str, Callable[[list[str]], Iterable[Node]]] = {
            "camps": self._camps,
            "rounds": self._rounds,
            "outcomes": self._outcomes,
            "hypotheses": lambda t: [self.facts.hypothesis(t[0])],
            "propositions": lambda t: [self.facts.proposition(t[0])],
            "dissent": self._dissent,
            "contested": lambda t: [self.facts.proposition(t[0])],
            "claims": self._claim,
            "sources": lambda t: [self.facts.source(t[0])],
            "inputs": self._inputs,
            "basis": self._basis,
            "contacts": self._contacts,
            "norms": self._norms,
            "attendance": self._attendance,
            "plausibility": self._plausibility,
            "ranking": self._ranking,
        }
        maker = makers.get(tokens[0])
        found = tuple(maker(tokens[1:])) if maker and len(tokens) > 1 else ()
        return found or (setting(self.run, tokens),)

    def objectives(self) -> tuple[Node, ...]:
        """Return the objectives that weigh metrics, as stated in the case."""
        return tuple(_objective(o) for o in self.run.case.settings.objectives)

    def _used(self, ask: Callable[[Inputs], object]) -> list[str]:
        return used_by(self.run.case, self.run.facts["seed"], ask)

    def _camps(self, tokens: list[str]) -> Iterable[Node]:
        what, *rest = tokens
        case = self.run.case
        if what in {"factions", "rival"} and case.settings.criteria:
            sorted_ = rest[0] if what == "factions" and rest else case.settings.rival
            actor = case.actors[sorted_ or case.settings.movement]
            return self.inputs.nodes(self._used(lambda i: (traits(i, [actor]), borders_of(i))))
        if what.startswith("camp_"):
            even = assumption("camp-count", "one to four camps, and how far they lie apart: priors")
            return (even, *self.inputs.nodes(self._used(camp_count)))
        if what in {"partners", "tests"} and rest:
            rule = judgement("partner_rule", "the partner tests", "stated in case.yaml")
            return (rule, *self.inputs.nodes(self._of_one(self._used(partners_of), rest[-1])))
        if what in {"rival_weight", "rival_presence"} and rest:
            return self._presence(rest)
        if what == "issues" and len(rest) > 1:
            variable, towards = issue_inputs(case)[rest[0]]
            return [self.inputs.node(f"assessment|{rest[1]}{towards}|{variable}|")]
        return ()

    def _of_one(self, names: list[str], faction: str) -> list[str]:
        """Return the inputs without those about other factions and their leaders."""
        case = self.run.case
        others = {
            one
            for f in case.factions()
            if f.id != faction
            for one in (f.id, *(leader.id for leader in case.leaders(f.id)))
        }
        return [n for n in names if n.split("|")[1].split(">")[0] not in others]

    def _presence(self, tokens: list[str]) -> Iterable[Node]:
        """Return the rows of presence behind a weight or a place of the rival group."""
        case, rival = self.run.case, self.run.case.settings.rival
        regions = [r.id for r in case.regions]
        here = [t for t in tokens if t in regions] or regions
        names = [f"presence|{rival}|{region}" for region in here]
        factions = [f.id for f in case.factions() if f.id in tokens]
        names += [f"presence|{f}|{region}" for f in factions for region in here]
        if factions:
            names += self._used(lambda i: [rival_weight(i, f) for f in factions])
        readings = {p.reading for p in case.presence if p.reading}
        sets = [
            self.facts.hypothesis(s.id)
            for s in case.settings.hypotheses
            if readings & {m.id for m in s.members}
        ]
        return (*sets, *self.inputs.nodes(names))

    def _rounds(self, tokens: list[str]) -> Iterable[Node]:
        if tokens[0] != "rounds" or len(tokens) < 2:
            return ()
        name, what, *rest = [*tokens[1:], ""]
        guest = rest[0] if what == "invitees" and rest else None
        recorded = self.facts.round(name, guest)
        if what not in {"invitees", *_SEATS} or (guest and rest[1:2] in (["asked"], ["came"])):
            return recorded or self.facts.round(name)
        try:
            known, names = round_inputs(self.run.case, name, self.run.facts["seed"])
        except CaseError as error:
            return (*recorded, assumption(name, str(error)))
        about = [n for n in names if guest is None or guest in n.split("|")[1].split(">")]
        shared = [n for n in names if n.startswith(("parameter|", "choice|equilibrium"))]
        return (*recorded, *InputSteps(Facts(known)).nodes([*about, *shared]))

    def _outcomes(self, tokens: list[str]) -> Iterable[Node]:
        issue, what, *rest = tokens
        settings = next(i for i in self.run.case.settings.issues if i.id == issue)
        if what == "positions" and rest:
            row = self.run.summary["outcomes"][issue]["positions"][int(rest[0])]
            return [self.inputs.node(f"assessment|{row['actor']}|position|{issue}")]
        stated = self.facts.resting("issue", issue, settings.title, settings.claims)
        if what not in {"models", "parties", "pooled", "spread", "disagreement"}:
            return [stated]
        parties = [p["actor"] for p in self.run.summary["outcomes"][issue]["parties"]]
        names = [
            f"assessment|{party}|{variable}|{item}"
            for party in parties
            for variable, item in (("position", issue), ("salience", issue), ("capability", ""))
        ]
        return (stated, *self.inputs.nodes(names))

    def _dissent(self, tokens: list[str]) -> Iterable[Node]:
        if tokens[0] == "strongest":
            return [self.facts.hypothesis(self.run.summary["dissent"]["strongest"]["set"])]
        return [self.facts.hypothesis(tokens[1])] if len(tokens) > 1 else ()

    def _claim(self, tokens: list[str]) -> Iterable[Node]:
        claim = self.run.case.claims[tokens[0]]
        found = [self.facts.claim(claim.id)]
        if tokens[1:] and tokens[1] in {"accuracy", "standing"}:
            text = "grades stand for a chance of being informative by convention, not calibration"
            found.append(assumption("grades", text))
            if tokens[1] == "standing" and claim.proposition in self.facts.evidence.contested:
                found.append(self.facts.proposition(claim.proposition))
        return found

    def _inputs(self, tokens: list[str]) -> Iterable[Node]:
        what, *rest = tokens
        kinds = input_kinds(self.run.case, self.run.rows.inputs)
        if what == "counts" and rest:
            return self.inputs.nodes(n for n, kind in kinds.items() if kind == rest[0])
        if what in {"placeholders", "stand_ins"} and rest:
            return [self.inputs.node(self.run.summary["inputs"][what][int(rest[0])])]
        return ()

    def _basis(self, tokens: list[str]) -> Iterable[Node]:
        behind = inputs_behind(self.run.case, self.run.rows).get(tokens[0], {})
        claims = self.run.summary["basis"][tokens[0]]["claims"]
        return (*self.facts.claims(claims), *self.inputs.nodes(behind))

    def _contacts(self, tokens: list[str]) -> Iterable[Node]:
        if tokens[0] != "recorded" or len(tokens) < 2:
            return ()
        tie = self.run.summary["contacts"]["recorded"][int(tokens[1])]["id"]
        return [self.facts.tie(tie)]

    def _norms(self, tokens: list[str]) -> Iterable[Node]:
        """Return the ties that powers are counted from."""
        if tokens[0] == "powers":
            return ()
        named = [t for t in tokens if t in RECORDED]
        told = named[:1] or ["label", "contact", "critics"]
        ties = {t.id: t for m in told for t in ties_behind(self.run.case, self.run.rows, m)}
        if tokens[0] == "table" and len(tokens) > 1:
            power = self.run.summary["norms"]["table"][int(tokens[1])]["power"]
            ties = {i: t for i, t in ties.items() if power in {t.from_, t.to}}
        return [self.facts.tie(i) for i in ties]

    def _attendance(self, tokens: list[str]) -> Iterable[Node]:
        if tokens[0] != "observed" or len(tokens) < 2:
            return ()
        head = self.run.summary["attendance"]["observed"][int(tokens[1])]
        part = tokens[2:4]
        actor = head["parts"][int(part[1])]["actor"] if part[:1] == ["parts"] and part[1:] else None
        return self.facts.round(head["id"], actor)

    def _plausibility(self, tokens: list[str]) -> Iterable[Node]:
        rates = self.run.summary["plausibility"]["base_rates"]
        if tokens[0] == "base_rates":
            rate = rates[int(tokens[1])] if len(tokens) > 1 else rates[0]
            return [Node("source", rate["source"], f"{rate['title']}. {rate['note']}")]
        band = "a judgement on the counts below, for a long war in which others take part"
        return (
            judgement("band", "plausible band", band),
            *(Node("source", r["source"], r["title"]) for r in rates),
        )

    def _ranking(self, tokens: list[str]) -> Iterable[Node]:
        if tokens[0] == "objectives" and len(tokens) > 1:
            return [_objective(self.run.case.settings.objectives[int(tokens[1])])]
        return self.objectives()


def _objective(o: Objective) -> Node:
    low, high = o.weight
    text = f"{o.metric}: weight {low:g} to {high:g}, worst {o.worst:g}, best {o.best:g}; {o.reason}"
    return judgement(f"objective|{o.metric}", text, "stated in case.yaml; a preference")
