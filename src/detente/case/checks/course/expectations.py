"""Check what the sources expect: that each code has a row, and that what stands for it exists."""

from typing import Final

from detente.case.case import Case
from detente.case.checks.view import View
from detente.case.findings.catalogue import KINDS
from detente.case.findings.suggest import did_you_mean, listed
from detente.errors import Finding
from detente.vocabulary.ends import ENDS, MOMENTS
from detente.vocabulary.engagement import MECHANISMS, PARAMETERS
from detente.vocabulary.levers import LEVERS
from detente.vocabulary.metrics import METRICS, RELATIVE

__all__ = ["check_expectations"]

_OUTCOMES: Final = frozenset({*METRICS, *MOMENTS, *ENDS})


def check_expectations(view: View) -> list[Finding]:
    """Return findings about the table of expectations, and about codes without a row in it."""
    if not view.holds("codes"):
        return []
    return [
        *_codes(view.case),
        *_names(view),
        *_between(view),
        *_compared(view.case),
        *_missing(view),
    ]


def _codes(case: Case) -> list[Finding]:
    declared = case.settings.codes
    return [
        KINDS.code_unknown(
            "expectations.csv",
            line,
            "code",
            value=row.code,
            allowed=listed(declared),
            hint=did_you_mean(row.code, declared),
        )
        for line, row in case.expectations.with_lines()
        if row.code not in declared
    ]


def _known(case: Case) -> set[str]:
    """Return what an expectation may name."""
    s = case.settings
    tests = s.partner_rule.tests if s.partner_rule else []
    own = (s.issues, s.shared_issues, s.criteria, s.hypotheses, tests, s.strategies)
    names = {one.id for part in own for one in part}
    names |= {member.id for rivals in s.hypotheses for member in rivals.members}
    names |= {row.precedent for row in case.precedents} | {row.round for row in case.rounds}
    return names | {*MECHANISMS, *METRICS, *ENDS, *MOMENTS, *LEVERS, *PARAMETERS}


def _names(view: View) -> list[Finding]:
    needed = ("issues", "shared_issues", "criteria", "hypotheses", "partner_rule", "strategies")
    if not view.holds(*needed) or not view.sure("precedents", "rounds"):
        return []
    known = _known(view.case)
    return [
        KINDS.stands_for_unknown(
            "expectations.csv", line, "stands_for", value=name, hint=did_you_mean(name, known)
        )
        for line, row in view.case.expectations.with_lines()
        for name in row.stands_for
        if name not in known
    ]


def _between(view: View) -> list[Finding]:
    """Return findings about comparisons that are not between two options of the case."""
    if not view.holds("strategies"):
        return []
    options = [one.id for one in view.case.settings.strategies]
    return [
        KINDS.between_unknown(
            "expectations.csv",
            line,
            "between",
            value=";".join(row.between),
            allowed=listed(options),
        )
        for line, row in view.case.expectations.with_lines()
        if row.between and not _are_two(row.between, options)
    ]


def _compared(case: Case) -> list[Finding]:
    """Return findings about comparisons without an outcome, or of two kinds in one row."""
    found = []
    for line, row in case.expectations.with_lines():
        at = ("expectations.csv", line)
        within = {row.given, *RELATIVE} if row.given else set()
        outcomes = [one for one in row.stands_for if one in _OUTCOMES and one not in within]
        if row.given and row.between:
            found.append(KINDS.compares_twice(*at, "given", value=row.given))
        elif (row.given or row.between) and not outcomes:
            column, value = "given" if row.given else "between", row.given or ";".join(row.between)
            found.append(KINDS.compares_nothing(*at, column, value=value, column=column))
    return found


def _are_two(named: list[str], options: list[str]) -> bool:
    return len(named) == len(set(named)) == 2 and set(named) <= set(options)


def _missing(view: View) -> list[Finding]:
    if not view.sure("expectations"):
        return []
    here = {row.code for row in view.case.expectations}
    codes = [code for code in view.case.settings.codes if code not in here]
    if not codes:
        return []
    where = view.at("codes")
    return [KINDS.code_without_row(*where, value=listed(codes, 8), count=len(codes))]
