"""Misses of past rounds are counted."""

from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.assess.attendance.record import RoundErrors
from detente.assess.summary.record import Summary
from detente.report.sections.scores.past import rounds_sentence


def scored(model: float, near: float | None, last: float | None) -> dict:
    first = finished()[0].rounds.rounds["first"]
    errors = RoundErrors(asked=3, model=model, nearest_neighbour=near, last_round=last)
    return first.model_copy(update={"brier": errors}).model_dump(mode="json")


def with_rounds(rounds: dict[str, dict]) -> Summary:
    return altered(finished()[0], {"rounds/rounds": rounds})


def test_misses_against_the_baselines_are_counted():
    rounds = {"a": scored(0.3, 0.1, 0.5), "b": scored(0.3, 0.4, None)}
    text = rounds_sentence(with_rounds(rounds))
    assert "Of 2 past rounds" in text
    assert "lost to the guess that the nearest come in 1 of 2" in text
    assert "as last time in 0 of 1" in text
    nothing = "No past round could be forecast and scored."
    assert rounds_sentence(with_rounds({})) == nothing
