"""The tree of a page; drawings are kept as they are written."""

from detente.report.forms.elements import parse

NESTED = '<svg viewBox="0 0 1 1"><svg preserveAspectRatio="none"><path d="M0,0"/></svg></svg>'


def test_a_drawing_is_kept_with_its_case_and_what_is_within():
    tree = parse(f"<div>a{NESTED}b<svg/>c{NESTED}</div>")
    assert tree.drawings == (NESTED, NESTED)
    (div,) = tree.root.find("div")
    drawings = [e for e in div.children if not isinstance(e, str)]
    assert [e.attrs.get("data-drawing") for e in drawings] == ["0", None, "1"]
    assert div.text() == "abc"


def test_elements_without_an_end_hold_nothing():
    tree = parse("<p>a<br>b<meta charset=utf-8>c</p><p>d</p>")
    assert [p.text() for p in tree.root.find("p")] == ["abc", "d"]


def test_an_end_without_a_start_is_passed_over():
    assert parse("<p>a</b>b</p>").root.text() == "ab"


def test_hidden_elements_and_classes():
    (one, two, three) = parse(
        '<p hidden></p><p aria-hidden="true"></p><p class="a b"></p>'
    ).root.find("p")
    assert one.hidden
    assert two.hidden
    assert not three.hidden
    assert three.classes == ["a", "b"]


def test_entities_are_read():
    assert parse("<p>a &lt;b&gt; &amp;nbsp;</p>").root.text() == "a <b> &nbsp;"
