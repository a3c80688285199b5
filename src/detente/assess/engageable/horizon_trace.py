"""Trace classes at the horizon to what contact moved and to the traits of the as-of date."""

import numpy as np

from detente.assess.engageable.at_horizon import class_draws
from detente.assess.explain.trace import Context, Place, Series, Trace, Tracer, each, written
from detente.vocabulary.classes import CLASSES

__all__ = ["TRACES"]

_OPTION = "classes_at_horizon/options/*/*"


def _classes(context: Context, place: Place) -> Trace:
    """Return the draws in which a faction is in a class, or changes it."""
    option, name, *_ = place.keys
    run, what = context.run, place.tokens[-1]
    now, then = class_draws(context.case, run.rows, context.seed, [option])
    n = [faction.id for faction in context.case.factions()].index(name)
    before, after = now[:, n], then[option][:, n]
    if what in CLASSES:
        found = after == CLASSES.index(what)
    else:
        found = after > before if what == "better" else after < before
    words = f"{name} at the horizon under {option}: {what}"
    return Series(words, np.asarray(found, dtype=np.float64), ("response",))


TRACES: dict[str, Tracer] = {
    "classes_at_horizon/criteria/*": written,
    **each(_OPTION, ("shares/*", "better", "worse"), _classes),
}
