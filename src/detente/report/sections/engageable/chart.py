"""Charts of the camps: classes by faction and rule, number of camps, map of the rival."""

from collections.abc import Mapping, Sequence
from typing import Final

from detente.assess.engageable.record import CampCount, Camps, RivalPresence
from detente.report.pictures.axis import share_axis
from detente.report.pictures.columns import columns_key, columns_svg
from detente.report.pictures.figure import Column, Figure, Twin
from detente.report.pictures.stacked import StackedRow, Stacks, stacked_key, stacked_svg
from detente.report.pictures.svg import Name
from detente.report.pictures.tiles import TileCell, tiles_key, tiles_svg
from detente.report.sections.engageable.picture import (
    CLASS_WORDS,
    Classes,
    class_rows,
    class_twin,
)
from detente.report.words import join_words, percent

__all__ = ["camp_count_chart", "class_chart", "tile_maps"]

_APART: Final = 0.2  # share of draws in which the two rules differ that is worth a title


def class_chart(camps: Camps, names: dict[str, str]) -> Figure:
    """Return stacked bars of the classes, the two rules side by side.

    Parameters
    ----------
    camps : Camps
        Classes of the factions.
    names : dict of str
        Names of the actors.
    """
    rows = class_rows(camps, names)
    factions = [row for row in rows if row.shares and row.generous and row.tier is None]
    name = Name(key="picture-classes", title="Classes by rule", description=_class_alt(factions))
    bars = tuple(
        StackedRow(name=row.name, bars=tuple(s for s in (row.shares, row.generous) if s))
        for row in factions
    )
    return Figure(
        id=name.key,
        finding=_rules_finding(factions),
        alt=name.description,
        twin=class_twin(camps, rows),
        svg=stacked_svg(name, Stacks(groups=(bars,), heads=("cautious rule", "generous rule"))),
        key=stacked_key(name.key, CLASS_WORDS),
    )


def _class_alt(factions: Sequence[Classes]) -> str:
    """Say how often each faction is engageable by both rules."""
    parts = [
        f"{row.name}: engageable {percent(row.shares[0])} by the cautious rule, "
        f"{percent(row.generous[0])} by the generous one"
        for row in factions
        if row.shares and row.generous
    ]
    return f"{'; '.join(parts)}."


def _rules_finding(factions: Sequence[Classes]) -> str:
    """Say on whom the two rules part in one draw of five or more."""
    named = [row.name for row in factions if row.apart is not None and row.apart >= _APART]
    if not named:
        return "The cautious and the generous rule agree on every faction in most draws"
    whom = "every faction" if len(named) == len(factions) > 1 else join_words(named)
    return f"The cautious and the generous rule part on {whom} in one draw of five or more"


def camp_count_chart(camps: CampCount) -> Figure:
    """Return bars of the number of camps, before and after the criteria were read.

    Parameters
    ----------
    camps : CampCount
        Probability of one to four camps.
    """
    numbers = list(camps.camp_count)
    before = [camps.camp_count_prior[number] for number in numbers]
    after = [camps.camp_count[number] for number in numbers]
    alt = ", ".join(f"{number}: {percent(share)}" for number, share in camps.camp_count.items())
    name = Name(
        key="picture-camp-count",
        title="Number of camps",
        description=f"Probability of each number of camps, after the criteria: {alt}.",
    )
    columns = (Column("camps"), Column("before", "share"), Column("after", "share"))
    return Figure(
        id=name.key,
        finding=_count_finding(camps),
        alt=name.description,
        twin=Twin(columns, tuple(zip(numbers, before, after, strict=True))),
        svg=columns_svg(name, numbers, {"before": before, "after": after}),
        key=columns_key({"before": "before the criteria", "after": "after them"}),
    )


def _count_finding(camps: CampCount) -> str:
    if camps.camp_verdict is None:
        return "The record cannot tell how many camps there are"
    many = "one camp" if camps.camp_verdict == 1 else f"{camps.camp_verdict} camps"
    return f"The record points to {many}"


def tile_maps(camps: Camps, names: Mapping[str, str]) -> list[Figure]:
    """Return tile maps of where the rival is, one for each reading of where it is strong.

    Parameters
    ----------
    camps : Camps
        Presence of the rival, weight of the factions where it is, and who is picked.
    names : mapping of str to str
        Names of the actors.

    Returns
    -------
    list of Figure
        Empty without a rival or regions; all have one twin, which holds every reading.
    """
    presence = camps.rival_presence
    if presence is None:
        return []
    readings = presence.readings
    end = share_axis([share for shares in readings.values() for share in shares.values()]).high
    twin = _map_twin(presence)
    return [
        _tile_map(presence, n, reading, end, _weight_there(camps, names, reading), twin)
        for n, reading in enumerate(readings, 1)
    ]


def _map_twin(presence: RivalPresence) -> Twin:
    """Return the shares by region and reading; regions that print alike share a row."""
    readings = presence.readings
    columns = (Column("region"), *(Column(reading, "share") for reading in readings))
    regions: dict[tuple[str, ...], list[str]] = {}
    shares: dict[tuple[str, ...], tuple[float | None, ...]] = {}
    for region, tile in presence.tiles.items():
        values = tuple(by_region.get(region) for by_region in readings.values())
        printed = tuple(map(percent, values))
        regions.setdefault(printed, []).append(tile.name)
        shares.setdefault(printed, values)
    rows = tuple((join_words(names), *shares[printed]) for printed, names in regions.items())
    return Twin(columns, rows)


def _weight_there(camps: Camps, names: Mapping[str, str], reading: str) -> str:
    """Say which faction has most weight where the rival is, and how often the rule picks it."""
    by_faction = camps.rival_weight.get(reading) or camps.rival_weight.get("all") or {}
    weights = {faction: weight.p50 for faction, weight in by_faction.items() if weight}
    if not any(weights.values()):
        return ""
    top = max(weights, key=lambda faction: weights[faction])
    said = f"; most weight there: {names[top]}"
    if camps.combine is None:
        return said
    return f"{said}, picked in {percent(camps.partners[camps.combine].get(top, 0.0))} of draws"


def _tile_map(
    presence: RivalPresence, number: int, reading: str, end: float, there: str, twin: Twin
) -> Figure:
    """Return the map under one reading, with steps of colour up to the end."""
    shares = presence.readings[reading]
    cells = [
        TileCell(name=tile.name, row=tile.row, col=tile.col, share=shares[region])
        for region, tile in presence.tiles.items()
        if region in shares
    ]
    top = max(cells, key=lambda cell: cell.share)
    found = (
        f"Reading “{reading}”: highest in {top.name}, {percent(top.share)}{there}"
        if top.share > 0.0
        else f"Reading “{reading}”: in no region"
    )
    name = Name(
        key=f"picture-map-{number}",
        title=f"Share of the rival by region, reading {reading}",
        description=f"{found}; tiles stand roughly where the regions lie.",
    )
    return Figure(
        id=name.key,
        finding=found,
        alt=name.description,
        twin=twin,
        svg=tiles_svg(name, cells, end=end),
        key=tiles_key(end) if number == len(presence.readings) else (),
    )
