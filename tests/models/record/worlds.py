"""Small histories of wars for the tests of the record."""

import math

from detente.models.record.units import Agreement, DyadYear

NAN = float("nan")


def dyad_year(year, *, dyad=1, conflict=10, outcome=0, **fields) -> DyadYear:
    """Return an active year of a dyad over a government, in Africa, with what is asked."""
    row = DyadYear(
        conflict=conflict,
        dyad=dyad,
        year=year,
        outcome=outcome,
        end=year + 0.9 if outcome else NAN,
        started=year + 0.5,
        episode_started=year + 0.5,
        earlier_episode=False,
        government=True,
        troops_for_government=False,
        troops_for_rebels=False,
        intense=False,
        region=4,
    )
    return row._replace(**fields)


def agreement(signed, *, dyads=(1,), kind=2, number=1, **fields) -> Agreement:
    """Return an agreement, partial and in force unless asked otherwise."""
    text = Agreement(
        number, signed, dyads, kind, ceasefire=False, all_signed=True, ended=False, ended_on=NAN
    )
    return text._replace(**fields)


def one_dyad() -> tuple[list[DyadYear], list[Agreement]]:
    """Return a dyad active from 2001 to 2004 that falls quiet, with a partial deal in 2003."""
    started, episode = 1998 + 2 / 12, 2001 + 5 / 12 + 14 / 365.25
    years = [
        dyad_year(year, outcome=5 * (year == 2004), started=started, episode_started=episode)
        for year in range(2001, 2005)
    ]
    return years, [agreement(2003 + 4 / 12 + 9 / 365.25)]


def log_age(landmark, started) -> float:
    return math.log(1 + landmark - started)
