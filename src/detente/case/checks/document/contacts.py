"""Check the record of contacts: from which day it was kept."""

from detente.case.as_of.cut import cut_case
from detente.case.checks.view import View
from detente.case.contacts import contact_ties, record_start
from detente.case.findings.catalogue import KINDS
from detente.errors import CaseError, Finding

__all__ = ["check_contacts"]

_KEY = "contact_record_from"


def check_contacts(view: View) -> list[Finding]:
    """Return findings about the record of contacts and about where the conflict is."""
    if not view.holds("as_of", "government", _KEY):
        return []
    findings = []
    settings, actors = view.case.settings, view.case.actors
    government = actors.by_id.get(settings.government)
    placed = any(actor.iso3 for actor in actors)
    if placed and view.sure("actors") and government is not None and government.iso3 is None:
        line = next(n for n, actor in actors.with_lines() if actor.id == government.id)
        findings.append(KINDS.place_unknown("actors.csv", line, "iso3", value=government.id))
    start = settings.contact_record_from
    if start is not None and start >= settings.as_of:
        late = KINDS.contact_start_late(*view.at(_KEY), value=start, as_of=settings.as_of)
        return [*findings, late]
    if start is not None or not view.sure("relations", "actors"):
        return findings
    try:
        case = cut_case(view.case, settings.as_of)
    except CaseError:
        return findings
    if any(contact_ties(case).values()):
        findings.append(KINDS.contact_start(*view.at(_KEY), value=record_start(case)))
    return findings
