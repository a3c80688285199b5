"""Check that the partner rule can pick somebody: what its tests read is known of a faction."""

from collections.abc import Iterator

from detente.case.case import Case
from detente.case.checks.view import View
from detente.case.findings.catalogue import KINDS
from detente.case.findings.suggest import listed
from detente.case.schema.settings import PartnerRule, PartnerTest
from detente.case.schema.world import Actor
from detente.errors import Finding

__all__ = ["check_partners"]

Known = set[tuple[str, str, str, str]]  # subject, object, variable and item


def check_partners(view: View) -> list[Finding]:
    """Return a finding if a rule that leaves out the unknown can pick no faction.

    Parameters
    ----------
    view : View
        The case as read.
    """
    tables = view.sure("actors", "assessments", "presence")
    keys = ("partner_rule", "criteria", "strategies", "movement", "rival")
    rule = view.case.settings.partner_rule
    if not tables or not view.holds(*keys) or rule is None or rule.unknown != "exclude":
        return []
    if not _needs_all(view.case, rule):
        return []
    factions = [f for f in view.case.factions() if f.id not in view.case.excluded]
    missing = {f.id: list(_missing(view.case, rule, f)) for f in factions}
    if not missing or not all(missing.values()):
        return []
    tests = listed(test for found in missing.values() for test in found)
    where = view.at("partner_rule")
    return [KINDS.rule_picks_nobody(*where, value=tests)]


def _needs_all(case: Case, rule: PartnerRule) -> bool:
    """Return whether an option picks by the rule, and needs every test passed."""
    return any(
        o.engage == "rule" and (o.combine or rule.combine) == "all"
        for o in case.settings.strategies
    )


def _missing(case: Case, rule: PartnerRule, faction: Actor) -> Iterator[str]:
    """Return the tests that read of a faction what is not known."""
    known = {
        (a.subject, a.object or "", a.variable, a.item or "")
        for a in case.assessments
        if not a.is_placeholder
    }
    for test in rule.tests:
        if not _is_known(case, test, faction, known):
            yield test.id


def _is_known(case: Case, test: PartnerTest, faction: Actor, known: Known) -> bool:
    if test.measure == "rival-weight":
        placed = any(row.actor == faction.id for row in case.presence)
        return case.settings.rival is not None and placed
    if test.measure == "variable":
        tail = (test.object or "", test.variable or "", test.item or "")
        return any((who, *tail) in known for who in (faction.id, case.settings.movement))
    speakers = [faction.id, *(leader.id for leader in case.leaders(faction.id))]
    return all(
        any((who, "", "performance", one.id) in known for who in speakers)
        for one in case.settings.criteria
    )
