"""Find the scale of a number: that of its criterion, or that of its variable."""

from detente.case.case import Case
from detente.vocabulary.variables import Variable

__all__ = ["scale_of"]


def scale_of(case: Case, variable: Variable, item: str | None) -> tuple[float, float]:
    """Return the low and high end of the scale of a variable, for one item of it."""
    if variable.item == "criterion":
        for criterion in case.settings.criteria:
            if criterion.id == item:
                return criterion.low, criterion.high
    return variable.low, variable.high
