"""Who contains whom, regions and their borders, and the rounds of talks."""

from detente.case.case import Case
from detente.case.codes import KINDS
from detente.case.records_world import RoundPart
from detente.errors import Finding

__all__ = ["check_structure"]

_PARENTS = {
    "leader": {"faction", "movement", "rival", "government", "group", "representatives"},
    "faction": {"movement", "faction"},
}


def check_structure(case: Case) -> list[Finding]:
    """Return what is wrong with actors, regions and rounds."""
    return [
        *_cycles(case, "actors", "parent"),
        *_cycles(case, "assessments", "fallback"),
        *_parent_kinds(case),
        *_regions(case),
        *_rounds(case),
    ]


def _cycles(case: Case, table: str, field: str) -> list[Finding]:
    links = {r.id: getattr(r, field) for r in case.table(table)}
    lines = {r.id: line for line, r in case.table(table).with_lines()}
    kind = KINDS.parent_cycle if field == "parent" else KINDS.fallback_cycle
    findings, reported = [], set()
    for start in links:
        path, here = [start], links[start]
        while here in links and here not in path:
            path.append(here)
            here = links[here]
        if here == start and not reported.intersection(path):
            reported.update(path)
            findings.append(
                kind(
                    f"{table}.csv",
                    lines[start],
                    field,
                    value=start,
                    path=" → ".join([*path, start]),
                )
            )
    return findings


def _parent_kinds(case: Case) -> list[Finding]:
    findings = []
    for line, actor in case.actors.with_lines():
        parent = case.actors.by_id.get(actor.parent or "")
        allowed = _PARENTS.get(actor.kind)
        if parent and allowed and parent.kind not in allowed:
            findings.append(
                KINDS.parent_kind(
                    "actors.csv",
                    line,
                    "parent",
                    value=actor.parent,
                    kind=actor.kind,
                    parent_kind=parent.kind,
                    allowed=", ".join(sorted(allowed)),
                )
            )
    return findings


def _regions(case: Case) -> list[Finding]:
    findings = []
    tiles: dict[tuple[int, int], str] = {}
    for line, region in case.regions.with_lines():
        tile = (region.row, region.col)
        if tile in tiles:
            findings.append(
                KINDS.tile_twice("regions.csv", line, "row", value=tile, other=tiles[tile])
            )
        tiles.setdefault(tile, region.id)
        for other in region.neighbours:
            there = case.regions.by_id.get(other)
            if there and region.id not in there.neighbours:
                findings.append(
                    KINDS.neighbour_one_sided(
                        "regions.csv", line, "neighbours", value=other, region=region.id
                    )
                )
    return findings


def _rounds(case: Case) -> list[Finding]:
    findings = []
    first: dict[str, tuple[int, RoundPart]] = {}
    for line, part in case.rounds.with_lines():
        if why := _misfit(part):
            findings.append(KINDS.role_response("rounds.csv", line, "role", why=why))
        if part.round not in first:
            first[part.round] = (line, part)
            continue
        first_line, head = first[part.round]
        for field in ("date", "convenor", "series"):
            if getattr(part, field) != getattr(head, field):
                findings.append(
                    KINDS.round_dates(
                        "rounds.csv",
                        line,
                        field,
                        value=part.round,
                        first=first_line,
                    )
                )
    return findings


def _misfit(part: RoundPart) -> str | None:
    """Return why invited, response and role contradict each other, or None."""
    came = part.role != "absent"
    if part.invited == "no" and part.response in {"accepted", "declined"}:
        return f"not invited, yet it {part.response}"
    if part.response == "declined" and came:
        return f"declined, yet it came as {part.role}"
    if part.role == "host" and part.invited == "no":
        return "the host is not invited"
    if part.response == "none" and part.role in {"participant", "host"}:
        return f"gave no answer, yet it came as {part.role}"
    return None
