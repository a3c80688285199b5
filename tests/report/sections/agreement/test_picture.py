"""The title of a picture of positions follows from the table behind it."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assess.agreement.entries import at, entry, issue
from tests.assess.altered import altered
from tests.assess.runs import finished
from tests.report.pictures.reading import ids, parsed, with_class

from detente.assess.agreement.record import PartyForecast, Zone, Zones
from detente.report.sections.agreement.drawing import PartyRow
from detente.report.sections.agreement.picture import (
    MARKS,
    finding_of,
    party_rows,
    place_words,
    positions_figures,
    zone_words,
)
from detente.report.words import percent

ENDS = "parties opposed"
MIDDLE = "most influence in the middle"
SPREADS = st.lists(st.floats(0.0, 100.0), min_size=3, max_size=3).map(sorted)


def interval(spread) -> dict[str, float]:
    return dict(zip(("p10", "p50", "p90"), spread, strict=True))


@st.composite
def parties(draw) -> list[dict]:
    count = draw(st.integers(0, 5))
    shares = draw(st.lists(st.floats(0.0, 1.0), min_size=count, max_size=count))
    return [
        {
            "actor": f"party-{n}",
            "position": draw(st.none() | SPREADS.map(interval)),
            "influence": share,
        }
        for n, share in enumerate(shares)
    ]


@st.composite
def zones(draw) -> dict | None:
    found = draw(st.none() | st.just(0.0) | st.floats(0.001, 1.0))
    if found is None:
        return None
    ends = sorted(draw(SPREADS))
    shown = interval([ends[0]] * 3), interval([ends[2]] * 3)
    low, high = shown if found else (None, None)
    return {"found": found, "low": low, "high": high}


def said_by(title: str, rows) -> str:
    """Return the title that the rows of a table give, by another road."""
    known = [row for row in rows if row[0] not in MARKS]
    zone = next((row[4] for row in rows if row[0] == MARKS[-1]), None)
    if len(known) < 2:
        return f"{title}: fewer than two parties have a position"
    said = []
    total = sum(row[4] for row in known)
    if total > 0:
        ends = [sum(r[4] for r in known if r[2] <= 33), sum(r[4] for r in known if r[2] >= 67)]
        if all(4 * end >= total for end in ends):
            said.append(ENDS)
        elif 2 * (total - sum(ends)) >= total:
            said.append(MIDDLE)
    if zone is None:
        said.append("a side of the talks has no position, so no zone is known")
    elif zone == 0:
        said.append("no draw has a zone")
    else:
        said.append(f"zone in {percent(zone / 100)} of draws")
    return f"{title}: {'; '.join(said)}"


def close_call(rows) -> bool:
    """Say whether a share lies within rounding of a threshold."""
    known = [row for row in rows if row[0] not in MARKS]
    total = sum(row[4] for row in known) or 1.0
    low = sum(r[4] for r in known if r[2] <= 33) / total
    high = sum(r[4] for r in known if r[2] >= 67) / total
    return any(abs(a - b) < 1e-9 for a, b in ((low, 0.25), (high, 0.25), (1 - low - high, 0.5)))


@given(parties(), zones())
@settings(max_examples=200)
def test_the_title_can_be_made_from_the_table(given_parties, zone):
    summary = finished()[0]
    name = next(iter(summary.outcomes))
    place = f"outcomes/{name}"
    changes = {f"{place}/parties": given_parties, f"{place}/zones/talks": zone}
    figure = positions_figures(altered(summary, changes))[name]
    if not close_call(figure.twin.rows):
        assert figure.finding == said_by(summary.outcomes[name].title, figure.twin.rows)


def party(middle: float, influence: float) -> PartyRow:
    return PartyRow(name="p", spread=(middle, middle, middle), influence=influence)


def test_ends_middle_and_neither():
    both = [party(10, 30), party(50, 40), party(90, 30)]
    assert finding_of("T", both, None).startswith(f"T: {ENDS}; a side of the talks has no")
    middle = [party(10, 10), party(50, 60), party(90, 30)]
    assert finding_of("T", middle, 0.0) == f"T: {MIDDLE}; no draw has a zone"
    one_side = [party(10, 60), party(50, 40)]
    assert finding_of("T", one_side, 0.54) == "T: zone in 54 % of draws"
    assert finding_of("T", one_side[:1], 0.54) == "T: fewer than two parties have a position"
    assert finding_of("T", [party(10, 0), party(90, 0)], 1.0).startswith("T: zone")


def known(*entries, talks=None):
    """Return an issue with three parties, one of them without a position."""
    found = issue(*entries)
    rows = [
        PartyForecast(actor="b", position=at(70.4), influence=0.616),
        PartyForecast(actor="a", position=at(20.0), influence=0.384),
        PartyForecast(actor="c", position=None, influence=0.0),
    ]
    return found.model_copy(
        update={"parties": rows, "zones": Zones(majority=found.zones.majority, talks=talks)}
    )


def test_parties_stand_by_their_position_as_printed():
    rows = party_rows(known(entry("Mean", 1, 2, 3)), {"a": "Alpha", "b": "Beta"})
    assert [(row.name, row.spread[1], row.influence) for row in rows] == [
        ("Alpha", 20.0, 38.0),
        ("Beta", 70.0, 62.0),
    ]


def test_the_table_ends_with_what_holds_and_the_zone():
    summary = finished()[0]
    name = next(iter(summary.outcomes))
    zone = Zone(found=0.543, low=at(12.2), high=at(30.7))
    changed = altered(summary, {f"outcomes/{name}/zones/talks": zone})
    figure = positions_figures(changed)[name]
    assert figure.twin.rows[-1] == (MARKS[-1], 12.0, None, 31.0, 54.0)
    assert [row[0] for row in figure.twin.rows[-3:]] == list(MARKS)
    assert "Zone of agreement 12 to 31, in 54 % of draws." in figure.alt
    assert all(with_class(root, "zone") for root in parsed(figure.svg))
    assert not any(with_class(root, "rare") for root in parsed(figure.svg))
    few = altered(summary, {f"outcomes/{name}/zones/talks": zone.model_copy(update={"found": 0.4})})
    rarely = positions_figures(few)[name]
    assert all(with_class(root, "rare") for root in parsed(rarely.svg))
    none = {"found": 0.0, "low": None, "high": None}
    without = positions_figures(altered(summary, {f"outcomes/{name}/zones/talks": none}))[name]
    assert without.twin.rows[-1] == (MARKS[-1], None, None, None, 0.0)
    assert not any(with_class(root, "zone") for root in parsed(without.svg))


def test_every_issue_has_a_picture_and_the_first_one_the_key():
    summary = finished()[0]
    figures = positions_figures(summary)
    assert list(figures) == list(summary.outcomes)
    first, *others = figures.values()
    assert first.key
    assert not any(figure.key for figure in others)
    drawn = "".join(figure.svg for figure in figures.values())
    assert len(ids(drawn)) == len(set(ids(drawn)))
    for row in first.twin.rows[: -len(MARKS)]:
        assert f"{row[0]} {row[2]:.0f}" in first.alt


def test_an_issue_on_which_nobody_stands_says_so():
    summary = finished()[0]
    name = next(iter(summary.outcomes))
    place = f"outcomes/{name}"
    changes = {
        f"{place}/parties": [],
        f"{place}/zones/talks": None,
        f"{place}/stands": {"status_quo": None, "reversion": None},
    }
    figure = positions_figures(altered(summary, changes))[name]
    assert figure.finding.endswith(": fewer than two parties have a position")
    assert figure.twin.rows == ()
    assert "Nobody has a position" in figure.alt


def test_the_same_summary_gives_the_same_pictures():
    assert positions_figures(finished()[0]) == positions_figures(finished()[0])


def test_places_and_zones_are_printed_as_they_are_drawn():
    assert place_words(at(12.4)) == "12"
    assert place_words(None) == "–"
    assert zone_words(Zone(found=0.54, low=at(12.2), high=at(30.7))) == "12–31"
    assert zone_words(Zone(found=0.0, low=None, high=None)) == "none"
    assert zone_words(None) == "–"
