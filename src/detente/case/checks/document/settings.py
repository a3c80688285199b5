"""Check ``case.yaml``: roles, issues, criteria, priors, strategies, tests and objectives."""

from detente.case.checks.document.marks import check_marks
from detente.case.checks.document.objectives import check_objectives
from detente.case.checks.structure import in_cycles
from detente.case.checks.view import View
from detente.case.findings.catalogue import KINDS
from detente.case.findings.suggest import did_you_mean, listed
from detente.case.schema.older import older_hint
from detente.case.schema.settings import QUESTION_WORDS, Criterion, PartnerTest
from detente.errors import Finding
from detente.vocabulary.ends import ENDS
from detente.vocabulary.variables import VARIABLES, Variable

__all__ = ["check_settings"]

# What every option is compared with: how it engages without pressure, in words.
_BASELINES = {"none": "no contact (`engage: none`)", "now": "contact as now (`engage: as-now`)"}
_LOOSE = 1e-9
_SHARE_OF = "it is the share of the criteria's weight that must agree, so at least half"
_ROLES = {
    "movement": {"movement"},
    "government": {"government"},
    "convenor": {"state", "organisation"},
    "rival": {"rival"},
    "holdout": {"state", "organisation"},
}


def check_settings(view: View) -> list[Finding]:
    """Return findings about the settings of a case."""
    if view.document is None:
        return []
    return [
        *_question(view),
        *_roles(view),
        *_factions(view),
        *_twice(view),
        *_criteria(view),
        *_issues(view),
        *_silent_issues(view),
        *_priors(view),
        *_strategies(view),
        *_tests(view),
        *_ranges(view),
        *check_objectives(view),
        *check_marks(view),
        *_grades(view),
    ]


def _question(view: View) -> list[Finding]:
    """Find a question that page one of the report has no room for."""
    if not view.holds("question"):
        return []
    words = len(view.case.settings.question.split())
    if words <= QUESTION_WORDS:
        return []
    return [KINDS.question_long(*view.at("question"), value=words, most=QUESTION_WORDS)]


def _roles(view: View) -> list[Finding]:
    case = view.case
    findings = []
    holders: dict[str, str] = {}
    for role, kinds in _ROLES.items():
        name = getattr(case.settings, role) if view.holds(role) else None
        actor = case.actors.by_id.get(name) if name else None
        if actor and actor.kind not in kinds:
            allowed = f"an actor of kind {' or '.join(sorted(kinds))}"
            findings.append(
                KINDS.actor_kind(*view.at(role), value=name, kind=actor.kind, allowed=allowed)
            )
        elif actor and holders.setdefault(actor.id, role) != role:
            other = holders[actor.id]
            findings.append(KINDS.role_twice(*view.at(role), value=name, other=other))
    return findings


def _factions(view: View) -> list[Finding]:
    """Find a movement without factions, unless a finding about a parent explains it."""
    actors = view.case.actors
    lost = {i for cycle in in_cycles({a.id: a.parent for a in actors}) for i in cycle}
    lost |= {a.id for a in actors if a.kind == "faction" and a.parent not in actors}
    movement = actors.by_id.get(view.case.settings.movement)
    checkable = movement is not None and movement.kind == "movement" and view.sure("actors")
    if not checkable or lost or view.case.factions():
        return []
    return [KINDS.no_faction("actors.csv")]


def _twice(view: View) -> list[Finding]:
    findings = []
    s = view.case.settings
    lists: dict[str, list[str]] = {
        "issues": [i.id for i in s.issues],
        "shared_issues": [i.id for i in s.shared_issues],
        "criteria": [c.id for c in s.criteria],
        "strategies": [x.id for x in s.strategies],
        "hypotheses": [h.id for h in s.hypotheses],
        "objectives": [o.metric for o in s.objectives],
    }
    paths: list[tuple[tuple[int | str, ...], list[str]]] = [((n,), ids) for n, ids in lists.items()]
    paths += [
        (("hypotheses", n, "members"), [m.id for m in rivals.members])
        for n, rivals in enumerate(s.hypotheses)
    ]
    for path, ids in paths:
        for n, name in enumerate(ids):
            if name in ids[:n]:
                first = view.at(*path, ids.index(name))[1]
                findings.append(KINDS.id_twice(*view.at(*path, n), value=name, first=first))
    return findings


def _criteria(view: View) -> list[Finding]:
    findings = []
    for n, c in enumerate(view.case.settings.criteria):
        limits = [c.q, c.p, *([c.v] if c.v is not None else [])]
        shown = f"q {c.q:g}, p {c.p:g}" + (f", v {c.v:g}" if c.v is not None else "")
        profiles = view.at("criteria", n, "profiles")
        if c.low >= c.high:
            where = view.at("criteria", n, "high")
            findings.append(KINDS.range_order(*where, value=f"{c.low:g} to {c.high:g}"))
        if c.q < 0 or limits != sorted(limits):
            findings.append(
                KINDS.threshold_order(*view.at("criteria", n, "q"), value=shown, id=c.id)
            )
        if not _ordered(c):
            shown = f"{c.profiles[0]:g}, {c.profiles[1]:g}"
            findings.append(KINDS.profile_order(*profiles, value=shown, id=c.id))
        findings += [
            KINDS.outside_scale(*profiles, value=f"{b:g}", allowed=f"{c.low:g} to {c.high:g}")
            for b in c.profiles
            if c.low < c.high and not c.low <= b <= c.high
        ]
    return findings


def _ordered(c: Criterion) -> bool:
    worse, better = c.profiles
    return worse <= better if c.direction == "ascending" else worse >= better


def _issues(view: View) -> list[Finding]:
    return [
        KINDS.outside_scale(
            *view.at("issues", n, field, end), value=f"{value:g}", allowed="0 to 100"
        )
        for n, issue in enumerate(view.case.settings.issues)
        for field in ("status_quo", "reversion")
        for end in ("low", "mode", "high")
        if not 0 <= (value := getattr(getattr(issue, field), end)) <= 100
    ]


def _silent_issues(view: View) -> list[Finding]:
    """Find issues on which no position holds at the as-of date."""
    s = view.case.settings
    if not view.holds("issues", "as_of") or not view.sure("assessments"):
        return []
    spoken = {
        a.item
        for a in view.case.assessments
        if a.variable == "position"
        and (a.valid_from is None or a.valid_from <= s.as_of)
        and (a.valid_to is None or a.valid_to >= s.as_of)
    }
    return [
        KINDS.issue_silent(*view.at("issues", n), value=issue.id, as_of=s.as_of)
        for n, issue in enumerate(s.issues)
        if issue.id not in spoken
    ]


def _priors(view: View) -> list[Finding]:
    findings = []
    for n, rivals in enumerate(view.case.settings.hypotheses):
        total = sum(m.prior for m in rivals.members)
        if abs(total - 1) > 1e-6:
            where = view.at("hypotheses", n, "members")
            findings.append(KINDS.prior_sum(*where, value=f"{total:g}", id=rivals.id))
    return findings


def _strategies(view: View) -> list[Finding]:
    s = view.case.settings
    findings = []
    given = {"now" if x.engage == "as-now" else x.engage for x in s.strategies if not x.coerce}
    missing = [words for engage, words in _BASELINES.items() if engage not in given]
    if view.holds("strategies") and missing:
        where = view.at("strategies")
        findings.append(KINDS.strategy_missing(*where, value=" and ".join(missing)))
    if view.holds("partner_rule") and s.partner_rule is None:
        findings += [
            KINDS.rule_missing(*view.at("strategies", n, "engage"), value=x.id)
            for n, x in enumerate(s.strategies)
            if x.engage == "rule"
        ]
    findings += [
        KINDS.convenor_differs(*view.at("strategies", n, "convenor"), value=x.convenor)
        for n, x in enumerate(s.strategies)
        if x.convenor is not None and view.holds("convenor") and x.convenor != s.convenor
    ]
    return findings


def _tests(view: View) -> list[Finding]:
    rule = view.case.settings.partner_rule
    if rule is None:
        return []
    findings = []
    if not rule.tests:
        where = view.at("partner_rule", "tests")
        allowed = "at least 1 test"
        findings.append(KINDS.value_length(*where, what="has no entries", allowed=allowed))
    for n, test in enumerate(rule.tests):
        needed = "at_least_class" if test.measure == "class" else "at_least"
        if getattr(test, needed) is None:
            findings.append(_lacks(view, n, needed))
        if test.measure == "variable":
            findings += _tested_variable(view, n, test)
    return findings


def _lacks(view: View, n: int, key: str) -> Finding:
    file, line, field = view.at("partner_rule", "tests", n)
    return KINDS.value_required(file, line, f"{field}.{key}")


def _tested_variable(view: View, n: int, test: PartnerTest) -> list[Finding]:
    if test.variable is None:
        return [_lacks(view, n, "variable")]
    where = view.at("partner_rule", "tests", n, "variable")
    variable = VARIABLES.get(test.variable)
    if variable is None:
        hint = older_hint(test.variable) or did_you_mean(test.variable, VARIABLES)
        return [
            KINDS.variable_unknown(
                *where, value=test.variable, allowed=listed(VARIABLES, 30), hint=hint
            )
        ]
    if missing := _tested_item(view, n, test, variable):
        return missing
    level = test.at_least
    if level is None or variable.item == "criterion" or variable.low <= level <= variable.high:
        return []
    return [
        KINDS.outside_scale(
            *view.at("partner_rule", "tests", n, "at_least"),
            value=f"{level:g}",
            allowed=f"{variable.low:g} to {variable.high:g}",
        )
    ]


def _tested_item(view: View, n: int, test: PartnerTest, variable: Variable) -> list[Finding]:
    """Find a test of a shared issue that names none, or one that is not declared."""
    where = view.at("partner_rule", "tests", n, "item")
    if variable.item == "none" and test.item is not None:
        return [KINDS.item_unwanted(*where, variable=variable.name, value=test.item)]
    if variable.item != "shared-issue" or not view.holds("shared_issues"):
        return []
    if test.item is None:
        return [_lacks(view, n, "item")]
    known = [one.id for one in view.case.settings.shared_issues]
    if test.item in known:
        return []
    return [
        KINDS.item_unknown(
            *where,
            value=test.item,
            what="a shared issue of case.yaml",
            allowed=listed(known) or "none is declared",
            hint=did_you_mean(test.item, known),
        )
    ]


def _ranges(view: View) -> list[Finding]:
    s = view.case.settings
    ranges: list[tuple[tuple[int | str, ...], tuple[float, float]]] = [
        (("cutting_level",), s.cutting_level)
    ]
    ranges += [(("criteria", n, "weight"), c.weight) for n, c in enumerate(s.criteria)]
    ranges += [(("objectives", n, "weight"), o.weight) for n, o in enumerate(s.objectives)]
    if s.outcomes:
        ranges += [(("outcomes", end), getattr(s.outcomes, end)) for end in ENDS]
    findings = [
        KINDS.range_order(*view.at(*path), value=f"{low:g} to {high:g}")
        for path, (low, high) in ranges
        if low > high
    ]
    findings += [
        KINDS.outside_scale(
            *view.at("cutting_level", n), value=f"{level:g}", allowed="0.5 to 1", hint=_SHARE_OF
        )
        for n, level in enumerate(s.cutting_level)
        if level < 0.5
    ]
    if s.objectives and view.holds("objectives") and not any(o.weight[1] for o in s.objectives):
        findings.append(KINDS.weight_zero(*view.at("objectives")))
    least, most = (sum(c.weight[end] for c in s.criteria) for end in (0, 1))
    apart = most < 1.0 - _LOOSE or least > 1.0 + _LOOSE
    if s.criteria and view.holds("criteria") and apart and not findings:
        span = f"{least:g} to {most:g}"
        findings.append(KINDS.weights_sum(*view.at("criteria"), value=span))
    return findings


def _grades(view: View) -> list[Finding]:
    pairs = [f"{letter}{digit}" for letter in "ABCDEF" for digit in "123456"]
    return [
        KINDS.key_unknown(
            *view.at("grades", key), value=key, allowed="A1 to F6", hint=did_you_mean(key, pairs)
        )
        for key in view.case.settings.grades
        if key not in pairs
    ]
