"""How the models fared on disputes whose outcome is known; none of them is a case here.

181 issues of the European Union (DEU III, Arregui and Perarnaud 2021, doi:10.34810/data53; half
of that data, chosen by dossier), capability being the gross domestic product. The command
``detente backtest bargaining`` computes these numbers again.
"""

__all__ = [
    "ERROR",
    "ERRORS",
    "ERROR_OF_MIDDLE",
    "ERROR_OF_PLAIN_MEAN",
    "HOLDS",
    "ISSUES",
    "POOL",
    "TESTED",
]

HOLDS = ("deu3",)  # what the back-test is made of: no case of these names may use it
ISSUES = 181
ERROR, ERROR_OF_MIDDLE, ERROR_OF_PLAIN_MEAN = 24.59, 28.24, 23.63  # scale points
POOL = "bargaining.compromise"
"""The pool's model: no other and no mixture has a smaller error."""

# One reading of each idea: another reading, or what is the median by another road, is no new voice.
TESTED = (
    "bargaining.compromise",
    "bargaining.median",
    "bargaining.plurality",
    "bargaining.condorcet",
    "bargaining.challenge",
    "bargaining.spatial",
)
"""The models that are tested."""

ERRORS: tuple[float, ...] = (
    *(0.0, 0.072, 0.105, 0.151, 0.18, 0.223, 0.251),
    *(0.327, 0.394, 0.455, 0.508, 0.572, 0.679, 0.747),
    *(0.796, 0.865, 0.984, 1.169, 1.293, 1.683, 3.124),
)
"""Errors of the pool's model at 0, 5, …, 100 %, as `errors_elsewhere` defines them."""
