"""A parameter of the engagement model: its prior, its meaning, and what binds it."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["Family", "Parameter", "Prior", "nil_normal", "normal", "pert", "positive_normal"]

_WORDS = {
    "pert": "PERT",
    "normal": "normal",
    "nil_normal": "normal without a mean effect",
    "positive_normal": "normal above 0",
}
Family = Literal["pert", "normal", "nil_normal", "positive_normal"]


@dataclass(frozen=True, slots=True)
class Prior:
    """A distribution from which a number is drawn.

    Parameters
    ----------
    family : {"pert", "normal", "nil_normal", "positive_normal"}
        PERT(low, mode, high); normal(mean, sd); normal(sd) whose mean makes the mean effect on
        first talks nil; normal(mean, sd) cut at 0.
    values : tuple of float
        Arguments of the family.
    """

    family: Family
    values: tuple[float, ...]

    def __str__(self) -> str:
        """Return the prior in words, such as ``PERT(0, 0.5, 1)``."""
        return f"{_WORDS[self.family]}({', '.join(f'{value:g}' for value in self.values)})"


def pert(low: float, mode: float, high: float) -> Prior:
    """Return a PERT prior.

    Parameters
    ----------
    low, mode, high : float
        Least, most likely and greatest value, in this order.
    """
    return Prior("pert", (low, mode, high))


def normal(mean: float, sd: float) -> Prior:
    """Return a normal prior.

    Parameters
    ----------
    mean, sd : float
        Mean and standard deviation; sd > 0.
    """
    return Prior("normal", (mean, sd))


def nil_normal(sd: float) -> Prior:
    """Return a normal prior of an effect on first talks whose mean effect on them is nil.

    Parameters
    ----------
    sd : float
        Standard deviation, in log-odds; > 0. The mean follows from it and from the rate of first
        talks (``engagement/drawing/priors.py``).
    """
    return Prior("nil_normal", (sd,))


def positive_normal(mean: float, sd: float) -> Prior:
    """Return a normal prior cut at 0.

    Parameters
    ----------
    mean, sd : float
        Mean and standard deviation before the cut; sd > 0.
    """
    return Prior("positive_normal", (mean, sd))


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of a mechanism.

    Parameters
    ----------
    key : str
        Name in files and in code.
    symbol : str
        Symbol in the equations; the key if they have none of their own.
    mechanism : str
        Mechanism that reads it, or ``inputs`` for what is drawn for actors before the first month.
    kind : {"prior", "record", "case", "derived"}
        Where its value comes from: a prior, a posterior draw of an estimate, the case, or other
        numbers.
    prior : Prior, optional
        The prior of the kind ``prior``.
    default : tuple of float
        Value of the kind ``case`` where the case gives none; empty if there is none.
    each : {"war", "actor"}
        Whether one number is drawn for the war, or one for every actor that needs it.
    open : bool
        Whether it is an effect that may take either sign.
    sets : tuple of str
        Sets of hypotheses that bind it by default.
    meaning : str
        Meaning and unit, in one sentence.
    source : str
        ``judgement``, ``record``, ``case``, or a key of ``references.bib``.
    why : str
        Reason for these values.
    """

    key: str
    symbol: str
    mechanism: str
    kind: Literal["prior", "record", "case", "derived"] = "prior"
    prior: Prior | None = None
    default: tuple[float, ...] = ()
    each: Literal["war", "actor"] = "war"
    open: bool = False
    sets: tuple[str, ...] = ()
    meaning: str
    source: str = "judgement"
    why: str
