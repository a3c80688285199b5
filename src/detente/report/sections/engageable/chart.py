"""Charts of the camps: classes by faction and rule, number of camps, map of the rival."""

from collections.abc import Mapping, Sequence
from typing import Final

from detente.assess.engageable.record import CampCount, Camps, RivalPresence
from detente.report.messages.say import count, say
from detente.report.pictures.axis import share_axis
from detente.report.pictures.columns import columns_key, columns_svg
from detente.report.pictures.figure import Column, Figure, Twin
from detente.report.pictures.stacked import StackedRow, Stacks, stacked_key, stacked_svg
from detente.report.pictures.svg import Name
from detente.report.pictures.tiles import TileCell, tiles_key, tiles_svg
from detente.report.sections.engageable.picture import (
    Classes,
    class_rows,
    class_words,
)
from detente.report.words import join_words, percent

__all__ = ["camp_count_chart", "class_chart", "seen_sentence", "tile_maps", "weight_sentence"]

_APART: Final = 0.2  # share of draws in which the two rules differ that is worth a title
_HARDLY: Final = 0.01  # share of the rival below which regions are counted
_FEW: Final = 3  # such regions that are still named


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
    name = Name(
        key="picture-classes", title=say("Classes by rule"), description=_class_alt(factions)
    )
    bars = tuple(
        StackedRow(name=row.name, bars=tuple(s for s in (row.shares, row.generous) if s))
        for row in factions
    )
    return Figure(
        id=name.key,
        finding=_rules_finding(factions),
        alt=name.description,
        twin=_rules_twin(factions),
        svg=stacked_svg(
            name, Stacks(groups=(bars,), heads=(say("cautious rule"), say("generous rule")))
        ),
        key=stacked_key(name.key, class_words()),
    )


def _rules_twin(factions: Sequence[Classes]) -> Twin:
    """Return the shares by both rules; those of the tiers are in a table of their own."""
    classes = class_words().values()
    heads = (*classes, *(say("generous: {word}", word=word) for word in classes))
    columns = (
        Column(say("faction")),
        *(Column(head, "share") for head in heads),
        Column(say("rules part"), "share"),
    )
    return Twin(
        columns,
        tuple(
            (row.name, *(row.shares or ()), *(row.generous or ()), row.apart) for row in factions
        ),
    )


def seen_sentence(camps: Camps) -> str:
    """Say how far the convenor errs on who is engageable; empty without factions.

    Parameters
    ----------
    camps : Camps
        Classes of the factions on true traits, and as the convenor sees them.
    """
    gaps = [
        100.0 * abs(found.perceived["engageable"] - found.pessimistic["engageable"])
        for found in camps.factions.values()
    ]
    if not gaps:
        return ""
    return count(
        round(max(gaps)),
        "As the convenor sees it, the share engageable differs by at most {number} point.",
        "As the convenor sees it, the share engageable differs by at most {number} points.",
    )


def _class_alt(factions: Sequence[Classes]) -> str:
    """Say how often each faction is engageable by both rules."""
    return " ".join(
        say(
            "{name}: engageable {cautious} by the cautious rule, {generous} by the generous one.",
            name=row.name,
            cautious=percent(row.shares[0]),
            generous=percent(row.generous[0]),
        )
        for row in factions
        if row.shares and row.generous
    )


def _rules_finding(factions: Sequence[Classes]) -> str:
    """Say on whom the two rules part in one draw of five or more."""
    named = [row.name for row in factions if row.apart is not None and row.apart >= _APART]
    if not named:
        return say("The cautious and the generous rule agree on every faction in most draws")
    if len(named) == len(factions) > 1:
        return say(
            "The cautious and the generous rule disagree on every faction in a fifth of draws or "
            "more"
        )
    return say(
        "The cautious and the generous rule disagree on {names} in a fifth of draws or more",
        names=join_words(named),
    )


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
    shares = join_words(
        [
            say("{number}: {share}", number=number, share=percent(share))
            for number, share in camps.camp_count.items()
        ]
    )
    name = Name(
        key="picture-camp-count",
        title=say("Number of camps"),
        description=say(
            "Probability of each number of camps, after the criteria: {shares}.", shares=shares
        ),
    )
    columns = (
        Column(say("camps")),
        Column(say("before"), "share"),
        Column(say("after"), "share"),
    )
    return Figure(
        id=name.key,
        finding=_count_finding(camps),
        alt=name.description,
        twin=Twin(columns, tuple(zip(numbers, before, after, strict=True))),
        svg=columns_svg(name, numbers, {"before": before, "after": after}),
        key=columns_key({"before": say("before the criteria"), "after": say("after them")}),
    )


def _count_finding(camps: CampCount) -> str:
    if camps.camp_verdict is None:
        return say("The record cannot tell how many camps there are")
    if camps.camp_verdict == 1:
        return say("The record points to one camp")
    return say("The record points to {number} camps", number=camps.camp_verdict)


def tile_maps(camps: Camps) -> list[Figure]:
    """Return tile maps of where the rival is, one for each reading of where it is strong.

    Parameters
    ----------
    camps : Camps
        Presence of the rival.

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
    return [_tile_map(presence, n, reading, end, twin) for n, reading in enumerate(readings, 1)]


def _map_twin(presence: RivalPresence) -> Twin:
    """Return the shares by region and reading.

    Regions that print alike share a row; those where the rival hardly is are counted.
    """
    readings = presence.readings
    columns = (Column(say("region")), *(Column(_titled(reading), "share") for reading in readings))
    regions: dict[tuple[str, ...], list[str]] = {}
    shares: dict[tuple[str, ...], tuple[float | None, ...]] = {}
    for region, tile in presence.tiles.items():
        values = tuple(by_region.get(region) for by_region in readings.values())
        printed = tuple(map(percent, values))
        regions.setdefault(printed, []).append(tile.name)
        shares.setdefault(printed, values)
    rows = tuple((_regions(names, shares[p]), *shares[p]) for p, names in regions.items())
    return Twin(columns, rows)


def _titled(reading: str) -> str:
    """Return the title of a reading of the case; without one the record has a name of ours."""
    return say("as recorded") if reading == "as recorded" else reading


def _regions(names: list[str], shares: tuple[float | None, ...]) -> str:
    """Name the regions of a row; count them where the rival hardly is."""
    hardly = len(names) > _FEW and all((share or 0.0) < _HARDLY for share in shares)
    if hardly:
        return count(len(names), "{number} other region", "{number} other regions")
    return join_words(names)


def weight_sentence(camps: Camps, names: Mapping[str, str]) -> str:
    """Say which faction has most weight where the rival is, and how often the rule picks it.

    Parameters
    ----------
    camps : Camps
        Weight of the factions where the rival is, by reading, and who is picked.
    names : mapping of str to str
        Names of the actors.

    Returns
    -------
    str
        Empty where no faction has weight there.
    """
    readings = [] if camps.rival_presence is None else list(camps.rival_presence.readings)
    by_top: dict[str, list[str]] = {}
    for reading in readings:
        if top := _heaviest(camps, reading):
            by_top.setdefault(top, []).append(reading)
    if not by_top:
        return ""
    parts = {top: _weight_there(camps, names, top) for top in by_top}
    first = next(iter(by_top))
    if len(by_top[first]) == len(readings):
        return say("Most weight where it is strong: {who}.", who=parts[first])
    by_reading = [
        say("{who} ({readings})", who=parts[top], readings=join_words(where))
        for top, where in by_top.items()
    ]
    return say("Most weight where it is strong, by reading: {who}.", who="; ".join(by_reading))


def _heaviest(camps: Camps, reading: str) -> str:
    """Return the faction with most weight where the rival is; nothing where none has any."""
    by_faction = camps.rival_weight.get(reading) or camps.rival_weight.get("all") or {}
    weights = {faction: weight.p50 for faction, weight in by_faction.items() if weight}
    return max(weights, key=lambda faction: weights[faction]) if any(weights.values()) else ""


def _weight_there(camps: Camps, names: Mapping[str, str], top: str) -> str:
    if camps.combine is None:
        return names[top]
    share = camps.partners[camps.combine].get(top, 0.0)
    return say("{name}, picked in {share} of draws", name=names[top], share=percent(share))


def _tile_map(presence: RivalPresence, number: int, reading: str, end: float, twin: Twin) -> Figure:
    """Return the map under one reading, with steps of colour up to the end."""
    shares = presence.readings[reading]
    cells = [
        TileCell(name=tile.name, row=tile.row, col=tile.col, share=shares[region])
        for region, tile in presence.tiles.items()
        if region in shares
    ]
    top = max(cells, key=lambda cell: cell.share)
    found = (
        say(
            "Reading “{reading}”: highest in {region}, {share}",
            reading=_titled(reading),
            region=top.name,
            share=percent(top.share),
        )
        if top.share > 0.0
        else say("Reading “{reading}”: in no region", reading=_titled(reading))
    )
    name = Name(
        key=f"picture-map-{number}",
        title=say("Share of the rival by region, reading {reading}", reading=_titled(reading)),
        description=say("{finding}; tiles are roughly where the regions lie.", finding=found),
    )
    return Figure(
        id=name.key,
        finding=found,
        alt=name.description,
        twin=twin,
        svg=tiles_svg(name, cells, end=end),
        key=tiles_key(end) if number == len(presence.readings) else (),
    )
