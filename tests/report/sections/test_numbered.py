"""Sections have the number of their place on the page, in headings and contents alike."""

from detente.report.sections.numbered import number_and_name, numbered_sections

PAGE = (
    '<section id="page-one"><h2 id="x">Dissent</h2></section><section id="inner">'
    '<nav class="contents"><a href="#page-one">Page one</a><a href="#a">Ends</a>'
    '<a href="#part">Months</a><a href="#b">Limits</a></nav>'
    '<h2 id="a">How it <b>ends</b></h2><a href="#a">back</a><h3 id="part">Month by month</h3>'
    '<h2 class="y" id="b">Limits</h2></section>'
)


def test_headings_and_their_entries_have_the_same_number():
    made = numbered_sections(PAGE)
    assert '<h2 id="a">1. How it <b>ends</b></h2>' in made
    assert '<h2 class="y" id="b">2. Limits</h2>' in made
    assert '<a href="#a">1. Ends</a>' in made
    assert '<a href="#b">2. Limits</a>' in made


def test_page_one_smaller_parts_and_other_links_have_no_number():
    made = numbered_sections(PAGE)
    for same in (
        '<h2 id="x">Dissent</h2>',
        '<a href="#page-one">Page one</a>',
        '<a href="#part">Months</a>',
        '<h3 id="part">Month by month</h3>',
        '<a href="#a">back</a>',
    ):
        assert same in made


def test_a_section_that_is_missing_leaves_no_gap():
    made = numbered_sections(PAGE.replace('<h2 id="a">How it <b>ends</b></h2>', ""))
    assert '<h2 class="y" id="b">1. Limits</h2>' in made
    assert '<a href="#b">1. Limits</a>' in made
    assert '<a href="#a">Ends</a>' in made


def test_a_number_is_told_from_the_name():
    assert number_and_name("12. What is said. And denied") == ("12", "What is said. And denied")
    assert number_and_name("2018 and after") == ("", "2018 and after")
