"""Give inputs of a run titles for use in a sentence."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from detente.assess.explain.case_steps import CaseSteps
from detente.case.schema.world import Relation
from detente.engagement.registry import MECHANISMS
from detente.vocabulary.classes import CLASSES
from detente.vocabulary.engagement import PARAMETERS
from detente.vocabulary.input_key import InputKey, Kind
from detente.vocabulary.variables import VARIABLES, ItemKind

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
    "war-cost": "cost to {who} of fighting on",
}
_INTERESTS = {"spillover": "stopping spillover"}

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
            "hypothesis": self._hypothesis,
            "parameter": _parameter,
            "presence": self._presence,
            "strength": self._strength,
            "tie": self._tie,
            "true_class": self._true_class,
            "weight": self._weight,
            "worth": _worth,
        }

    def _who(self, actor: str) -> str:
        faction, _, tier = actor.partition(", ")
        name = self.facts.name(faction)
        return f"leaders of {name} ({tier}, mean)" if tier else name

    def _assessment(self, key: InputKey) -> Title:
        variable = VARIABLES[key.variable]
        ends = [self._who(actor) for actor in key.actors]
        who = " towards ".join(ends)
        item = self._item(key)
        about = f" on {item}" if item else ""
        usual = f"{variable.title[0].lower()}{variable.title[1:]} of {{who}}{{about}}"
        text = _PHRASES.get(key.variable, usual).format(who=who, about=about, item=item)
        return Title(text, "" if variable.unit in _BARE else variable.unit)

    def _item(self, key: InputKey) -> str:
        """Return the interest, issue or criterion of an assessment; empty if there is none."""
        if VARIABLES[key.variable].item == "interest":
            return _INTERESTS.get(key.item, key.item)
        return f"“{self._named(key.item, VARIABLES[key.variable].item)}”" if key.item else ""

    def _named(self, item: str, kind: ItemKind) -> str:
        settings = self.facts.case.settings
        titles = {
            "criterion": {one.id: one.title for one in settings.criteria},
            "issue": {one.id: one.title for one in settings.issues},
            "shared-issue": {one.id: one.title for one in settings.shared_issues},
        }
        return titles.get(kind, {}).get(item, item)

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
        return Title(f"weight of “{self._named(key.subject, 'criterion')}” in sorting factions")


def _worth(key: InputKey) -> Title:
    return Title(f"worth of the end “{key.subject.replace('_', ' ')}”")


def _parameter(key: InputKey) -> Title:
    one = PARAMETERS[key.variable]
    words = _SYMBOL.sub("", one.meaning.split(";")[0].rstrip("."))
    words = words[0].lower() + words[1:]
    title = next((m.title.lower() for m in MECHANISMS if m.key == one.mechanism), "inputs")
    return Title(f"the model’s “{words}” ({title})")
