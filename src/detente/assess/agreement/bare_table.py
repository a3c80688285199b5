"""What the bargaining models make of a bare table of positions, without a case."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import numpy as np

from detente.assess.agreement.bare_record import (
    Chance,
    EndingName,
    TableEnding,
    TableForecast,
    TableIssue,
    TableRound,
)
from detente.assess.agreement.runners.answer import Answer, Ended
from detente.assess.agreement.runners.given import BargainInput, Options, table_input
from detente.assess.agreement.runners.models import MODELS, Model, ask
from detente.errors import DomainError, UnknownNameError
from detente.models.bargaining.challenge.model import Ending
from detente.models.bargaining.voting.compromise import compromise_array
from detente.models.bargaining.voting.median import median_array
from detente.numerics.arrays import Floats
from detente.numerics.ties import LOOSE_TIE
from detente.position_tables.record import PositionTable

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["COLUMNS", "KEYS", "TableOutcomes", "table_outcomes"]

KEYS = tuple(MODELS)  # keys of all models, in the order of print
COLUMNS = ("issue", "model", "variant", "round", "measure", "actor", "value", "note")
_Row: TypeAlias = dict[str, str | float | None]  # a number, a name or nothing in each column
_Fact: TypeAlias = Literal["low", "high", "share", "down", "up"]
_ENDINGS: dict[Ending, EndingName] = {
    Ending.UNDEFINED: "undefined",
    Ending.ROUNDS: "rounds",
    Ending.MEDIAN: "median",
    Ending.REST: "rest",
    Ending.CYCLE: "cycle",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOutcomes:
    """Outcomes of models on a table.

    Parameters
    ----------
    table : PositionTable
        The table.
    issues : dict of TableIssue
        What every model makes of each issue, by name.
    """

    table: PositionTable
    issues: dict[str, TableIssue]

    def to_json(self) -> str:
        """Return everything as JSON text, with the reader's warnings.

        Keys that do not apply to a model are left out.
        """
        content = {
            "table": self.table.file,
            "form": self.table.form,
            "actors": len(self.table.actors),
            "issues": {
                name: issue.model_dump(mode="json", by_alias=True, exclude_unset=True)
                for name, issue in self.issues.items()
            },
            "findings": [f.as_dict() for f in self.table.findings],
        }
        return json.dumps(content, ensure_ascii=False, indent=1)

    def rows(self) -> Iterator[_Row]:
        """Yield the results in long form, one number a row, by the names in `COLUMNS`.

        The measure is ``outcome``, or for a round ``median``, ``mean`` or, with an actor,
        ``position``. A model without an outcome has one row, its ``note`` saying why.
        """
        blank: _Row = dict.fromkeys(COLUMNS)
        for issue, of_issue in self.issues.items():
            for key, forecast in of_issue.models.items():
                about = blank | {"issue": issue, "model": key, "variant": forecast.variant}
                outcome: _Row = {"measure": "outcome", "value": forecast.outcome}
                yield about | outcome | {"note": forecast.why_not}
                for number, step in enumerate(forecast.rounds):
                    here = about | {"round": number}
                    yield here | {"measure": "median", "value": step.median}
                    yield here | {"measure": "mean", "value": step.mean}
                    for actor, place in step.positions.items():
                        yield here | {"measure": "position", "actor": actor, "value": place}

    def to_csv(self) -> str:
        """Return the rows as CSV text with a header; a missing value is an empty cell."""
        text = io.StringIO()
        writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(self.rows())
        return text.getvalue()

    def to_dataframe(self) -> "pd.DataFrame":
        """Return the rows as a pandas table.

        Raises
        ------
        MissingExtraError
            If pandas is not installed.
        """
        from detente.models.labelled import extra

        frame: pd.DataFrame = extra("pandas").DataFrame(list(self.rows()), columns=list(COLUMNS))
        return frame.astype({"value": "float64", "round": "Int64"})


def table_outcomes(
    table: PositionTable,
    models: Sequence[str] | None = None,
    *,
    variant: str | None = None,
    rounds: int | None = None,
    ties: int = 0,
) -> TableOutcomes:
    """Run models on a table.

    Parameters
    ----------
    table : PositionTable
        Positions, saliences and capabilities.
    models : sequence of str, optional
        Only these, keys of `KEYS`; default all.
    variant : str, optional
        Reading of those models that have one of this name; default each model's own.
    rounds : int, optional
        Rounds at most, >= 1; default each model's own.
    ties : int
        In how many random orders exchanges of equal gain are tried, >= 0.

    Raises
    ------
    UnknownNameError
        If a model is not known, or none of them has this variant.
    DomainError
        If `rounds` is below 1 or `ties` below 0.

    Examples
    --------
    >>> from detente.position_tables.record import Stand, position_table
    >>> row = dict(issue="delay", salience=1.0)
    >>> rows = [
    ...     Stand(line=2, actor="A", position=4.0, capability=3.0, **row),
    ...     Stand(line=3, actor="B", position=10.0, capability=1.0, **row),
    ... ]
    >>> table = position_table("years.csv", "plain", rows)
    >>> issues = table_outcomes(table, ["bargaining.compromise"]).issues
    >>> issues["delay"].models["bargaining.compromise"].outcome
    5.5
    """
    chosen = _chosen(models, variant)
    if rounds is not None and rounds < 1:
        message = f"rounds is {rounds}; it must be 1 or more"
        raise DomainError(message)
    if ties < 0:
        message = f"ties is {ties}; it must be 0 or more"
        raise DomainError(message)
    given = table_input(table)
    answers = {}
    for key in chosen:
        options = Options(variant=_fitting(MODELS[key], variant), rounds=rounds, ties=ties)
        answers[key] = options, ask(MODELS[key], given, options)
    return TableOutcomes(
        table=table,
        issues={
            name: TableIssue(
                scale=(float(table.scale[k, 0]), float(table.scale[k, 1])),
                scale_from="file" if table.scale_given[k] else "positions",
                models={
                    key: _forecast(MODELS[key], given, table.actors, k, options, answer)
                    for key, (options, answer) in answers.items()
                },
            )
            for k, name in enumerate(table.issues)
        },
    )


def _chosen(models: Sequence[str] | None, variant: str | None) -> Sequence[str]:
    """Return the keys asked for; refuse unknown ones, and a variant that none of them has."""
    chosen = KEYS if models is None else tuple(dict.fromkeys(models))
    for key in chosen:
        if key not in MODELS:
            message = f"model '{key}' is not known here; allowed: {', '.join(KEYS)}"
            raise UnknownNameError(message)
    having = {key: MODELS[key].variants for key in chosen if MODELS[key].variants}
    if variant is not None and not any(variant in names for names in having.values()):
        allowed = "; ".join(f"{key}: {', '.join(names)}" for key, names in having.items())
        message = f"variant '{variant}' is not known; allowed: {allowed or 'none for these models'}"
        raise UnknownNameError(message)
    return chosen


def _fitting(model: Model, variant: str | None) -> str:
    """Return the variant asked for if the model has it, else its first; empty if it has none."""
    if variant is not None and variant in model.variants:
        return variant
    return next(iter(model.variants), "")


def _forecast(
    model: Model,
    given: BargainInput,
    actors: tuple[str, ...],
    k: int,
    options: Options,
    answer: Answer,
) -> TableForecast:
    """Return what a model makes of one issue; only what applies to the model is set."""
    about: dict[str, Any] = {"title": model.spec.title}  # fields of the record
    if options.variant:
        about["variant"] = options.variant
    outcome = float(answer.outcome[0, k])
    if np.isnan(outcome):
        why_not = answer.why_not[given.issues[k]]
        return TableForecast(**about, outcome=None, rounds=[], why_not=why_not)
    return TableForecast(
        **about,
        outcome=outcome,
        rounds=_rounds(given, actors, k, answer),
        **_facts(given, k, answer),
    )


def _rounds(
    given: BargainInput, actors: tuple[str, ...], k: int, answer: Answer
) -> list[TableRound]:
    """Return the states of an issue up to the round in which the model ended."""
    steps, own = given.position[:, k], answer.middles
    if answer.trace is not None:
        last = len(answer.trace) if answer.ended is None else int(answer.ended.round[0, k]) + 1
        steps = answer.trace[:last, 0, k]
    middles = _middles(given, k, steps) if own is None else own[: len(steps), 0, k]
    return [
        TableRound(
            median=median,
            mean=mean,
            positions={
                name: float(place)
                for name, place in zip(actors, step, strict=True)
                if not np.isnan(place)
            },
        )
        for (median, mean), step in zip(middles.tolist(), steps, strict=True)
    ]


def _middles(given: BargainInput, k: int, steps: Floats) -> Floats:
    """Return the weighted median and mean of positions, shape (round, 2)."""
    weights = given.capability[0, k], given.salience[0, k]
    pair = median_array(steps, *weights), compromise_array(steps, *weights)
    return np.stack(pair, axis=-1)


def _facts(given: BargainInput, k: int, answer: Answer) -> dict[str, Any]:  # fields of the record
    """Return what more a model says of an issue."""
    facts: dict[str, Any] = {
        name: _or_none(float(values[0, k])) for name, values in _numbers(answer).items()
    }
    if answer.chance is not None:
        facts["chances"] = _chances(given.position[0, k], answer.chance[0, k])
    if answer.ended is not None:
        facts["ended"] = _ending(answer.ended, k)
    if answer.exchanges is not None:
        facts["exchanges"] = answer.exchanges[0].tolist()
    if answer.equal_gains is not None:
        facts["equal_gains"] = answer.equal_gains[0].tolist()
    if answer.spread is not None:
        facts["spread"] = tuple(float(end[0, k]) for end in answer.spread)
    if answer.mirrored is not None and _differ(given, k, answer.outcome, answer.mirrored):
        facts["mirrored"] = float(answer.mirrored[0, k])
    if answer.together is not None:
        facts["issues"] = "together" if answer.together else "one by one"
    if answer.deal is not None:
        facts["deal"] = "deal" if answer.deal[0, k] else "no deal"
    return facts


def _differ(given: BargainInput, k: int, one: Floats, other: Floats) -> bool:
    """Return whether two outcomes of an issue differ by more than rounding."""
    low, high = given.scale[k]
    return bool(abs(one[0, k] - other[0, k]) > LOOSE_TIE * (high - low))


def _numbers(answer: Answer) -> dict[_Fact, Floats]:
    """Return the facts that are one number an issue, by the name of their field."""
    found: dict[_Fact, Floats] = {}
    if answer.ends is not None:
        found["low"], found["high"] = answer.ends
    if answer.behind is not None:
        found["share"] = answer.behind
    if answer.pull is not None:
        found["down"], found["up"] = answer.pull
    return found


def _chances(place: Floats, chance: Floats) -> list[Chance]:
    """Return the chances of the distinct positions, lowest position first."""
    options = np.flatnonzero(~np.isnan(chance))
    return [
        Chance(position=float(place[n]), probability=float(chance[n]))
        for n in options[np.argsort(place[options], kind="stable")]
    ]


def _ending(ended: Ended, k: int) -> TableEnding:
    """Return how the rounds of an issue ended."""
    ending: dict[str, Any] = {  # fields of the record
        "how": _ENDINGS[Ending(int(ended.how[0, k]))],
        "round": int(ended.round[0, k]),
    }
    if ended.cycle_start is not None and ended.cycle_length is not None:
        length = int(ended.cycle_length[0, k])
        if length > 0:
            ending |= {"cycle_start": int(ended.cycle_start[0, k]), "cycle": length}
    return TableEnding(**ending)


def _or_none(value: float) -> float | None:
    return None if np.isnan(value) else value
