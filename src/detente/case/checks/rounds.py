"""Check rounds of talks: rows that contradict each other, order, announcements, silence."""

from collections import Counter
from datetime import date
from itertools import pairwise

from detente.case.announced import announced_ahead, months_to
from detente.case.as_of.cut import cut_case
from detente.case.case import Case
from detente.case.checks.view import View
from detente.case.findings.catalogue import KINDS
from detente.case.findings.suggest import listed
from detente.case.rounds import GUEST_KINDS, RoundCells, round_cells, series_of
from detente.case.schema.settings import Settings
from detente.case.schema.world import RoundPart
from detente.errors import CaseError, Finding

__all__ = ["check_rounds"]

_FILE = "rounds.csv"
_SAME = ("date", "convenor", "series", "announced", "complete")


def check_rounds(view: View) -> list[Finding]:
    """Return findings about rounds of talks."""
    first: dict[str, tuple[int, RoundPart]] = {}
    hosts: dict[str, str] = {}
    findings = []
    for line, part in view.case.rounds.with_lines():
        if why := _misfit(part):
            value = f"{part.invited}, {part.response}, {part.role}"
            findings.append(KINDS.role_response(_FILE, line, "role", value=value, why=why))
        findings += _second_host(line, part, hosts)
        findings += _differs(line, part, *first.setdefault(part.round, (line, part)))
    heads = sorted(first.values(), key=lambda head: (head[1].date, head[1].round))
    findings += [*_announced_late(heads), *_order(heads), *_never_guests(view.case)]
    if view.holds("as_of"):
        findings += _ahead(heads, view.case.settings.as_of)
        if view.holds("horizon_months"):
            findings += _beyond(heads, view.case.settings)
        if view.sure("rounds", "actors"):
            findings += _as_known(view)
    return findings


def _second_host(line: int, part: RoundPart, hosts: dict[str, str]) -> list[Finding]:
    """Find a host of a round that has another one."""
    if part.role != "host" or hosts.setdefault(part.round, part.actor) == part.actor:
        return []
    why = f"`role` is 'host', and so is that of '{hosts[part.round]}'"
    return [KINDS.role_response(_FILE, line, "role", value=part.actor, why=why)]


def _differs(line: int, part: RoundPart, first: int, head: RoundPart) -> list[Finding]:
    """Find what must be the same in all rows of a round and is not."""
    findings = []
    for field in _SAME:
        value, other = getattr(part, field), getattr(head, field)
        if value != other:
            findings.append(
                KINDS.round_dates(
                    _FILE,
                    line,
                    field,
                    value=value or "empty",
                    round=part.round,
                    other=str(other or "empty"),
                    first=first,
                )
            )
    return findings


def _misfit(part: RoundPart) -> str | None:
    """Return why invited, response, role and dates contradict each other, or None."""
    came = part.role != "absent"
    if part.invited == "no" and part.response in {"accepted", "declined"}:
        return f"`invited` is 'no', but `response` is '{part.response}'"
    if part.response == "declined" and came:
        return f"`response` is 'declined', but `role` is '{part.role}'"
    if part.role == "host" and part.invited == "no":
        return "`role` is 'host', but `invited` is 'no'"
    if part.response == "none" and part.role in {"participant", "host"}:
        return f"`response` is 'none', but `role` is '{part.role}'"
    return None


def _announced_late(heads: list[tuple[int, RoundPart]]) -> list[Finding]:
    """Find rounds that were announced after they were held."""
    return [
        KINDS.date_order(_FILE, line, "date", value=part.date, start=part.announced)
        for line, part in heads
        if part.announced and part.announced > part.date
    ]


def _order(heads: list[tuple[int, RoundPart]]) -> list[Finding]:
    """Find rounds whose order their dates leave open."""
    findings = []
    for (_, one), (line, other) in pairwise(heads):
        exact = one.precision == other.precision == "day"
        if exact and one.date == other.date:
            kind = KINDS.round_same_day
        elif not exact and _period(one)[1] >= _period(other)[0]:
            kind = KINDS.round_order
        else:
            continue
        findings.append(kind(_FILE, line, "date", value=one.round, other=other.round))
    return findings


def _period(part: RoundPart) -> tuple[str, str]:
    """Return the first and the last day that a date may mean, as text that sorts by date."""
    day = part.date.isoformat()
    kept = {"day": 10, "month": 7, "year": 4}[part.precision]
    return day[:kept], day[:kept] + "-99-99"[: 10 - kept]


def _never_guests(case: Case) -> list[Finding]:
    """Find rows about actors that are never a guest."""
    return [
        KINDS.not_a_guest(_FILE, line, "actor", value=part.actor, kind=actor.kind)
        for line, part in case.rounds.with_lines()
        if (actor := case.actors.by_id.get(part.actor)) and actor.kind not in GUEST_KINDS
    ]


def _ahead(heads: list[tuple[int, RoundPart]], as_of: date) -> list[Finding]:
    """Find rounds that are held after the as-of date and were not announced by then."""
    return [
        KINDS.round_ahead(_FILE, line, "date", value=part.round, day=part.date, as_of=as_of)
        for line, part in heads
        if part.date > as_of and not _announced(part, as_of)
    ]


def _as_known(view: View) -> list[Finding]:
    """Find what only the case as known on the as-of date shows."""
    try:
        known = cut_case(view.case, view.case.settings.as_of)
    except CaseError:
        return []
    cells = round_cells(known)
    return [*_silent(cells), *_announced_unused(view, known), *_consent(view, cells)]


def _announced_unused(view: View, known: Case) -> list[Finding]:
    """Find announced rounds to which nobody is asked, so that they move nothing."""
    first = {part.round: line for line, part in reversed(list(view.case.rounds.with_lines()))}
    why, do = "no row says that anybody is asked to it", "state who is invited and who accepted"
    return [
        KINDS.not_used(
            _FILE, first[one.id], "round", value=one.id, rows="this round is", why=why, do=do
        )
        for one in announced_ahead(known)
        if not one.asked
    ]


def _beyond(heads: list[tuple[int, RoundPart]], settings: Settings) -> list[Finding]:
    """Find announced rounds that no run reaches."""
    why = f"it is dated after the horizon of {settings.horizon_months} months"
    do = "set a longer `horizon_months`"
    return [
        KINDS.not_used(_FILE, line, "round", value=part.round, rows="this round is", why=why, do=do)
        for line, part in heads
        if _announced(part, settings.as_of)
        and months_to(settings.as_of, part.date) > settings.horizon_months
    ]


def _consent(view: View, cells: RoundCells) -> list[Finding]:
    """Find options that state a consent which the last round of their series speaks against."""
    settings = view.case.settings
    if settings.government not in cells.guests:
        return []
    row = cells.came[cells.guests.index(settings.government)]
    findings = []
    for n, option in enumerate(settings.strategies):
        plan = option.rounds
        if plan is None or plan.consent != "yes":
            continue
        host = option.convenor or settings.convenor
        series = plan.series or series_of(cells, host)
        held = [r for r, one in enumerate(cells.rounds) if one.held and one.series == series]
        if held and row[held[-1]] == 0.0:
            where = view.at("strategies", n, "rounds", "consent")
            last = cells.rounds[held[-1]].id
            findings.append(KINDS.consent_contradicted(*where, value=option.id, round=last))
    return findings


def _announced(part: RoundPart, as_of: date) -> bool:
    public = part.announced is not None and part.announced <= as_of
    return public and part.known is not None and part.known <= as_of


def _silent(cells: RoundCells) -> list[Finding]:
    """Count the guests and rounds without a row that are read as not asked."""
    count = Counter(
        {one.id: int(n) for one, n in zip(cells.rounds, cells.silent.sum(axis=0), strict=True) if n}
    )
    if not count:
        return []
    value = listed([f"{name} ({n})" for name, n in count.items()])
    return [KINDS.round_unknown(_FILE, count=count.total(), value=value)]
