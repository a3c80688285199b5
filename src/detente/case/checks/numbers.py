"""Assessments, presence and shares: known variables, right subjects, order, scale, sums."""

from detente.case.case import Case
from detente.case.codes import KINDS
from detente.case.near import did_you_mean, listed
from detente.case.records_world import Assessment
from detente.case.scales import scale_of
from detente.errors import Finding
from detente.models.variables import INTERESTS, VARIABLES, Variable

__all__ = ["check_numbers"]

_FILE = "assessments.csv"


def check_numbers(case: Case) -> list[Finding]:
    """Return what is wrong with the numbers of a case."""
    findings: list[Finding] = []
    for line, a in case.assessments.with_lines():
        findings += _assessment(case, line, a)
    for line, p in case.presence.with_lines():
        if not p.low <= p.mode <= p.high:
            findings.append(_order("presence.csv", line, p.low, p.mode, p.high))
        if p.status == "placeholder" and not p.note:
            findings.append(
                KINDS.placeholder_reason(
                    "presence.csv",
                    line,
                    "note",
                    what="placeholder",
                    hint="say in `note` why these numbers",
                )
            )
    findings += _shares(case)
    return findings


def _order(file: str, line: int, low: float, mode: float, high: float) -> Finding:
    return KINDS.order_numbers(file, line, "mode", value=f"{low:g}, {mode:g}, {high:g}")


def _assessment(case: Case, line: int, a: Assessment) -> list[Finding]:
    variable = VARIABLES.get(a.variable)
    if variable is None:
        return [
            KINDS.variable_unknown(
                _FILE,
                line,
                "variable",
                value=a.variable,
                allowed=listed(VARIABLES, 30),
                hint=did_you_mean(a.variable, VARIABLES),
            )
        ]
    findings = [*_parties(case, line, a, variable), *_item(case, line, a, variable)]
    if not a.low <= a.mode <= a.high:
        findings.append(_order(_FILE, line, a.low, a.mode, a.high))
    elif a.low == a.high:
        findings.append(KINDS.width_zero(_FILE, line, "mode", value=f"{a.mode:g}"))
    low, high = scale_of(case, variable, a.item)
    for name in ("low", "mode", "high"):
        value = getattr(a, name)
        if not low <= value <= high:
            findings.append(
                KINDS.outside_scale(
                    _FILE,
                    line,
                    name,
                    value=f"{value:g}",
                    allowed=f"{low:g} to {high:g}",
                    hint=_slip(value, low, high),
                )
            )
    if not a.reason:
        findings.append(KINDS.placeholder_reason(_FILE, line, "reason", what=a.status))
    return findings


def _slip(value: float, low: float, high: float) -> str | None:
    for factor in (10.0, 100.0):
        if low <= value / factor <= high:
            return f"did you mean {value / factor:g}?"
    return None


def _parties(case: Case, line: int, a: Assessment, variable: Variable) -> list[Finding]:
    findings = []
    pairs = [("subject", a.subject, variable.subjects)]
    if variable.objects and a.object:
        pairs.append(("object", a.object, variable.objects))
    for field, party, kinds in pairs:
        actor = case.actors.by_id.get(party)
        if actor and actor.kind not in kinds:
            findings.append(
                KINDS.subject_kind(
                    _FILE,
                    line,
                    field,
                    value=party,
                    kind=actor.kind,
                    variable=variable.name,
                    allowed=listed(kinds),
                )
            )
    if variable.objects and not a.object:
        findings.append(
            KINDS.item_required(
                _FILE,
                line,
                "object",
                variable=variable.name,
                what="an object",
                hint="name the other actor",
            )
        )
    if not variable.objects and a.object:
        findings.append(
            KINDS.item_unwanted(_FILE, line, "object", variable=variable.name, value=a.object)
        )
    return findings


def _item(case: Case, line: int, a: Assessment, variable: Variable) -> list[Finding]:
    if variable.item == "none":
        if not a.item:
            return []
        return [KINDS.item_unwanted(_FILE, line, "item", variable=variable.name, value=a.item)]
    allowed = {
        "issue": [i.id for i in case.settings.issues],
        "criterion": [c.id for c in case.settings.criteria],
        "interest": list(INTERESTS),
    }[variable.item]
    if not a.item:
        return [
            KINDS.item_required(
                _FILE,
                line,
                "item",
                variable=variable.name,
                what=f"an {variable.item}" if variable.item != "criterion" else "a criterion",
                allowed=listed(allowed),
            )
        ]
    if a.item in allowed:
        return []
    return [
        KINDS.item_unknown(
            _FILE,
            line,
            "item",
            value=a.item,
            what=f"one of the case's {variable.item} names",
            allowed=listed(allowed),
            hint=did_you_mean(a.item, allowed),
        )
    ]


def _shares(case: Case) -> list[Finding]:
    """Parts of a movement or faction must not add up to more than the whole."""
    findings: list[Finding] = []
    total: dict[str, float] = {}
    for a in case.actors:
        if a.kind == "faction" and a.strength_share is not None and a.parent:
            total[a.parent] = total.get(a.parent, 0.0) + a.strength_share
    for line, a in case.actors.with_lines():
        if a.kind == "movement":
            whole = 1.0
        elif a.strength_share is not None:
            whole = a.strength_share
        else:
            continue
        if total.get(a.id, 0.0) > whole + 1e-9:
            findings.append(
                KINDS.shares_overlap(
                    "actors.csv",
                    line,
                    "strength_share",
                    value=a.id,
                    total=total[a.id],
                    whole=whole,
                )
            )
        low, high = a.share_low, a.share_high
        mode = a.strength_share
        if mode is not None and not (
            (low if low is not None else mode) <= mode <= (high if high is not None else mode)
        ):
            findings.append(
                _order(
                    "actors.csv",
                    line,
                    low if low is not None else mode,
                    mode,
                    high if high is not None else mode,
                )
            )
    return findings
