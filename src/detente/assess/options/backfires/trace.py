"""Trace the results on when an option backfires."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from detente.assess.explain.nodes import assumption
from detente.assess.explain.trace import (
    Context,
    Place,
    Series,
    Trace,
    Tracer,
    each,
    of_the_model,
    of_the_run,
)
from detente.assess.options.backfires.answer import OUTCOMES, backfired
from detente.assess.options.backfires.inputs import conditions
from detente.assess.options.ranking import values_of
from detente.assess.options.record import Backfire, Box, Harm, RestrictedInput
from detente.engagement.registry import writers_of
from detente.engagement.setup.sorting import borders_of, traits
from detente.numerics.arrays import Bools
from detente.vocabulary.input_key import InputKey

__all__ = ["TRACES"]

_ROUNDING = 1e-6  # limits are printed with six digits


@dataclass(frozen=True)
class _Question:
    """One option and one kind of harm: its draws and its printed result."""

    context: Context
    option: str
    harm: Harm

    @cached_property
    def hit(self) -> Bools:
        """Draws in which it backfires."""
        hits = backfired(self.context.case, self.context.run.rows, self.context.seed)
        return hits[self.option, self.harm]

    @property
    def answer(self) -> Backfire:
        """The printed answer."""
        answer = self.context.summary.backfires.strategies[self.option][self.harm]
        assert answer is not None  # the pointer leads into it
        return answer

    @property
    def box(self) -> Box:
        """The printed box."""
        box = self.answer.box
        assert box is not None  # the pointer leads into it
        return box

    @property
    def inside(self) -> Bools:
        """Draws that are in the printed box."""
        inside = np.ones(self.hit.size, dtype=np.bool_)
        columns = conditions(self.context.case, self.context.run.rows)
        by_key = {str(condition.key): condition for condition in columns}
        for limit in self.box.restrictions:
            condition = by_key[limit.input]
            if limit.low is not None:
                inside &= condition.column >= limit.low - _ROUNDING
            if limit.high is not None:
                inside &= condition.column <= limit.high + _ROUNDING
            if limit.kept is not None:
                kept = [condition.values.index(value) for value in limit.kept]
                inside &= np.isin(condition.column, kept)
        return inside

    def inputs(self, limits: list[RestrictedInput]) -> tuple[InputKey, ...]:
        """Return the input columns behind the restrictions of a box.

        For a class, these are the inputs that it is computed from. Means over leaders are left out.
        """
        keys = [InputKey.parse(limit.input) for limit in limits]
        columns = [key for key in keys if str(key) in self.context.run.rows.inputs]
        return tuple(dict.fromkeys(drawn for key in columns for drawn in self._drawn(key)))

    def _drawn(self, key: InputKey) -> list[InputKey]:
        if key.kind not in {"class", "true_class"}:
            return [key]
        faction = self.context.case.actors[key.subject]
        return self.context.used(lambda inputs: (traits(inputs, [faction]), borders_of(inputs)))

    def series(
        self, what: str, values: Bools, where: Bools, inputs: tuple[InputKey, ...]
    ) -> Series:
        """Return flags as a series, NaN in draws that do not count."""
        context = self.context
        weighed = None
        if self.harm == "value":
            weighed = values_of(context.case, context.run.rows, context.seed)
        return Series(
            what.format(f"{self.option} backfires ({self.harm.replace('_', ' ')})"),
            np.where(where, values.astype(np.float64), np.nan),
            weighed.mechanisms if weighed is not None else writers_of(self.harm),
            inputs,
            objectives=weighed is not None,
        )


def _question(context: Context, place: Place) -> _Question:
    option, key = place.keys[:2]
    return _Question(context, option, next(harm for harm in OUTCOMES if harm == key))


def _rate(context: Context, place: Place) -> Trace:
    question = _question(context, place)
    everywhere = np.ones(question.hit.size, dtype=np.bool_)
    return question.series("whether {}", question.hit, everywhere, ())


def _box(context: Context, place: Place) -> Trace:
    """Return the flags behind a share of a box, in the half of the draws that it refers to."""
    question = _question(context, place)
    unseen = "/unseen/" in place.pattern or place.field == "stable"
    half = np.arange(question.hit.size) % 2 == int(unseen)
    hit, inside = question.hit, question.inside
    inputs = question.inputs(question.box.restrictions)
    of = f", in the half of the draws that the box was {'not ' if unseen else ''}made from"
    if place.field == "base":
        return question.series(f"whether {{}}{of}", hit, half, ())
    if place.field == "support":
        return question.series(f"whether a draw is in the box where {{}}{of}", inside, half, inputs)
    if place.field == "coverage":
        name = f"whether a draw in which {{}} is in the box{of}"
        return question.series(name, inside, half & hit, inputs)
    return question.series(f"whether {{}} in the box{of}", hit, half & inside, inputs)


def _restriction(context: Context, place: Place) -> Trace:
    """Return where an option backfires with the restricted input, or why there is no limit."""
    question = _question(context, place)
    limit = question.box.restrictions[int(place.keys[2])]
    sides = {"low": limit.low, "low_range": limit.low, "high": limit.high, "high_range": limit.high}
    if place.field in sides and sides[place.field] is None:
        return (assumption(place.name, "the box has no limit on this side"),)
    if place.field == "values" and limit.kept is None:
        return (assumption(place.name, "an input with an order has limits, not values"),)
    seen = np.arange(question.hit.size) % 2 == 0
    name = "whether {}, in the half of the draws that the box was made from"
    return question.series(name, question.hit, seen, question.inputs([limit]))


def _claims(context: Context, place: Place) -> Trace:
    """Return the reports and denials of a restricted tie."""
    claims = _question(context, place).box.restrictions[int(place.keys[2])].claims
    named = claims if len(place.keys) == 3 else [claims[int(place.keys[3])]]
    none = (assumption(place.name, "no claim is about this input"),)
    return context.facts.claims(named) or none


_ANSWER = "backfires/strategies/*/*"
_BOX = f"{_ANSWER}/box"
_SHARES = ("coverage", "density", "support")

TRACES: dict[str, Tracer] = {
    **each("backfires", ("reference", "material"), of_the_model),
    "backfires/draws": of_the_run,
    **each(_ANSWER, ("draws", "rate", "why_not"), _rate),
    **each(_BOX, ("stable", *_SHARES), _box),
    **each(f"{_BOX}/unseen", (*_SHARES, "interval/*", "base", "p_value"), _box),
    **each(f"{_BOX}/restrictions/*", ("input", "values/*"), _restriction),
    **each(f"{_BOX}/restrictions/*", ("low", "high", "low_range/*", "high_range/*"), _restriction),
    **each(f"{_BOX}/restrictions/*", ("quasi_p", "recurs"), _restriction),
    f"{_BOX}/restrictions/*/claims/*": _claims,
}
