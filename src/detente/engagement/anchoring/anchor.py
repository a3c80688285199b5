"""Set the hurdle and the readiness to join: a war of which nothing is known meets the record."""

from hashlib import sha256
from typing import Final, NamedTuple

import numpy as np

from detente.case.case import Case
from detente.engagement.anchoring.fit import Fit, fit_deals, hurdle_for, log_odds
from detente.engagement.anchoring.reference_war import reference_war
from detente.engagement.course.month import STEPS
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.run import Batch, Outputs, empty_outputs, run_batch, state_for
from detente.engagement.course.state_rows import War
from detente.engagement.drawing.batch import Drawn, draw_batch, kept_sure
from detente.engagement.drawing.options import options_of
from detente.engagement.drawing.record import RecordDraws
from detente.engagement.setup.inputs import Inputs
from detente.engagement.setup.roles import ends_of
from detente.ensemble.claims import Evidence, draw_claims
from detente.ensemble.numbers import Numbers
from detente.numerics.arrays import Floats
from detente.numerics.philox import input_uniforms

__all__ = ["DRAWS", "Anchored", "Met", "anchor_case", "set_levels"]

DRAWS: Final = 2048
"""Draws of the reference war."""

_LOW, _HIGH = -0.3, 0.6  # hurdles that the fit is made over
_CORRECTIONS: Final = 4  # at most
_SHARE: Final = 0.8
_NEAR: Final = 0.02  # log-odds of a deal: a sixth of what 2,048 draws can tell
_LIKE: Final = 1.25  # factor of the readiness to join
_FIRST_JOIN: Final = 0.7
_LEAST_JOIN, _MOST_JOIN = 0.02, 3.0
_LONGEST: Final = 60
_VICTORY: Final = (6.0, 7.0)


class Met(NamedTuple):
    """How the reference war meets the record.

    Attributes
    ----------
    deal, deal_recorded : float
        Share of draws with any deal by the horizon; by the record.
    government, government_recorded, rebels, rebels_recorded : float
        Shares with a victory; by competing hazards of the record.
    ceasefire, low_activity : float
        Shares with either at any time.
    joining, joining_recorded : float
        Hazard a month of joining a deal in force.
    """

    deal: float
    deal_recorded: float
    government: float
    government_recorded: float
    rebels: float
    rebels_recorded: float
    ceasefire: float
    low_activity: float
    joining: float
    joining_recorded: float


class Anchored(NamedTuple):
    """What sets the levels of a case's runs.

    Attributes
    ----------
    fit : Fit
        How the chance of a deal depends on the hurdle.
    ready : float
        Mean chance that both sides agree to joining, in months under a deal.
    met : Met
        How the reference war meets the record.
    """

    fit: Fit
    ready: float
    met: Met


def set_levels(anchored: Anchored, batch: Batch, record: RecordDraws) -> None:
    """Fill in the hurdle and the readiness to join of a range of draws, in place.

    Parameters
    ----------
    anchored : Anchored
        The case's anchor.
    batch : Batch
        Arrays for the kernels; ``param`` is changed.
    record : RecordDraws
        What the record says in each draw.
    """
    batch.param[:, Param.HURDLE] = hurdle_for(anchored.fit, batch.param, record.deal)
    batch.param[:, Param.JOIN] = _join(record, anchored.ready)


def _join(record: RecordDraws, ready: float) -> Floats:
    return np.clip(record.join_rate / max(ready, 1e-9), _LEAST_JOIN, _MOST_JOIN)


def anchor_case(case: Case, seed: int, draws: int = DRAWS) -> Anchored:
    """Return the anchor of a case; cases with the same reference war share it.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    seed : int
        Seed of the run.
    draws : int
        Draws of the reference war.
    """
    war, ends = reference_war(case), ends_of(case)
    pain = kept_sure(_inputs(case, seed, draws).number(case.settings.government, "pain"))
    key = (war.digest, tuple(ends.items()), sha256(pain.tobytes()).digest(), seed, draws)
    if key not in _KNOWN:
        drawn = _alone(draw_batch(_inputs(war, seed, draws), ends), war)
        drawn.batch.param[:, Param.PAIN] = pain
        _KNOWN[key] = _anchored(drawn, seed, case.settings.horizon_months)
    return _KNOWN[key]


def _anchored(drawn: Drawn, seed: int, months: int) -> Anchored:
    """Return the anchor, from draws of the reference war under the reference option alone."""
    batch, record = drawn.batch, drawn.record
    draws = batch.head.shape[0]
    width = _HIGH - _LOW
    batch.param[:, Param.HURDLE] = _LOW + width * input_uniforms(seed, "anchor-hurdle", 0, draws)
    batch.param[:, Param.JOIN] = _FIRST_JOIN
    out = _run(batch, months, seed)
    fit = fit_deals(batch.param, _deals(out, months))
    ready = _ready(out, 0.01)
    target = float(record.deal.mean())
    for step in range(_CORRECTIONS + 1):
        set_levels(Anchored(fit, ready, _NOTHING), batch, record)
        out = _run(batch, months, seed)
        reached, found = float(_deals(out, months).mean()), _ready(out, ready)
        gap = float(np.subtract(*log_odds(np.array([reached, target]))))
        close = abs(gap) < _NEAR and 1.0 / _LIKE < found / ready < _LIKE
        if close or step == _CORRECTIONS:
            break  # what is reported is what was run
        fit, ready = fit._replace(level=fit.level + _SHARE * gap), found
    return Anchored(fit, ready, _met(out, record, batch, months))


def _alone(drawn: Drawn, war: Case) -> Drawn:
    """Return draws under the reference option alone."""
    options, reference = options_of(war)
    row = [one.id for one in options].index(reference.option.id)
    batch = drawn.batch
    alone = batch._replace(
        policy=batch.policy[row : row + 1],
        target=batch.target[:, row : row + 1],
        invited=batch.invited[row : row + 1],
        reference=batch.reference[row : row + 1],
    )
    return drawn._replace(batch=alone)


def _inputs(case: Case, seed: int, draws: int) -> Inputs:
    claims = draw_claims(Evidence(case), seed, 0, draws, {})
    return Inputs(Numbers(case, claims, seed, 0, draws))


def _run(batch: Batch, months: int, seed: int) -> Outputs:
    out = empty_outputs(batch, months, 0)
    run_batch(batch, months, np.ones(len(STEPS)), 0, seed, state_for(batch), out)
    return out


def _deals(out: Outputs, months: int) -> Floats:
    """Return 1 for each draw with a deal in force by the horizon, or by five years."""
    month = out.war[:, 0, War.ANY_DEAL]
    return np.where((month > 0.0) & (month <= min(months, _LONGEST)), 1.0, 0.0)


def _ready(out: Outputs, otherwise: float) -> float:
    """Return the mean chance that both sides agree, over months of free factions under a deal."""
    exposed = float(out.war[:, 0, War.JOIN_EXPOSED].sum())
    if exposed == 0.0:
        return otherwise
    return max(float(out.war[:, 0, War.JOIN_CHANCE].sum()) / exposed, 1e-4)


def _met(out: Outputs, record: RecordDraws, batch: Batch, months: int) -> Met:
    war = out.war[:, 0]
    exposed = float(war[:, War.JOIN_EXPOSED].sum())
    wins = [float((war[:, War.ENDED] == which).mean()) for which in _VICTORY]
    recorded = _recorded_wins(batch, record, months)
    return Met(
        deal=float(_deals(out, months).mean()),
        deal_recorded=float(record.deal.mean()),
        government=wins[0],
        government_recorded=recorded[0],
        rebels=wins[1],
        rebels_recorded=recorded[1],
        ceasefire=float((war[:, War.FIRST_CEASEFIRE] > 0.0).mean()),
        low_activity=float((war[:, War.FIRST_LOW] > 0.0).mean()),
        joining=float(war[:, War.JOINS].sum()) / exposed if exposed > 0.0 else float("nan"),
        joining_recorded=float(record.join_rate.mean()),
    )


def _recorded_wins(batch: Batch, record: RecordDraws, months: int) -> tuple[float, float]:
    """Return the chances of both victories by competing hazards; a deal also ends the war."""
    government = batch.param[:, Param.WIN_GOVERNMENT]
    rebels = batch.param[:, Param.WIN_REBELS]
    deal = -np.log1p(-np.clip(record.deal, 0.0, 0.999)) / min(months, _LONGEST)
    total = government + rebels + deal
    ended = -np.expm1(-total * months) / total
    return float((government * ended).mean()), float((rebels * ended).mean())


_KNOWN: Final[dict[tuple[object, ...], Anchored]] = {}
_NOTHING: Final = Met(*[float("nan")] * 10)
