"""The timeline: title from the table, a row a party, doubted bars dashed."""

from hypothesis import given, settings
from tests.assess.altered import altered
from tests.report.pictures.reading import parsed, with_class, words
from tests.report.sections.table.ties_on_record import tie, ties, with_ties

from detente.report.sections.table.timeline import finding_of, stalemates, timeline_figure


def without_rounds(*found):
    return altered(with_ties(*found), {"attendance/observed": []})


@given(ties())
@settings(max_examples=200)
def test_the_title_says_what_came_first(found):
    figure = timeline_figure(without_rounds(*found))
    dated = [one for one in found if one["since"]]
    assert (figure is None) == (not dated)
    if figure is None:
        return
    labels = [one["since"][:4] for one in dated if one["type"] == "label"]
    contacts = [
        one["since"][:4]
        for one in dated
        if one["type"] == "contact" and one["acknowledged"] not in ("denied", "disputed")
    ]
    assert figure.finding == finding_of(contacts, labels)
    first = {
        kind: [r[3] for r in figure.twin.rows if r[0] == kind] for kind in ("label", "contact")
    }
    made = ([year for year in first[kind] if year] for kind in ("contact", "label"))
    assert figure.finding == finding_of(*made)


def test_titles():
    assert finding_of(["2010"], ["2012", "2008"]).startswith("A label came before contact: ")
    assert finding_of(["2010"], ["2012"]).startswith("Contact came before a label: ")
    assert finding_of(["2010"], ["2010"]).endswith("of the same year, 2010")
    assert finding_of(["2010"], []) == "Contact is on record since 2010, and no label"
    assert finding_of([], ["2010"]).endswith("no contact that is not denied")
    assert finding_of([], [], 1).startswith("1 round is on record")
    assert finding_of([], [], 2).startswith("2 rounds are on record")


def test_a_bar_that_began_earlier_has_its_year_and_a_denied_one_is_dashed():
    early = tie(since="2001-01-01")
    denied = tie(acknowledged="denied", since="2019-01-01", **{"from": "southland"})
    figure = timeline_figure(without_rounds(early, denied))
    wide = parsed(figure.svg)[0]
    assert "Northland (2001)" in words(wide)
    (dashed,) = with_class(wide, "span", "doubted")
    assert dashed.get("class") == "span open doubted"
    assert [row[2:4] for row in figure.twin.rows] == [("2001", "2001"), ("2019", "")]


def test_the_key_has_the_levels_that_are_drawn():
    first = tie(level="clandestine", since="2018-01-01")
    figure = timeline_figure(without_rounds(first))
    assert [entry.words for entry in figure.key] == ["clandestine"]
    denied = tie(level="open", acknowledged="denied", since="2019-01-01", **{"from": "southland"})
    figure = timeline_figure(without_rounds(first, denied))
    assert [entry.words for entry in figure.key] == ["open", "clandestine", "denied or disputed"]


def test_a_tie_that_ended_before_the_axis_is_in_the_table_only():
    past = tie(since="2001-01-01", until="2002-01-01", **{"from": "southland"})
    figure = timeline_figure(without_rounds(past, tie()))
    assert with_ties().actors["southland"].name not in words(parsed(figure.svg)[0])
    assert len(figure.twin.rows) == 2


def test_rounds_have_their_seats():
    summary = with_ties()
    figure = timeline_figure(summary)
    rounds = [one for one in summary.attendance.observed if one.date <= summary.as_of]
    rows = [row for row in figure.twin.rows if row[0] == "round"]
    assert [row[4] for row in rows] == [f"{one.seats} seats" for one in rounds]
    assert rounds
    assert len(with_class(parsed(figure.svg)[0], "stem")) <= len(rounds)
    ahead = altered(summary, {"attendance/observed/0/date": "2020-12-01"})
    found = timeline_figure(ahead)
    assert found is None or len([r for r in found.twin.rows if r[0] == "round"]) < len(rounds)


def test_claims_of_a_stalemate_stand_by_year():
    summary = with_ties()
    names = list(summary.claims)[:4]
    days = [(None, None), ("2019-01-01", None), ("2016-01-01", "2018-12-31"), ("2015-02-01",) * 2]
    changes = {
        f"claims/{name}/{field}": value
        for name, (since, until) in zip(names, days, strict=True)
        for field, value in (("relation", "stalemate"), ("since", since), ("until", until))
    }
    found = stalemates(altered(summary, changes))
    assert [one.years for one in found] == ["2015", "2016 to 2018", "since 2019", "undated"]
    assert [one.claims for one in found] == [[name] for name in reversed(names)]
    assert stalemates(summary) == []
