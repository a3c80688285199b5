"""The question to ask an expert for each number that a case can state."""

from typing import Final

from detente.assess.explain.case_steps import CaseSteps
from detente.case.case import Case
from detente.vocabulary.input_key import InputKey
from detente.vocabulary.variables import VARIABLES

__all__ = ["QUESTIONS", "question_of", "where_of"]

QUESTIONS: Final[dict[str, str]] = {
    "position": "If {who} could decide “{item}” alone, and knew what the others can bear, which "
    "outcome would it sign? 0: {low}; 100: {high}.",
    "salience": "Of all that {who} could spend to get its way in these talks, which share would "
    "it spend on “{item}”?",
    "capability": "Give the strongest party 100. How much of what counts in a settlement has "
    "{who}: troops, money, land, recognition, a veto?",
    "performance": "Where is {who} on “{item}”, from {low} to {high}?",
    "willingness": "If {who} were asked to meet {whom} next month, in public, how likely is it "
    "that it would come?",
    "stance": "What does {who} do, with men and money, on “{item}”? -1 works against the outside "
    "power on it, 0 stands aside, 1 works with it with all it has.",
    "commitment": "If it could, would {who} act on “{item}”, whatever it does now? 0 is no, 1 in "
    "full.",
    "hardness": "If a deal leaves {who} out, how far would it go against it? 0 lets it be, 1 "
    "fights it with all it has.",
    "interest": "How much of the attention of {who} to the conflict is owed to what may cross its "
    "own border? 0 is nothing, 1 all of it.",
    "distance": "How far is {who} from the country of the conflict on a map, in kilometres?",
    "balance": "If outside powers kept doing what they do now and nobody ever signed, how likely "
    "is it that {who} would win?",
    "pain": "How many died in fighting in the last three months (D), and what is the median of "
    "such sums over the last sixty months (M)? Compute 1 - exp(-D/M).",
    "deaths": "How many died in fighting a month, over the last full year?",
    "war-cost": "Suppose that fighting goes on over the horizon and ends as expected. Which share "
    "of all that is at stake does {who} lose on the way?",
    "trust": "If {whom} signed, how likely is it, as {who} sees it, that it would keep the deal?",
    "strength": "Of a hundred fighters of the movement, how many follow {who}?",
    "presence": "Of the districts of {item}, which share does {who} hold or sway?",
}
"""The question by variable, and for shares of strength and presence."""


def question_of(case: Case, key: InputKey) -> str:
    """Return the question to ask for an input.

    Parameters
    ----------
    case : Case
        The case.
    key : InputKey
        An assessment, a share of strength or a presence.

    Raises
    ------
    KeyError
        If the input is of another kind.
    """
    facts = CaseSteps(case)
    who, *whom = [facts.name(actor) for actor in key.actors]
    item, low, high = _item(case, key)
    form = QUESTIONS[key.variable if key.kind == "assessment" else key.kind]
    return form.format(who=who, whom="".join(whom), item=item, low=low, high=high)


def _item(case: Case, key: InputKey) -> tuple[str, str, str]:
    """Return the title of an item, and its two ends in words."""
    if key.kind == "presence":
        region = case.regions.by_id.get(key.variable)
        return (region.name if region else key.variable, "", "")
    kind = VARIABLES[key.variable].item if key.kind == "assessment" else "none"
    if kind == "issue":
        issue = next(one for one in case.settings.issues if one.id == key.item)
        return issue.title, issue.zero_means, issue.hundred_means
    if kind == "criterion":
        one = next(one for one in case.settings.criteria if one.id == key.item)
        low, high = (
            f"{end:g} ({words})" if words else f"{end:g}"
            for end, words in ((one.low, one.low_means), (one.high, one.high_means))
        )
        return one.title, low, high
    titles = {one.id: one.title for one in case.settings.shared_issues}
    return titles.get(key.item, key.item), "", ""


def where_of(key: InputKey) -> str:
    """Return where the answer to a question is written, in words.

    Parameters
    ----------
    key : InputKey
        An assessment, a share of strength or a presence.

    Examples
    --------
    >>> where_of(InputKey.assessment("river>capital", "trust"))
    'assessments.csv: subject river, object capital, variable trust'
    """
    if key.kind == "strength":
        return f"actors.csv: strength_share of {key.subject}"
    if key.kind == "presence":
        return f"presence.csv: actor {key.subject}, region {key.variable}"
    subject, *other = key.actors
    words = [f"subject {subject}", *(f"object {one}" for one in other)]
    words += [f"variable {key.variable}", *([f"item {key.item}"] if key.item else [])]
    return f"assessments.csv: {', '.join(words)}"
