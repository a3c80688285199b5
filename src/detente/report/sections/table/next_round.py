"""The next round and announced ones: guests by chance; the rounds and talks of each option."""

from typing import Final, NamedTuple

from detente.assess.attendance.record import AnnouncedRound, PastRounds
from detente.assess.summary.record import Summary
from detente.report.words import percent, span

__all__ = ["GuestList", "announced_guests", "next_guests", "option_rounds"]

_MOST: Final = 12  # guests by name


class GuestList(NamedTuple):
    """Guests by chance, the likeliest first.

    Parameters
    ----------
    rows : list of tuple of str
        Name, then cells as printed.
    rest : str
        How many are left out, and their highest chance; empty where nobody is.
    """

    rows: list[tuple[str, ...]]
    rest: str


def next_guests(rounds: PastRounds, names: dict[str, str]) -> GuestList:
    """Return the likeliest guests of the next round, beside the simple rule.

    Parameters
    ----------
    rounds : PastRounds
        Past rounds with the forecast of the next one.
    names : dict of str
        Names of the guests, by id.
    """
    found = rounds.upcoming.guests
    order = sorted(found, key=lambda guest: -found[guest].present)
    rows: list[tuple[str, ...]] = []
    for guest in order[:_MOST]:
        one = found[guest]
        shares = map(percent, (one.offer, one.probability, one.present, one.rule))
        rows.append((names[guest], *shares, str(one.rounds)))
    left = [found[guest] for guest in order[_MOST:]]
    rest = _rest([one.present for one in left])
    rules = [one.rule for one in left if one.rule is not None]
    if rest and rules:
        rest = f"{rest[:-1]}, by the rule at most {percent(max(rules))}."
    return GuestList(rows, rest)


def announced_guests(one: AnnouncedRound, names: dict[str, str]) -> GuestList:
    """Return the likeliest guests of an announced round.

    Parameters
    ----------
    one : AnnouncedRound
        The round.
    names : dict of str
        Names of the guests, by id.
    """
    order = sorted(one.guests, key=lambda guest: -one.guests[guest].if_held)
    rows: list[tuple[str, ...]] = []
    for guest in order[:_MOST]:
        row = one.guests[guest]
        answer = "agreed" if row.agreed else "asked"
        rows.append((names[guest], answer, percent(row.if_held), percent(row.on_time)))
    return GuestList(rows, _rest([one.guests[guest].if_held for guest in order[_MOST:]]))


def _rest(chances: list[float]) -> str:
    """Say how many are left out, and the highest chance among them."""
    if not chances:
        return ""
    many = "1 other guest has" if len(chances) == 1 else f"{len(chances)} other guests have"
    return f"{many} at most {percent(max(chances))}."


def option_rounds(summary: Summary) -> list[tuple[str, ...]]:
    """Return what each option makes of rounds and talks: a row an option, as printed.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    rows: list[tuple[str, ...]] = []
    for option in summary.strategy_list:
        planned, talks = summary.attendance.planned[option.id], summary.attendance.talks[option.id]
        asked = seats = movement = "–"
        if planned is not None:
            asked = str(sum(guest.asked == "yes" for guest in planned.guests.values()))
            seats = span(planned.seats)
            movement = percent(planned.movement.probability) if planned.movement else "not asked"
        held = (asked, seats, movement)
        rows.append((option.title, *held, percent(talks.probability), percent(talks.broken)))
    return rows
