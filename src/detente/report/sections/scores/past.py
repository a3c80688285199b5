"""Say how forecasts of past rounds did against two plain guesses."""

from detente.assess.summary.record import Summary
from detente.report.messages.say import count, say
from detente.report.words import join_words

__all__ = ["rounds_sentence"]


def rounds_sentence(summary: Summary) -> str:
    """Say how the forecasts of past rounds fared against the two baselines."""
    scored = [
        (r.brier, r.brier.model)
        for r in summary.rounds.rounds.values()
        if r.brier is not None and r.brier.model is not None
    ]
    if not scored:
        return say("No past round could be forecast and scored.")
    near = _lost([(model, errors.nearest_neighbour) for errors, model in scored])
    last = _lost([(model, errors.last_round) for errors, model in scored])
    lost = []
    if near:
        lost.append(say("lost to the guess that the nearest come in {rounds}", rounds=near))
    if last:
        lost.append(
            say("lost to the guess that the same come as last time in {rounds}", rounds=last)
        )
    if not lost:
        return count(
            len(scored),
            "On the one past round forecast as of the day before, the model could be compared with "
            "no guess by distance or last time.",
            "Of {number} past rounds forecast as of the day before, the model could be compared "
            "with no guess by distance or last time.",
        )
    return count(
        len(scored),
        "On the one past round forecast as of the day before, the model {comparison}.",
        "Of {number} past rounds forecast as of the day before, the model {comparison}.",
        comparison=join_words(lost),
    )


def _lost(errors: list[tuple[float, float | None]]) -> str:
    """Return how often the model's error is above that of a guess, of how many."""
    both = [(model, other) for model, other in errors if other is not None]
    lost = sum(model > other for model, other in both)
    return say("{number} of {rounds}", number=lost, rounds=len(both)) if both else ""
