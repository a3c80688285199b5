"""Who comes to the next round: by likelihood where skill is shown, if not the last list."""

from typing import Final

from detente.assess.attendance.record import PastRound
from detente.assess.summary.record import Summary
from detente.report.messages.say import count, say
from detente.report.sections.scores.skill import shown_at_rounds
from detente.report.titles import actor_name
from detente.report.words import join_words, percent

__all__ = ["comes_sentences"]

_MOST: Final = 8  # names in all
_CAME: Final = 0.65  # share of these that are names of those who came last time
_UNLIKELY, _LIKELY = 0.45, 0.55  # ends of the band called roughly even


def comes_sentences(summary: Summary, most: int = _MOST) -> list[str]:
    """Return who comes to the next round, a sentence each.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    most : int
        Names in all.
    """
    if not summary.rounds.upcoming.guests:
        return [say("The case records nobody who could be asked to a round.")]
    if shown_at_rounds(summary.rounds):
        return _by_band(summary, most)
    last = _last(summary)
    if last is None:
        return [say("No skill shown, and no past round to go by.")]
    return [
        say("No skill shown beyond simple rules: expect last time’s guests."),
        *_list(summary, last, most),
    ]


def _by_band(summary: Summary, most: int) -> list[str]:
    """Return names by band, those furthest from even first."""
    guests = summary.rounds.upcoming.guests
    telling = sorted(guests, key=lambda g: -abs(guests[g].present - 0.5))[:most]
    shares = {guest: guests[guest].present for guest in telling}
    likely = _named(summary, {g: share for g, share in shares.items() if share >= _LIKELY})
    even = _named(summary, {g: s for g, s in shares.items() if _UNLIKELY <= s < _LIKELY})
    unlikely = _named(summary, {g: share for g, share in shares.items() if share < _UNLIKELY})
    lines = [say("Likely: {names}.", names=likely)] if likely else []
    lines += [say("Even: {names}.", names=even)] if even else []
    lines += [say("Unlikely: {names}.", names=unlikely)] if unlikely else []
    return lines


def _named(summary: Summary, shares: dict[str, float]) -> str:
    """Return names with their chances."""
    return join_words(
        [
            say("{name} ({chance})", name=actor_name(summary, guest), chance=percent(share))
            for guest, share in shares.items()
        ]
    )


def _last(summary: Summary) -> PastRound | None:
    """Return the convenor's latest round whose guests are on record."""
    known = [
        one
        for one in summary.rounds.rounds.values()
        if one.series == summary.rounds.upcoming.series
        and any(guest.came is not None for guest in one.invitees.values())
    ]
    return max(known, key=lambda one: one.date, default=None)


def _list(summary: Summary, last: PastRound, most: int) -> list[str]:
    """Return who came last time, and who was asked and did not."""
    names = {g: actor_name(summary, g) for g in last.invitees}
    came = [names[g] for g, one in last.invitees.items() if one.came]
    declined = [
        names[g] for g, one in last.invitees.items() if one.came == 0 and one.asked == "yes"
    ]
    first = round(_CAME * most)
    lines = [say("Nobody came.")]
    if came:
        lines = [say("Came: {names}.", names=_few(came, first))]
    if declined:
        lines.append(say("Asked and absent: {names}.", names=_few(declined, most - first)))
    return lines


def _few(names: list[str], most: int) -> str:
    """Return the first names, and how many more there are."""
    more = len(names) - most
    others = [count(more, "{number} more", "{number} more")] if more > 0 else []
    return join_words([*names[:most], *others])
