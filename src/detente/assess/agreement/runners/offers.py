"""Runners of models in which parties make offers by turns."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from detente.assess.agreement.runners.answer import Answer
from detente.assess.agreement.runners.given import BargainInput, Options
from detente.models.bargaining.noncooperative import baron_ferejohn, rubinstein
from detente.numerics.arrays import Floats

__all__ = ["run_baron_ferejohn", "run_rubinstein"]

_TWO = 2
_Sharing: TypeAlias = Callable[[Floats, Floats], Floats]  # power, discount of those who offer


def run_rubinstein(given: BargainInput, _options: Options) -> Answer:
    """Divide the way between two parties' positions by offers by turns."""
    return _by_offers(
        given,
        lambda _, discount: rubinstein.rubinstein_array(discount).first,
        unknown=given.wording.two_offer,
        exactly=_TWO,
    )


def run_baron_ferejohn(given: BargainInput, _options: Options) -> Answer:
    """Weigh positions by what each party can expect, proposing as its capability allows."""
    quota = given.offering.quota if given.offering else 1.0

    def shares(power: Floats, discount: Floats) -> Floats:
        total = power.sum(axis=-1, keepdims=True)
        chance = power / np.where(total > 0.0, total, np.nan)
        many = power.shape[-1]
        needed = many if quota >= 1.0 else int(np.floor(quota * many)) + 1
        return baron_ferejohn.baron_ferejohn_array(chance, discount, quota=needed).value

    return _by_offers(given, shares, unknown=given.wording.many_offer)


def _by_offers(
    given: BargainInput, shares: _Sharing, *, unknown: str, exactly: int | None = None
) -> Answer:
    """Return the mean of positions by the shares of those who make offers."""
    outcome = np.full(given.position.shape[:2], np.nan)
    if given.offering is None:
        return Answer(outcome=outcome, why_not=dict.fromkeys(given.issues, unknown))
    why_not = {}
    for k, issue in enumerate(given.issues):
        who = [n for n in given.offering.order if given.present[k, n]]
        discount = given.offering.discount[:, who]
        if exactly is not None and len(who) != exactly:
            why_not[issue] = f"needs {exactly} parties that make offers; {len(who)} do here"
        elif len(who) < _TWO:
            why_not[issue] = unknown
        elif np.isnan(discount).any():
            why_not[issue] = "what waiting costs one of those who make offers is not on record"
        else:
            share = shares(given.capability[:, k, who], discount)
            outcome[:, k] = (share * given.position[:, k, who]).sum(axis=-1)
    return Answer(outcome=outcome, why_not=why_not)
