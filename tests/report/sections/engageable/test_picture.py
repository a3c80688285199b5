"""The picture of the camps: title from the table, signs from the tests, tiers only if enough."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assess.altered import altered
from tests.assess.runs import finished
from tests.report.pictures.reading import parsed, words

from detente.report.sections.engageable.picture import Classes, camps_figure, finding_of
from detente.report.sections.engageable.signs import passing_sentence

PARTS = st.lists(st.integers(1, 100), min_size=3, max_size=3)
SHARES = PARTS.map(lambda parts: tuple(part / sum(parts) for part in parts))


@st.composite
def rows(draw) -> list[Classes]:
    tiers = [
        Classes(
            name=tier,
            tier=tier,
            shares=draw(st.none() | SHARES),
            error=draw(st.floats(0.0, 0.1)),
        )
        for tier in ("senior", "mid")
    ]
    return [
        *tiers,
        *(
            Classes(
                name=f"Faction {n}",
                tier=None,
                shares=draw(SHARES),
                error=0.01,
                excluded=draw(st.booleans()),
            )
            for n in range(draw(st.integers(0, 4)))
        ),
    ]


@given(rows())
@settings(max_examples=200)
def test_the_title_names_who_is_engageable_and_which_tier_is_nearer(found):
    title = finding_of(found)
    factions = [row for row in found if row.tier is None]
    named = [r.name for r in factions if r.shares[0] >= 0.5 and not r.excluded]
    for row in factions:
        assert (row.name in title) == (row.name in named)
    assert ("nobody clearly" in title) == (not named)
    senior, mid = found[:2]
    if senior.shares is None or mid.shares is None:
        assert "leaders" not in title
        return
    gap = senior.shares[0] - mid.shares[0]
    clear = abs(gap) > 2 * (senior.error + mid.error)
    assert ("; senior leaders" in title) == (clear and gap > 0)
    assert ("; mid-level leaders" in title) == (clear and gap < 0)


def tier(leaders: int, engageable: float, *, withheld: bool = False) -> dict:
    shares = (None,) * 3 if withheld else (0.9 - engageable, 0.1, engageable)
    return {
        "leaders": leaders,
        "withheld": withheld,
        "criteria_known": None if withheld else 0.5,
        **dict(zip(("spoiler", "ambivalent", "engageable"), shares, strict=True)),
    }


def from_twin(figure) -> str:
    """Return the title that the table gives."""
    found = []
    for name, engageable, ambivalent, spoiler, error, *_, note in figure.twin.rows:
        lower = name.lower()
        which = "senior" if lower.startswith("senior l") else None
        which = "mid" if lower.startswith("mid-level l") else which
        shares = None if engageable is None else (engageable, ambivalent, spoiler)
        found.append(
            Classes(
                name=name,
                tier=which,
                shares=shares,
                error=error or 0.0,
                excluded=note.startswith("excluded"),
            )
        )
    return finding_of(found)


@given(st.lists(SHARES, min_size=2, max_size=2), st.floats(0.0, 0.9), st.floats(0.0, 0.9))
@settings(max_examples=200)
def test_the_title_can_be_made_from_the_table(shares, senior, mid):
    summary = finished()[0]
    changes = {"camps/tiers/senior": tier(4, senior), "camps/tiers/mid": tier(5, mid)}
    for faction, (engageable, ambivalent, spoiler) in zip(
        summary.camps.factions, shares, strict=False
    ):
        changes[f"camps/factions/{faction}/pessimistic"] = {
            "spoiler": spoiler,
            "ambivalent": ambivalent,
            "engageable": engageable,
        }
    figure = camps_figure(altered(summary, changes))
    assert figure.finding == from_twin(figure)


def test_a_tier_with_fewer_than_three_has_a_note_and_no_numbers():
    summary = altered(
        finished()[0],
        {"camps/tiers/senior": tier(2, 0.5, withheld=True), "camps/tiers/mid": None},
    )
    figure = camps_figure(summary)
    for root in parsed(figure.svg):
        assert words(root).count("too few on record to show") == 2
    assert [row[1] for row in figure.twin.rows[:2]] == [None, None]


def test_a_tier_says_how_many_were_read():
    figure = camps_figure(altered(finished()[0], {"camps/tiers/senior": tier(6, 0.25)}))
    assert figure.twin.rows[0][0] == "Senior leaders (6 on record)"
    draws = finished()[0].camps.draws
    assert figure.twin.rows[0][4] == pytest.approx(math.sqrt(0.25 * 0.75 / draws))


def test_the_table_holds_both_rules():
    summary = finished()[0]
    figure = camps_figure(summary)
    heads = [column.name for column in figure.twin.columns]
    assert all(len(row) == len(heads) for row in figure.twin.rows)
    by_name = {row[0]: dict(zip(heads, row, strict=True)) for row in figure.twin.rows}
    for faction, found in summary.camps.factions.items():
        row = by_name[summary.actors[faction].name]
        assert row["generous: engageable"] == found.optimistic["engageable"]
        assert row["rules part"] == found.contradiction
        assert row["engageable as the convenor sees it"] == found.perceived["engageable"]


def test_factions_stand_by_spoiler_share():
    figure = camps_figure(finished()[0])
    spoilers = [row[3] for row in figure.twin.rows[2:]]
    assert spoilers == sorted(spoilers)


def test_who_cannot_see_the_signs_hears_the_tests():
    summary = finished()[0]
    said = camps_figure(summary).alt
    for faction in summary.camps.factions:
        start = said.index(f"{summary.actors[faction].name}: ")
        assert passing_sentence(summary.camps, faction) in said[start : start + 200]


def test_an_excluded_faction_is_never_named():
    summary = finished()[0]
    shares = {"spoiler": 0.0, "ambivalent": 0.0, "engageable": 1.0}
    both = {f"camps/factions/{f}/pessimistic": shares for f in summary.camps.factions}
    name = next(iter(summary.camps.factions))
    named = summary.actors[name].name
    assert named in camps_figure(altered(summary, both)).finding
    excluded = altered(summary, {**both, "camps/excluded": [name]})
    assert named not in camps_figure(excluded).finding


def test_without_factions_there_is_no_picture():
    assert camps_figure(altered(finished()[0], {"camps/factions": {}})) is None
