"""The rule that did best at past rounds says its own numbers of the next one."""

from tests.engagement.attendance.rounds import rounds_case

from detente.assess.attendance.beside import beside_rule
from detente.assess.attendance.next_round import forecast_next
from detente.assess.attendance.past_rounds import forecast_rounds
from detente.assess.attendance.rules import rule_forecasts
from detente.case.rounds import round_cells

CASE = rounds_case({"southland": "came", "capital": "came"}, {"southland": "came"})


def test_each_guest_has_the_chance_of_the_best_rule():
    past = forecast_rounds(CASE, draws=2)
    best = past.scores.readings["not-asked"].attendance["all"].best
    cells = round_cells(CASE)
    rule = rule_forecasts(CASE, cells, "talks")[best]
    assert past.upcoming.rule == best
    for guest, one in past.upcoming.guests.items():
        assert abs(one.rule - rule.present[cells.guests.index(guest)]) < 1e-6
    plain = forecast_next(CASE, 2)
    assert beside_rule(CASE, plain, past.scores) == past.upcoming
    assert [g.present for g in plain.guests.values()] == [
        g.present for g in past.upcoming.guests.values()
    ]


def test_without_scores_no_rule_stands_beside_it():
    plain = forecast_next(CASE, 2)
    assert beside_rule(CASE, plain, None) is plain
    none = forecast_rounds(rounds_case(), draws=2).upcoming
    assert none.rule is None
    assert all(one.rule is None for one in none.guests.values())
