"""Find claims that would change the answer if not informative, and the value of checking them."""

import os
from dataclasses import dataclass

from detente.assess.evidence.flips.drawn import Drawn
from detente.assess.evidence.flips.paired import Struck, holm, strike_out
from detente.assess.evidence.flips.record import ClaimFlip, Conditional, Effects, Flips
from detente.assess.paired import PairedRerun, Progress, counted
from detente.case.schema.evidence import Claim
from detente.ensemble.grades import accuracy_of
from detente.runs.finished import FinishedRun
from detente.runs.result import Change
from detente.runs.statistics import rounded

__all__ = ["FILE", "REFINED", "SCHEMA", "SCREENED", "flips"]

SCHEMA = "detente-flips/0.2"
FILE = "flips.json"
SCREENED = 64  # draws on which every origin is tested
REFINED = 256  # other draws, on which the origins with the largest effects are tested again
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class _Tried:
    """Results of the paired reruns for one origin."""

    struck: Struck
    draws: int
    corrected: float
    base_first: str | None


def flips(run: FinishedRun, workers: int | None = None, progress: Progress | None = None) -> Flips:
    """Return the effect of each claim on the answer of a run.

    Parameters
    ----------
    run : FinishedRun
        The run.
    workers : int, optional
        Processors, >= 1; does not affect any number.
    progress : callable, optional
        Called with (origins done, total origins).

    Notes
    -----
    Every origin is tested on 64 draws. The ten with the largest effects are tested again on 256
    other draws, so that selection by a chance result does not bias their numbers.
    """
    cores = workers or os.cpu_count() or 1
    evidence = run.task.evidence
    origins = list(evidence.by_origin)
    done = counted(progress, len(origins) + min(_SHOWN, len(origins)))
    run.task.warm()
    screen = PairedRerun(run.task, SCREENED)
    tried = strike_out(screen, origins, cores, done)
    leading = sorted(origins, key=lambda o: _rank(tried[o], o))[:_SHOWN]
    finer = PairedRerun(run.task, REFINED, first=SCREENED)
    again = strike_out(finer, leading, cores, done)
    corrected = holm({o: again.get(o, tried[o]).p_value for o in origins})
    results = {
        o: _Tried(again[o], REFINED, corrected[o], finer.first)
        if o in again
        else _Tried(tried[o], SCREENED, corrected[o], screen.first)
        for o in origins
    }
    leading.sort(key=lambda o: _rank(again[o], o))
    rest = sorted((o for o in origins if o not in again), key=lambda o: _rank(tried[o], o))
    return Flips(
        schema_=SCHEMA,
        digest=run.facts.digest,
        run=run.digest,
        seed=run.facts.seed,
        draws=run.facts.draws,
        screened=SCREENED,
        refined=REFINED,
        first=finer.first,
        claims=_claims(run, [*leading, *rest], results, finer),
        top=[evidence.by_origin[o][0].id for o in leading],
    )


def _rank(struck: Struck, origin: str) -> tuple[float, float, str]:
    """Return the sort key of an origin: change of a lead, largest effect on a metric, name."""
    return (-abs(struck.change or 0.0), -struck.size, origin)


def _claims(
    run: FinishedRun, order: list[str], results: dict[str, _Tried], finer: PairedRerun
) -> dict[str, ClaimFlip]:
    """Return the records by claim; claims of one origin share theirs, context claims come last."""
    drawn = Drawn(run.case, run.rows, run.facts.seed)
    records = {}
    for origin in order:
        tried = results[origin]
        conditional, worth = drawn.effects(origin), drawn.worth(origin)
        for claim in run.task.evidence.by_origin[origin]:
            records[claim.id] = _record(run, claim, origin, tried, conditional, worth)
    effects = finer.compare(finer.rows).metrics
    for claim in run.case.claims:
        if claim.id not in records:
            records[claim.id] = _context(run, claim, effects, finer.first)
    return records


def _record(
    run: FinishedRun,
    claim: Claim,
    origin: str,
    tried: _Tried,
    conditional: Conditional,
    worth: float | None,
) -> ClaimFlip:
    struck = tried.struck
    return ClaimFlip(
        accuracy=rounded(accuracy_of(run.case, claim)),
        origin=origin,
        draws=tried.draws,
        effects=struck.effects,
        change=struck.change,
        against=struck.against,
        p_value=rounded(tried.corrected),
        first=struck.first,
        resampled=rounded(struck.resampled),
        changes_ranking=struck.turns(tried.base_first, tried.corrected),
        conditional=conditional,
        worth_checking=worth,
    )


def _context(run: FinishedRun, claim: Claim, like: Effects, first: str | None) -> ClaimFlip:
    """Return the record of a claim that is only context and is never drawn."""
    zero = Change(delta=0.0, error=0.0)
    ranked = first is not None
    return ClaimFlip(
        accuracy=rounded(accuracy_of(run.case, claim)),
        origin=claim.origin or claim.id,
        draws=0,
        effects={option: dict.fromkeys(metrics, zero) for option, metrics in like.items()},
        change=0.0 if ranked else None,
        against=None,
        p_value=1.0,
        first=first,
        resampled=0.0,
        changes_ranking=False if ranked else None,
        conditional=Conditional(
            draws=0,
            effects={option: dict.fromkeys(metrics, zero) for option, metrics in like.items()},
        ),
        worth_checking=0.0 if ranked else None,
    )
