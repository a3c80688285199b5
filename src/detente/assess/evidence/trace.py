"""Trace the results on the evidence to what they count, or to the rows that they repeat."""

from dataclasses import dataclass, replace
from typing import get_args

import numpy as np

from detente.assess.evidence.alleged import DEAL, headlines
from detente.assess.evidence.answer import input_kinds
from detente.assess.evidence.influence import METRIC_OF, camp_keys, number_of
from detente.assess.evidence.record import Basis, KeyJudgement, RankingUnder
from detente.assess.explain.case_steps import GRADES
from detente.assess.explain.nodes import Node, assumption
from detente.assess.explain.trace import Context, Place, Series, Trace, Tracer, each
from detente.assess.options.ranking import Values, values_of
from detente.engagement.registry import writers_of
from detente.numerics.arrays import Bools, Floats
from detente.vocabulary.input_key import InputKey

__all__ = ["TRACES"]

_ANSWERS = (
    "the answer by rows 6 to 10 of its rules, in the draws in which each hypothesis holds, beside "
    "that over all draws; hypotheses count from 10 % and 100 draws on"
)
_HEADLINES = (
    "headline numbers: a deal under the reference option, and the lead over it in value of the "
    "option in question, or of the first one"
)


@dataclass(frozen=True)
class _Condition:
    """A condition that is true in some draws.

    Parameters
    ----------
    key : InputKey
        The input that decides whether it is true.
    words : str
        The condition in words.
    holds : array of bool, shape (draw,)
        Is it true?
    """

    key: InputKey
    words: str
    holds: Bools

    @property
    def series(self) -> Series:
        """Whether it is true, in every draw."""
        return Series(f"whether {self.words}", self.holds.astype(np.float64), (), (self.key,))


def _member(context: Context, set_id: str, member: str) -> _Condition:
    key = InputKey("hypothesis", set_id)
    rivals = next(s for s in context.case.settings.hypotheses if s.id == set_id)
    number = [m.id for m in rivals.members].index(member)
    holds = np.asarray(context.run.rows.inputs[str(key)] == number)
    return _Condition(key, f"hypothesis {member} of {set_id} holds", holds)


def _truth(context: Context, proposition: str, *, is_true: bool = True) -> _Condition:
    key = InputKey("proposition", proposition)
    true = np.asarray(context.run.rows.inputs[str(key)], dtype=np.bool_)
    words = f"proposition {proposition} is {'true' if is_true else 'false'}"
    return _Condition(key, words, true == is_true)


def _standing(context: Context, claim: str) -> _Condition:
    key = InputKey("claim", claim)
    stands = np.asarray(context.run.rows.inputs[str(key)], dtype=np.bool_)
    return _Condition(key, f"claim {claim} stands", stands)


def _hypothesis(context: Context, place: Place) -> Trace:
    return (context.facts.hypothesis(place.keys[0]),)


def _member_drawn(context: Context, place: Place) -> Trace:
    return _member(context, *place.keys).series


def _report(context: Context, place: Place) -> Trace:
    """Trace the reports of one origin on a set of rivals to its claims and their weights."""
    set_id, report, *position = place.keys
    claims = context.summary.hypotheses[set_id].reports[int(report)].claims
    if place.field == "claims":
        return context.facts.claims([claims[int(position[0])]] if position else claims)
    rest = GRADES if place.field == "accuracy" else context.facts.hypothesis(set_id)
    return (*context.facts.claims(claims), rest)


def _precedent(context: Context, place: Place) -> Trace:
    return (context.facts.precedent(place.keys[0]),)


def _proposition(context: Context, place: Place) -> Trace:
    return (context.facts.proposition(place.keys[0]),)


def _proposition_true(context: Context, place: Place) -> Trace:
    return _truth(context, place.keys[0]).series


def _moved(context: Context, place: Place) -> Trace:
    """Trace a headline number where a proposition is true, and where it is false."""
    proposition, position = place.keys
    one = context.summary.propositions[proposition].moves[int(position)]
    truth = _truth(context, proposition, is_true=place.field == "with")
    if place.field == "error":
        words = f"proposition {proposition} is true, less where it is false"
        truth = replace(truth, words=words, holds=np.ones_like(truth.holds))
    if place.field in {"number", "option", "against"}:
        return (context.facts.proposition(proposition), assumption(place.name, _HEADLINES))
    found = headlines(context.case, context.run.rows, context.seed)
    values = next(own.values for own in found if own.number == one.number)
    name = f"{one.number} under {one.option} where {truth.words}"
    if one.number == "lead":
        return _valued(_values(context), name, truth, values)
    shown = np.where(truth.holds, values, np.nan)
    return Series(name, shown, writers_of(DEAL), (truth.key,))


def _claim(context: Context, place: Place) -> Trace:
    return (context.facts.claim(place.keys[0]),)


def _claim_accuracy(context: Context, place: Place) -> Trace:
    return (context.facts.claim(place.keys[0]), GRADES)


def _claim_standing(context: Context, place: Place) -> Trace:
    return _standing(context, place.keys[0]).series


def _source(context: Context, place: Place) -> Trace:
    return (context.facts.source(place.keys[0]),)


def _dissent(context: Context, place: Place) -> Trace:
    """Trace the ranking under one hypothesis."""
    set_id, member, *option = place.keys
    under = context.summary.dissent.sets[set_id][member]
    return _ranking(context, place, under, _member(context, set_id, member), option)


def _with(context: Context, place: Place) -> Trace:
    """Trace the ranking in draws in which a contested proposition is true."""
    proposition, *option = place.keys
    under = context.summary.contested[proposition].with_
    return _ranking(context, place, under, _truth(context, proposition), option)


def _without(context: Context, place: Place) -> Trace:
    """Trace the ranking in draws in which a contested proposition is false."""
    proposition, *option = place.keys
    under = context.summary.contested[proposition].without
    return _ranking(context, place, under, _truth(context, proposition, is_true=False), option)


def _ranking(
    context: Context, place: Place, under: RankingUnder, condition: _Condition, option: list[str]
) -> Trace:
    """Trace one field of a ranking; ``option`` contains an id if the field is by option."""
    if place.field in {"draws", "share"}:
        return condition.series
    if under.top is None:
        few = assumption(place.name, "not computed: there are fewer than 100 such draws")
        return (few, context.inputs.node(condition.key))
    if place.field == "parts":
        return _lead(context, condition, under.top)
    return _value(context, condition, [*option, under.top][0])


def _strongest(context: Context, place: Place) -> Trace:
    """Trace the strongest dissent: text to its set, numbers to the draws in which it is true."""
    strongest = context.summary.dissent.strongest
    if strongest is None:
        return _compared(context, place)
    condition = _member(context, strongest.set, strongest.member)
    if place.field in {"question", "title"}:
        return (context.facts.hypothesis(strongest.set),)
    if place.field == "posterior":
        return condition.series
    if place.field == "form":
        return (*_compared(context, place), context.inputs.node(condition.key))
    return _value(context, condition, strongest.top)


def _compared(_: Context, place: Place) -> tuple[Node, ...]:
    """Trace what a comparison of answers says to how it is made."""
    return (assumption(place.name, _ANSWERS),)


def _value(context: Context, condition: _Condition, option: str) -> Series:
    """Return an option's value in the draws in which a condition is true."""
    values = _values(context)
    own = values.value[:, context.run.rows.strategies.index(option)]
    name = f"value of {option} by the case's objectives where {condition.words}"
    return _valued(values, name, condition, own)


def _lead(context: Context, condition: _Condition, option: str) -> Series:
    """Return an option's lead over the first option of all draws, if a condition is true."""
    values = _values(context)
    options = context.run.rows.strategies
    first = values.leader
    ahead = values.value[:, options.index(option)] - values.value[:, first]
    name = f"lead of {option} over {options[first]} in value where {condition.words}"
    return _valued(values, name, condition, ahead)


def _valued(values: Values, name: str, condition: _Condition, number: Floats) -> Series:
    return Series(
        name=name,
        values=np.where(condition.holds, number, np.nan),
        mechanisms=values.mechanisms,
        inputs=(condition.key,),
        objectives=True,
    )


def _values(context: Context) -> Values:
    values = values_of(context.case, context.run.rows, context.seed)
    assert values is not None  # the pointer exists only with objectives
    return values


def _judgement(place: Place) -> KeyJudgement:
    return next(name for name in get_args(KeyJudgement) if name == place.keys[0])


def _basis(context: Context, place: Place) -> Basis:
    return context.summary.basis[_judgement(place)]


def _basis_claims(context: Context, place: Place) -> Trace:
    claims = _basis(context, place).claims
    chosen = [claims[int(place.keys[1])]] if len(place.keys) > 1 else claims
    why = "no claim that was struck out of the same draws changes it"
    return _some(place, context.facts.claims(chosen), why)


def _basis_influence(context: Context, place: Place) -> Trace:
    """Return the number of a judgement in every draw, with the inputs that it varies with."""
    name = _judgement(place)
    if name == "camps":
        keys = camp_keys(context.case, context.seed)
        return _some(place, context.inputs.nodes(keys), "nothing enters the number of camps")
    number = number_of(context.case, context.run.rows, name)
    if number is None:
        return (assumption(place.name, f"{METRIC_OF[name]} is not modelled in this case"),)
    metric = METRIC_OF[name]
    return Series(f"mean over options of {metric}", number, writers_of(metric))


_RECORD_OF = {
    "won": "skill shown: its error on past rounds is clearly below that of every simple rule",
    "lost": "no skill shown: its error is not clearly below that of every simple rule, or the run "
    "under the present course lies outside the record of wars like this one",
    "untested": "no forecast of past data tests it",
}


def _basis_record(context: Context, place: Place) -> Trace:
    """Return how a judgement did on past data."""
    return (_record_node(context, place),)


def _record_node(context: Context, place: Place) -> Node:
    return assumption(place.name, _RECORD_OF[_basis(context, place).tested])


def _basis_confidence(context: Context, place: Place) -> Trace:
    rule = "from the share of its influence that rests on evidence; at most low without skill"
    return (_record_node(context, place), assumption("confidence", rule))


def _input_counts(context: Context, place: Place) -> Trace:
    kinds = input_kinds(context.case, context.run.rows)
    keys = [key for key, ground in kinds.items() if not place.keys or ground == place.keys[0]]
    return _some(place, context.inputs.nodes(keys), "the run draws no such input")


def _placeholder(context: Context, place: Place) -> Trace:
    return _named(context, place, context.summary.inputs.placeholders)


def _stand_in(context: Context, place: Place) -> Trace:
    return _named(context, place, context.summary.inputs.stand_ins)


def _named(context: Context, place: Place, names: list[str]) -> Trace:
    """Trace names of inputs to what these inputs are drawn from."""
    chosen = [names[int(place.keys[0])]] if place.keys else names
    nodes = context.inputs.nodes([InputKey.parse(name) for name in chosen])
    return _some(place, nodes, "the run draws no such input")


def _variable(context: Context, place: Place) -> Trace:
    names = context.summary.inputs.variables
    chosen = {names[int(place.keys[0])]} if place.keys else set(names)
    kinds = input_kinds(context.case, context.run.rows)
    nodes = context.inputs.nodes([key for key in kinds if key.variable in chosen])
    return _some(place, nodes, "the run draws no variable")


def _some(place: Place, nodes: tuple[Node, ...], otherwise: str) -> Trace:
    """Return the steps, or an assumption with the reason why there are none."""
    return nodes or (assumption(place.name, otherwise),)


_RANKING = ("draws", "share", "top", "parts", "values/*")
_CLAIM = ("text", "source", "kind", "grade", "hedge", "speaker", "holder", "origin")

_PRECEDENT = (
    *("precedent", "title", "reading", "outcome", "cited_by", "argument", "set", "hypothesis"),
    *("times_likelier", "similarity", "factor", "claims/*", "note"),
)

TRACES: dict[str, Tracer] = {
    **each("dissent/sets/*/*", _RANKING, _dissent),
    **each("dissent/strongest", ("set", "question", "member", "title"), _strongest),
    **each("dissent/strongest", ("posterior", "form", "top"), _strongest),
    **each("dissent", ("why_not", "usual", "objected", "tried", "untried"), _compared),
    **each("contested/*/with", _RANKING, _with),
    **each("contested/*/without", _RANKING, _without),
    "basis/*/claims/*": _basis_claims,
    "basis/*/influence/*": _basis_influence,
    "basis/*/tested": _basis_record,
    "basis/*/confidence": _basis_confidence,
    "hypotheses/*/question": _hypothesis,
    **each("hypotheses/*/members/*", ("title", "prior", "precedents", "posterior"), _hypothesis),
    **each("hypotheses/*/members/*", ("drawn", "counts"), _member_drawn),
    **each("hypotheses/*/reports/*", ("claims/*", "accuracy", "likelihoods/*", "power"), _report),
    **each("precedents/*", _PRECEDENT, _precedent),
    "propositions/*/true": _proposition_true,
    **each("propositions/*", ("chance", "reports/*", "denials/*"), _proposition),
    **each("propositions/*/moves/*", ("number", "option", "against"), _moved),
    **each("propositions/*/moves/*", ("with", "without", "error"), _moved),
    **each("claims/*", _CLAIM, _claim),
    **each("claims/*", ("proposition", "polarity", "handling", "note"), _claim),
    **each("claims/*", ("addressee", "relation", "since", "until", "precision"), _claim),
    "claims/*/accuracy": _claim_accuracy,
    "claims/*/standing": _claim_standing,
    **each("sources/*", ("title", "author", "publisher", "date", "url"), _source),
    **each("sources/*", ("kind", "reliability", "alignment", "seen", "handling"), _source),
    "inputs/counts/*": _input_counts,
    "inputs/placeholders/*": _placeholder,
    "inputs/stand_ins/*": _stand_in,
    "inputs/variables/*": _variable,
}
