r"""Forecast from a case's own record which powers open contact, window by window, and score it.

The windows go back from the as-of date, while at least one window's length of record lies before.
Contacts are read by the days they began, not by the days they became known: the record was coded
later, so this scores the rates and not what an analyst could have known.
"""

from calendar import isleap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from detente.assess.contacts.record import ContactBacktest, ContactScore
from detente.case.case import Case
from detente.case.contacts import contact_ties, record_start, years_of
from detente.errors import DomainError
from detente.models.contact.exposure import LEVELS, Exposure, Spell, exposure_of
from detente.models.contact.rates import Luck, rates_of
from detente.models.scoring.brier import brier_array
from detente.models.scoring.log_score import binary_log_score_array
from detente.models.scoring.skill import skill_array
from detente.numerics.arrays import Floats
from detente.runs.statistics import rounded

__all__ = ["backtest_contact"]

_DRAWS = 4096
_HALF = 0.5
_ALL_ALIKE = 1e9  # half-life in years at which old contacts count like new ones
_LEAST, _MOST = 0.001, 0.999
_FEWEST = 3  # windows below which no skill is shown


@dataclass(frozen=True, slots=True)
class _Window:
    """Forecasts of one window, for the powers without contact on its first day."""

    first: date
    forecasts: dict[str, Floats]
    outcome: Floats


def backtest_contact(case: Case, years: int = 3, seed: int = 1) -> ContactBacktest:
    """Forecast who opens contact within some years, at each of several days, and score it.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    years : int
        Length of a window, >= 1.
    seed : int
        Seed of the draws of the rates and of the interval.

    Raises
    ------
    DomainError
        If the record is shorter than two windows, or every power was in contact throughout.
    """
    cuts = _cuts(case, years)
    windows = [_window(case, cut, years, seed) for cut in cuts]
    outcome = np.concatenate([one.outcome for one in windows]) if windows else np.zeros(0)
    if not outcome.size:
        start = record_start(case).isoformat()
        message = (
            f"there is nothing to score: contacts were looked for from {start} to "
            f"{case.as_of.isoformat()}, and a window of {years} year(s) needs as long a record "
            "before it and a power without contact"
        )
        raise DomainError(message)
    joined = {
        name: np.concatenate([one.forecasts[name] for one in windows])
        for name in windows[0].forecasts
    }
    errors = {name: brier_array(chance, outcome) for name, chance in joined.items()}
    best = min((name for name in errors if name != "model"), key=lambda name: errors[name].sum())
    at = np.concatenate([np.full(len(one.outcome), float(n)) for n, one in enumerate(windows)])
    skill = _skill(errors["model"], errors[best], at, seed)
    scores = {name: _score(chance, outcome) for name, chance in joined.items()}
    return ContactBacktest(
        years=years,
        cuts=[cut.isoformat() for cut in cuts],
        n=len(outcome),
        openings=int(outcome.sum()),
        model=scores.pop("model"),
        baselines=scores,
        best=best,
        skill=skill,
        label=_label(skill, best, len(windows)),
    )


def _cuts(case: Case, years: int) -> list[date]:
    """Return the first days of the windows, the earliest first."""
    start, cuts = record_start(case), list[date]()
    cut = _back(case.as_of, years)
    while _back(cut, years) >= start and cut.year > years:
        cuts.append(cut)
        cut = _back(cut, years)
    return cuts[::-1]


def _back(day: date, years: int) -> date:
    """Return the same day some years before, in year 1 at least; 28 February for the 29th."""
    year = max(day.year - years, date.min.year)
    leap = (day.month, day.day) == (2, 29) and not isleap(year)
    return day.replace(year=year, day=28 if leap else day.day)


def _window(case: Case, cut: date, years: int, seed: int) -> _Window:
    """Forecast one window from the contacts that had begun before it."""
    now, start = years_of(cut), years_of(record_start(case))
    there, whole, begun = [], [], []
    for power, ties in contact_ties(case).items():
        first, last = case.actors[power].active_from, case.actors[power].active_to
        if (first is None or first <= cut) and (last is None or last > cut):
            there.append(power)
            whole.append([one.spell for one in ties])
            begun.append(max(start, years_of(first)) if first else start)
    known = [[one._replace(end=min(one.end, now)) for one in s if one.start <= now] for s in whole]
    free = np.array([not any(one.start <= now <= one.end for one in s) for s in whole], bool)
    opened = [any(now < one.start <= now + years for one in s) for s in whole]
    chances = {
        "model": _chances(known, begun, now, years, seed),
        **_rules(known, begun, now, years),
    }
    return _Window(
        first=cut,
        forecasts={name: chance[free] for name, chance in chances.items()},
        outcome=np.array(opened, dtype=np.float64)[free],
    )


def _chances(
    known: Sequence[list[Spell]], begun: Sequence[float], now: float, years: int, seed: int
) -> Floats:
    """Return each power's chance of leaving none within some years, by the rates of a run."""
    if not known:
        return np.zeros(0)
    rng, powers = np.random.default_rng(seed), len(known)
    found = [exposure_of(s, since, now) for s, since in zip(known, begun, strict=True)]
    exposure = Exposure(
        np.broadcast_to([one.years for one in found], (_DRAWS, powers, LEVELS)),
        np.broadcast_to([one.moves for one in found], (_DRAWS, powers, LEVELS, LEVELS)),
    )
    luck = Luck(
        opening=rng.random(_DRAWS),
        down=rng.random(_DRAWS),
        together=rng.random(_DRAWS),
        own=rng.random((_DRAWS, powers)),
        shares=rng.random((_DRAWS, 3)),
        rises=rng.random((_DRAWS, 3)),
    )
    rates = rates_of(exposure, luck)
    expected = years * rates.opening * rates.together[:, None]
    return np.asarray(-np.expm1(-expected).mean(axis=0))


def _rules(
    known: Sequence[list[Spell]], begun: Sequence[float], now: float, years: int
) -> dict[str, Floats]:
    """Return the chances by simple rules: openings a year, all years alike."""
    found = [exposure_of(s, since, now, _ALL_ALIKE) for s, since in zip(known, begun, strict=True)]
    openings = np.array([float(one.moves[0, 1:].sum()) for one in found])
    quiet = np.array([float(one.years[0]) for one in found])
    pooled = (openings.sum() + _HALF) / (quiet.sum() + 1.0)
    return {
        "constant": np.full(len(known), _HALF),
        "base_rate": np.full(len(known), -np.expm1(-years * pooled)),
        "running_smoothed": -np.expm1(-years * (openings + _HALF) / (quiet + 1.0)),
        "last_time": np.zeros(len(known)),
    }


def _score(chance: Floats, outcome: Floats) -> ContactScore:
    log = binary_log_score_array(np.clip(chance, _LEAST, _MOST), outcome)
    return ContactScore(
        brier=rounded(float(brier_array(chance, outcome).mean())), log=rounded(float(log.mean()))
    )


def _skill(
    errors: Floats, best: Floats, window: Floats, seed: int
) -> tuple[float, float, float] | None:
    low, point, high = (float(end) for end in skill_array(errors, best, window, seed=seed))
    ends = (rounded(low), rounded(point), rounded(high))
    return ends if np.isfinite(ends).all() else None


def _label(skill: tuple[float, float, float] | None, best: str, windows: int) -> str:
    if skill is not None and windows >= _FEWEST:
        if skill[0] > 0.0:
            return "skill shown"
        if skill[2] < 0.0:
            return f"worse than {best}"
    return "no skill shown"
