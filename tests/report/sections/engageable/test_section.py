"""The section on camps: findings first, pictures only where there is something to draw."""

from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.report.sections.engageable.section import camps_view
from detente.report.sections.engageable.words import camp_sentence


def test_the_findings_stand_first():
    summary = finished()[0]
    view = camps_view(summary)
    assert view["camps_lead"][1] == camp_sentence(summary.camps)
    assert "by the cautious rule" in view["camps_lead"][0]
    assert [figure.id for figure in view["camp_figures"]] == [
        "picture-classes",
        "picture-camp-count",
    ]


def test_without_factions_there_are_no_pictures_and_no_cards():
    view = camps_view(altered(finished()[0], {"camps/factions": {}}))
    assert view["camp_figures"] == []
    assert view["cards"] == []
    assert view["pick_lines"]


def test_without_tests_nobody_is_picked():
    assert camps_view(altered(finished()[0], {"camps/tests": {}}))["pick_lines"] == []
