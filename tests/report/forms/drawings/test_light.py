"""The style sheet of drawings: light theme, no variables, no layout."""

from importlib.resources import files

from detente.report.forms.drawings.light import light_style


def test_variables_are_those_of_the_light_theme():
    css = """
    :root { --ink: #111; --line: var(--ink); }
    @media (prefers-color-scheme: dark) { :root { --ink: #eee; } .a { fill: red; } }
    .a { fill: var(--line); stroke: var(--none, blue) } /* .b { fill: red } */
    """
    assert light_style(css) == ".a{fill:#111;stroke:blue}"


def test_pairs_take_the_light_value():
    assert light_style(".a { fill: light-dark(#fff, #000) }") == ".a{fill:#fff}"


def test_rules_of_layout_and_of_the_page_are_left_out():
    css = "body { color: red } .a { display: none; margin: 1px } p { fill: red } h2.b { fill: red }"
    assert light_style(css) == ""
    assert light_style("@import 'x'; @page { margin: 0 } .a { opacity: .5 }") == ".a{opacity:.5}"


def test_fonts_are_left_to_the_drawing():
    css = ".a { font: bold 12px/1.2 serif } .b { font: inherit } .c { font-size: .75rem }"
    assert light_style(css) == ".a{font-weight:bold;font-size:12px}\n.c{font-size:12px}"


def test_what_is_around_a_drawing_is_left_out_of_selectors():
    css = "figure > svg text, #x .y, .z:hover, main .fig .t { fill: red }"
    assert light_style(css) == "svg text,.fig .t{fill:red}"


def test_the_style_sheet_of_the_page_has_no_variable_left():
    css = (files("detente.report") / "page.css").read_text(encoding="utf-8")
    made = light_style(css)
    assert made
    for text in ("var(", "@", "--", "/*", "font-family"):
        assert text not in made
    assert all(line.count("{") == 1 for line in made.splitlines())
