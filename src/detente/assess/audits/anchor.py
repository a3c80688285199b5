"""Audit 1: say whether a war of which nothing is known meets the record."""

import math
from typing import Final

from detente.assess.audits.record import AnchorAudit, Meets
from detente.engagement.anchoring.anchor import DRAWS, Anchored
from detente.runs.statistics import rounded

__all__ = ["anchor_audit"]

_CLOSE: Final = 0.015
_TIMES: Final = 1.5


def anchor_audit(anchored: Anchored | None) -> AnchorAudit | None:
    """Return how the reference war meets the record.

    Parameters
    ----------
    anchored : Anchored or None
        The case's anchor; None where nothing can be settled.
    """
    if anchored is None:
        return None
    met = anchored.met
    return AnchorAudit(
        draws=DRAWS,
        any_deal=_meets(met.deal, met.deal_recorded),
        government_victory=_meets(met.government, met.government_recorded),
        rebel_victory=_meets(met.rebels, met.rebels_recorded),
        joining=_ratio(met.joining, met.joining_recorded),
        ceasefire=Meets(here=rounded(met.ceasefire), record=None, holds=None),
        low_activity=Meets(here=rounded(met.low_activity), record=None, holds=None),
    )


def _meets(here: float, record: float) -> Meets:
    return Meets(here=rounded(here), record=rounded(record), holds=abs(here - record) <= _CLOSE)


def _ratio(here: float, record: float) -> Meets:
    if math.isnan(here) or here <= 0.0:
        return Meets(here=None, record=rounded(record), holds=None)
    agrees = 1.0 / _TIMES <= here / record <= _TIMES
    return Meets(here=rounded(here), record=rounded(record), holds=agrees)
