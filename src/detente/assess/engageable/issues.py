"""How far each faction would cooperate on each shared issue, whatever its class."""

from typing import get_args

from detente.assess.engageable.record import Ground, IssueStance
from detente.case.case import Case
from detente.case.course.shared_issues import shared_of
from detente.case.schema.world import Actor
from detente.engagement.setup.inputs import Inputs
from detente.runs.statistics import interval
from detente.vocabulary.input_key import InputKey

__all__ = ["issue_key", "rests_on", "shared_stances"]

_SHARED = {"drugs": "against drugs", "rival": "against the rival group"}
_TALKS = "talks with the government"
_GROUNDS: tuple[Ground, ...] = get_args(Ground)  # weakest first


def shared_stances(inputs: Inputs, factions: list[Actor]) -> dict[str, dict[str, IssueStance]]:
    """Return how far each faction would cooperate on each issue, regardless of its class."""
    return {
        issue: {f.id: _stance(inputs, issue_key(inputs.case, issue, f.id)) for f in factions}
        for issue in (*_shared_names(inputs.case), _TALKS)
        if factions
    }


def issue_key(case: Case, issue: str, faction: str) -> InputKey:
    """Return the input that shows how far a faction would cooperate on an issue, by its name."""
    if issue == _TALKS:
        return InputKey.assessment(f"{faction}>{case.settings.government}", "willingness")
    return InputKey.assessment(faction, "stance", _shared_names(case)[issue])


def _shared_names(case: Case) -> dict[str, str]:
    """Return the ids of shared issues by name; the first of drugs or the rival has a plain one."""
    found: dict[str, str] = {}
    for one in shared_of(case):
        own = f"on {one.id.replace('-', ' ')}"
        name = _SHARED.get(one.kind, own)
        found[own if name in found else name] = one.id
    return found


def _stance(inputs: Inputs, key: InputKey) -> IssueStance:
    values = inputs.number(key.subject, key.variable, key.item)
    share = (values + 1.0) / 2.0 if key.variable == "stance" else values
    return IssueStance(value=interval(share), rests_on=rests_on(inputs, [key]))


def rests_on(inputs: Inputs, keys: list[InputKey]) -> Ground:
    """Return the weakest ground among the numbers."""
    origins = {inputs.origins[str(key)] for key in keys}
    return next(ground for ground in _GROUNDS if ground in origins)
