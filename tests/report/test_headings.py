"""Each heading of the inner report has an anchor of its own and a link to it."""

import re

from detente.report.headings import linked_headings

INNER = '<section id="inner">'


def test_a_heading_without_an_anchor_gets_one_that_is_free():
    made = linked_headings(f'<p id="so-it-is">x</p>{INNER}<h3>So it is</h3><h3>So it is</h3>')
    assert re.findall(r'<h3 id="([^"]+)"', made) == ["so-it-is-2", "so-it-is-3"]
    assert 'href="#so-it-is-3" aria-label="Link to this section"' in made


def test_an_anchor_and_other_attributes_are_kept():
    made = linked_headings(f'{INNER}<h2 class="x" id="ends">How <b>it</b> ends</h2>')
    assert made.startswith(f'{INNER}<h2 class="x" id="ends">How <b>it</b> ends<a class="self"')
    assert 'href="#ends" aria-label="Link to this section"></a></h2>' in made


def test_page_one_is_left_as_it_is():
    front = '<section id="page-one"><h2>Dissent</h2></section>'
    assert linked_headings(front) == front
    assert linked_headings(front + INNER) == front + INNER


def test_signs_only_still_make_an_anchor():
    assert '<h4 id="heading">“…”<a' in linked_headings(f"{INNER}<h4>“…”</h4>")
