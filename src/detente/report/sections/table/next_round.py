"""The next round and announced ones: guests by chance; the rounds and talks of each option."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from detente.assess.attendance.record import AnnouncedRound, PastRounds
from detente.assess.summary.record import Summary
from detente.report.messages.say import count, mark, say
from detente.report.tables import alike_rows
from detente.report.words import bare_percent, join_words, percent, percent_range, span

__all__ = ["GuestList", "OptionRounds", "announced_guests", "next_guests", "option_rounds"]

_MOST: Final = 12  # guests by name
_HELD: Final = (
    mark("guests asked, without the movement"),
    mark("seats at the last round"),
    mark("some of the movement sits there"),
)
_CLOSE = 0.02  # difference of chances that needs no column
_TALKS: Final = (mark("government and movement talk"), mark("a deal is broken"))


class GuestList(NamedTuple):
    """Guests by chance, the likeliest first.

    Parameters
    ----------
    rows : list of tuple of str
        Names of guests who print alike, then cells as printed.
    rest : str
        How many are left out, and their highest chance; empty where nobody is.
    """

    rows: list[tuple[str, ...]]
    rest: str


class OptionRounds(NamedTuple):
    """Rounds and talks by option.

    Parameters
    ----------
    heads : tuple of str
        What the cells of a row say.
    rows : list of tuple of str
        Titles of options that print alike, then cells as printed.
    same : str
        Talks, where options hardly change them; else they have columns.
    """

    heads: tuple[str, ...]
    rows: list[tuple[str, ...]]
    same: str


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
    rows = []
    for guest in order[:_MOST]:
        one = found[guest]
        shares = (one.offer, one.probability, one.present, one.rule)
        rows.append((names[guest], tuple(map(_bare, shares))))
    left = [found[guest] for guest in order[_MOST:]]
    rules = [one.rule for one in left if one.rule is not None]
    return GuestList(_joined(rows), _rest([one.present for one in left], rules))


def _bare(share: float | None) -> str:
    """Return a share in per cent, without the sign; a dash for nothing."""
    return "–" if share is None else bare_percent(share)


def _joined(rows: Iterable[tuple[str, tuple[str, ...]]]) -> list[tuple[str, ...]]:
    """Return a row for all guests whose cells print alike."""
    return [(join_words(names), *cells) for cells, names in alike_rows(rows).items()]


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
    rows = []
    for guest in order[:_MOST]:
        row = one.guests[guest]
        answer = say("agreed") if row.agreed else say("asked")
        rows.append((names[guest], (answer, _bare(row.if_held), _bare(row.on_time))))
    return GuestList(
        _joined(rows), _rest([one.guests[guest].if_held for guest in order[_MOST:]], [])
    )


def _rest(chances: list[float], rules: list[float]) -> str:
    """Say how many are left out, and the highest chance among them."""
    if not chances:
        return ""
    if not rules:
        return count(
            len(chances),
            "{number} other guest has at most {chance}.",
            "{number} other guests have at most {chance}.",
            chance=percent(max(chances)),
        )
    return count(
        len(chances),
        "{number} other guest has at most {chance}, by the rule at most {rule}.",
        "{number} other guests have at most {chance}, by the rule at most {rule}.",
        chance=percent(max(chances)),
        rule=percent(max(rules)),
    )


def option_rounds(summary: Summary) -> OptionRounds:
    """Return what each option makes of rounds and talks; options that print alike share a row.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    talks = {option.id: _talks(summary, option.id) for option in summary.strategy_list}
    same = _same(summary)
    alike = alike_rows(
        (option.title, (*_held(summary, option.id), *(() if same else talks[option.id])))
        for option in summary.strategy_list
    )
    heads = tuple(map(say, (*_HELD, *(() if same else _TALKS))))
    rows = [("; ".join(titles), *cells) for cells, titles in alike.items()]
    return OptionRounds(heads, rows, same)


def _held(summary: Summary, option: str) -> tuple[str, str, str]:
    """Return how many are asked, the seats, and whether some of the movement sits there."""
    planned = summary.attendance.planned[option]
    if planned is None:
        return "–", "–", "–"
    asked = sum(guest.asked == "yes" for guest in planned.guests.values())
    movement = percent(planned.movement.probability) if planned.movement else say("not asked")
    return str(asked), span(planned.seats), movement


def _talks(summary: Summary, option: str) -> tuple[str, str]:
    """Return the chances that government and movement talk, and that a deal is broken."""
    talks = summary.attendance.talks[option]
    return percent(talks.probability), percent(talks.broken)


def _same(summary: Summary) -> str:
    """Say how often the two talk if options hardly change it; empty if they do."""
    found = [summary.attendance.talks[option.id] for option in summary.strategy_list]
    low, high = min(one.probability for one in found), max(one.probability for one in found)
    if high - low > _CLOSE or len({percent(one.broken) for one in found}) > 1:
        return ""
    return say(
        "Under every option government and movement talk in {talk} of draws.",
        talk=percent_range(low, high),
    )
