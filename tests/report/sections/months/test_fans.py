"""Fans by month: a title that the table gives, one scale for all options, words where none is."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assess.altered import altered
from tests.assess.runs import finished
from tests.report.pictures.reading import ids, parsed, with_class, words
from tests.report.rows import row_for, rows_below

from detente.assess.months.record import BANDS
from detente.report.sections.months.fans import fans_caption, fans_figure, leaves

SUMMARY = finished()[0]
TITLES = {option.id: option.title for option in SUMMARY.strategy_list}
REFERENCE = TITLES[SUMMARY.audits.reference]
FIVE = st.lists(st.floats(0.0, 3.0), min_size=5, max_size=5).map(sorted)
CELL = re.compile(r"([\d.]+) \(([\d.]+) to ([\d.]+)\)")
HEADS = {
    "deaths": "Deaths a month",
    "seats": "Seats at the latest round",
    "trust": "The government’s trust in the movement",
}


def from_twin(figure) -> dict[str, list[str]]:
    """Return the options outside the reference's band by measure, as the table gives them."""
    outside: dict[str, list[str]] = {}
    for measure in HEADS:
        reference = cells_of(figure, measure, REFERENCE)
        outside[measure] = []
        for option in TITLES.values():
            left = [
                not low <= middle <= high
                for (middle, _, _), (_, low, high) in zip(
                    cells_of(figure, measure, option), reference, strict=True
                )
            ]
            outside[measure].extend([option] * any(left))
    return outside


def cells_of(figure, measure: str, option: str) -> list[tuple[float, ...]]:
    """Return the middle and the ends of a measure in each month."""
    row = row_for(rows_below(figure.twin.rows, HEADS[measure]), option)
    return [tuple(map(float, CELL.fullmatch(cell).groups())) for cell in row[1:]]


def planted(data):
    """Return the example with bands that stay level over the months, and none assumed."""
    count = len(SUMMARY.months.drawn)
    changes = {
        f"audits/dominance/{n}/flagged": data.draw(st.booleans())
        for n in range(len(SUMMARY.audits.dominance))
    }
    for option in SUMMARY.months.fans:
        for measure in HEADS:
            levels = dict(zip(BANDS, data.draw(FIVE), strict=True))
            bands = {band: [level] * count for band, level in levels.items()}
            changes[f"months/fans/{option}/{measure}"] = bands
    return altered(SUMMARY, changes)


@given(st.data())
@settings(max_examples=200)
def test_the_title_can_be_made_from_the_table(data):
    summary = planted(data)
    figure = fans_figure(summary)
    outside = from_twin(figure)
    sentences = figure.finding.split(". ")
    for measure, left in outside.items():
        (said,) = [s for s in sentences if measure in s.lower().split(" the 80 % band")[0]]
        assert ("the middle of every option stays within" in said) == (not left)
        if 0 < len(left) <= 3:
            assert all(f"“{option}”" in said for option in left)
        elif left:
            assert f"under {len(left)} of {len(TITLES) - 1} other options" in said
        ids_left = [o for o, title in TITLES.items() if title in left]
        metric = {"deaths": "extra_deaths", "seats": "table_max"}.get(measure)
        flagged = any(
            one.flagged and one.metric == metric and one.option in ids_left
            for one in summary.audits.dominance
        )
        assert said.startswith("By assumption") == flagged


def test_an_option_outside_in_the_last_month_alone_has_a_row_of_its_own():
    fans = SUMMARY.model_dump()["months"]["fans"]
    other = next(o for o in TITLES if o != SUMMARY.audits.reference)
    fans[other]["deaths"]["p50"] = [*fans[SUMMARY.audits.reference]["deaths"]["p50"][:-1], 50.0]
    figure = fans_figure(altered(SUMMARY, {"months/fans": fans}))
    row = row_for(rows_below(figure.twin.rows, HEADS["deaths"]), TITLES[other])
    assert row[-1].startswith("50.0 (")
    said = f"deaths leave the 80 % band of “{REFERENCE}” under “{TITLES[other]}”"
    assert said in figure.finding.lower().replace(said.lower(), said)


def test_an_option_outside_in_a_month_that_the_table_leaves_out_does_not_stay_within():
    fans = SUMMARY.model_dump()["months"]["fans"]
    other = next(o for o in TITLES if o != SUMMARY.audits.reference)
    fans[other]["deaths"]["p50"] = [50.0, *fans[SUMMARY.audits.reference]["deaths"]["p50"][1:]]
    figure = fans_figure(altered(SUMMARY, {"months/fans": fans}))
    row = row_for(rows_below(figure.twin.rows, HEADS["deaths"]), "every option")
    assert not any(cell.startswith("50.0") for cell in row[1:])
    said = f"deaths leave the 80 % band of “{REFERENCE}” under “{TITLES[other]}”"
    assert said in figure.finding.lower().replace(said.lower(), said)


def test_options_that_print_alike_share_a_row_and_one_without_rounds_has_none():
    fans = SUMMARY.model_dump()["months"]["fans"]
    same = {option: {"deaths": fans[SUMMARY.audits.reference]["deaths"]} for option in fans}
    rounds = {**same[SUMMARY.audits.reference], "seats": fans[SUMMARY.audits.reference]["seats"]}
    same[SUMMARY.audits.reference] = rounds
    rows = fans_figure(altered(SUMMARY, {"months/fans": same})).twin.rows
    assert [row[0] for row in rows_below(rows, HEADS["deaths"])] == ["every option"]
    seats = rows_below(rows, HEADS["seats"])
    assert [row[0] for row in seats] == [REFERENCE, "every other option"]
    assert set(seats[-1][1:]) == {None}


def test_a_middle_on_the_edge_of_a_band_is_inside():
    assert not leaves([(0, 2, 3)], [(1, 1, 2)])
    assert leaves([(0, 2, 3), (0, 0, 1)], [(1, 1, 2)] * 2)


def test_every_option_has_a_plot_on_the_same_scale():
    figure = fans_figure(SUMMARY)
    assert [row.title for row in figure.rows] == list(TITLES.values())
    for panel in figure.panels:
        (root,) = parsed(panel.figure.svg)
        rounds = "no rounds" in words(root)
        plots = len(with_class(root, "course"))
        assert plots == len(TITLES) - words(root).count("no rounds")
        assert rounds == (panel.event == "Seats at the latest round")
        assert len(with_class(root, "band80")) == len(with_class(root, "band50")) == plots
        beside = len(with_class(root, "bound"))
        assert beside in (0, 2 * (plots - 1))  # the ends of one band, in every plot but its own


def test_the_reference_is_named_in_the_key_and_beside_its_name():
    figure = fans_figure(SUMMARY)
    assert figure.key[-1].words == f"80 % band of “{REFERENCE}”"
    assert [row.title for row in figure.rows if row.note == "reference"] == [REFERENCE]


def test_the_words_give_the_last_numbers_and_the_draws():
    figure = fans_figure(SUMMARY)
    deaths = next(p for p in figure.panels if p.event == "Deaths a month")
    last = [row[-1] for row in rows_below(figure.twin.rows, HEADS["deaths"])]
    assert all(cell in deaths.figure.alt for cell in last)
    assert fans_caption(SUMMARY) == "Bands over all draws, month by month."
    more = altered(SUMMARY, {"months/counted": 2048})
    assert f"first {SUMMARY.months.draws} of 2048 draws" in fans_caption(more)


def test_ids_stand_once():
    drawn = "".join(panel.figure.svg for panel in fans_figure(SUMMARY).panels)
    assert len(ids(drawn)) == len(set(ids(drawn)))


def test_nothing_is_drawn_of_no_months():
    assert fans_figure(altered(SUMMARY, {"months/fans": {key: {} for key in TITLES}})) is None
    first = {band: [1.0] for band in BANDS}
    fans = {option: {"deaths": first} for option in TITLES}
    assert fans_figure(altered(SUMMARY, {"months/fans": fans, "months/drawn": [1]})) is None


def test_without_the_reference_or_another_option_nothing_is_compared():
    missing = altered(SUMMARY, {"audits/reference": "elsewhere"})
    assert fans_figure(missing).finding.startswith("The reference option was not run")
    assert all("band of" not in entry.words for entry in fans_figure(missing).key)
    option = SUMMARY.audits.reference
    changes = {
        "strategy_list": [
            one for one in SUMMARY.model_dump()["strategy_list"] if one["id"] == option
        ],
        "months/fans": {option: SUMMARY.model_dump()["months"]["fans"][option]},
    }
    alone = fans_figure(altered(SUMMARY, changes))
    assert alone.finding == "Only one option was run, so there is nothing to compare"


def test_a_measure_that_the_reference_lacks_is_not_compared():
    fans = SUMMARY.model_dump()["months"]["fans"]
    for by_measure in fans.values():
        by_measure.pop("seats", None)
    fans[SUMMARY.audits.reference] = {}
    figure = fans_figure(altered(SUMMARY, {"months/fans": fans}))
    assert figure.finding == f"No option has a measure to compare with “{REFERENCE}”"
