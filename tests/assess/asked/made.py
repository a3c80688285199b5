"""A question made by hand: an option beside others, with expected values; shares at random."""

import numpy as np
from hypothesis import strategies as st

from detente.assess.asked.rules import Shares
from detente.assess.asked.shares import Question
from detente.assess.asked.streams import Expected

__all__ = ["question", "shares"]


def question(
    gaps, margin=0.02, harm=None, tolerated=0.0, metrics=("settlement",), **inputs
) -> Question:
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
        tolerated=None if harm is None else np.full(draws, tolerated),
        inputs={name: np.asarray(column) for name, column in inputs.items()},
    )
    return Question(values, "it", list(parts))


def shares() -> st.SearchStrategy[Shares]:
    """Return shares of draws that sum to one, with or without more harm."""

    def made(drawn):
        low, high = sorted(drawn[:2])
        return Shares(low, high - low, 1.0 - high, costs=drawn[2])

    return st.tuples(st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.booleans()).map(made)
