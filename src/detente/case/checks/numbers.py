"""Check assessments and shares: variable, subject, order, scale and sum."""

from detente.case.as_of.scales import scale_of
from detente.case.case import Case
from detente.case.checks.structure import in_cycles
from detente.case.checks.view import View
from detente.case.findings.catalogue import KINDS
from detente.case.findings.suggest import did_you_mean, listed
from detente.case.findings.suggest_number import missing_code
from detente.case.schema.older import OLDER, older_hint
from detente.case.schema.world import Assessment
from detente.case.unsourced import doubted, has_one_confidence
from detente.errors import Finding
from detente.vocabulary.variables import INTERESTS, VARIABLES, Variable

__all__ = ["check_numbers", "order_finding"]

_FILE = "assessments.csv"


def check_numbers(view: View) -> list[Finding]:
    """Return findings about the numbers of a case."""
    return [
        *(f for line, a in view.case.assessments.with_lines() for f in _assessment(view, line, a)),
        *_shares(view.case),
        *_overlaps(view.case),
        *_flat(view),
        *_twice(view.case),
        *_fallbacks(view),
    ]


def _fallbacks(view: View) -> list[Finding]:
    """Find numbers that would be drawn from a number of another kind."""
    rows = view.case.assessments
    findings = []
    for line, a in rows.with_lines():
        other = rows.by_id.get(a.fallback or "")
        if other is None or (own := _kind_of(view, a)) == (its := _kind_of(view, other)):
            continue
        where = (_FILE, line, "fallback")
        findings.append(
            KINDS.fallback_elsewhere(*where, id=a.id, value=other.id, own=own, other=its)
        )
    return findings


def _kind_of(view: View, a: Assessment) -> str:
    """Return the variable of a number, and its scale where that is a criterion's."""
    variable = VARIABLES.get(a.variable)
    if variable is None or variable.item != "criterion" or not view.holds("criteria"):
        return f"'{a.variable}'"
    low, high = scale_of(view.case, variable, a.item)
    return f"'{a.variable}' from {low:g} to {high:g}"


def _twice(case: Case) -> list[Finding]:
    """Find numbers that one analyst gives twice for one time."""
    first: dict[tuple[str | None, ...], list[tuple[int, Assessment]]] = {}
    findings = []
    for line, a in case.assessments.with_lines():
        key = (a.subject, a.object, a.variable, a.item, a.analyst)
        same = first.setdefault(key, [])
        if (other := next((one for one in same if _meet(one[1], a)), None)) is not None:
            findings.append(
                KINDS.number_twice(_FILE, line, "id", value=a.id, other=other[1].id, first=other[0])
            )
        same.append((line, a))
    return findings


def _meet(one: Assessment, other: Assessment) -> bool:
    """Say whether two numbers hold on a common day."""
    starts = [a.valid_from for a in (one, other) if a.valid_from is not None]
    ends = [a.valid_to for a in (one, other) if a.valid_to is not None]
    return not starts or not ends or max(starts) <= min(ends)


def _flat(view: View) -> list[Finding]:
    """Find that all numbers without a claim have one confidence."""
    if not view.sure("assessments", "supports") or not has_one_confidence(view.case):
        return []
    rows = [a for a in doubted(view.case) if not a.is_placeholder]
    if len(rows) < 2:  # one number alone has one confidence
        return []
    line = next(n for n, a in view.case.assessments.with_lines() if a.id == rows[0].id)
    shown = f"{rows[0].confidence:g}"
    what = listed(sorted({a.variable for a in rows}))
    found = KINDS.confidence_flat(
        _FILE, line, "confidence", value=shown, count=len(rows), what=what
    )
    return [found]


def order_finding(file: str, line: int, low: float, mode: float, high: float) -> Finding:
    """Return the finding that low, mode and high are out of order."""
    return KINDS.order_numbers(file, line, "mode", value=f"{low:g}, {mode:g}, {high:g}")


def _assessment(view: View, line: int, a: Assessment) -> list[Finding]:
    variable = VARIABLES.get(a.variable)
    if variable is None:
        return [
            KINDS.variable_unknown(
                _FILE,
                line,
                "variable",
                value=a.variable,
                allowed=listed(VARIABLES, 30),
                hint=older_hint(a.variable) or did_you_mean(a.variable, VARIABLES),
            )
        ]
    findings = [*_parties(view.case, line, a, variable), *_item(view, line, a, variable)]
    if not a.low <= a.mode <= a.high:
        findings.append(order_finding(_FILE, line, a.low, a.mode, a.high))
    elif a.low == a.high:
        findings.append(KINDS.width_zero(_FILE, line, "mode", value=f"{a.mode:g}"))
    if variable.item != "criterion" or view.holds("criteria"):
        findings += _scale(line, a, scale_of(view.case, variable, a.item))
    if not a.reason:
        findings.append(KINDS.placeholder_reason(_FILE, line, "reason", what=a.status))
    return findings


def _scale(line: int, a: Assessment, scale: tuple[float, float]) -> list[Finding]:
    low, high = scale
    return [
        KINDS.outside_scale(
            _FILE,
            line,
            name,
            value=f"{value:g}",
            allowed=f"{low:g} to {high:g}",
            hint=_slip(value, low, high),
        )
        for name in ("low", "mode", "high")
        if not low <= (value := getattr(a, name)) <= high
    ]


def _slip(value: float, low: float, high: float) -> str | None:
    """Return every number that a misplaced decimal point or a percentage may mean."""
    if missing_code(value):
        return f"if {value:g} stands for a missing number, estimate it, or delete the row"
    meant = [value / factor for factor in (10.0, 100.0) if low <= value / factor <= high]
    return f"did you mean {' or '.join(f'{x:g}' for x in meant)}?" if meant else None


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


_WORDS = {"criterion": "a criterion", "shared-issue": "a shared issue"}
_LIST_OF = {"issue": "issues", "criterion": "criteria", "shared-issue": "shared_issues"}


def _item(view: View, line: int, a: Assessment, variable: Variable) -> list[Finding]:
    where = (_FILE, line, "item")
    if variable.item == "none":
        if not a.item:
            return []
        return [KINDS.item_unwanted(*where, variable=variable.name, value=a.item)]
    if not view.holds(_LIST_OF.get(variable.item, variable.item)):
        return []
    settings = view.case.settings
    allowed = {
        "issue": [i.id for i in settings.issues],
        "criterion": [c.id for c in settings.criteria],
        "interest": list(INTERESTS),
        "shared-issue": [i.id for i in settings.shared_issues],
    }[variable.item]
    what = _WORDS.get(variable.item) or f"an {variable.item}"
    if not a.item:
        return [
            KINDS.item_required(*where, variable=variable.name, what=what, allowed=listed(allowed))
        ]
    if a.item in allowed:
        return []
    source = "" if variable.item == "interest" else " of case.yaml"
    is_older = variable.item == "interest" and a.item in OLDER
    return [
        KINDS.item_unknown(
            *where,
            value=a.item,
            what=what + source,
            allowed=listed(allowed) or "none is declared",
            hint=older_hint(a.item) if is_older else did_you_mean(a.item, allowed),
        )
    ]


def _shares(case: Case) -> list[Finding]:
    """Find shares outside their own range of low to high."""
    findings = []
    for line, a in case.actors.with_lines():
        named = (a.share_low, a.strength_share, a.share_high)
        given = [x for x in named if x is not None]
        if given != sorted(given):
            value = ", ".join("empty" if x is None else f"{x:g}" for x in named)
            findings.append(KINDS.order_numbers("actors.csv", line, "strength_share", value=value))
    return findings


def _overlaps(case: Case) -> list[Finding]:
    """Find movements and factions whose parts sum to more than the whole."""
    circular = {i for c in in_cycles({a.id: a.parent for a in case.actors}) for i in c}
    total: dict[str, float] = {}
    for a in case.actors:
        if a.side == "government":  # a militia is drawn beside the movement
            continue
        if a.kind == "faction" and a.strength_share is not None and a.parent:
            total[a.parent] = total.get(a.parent, 0.0) + a.strength_share
    findings = []
    for line, a in case.actors.with_lines():
        whole = 1.0 if a.kind == "movement" else a.strength_share
        if whole is None or a.id in circular or total.get(a.id, 0.0) <= whole + 1e-9:
            continue
        findings.append(
            KINDS.shares_overlap(
                "actors.csv", line, "strength_share", value=a.id, total=total[a.id], whole=whole
            )
        )
    return findings
