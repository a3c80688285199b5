"""The word *assumed* stands beside a number of an option or lever that random worlds decide."""

from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.report.assumed import assumed_lever, assumed_options
from detente.report.page import render
from detente.report.sections.options.waterfall import waterfall

SUMMARY = finished()[0]
OPTION = next(iter(SUMMARY.strategies))


def planted(measure: str):
    """Return the summary with one option and one lever assumed."""
    option = {"option": "all", "measure": measure, "how": "above no contact", "share": 0.9}
    lever = {"lever": "label", "pulled": "a", "left": "b", "measure": measure, "share": 0.95}
    return altered(
        SUMMARY,
        {"audits/worlds/options": {OPTION: [option]}, "audits/worlds/levers": [lever]},
    )


def test_an_option_is_marked_by_what_is_assumed_of_it():
    found = assumed_options(planted("any_deal"))
    assert set(found) == set(SUMMARY.strategies)
    assert found[OPTION] == {"any_deal": "assumed"}
    assert not any(marks for option, marks in found.items() if option != OPTION)


def test_a_lever_is_marked_for_what_it_moves_alone():
    summary = planted("value")
    assert assumed_lever(summary, "label", "value")
    assert not assumed_lever(summary, "label", "any_deal")
    assert not assumed_lever(summary, "label", "bilateral_deal")
    assert not assumed_lever(summary, "guarantee", "value")


def test_the_word_stands_beside_the_share_of_a_lever():
    gain = {"whole": 0.02, "error": 0.001, "levers": {"label": 0.02}, "errors": {"label": 0.0}}
    gains = {"option": OPTION, "draws": 65, "exact": True, "gains": {"value": gain}}
    summary = altered(planted("value"), {"audits/lever_gains": gains})
    figure = waterfall(summary)
    assert figure is not None
    assert "the label (assumed): +2.0" in figure.alt


def test_the_word_stands_beside_the_numbers_of_the_page():
    marked, plain = render(planted("any_deal")), render(planted("value_without_standing"))
    word = '<span class="flag">assumed</span>'
    assert marked.count(word) >= 1
    assert "deal (assumed), %" in marked
    assert "deal (assumed), %" not in plain
    assert word not in plain
