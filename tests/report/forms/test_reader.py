"""The page as blocks, in its order."""

from tests.report.forms.sample import DRAWING, HOSTILE, html, page

from detente.report.forms.blocks import Heading, Items, Paragraph, Picture, Table, plain
from detente.report.forms.reader import read_page
from detente.report.forms.runs import clean


def kinds(blocks) -> list[str]:
    return [type(block).__name__ for block in blocks]


def test_page_one_is_the_first_section():
    content = page()
    assert content.title == "Picking & pay"
    assert content.language == "en"
    assert kinds(content.front) == ["Paragraph", "Heading", "Paragraph", "Heading", "Table"]
    mark, title, bottom, *_ = content.front
    assert plain(mark.runs) == "PUBLIC · not for targeting · as of 1 May"
    assert mark.kind == "mark"
    assert title.level == 1
    assert bottom.kind == "bottom"
    assert bottom.anchors == ("bottom-line",)
    assert plain(bottom.runs) == (
        "Bottom line. It cannot be told apart. It is very unlikely (5\N{NO-BREAK SPACE}%)."
    )


def test_what_nobody_reads_is_left_out():
    words = " ".join(plain(b.runs) for b in page().blocks if isinstance(b, Heading | Paragraph))
    for text in ("Skip to", "Not read", "no()", "--ink"):
        assert text not in words


def test_a_figure_is_a_picture_with_its_table():
    content = page()
    picture = next(b for b in content.blocks if isinstance(b, Picture))
    assert picture.title == "Deaths rose"
    assert picture.alt == "Deaths rose from 2 to 5."
    assert picture.svg == DRAWING
    assert picture.twin is not None
    assert plain(picture.twin.caption) == "Deaths a year"
    after = content.blocks[content.blocks.index(picture) + 1]
    assert isinstance(after, Paragraph)
    assert plain(after.runs) == "Counted twice."
    assert "The numbers" not in str(content.blocks)


def test_the_narrow_twin_of_a_drawing_is_left_out():
    two = (
        '<figure><h3>Camps</h3><svg class="only-narrow"><title>narrow</title></svg>'
        '<svg class="only-wide"><title>wide</title></svg></figure>'
    )
    (picture,) = read_page(two).blocks
    assert (picture.title, picture.alt) == ("Camps", "wide")
    (picture,) = read_page(two.replace("figure", "div").replace("<h3>Camps</h3>", "")).blocks
    assert picture.alt == "wide"


def test_two_drawings_of_a_figure_are_two_pictures():
    two = (
        '<figure><svg aria-label="a"></svg><svg aria-label="b"></svg><figcaption>Both</figcaption>'
        "</figure>"
    )
    assert [(p.title, p.alt) for p in read_page(two).blocks] == [("Both", "a"), ("b", "b")]


def test_a_figure_without_a_drawing_is_what_it_holds():
    assert kinds(read_page("<figure><p>a</p><h3>b</h3></figure>").blocks) == [
        "Paragraph",
        "Heading",
    ]


def test_a_drawing_that_says_nothing_is_left_out():
    assert read_page("<div><svg><rect/></svg></div>").blocks == ()


def test_lists_within_lists_follow_their_entry():
    lists = [b for b in page().blocks if isinstance(b, Items)]
    first = [(plain(i.runs), i.level, i.ordered) for i in lists[0].items]
    assert first == [("first", 0, True), ("within", 1, False), ("a|b", 0, True)]


def test_terms_are_entries():
    (items,) = read_page("<dl><dt>seed</dt><dd>1</dd></dl>").blocks
    assert [plain(i.runs) for i in items.items] == ["seed: 1"]


def test_rows_keep_their_anchors_and_spans():
    tables = [b for b in page().blocks if isinstance(b, Table)]
    assert tables[-1].body[0].anchors == ("claim-C1",)
    assert tables[0].head[0].cells[0].rows == 2
    assert tables[0].head[0].cells[1].columns == 2
    assert plain(tables[0].body[1].cells[1].runs) == "under 1 %"


def test_odd_spans_are_one():
    (table,) = read_page('<table><tr><td colspan="x" rowspan="0">a</td></tr></table>').blocks
    assert (table.body[0].cells[0].columns, table.body[0].cells[0].rows) == (1, 1)


def test_shared_patterns_and_the_style_sheet_are_kept():
    content = page()
    assert content.defs == '<defs><pattern id="p"><rect/></pattern></defs>'
    assert "--ink: #123456" in content.style


def test_hostile_text_arrives_as_text():
    content = page()
    words = {plain(b.runs) for b in content.blocks if isinstance(b, Paragraph)}
    for text in HOSTILE.values():
        assert " ".join(clean(text).split()) in words
    assert "<script>alert" not in html()


def test_an_empty_page_has_no_blocks():
    content = read_page("")
    assert content.blocks == ()
    assert content.title == ""
