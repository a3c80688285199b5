"""How bargaining models fared on disputes whose outcome is known; none of them is a case here.

Errors on 181 issues of the European Union (DEU III, Arregui and Perarnaud 2021,
doi:10.34810/data53; half of that data, chosen by dossier), capability being GDP. The command
``python -m benchmarks.backtest_bargaining ISSUES CAPABILITY`` computes them again.
"""

from dataclasses import dataclass

__all__ = ["HOLDS", "ISSUES", "SCORES", "Score"]

HOLDS = ("deu3",)  # what the back-test is made of: no case of these names may use it
ISSUES = 181


@dataclass(frozen=True, slots=True)
class Score:
    """A model's errors, in scale points of 100.

    Parameters
    ----------
    absolute : float
        Mean absolute error.
    squared : float
        Mean squared error.
    issues : int
        Issues on which it had an answer.
    worse : float
        By how much its mean absolute error exceeds that of the compromise model on the same
        issues.
    error : float
        Standard error of that difference, dossiers resampled.
    """

    absolute: float
    squared: float
    issues: int
    worse: float
    error: float


SCORES = {
    "bargaining.compromise": Score(24.59, 1021.81, 181, 0.0, 0.0),
    "bargaining.median": Score(30.11, 1885.6, 181, 5.52, 1.45),
    "bargaining.plurality": Score(34.27, 2265.74, 178, 9.51, 1.86),
    "bargaining.condorcet": Score(24.75, 1055.8, 181, 0.16, 0.36),
    "bargaining.challenge": Score(28.48, 1557.57, 181, 3.89, 1.68),
    "bargaining.spatial": Score(28.12, 1287.83, 181, 3.53, 0.98),
}
