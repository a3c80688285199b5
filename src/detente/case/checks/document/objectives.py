"""Check objectives, and what the ends of the war are worth."""

from typing import Final

from detente.case.checks.view import View
from detente.case.findings.catalogue import KINDS
from detente.errors import Finding
from detente.vocabulary.metrics import Metric

__all__ = ["check_objectives"]

_ENDS_IN_DEALS: Final[frozenset[Metric]] = frozenset({"settlement", "settlement_full", "held"})


def check_objectives(view: View) -> list[Finding]:
    """Return the findings about objectives.

    Parameters
    ----------
    view : View
        The case as read.
    """
    return [*_scales(view), *_twice(view), *_worth(view)]


def _scales(view: View) -> list[Finding]:
    """Find objectives whose worst and best are equal, or contradict `direction`."""
    findings = []
    for n, o in enumerate(view.case.settings.objectives):
        if o.worst == o.best:
            where = view.at("objectives", n, "best")
            findings.append(KINDS.range_empty(*where, value=f"{o.best:g}"))
        elif (o.best > o.worst) != (o.direction == "more"):
            where = view.at("objectives", n, "direction")
            findings.append(
                KINDS.direction_contrary(*where, value=o.direction, worst=o.worst, best=o.best)
            )
    return findings


def _twice(view: View) -> list[Finding]:
    """Find objectives that count a deal once more than the worth of the ends does."""
    objectives = view.case.settings.objectives
    if not any(o.metric == "worth" for o in objectives):
        return []
    return [
        KINDS.objective_twice(*view.at("objectives", n, "metric"), value=o.metric)
        for n, o in enumerate(objectives)
        if o.metric in _ENDS_IN_DEALS
    ]


def _worth(view: View) -> list[Finding]:
    """Find an objective without what it needs, and worths that no objective uses."""
    s = view.case.settings
    asked = [n for n, o in enumerate(s.objectives) if o.metric == "worth"]
    if s.outcomes is None:
        return [KINDS.objective_unstated(*view.at("objectives", n, "metric")) for n in asked]
    if asked or not view.holds("objectives"):
        return []
    why = "no objective has the metric `worth`"
    do = "add it to `objectives`, or remove `outcomes`"
    return [
        KINDS.not_used(
            *view.at("outcomes"), value="outcomes", rows="these worths are", why=why, do=do
        )
    ]
