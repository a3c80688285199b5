"""Say how forecasts of past rounds did against two plain guesses."""

from detente.assess.summary.record import Summary
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
        return "No past round could be forecast and scored."
    near = [(model, errors.nearest_neighbour) for errors, model in scored]
    last = [(model, errors.last_round) for errors, model in scored]
    lost = [
        *_lost(near, "that the nearest come"),
        *_lost(last, "that the same come as last time"),
    ]
    found = join_words(lost) if lost else "could be compared with no guess by distance or last time"
    if len(scored) == 1:
        return f"On the one past round forecast as of the day before, the model {found}."
    return f"Of {len(scored)} past rounds forecast as of the day before, the model {found}."


def _lost(errors: list[tuple[float, float | None]], guess: str) -> list[str]:
    """Say how often the model's error is above that of a guess, where it could be made."""
    both = [(model, other) for model, other in errors if other is not None]
    lost = sum(model > other for model, other in both)
    return [f"lost to the guess {guess} in {lost} of {len(both)}"] if both else []
