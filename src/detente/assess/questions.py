"""Answer single questions about a case without a complete run; notebooks call these functions."""

from pathlib import Path

from detente.assess.agreement.answer import forecasts
from detente.assess.agreement.record import Forecasts
from detente.assess.attendance.past_rounds import forecast_rounds
from detente.assess.attendance.record import PastRounds
from detente.assess.engageable.answer import camps as camps_of
from detente.assess.engageable.record import Camps
from detente.case.case import Case
from detente.case.reading.read import read_case

__all__ = ["attendance", "camps", "outcomes"]


def camps(case: Case | str | Path, *, draws: int = 2048, seed: int = 1) -> Camps:
    """Return which factions of the movement can be engaged, and how many camps it has.

    Parameters
    ----------
    case : Case or path
        The case, or its folder.
    draws : int
        Number of draws, >= 1.
    seed : int
        Seed, >= 0.

    Raises
    ------
    CaseError
        If the case in the folder has errors.
    """
    return camps_of(_read(case), seed, draws)


def outcomes(
    case: Case | str | Path, *, draws: int = 2048, seed: int = 1, models: list[str] | None = None
) -> Forecasts:
    """Return the forecast of each bargaining model from all parties' positions, by issue.

    Parameters
    ----------
    case : Case or path
        The case, or its folder.
    draws : int
        Number of draws, >= 1.
    seed : int
        Seed, >= 0.
    models : list of str, optional
        Keys of the models to run; default all.

    Raises
    ------
    CaseError
        If the case in the folder has errors.
    UnknownNameError
        If there is no such model.
    """
    return forecasts(_read(case), seed, draws, models)


def attendance(
    case: Case | str | Path, *, draws: int = 64, seed: int = 1, rounds: list[str] | None = None
) -> PastRounds:
    """Return a forecast of each recorded round from what was known on the day before.

    Parameters
    ----------
    case : Case or path
        The case, or its folder.
    draws : int
        Draws of the coefficients, >= 1; more than 64 change nothing.
    seed : int
        Seed of the resampling behind the intervals of the scores, >= 0.
    rounds : list of str, optional
        Ids of the rounds; default all.

    Raises
    ------
    CaseError
        If the case in the folder has errors.
    UnknownNameError
        If the case has no such round.
    """
    return forecast_rounds(_read(case), seed, draws, rounds)


def _read(case: Case | str | Path) -> Case:
    return case if isinstance(case, Case) else read_case(case)
