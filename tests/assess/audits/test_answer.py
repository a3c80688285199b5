"""A run holds every audit."""

from tests.assess.runs import DRAWS, finished
from tests.ensemble.planted import example

from detente.engagement.registry import MECHANISMS

SUMMARY, ROWS, _ = finished()
AUDITS = SUMMARY.audits


def test_a_run_says_whether_it_meets_the_record_and_what_is_inert():
    assert AUDITS.anchor is not None
    assert AUDITS.anchor.any_deal.here is not None
    assert [row.mechanism for row in AUDITS.inert] == [m.key for m in MECHANISMS]


def test_every_option_has_its_levers_and_its_shares_of_best_and_worst():
    options = set(ROWS.strategies)
    assert AUDITS.levers.keys() == options
    assert AUDITS.extremes.best.keys() == AUDITS.extremes.worst.keys() == options
    assert AUDITS.evidence_alone.outcomes.keys() == options


def test_the_ranking_is_looked_at_in_three_ways():
    ranked = SUMMARY.ranking.order
    assert AUDITS.without_flagged.with_.order == ranked
    for found in (AUDITS.leverage.struck, AUDITS.leverage.reversed):
        assert set(found.order) == set(ranked)
    assert AUDITS.lever_gains.option == ranked[0]


def test_no_audit_runs_more_draws_than_the_run():
    for found in (AUDITS, AUDITS.leverage, AUDITS.evidence_alone, AUDITS.unsourced):
        assert 0 < found.draws <= DRAWS


def test_no_person_is_named_among_the_weak_links():
    persons = {actor.id for actor in example().actors if actor.kind == "leader"}
    named = {name for one in AUDITS.unsourced.tried for name in one.inputs}
    assert named
    assert not any(person in name.split("|")[1].split(">") for person in persons for name in named)
