"""Trace a field of a result to a number in every draw, or exactly to rows of the case.

Each question has a table ``TRACES`` from the pattern of a field to a function that traces it. A
pattern is the field's JSON pointer with ``*`` in place of ids and list positions, for example
``contacts/powers/*/*/ever_open``. A test compares the tables with the fields of the records:
every field has exactly one entry, so there is no default.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, TypeAlias

from detente.assess.explain.case_steps import CaseSteps
from detente.assess.explain.inputs import InputSteps, used_by
from detente.assess.explain.nodes import Node, assumption, judgement
from detente.assess.explain.sensitivity import Classed, classed
from detente.assess.summary.record import Summary, summary_of
from detente.case.case import Case
from detente.engagement.setup.inputs import Inputs
from detente.ensemble.chunks import Columns
from detente.numerics.arrays import Floats
from detente.runs.finished import FinishedRun
from detente.vocabulary.input_key import InputKey

__all__ = [
    "Context",
    "Place",
    "Series",
    "Trace",
    "Tracer",
    "Traces",
    "each",
    "of_the_model",
    "of_the_run",
    "written",
]

_WORTH: Final = "worth|"


@dataclass(frozen=True)
class Series:
    """A number in every draw; the summary prints its share, mean or interval.

    Parameters
    ----------
    name : str
        The number in words; it also keys the shuffle that estimates the noise.
    values : array of float, shape (draw,)
        NaN if it is not defined.
    mechanisms : tuple of str
        Keys of the mechanisms that write it.
    inputs : tuple of InputKey
        Input columns that it uses exactly.
    objectives : bool
        Does it use the weights of the case's objectives?
    """

    name: str
    values: Floats
    mechanisms: tuple[str, ...]
    inputs: tuple[InputKey, ...] = ()
    objectives: bool = field(default=False)

    @property
    def reads_worths(self) -> bool:
        """Can the worths of ends move it? They only count a finished war, in values and `worth`."""
        return self.objectives or "worth" in self.name.split()


@dataclass(frozen=True, slots=True)
class Place:
    """Position of a number in the summary.

    Parameters
    ----------
    tokens : tuple of str
        The pointer, in pieces.
    pattern : str
        Pattern of its field.
    keys : tuple of str
        The ids and list positions in place of the pattern's stars, in order.
    """

    tokens: tuple[str, ...]
    pattern: str
    keys: tuple[str, ...]

    @property
    def name(self) -> str:
        """The pointer without the first slash."""
        return "/".join(self.tokens)

    @property
    def field(self) -> str:
        """The last named field of the pattern."""
        return next(part for part in reversed(self.pattern.split("/")) if part != "*")


@dataclass(frozen=True)
class Context:
    """A finished run, and its case as steps of an explanation.

    Parameters
    ----------
    run : FinishedRun
        The run.
    """

    run: FinishedRun

    @property
    def case(self) -> Case:
        """The case as run, cut to the as-of date."""
        return self.run.case

    @property
    def seed(self) -> int:
        """Seed of the run."""
        return self.run.facts.seed

    @cached_property
    def summary(self) -> Summary:
        """The summary of the run."""
        return summary_of(self.run)

    @cached_property
    def content(self) -> Any:  # any JSON value
        """The summary as JSON values."""
        return self.summary.model_dump(mode="json", by_alias=True)

    @cached_property
    def facts(self) -> CaseSteps:
        """Rows of the case as steps."""
        return CaseSteps(self.run.case)

    @cached_property
    def inputs(self) -> InputSteps:
        """Input columns as steps."""
        return InputSteps(self.facts, self.run.rows.inputs)

    def read_by(self, series: Series) -> tuple[Columns, Classed]:
        """Return the input columns that can move a number, plain and in classes.

        Parameters
        ----------
        series : Series
            The number.
        """
        return self._all_inputs if series.reads_worths else self._but_worths

    @cached_property
    def _all_inputs(self) -> tuple[Columns, Classed]:
        return self.run.rows.inputs, classed(self.run.rows.inputs)

    @cached_property
    def _but_worths(self) -> tuple[Columns, Classed]:
        inputs = self.run.rows.inputs
        kept = {name: c for name, c in inputs.items() if not name.startswith(_WORTH)}
        return kept, classed(kept)

    def used(self, ask: Callable[[Inputs], object]) -> list[InputKey]:
        """Return the inputs that a question draws, by asking it again."""
        return used_by(self.run.case, self.seed, ask)

    def column(self, strategy: str, column: str, words: str, mechanisms: tuple[str, ...]) -> Series:
        """Return an output column of one option as a series."""
        values = self.run.rows.output(strategy, column)
        return Series(f"{words} under {strategy}", values, mechanisms)


Trace: TypeAlias = "Series | tuple[Node, ...]"
Tracer: TypeAlias = Callable[[Context, Place], Trace]
Traces: TypeAlias = Mapping[str, Tracer]


def each(stem: str, names: Iterable[str], tracer: Tracer) -> dict[str, Tracer]:
    """Return entries for several fields of one record that have the same tracer.

    Examples
    --------
    >>> sorted(each("sources/*", ("title", "url"), written))
    ['sources/*/title', 'sources/*/url']
    """
    return {f"{stem}/{name}" if stem else name: tracer for name in names}


def written(_context: Context, place: Place) -> Trace:
    """Trace a field that repeats text of the case."""
    return (judgement(place.name, "as written in the case", "stated by the case's authors"),)


def of_the_run(_context: Context, place: Place) -> Trace:
    """Trace a field that the user set when starting the run, or that follows from it."""
    return (assumption(place.name, "set when the run was started, or follows from that"),)


def of_the_model(_context: Context, place: Place) -> Trace:
    """Trace a field that follows from what this version of the program models."""
    return (assumption(place.name, "follows from what this version models"),)
