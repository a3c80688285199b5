"""Senior and mid-level leaders side by side: classes, interests and preferences."""

from typing import NamedTuple

from detente.assess.engageable.record import Block, BlockStanding, Camps, Tier
from detente.report.messages.say import mark, say
from detente.report.sections.engageable.picture import CLASS_WORDS
from detente.report.words import bare_percent, signed

__all__ = ["TierRow", "TierTable", "tier_table"]

_BLOCKS: dict[Block, dict[str, str]] = {
    "interest": {
        "above": mark("what they want: above the borders"),
        "below": mark("what they want: below the borders"),
        "known": mark("what they want: on record"),
    },
    "preference": {
        "above": mark("policies they prefer: above the borders"),
        "below": mark("policies they prefer: below the borders"),
        "known": mark("policies they prefer: on record"),
    },
}


class TierRow(NamedTuple):
    """One measure of both tiers, as printed."""

    name: str
    cells: tuple[str, ...]


class TierTable(NamedTuple):
    """Heads of the tiers that are shown, and a row for each measure."""

    heads: tuple[str, ...]
    rows: tuple[TierRow, ...]


def tier_table(camps: Camps) -> TierTable | None:
    """Return the tiers that are shown, with the difference where both are; None without any.

    Parameters
    ----------
    camps : Camps
        Classes of the leaders of each tier, as means.
    """
    shown = {t: found for t, found in camps.tiers.items() if found and not found.withheld}
    if not shown:
        return None
    both = len(shown) > 1
    heads = tuple(_head(tier, found.leaders) for tier, found in shown.items())
    rows = [
        TierRow(say(words), _cells([getattr(found, fill) for found in shown.values()], both=both))
        for fill, words in CLASS_WORDS.items()
    ]
    for block in _BLOCKS:
        standings = [camps.tier_blocks.get(tier, {}).get(block) for tier in shown]
        rows += _block_rows(block, standings, both=both)
    return TierTable((*heads, say("difference")) if both else heads, tuple(rows))


def _head(tier: Tier, leaders: int) -> str:
    if tier == "senior":
        return say("senior leaders ({number})", number=leaders)
    return say("mid-level leaders ({number})", number=leaders)


def _block_rows(
    block: Block, standings: list[BlockStanding | None], *, both: bool
) -> list[TierRow]:
    """Return where each tier stands on the criteria of a block."""
    if not any(standings):
        return []
    return [
        TierRow(
            say(words),
            _cells([getattr(one, part) if one else None for one in standings], both=both),
        )
        for part, words in _BLOCKS[block].items()
    ]


def _cells(shares: list[float | None], *, both: bool) -> tuple[str, ...]:
    """Return the shares, and senior less mid-level leaders in points."""
    cells = tuple("–" if share is None else bare_percent(share) for share in shares)
    if not both:
        return cells
    senior, mid = shares
    gap = None if senior is None or mid is None else 100.0 * (senior - mid)
    return (*cells, signed(gap, 0))
