"""The section on rounds: the findings, and what the template is handed."""

from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.report.sections.scores.skill import skill_sentence
from detente.report.sections.table.past_rounds import misses_sentence
from detente.report.sections.table.rounds import rounds_view


def test_the_findings_are_those_of_past_rounds():
    summary = finished()[0]
    view = rounds_view(summary)
    assert view["misses_sentence"] == misses_sentence(list(summary.rounds.rounds.values()))
    assert view["skill_sentence"] == skill_sentence(summary.rounds)
    assert view["rounds_figure"] is not None
    heads = [head for one in view["round_answers"] for head in one.head.split("; ")]
    assert len(heads) == len(summary.attendance.observed)


def test_announced_rounds_come_with_their_guests():
    summary = finished()[0]
    coming = {
        "title": "Coming",
        "date": "2020-12-01",
        "host": "northland",
        "on_time": 0.5,
        "ever": 0.8,
        "guests": {"southland": {"agreed": True, "if_held": 0.7, "on_time": 0.35}},
    }
    view = rounds_view(altered(summary, {"rounds/announced": {"coming": coming}}))
    (one,) = view["announced"]
    assert one.round.title == "Coming"
    assert one.guests.rows == [(summary.actors["southland"].name, "agreed", "70", "35")]
