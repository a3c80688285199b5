"""Find the powers that label the movement, are in contact or criticise contact, in every draw.

A label counts only if it is on the movement as a whole; contact counts with any part of it.
Criticism counts if it is of another actor's contact with the movement or a part of it.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from detente.assess.table.norms_record import FORECAST, ForecastMeasure, RecordedMeasure
from detente.case.case import Case
from detente.case.schema.world import Relation
from detente.numerics.arrays import Bools, Floats
from detente.runs.draws import Rows
from detente.vocabulary.input_key import InputKey
from detente.vocabulary.levels import LEVELS, OPEN, UNSTATED

__all__ = [
    "NormTies",
    "Period",
    "as_of_day",
    "counted",
    "held",
    "held_in_year",
    "level_number",
    "number_of_powers",
    "numbers_on_record",
    "ties_behind",
    "year_of",
]


@dataclass(frozen=True, slots=True)
class Period:
    """A period of days, first and last included.

    Parameters
    ----------
    first, last : date
        A label or a contact counts if it is in force on any of these days.
    uttered_from : date
        Criticism is an act and not a state: it counts if uttered on this day or later.
    """

    first: date
    last: date
    uttered_from: date

    def has_begun(self, tie: Relation) -> bool:
        """Return whether a tie begins on the last day or earlier."""
        return tie.date_from is None or tie.date_from <= self.last

    def covers(self, tie: Relation) -> bool:
        """Return whether a tie is in force on any day of the period."""
        return self.has_begun(tie) and (tie.date_to is None or tie.date_to >= self.first)

    def has_utterance(self, tie: Relation) -> bool:
        """Return whether an act is in the period; without a date, it counts on the last day."""
        return self.uttered_from <= (tie.date_from or self.last) <= self.last


def as_of_day(case: Case) -> Period:
    """Return the as-of date as a period; all criticism up to that day counts."""
    return Period(case.as_of, case.as_of, uttered_from=date.min)


def _of_year(case: Case, year: int) -> Period:
    """Return a year as a period; it ends on the as-of date at the latest."""
    first = date(year, 1, 1)
    return Period(first, min(date(year, 12, 31), case.as_of), uttered_from=first)


@dataclass(frozen=True)
class NormTies:
    """Recorded labels, contacts and criticism, and the draws in which each exists.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.
    dated : bool
        Leave out ties without a start date?
    """

    case: Case
    rows: Rows
    dated: bool = False

    @property
    def powers(self) -> list[str]:
        """Ids of all powers, including the convenor."""
        return [p.id for p in self.case.powers()]

    @property
    def side(self) -> set[str]:
        """Ids of the movement and of all its parts."""
        return self.case.within(self.case.settings.movement)

    def draws(self) -> int:
        """Return the number of draws."""
        return int(next(iter(self.rows.inputs.values())).size)

    def exists(self, tie: Relation, *, drawn: bool) -> Bools:
        """Return whether a tie exists, shape (draw,); if not ``drawn``, true, shape (1,)."""
        column = self.rows.inputs.get(str(InputKey.tie(tie.id, tie.type)))
        if not drawn or column is None:
            return np.ones(self.draws() if drawn else 1, dtype=np.bool_)
        return np.asarray(column, dtype=np.float64) > 0.0

    def of(self, kind: str) -> list[Relation]:
        """Return the ties of a kind."""
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
        """Return criticism of contact with the movement: its third party is in the movement."""
        return [t for t in self.of("criticism") if t.third in self.side]


def ties_behind(case: Case, rows: Rows, measure: RecordedMeasure) -> list[Relation]:
    """Return the recorded ties that a measure is counted from."""
    ties = NormTies(case, rows)
    behind: list[Relation] = []
    if measure.startswith("label"):
        behind += ties.labels()
    if measure.startswith("critics"):
        behind += ties.criticism()
    if measure not in {"label", "critics"}:
        behind += ties.contacts()
    return behind


def held(ties: NormTies, period: Period, *, drawn: bool) -> dict[RecordedMeasure, Bools]:
    """Return for which powers each measure is true, shape (draw, power); (1, power) as recorded.

    Parameters
    ----------
    ties : NormTies
        The ties.
    period : Period
        The days that count.
    drawn : bool
        Use the draws in which ties exist? If not, all recorded ties exist.
    """
    contacts = _contacts(ties, period, drawn=drawn)
    label = _acts(ties, [t for t in ties.labels() if period.covers(t)], drawn=drawn)
    critics = _acts(ties, [t for t in ties.criticism() if period.has_utterance(t)], drawn=drawn)
    together = _together(label, contacts.level, contacts.admitted)
    contact = together["contact"]
    return {
        **together,
        "admitted": contacts.admitted,
        "denied": contacts.denied,
        "unsaid": contact & ~contacts.admitted & ~contacts.denied,
        "critics": critics,
        "critics_in_contact": critics & contact,
        "critics_ever_in_contact": critics & contacts.ever,
    }


@dataclass(frozen=True, slots=True)
class _Contacts:
    """Contacts of each power, each array of shape (draw, power)."""

    level: Floats
    admitted: Bools
    denied: Bools
    ever: Bools


def _nobody(ties: NormTies, *, drawn: bool) -> Bools:
    return np.zeros((ties.draws() if drawn else 1, len(ties.powers)), dtype=np.bool_)


def _acts(ties: NormTies, acts: list[Relation], *, drawn: bool) -> Bools:
    """Return which powers are the origin of any of these ties, shape (draw, power)."""
    who = _nobody(ties, drawn=drawn)
    column = {power: n for n, power in enumerate(ties.powers)}
    for tie in acts:
        if tie.from_ in column:
            who[:, column[tie.from_]] |= ties.exists(tie, drawn=drawn)
    return who


def _contacts(ties: NormTies, period: Period, *, drawn: bool) -> _Contacts:
    """Return the highest level of each power's contacts, and whether any is admitted or denied."""
    admitted, denied, ever = (_nobody(ties, drawn=drawn) for _ in range(3))
    level = np.zeros(ever.shape)
    for tie in ties.contacts():
        exists = ties.exists(tie, drawn=drawn)
        for n, power in enumerate(ties.powers):
            if power not in {tie.from_, tie.to}:
                continue
            ever[:, n] |= exists & period.has_begun(tie)
            if not period.covers(tie):
                continue
            level[:, n] = np.maximum(level[:, n], np.where(exists, float(level_number(tie)), 0.0))
            admitted[:, n] |= exists & (tie.acknowledged == "admitted")
            denied[:, n] |= exists & (tie.acknowledged == "denied")
    return _Contacts(level, admitted, denied, ever)


def _together(label: Bools, level: Floats, admitted: Bools) -> dict[RecordedMeasure, Bools]:
    """Return the measures that combine label, contact level and admission."""
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


def level_number(tie: Relation) -> int:
    """Return the number of a contact's level; a level that is not stated counts as `UNSTATED`."""
    return LEVELS.index(tie.level or UNSTATED)


def year_of(tie: Relation) -> int | None:
    """Return the year in which a tie starts; None if it has no start date."""
    return tie.date_from.year if tie.date_from else None


def numbers_on_record(case: Case, rows: Rows) -> dict[RecordedMeasure, Floats]:
    """Return the number of powers on the as-of date by measure, shape (draw,)."""
    on_day = held(NormTies(case, rows), as_of_day(case), drawn=True)
    return {measure: counted(powers) for measure, powers in on_day.items()}


def held_in_year(case: Case, rows: Rows, year: int, *, drawn: bool) -> dict[RecordedMeasure, Bools]:
    """Return for which powers each measure is true in a year, shape (draw, power).

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.
    year : int
        A label or a contact counts in each year in which it is in force on any day, criticism in
        the year in which it was uttered. Ties without a start date count in no year.
    drawn : bool
        Use the draws in which ties exist? If not, all recorded ties exist, in one draw.
    """
    return held(NormTies(case, rows, dated=True), _of_year(case, year), drawn=drawn)


def number_of_powers(case: Case, rows: Rows, option: str | None) -> dict[ForecastMeasure, Floats]:
    """Return the number of powers by measure, without the convenor, shape (draw,).

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.
    option : str or None
        Option for the numbers at the horizon; None for the as-of date, equal under all options.
    """
    ties = NormTies(case, rows)
    day = held(ties, as_of_day(case), drawn=True)
    others = [n for n, p in enumerate(ties.powers) if p != case.settings.convenor]
    if option is None:
        together, ever_open = day, day["label_open"]
    else:
        level, opened, admitted, ended = (
            np.stack([_column(rows, option, name, p) for p in ties.powers], axis=1)
            for name in ("contact", "opened", "admitted", "delisted")
        )
        label = day["label"] & ~(ended >= 0.0)
        together = _together(label, level, admitted == 1.0)
        ever_open = day["label"] & (opened >= 0.0)
    return {
        measure: counted(
            (ever_open if measure == "label_ever_open" else together[measure])[:, others]
        )
        for measure in FORECAST
    }


def _column(rows: Rows, option: str, what: str, power: str) -> Floats:
    """Return a column under an option; -1 where it is not written, as of a power without label."""
    name = f"{what}.{power}"
    if name not in rows.outputs:
        return np.full_like(rows.output(option, f"contact.{power}"), -1.0)
    return rows.output(option, name)


def counted(powers: Bools) -> Floats:
    """Return the number of powers in each draw, shape (draw,), from flags (draw, power)."""
    return np.asarray(powers.sum(axis=1), dtype=np.float64)
