"""The table of tiers: what is shown, what is withheld, and the difference."""

from tests.assess.runs import finished

from detente.assess.engageable.record import BlockStanding, Camps, TierClasses
from detente.report.sections.engageable.tiers import tier_table


def tier(leaders: int, engageable: float | None) -> TierClasses:
    return TierClasses(
        leaders=leaders,
        withheld=engageable is None,
        criteria_known=None if engageable is None else 0.5,
        spoiler=None if engageable is None else 0.9 - engageable,
        ambivalent=None if engageable is None else 0.1,
        engageable=engageable,
    )


def tiered(
    senior: TierClasses | None, mid: TierClasses | None, blocks: dict | None = None
) -> Camps:
    update = {"tiers": {"senior": senior, "mid": mid}, "tier_blocks": blocks or {}}
    return finished()[0].camps.model_copy(update=update)


def test_both_tiers_stand_with_their_difference():
    table = tier_table(tiered(tier(5, 0.2), tier(4, 0.6)))
    assert table.heads == ("senior leaders (5)", "mid-level leaders (4)", "difference")
    assert table.rows[0] == ("engageable", ("20", "60", "−40"))
    assert [row.name for row in table.rows] == ["engageable", "ambivalent", "spoiler"]


def test_interests_and_preferences_follow():
    one = BlockStanding(criteria=["talk"], known=0.5, below=0.3, above=0.1)
    other = one.model_copy(update={"above": 0.4})
    blocks = {"senior": {"preference": one}, "mid": {"preference": other, "interest": one}}
    rows = dict(tier_table(tiered(tier(5, 0.2), tier(4, 0.6), blocks)).rows)
    assert rows["policies they prefer: above the borders"] == ("10", "40", "−30")
    assert rows["what they want: above the borders"] == ("–", "10", "–")
    assert rows["policies they prefer: on record"] == ("50", "50", "0")


def test_a_tier_that_is_withheld_has_no_column():
    table = tier_table(tiered(tier(5, 0.2), tier(2, None)))
    assert table.heads == ("senior leaders (5)",)
    assert all(len(row.cells) == 1 for row in table.rows)
    assert tier_table(tiered(tier(2, None), None)) is None
