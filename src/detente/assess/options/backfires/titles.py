"""Give inputs of a run titles for use in a sentence."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from detente.assess.explain.case_steps import CaseSteps
from detente.case.schema.world import Relation
from detente.engagement.registry import MECHANISMS
from detente.vocabulary.classes import CLASSES
from detente.vocabulary.input_key import InputKey, Kind
from detente.vocabulary.variables import VARIABLES

__all__ = ["InputTitles", "Title"]

_BARE = {"share", "probability", "criterion's scale", "scale points"}  # units that are not printed
_SYMBOL = re.compile(r", (?:[A-Za-z]{1,3}|lambda|[a-zA-Z]+_\w+(?: - [a-zA-Z]+_\w+)?)$")

# Variables for which title and subject do not make a phrase.
_PHRASES = {
    "balance": "chance that {who} prevails if the war is fought out",
    "distance": "distance of {who} from the conflict",
    "interest": "interest of {who} in {item}",
    "pain": "pain of the war for {who}",
    "salience": "salience of {item} to {who}",
    "stance-drugs": "opposition to the drug trade by {who}",
    "stance-rival": "opposition to the rival group by {who}",
    "war-cost": "cost to {who} of fighting on",
}
_INTERESTS = {
    "settlement": "a settlement",
    "spillover": "stopping spillover",
    "drugs": "stopping the drug trade",
    "status": "its own standing",
}

# Parameters whose meaning refers to that of the previous parameter.
_MEANINGS = {
    ("attendance", "sit_stalemate"): "increase of the log-odds that a faction meets the government "
    "in a full hurting stalemate",
    ("attendance", "sit_bypassed"): "decrease of the log-odds of talks if others are in contact "
    "without the government’s consent",
    ("battlefield", "force_drift"): "a quarter of the monthly drift of the log-odds of prevailing "
    "under coercion or division",
    ("cohesion", "resistance"): "share of a pull on its cohesion that a movement that is one "
    "resists",
    ("cohesion", "split_slope"): "increase of the log-odds that a faction splits off if cohesion "
    "is 0",
    ("cooperation", "arms_distrust"): "monthly decrease of the log-odds of the government’s trust "
    "in a faction given arms or training",
    ("cooperation", "arms_strength"): "monthly relative increase of the raw strength of a faction "
    "given arms or training",
    ("ratification", "fail_bound"): "decrease of the log-odds that a deal fails if a fully "
    "cohesive movement is bound",
    ("ratification", "militancy_rise"): "increase of the share of means spent on violence if "
    "those who stay out are alone",
    ("trust", "spoiled_trustworthy"): "probability that an attack succeeds if the partner is "
    "trustworthy but has no moderates",
}

# Ties by type, without and with a third party.
_TIES = {
    "alliance": "an alliance between {a} and {b}",
    "appeal": "an appeal by {a} to {b}",
    "arms": "arms from {a} to {b}",
    "bridging": "a bridge by {a} to {b}",
    "contact": "{level}contact between {a} and {b}",
    "criticism": "criticism of {b} by {a}",
    "intelligence": "intelligence from {a} to {b}",
    "label": "a label on {b} by {a}",
    "neighbour": "a common border of {a} and {b}",
    "rivalry": "a rivalry between {a} and {b}",
    "sanction": "sanctions on {b} by {a}",
    "support": "support of {a} for {b}",
    "training": "training of {b} by {a}",
    "urging": "urging of {b} by {a}",
}
_WITH_THIRD = {
    "appeal": "an appeal by {a} to {b}, towards {c}",
    "arms": "arms from {a} to {b}, backing {c}",
    "bridging": "a bridge by {a} between {b} and {c}",
    "criticism": "criticism of {b} by {a} for contact with {c}",
    "intelligence": "intelligence from {a} to {b}, backing {c}",
    "support": "support of {a} for {b}, backing {c}",
    "training": "training of {b} by {a}, backing {c}",
    "urging": "urging of {b} by {a}, towards {c}",
}


@dataclass(frozen=True, slots=True)
class Title:
    """Title of an input.

    Parameters
    ----------
    text : str
        The input in words, for use in a sentence.
    unit : str
        Unit as printed after a number; empty for shares and scales.
    values : tuple of str
        Names of the values of an input without order; empty for a number.
    """

    text: str
    unit: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class InputTitles:
    """Titles of the inputs of a case.

    Parameters
    ----------
    facts : CaseSteps
        Rows of the case.
    """

    facts: CaseSteps

    def title(self, key: InputKey) -> Title | None:
        """Return the title of an input, or None if no reader can observe it.

        The subject may name a tier of a faction, as in ``faction, senior tier``.
        """
        maker = self._makers.get(key.kind)
        return None if maker is None else maker(key)

    @property
    def _makers(self) -> dict[Kind, Callable[[InputKey], Title]]:
        return {
            "assessment": self._assessment,
            "class": self._perceived_class,
            "cohesion": lambda _: Title("cohesion of the movement at the outset"),
            "hypothesis": self._hypothesis,
            "parameter": _parameter,
            "presence": self._presence,
            "strength": self._strength,
            "tie": self._tie,
            "true_class": self._true_class,
            "weight": self._weight,
        }

    def _who(self, actor: str) -> str:
        faction, _, tier = actor.partition(", ")
        name = self.facts.name(faction)
        return f"leaders of {name} ({tier}, mean)" if tier else name

    def _assessment(self, key: InputKey) -> Title:
        variable = VARIABLES[key.variable]
        ends = [self._who(actor) for actor in key.actors]
        who = (" and " if key.variable == "alignment" else " towards ").join(ends)
        item = self._item(key)
        about = f" on {item}" if item else ""
        usual = f"{variable.title[0].lower()}{variable.title[1:]} of {{who}}{{about}}"
        text = _PHRASES.get(key.variable, usual).format(who=who, about=about, item=item)
        return Title(text, "" if variable.unit in _BARE else variable.unit)

    def _item(self, key: InputKey) -> str:
        """Return the interest, issue or criterion of an assessment; empty if there is none."""
        if VARIABLES[key.variable].item == "interest":
            return _INTERESTS.get(key.item, key.item)
        return f"“{self._named(key.item)}”" if key.item else ""

    def _named(self, item: str) -> str:
        settings = self.facts.case.settings
        titles = {criterion.id: criterion.title for criterion in settings.criteria}
        titles |= {issue.id: issue.title for issue in settings.issues}
        return titles.get(item, item)

    def _perceived_class(self, key: InputKey) -> Title:
        text = f"class of {self._who(key.subject)} as the convenor perceives it"
        return Title(text, values=CLASSES)

    def _true_class(self, key: InputKey) -> Title:
        text = f"class of {self._who(key.subject)} as it would be seen without error"
        return Title(text, values=CLASSES)

    def _hypothesis(self, key: InputKey) -> Title:
        rivals = next(s for s in self.facts.case.settings.hypotheses if s.id == key.subject)
        question = rivals.question.rstrip("?")
        return Title(f"the answer to “{question}?”", values=tuple(m.title for m in rivals.members))

    def _presence(self, key: InputKey) -> Title:
        region = self.facts.case.regions.by_id.get(key.variable)
        where = region.name if region else key.variable
        return Title(f"weight of {self._who(key.subject)} in {where}")

    def _strength(self, key: InputKey) -> Title:
        return Title(f"share of the movement’s strength of {self._who(key.subject)}")

    def _tie(self, key: InputKey) -> Title:
        tie = self.facts.case.relations[key.subject]
        since = f" since {tie.date_from.year}" if tie.date_from else ""
        return Title(f"the report of {self._tied(tie)}{since}", values=("false", "true"))

    def _tied(self, tie: Relation) -> str:
        alone = _TIES[tie.type]
        form = _WITH_THIRD.get(tie.type, alone) if tie.third else alone
        return form.format(
            a=self.facts.name(tie.from_),
            b=self.facts.name(tie.to),
            c=self.facts.name(tie.third or ""),
            level=f"{tie.level} " if tie.level else "",
        )

    def _weight(self, key: InputKey) -> Title:
        return Title(f"weight of “{self._named(key.subject)}” in sorting factions")


def _parameter(key: InputKey) -> Title:
    mechanism = next(m for m in MECHANISMS if m.key == key.subject)
    meaning = next(p.meaning for p in mechanism.spec.parameters if p.name == key.variable)
    words = _SYMBOL.sub("", meaning.split(";")[0].rstrip("."))
    words = _MEANINGS.get((key.subject, key.variable), words)
    return Title(f"the model’s “{words}” ({mechanism.title.lower()})")
