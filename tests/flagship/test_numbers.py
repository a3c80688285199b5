"""A number that a page prints twice is printed the same, with one sign for minus and none at zero.

The same event can be counted in all draws in one place and in the first draws in another; then the
page says so, and the two are not compared here.
"""

import re
from functools import cache
from html.parser import HTMLParser

import pytest
from tests.assess.runs import finished
from tests.flagship import drawn
from tests.report.rows import row_for, rows_below

from detente.assess.summary.record import Summary
from detente.report.page import render
from detente.report.pictures.figure import PanelSet
from detente.report.sections.months.chances import chances_figure
from detente.report.sections.options.chart import value_chart
from detente.report.sections.options.picture import options_figure
from detente.report.words import percent

pytestmark = pytest.mark.timeout(600)

READ = ("alt", "aria-label", "content", "placeholder", "summary", "title")
MIDDLE = re.compile(r"[^(]*[^( ]")
WRONG = {
    "a zero with a sign": re.compile(r"(?<![\w.\-−])[-−+]0(?:\.0+)?(?![\d.,]*\d)"),
    "a hyphen for a minus": re.compile(r"(?<![\w)\]’”%/.-])-\d"),
    "a dash for a minus": re.compile(r"(?:^|[\s(])–\d"),
    "no number": re.compile(r"\b(?:nan|NaN|inf|Infinity|null|undefined)\b|\bNone\b(?! of)"),
    "a number of the machine": re.compile(r"\d\.\d{7,}|\d[eE][-+]?\d{2}\b"),
}


class Texts(HTMLParser):
    """Collect the texts that a reader sees or hears, but for those of the case."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._hidden = 0
        self.feed(page)

    def handle_starttag(self, tag, attrs) -> None:
        self._hidden += tag in {"script", "style"}
        self.found += [value for name, value in attrs if name in READ and value]

    def handle_endtag(self, tag) -> None:
        self._hidden -= tag in {"script", "style"}

    def handle_data(self, data) -> None:
        if data.strip() and not self._hidden:
            self.found.append(data.strip())


@cache
def shown(name: str) -> tuple[Summary, str]:
    if name == "afghanistan":
        return drawn.summary(), drawn.page()
    return finished()[0], render(finished()[0])


@pytest.fixture(params=["afghanistan", "template"])
def known(request) -> tuple[Summary, str]:
    return shown(request.param)


@pytest.mark.parametrize("fault", WRONG)
def test_no_number_is_printed_badly(known, fault):
    found = [text for text in Texts(known[1]).found if WRONG[fault].search(text)]
    assert found == []


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        ("a zero with a sign", "−0.00 (−0.1 to 0.1)"),
        ("a zero with a sign", "+0 points"),
        ("a hyphen for a minus", "(-0.3 to 2)"),
        ("a dash for a minus", "middle –3"),
        ("no number", "nan %"),
        ("a number of the machine", "0.30000000000000004"),
    ],
)
def test_the_search_finds_each_fault(fault, text):
    assert WRONG[fault].search(text)


def middle_of(text: str) -> str:
    """Return what is before the range in brackets."""
    return MIDDLE.match(text)[0]


def labels(figure: PanelSet) -> list[dict[str, str]]:
    """Return the number of each option in each panel, as the drawing and its words have it."""
    return [
        {row[0]: row[1] for row in panel.figure.twin.printed() if re.search(r"\d", row[1])}
        for panel in figure.panels
    ]


def test_page_one_and_its_table_print_the_same(known):
    figure = options_figure(known[0])
    heads, rows = figure.twin.columns[1:], figure.twin.printed()
    for n, (column, drawn_as) in enumerate(zip(heads, labels(figure), strict=True), start=1):
        sign = "\N{NO-BREAK SPACE}%" if column.kind == "share" else ""
        in_table = {row[0]: f"{middle_of(row[n])}{sign}" for row in rows if row[0] in drawn_as}
        for option, label in drawn_as.items():
            plain = label.replace(" %", sign)
            assert in_table[option].replace(f"–{sign}", "–") == plain, (column.name, option)
    for panel in figure.panels:
        assert f'<desc id="{panel.figure.id}-d">' in known[1]


def test_a_sentence_prints_a_chance_as_page_one_does(known):
    summary, page = known
    text = page.replace("\N{NO-BREAK SPACE}", " ")
    deal = labels(options_figure(summary))[0]
    said = re.findall(r"Any deal[^.<]*?\(([^()]+ %)\) under “([^”]+)”", text)
    assert said
    for chance, option in said:
        assert chance == deal[option].replace("\N{NO-BREAK SPACE}", " ")


def test_the_last_month_prints_the_chance_of_a_deal_as_page_one_does(known):
    summary = known[0]
    rows = rows_below(chances_figure(summary).twin.printed(), "Any deal")
    for option, label in labels(options_figure(summary))[0].items():
        last = row_for(rows, option)[-1]
        assert f"{last} %" == label.replace("\N{NO-BREAK SPACE}", " "), option


def test_the_record_is_printed_the_same(known):
    summary, page = known
    chance = summary.record.chances.get("deal")
    if chance is None:
        return
    figure = options_figure(summary)
    assert figure.panels[0].record == f"wars like this: {percent(chance.chance)}"
    assert figure.twin.printed()[-1][1] == percent(chance.chance).removesuffix(" %")
    cells = re.search(r"<th[^>]*>a deal is signed</th>\s*<td[^>]*>([^<]+)<(?:/td|span)", page)
    assert middle_of(cells[1]) == figure.twin.printed()[-1][1]


def test_a_value_has_the_same_digits_in_the_drawing_and_in_its_table(known):
    summary = known[0]
    titles = {option.id: option.title for option in summary.strategy_list}
    figure = value_chart(summary.ranking, titles)
    said = dict(part.rsplit(": ", 1) for part in figure.alt.removesuffix(".").split("; "))
    assert said == {row[0]: middle_of(row[1]) for row in figure.twin.printed()}
    decimals = {len(n.partition(".")[2]) for row in figure.twin.printed()
                for n in re.findall(r"\d+(?:\.\d+)?", row[1])}  # fmt: skip
    assert len(decimals) == 1
