"""Regions that scroll have names and are reached by keyboard; heads say what they head."""

import re

from hypothesis import given
from hypothesis import strategies as st
from tests.report.documents import document, read
from tests.report.rows import row_for

from detente.report.page import render
from detente.report.tables import dashed_ranges, reachable_tables, shared_rows


def test_regions_have_names_of_their_own():
    wide = '<div class="wide"></div>'
    made = reachable_tables(f'<h2 id="x">So <b>it</b> is</h2>{wide}{wide}<h3>Then</h3>{wide}')
    assert re.findall(r'aria-label="([^"]+)"', made) == ["So it is", "So it is (2)", "Then"]
    assert made.count('tabindex="0" role="region"') == 3


def test_a_picture_names_the_region_of_its_numbers():
    made = reachable_tables(
        '<h2>a</h2><p class="heading">“B” grew &amp; fell</p><div class="wide board">'
    )
    assert 'class="wide board" tabindex="0" role="region" aria-label="“B” grew &amp; fell"' in made


def test_a_quotation_mark_cannot_end_the_name():
    made = reachable_tables('<h2>"x"</h2><div class="wide">')
    assert 'aria-label="&quot;x&quot;"' in made


def test_heads_say_what_they_head():
    made = reachable_tables(
        '<thead><tr><th colspan="2">a</th><th class="n">b</th><th scope="row">c</th></tr></thead>'
        "<tbody><tr><th>d</th><td>1</td></tr></tbody>"
    )
    assert re.findall(r"<th\b[^>]*>", made) == [
        '<th colspan="2" scope="colgroup">',
        '<th class="n" scope="col">',
        '<th scope="row">',
        '<th scope="row">',
    ]


def test_every_table_of_the_page_is_marked():
    page = render(read(document()))
    heads = re.findall(r"<th(?=[ >])[^>]*>", page)
    regions = re.findall(r'<div class="wide[^>]*>', page)
    assert len(heads) > 20
    assert all("scope=" in head for head in heads)
    names = [re.search(r'tabindex="0" role="region" aria-label="(.+?)"', one)[1] for one in regions]
    assert len(set(names)) == len(names) > 5


def test_a_range_of_cells_takes_a_dash_and_a_negative_one_keeps_its_word():
    cells = "<td>1.04 (0.45 to 2.69)</td><td>−1,308 (−6,361 to 0)</td><td>2 % (1 % to 3 %)</td>"
    assert dashed_ranges(cells) == (
        '<td>1.04 <span class="range">(0.45–2.69)</span></td><td>−1,308 (−6,361 to 0)</td>'
        '<td>2 % <span class="range">(1–3 %)</span></td>'
    )
    assert dashed_ranges("<p>3 (2 to 5)</p>") == "<p>3 (2 to 5)</p>"


@given(st.lists(st.integers(0, 3), min_size=1, max_size=9))
def test_a_row_is_found_for_every_option_and_no_two_rows_are_alike(cells):
    options = [(f"option {n}", cell) for n, cell in enumerate(cells)]
    rows = shared_rows(options)
    assert all(row_for(rows, title)[1] == cell for title, cell in options)
    assert len({cell for _, cell in rows}) == len(rows)
    others = [n for n, (title, _) in enumerate(rows) if title == "every other option"]
    assert others in ([], [len(rows) - 1])


def test_only_a_long_list_becomes_every_other_option():
    assert shared_rows([("A", 1), ("B", 1), ("C", 2)]) == [("A; B", 1), ("C", 2)]
    assert shared_rows([("A", 1)]) == [("A", 1)]
    assert shared_rows([]) == []
