"""The picture of the options: its title follows from its table, its panels from the summary."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assess.altered import altered
from tests.assess.runs import finished
from tests.report.pictures.reading import ids, parsed, with_class, words

from detente.report.sections.options.picture import (
    Measure,
    finding_of,
    options_figure,
    record_of,
)

SPREADS = st.lists(st.integers(0, 9), min_size=3, max_size=3).map(sorted).map(tuple)
EVEN = {"p10": 3.0, "p50": 4.0, "p90": 5.0}
FOUR = {
    "settlement": "the chance of a deal",
    "holdout_contact": "contact of the hold-out",
    "table_max": "the size of the table",
    "extra_deaths": "the number of deaths",
}
HEADS = dict(zip(("deal", "hold-out", "table", "deaths"), FOUR, strict=True))


@st.composite
def measures(draw) -> list[Measure]:
    options = draw(st.integers(1, 4))
    one = st.lists(st.none() | SPREADS, min_size=options, max_size=options)
    return [
        Measure(metric=metric, spreads=tuple(draw(one)), assumed=draw(st.booleans()))
        for metric in FOUR
    ]


def apart(spreads) -> bool:
    """Say pair by pair whether two ranges have no value in common."""
    known = [s for s in spreads if s is not None]
    return any(a[2] < b[0] or b[2] < a[0] for a in known for b in known)


@given(measures())
@settings(max_examples=200)
def test_the_title_names_what_separates_and_is_not_assumed(found):
    title = finding_of(found)
    if len(found[0].spreads) < 2:
        assert title == "Only one option was run, so there is nothing to compare"
        return
    claimed, _, admitted = title.partition("; ")
    clear = [FOUR[m.metric] for m in found if apart(m.spreads) and not m.assumed]
    for one in FOUR.values():
        assert (one in claimed) == (one in clear)
    assert claimed.startswith("No measure clearly") == (not clear)
    assert ("only by" in claimed) == (0 < len(clear) < len(found))
    assumed = [FOUR[m.metric] for m in found if apart(m.spreads) and m.assumed]
    for one in FOUR.values():
        assert (one in admitted) == (one in assumed)


def from_twin(figure) -> str:
    """Return the title that the table gives."""
    rows = figure.twin.rows[: len(figure.rows)]
    found = []
    for n, column in enumerate(figure.twin.columns[1:], 1):
        name = column.name.removesuffix(" (assumed)")
        spreads = tuple(row[n] for row in rows)
        found.append(Measure(metric=HEADS[name], spreads=spreads, assumed=name != column.name))
    return finding_of(found)


@given(st.data())
@settings(max_examples=200)
def test_the_title_can_be_made_from_the_table(data):
    summary = finished()[0]
    changes = {}
    for option in summary.strategies:
        low, middle, high = sorted(data.draw(SPREADS))
        interval = {"p10": low, "p50": middle, "p90": high}
        changes[f"strategies/{option}/extra_deaths"] = interval
        changes[f"strategies/{option}/table_max"] = interval
        changes[f"strategies/{option}/settlement"] = middle / 10
        spread = {"low": low / 10, "high": high / 10, "readings": 2, "error": 0.01}
        changes[f"spread/{option}/settlement"] = spread
    figure = options_figure(altered(summary, changes))
    assert figure.finding == from_twin(figure)


def test_options_stand_as_ranked_with_a_note_of_at_most_four_words():
    summary = finished()[0]
    figure = options_figure(summary)
    titles = {option.id: option.title for option in summary.strategy_list}
    order = [*summary.ranking.order, *summary.ranking.empty]
    assert [row.title for row in figure.rows] == [titles[option] for option in order]
    assert all(1 <= len(row.note.replace(" %", "%").split()) <= 4 for row in figure.rows)
    unranked = altered(summary, {"ranking/order": [], "ranking/empty": {}})
    assert [row.title for row in options_figure(unranked).rows] == list(titles.values())


def test_panels_of_chances_share_one_scale_and_every_panel_has_three_ticks():
    figure = options_figure(finished()[0])
    ticks = [
        [node.text for node in with_class(parsed(panel.figure.svg)[0], "tick")]
        for panel in figure.panels
    ]
    assert ticks[0] == ticks[1]
    assert all(len(each) >= 3 for each in ticks)


def test_the_record_is_that_of_the_same_event_and_horizon():
    summary = finished()[0]
    chance = {
        "chance": 0.07,
        "low": 0.05,
        "high": 0.1,
        "worth": 100.0,
        "given": "forecast",
        "skill": "yes",
        "across": None,
        "later": None,
        "scored_at": 36,
        "claims": [],
    }
    known = altered(
        summary,
        {"record/chances": {"deal": chance}, "record/months": summary.horizon_months},
    )
    assert record_of(known, "settlement") == 0.07
    assert record_of(known, "holdout_contact") is None
    deal, *others = options_figure(known).panels
    assert deal.record == "wars like this: 7 %"
    assert [panel.record for panel in others] == [None] * len(others)
    assert with_class(parsed(deal.figure.svg)[0], "rec")
    longer = altered(known, {"record/months": summary.horizon_months + 12})
    assert record_of(longer, "settlement") is None
    assert not with_class(parsed(options_figure(longer).panels[0].figure.svg)[0], "rec")


def test_an_option_that_engages_nobody_is_hollow_in_every_panel():
    summary = finished()[0]
    option = summary.ranking.order[0]
    empty = altered(summary, {f"contacts/nobody/{option}": 0.71})
    figure = options_figure(empty)
    row = next(r for r in figure.rows if r.note.startswith("nobody, in"))
    assert row.note == "nobody, in 71 %"
    deal = parsed(figure.panels[0].figure.svg)[0]
    assert len(with_class(deal, "dot", "hollow")) >= 1
    assert any("engages nobody" in entry.words for entry in figure.key)


def test_without_a_holdout_there_is_no_panel_of_it():
    summary = altered(finished()[0], {"roles/holdout": None})
    assert len(options_figure(summary).panels) == 3


def test_many_deaths_have_an_axis_in_thousands():
    summary = altered(finished()[0], {"units/extra_deaths": "persons"})
    other = next(o for o in summary.strategies if o != summary.audits.reference)
    few = {f"strategies/{o}/extra_deaths": EVEN for o in summary.strategies}
    many = {"p10": 100.0, "p50": 9400.0, "p90": 53300.0}
    shown = options_figure(altered(summary, {**few, f"strategies/{other}/extra_deaths": many}))
    assert shown.panels[-1].event == "Extra deaths"
    assert shown.panels[-1].unit.endswith("; axis in thousands")
    assert "9,400" in words(parsed(shown.panels[-1].figure.svg)[0])
    fewer = {**many, "p90": 23300.0}
    bare = options_figure(altered(summary, {**few, f"strategies/{other}/extra_deaths": fewer}))
    assert "thousands" not in bare.panels[-1].unit
    assert "20,000" in words(parsed(bare.panels[-1].figure.svg)[0])
    millions = {"p10": 0.0, "p50": 2_400_000.0, "p90": 2_500_000.0}
    more = options_figure(altered(summary, {**few, f"strategies/{other}/extra_deaths": millions}))
    assert more.panels[-1].unit.endswith("; axis in millions")
    assert "2,400,000" in words(parsed(more.panels[-1].figure.svg)[0])
    plain = options_figure(altered(summary, few))
    assert plain.panels[-1].event == "Extra deaths"
    assert "4" in words(parsed(plain.panels[-1].figure.svg)[0])


def test_deaths_in_another_unit_say_so():
    unit = "months of the present toll"
    summary = altered(finished()[0], {"units/extra_deaths": unit})
    assert options_figure(summary).panels[-1].event == f"Extra deaths, {unit}"


def test_a_measure_that_is_flagged_is_not_claimed():
    summary = finished()[0]
    options = list(summary.strategies)
    changes = {
        f"strategies/{o}/extra_deaths": {"p10": 10.0 * n, "p50": 10.0 * n + 1, "p90": 10.0 * n + 2}
        for n, o in enumerate(options)
    }
    flagged = {
        "option": options[0],
        "metric": "extra_deaths",
        "p_better": 0.5,
        "p_worse": 0.0,
        "flagged": True,
        "one_sided": False,
    }
    clear = options_figure(altered(summary, {**changes, "audits/dominance": []}))
    assert "eaths" in clear.finding.split(";")[0]
    assumed = options_figure(altered(summary, {**changes, "audits/dominance": [flagged]}))
    assert "eaths" not in assumed.finding.split(";")[0]
    assert "deaths" in assumed.finding


def test_ids_stand_once_and_titles_are_escaped():
    bad = altered(finished()[0], {"strategy_list/0/title": "<script>"})
    svg = "".join(panel.figure.svg for panel in options_figure(bad).panels)
    assert len(ids(svg)) == len(set(ids(svg)))
    assert "<script" not in svg


def test_the_same_summary_gives_the_same_picture():
    assert options_figure(finished()[0]) == options_figure(finished()[0])


@pytest.mark.parametrize("panel", range(4))
def test_every_panel_says_its_numbers(panel):
    figure = options_figure(finished()[0]).panels[panel].figure
    for row in figure.twin.rows:
        assert f"{row[0]}: {row[1]}" in figure.alt
