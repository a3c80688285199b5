"""Make the file of estimates that is shipped, and its text."""

from collections.abc import Callable, Mapping
from pathlib import Path

import detente
from detente.estimates.attendance import (
    Attendance,
    CoefficientSet,
    ListPart,
    Pull,
    ScoreTable,
    coefficients_of,
)
from detente.fitting.attendance.fit import (
    ASKED_PRIOR,
    COMES_PRIOR,
    Fit,
    Prior,
    fit,
    moved_mode,
    set_of,
)
from detente.fitting.attendance.panel import Panel
from detente.fitting.attendance.reading.sources import Data, read_data, without
from detente.fitting.attendance.rolling import joined, rolling
from detente.fitting.attendance.scores import score_tables

__all__ = ["NOTE", "build_attendance", "in_sample"]

NOTE = (
    "Estimates of attendance, made by `detente estimate attendance`. Estimated from PA-X v4 "
    "(University of Edinburgh, CC BY-NC-SA 4.0; rows are not shipped) and from rounds coded by "
    "hand; changes: aggregated to coefficients."
)
_IN_SAMPLE = (
    "list, roles, kappa and the spread of the common factor of contact were looked at on the "
    "flagship case"
)
_DIGITS = 6

Progress = Callable[[int, int], None]


def build_attendance(
    folder: str | Path, *, seed: int = 1, progress: Progress | None = None
) -> Attendance:
    """Estimate from the data files, and score on processes left out.

    Parameters
    ----------
    folder : path
        Folder of the data files.
    seed : int
        Seed of the draws.
    progress : callable, optional
        Called with (fits done, all fits).

    Returns
    -------
    Attendance

    Raises
    ------
    CaseError
        If a file cannot be read.
    """
    data = read_data(folder)
    cases = list(data.states)
    done, total = 0, 2 + 2 * len(cases) + len(data.processes)

    def tell() -> None:
        nonlocal done
        done += 1
        if progress:
            progress(done, total)

    asked, asked_sets = _fits([*data.processes, *data.asked], ASKED_PRIOR, data.states, seed, tell)
    _, comes_sets = _fits(data.comes, COMES_PRIOR, data.states, seed, tell)
    modes = _modes_without(data, asked, tell)
    return Attendance(
        note=NOTE,
        code=detente.__version__,
        seed=seed,
        data=data.digests,
        sources=data.sources,
        asked=asked_sets[""],
        asked_without={case: asked_sets[case] for case in cases},
        asked_modes_without=modes,
        comes=comes_sets[""],
        comes_without={case: comes_sets[case] for case in cases},
        case_states=dict(data.states),
        list=ListPart(w_beta=(3.0, 2.0), leaves=0.03, joins=0.05, kappa=0.5),
        pull=Pull(total=1.57, sd=0.38, max=1.9),
        places=data.places,
        scores=_scores(data, modes),
        in_sample=in_sample(data),
    )


def in_sample(data: Data) -> tuple[str, ...]:
    """Return what was looked at where it is scored, in sentences.

    Parameters
    ----------
    data : Data
        What the estimates rest on.
    """
    seen = {state for panel in data.processes for state in panel.states}
    return (
        _IN_SAMPLE,
        *(
            f"processes of PA-X in the states of {case} are in the fit of `asked`, not of "
            f"`asked_without_{case}`"
            for case, states in data.states.items()
            if seen & set(states)
        ),
    )


def _fits(
    panels: list[Panel],
    prior: Prior,
    coded: Mapping[str, tuple[str, ...]],
    seed: int,
    tell: Callable[[], None],
) -> tuple[Fit, dict[str, CoefficientSet]]:
    """Fit all panels, and again without each case."""
    made = fit(panels, prior)
    sets = {"": set_of(made, prior, panels, seed)}
    tell()
    for case in coded:
        rest = without(panels, case, coded)
        sets[case] = set_of(fit(rest, prior, made), prior, rest, seed)
        tell()
    return made, sets


def _modes_without(
    data: Data, asked: Fit, tell: Callable[[], None]
) -> dict[str, tuple[float, ...]]:
    """Return the mode without each process of PA-X."""
    everything, modes = [*data.processes, *data.asked], {}
    for panel in data.processes:
        mode = moved_mode(without(everything, panel.name, data.states), ASKED_PRIOR, asked)
        modes[panel.name] = tuple(mode.round(_DIGITS).tolist())
        tell()
    return modes


def _scores(data: Data, modes: dict[str, tuple[float, ...]]) -> dict[str, ScoreTable]:
    """Return scores on processes left out."""
    forecasts = [
        rolling(panel, coefficients_of(modes[panel.name]), data.places) for panel in data.processes
    ]
    return score_tables(joined(forecasts))
