"""Say what of a case's options the model assumes, whatever the evidence."""

from detente.assess.worlds.forms import form_of
from detente.assess.worlds.record import AssumedHere, How
from detente.assess.worlds.shipped import assumed_levers, assumed_options, random_worlds
from detente.case.case import Case
from detente.case.course.levers import apart, levers_of
from detente.case.course.reference import reference_of

__all__ = ["assumed_here"]

_OVER: How = "above the option as now"


def assumed_here(case: Case) -> AssumedHere:
    """Return what is assumed of the options of a case and of the levers that differ between them.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    """
    options = {one.id: levers_of(case, one) for one in case.settings.strategies}
    reference = reference_of(case).option
    other = levers_of(case, reference)
    pulled = {str(name) for own in options.values() for name in apart(case, own, other)}
    forms = {name: form_of(own) for name, own in options.items()}
    return AssumedHere(
        worlds=random_worlds().worlds,
        options={
            name: [
                one
                for one in assumed_options()
                if one.option == form and not (name == reference.id and one.how == _OVER)
            ]
            for name, form in forms.items()
        },
        levers=[one for one in assumed_levers() if one.lever in pulled],
    )
