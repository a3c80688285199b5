"""Runners of bargaining solutions: one deal over all issues among those who must agree."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from detente.assess.agreement.runners.answer import Answer, flags
from detente.assess.agreement.runners.given import BargainInput, Options
from detente.models.bargaining.cooperative import egalitarian, kalai_smorodinsky, nash, utilitarian
from detente.models.bargaining.cooperative.deal import Deal, Status
from detente.numerics.arrays import Floats

__all__ = ["run_egalitarian", "run_kalai_smorodinsky", "run_nash", "run_utilitarian"]

_WHOLE = 100.0  # length of the scale that solutions work on
_SEARCH = {
    Status.UNFINISHED: "the search for the terms did not come to rest",
    Status.UNDEFINED: "nobody with means and salience has a position on the issues bargained over",
}


@dataclass(frozen=True, slots=True)
class _Talks:
    """What solutions read of the parties who must agree, on scales of 0 to 100.

    Shapes are (draw, issue, party), (draw, party) for power and cost, (draw, issue) for
    reversion.
    """

    position: Floats
    salience: Floats
    power: Floats
    reversion: Floats
    cost: Floats


_Solver: TypeAlias = Callable[[_Talks], Deal]


def run_nash(given: BargainInput, _options: Options) -> Answer:
    """Run the Nash solution, weighted by capability."""
    return _deal(
        given,
        lambda t: nash.nash_array(
            t.position, t.power, t.salience, reversion=t.reversion, cost=t.cost
        ),
    )


def run_kalai_smorodinsky(given: BargainInput, _options: Options) -> Answer:
    """Run the Kalai-Smorodinsky solution; without means nobody is party to a deal."""
    return _deal(
        given,
        lambda t: kalai_smorodinsky.kalai_smorodinsky_array(
            np.where(t.power[:, None] > 0.0, t.position, np.nan),
            t.salience,
            reversion=t.reversion,
            cost=t.cost,
        ),
    )


def run_egalitarian(given: BargainInput, _options: Options) -> Answer:
    """Run the egalitarian solution; without means nobody is party to a deal."""
    return _deal(
        given,
        lambda t: egalitarian.egalitarian_array(
            t.position, flags(t.power > 0.0), t.salience, reversion=t.reversion, cost=t.cost
        ),
    )


def run_utilitarian(given: BargainInput, _options: Options) -> Answer:
    """Run the utilitarian solution, weighted by capability."""
    return _deal(
        given,
        lambda t: utilitarian.utilitarian_array(
            t.position, t.power, t.salience, reversion=t.reversion, cost=t.cost
        ),
    )


def _deal(given: BargainInput, solve: _Solver) -> Answer:
    """Return the terms of a solution on the issues that can be bargained over."""
    outcome = np.full(given.position.shape[:2], np.nan)
    power = given.one_capability()
    if power is None:
        why = "a deal over all issues needs one capability an actor; here it differs by issue"
        return Answer(outcome=outcome, why_not=dict.fromkeys(given.issues, why))
    why_not = _unbargained(given)
    places = [k for k, issue in enumerate(given.issues) if issue not in why_not]
    if not places:
        return Answer(outcome=outcome, why_not=why_not)
    low, length = given.scale[places, 0], given.length[places]
    solution = solve(_talks(given, places, power))
    outcome[:, places] = low + solution.outcome * (length / _WHOLE)
    status = np.broadcast_to(solution.status, given.draws)
    deal = np.where(np.isnan(outcome), np.nan, flags(status == Status.DEAL)[:, None])
    if (status < Status.NO_DEAL).all():
        why = _SEARCH[Status(int(status.min()))]
        why_not |= {given.issues[k]: why for k in places}
    return Answer(outcome=outcome, deal=deal, why_not=why_not)


def _talks(given: BargainInput, places: list[int], power: Floats) -> _Talks:
    """Return positions and points of those who must agree, as shares of 100 of each scale."""
    who = list(given.bargainers)
    low, stretch = given.scale[places, 0], _WHOLE / given.length[places]

    def stretched(values: Floats, low: Floats, stretch: Floats) -> Floats:
        """Stretch values to a scale of 0 to 100; rounding may carry an end past it."""
        return np.clip((values - low) * stretch, 0.0, _WHOLE)

    return _Talks(
        position=stretched(given.position[:, places][:, :, who], low[:, None], stretch[:, None]),
        salience=given.salience[:, places][:, :, who],
        power=power[:, who],
        reversion=stretched(given.reversion[:, places], low, stretch),
        cost=given.cost[:, who],
    )


def _unbargained(given: BargainInput) -> dict[str, str]:
    """Return issues that cannot be bargained over, with the reason."""
    if not given.bargainers:
        why = "the government and the movement do not both have positions and a place at the table"
        return dict.fromkeys(given.issues, why)
    parties = list(given.bargainers)
    why_not = {}
    for k, issue in enumerate(given.issues):
        if np.isnan(given.position[:, k, parties]).all():
            why_not[issue] = "no party of the talks has a position on it"
        elif np.isnan(given.reversion[:, k]).any():
            why_not[issue] = given.wording.reversion
    return why_not
