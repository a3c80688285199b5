"""Count powers that label the movement, are in contact with it, or both: now and at the horizon.

Four things are counted separately and never treated as equal: a legal label, actual contact,
statements about the contact, and criticism of the contact of others. A label is not a contact. A
sanction is not a label. Denied contact is recorded contact, not its absence. A seat at a round is
neither contact nor consent. The counts are of conduct; they do not show intentions.
"""

from dataclasses import dataclass

from detente.assess.options.metrics import reference_in
from detente.assess.table.norm_counts import (
    NormTies,
    Period,
    as_of_day,
    counted,
    held,
    held_in_year,
    level_number,
    number_of_powers,
    numbers_on_record,
    year_of,
)
from detente.assess.table.norms_record import (
    RECORDED,
    AcceptedRuleResult,
    ForecastMeasure,
    Norms,
    NormsForecast,
    NormYear,
    NumberOfPowers,
    PowerConduct,
    PowersOnRecord,
    RecordedMeasure,
)
from detente.case.case import Case
from detente.case.schema.world import Relation
from detente.numerics.arrays import Floats
from detente.runs.draws import Rows
from detente.runs.statistics import difference, interval, rounded, share
from detente.vocabulary.levels import LEVELS, OPEN, Level

__all__ = ["forecast_norms", "norms"]


def norms(case: Case, rows: Rows) -> Norms:
    """Return the number of powers that label the movement, are in contact, admit it, criticise.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.
    """
    ties = NormTies(case, rows)
    every = [*ties.labels(), *ties.contacts(), *ties.criticism()]
    return Norms(
        powers=len(ties.powers),
        accepted=[
            AcceptedRuleResult(
                rule=one.rule,
                holders=[case.organisation(holder) for holder in one.holders],
                claims=one.claims,
            )
            for one in case.settings.accepted_rules
        ],
        record=_record(ties),
        table=_table(ties),
        years=_years(NormTies(case, rows, dated=True)),
        undated=sum(tie.date_from is None for tie in every),
        forecast=forecast_norms(case, rows),
    )


def _record(ties: NormTies) -> dict[RecordedMeasure, PowersOnRecord]:
    """Return the counts of the as-of date; for criticism, all up to that day."""
    is_counted = held(ties, as_of_day(ties.case), drawn=False)
    drawn = numbers_on_record(ties.case, ties.rows)
    powers = ties.powers
    by_measure = {}
    for measure in RECORDED:
        who = [power for n, power in enumerate(powers) if is_counted[measure][0, n]]
        by_measure[measure] = PowersOnRecord(
            count=len(who),
            share=_share(len(who), len(powers)),
            who=who,
            drawn=interval(drawn[measure]),
        )
    return by_measure


def _share(count: float, total: int) -> float | None:
    return rounded(count / total) if total else None


@dataclass(frozen=True, slots=True)
class _OfPower:
    """Recorded ties of one power: labels in force on the day, and all contacts and criticism."""

    labels: list[Relation]
    contacts: list[Relation]
    uttered: list[Relation]
    received: list[Relation]

    @property
    def every(self) -> list[Relation]:
        return [*self.labels, *self.contacts, *self.uttered, *self.received]


def _table(ties: NormTies) -> list[PowerConduct]:
    """Return a row for each power that labels, has or had contact, or takes part in criticism."""
    day = as_of_day(ties.case)
    by_power = {power: _of_power(ties, power, day) for power in ties.powers}
    return [_conduct(ties.case, power, own, day) for power, own in by_power.items() if own.every]


def _of_power(ties: NormTies, power: str, day: Period) -> _OfPower:
    return _OfPower(
        labels=[t for t in ties.labels() if t.from_ == power and day.covers(t)],
        contacts=[t for t in ties.contacts() if power in {t.from_, t.to}],
        uttered=[t for t in ties.criticism() if t.from_ == power],
        received=[t for t in ties.criticism() if t.to == power],
    )


def _conduct(case: Case, power: str, own: _OfPower, day: Period) -> PowerConduct:
    """Return the row of a power."""
    now = [t for t in own.contacts if day.covers(t)]
    return PowerConduct(
        power=power,
        label=bool(own.labels),
        label_since=min(_years_of(own.labels), default=None),
        level=_highest(now),
        acknowledged=sorted({t.acknowledged or "unknown" for t in now}),
        past=_past(own.contacts, day),
        criticises=sorted({case.organisation(t.to) for t in own.uttered}),
        criticised_by=sorted({case.organisation(t.from_) for t in own.received}),
        criticism_in=sorted(_years_of([*own.uttered, *own.received])),
        claims=list(dict.fromkeys(claim for t in own.every for claim in t.claims)),
    )


def _highest(contacts: list[Relation]) -> Level | None:
    return LEVELS[max(map(level_number, contacts))] if contacts else None


def _past(contacts: list[Relation], day: Period) -> list[tuple[int | None, int]]:
    """Return the first and the last year of contacts that have ended."""
    return [(year_of(t), t.date_to.year) for t in contacts if t.date_to and not day.covers(t)]


def _years_of(ties: list[Relation]) -> set[int]:
    return {t.date_from.year for t in ties if t.date_from}


def _years(ties: NormTies) -> list[NormYear]:
    """Return the counts by year, from the first dated label or contact to the as-of year."""
    last = ties.case.as_of.year
    first = min(_years_of([*ties.labels(), *ties.contacts()]), default=last + 1)
    return [_year(ties, year) for year in range(first, last + 1)]


def _year(ties: NormTies, year: int) -> NormYear:
    on_record = held_in_year(ties.case, ties.rows, year, drawn=False)
    both = held_in_year(ties.case, ties.rows, year, drawn=True)["label_contact"]
    counts = {measure: int(on_record[measure].sum()) for measure in RECORDED}
    return NormYear(
        year=year,
        **counts,
        who=[p for n, p in enumerate(ties.powers) if on_record["label_contact"][0, n]],
        drawn=rounded(float(counted(both).mean())),
    )


def forecast_norms(case: Case, rows: Rows) -> NormsForecast:
    """Return the number of powers with label and contact, without the convenor, now and later.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.

    Notes
    -----
    In each draw, a label stands until the run ends it. Contact is *shown* if it is open, or if it
    is admitted, as in the metric ``consensus``.
    """
    powers = sum(p.id != case.settings.convenor for p in case.powers())
    reference = reference_in(case, rows)
    other = number_of_powers(case, rows, reference) if reference else None
    return NormsForecast(
        powers=powers,
        start={
            measure: rounded(float(values.mean()))
            for measure, values in number_of_powers(case, rows, None).items()
        },
        strategies={
            option: _at_the_horizon(number_of_powers(case, rows, option), other, powers)
            for option in rows.strategies
        },
        convenor={
            option: share(rows.output(option, f"contact.{case.settings.convenor}") == OPEN)
            for option in rows.strategies
        },
    )


def _at_the_horizon(
    numbers: dict[ForecastMeasure, Floats],
    other: dict[ForecastMeasure, Floats] | None,
    powers: int,
) -> dict[ForecastMeasure, NumberOfPowers]:
    """Return a summary of the numbers under an option; ``other`` are those of the reference."""
    return {
        measure: NumberOfPowers(
            mean=rounded(float(values.mean())),
            count=interval(values),
            share=_share(float(values.mean()), powers),
            against_reference=None if other is None else difference(values - other[measure]),
        )
        for measure, values in numbers.items()
    }
