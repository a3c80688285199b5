"""Find the option that goes on as now, with which the others are compared."""

from dataclasses import dataclass
from typing import Final

from detente.case.case import Case
from detente.case.schema.options import Strategy

__all__ = ["Reference", "reference_of"]

_USUAL: Final = "continue"
_AS_NOW: Final = frozenset({"now", "as-now"})
_ADDED: Final = "as-now"


@dataclass(frozen=True, slots=True)
class Reference:
    """The reference option of a case.

    Parameters
    ----------
    option : Strategy
        The option.
    added : bool
        Whether the case has none, so that one was made up; it takes no part in rankings.
    """

    option: Strategy
    added: bool


def reference_of(case: Case) -> Reference:
    """Return the reference option: the one marked, else `continue`, else contact as now alone.

    Parameters
    ----------
    case : Case
        The case, cut to its as-of date.
    """
    options = case.settings.strategies
    marked = [one for one in options if one.reference]
    usual = [one for one in options if one.id == _USUAL and one.engage in _AS_NOW]
    for one in (*marked, *usual):
        return Reference(one, added=False)
    name = _ADDED
    while name in {one.id for one in options}:
        name += "-0"
    return Reference(Strategy(id=name, title="Contact as now", engage="now"), added=True)
