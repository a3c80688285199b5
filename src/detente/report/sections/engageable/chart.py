"""Charts of the camps: classes by faction and rule, number of camps, map of the rival."""

from collections.abc import Mapping
from typing import Final

from detente.assess.engageable.record import CampCount, Camps, RivalPresence
from detente.report.pictures.axis import share_axis
from detente.report.pictures.columns import columns_key, columns_svg
from detente.report.pictures.figure import Column, Figure, Twin
from detente.report.pictures.stacked import StackedRow, Stacks, stacked_key, stacked_svg
from detente.report.pictures.svg import Name
from detente.report.pictures.tiles import TileCell, tiles_key, tiles_svg
from detente.report.sections.engageable.picture import CLASS_WORDS
from detente.report.words import join_words, percent
from detente.vocabulary.classes import Class

__all__ = ["camp_count_chart", "class_chart", "tile_maps"]

_ORDER: Final[tuple[Class, ...]] = ("engageable", "ambivalent", "spoiler")
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
    both = {
        names[f]: (_shares(faction.pessimistic), _shares(faction.optimistic))
        for f, faction in camps.factions.items()
    }
    rows = tuple(StackedRow(name=faction, bars=bars) for faction, bars in both.items())
    alt = "; ".join(
        f"{faction}: engageable {percent(cautious[0])} by the cautious rule, "
        f"{percent(generous[0])} by the generous one"
        for faction, (cautious, generous) in both.items()
    )
    name = Name(key="picture-classes", title="Classes by rule", description=f"{alt}.")
    columns = (
        Column("faction"),
        *(Column(f"{CLASS_WORDS[k]}, cautious", "share") for k in _ORDER),
        *(Column(f"{CLASS_WORDS[k]}, generous", "share") for k in _ORDER),
        Column("rules part", "share"),
    )
    apart = {names[f]: faction.contradiction for f, faction in camps.factions.items()}
    return Figure(
        id=name.key,
        finding=_rules_finding(apart),
        alt=name.description,
        twin=Twin(columns, tuple((f, *one, *two, apart[f]) for f, (one, two) in both.items())),
        svg=stacked_svg(name, Stacks(groups=(rows,), heads=("cautious rule", "generous rule"))),
        key=stacked_key(name.key, CLASS_WORDS),
    )


def _shares(shares: Mapping[Class, float]) -> tuple[float, float, float]:
    return shares["engageable"], shares["ambivalent"], shares["spoiler"]


def _rules_finding(apart: Mapping[str, float]) -> str:
    """Say on whom the two rules part in one draw of five or more."""
    named = [faction for faction, share in apart.items() if share >= _APART]
    if not named:
        return "The cautious and the generous rule agree on every faction in most draws"
    return f"The cautious and the generous rule part on {join_words(named)}"


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


def tile_maps(presence: RivalPresence) -> list[Figure]:
    """Return tile maps of where the rival is, one for each reading of where it is strong.

    Parameters
    ----------
    presence : RivalPresence
        Tiles, and shares by reading.
    """
    readings = presence.readings
    end = share_axis([share for shares in readings.values() for share in shares.values()]).high
    return [_tile_map(presence, n, reading, end) for n, reading in enumerate(presence.readings, 1)]


def _tile_map(presence: RivalPresence, number: int, reading: str, end: float) -> Figure:
    """Return the map under one reading, with steps of colour up to the end."""
    shares = presence.readings[reading]
    cells = [
        TileCell(name=tile.name, row=tile.row, col=tile.col, share=shares[region])
        for region, tile in presence.tiles.items()
        if region in shares
    ]
    top = max(cells, key=lambda cell: cell.share)
    found = (
        f"Reading “{reading}”: highest in {top.name}, {percent(top.share)}"
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
        twin=Twin(
            (Column("region"), Column("share", "share")),
            tuple((cell.name, cell.share) for cell in cells),
        ),
        svg=tiles_svg(name, cells, end=end),
        key=tiles_key(end) if number == len(presence.readings) else (),
    )
