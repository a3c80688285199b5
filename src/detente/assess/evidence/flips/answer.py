"""Which claim, were it not informative, would change the answer, and what checking it is worth."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from detente.assess.evidence.flips.drawn import Drawn
from detente.assess.evidence.flips.paired import Paired, Struck, holm
from detente.case.schema.evidence import Claim
from detente.ensemble.grades import accuracy_of
from detente.runs.finished import FinishedRun
from detente.runs.statistics import rounded

__all__ = ["FILE", "REFINED", "SCHEMA", "SCREENED", "flips"]

SCHEMA = "detente-flips/0.1"
FILE = "flips.json"
SCREENED = 64  # draws on which every origin is tried
REFINED = 256  # other draws, on which those that moved most are run again
_SHOWN = 10

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Found:
    """What the paired runs say of one origin."""

    struck: Struck
    draws: int
    corrected: float
    base_first: str | None


def flips(
    run: FinishedRun, workers: int | None = None, progress: Progress | None = None
) -> dict[str, Any]:
    """Return what each claim does to the answer of a run.

    Parameters
    ----------
    run : FinishedRun
        The run.
    workers : int, optional
        Processors, >= 1; changes no number.
    progress : callable, optional
        Told (origins run, origins in all).

    Returns
    -------
    dict
        ``claims`` by id, those that matter most first: ``accuracy``; ``origin``, which it may
        share with others; ``effects`` by strategy and metric, ``delta`` and ``error``, of the
        ``draws`` run again with the origin not informative and all else equal (paired);
        ``change`` of the lead of the first strategy ``against`` another, in units of value, with
        the ``p_value`` corrected for all origins tried; ``first``, who then comes first;
        ``resampled``, the share of 1,000 resamples in which that is another; ``changes_ranking``,
        true where another comes first, in 95 % of the resamples, and the change is no noise;
        ``conditional``, the difference among the run's own draws (see
        :class:`detente.assess.evidence.flips.drawn.Drawn`); ``worth_checking`` in units of value,
        or None, "cannot tell". ``top`` holds the first claim of each of the ten origins that
        matter most.

    Notes
    -----
    Every origin is tried on 64 draws; the ten that move most are run again on 256 other draws, so
    that being picked for a lucky number does not flatter them.
    """
    cores = workers or os.cpu_count() or 1
    evidence = run.task.evidence
    origins = list(evidence.by_origin)
    tell = progress or _say_nothing
    total = len(origins) + min(_SHOWN, len(origins))
    run.task.warm()
    screen = Paired(run.task, 0, SCREENED)
    tried = screen.struck(origins, cores, lambda done, _: tell(done, total))
    leading = sorted(origins, key=lambda o: _rank(tried[o], o))[:_SHOWN]
    finer = Paired(run.task, SCREENED, REFINED)
    again = finer.struck(leading, cores, lambda done, _: tell(len(origins) + done, total))
    corrected = holm({o: again.get(o, tried[o]).p_value for o in origins})
    found = {
        o: _Found(again[o], REFINED, corrected[o], finer.base_first)
        if o in again
        else _Found(tried[o], SCREENED, corrected[o], screen.base_first)
        for o in origins
    }
    leading.sort(key=lambda o: _rank(again[o], o))
    rest = sorted((o for o in origins if o not in again), key=lambda o: _rank(tried[o], o))
    return {
        "schema": SCHEMA,
        "digest": run.facts.digest,
        "seed": run.facts.seed,
        "draws": run.facts.draws,
        "screened": SCREENED,
        "refined": REFINED,
        "first": finer.base_first,
        "claims": _claims(run, [*leading, *rest], found),
        "top": [evidence.by_origin[o][0].id for o in leading],
    }


def _say_nothing(done: int, total: int) -> None:
    """Take no notice of progress."""


def _rank(struck: Struck, origin: str) -> tuple[float, float, str]:
    """Return what sorts origins: change of a lead, then effect on any metric, then name."""
    return (-abs(struck.change or 0.0), -struck.size, origin)


def _claims(run: FinishedRun, order: list[str], found: dict[str, _Found]) -> dict[str, Any]:
    """Return the records by claim, those of one origin alike; what is only context has none."""
    drawn = Drawn(run.case, run.rows, run.facts.seed)
    records: dict[str, Any] = {}
    for origin in order:
        one = found[origin]
        told = {
            "draws": one.draws,
            **one.struck.as_record(one.base_first, one.corrected),
            "conditional": drawn.effects(origin),
            "worth_checking": drawn.worth(origin),
        }
        for claim in run.task.evidence.by_origin[origin]:
            records[claim.id] = _named(run, claim, origin) | told
    feeds_nothing = {**told, **_nothing(told)} if order else {}
    for claim in run.case.claims:
        if claim.id not in records:
            records[claim.id] = _named(run, claim, claim.origin or claim.id) | feeds_nothing
    return records


def _nothing(like: dict[str, Any]) -> dict[str, Any]:
    """Return the record of a claim that is context only and is never drawn."""
    zero = {"delta": 0.0, "error": 0.0}
    none = {s: dict.fromkeys(metrics, zero) for s, metrics in like["effects"].items()}
    known = like["change"] is not None
    return {
        "draws": 0,
        "effects": none,
        "change": 0.0 if known else None,
        "against": None,
        "p_value": 1.0,
        "resampled": 0.0,
        "changes_ranking": False if known else None,
        "conditional": {"draws": 0, "effects": none},
        "worth_checking": 0.0 if known else None,
    }


def _named(run: FinishedRun, claim: Claim, origin: str) -> dict[str, Any]:
    return {"accuracy": rounded(accuracy_of(run.case, claim)), "origin": origin}
