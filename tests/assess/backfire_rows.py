"""Columns of a run in which it is planted where a strategy backfires."""

import numpy as np
from tests.assess.camp_cases import beside_none, with_settings

from detente.case.case import Case
from detente.runs.draws import Rows

NAMES = ("none", "selective")
OPEN, BALANCE = "assessment|southland|interest|spillover", "assessment|capital|balance|"


def case(**changes) -> Case:
    """Return the example, comparing two options and ranking none."""
    kept = [s for s in beside_none().settings.strategies if s.id in NAMES]
    return with_settings(beside_none(), **{"strategies": kept, "objectives": [], **changes})


def inputs(draws: int, seed: int = 0, noise: int = 40) -> dict[str, np.ndarray]:
    """Return two numbers and a reading of the movement, among inputs of pure noise."""
    rng = np.random.default_rng(seed)
    found = {"draw": np.arange(draws)}
    for n in range(noise):
        found[f"assessment|a{n}>b|trust|"] = rng.uniform(size=draws)
    found[OPEN] = rng.uniform(size=draws)
    found[BALANCE] = rng.uniform(size=draws)
    found["hypothesis|movement"] = rng.integers(0, 3, draws)
    return found


def rows(hit: np.ndarray, drawn: dict[str, np.ndarray], **outputs) -> Rows:
    """Return rows in which the toll of selective engagement is a tenth higher where ``hit``."""
    columns = {"toll": (np.full(hit.size, 50.0), np.where(hit, 55.0, 50.0)), **outputs}
    return Rows(
        NAMES,
        {
            "draw": np.repeat(np.arange(hit.size), 2),
            **{name: np.stack(pair, axis=1).ravel() for name, pair in columns.items()},
        },
        drawn,
    )
