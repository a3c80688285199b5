"""What the bargaining models make of a bare table of positions, without a case."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from detente.assess.agreement.bare_models import TABLE_MODELS, Options, Result, TableModel
from detente.errors import DetenteError, DomainError, UnknownNameError
from detente.models.bargaining.voting.compromise import compromise_array
from detente.models.bargaining.voting.median import median_array
from detente.numerics.arrays import Floats
from detente.position_tables.record import PositionTable

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["COLUMNS", "KEYS", "TableOutcomes", "table_outcomes"]

KEYS = tuple(TABLE_MODELS)  # keys of all models, in the order of print
COLUMNS = ("issue", "model", "variant", "round", "measure", "actor", "value", "note")
_Row = dict[str, Any]  # a number, a name or nothing in each column


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOutcomes:
    """Outcomes of models on a table.

    Parameters
    ----------
    table : PositionTable
        The table.
    found : dict
        ``issues`` by name: ``scale``, and ``models`` by key as `table_outcomes` says.
    """

    table: PositionTable
    found: dict[str, Any]  # as JSON holds it

    def as_dict(self) -> dict[str, Any]:
        """Return everything as JSON holds it, with the reader's warnings."""
        return {
            "table": self.table.file,
            "form": self.table.form,
            "actors": len(self.table.actors),
            **self.found,
            "findings": [f.as_dict() for f in self.table.findings],
        }

    def rows(self) -> Iterator[_Row]:
        """Yield the results in long form, one number a row, by the names in `COLUMNS`.

        The measure is ``outcome``, or for a round ``median``, ``mean`` or, with an actor,
        ``position``. A model without an outcome has one row, its ``note`` saying why.
        """
        for issue, told in self.found["issues"].items():
            for key, answer in told["models"].items():
                about = {"issue": issue, "model": key, "variant": answer.get("variant")}
                blank = dict.fromkeys(COLUMNS) | about
                outcome = {"measure": "outcome", "value": answer["outcome"]}
                yield blank | outcome | {"note": answer.get("why_not")}
                for number, step in enumerate(answer["rounds"]):
                    here = blank | {"round": number}
                    for name in ("median", "mean"):
                        yield here | {"measure": name, "value": step[name]}
                    for actor, place in step["positions"].items():
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

    Returns
    -------
    TableOutcomes
        A model's entry has its ``title``, the ``outcome`` in the units of the issue or null with
        the reason in ``why_not``, and ``rounds``: median, mean and positions before the first
        round and after each, one entry for models without rounds. Where they apply: ``variant``,
        ``ended`` (how and in which round), ``chances``, ``deal`` and more.

    Raises
    ------
    UnknownNameError
        If a model is not known, or none of them has this variant.
    DomainError
        If `rounds` is below 1.

    Examples
    --------
    >>> from detente.position_tables.record import Stand, position_table
    >>> row = dict(issue="delay", salience=1.0)
    >>> rows = [
    ...     Stand(line=2, actor="A", position=4.0, capability=3.0, **row),
    ...     Stand(line=3, actor="B", position=10.0, capability=1.0, **row),
    ... ]
    >>> table = position_table("years.csv", "plain", rows)
    >>> found = table_outcomes(table, ["bargaining.compromise"]).as_dict()
    >>> found["issues"]["delay"]["models"]["bargaining.compromise"]["outcome"]
    5.5
    """
    chosen = _chosen(models, variant)
    if rounds is not None and rounds < 1:
        message = f"rounds is {rounds}; it must be 1 or more"
        raise DomainError(message)
    found: dict[str, Any] = {  # as JSON holds it
        name: {
            "scale": table.scale[k].tolist(),
            "scale_from": "file" if table.scale_given[k] else "positions",
            "models": {},
        }
        for k, name in enumerate(table.issues)
    }
    for key in chosen:
        model = TABLE_MODELS[key]
        fits = variant if variant in model.variants else next(iter(model.variants), "")
        results = _results(model, table, Options(variant=fits or "", rounds=rounds))
        about = {"title": model.spec.title} | ({"variant": fits} if fits else {})
        for k, (name, result) in enumerate(zip(table.issues, results, strict=True)):
            found[name]["models"][key] = about | _entry(table, k, result)
    return TableOutcomes(table=table, found={"issues": found})


def _chosen(models: Sequence[str] | None, variant: str | None) -> Sequence[str]:
    """Return the keys asked for; refuse unknown ones, and a variant that none of them has."""
    chosen = KEYS if models is None else tuple(dict.fromkeys(models))
    for key in chosen:
        if key not in TABLE_MODELS:
            message = f"model '{key}' is not known here; allowed: {', '.join(KEYS)}"
            raise UnknownNameError(message)
    having = {key: TABLE_MODELS[key].variants for key in chosen if TABLE_MODELS[key].variants}
    if variant is not None and not any(variant in names for names in having.values()):
        told = "; ".join(f"{key}: {', '.join(names)}" for key, names in having.items())
        message = f"variant '{variant}' is not known; allowed: {told or 'none for these models'}"
        raise UnknownNameError(message)
    return chosen


def _results(model: TableModel, table: PositionTable, options: Options) -> list[Result]:
    """Run a model where it can be; else say for every issue why not."""
    actors = len(table.actors)
    why = model.needs
    if actors > model.most:
        why = f"{actors:,} actors; at most {model.most:,} are run here: merge some, or leave out"
        why += " those without influence"
    if model.run is not None and not why:
        try:
            return model.run(table, options)
        except DetenteError as error:
            why = str(error)
    return [Result(why_not=why)] * len(table.issues)


def _entry(table: PositionTable, k: int, result: Result) -> dict[str, Any]:
    """Return what a model makes of one issue, as JSON holds it."""
    why = _empty(table, k) or result.why_not
    if why or not np.isfinite(result.outcome):
        return {"outcome": None, "rounds": [], "why_not": why or "it has no result here"}
    steps = table.position[None, k] if result.steps is None else result.steps
    middles = result.middles if result.middles is not None else _middles(table, k, steps)
    rounds = [
        {
            "median": median,
            "mean": mean,
            "positions": {
                name: place
                for name, place in zip(table.actors, step.tolist(), strict=True)
                if place == place  # noqa: PLR0124 — NaN is nobody there
            },
        }
        for (median, mean), step in zip(middles.tolist(), steps, strict=True)
    ]
    return {"outcome": result.outcome, "rounds": rounds} | result.facts


def _empty(table: PositionTable, k: int) -> str:
    """Return why no model has an outcome on an issue, empty if one may."""
    if not table.present[k].any():
        return "nobody has a position on it"
    return "" if table.influence[k].any() else "nobody has influence on it"


def _middles(table: PositionTable, k: int, steps: Floats) -> Floats:
    """Return the weighted median and mean of positions, shape (round, 2)."""
    weights = table.capability[k], table.salience[k]
    pair = median_array(steps, *weights), compromise_array(steps, *weights)
    return np.stack(pair, axis=-1)
