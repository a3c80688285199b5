"""Who labels the movement and deals with it all the same: on record, and at the horizon.

Four things are counted apart and never read as one another: a label in law, contact in fact, what
is said of the contact, and criticism of the contact of others. A label is no contact; a sanction
is no label; contact denied is contact on record, not its absence; a seat at a round is neither
contact nor consent. What is counted is conduct; it says nothing of what anybody is after.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from detente.assess.options.metrics import REFERENCE
from detente.case.case import Case
from detente.case.schema.world import Relation
from detente.numerics.arrays import Bools, Floats
from detente.runs.draws import Rows
from detente.runs.statistics import difference, interval, rounded
from detente.vocabulary.levels import LEVELS, OPEN

__all__ = ["FORECAST", "RECORDED", "forecast_norms", "norms", "number_of_powers", "ties_behind"]


# What a run forecasts; no mechanism writes labels, denials or criticism.
FORECAST = (
    "label",
    "contact",
    "open",
    "shown",
    "label_contact",
    "label_open",
    "label_shown",
    "label_ever_open",
)
# What the record tells of a day or a year.
RECORDED = (
    *FORECAST[:-1],
    "admitted",
    "denied",
    "unsaid",
    "critics",
    "critics_in_contact",
    "critics_ever_in_contact",
)


@dataclass(frozen=True)
class _Ties:
    """Ties that bear on the measure, and in which draws each exists.

    Parameters
    ----------
    case : Case
        The cut case.
    rows : Rows
        Columns of the run.
    dated : bool
        Leave out ties without a first day?
    """

    case: Case
    rows: Rows
    dated: bool = False

    @property
    def powers(self) -> list[str]:
        """Ids of all powers, the convenor among them."""
        return [p.id for p in self.case.powers()]

    @property
    def side(self) -> set[str]:
        """Ids of the movement and of all it contains."""
        return self.case.within(self.case.settings.movement)

    def draws(self) -> int:
        """Return the number of draws."""
        return int(next(iter(self.rows.inputs.values())).size)

    def exists(self, tie: Relation, *, drawn: bool) -> Bools:
        """Return where a tie exists, shape (draw,), or that it stands on record, shape (1,)."""
        column = self.rows.inputs.get(f"tie|{tie.id}|{tie.type}|")
        if not drawn or column is None:
            return np.ones(self.draws() if drawn else 1, dtype=np.bool_)
        return np.asarray(column, dtype=np.float64) > 0.0

    def of(self, kind: str) -> list[Relation]:
        """Return ties of a kind."""
        return [
            t for t in self.case.relations if t.type == kind and (t.date_from or not self.dated)
        ]

    def labels(self) -> list[Relation]:
        """Return labels on the movement as a whole."""
        return [t for t in self.of("label") if t.to == self.case.settings.movement]

    def contacts(self) -> list[Relation]:
        """Return contacts of powers with the movement or a part of it."""
        return [t for t in self.of("contact") if {t.from_, t.to} & self.side]

    def criticism(self) -> list[Relation]:
        """Return criticism of somebody's contact: its third party is of the movement."""
        return [t for t in self.of("criticism") if t.third in self.side]


def norms(case: Case, rows: Rows) -> dict[str, Any]:
    """Return how many powers label the movement, deal with it, say so, and blame others for it.

    Parameters
    ----------
    case : Case
        The cut case.
    rows : Rows
        Columns of the run.

    Returns
    -------
    dict
        ``powers``, how many there are; ``record``, by measure of `RECORDED`: ``count`` on the
        as-of date, ``share`` of powers, ``who`` and, over draws, the interval ``drawn``;
        ``table``, a row a power with anything to tell; ``years``, the same counts year by year;
        ``undated``, ties without a first day, which no year holds; ``forecast``, as
        `forecast_norms` gives it.
    """
    ties = _Ties(case, rows)
    told = [*ties.labels(), *ties.contacts(), *ties.criticism()]
    return {
        "powers": len(ties.powers),
        "record": _record(ties),
        "table": _table(ties),
        "years": _years(_Ties(case, rows, dated=True)),
        "undated": sum(t.date_from is None for t in told),
        "forecast": forecast_norms(case, rows),
    }


def ties_behind(case: Case, rows: Rows, measure: str) -> list[Relation]:
    """Return the ties on record that a measure is counted from."""
    ties, found = _Ties(case, rows), []
    if measure.startswith("label"):
        found += ties.labels()
    if measure.startswith("critics"):
        found += ties.criticism()
    if measure not in {"label", "critics"}:
        found += ties.contacts()
    return found


def _held(
    ties: _Ties, first: date, last: date, *, drawn: bool, since: date | None = None
) -> dict[str, Bools]:
    """Return by measure which powers it holds for on any day between two, shape (draw, power).

    Criticism is an act and no state: it counts where uttered from ``since``, else ``first``, on.
    """
    place = {p: n for n, p in enumerate(ties.powers)}
    blank = np.zeros((ties.draws() if drawn else 1, len(place)), dtype=np.bool_)
    label, admitted, denied, critics, ever = (blank.copy() for _ in range(5))
    level = np.zeros(blank.shape)
    for tie in ties.labels():
        if tie.from_ in place and _in_force(tie, first, last):
            label[:, place[tie.from_]] |= ties.exists(tie, drawn=drawn)
    for tie in ties.contacts():
        exists = ties.exists(tie, drawn=drawn)
        for power in {tie.from_, tie.to} & set(place):
            n = place[power]
            ever[:, n] |= exists & _begun(tie, last)
            if not _in_force(tie, first, last):
                continue
            reached = np.where(exists, float(_level(tie)), 0.0)
            level[:, n] = np.maximum(level[:, n], reached)
            admitted[:, n] |= exists & (tie.acknowledged == "admitted")
            denied[:, n] |= exists & (tie.acknowledged == "denied")
    for tie in ties.criticism():
        uttered = tie.date_from or last
        if tie.from_ in place and (since or first) <= uttered <= last:
            critics[:, place[tie.from_]] |= ties.exists(tie, drawn=drawn)
    found = _together(label, level, admitted)
    return found | {
        "admitted": admitted,
        "denied": denied,
        "unsaid": found["contact"] & ~admitted & ~denied,
        "critics": critics,
        "critics_in_contact": critics & found["contact"],
        "critics_ever_in_contact": critics & ever,
    }


def _together(label: Bools, level: Floats, admitted: Bools) -> dict[str, Bools]:
    """Return the measures made of a label, a contact level and its being admitted."""
    contact, is_open = level > 0.0, level == OPEN
    shown = is_open | (contact & admitted)
    return {
        "label": label,
        "contact": contact,
        "open": is_open,
        "shown": shown,
        "label_contact": label & contact,
        "label_open": label & is_open,
        "label_shown": label & shown,
    }


def _begun(tie: Relation, last: date) -> bool:
    return tie.date_from is None or tie.date_from <= last


def _in_force(tie: Relation, first: date, last: date) -> bool:
    """Say whether a tie holds on any day between two."""
    return _begun(tie, last) and (tie.date_to is None or tie.date_to >= first)


def _record(ties: _Ties) -> dict[str, Any]:
    """Return the counts of the as-of date; criticism counts from the first to that day."""
    day = ties.case.as_of
    stands, drawn = (_on(ties, day, drawn=one) for one in (False, True))
    powers = ties.powers
    return {
        m: {
            "count": int(stands[m].sum()),
            "share": _share(int(stands[m].sum()), len(powers)),
            "who": [p for n, p in enumerate(powers) if stands[m][0, n]],
            "drawn": interval(drawn[m].sum(axis=1).astype(np.float64)),
        }
        for m in RECORDED
    }


def _on(ties: _Ties, day: date, *, drawn: bool) -> dict[str, Bools]:
    """Return what holds on a day; criticism uttered up to that day counts."""
    return _held(ties, day, day, drawn=drawn, since=date.min)


def _share(count: int, whole: int) -> float | None:
    return rounded(count / whole) if whole else None


def _table(ties: _Ties) -> list[dict[str, Any]]:
    """Return one row a power that labels, has or had contact, criticises or is criticised."""
    day, found = ties.case.as_of, []
    for power in ties.powers:
        labels = [t for t in ties.labels() if t.from_ == power and _in_force(t, day, day)]
        own = [t for t in ties.contacts() if power in {t.from_, t.to}]
        now = [t for t in own if _in_force(t, day, day)]
        blames = [t for t in ties.criticism() if t.from_ == power]
        blamed = [t for t in ties.criticism() if t.to == power]
        told = [*labels, *own, *blames, *blamed]
        if not told:
            continue
        found.append(
            {
                "power": power,
                "label": bool(labels),
                "label_since": min(_years_of(labels), default=None),
                "level": LEVELS[max(map(_level, now))] if now else None,
                "acknowledged": sorted({t.acknowledged or "unknown" for t in now}),
                "past": [[_year(t), t.date_to.year] for t in own if t not in now and t.date_to],
                "criticises": sorted({t.to for t in blames}),
                "criticised_by": sorted({t.from_ for t in blamed}),
                "criticism_in": sorted(_years_of([*blames, *blamed])),
                "claims": list(dict.fromkeys(c for t in told for c in t.claims)),
            }
        )
    return found


def _level(tie: Relation) -> int:
    return LEVELS.index(tie.level or "unofficial")


def _year(tie: Relation) -> int | None:
    return tie.date_from.year if tie.date_from else None


def _years_of(ties: list[Relation]) -> set[int]:
    return {t.date_from.year for t in ties if t.date_from}


def _years(ties: _Ties) -> list[dict[str, Any]]:
    """Return the counts year by year, from the first dated label or contact to the as-of year.

    A label or a contact counts in each year in which it holds on some day, criticism in the year
    in which it was uttered. ``drawn`` is the mean count over draws of those with label and contact.
    """
    day = ties.case.as_of
    starts = _years_of([*ties.labels(), *ties.contacts()])
    found = []
    for year in range(min(starts, default=day.year + 1), day.year + 1):
        span = date(year, 1, 1), min(date(year, 12, 31), day)
        stands = _held(ties, *span, drawn=False)
        drawn = _held(ties, *span, drawn=True)["label_contact"]
        both = stands["label_contact"][0]
        counts = {m: int(stands[m].sum()) for m in RECORDED}
        who = [p for n, p in enumerate(ties.powers) if both[n]]
        mean = rounded(float(drawn.sum(axis=1).mean()))
        found.append({"year": year, **counts, "who": who, "drawn": mean})
    return found


def forecast_norms(case: Case, rows: Rows) -> dict[str, Any]:
    """Return how many powers besides the convenor label and deal, now and at the horizon.

    Parameters
    ----------
    case : Case
        The cut case.
    rows : Rows
        Columns of the run.

    Returns
    -------
    dict
        ``powers``, how many besides the convenor; ``start``, by measure of `FORECAST` the mean
        ``count`` of the as-of date over draws; ``strategies``, by strategy and measure: ``mean``
        and interval ``count`` of the number of powers at the horizon, mean ``share`` of powers,
        and ``against_none``, the paired difference of that number to no contact in the same draw,
        or None without such a strategy; ``convenor``, by strategy the share of draws in which the
        convenor itself has open contact at the horizon.

    Notes
    -----
    Labels stay as they are on the as-of date in each draw: no mechanism lifts one. Contact is
    *shown* where it is open or was admitted before and goes on, as in the metric ``consensus``.
    """
    others = [p.id for p in case.powers() if p.id != case.settings.convenor]
    before = number_of_powers(case, rows, None)
    found: dict[str, Any] = {
        "powers": len(others),
        "start": {m: rounded(float(v.mean())) for m, v in before.items()},
        "strategies": {},
        "convenor": {},
    }
    reference = REFERENCE if REFERENCE in rows.strategies else None
    none = number_of_powers(case, rows, reference) if reference else None
    for strategy in rows.strategies:
        counts = number_of_powers(case, rows, strategy)
        found["strategies"][strategy] = {
            m: {
                "mean": rounded(float(v.mean())),
                "count": interval(v),
                "share": rounded(float(v.mean()) / len(others)) if others else None,
                "against_none": None if none is None else difference(v - none[m]),
            }
            for m, v in counts.items()
        }
        level = rows.output(strategy, f"contact.{case.settings.convenor}")
        found["convenor"][strategy] = rounded(float((level == OPEN).mean()))
    return found


def number_of_powers(case: Case, rows: Rows, strategy: str | None) -> dict[str, Floats]:
    """Return the number of powers by measure, the convenor left out, shape (draw,).

    Parameters
    ----------
    case : Case
        The cut case.
    rows : Rows
        Columns of the run.
    strategy : str or None
        Whose horizon; None is the as-of date, the same under all.

    Returns
    -------
    dict of array of float, shape (draw,)
        By measure of `FORECAST`.
    """
    ties = _Ties(case, rows)
    day = _on(ties, case.as_of, drawn=True)
    keep = [n for n, p in enumerate(ties.powers) if p != case.settings.convenor]
    if strategy is None:
        found = {m: day[m] for m in FORECAST[:-1]}
        found[FORECAST[-1]] = day["label_open"]
    else:
        level, opened = (
            np.stack([rows.output(strategy, f"{column}.{p}") for p in ties.powers], axis=1)
            for column in ("contact", "opened")
        )
        found = _together(day["label"], level, day["admitted"])
        found[FORECAST[-1]] = day["label"] & (opened >= 0.0)
    return {m: held[:, keep].sum(axis=1).astype(np.float64) for m, held in found.items()}
