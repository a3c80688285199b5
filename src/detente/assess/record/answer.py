"""Answer what became of wars like this one, and set the model's number beside it."""

import math
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

import numpy as np

from detente.assess.ends.answer import fate_draws
from detente.assess.ends.record import FATES
from detente.assess.record.chances import forecast_chances, quiet_chances
from detente.assess.record.cited import cited
from detente.assess.record.record import (
    SAME,
    Beside,
    FactRead,
    Held,
    NoRecord,
    RecordChance,
    Resumed,
    WarsLikeThis,
)
from detente.case.case import Case
from detente.case.course.reference import reference_of
from detente.case.schema.conflict import STATED, Conflict, StatedFact
from detente.case.schema.options import Strategy
from detente.case.war_facts import COLUMN, WarState, state_of, war_of
from detente.errors import DomainError
from detente.estimates.record import Cut, Record, latest_cut, shipped
from detente.estimates.war import StatedFacts, outlook_facts
from detente.numerics.arrays import Bools
from detente.runs.draws import Rows
from detente.runs.statistics import rounded, share
from detente.vocabulary.metrics import Metric

__all__ = ["beside", "deal_by_month", "reference_option", "wars_like_this"]

_LONGEST = 60  # months the record reaches
_MOST_APART: Final = 1.0  # log-odds from the record that page one prints at most
_LEAST: Final = 1e-4  # chances of the record stay this far from 0 and 1
_ERRORS = 2.0  # standard errors that make a difference
# Facts that the record reads of a war that is not being fought: the counts hang on no other.
_COUNTED: Final[dict[WarState, tuple[StatedFact, ...]]] = {
    "quiet": ("text_last_3",),
    "first_year": ("started", "episode_started"),
    "over": (),
}


def wars_like_this(
    case: Case, months: int | None = None, *, record: Record | None = None
) -> WarsLikeThis:
    """Return what became of wars like the case's.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    months : int, optional
        Horizon; default: that of the case.
    record : Record, optional
        Estimates made from the data files; default: those that are shipped. One without scores
        takes the scores of those.

    Raises
    ------
    DomainError
        If the record given is of another unit, or knows what came later of the case's own war.
    """
    found = _wars(case, months, record)
    if not found.chances:
        return found
    chances = cited(case, lambda other: _wars(other, months, record).chances)
    return found.model_copy(update={"chances": chances})


def deal_by_month(case: Case, months: Sequence[int]) -> dict[int, RecordChance]:
    """Return the chance of a deal among wars like the case's, by month.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    months : sequence of int
        Months after the as-of date; one that the record does not reach is left out.
    """
    found = {month: _wars(case, month, None).chances for month in months}
    return {month: by_event["deal"] for month, by_event in found.items() if "deal" in by_event}


def _wars(case: Case, months: int | None, given: Record | None) -> WarsLikeThis:
    """Return what became of wars like the case's, without the claims that change it."""
    settings = case.settings
    horizon = settings.horizon_months if months is None else months
    conflict = settings.conflict
    answer = partial(_answer, conflict=conflict, as_of=case.as_of, months=horizon)
    if conflict is None:
        return answer(why="not-stated")
    record = shipped(conflict.unit) if given is None else _usable(given, conflict)
    known = case.as_of.year > min(cut.until for cut in record.cuts)
    if not known and given is None:
        return answer(why="too-early")
    cut = latest_cut(record, case.as_of.year - 1) if known else _without_this_war(record, conflict)
    state = state_of(conflict, case.as_of)
    stated = outlook_facts(cut, war_of(conflict, case.as_of))
    chances: dict[str, RecordChance] = {}
    if horizon <= _LONGEST and state == "fighting":
        fresh = conflict.fresh_text(case.as_of)
        chances = forecast_chances(record, cut, stated, conflict.unit, horizon, fresh=fresh)
    elif horizon <= _LONGEST and state == "quiet":
        chances = quiet_chances(
            record, cut, text=bool(conflict.recent_text(case.as_of)), months=horizon
        )
    return answer(
        why=_why_none(state, horizon),
        read=(record, cut),
        stated=stated,
        state=state,
        chances=chances,
    )


def _usable(record: Record, conflict: Conflict) -> Record:
    """Return a record made by the user, with the shipped scores if it has none."""
    if record.unit != conflict.unit:
        message = f"the record is of the unit `{record.unit}`, the case states `{conflict.unit}`"
        raise DomainError(message)
    if record.gate:
        return record
    scored = shipped(record.unit)
    names = ("scores", "scores_without_fresh_texts", "gate", "quiet_skill", "costs")
    return record.model_copy(update={name: getattr(scored, name) for name in names})


def _without_this_war(record: Record, conflict: Conflict) -> Cut:
    """Return the last cut of a record that knows later years, of other wars only."""
    own = conflict.ucdp.conflict if conflict.ucdp else None
    if own is None or own not in record.excluded:
        number = "NUMBER" if own is None else str(own)
        state = "state `ucdp: {conflict: NUMBER}` in the case, and " if own is None else ""
        message = (
            "the record knows years after the as-of date, and this war is not left out of it; "
            f"{state}build it with `detente record build --exclude {number}`"
        )
        raise DomainError(message)
    return max(record.cuts, key=lambda cut: cut.until)


def _why_none(state: WarState, months: int) -> NoRecord | None:
    if state == "first_year":
        return "first-year"
    if state == "over":
        return "over"
    return "too-long" if months > _LONGEST else None


def _answer(
    conflict: Conflict | None,
    as_of: date,
    months: int,
    *,
    why: NoRecord | None,
    read: tuple[Record, Cut] | None = None,
    stated: StatedFacts | None = None,
    state: WarState = "fighting",
    chances: dict[str, RecordChance] | None = None,
) -> WarsLikeThis:
    record, cut = read or (None, None)
    ucdp = conflict.ucdp if conflict else None
    fought = state == "fighting"
    return WarsLikeThis(
        why_none=why,
        unit=conflict.unit if conflict else None,
        until=cut.until if cut else None,
        quiet=state == "quiet",
        fresh_text=conflict is not None and conflict.fresh_text(as_of),
        own_past=ucdp.conflict in cut.conflict_ids if ucdp and cut else None,
        months=months,
        facts=_facts(conflict, as_of, stated, _read(why, state)) if conflict else {},
        missing=[COLUMN[name] for name in stated.missing] if stated and fought else [],
        chances=chances or {},
        option=None,
        model={},
        first_year=cut.first_year if cut and state == "first_year" else {},
        resumed=_resumed(cut) if cut else {},
        held=_held(cut) if cut else {},
        note=record.note if record else None,
    )


def _read(why: NoRecord | None, state: WarState) -> tuple[StatedFact, ...]:
    """Return the facts that the answer hangs on."""
    nothing = why in {"too-early", "too-long"}
    return () if nothing else _COUNTED.get(state, STATED)


def _facts(
    conflict: Conflict, as_of: date, stated: StatedFacts | None, read: tuple[StatedFact, ...]
) -> dict[str, FactRead]:
    """Return the facts that are stated and read, by the key that states them."""
    moved = {COLUMN[name] for name in stated.clamped} if stated else set()
    return {
        key: FactRead(value=value, claims=list(getattr(conflict.claims, key)), moved=key in moved)
        for key in read
        if (value := _printed(conflict, key, as_of)) is not None
        and not (key == "deal_elsewhere_5" and conflict.unit == "war")
    }


def _printed(conflict: Conflict, key: StatedFact, as_of: date) -> str | None:
    value = conflict.recent_text(as_of) if key == "text_last_3" else getattr(conflict, key)
    if value is None:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value).replace("_", " ")


def _resumed(cut: Cut) -> dict[str, Resumed]:
    return {
        end: Resumed(
            ends=three.n,
            within_3=three.events,
            ends_5=cut.resumed_5[end].n,
            within_5=cut.resumed_5[end].events,
        )
        for end, three in cut.resumed_3.items()
    }


def _held(cut: Cut) -> dict[str, Held]:
    return {
        kind: Held(
            agreements=one.n, years_1=one.holds[0], years_3=one.holds[2], years_5=one.holds[3]
        )
        for kind, one in cut.holding.items()
    }


def reference_option(case: Case) -> Strategy | None:
    """Return the reference option of the case's own; None if it has none."""
    found = reference_of(case)
    return None if found.added else found.option


def beside(case: Case, rows: Rows) -> WarsLikeThis:
    """Return what became of wars like the case's, with the model's share of the same events.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.
    """
    found = wars_like_this(case)
    option = reference_option(case)
    if option is None or option.id not in rows.strategies:
        return found
    model = {
        event: _share(rows.output(option.id, metric) > 0.0, metric, found.chances.get(event))
        for event, metric in SAME.items()
        if rows.has(metric)
    }
    if rows.has("fate"):
        model |= {
            fate: _share(fate_draws(rows, option.id, fate), None, found.chances[fate])
            for fate in FATES
            if fate in found.chances
        }
    return found.model_copy(update={"option": option.id, "model": model})


def _share(hits: Bools, metric: Metric | None, record: RecordChance | None) -> Beside:
    drawn = share(hits)
    # With two draws of each kind added, the error of a share of 0 is not 0.
    nearer = (float(np.count_nonzero(hits)) + 2.0) / (hits.size + 4.0)
    error = (nearer * (1.0 - nearer) / (hits.size + 4.0)) ** 0.5
    outside, apart, printed = False, None, drawn
    if record is not None:
        usual = min(max(record.chance, _LEAST), 1.0 - _LEAST)
        apart = _log_odds(nearer) - _log_odds(usual)
        least, most = (_chance(_log_odds(usual) + way * _MOST_APART) for way in (-1.0, 1.0))
        printed = min(max(drawn, least), most)
    if record is not None and record.low is not None and record.high is not None:
        outside = max(record.low - drawn, drawn - record.high) > _ERRORS * error
    return Beside(
        metric=metric,
        share=drawn,
        error=rounded(error),
        outside=outside,
        apart=None if apart is None else rounded(apart),
        printed=rounded(printed),
    )


def _log_odds(chance: float) -> float:
    return math.log(chance / (1.0 - chance))


def _chance(log_odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-log_odds))
