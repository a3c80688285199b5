"""The network: title from the table, one line a pair, weight by level, dashes for denial."""

import re

from hypothesis import given, settings
from tests.report.pictures.reading import parsed, with_class, words
from tests.report.sections.table.ties_on_record import movement_side, tie, ties, with_ties

from detente.report.sections.table.network import finding_of, network_figure
from detente.report.sections.table.ties import inside


def from_twin(summary, figure) -> str:
    """Return the title that the table gives."""
    within = {summary.actors[i].name for i in inside(summary)}
    heads = [column.name for column in figure.twin.columns]
    rows = [dict(zip(heads, row, strict=True)) for row in figure.twin.rows]
    ends = [(row["from"] if row["to"] in within else row["to"], row) for row in rows]
    parties = dict.fromkeys(party for party, row in ends)
    names = [actor.name for actor in summary.actors.values() if actor.name in parties]
    pairs = {
        (party, row["to"] if row["to"] in within else row["from"]): row["drawn as"]
        for party, row in ends
        if row["drawn as"]
    }
    return finding_of(names, [(p, drawn == "broken line") for (p, _), drawn in pairs.items()])


@given(ties())
@settings(max_examples=200)
def test_the_title_can_be_made_from_the_table(found):
    summary = with_ties(*found)
    figure = network_figure(summary)
    assert (figure is None) == all(one["type"] == "label" for one in found)
    if figure is None:
        return
    assert figure.finding == from_twin(summary, figure)
    assert len(figure.twin.rows) == len(found)
    wide, narrow = parsed(figure.svg)
    drawn = {(row[0], row[1]) for row in figure.twin.rows if row[-1]}
    for root in (wide, narrow):
        assert len(with_class(root, "tie")) == len(drawn)
        broken = len(with_class(root, "tie", "doubted"))
        count = re.search(r"; (\d+|no) (?:of|line)", figure.finding)[1]
        assert broken == (0 if count == "no" else int(count))


def test_who_has_no_line_is_named_up_to_three():
    assert finding_of(["A", "B"], [("A", False), ("B", True)]) == (
        "All 2 parties on record have a line to the movement; 1 of 2 lines is denied or disputed"
    )
    assert finding_of(["A", "B", "C"], [("A", False)]) == (
        "Of 3 parties on record only B and C have no line to the movement; no line is denied or "
        "disputed"
    )
    many = finding_of(list("ABCDE"), [("A", True)])
    assert many.startswith("Of 5 parties on record 4 have no line")
    assert finding_of(["A"], []).startswith("Of one party on record only A has no line")
    assert finding_of(["A"], [("A", False)]).startswith("The one party on record has a line")


def test_the_firmer_of_two_ties_is_drawn_then_the_more_open():
    denied = tie(level="open", acknowledged="denied")
    summary = with_ties(denied, tie(level="clandestine"), tie(level="unofficial"))
    figure = network_figure(summary)
    (line,) = with_class(parsed(figure.svg)[0], "tie")
    assert line.get("class") == "tie unofficial"
    assert [row[-1] for row in figure.twin.rows] == ["", "", "line"]
    (line,) = with_class(parsed(network_figure(with_ties(denied)).svg)[0], "tie")
    assert line.get("class") == "tie open doubted"


def test_past_ties_are_in_the_table_only_and_labels_are_written_below_the_name():
    past = tie(until="2016-01-01")
    label = tie(type="label", issuer="a court", **{"from": "southland"})
    figure = network_figure(with_ties(past, label))
    wide, narrow = parsed(figure.svg)
    assert with_class(wide, "tie") == []
    assert words(wide).count("labels the movement") == 1
    assert words(narrow).count("labels it") == 1
    assert figure.alt == "No contact is in force."
    assert figure.twin.rows[1][2:4] == ("label", "a court")


def test_days_are_no_more_exact_than_known():
    year, month = tie(precision="year"), tie(precision="month", until="2019-05-31")
    figure = network_figure(with_ties(year, month))
    assert [row[4:6] for row in figure.twin.rows] == [("2015", ""), ("2015-03", "2019-05")]


def test_every_faction_has_a_place():
    figure = network_figure(with_ties(tie()))
    names = [with_ties().actors[i].name for i in movement_side()]
    assert set(names) <= set(words(parsed(figure.svg)[0]))
