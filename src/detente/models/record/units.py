"""Follow each movement, or each war, through its active years."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from detente.models.record.facts import Unit

__all__ = ["Agreement", "DyadYear", "Histories", "UnitYear", "histories"]

# Ends on one day: the first of these counts. Peace agreement, ceasefire, rebels, government, quiet.
_PREFERRED = (1, 2, 4, 3, 5, 6)


class DyadYear(NamedTuple):
    """A government and a movement in a calendar year of 25 battle deaths or more.

    Attributes
    ----------
    conflict, dyad : int
        UCDP numbers.
    year : int
        Calendar year.
    outcome : int
        How the episode ended in this year, 1 to 6 as UCDP codes it; 0 if it did not, or no code.
    end : float
        Date of that end, decimal year; NaN if not known.
    started, episode_started : float
        First battle deaths of the dyad, and of the present episode; decimal years.
    earlier_episode : bool
        Was there an episode before this one?
    government : bool
        Do they fight over the government?
    troops_for_government, troops_for_rebels : bool
        Do troops of other states fight on that side?
    intense : bool
        1,000 battle deaths or more in the year.
    region : int
        1 Europe, 2 Middle East, 3 Asia, 4 Africa, 5 Americas.
    """

    conflict: int
    dyad: int
    year: int
    outcome: int
    end: float
    started: float
    episode_started: float
    earlier_episode: bool
    government: bool
    troops_for_government: bool
    troops_for_rebels: bool
    intense: bool
    region: int


class Agreement(NamedTuple):
    """A signed agreement.

    Attributes
    ----------
    number : int
        UCDP number of the agreement.
    signed : float
        Date, decimal year.
    dyads : tuple of int
        The dyads it was signed in.
    kind : int
        1 full, 2 partial, 3 process.
    ceasefire : bool
        Does it provide for a ceasefire?
    all_signed : bool
        Did all active movements sign?
    ended : bool
        Has it ended?
    ended_on : float
        Date of that end, decimal year; NaN if not known.
    """

    number: int
    signed: float
    dyads: tuple[int, ...]
    kind: int
    ceasefire: bool
    all_signed: bool
    ended: bool
    ended_on: float


class UnitYear(NamedTuple):
    """A unit in one active year; the fields are those of `DyadYear`, over the dyads of the unit.

    Attributes
    ----------
    outcome : int
        How the unit's episode ended in this year; 0 if it did not, or no code.
    ceasefire : bool
        Did an episode of any dyad of the unit end by ceasefire in this year?
    started, episode_started : float
        Decimal years.
    earlier_episode, government, troops_for_government, troops_for_rebels, intense : bool
        As for a dyad; for a war, of any of its dyads.
    groups : int
        Movements that fight this government over this issue in the year.
    region : int
        1 to 5.
    """

    outcome: int
    ceasefire: bool
    started: float
    episode_started: float
    earlier_episode: bool
    government: bool
    troops_for_government: bool
    troops_for_rebels: bool
    intense: bool
    groups: int
    region: int


class Histories(NamedTuple):
    """Active years and agreements of every unit.

    Attributes
    ----------
    years : mapping
        Unit → calendar year → what is known of the unit in that year.
    agreements : mapping
        Unit → its agreements, by date.
    conflict : mapping
        Unit → its conflict.
    others : mapping
        Unit → agreements of the other movements of its conflict; empty for a war.
    """

    years: Mapping[int, Mapping[int, UnitYear]]
    agreements: Mapping[int, list[Agreement]]
    conflict: Mapping[int, int]
    others: Mapping[int, list[Agreement]]


def histories(years: Iterable[DyadYear], agreements: Iterable[Agreement], unit: Unit) -> Histories:
    """Return the history of every unit.

    Parameters
    ----------
    years : iterable of DyadYear
        One per dyad and calendar year, in any order.
    agreements : iterable of Agreement
        In any order.
    unit : {"movement", "war"}
        One government and one movement, or one government and all movements over one issue.

    Returns
    -------
    Histories
        Units by number, in rising order.
    """
    rows = sorted(years, key=lambda row: (row.conflict, row.year, row.dyad))
    texts = sorted(agreements, key=lambda text: (text.signed, text.number))
    home = {row.dyad: row.conflict for row in rows}
    of_dyad: dict[int, list[Agreement]] = defaultdict(list)
    of_conflict: dict[int, list[Agreement]] = defaultdict(list)
    for text in texts:
        for dyad in text.dyads:
            of_dyad[dyad].append(text)
        for conflict in {home[dyad] for dyad in text.dyads if dyad in home}:
            of_conflict[conflict].append(text)
    if unit == "war":
        wars = _wars(rows)
        return Histories(wars, of_conflict, {war: war for war in wars}, {})
    others = {
        dyad: [t for d, c in home.items() if c == conflict and d != dyad for t in of_dyad[d]]
        for dyad, conflict in home.items()
    }
    return Histories(_movements(rows), of_dyad, home, others)


def _movements(rows: list[DyadYear]) -> dict[int, dict[int, UnitYear]]:
    fighting: dict[tuple[int, int], int] = defaultdict(int)
    for row in rows:
        fighting[row.conflict, row.year] += 1
    found: dict[int, dict[int, UnitYear]] = defaultdict(dict)
    for row in rows:
        found[row.dyad][row.year] = _joined([row], fighting[row.conflict, row.year], row.outcome)
    return {dyad: found[dyad] for dyad in sorted(found)}


def _wars(rows: list[DyadYear]) -> dict[int, dict[int, UnitYear]]:
    by_year: dict[int, dict[int, list[DyadYear]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        by_year[row.conflict][row.year].append(row)
    return {conflict: _war(by_year[conflict]) for conflict in sorted(by_year)}


def _war(years: Mapping[int, list[DyadYear]]) -> dict[int, UnitYear]:
    """Return a war by year; it ends when no dyad is active in the next year."""
    found: dict[int, UnitYear] = {}
    started = min(row.started for rows in years.values() for row in rows)
    for year, rows in sorted(years.items()):
        outcome = 0 if year + 1 in years else _last_outcome(rows)
        now = _joined(rows, len(rows), outcome)
        before = found.get(year - 1)
        found[year] = now._replace(
            started=started,
            episode_started=before.episode_started if before else now.episode_started,
            earlier_episode=before.earlier_episode
            if before
            else now.earlier_episode or bool(found),
        )
    return found


def _last_outcome(rows: list[DyadYear]) -> int:
    """Return the outcome of the dyad that ended last; an end without a date counts as earlier."""
    ended = [row for row in rows if row.outcome]
    if not ended:
        return 0
    return min(ended, key=lambda row: (-_known(row.end), _PREFERRED.index(row.outcome))).outcome


def _known(date: float) -> float:
    return 0.0 if math.isnan(date) else date


def _joined(rows: list[DyadYear], groups: int, outcome: int) -> UnitYear:
    """Return one year of a unit from the same year of its dyads."""
    return UnitYear(
        outcome=outcome,
        ceasefire=any(row.outcome == 2 for row in rows),
        started=min(row.started for row in rows),
        episode_started=min(row.episode_started for row in rows),
        earlier_episode=any(row.earlier_episode for row in rows),
        government=any(row.government for row in rows),
        troops_for_government=any(row.troops_for_government for row in rows),
        troops_for_rebels=any(row.troops_for_rebels for row in rows),
        intense=any(row.intense for row in rows),
        groups=groups,
        region=rows[0].region,
    )
