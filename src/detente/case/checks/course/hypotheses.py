"""Check that every set of hypotheses changes something, and that what it binds exists."""

from detente.case.as_of.scales import scale_of
from detente.case.checks.view import View
from detente.case.course.bindings import bound_by
from detente.case.findings.catalogue import KINDS
from detente.case.findings.suggest import did_you_mean
from detente.case.schema.hypotheses import BoundPrior, HypothesisSet
from detente.errors import Finding
from detente.vocabulary.bindings.ranges import FIXED, RANGES, Range
from detente.vocabulary.variables import VARIABLES

__all__ = ["check_hypotheses"]


def check_hypotheses(view: View) -> list[Finding]:
    """Return findings about what the members of sets bind."""
    if not view.holds("hypotheses", "criteria") or not view.sure("assessments", "presence"):
        return []
    findings = []
    for n, rivals in enumerate(view.case.settings.hypotheses):
        unknown = _numbers(view, n, rivals)
        findings += unknown or _sense(view, n, rivals)
    return [*findings, *_twice(view)]


def _sense(view: View, n: int, rivals: HypothesisSet) -> list[Finding]:
    """Find a set that binds nothing, or alike; and a question of context that binds something."""
    if rivals.context:
        return [
            KINDS.hypothesis_context(*view.at("hypotheses", n), value=one.id, set=rivals.id)
            for one in rivals.members
            if one.binds or one.reading or one.war
        ][:1]
    bound = bound_by(view.case, rivals)
    idle = [name for name, one in bound.items() if one.empty]
    if idle:
        why = f"its member '{idle[0]}' binds nothing"
    elif all(one == next(iter(bound.values())) and not one.presence for one in bound.values()):
        why = "all its members bind alike"
    else:
        return []
    return [KINDS.hypothesis_decorative(*view.at("hypotheses", n), value=rivals.id, why=why)]


def _numbers(view: View, n: int, rivals: HypothesisSet) -> list[Finding]:
    findings = []
    for m, member in enumerate(rivals.members):
        for key, bound in member.binds.items():
            where = view.at("hypotheses", n, "members", m, "binds", key)
            allowed = _allowed(view, key)
            if key in FIXED:
                of, do = FIXED[key]
                findings.append(KINDS.binding_fixed(*where, value=key, of=of, do=do))
            elif allowed is None:
                hint = did_you_mean(key, [*RANGES, *_rows(view)])
                findings.append(KINDS.binding_unknown(*where, value=key, hint=hint))
            elif (key in RANGES or bound.mean is None) and not allowed.holds(bound.prior):
                findings.append(
                    KINDS.binding_outside(*where, value=_words(bound), allowed=str(allowed))
                )
    return findings


def _words(bound: BoundPrior) -> str:
    if bound.low is None or bound.high is None:
        return f"a normal distribution, mean {bound.mean:g}, which has no ends"
    return f"{bound.low:g} to {bound.high:g}"


def _rows(view: View) -> list[str]:
    return [*view.case.assessments.by_id, *view.case.presence.by_id]


def _allowed(view: View, key: str) -> Range | None:
    """Return the values that what a key names can take; None if it names nothing.

    A normal prior of a row is cut to the scale of its number.
    """
    case = view.case
    if key in RANGES:
        return RANGES[key]
    if row := case.assessments.by_id.get(key):
        variable = VARIABLES.get(row.variable)
        return Range(*scale_of(case, variable, row.item)) if variable else Range()
    return Range(0.0, 1.0) if key in case.presence else None


def _twice(view: View) -> list[Finding]:
    """Find what two sets bind."""
    first: dict[str, str] = {}
    findings = []
    for n, rivals in enumerate(view.case.settings.hypotheses):
        if rivals.context:
            continue
        bound = bound_by(view.case, rivals).values()
        keys = {key for one in bound for key in (*one.priors, *one.rows)}
        keys |= {"reading" for one in bound if one.reading} | {"war" for one in bound if one.war}
        for key in sorted(keys):
            other = first.setdefault(key, rivals.id)
            if other != rivals.id:
                where = view.at("hypotheses", n)
                findings.append(KINDS.binding_twice(*where, value=key, set=rivals.id, other=other))
    return findings
