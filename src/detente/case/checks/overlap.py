"""Check that two numbers that ask the same thing agree: a criterion and a variable."""

from detente.case.case import Case
from detente.case.checks.view import View
from detente.case.findings.catalogue import KINDS
from detente.case.schema.settings import Criterion
from detente.case.schema.world import Assessment
from detente.errors import Finding
from detente.vocabulary.variables import VARIABLES

__all__ = ["asked_twice", "check_overlap"]

_FILE = "assessments.csv"


def check_overlap(view: View) -> list[Finding]:
    """Return findings about variables that contradict a criterion which asks the same."""
    if not view.holds("criteria", "government"):
        return []
    return [
        _differs(line, a, criterion, marked)
        for line, a in view.case.assessments.with_lines()
        for criterion in asked_twice(view.case, a)
        for marked in view.case.assessments
        if (marked.variable, marked.item) == ("performance", criterion.id)
        and marked.subject == a.subject
        and _apart(a, criterion, marked)
    ]


def asked_twice(case: Case, a: Assessment) -> list[Criterion]:
    """Return the criteria that ask, by their titles, what an assessment answers."""
    if a.variable == "willingness" and a.object == case.settings.government:
        return [c for c in _titled(case, ["talk"]) if c in _titled(case, _government(case))]
    drugs = {one.id for one in case.settings.shared_issues if one.kind == "drugs"}
    return _titled(case, ["drug"]) if a.variable == "stance" and a.item in drugs else []


def _government(case: Case) -> list[str]:
    """Return words that name the government."""
    actor = case.actors.by_id.get(case.settings.government)
    return [
        "government",
        case.settings.government,
        *([actor.name, *actor.aliases] if actor else []),
    ]


def _titled(case: Case, words: list[str]) -> list[Criterion]:
    """Return the criteria with one of these words in the title."""
    wanted = [word.casefold() for word in words]
    return [c for c in case.settings.criteria if any(w in c.title.casefold() for w in wanted)]


def _apart(a: Assessment, criterion: Criterion, marked: Assessment) -> bool:
    """Return whether the two ranges, on one scale, have no value in common."""
    if criterion.low >= criterion.high or "placeholder" in {a.status, marked.status}:
        return False
    low, high = sorted(_share(criterion, value) for value in (marked.low, marked.high))
    ends = (VARIABLES[a.variable].low, VARIABLES[a.variable].high)
    own_low, own_high = ((value - ends[0]) / (ends[1] - ends[0]) for value in (a.low, a.high))
    return high < own_low or own_high < low


def _share(criterion: Criterion, value: float) -> float:
    """Return a value on the criterion's scale as a share of the way to its engageable end."""
    share = (value - criterion.low) / (criterion.high - criterion.low)
    return share if criterion.direction == "ascending" else 1.0 - share


def _differs(line: int, a: Assessment, criterion: Criterion, marked: Assessment) -> Finding:
    return KINDS.asked_twice(
        _FILE,
        line,
        "mode",
        value=f"{a.low:g} to {a.high:g}",
        what=VARIABLES[a.variable].title.lower(),
        who=a.subject,
        criterion=criterion.id,
        marked=f"{marked.low:g} to {marked.high:g}",
        scale=f"{criterion.low:g} to {criterion.high:g}",
    )
