"""Say what an input is, for use in a sentence: the key of its column is all that is given."""

from collections.abc import Callable, Mapping
from typing import Final

from detente.assess.audits.record import InputGroup
from detente.assess.summary.record import Summary
from detente.assess.table.record import RecordedTie
from detente.report.inputs.names import InputNames
from detente.report.inputs.phrases import (
    ALL_OF,
    CONTACTS,
    IN_UNIT,
    LEADERS,
    NUMBERS,
    TIES,
    TIES_WITH_THIRD,
)
from detente.report.messages.say import mark, say
from detente.report.parameter_words import PARAMETER_UNITS, PARAMETER_WORDS
from detente.report.sections.contributions.mechanism_words import MECHANISM_INSIDE
from detente.report.sections.ends.words import END_WORDS
from detente.vocabulary.engagement import PARAMETERS
from detente.vocabulary.input_key import InputKey, Kind
from detente.vocabulary.variables import VARIABLES

__all__ = ["group_title", "in_unit", "input_again", "input_title"]

_OTHER: Final = mark("inputs")  # for parameters of no mechanism


def group_title(summary: Summary, group: InputGroup) -> str:
    """Return one input, or all inputs on one variable of one party, in words.

    Parameters
    ----------
    summary : Summary
        The summary of the run.
    group : InputGroup
        The inputs.
    """
    names = InputNames.of_summary(summary)
    if group.party is None:
        return input_title(names, group.inputs[0])
    message = ALL_OF[InputKey.parse(group.inputs[0]).variable]
    return say(message, party=_name(names, group.party))


def input_title(names: InputNames, column: str) -> str:
    """Return an input in words.

    Parameters
    ----------
    names : InputNames
        Names of the case.
    column : str
        Name of its column. The subject may name a tier of a faction, as in
        ``faction, senior tier``.
    """
    key = InputKey.parse(column)
    maker = _MAKERS.get(key.kind)
    return column if maker is None else maker(names, key)


def input_again(names: InputNames, column: str) -> str:
    """Return an input that was named before: a quantity of the model without its unit.

    Parameters
    ----------
    names : InputNames
        Names of the case.
    column : str
        Name of its column.
    """
    key = InputKey.parse(column)
    if key.kind != "parameter":
        return input_title(names, column)
    return say("“{title}”", title=say(PARAMETER_WORDS[key.variable]))


def in_unit(column: str, number: str) -> str:
    """Return a number with the unit of an input; without one if it is a share or on a scale.

    Parameters
    ----------
    column : str
        Name of the column of the input.
    number : str
        The number as printed.

    Examples
    --------
    >>> in_unit("assessment|northland|distance|", "120"), in_unit("weight|talk", "0.5")
    ('120 km', '0.5')
    """
    message = IN_UNIT.get(InputKey.parse(column).variable)
    return number if message is None else say(message, number=number)


def _name(names: InputNames, actor: str) -> str:
    faction, _, tier = actor.partition(", ")
    name = names.actors.get(faction) or say("a leader")
    return say(LEADERS[tier], faction=name) if tier else name


def _assessment(names: InputNames, key: InputKey) -> str:
    who, *other = (_name(names, actor) for actor in key.actors)
    titles: Mapping[str, Mapping[str, str]] = {
        "criterion": names.criteria,
        "issue": names.issues,
        "shared-issue": names.shared_issues,
    }
    item = titles.get(VARIABLES[key.variable].item, {}).get(key.item, key.item)
    return say(NUMBERS[key.variable], who=who, other="".join(other), item=item)


def _perceived_class(names: InputNames, key: InputKey) -> str:
    return say("class of {who} as the convenor perceives it", who=_name(names, key.subject))


def _true_class(names: InputNames, key: InputKey) -> str:
    return say("class of {who} as it would be seen without error", who=_name(names, key.subject))


def _hypothesis(names: InputNames, key: InputKey) -> str:
    question = names.questions[key.subject].rstrip("?")
    return say("the answer to “{question}”", question=f"{question}?")


def _parameter(_: InputNames, key: InputKey) -> str:
    mechanism = say(MECHANISM_INSIDE.get(PARAMETERS[key.variable].mechanism, _OTHER))
    quantity, unit = say(PARAMETER_WORDS[key.variable]), PARAMETER_UNITS.get(key.variable)
    if unit is None:
        return say("the model’s “{quantity}” ({mechanism})", quantity=quantity, mechanism=mechanism)
    return say(
        "the model’s “{quantity}, {unit}” ({mechanism})",
        quantity=quantity,
        unit=say(unit),
        mechanism=mechanism,
    )


def _presence(names: InputNames, key: InputKey) -> str:
    region = names.regions.get(key.variable, key.variable)
    return say("weight of {who} in {region}", who=_name(names, key.subject), region=region)


def _strength(names: InputNames, key: InputKey) -> str:
    return say("share of the movement’s strength of {who}", who=_name(names, key.subject))


def _tie(names: InputNames, key: InputKey) -> str:
    tie = names.ties[key.subject]
    report = _tied(names, tie)
    if tie.since is None:
        return say("the report of {tie}", tie=report)
    return say("the report of {tie} since {year}", tie=report, year=tie.since[:4])


def _tied(names: InputNames, tie: RecordedTie) -> str:
    message = CONTACTS[tie.level] if tie.level and tie.type == "contact" else TIES[tie.type]
    if tie.third:
        message = TIES_WITH_THIRD.get(tie.type, message)
    third = _name(names, tie.third) if tie.third else ""
    return say(message, a=_name(names, tie.from_), b=_name(names, tie.to), c=third)


def _weight(names: InputNames, key: InputKey) -> str:
    return say("weight of “{criterion}” in sorting factions", criterion=names.criteria[key.subject])


def _worth(_: InputNames, key: InputKey) -> str:
    words = {str(end): message for end, message in END_WORDS.items()}
    return say("worth of the end “{end}”", end=say(words[key.subject]))


_MAKERS: Final[dict[Kind, Callable[[InputNames, InputKey], str]]] = {
    "assessment": _assessment,
    "class": _perceived_class,
    "hypothesis": _hypothesis,
    "parameter": _parameter,
    "presence": _presence,
    "strength": _strength,
    "tie": _tie,
    "true_class": _true_class,
    "weight": _weight,
    "worth": _worth,
}
