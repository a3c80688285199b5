"""Check parents, ties, regions and their borders."""

from collections.abc import Mapping
from typing import Any

from detente.case.checks.view import View
from detente.case.findings.catalogue import KINDS
from detente.errors import Finding

__all__ = ["check_structure", "in_cycles"]

_PARENTS = {
    "leader": {"faction", "movement", "rival", "government", "group", "representatives"},
    "faction": {"movement", "faction"},
}
_OF_MILITIAS = {"government", "movement", "faction"}


def check_structure(view: View) -> list[Finding]:
    """Return findings about actors, ties and regions."""
    return [
        *_cycles(view, "actors", "parent"),
        *_cycles(view, "assessments", "fallback"),
        *_parents(view),
        *_ties(view),
        *_tiles(view),
        *_neighbours(view),
    ]


def in_cycles(links: Mapping[str, str | None]) -> list[list[str]]:
    """Return each cycle of the links, once."""
    done: set[str] = set()
    cycles = []
    for start in links:
        order: dict[str, int] = {}
        node: str | None = start
        while node is not None and node in links and node not in done and node not in order:
            order[node] = len(order)
            node = links[node]
        if node is not None and node in order:
            cycles.append(list(order)[order[node] :])
        done.update(order)
    return cycles


def _cycles(view: View, table: str, field: str) -> list[Finding]:
    links = {r.id: getattr(r, field) for r in view.case.table(table)}
    lines = {r.id: line for line, r in view.case.table(table).with_lines()}
    kind = KINDS.parent_cycle if field == "parent" else KINDS.fallback_cycle
    findings = []
    for cycle in in_cycles(links):
        start = min(cycle, key=lambda name: lines[name])
        turned = cycle[cycle.index(start) :] + cycle[: cycle.index(start)]
        path = " → ".join([*turned, start])
        findings.append(kind(f"{table}.csv", lines[start], field, value=start, path=path))
    return findings


def _parents(view: View) -> list[Finding]:
    findings = []
    for line, actor in view.case.actors.with_lines():
        where = ("actors.csv", line, "parent")
        allowed = _PARENTS.get(actor.kind)
        if actor.kind == "faction" and actor.side == "government":
            allowed = _OF_MILITIAS
        if allowed is None or actor.parent == actor.id:
            continue
        parent = view.case.actors.by_id.get(actor.parent or "")
        if actor.parent is None:
            findings.append(KINDS.parent_missing(*where, value=actor.id, kind=actor.kind))
        elif parent and parent.kind not in allowed:
            findings.append(
                KINDS.parent_kind(
                    *where,
                    value=actor.parent,
                    kind=actor.kind,
                    parent_kind=parent.kind,
                    allowed=", ".join(sorted(allowed)),
                )
            )
    return findings


def _ties(view: View) -> list[Finding]:
    """Find ties, assessments and borders that connect an id with itself."""
    pairs: list[tuple[str, int, str, str, Any]] = [
        ("relations.csv", line, "to", r.from_, [r.to])
        for line, r in view.case.relations.with_lines()
    ]
    pairs += [
        ("assessments.csv", line, "object", a.subject, [a.object])
        for line, a in view.case.assessments.with_lines()
    ]
    pairs += [
        ("regions.csv", line, "neighbours", r.id, r.neighbours)
        for line, r in view.case.regions.with_lines()
    ]
    return [
        KINDS.self_tie(file, line, field, value=name)
        for file, line, field, name, others in pairs
        if name in others
    ]


def _tiles(view: View) -> list[Finding]:
    tiles: dict[tuple[int, int], str] = {}
    findings = []
    for line, region in view.case.regions.with_lines():
        first = tiles.setdefault((region.row, region.col), region.id)
        if first != region.id:
            tile = f"{region.row}, {region.col}"
            findings.append(KINDS.tile_twice("regions.csv", line, "row", value=tile, other=first))
    return findings


def _neighbours(view: View) -> list[Finding]:
    if not view.sure("regions"):
        return []
    names = {region.id: set(region.neighbours) for region in view.case.regions}
    return [
        KINDS.neighbour_one_sided("regions.csv", line, "neighbours", value=other, region=region.id)
        for line, region in view.case.regions.with_lines()
        for other in region.neighbours
        if region.id not in names.get(other, {region.id}) and names[other] <= names.keys()
    ]
