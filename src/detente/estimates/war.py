"""Read the shipped record for one war: its forecast, its skill, and what a run is anchored to."""

from collections.abc import Container
from typing import Final, NamedTuple

import numpy as np

from detente.errors import DomainError
from detente.estimates.record import MONTHS, Cut, Record, Skill, estimate_of
from detente.models.record.facts import EVENTS, FACTS, FATES, Part, Unit, facts_of
from detente.models.record.predict import DRAWS, War, WarForecast, forecast_war
from detente.numerics.arrays import Floats

__all__ = [
    "Anchor",
    "StatedFacts",
    "anchor",
    "average",
    "few_facts",
    "outlook",
    "outlook_facts",
    "parts_of",
    "recent",
    "skill_of",
]

_SKILLS: Final[tuple[Skill, ...]] = ("none", "weak", "yes")
_SIGNINGS: Final[dict[str, tuple[Part, ...]]] = {
    "text": ("text",),
    "deal": ("text", "deal|text"),
    "full": ("text", "deal|text", "full|deal"),
    "truce": ("truce",),
}
_TREND: Final = "decade"  # ends with the last year on record
_PER_YEAR, _HALF = 12.0, 0.5


class StatedFacts(NamedTuple):
    """What the record reads of a war.

    Attributes
    ----------
    war : War
        The war, with facts moved into the range of the wars on record.
    clamped : tuple of str
        Facts that were moved.
    missing : tuple of str
        Facts of any part that are not stated; also `region`.
    """

    war: War
    clamped: tuple[str, ...]
    missing: tuple[str, ...]


class Anchor(NamedTuple):
    """Draws from the record that a run is anchored to; each has shape (draw,).

    Attributes
    ----------
    deal : array of float
        Chance that a deal is signed by the horizon.
    government_victory, rebel_victory, ceasefire, low_activity : array of float
        Monthly hazards, from the mean of the annual ones over the first five years.
    fails_all, fails_some : array of float
        Monthly hazard that a deal ends in its first 36 months, signed by all active movements or
        by some.
    joins : array of float
        Yearly hazard that another movement signs, in the three years after a first deal.
    """

    deal: Floats
    government_victory: Floats
    rebel_victory: Floats
    ceasefire: Floats
    low_activity: Floats
    fails_all: Floats
    fails_some: Floats
    joins: Floats


def parts_of(event: str) -> tuple[Part, ...]:
    """Return the parts of the record that an event rests on.

    Parameters
    ----------
    event : str
        A fate, `fate` or an event.
    """
    return _SIGNINGS.get(event, ("fate",))


def outlook_facts(cut: Cut, war: War) -> StatedFacts:
    """Return what the record reads of a war.

    Parameters
    ----------
    cut : Cut
        The record as known at the end of a year.
    war : War
        The war as stated.
    """
    facts, clamped, missing = war.facts.copy(), [], []
    ranges = {
        fact: (part.low[at], part.high[at])
        for part in cut.parts.values()
        for at, fact in enumerate(part.facts)
    }
    for at, fact in enumerate(FACTS):
        if fact not in ranges:
            continue
        if np.isnan(facts[at]):
            missing.append(fact)
            continue
        facts[at] = np.clip(facts[at], *ranges[fact])
        if facts[at] != war.facts[at] and fact != _TREND:
            clamped.append(fact)
    if not war.region:
        missing.append("region")
    return StatedFacts(War(facts, war.region), tuple(clamped), tuple(missing))


def few_facts(missing: Container[str], unit: Unit) -> tuple[str, ...]:
    """Return the events of whose facts more than half are missing; their chance is the average.

    Parameters
    ----------
    missing : container of str
        Facts that are not stated; also `region`.
    unit : {"movement", "war"}
        Unit of the record.
    """
    found = []
    for event in ("fate", *EVENTS):
        facts = ("region", *facts_of(parts_of(event)[0], unit))
        if 2 * sum(fact in missing for fact in facts) > len(facts):
            found.append(event)
    return tuple(found)


def outlook(cut: Cut, stated: StatedFacts, *, draws: int = DRAWS, seed: int = 1) -> WarForecast:
    """Return the forecast of one war.

    Parameters
    ----------
    cut : Cut
        The record as known at the end of a year.
    stated : StatedFacts
        What the record reads of the war.
    draws : int
        Draws of the coefficients.
    seed : int
        Seed of the draws.
    """
    made = {part: estimate_of(part, one) for part, one in cut.parts.items()}
    return forecast_war(made, stated.war, np.array(cut.regions), draws=draws, seed=seed)


def skill_of(record: Record, event: str, months: int) -> Skill:
    """Return whether an event has skill at a horizon; between two scored ones, the lesser skill.

    Parameters
    ----------
    record : Record
        The record.
    event : str
        A fate, `fate` or an event.
    months : int
        Horizon, 1 to 60.
    """
    after = next((m for m in MONTHS if m >= months), MONTHS[-1])
    before = max((m for m in MONTHS if m <= months), default=after)
    found = (record.gate[event][str(m)] for m in (before, after))
    return min(found, key=_SKILLS.index)


def average(cut: Cut, event: str, months: int) -> float:
    """Return the plain average rate of an event by a horizon; between whole years, on a line.

    Parameters
    ----------
    cut : Cut
        The record as known at the end of a year.
    event : str
        A fate or an event.
    months : int
        Horizon, 1 to 60.

    Raises
    ------
    DomainError
        If the horizon is out of range.
    """
    return _on_a_line(cut.base[event], event, months)


def recent(cut: Cut, event: str, months: int) -> float:
    """Return the plain rate of an event over the last eight years that the record knows.

    Parameters
    ----------
    cut : Cut
        The record as known at the end of a year.
    event : str
        A fate or an event.
    months : int
        Horizon, 1 to 60; between whole years, on a line.

    Raises
    ------
    DomainError
        If the horizon is out of range.
    """
    return _on_a_line(cut.recent[event], event, months)


def _on_a_line(rates: dict[str, float], event: str, months: int) -> float:
    if not 1 <= months <= MONTHS[-1]:
        message = f"horizon is {months} months; the record reaches from 1 to {MONTHS[-1]} months"
        raise DomainError(message)
    start = 1.0 if event == FATES[0] else 0.0
    return float(np.interp(months, (0, *MONTHS), (start, *(rates[str(m)] for m in MONTHS))))


def anchor(cut: Cut, seen: WarForecast, months: int, *, seed: int = 1) -> Anchor:
    r"""Return what a run is anchored to, one value per draw of the forecast.

    Parameters
    ----------
    cut : Cut
        The record as known at the end of a year.
    seen : WarForecast
        The war's forecast.
    months : int
        Horizon of the run; a deal is read at most at 60 months.
    seed : int
        Seed of the draws of failure and joining.

    Notes
    -----
    Annual hazards h become monthly ones by :math:`-\ln(1 - h) / 12`. Rates of failure and of
    joining are drawn from :math:`\mathrm{Gamma}(k + 1/2, t)` for k events in a time t.
    """
    annual = seen.draws["fate"].mean(axis=-2)
    monthly = -np.log1p(-annual) / _PER_YEAR
    rng = np.random.default_rng(seed)
    draws = len(annual)
    failing = (cut.by_signatories["all"], cut.by_signatories["some"])
    every, some = (
        rng.gamma(one.ended + _HALF, 1.0, draws) / max(one.months, 1.0) for one in failing
    )
    by_fate = {fate: monthly[:, at - 1] for at, fate in enumerate(FATES) if at}
    years = min(months, MONTHS[-1]) / _PER_YEAR
    return Anchor(
        deal=seen.at(years)[1].deal,
        government_victory=by_fate["government_victory"],
        rebel_victory=by_fate["rebel_victory"],
        ceasefire=by_fate["ceasefire"],
        low_activity=by_fate["low_activity"],
        fails_all=every,
        fails_some=some,
        joins=rng.gamma(cut.joining_years.events + _HALF, 1.0, draws) / max(cut.joining_years.n, 1),
    )
