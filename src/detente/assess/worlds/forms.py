"""Find the plain option that an option of a case is most like, to say what is assumed of it."""

from detente.assess.worlds.record import Form
from detente.case.course.levers import Levers

__all__ = ["form_of"]


def form_of(levers: Levers) -> Form | None:
    """Return the plain option with the same contact, rounds, guarantee and force.

    Other levers are passed over: what is assumed of them is shown lever by lever.

    Parameters
    ----------
    levers : Levers
        An option of a case.

    Returns
    -------
    str or None
        None for rounds, or for force with a guarantee, without contact: no plain option is like it.

    Examples
    --------
    >>> form_of(Levers(engage="all", level="open", guarantee=1.0))
    'all'
    """
    if levers.engage == "none" or levers.level == "none":
        return _without_contact(levers)
    if levers.engage == "now":
        return "as-now"
    if levers.engage in {"rule", "named"}:
        return "picked"
    if levers.rounds is None:
        return "all"
    return "all-rounds-guarantee" if levers.guarantee > 0.0 else "all-rounds"


def _without_contact(levers: Levers) -> Form | None:
    if levers.rounds is not None or (levers.guarantee > 0.0 and levers.coerce > 0.0):
        return None
    if levers.coerce > 0.0:
        return "force"
    return "guarantee" if levers.guarantee > 0.0 else "none"
