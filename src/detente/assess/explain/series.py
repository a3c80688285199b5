"""Numbers of the summary that are taken over the draws: which column, and which mechanisms."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from detente.assess.options.backfires.answer import backfired
from detente.assess.options.metrics import REFERENCE, metric_values
from detente.assess.options.ranking import Values, values_of
from detente.assess.options.stages import chain_of, reached_stages
from detente.assess.table.label_and_conduct import number_of_powers
from detente.engagement.registry import writer_of
from detente.numerics.arrays import Floats
from detente.runs.finished import FinishedRun

__all__ = ["SECTIONS", "Series", "series_of"]

_SCALES = ("objectives", "order", "top", "margin")  # parts of the ranking


@dataclass(frozen=True)
class Series:
    """A number in every draw, of which the summary prints a share, a mean or an interval.

    Parameters
    ----------
    name : str
        What it is, in words.
    values : array of float, shape (draw,)
        NaN where it is not defined.
    mechanisms : tuple of str
        Keys of the mechanisms that write it.
    inputs : tuple of str
        Input columns that it is taken under or with, exactly.
    objectives : bool
        Is it weighed by the case's objectives?
    """

    name: str
    values: Floats
    mechanisms: tuple[str, ...]
    inputs: tuple[str, ...] = ()
    objectives: bool = field(default=False)


def series_of(run: FinishedRun, tokens: Sequence[str]) -> Series | None:
    """Return the series behind a number, or None where it is not taken over the draws.

    Parameters
    ----------
    run : FinishedRun
        The run.
    tokens : sequence of str
        The pointer, in pieces.
    """
    maker = SECTIONS.get(tokens[0])
    try:
        return None if maker is None else maker(run, list(tokens[1:]))
    except (IndexError, ValueError):  # the pointer ends above a number, at a text or at nothing
        return None


def _metric(run: FinishedRun, strategy: str, metric: str) -> Series | None:
    values = metric_values(run.case, run.rows, strategy, metric)
    if values is None:
        return None
    return Series(f"{metric} under {strategy}", values, (writer_of(metric).key,))


def _strategies(run: FinishedRun, tokens: list[str]) -> Series | None:
    return _metric(run, tokens[0], tokens[1])


def _against_none(run: FinishedRun, tokens: list[str]) -> Series | None:
    own, other = (_metric(run, s, tokens[1]) for s in (tokens[0], REFERENCE))
    if own is None or other is None:
        return None
    name = f"{own.name} less that of no contact in the same draw"
    return Series(name, own.values - other.values, own.mechanisms)


def _spread(run: FinishedRun, tokens: list[str]) -> Series | None:
    found = _metric(run, tokens[0], tokens[1])
    sets = tuple(f"hypothesis|{s.id}" for s in run.case.settings.hypotheses)
    return None if found is None else Series(found.name, found.values, found.mechanisms, sets)


def _value(run: FinishedRun, strategy: str, inputs: tuple[str, ...] = ()) -> Series | None:
    values = _values(run)
    if values is None:
        return None
    place = run.rows.strategies.index(strategy)
    mechanisms = tuple(dict.fromkeys(writer_of(o.metric).key for o in values.used))
    name = f"value of {strategy} by the case's objectives"
    return Series(name, values.value[:, place], mechanisms, inputs, objectives=True)


def _values(run: FinishedRun) -> Values | None:
    return values_of(run.case, run.rows, run.facts["seed"])


def _ranking(run: FinishedRun, tokens: list[str]) -> Series | None:
    if tokens[0] in _SCALES:
        order: list[str] = run.summary["ranking"]["order"]
        ranks = tokens[0] in {"order", "top"} and order
        return _value(run, order[0]) if ranks else None
    _, strategy, what, *rest = tokens
    if what == "parts":
        return _metric(run, strategy, rest[0])
    found, values = _value(run, strategy), _values(run)
    if found is None or values is None or what not in {"best", "alone", "regret", "mean_regret"}:
        return found
    own = values.value[:, run.rows.strategies.index(strategy)]
    name = f"what {strategy} falls short of the best option of the draw"
    return Series(name, values.best - own, found.mechanisms, objectives=True)


def _dissent(run: FinishedRun, tokens: list[str]) -> Series | None:
    found = run.summary["dissent"]
    if tokens[0] == "strongest":
        set_id, member = found["strongest"]["set"], None
        top = found["strongest"]["top"]
    else:
        _, set_id, member, *rest = tokens
        top = found["sets"][set_id][member]["top"]
        top = rest[1] if rest[0] == "values" else top
    drawn = (f"hypothesis|{set_id}",)
    if tokens[-1] in {"draws", "share"} or top is None:
        return None
    return _value(run, top, drawn)


def _contested(run: FinishedRun, tokens: list[str]) -> Series | None:
    name, side, what, *rest = tokens
    told = run.summary["contested"][name][side]
    top = rest[0] if what == "values" else told["top"]
    if what in {"draws", "share"} or top is None:
        return None
    return _value(run, top, (f"proposition|{name}",))


def _indicators(run: FinishedRun, tokens: list[str]) -> Series | None:
    if tokens[0] != "events":
        return None
    event = run.summary["indicators"]["events"][int(tokens[1])]
    return _metric(run, run.summary["indicators"]["strategy"], event["target"])


def _plausibility(run: FinishedRun, tokens: list[str]) -> Series | None:
    if tokens[0] != "prior_predictive" or tokens[2] in {"low", "high"}:
        return None
    return _metric(run, REFERENCE, tokens[1])


def _column(
    run: FinishedRun, strategy: str, column: str, words: str, mechanisms: tuple[str, ...]
) -> Series:
    return Series(f"{words} under {strategy}", run.rows.output(strategy, column), mechanisms)


_CONSENSUS = {
    "powers": ("consensus", "share of powers in open or admitted contact"),
    "weighted": ("consensus_weighted", "the same share, weighted by capability"),
}


def _contacts(run: FinishedRun, tokens: list[str]) -> Series | None:
    side, strategy, who, *what = tokens
    if side == "recorded":
        return None
    if side == "factions":
        return _column(run, strategy, f"engaged.{who}", f"contact with {who}", ("contact",))
    if side == "consensus":
        column, words = _CONSENSUS[who]
        return _column(run, strategy, column, words, ("contact",))
    column = "opened" if what[0] in {"ever_open", "first_open"} else "contact"
    return _column(run, strategy, f"{column}.{who}", f"contact of {who}", ("contact",))


_PLANNED = {"rounds": "rounds", "seats": "table_last", "largest": "table_max"}
_TALKS = {
    "probability": "talks",
    "months": "talks",
    "first_month": "first_talk",
    "broken": "broken",
}


def _attendance(run: FinishedRun, tokens: list[str]) -> Series | None:
    side, strategy, what, *rest = tokens
    by = ("attendance",)
    if side == "observed":
        return None
    if side == "talks":
        words = f"talks of government and movement, {what.replace('_', ' ')},"
        return _column(run, strategy, _TALKS[what], words, by)
    if what in _PLANNED:
        return _column(run, strategy, _PLANNED[what], f"{what} of the powers' rounds", by)
    if what == "guests":
        if rest[1] == "asked":
            return None
        if rest[1] == "first":
            column = "first_role" if rest[2] == "roles" else "attended"
            words = f"{column.replace('_', ' ')} of {rest[0]}"
            return _column(run, strategy, f"{column}.{rest[0]}", words, by)
        return _column(run, strategy, f"role.{rest[0]}", f"role of {rest[0]}", by)
    factions = [f.id for f in run.case.factions()]
    seated = rest[1:] if rest[0] == "factions" else factions
    values = np.sum([run.rows.output(strategy, f"seated.{f}") for f in seated], axis=0)
    return Series(f"the movement at the powers' rounds under {strategy}", values, by)


def _outcomes(run: FinishedRun, tokens: list[str]) -> Series | None:
    issue, side, strategy, *rest = tokens
    if side != "strategies":
        return None
    model = rest[1] if rest[0] == "models" else run.summary["model"]["terms"]
    column = f"terms.{model}.{issue}"
    return _column(run, strategy, column, f"terms on {issue}", ("bargaining", "attendance"))


def _norms(run: FinishedRun, tokens: list[str]) -> Series | None:
    part, side, *rest = tokens
    if part != "forecast" or side in {"powers", "start"}:
        return None
    if side == "convenor":
        host = run.case.settings.convenor
        return _column(run, rest[0], f"contact.{host}", f"contact of {host}", ("contact",))
    strategy, measure, what = rest[:3]
    values = number_of_powers(run.case, run.rows, strategy)[measure]
    if what == "against_none":
        values = values - number_of_powers(run.case, run.rows, REFERENCE)[measure]
    words = measure.replace("_", " and ")
    return Series(f"number of powers with {words} under {strategy}", values, ("contact",))


_WRITERS = {
    "cooperation": ("cooperation",),
    "trust": ("trust",),
    "table": ("attendance",),
    "deal": ("bargaining", "ratification"),
    "held": ("ratification",),
}


def _stages(run: FinishedRun, tokens: list[str]) -> Series | None:
    if tokens[0] != "strategies":
        return None
    _, strategy, what, *rest = tokens
    if what != "stages":
        stage, kind = ("deal", "reached") if what == "broken" else ("trust", "reached")
    else:
        stage, kind = rest[0], "reached" if rest[1].startswith("reached") else "chain"

    def of(one: str) -> Floats:
        reached = reached_stages(run.case, run.rows, one)
        found = reached if kind == "reached" else chain_of(reached)
        return found[stage].astype(np.float64)

    values = of(strategy) - of(REFERENCE) if "against_none" in "".join(rest) else of(strategy)
    return Series(f"stage {stage} ({kind}) under {strategy}", values, _WRITERS[stage])


def _backfires(run: FinishedRun, tokens: list[str]) -> Series | None:
    part, strategy, outcome, *rest = tokens
    if part != "strategies":
        return None
    hit = backfired(run.case, run.rows, run.facts["seed"])[strategy, outcome]
    value = _value(run, strategy) if outcome == "value" else None
    writers = value.mechanisms if value else (writer_of(outcome).key,)
    box = run.summary["backfires"]["strategies"][strategy][outcome]["box"]
    held = [one["input"] for one in box["restrictions"]] if box and rest[:1] == ["box"] else []
    inputs = tuple(name for name in held if name in run.rows.inputs)
    name = f"whether {strategy} backfires ({outcome.replace('_', ' ')})"
    return Series(name, hit.astype(np.float64), writers, inputs, objectives=value is not None)


SECTIONS: dict[str, Callable[[FinishedRun, list[str]], Series | None]] = {
    "strategies": _strategies,
    "against_none": _against_none,
    "spread": _spread,
    "ranking": _ranking,
    "dissent": _dissent,
    "contested": _contested,
    "indicators": _indicators,
    "backfires": _backfires,
    "plausibility": _plausibility,
    "contacts": _contacts,
    "norms": _norms,
    "stages": _stages,
    "attendance": _attendance,
    "outcomes": _outcomes,
}
