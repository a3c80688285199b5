"""A question made by hand: an option beside others, with expected values."""

import numpy as np

from detente.assess.asked.shares import Question
from detente.assess.asked.streams import Expected

__all__ = ["question"]


def question(gaps, margin=0.02, harm=None, metrics=("settlement",), **inputs) -> Question:
    """Return option `it` beside others, whose parts are those of `it` less these gaps.

    `gaps` has an array of shape (draw, metric), or (draw,) for one metric, by option.
    """
    parts = {name: np.reshape(gap, (len(gap), -1)) for name, gap in gaps.items()}
    draws = len(next(iter(parts.values())))
    base = np.full((draws, len(metrics)), 0.5)
    names = ("it", *parts)
    toll = None
    if harm is not None:
        toll = np.stack([np.zeros(draws), *(-np.asarray(harm[name]) for name in parts)], axis=1)
    values = Expected(
        options=names,
        metrics=tuple(metrics),
        parts=np.stack([base, *(base - gap for gap in parts.values())], axis=1),
        margins=np.full((draws, len(metrics)), margin / len(metrics)),
        harm=toll,
        inputs={name: np.asarray(column) for name, column in inputs.items()},
    )
    return Question(values, "it", list(parts))
