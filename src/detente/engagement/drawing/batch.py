"""Stack the inputs of a range of draws into the arrays for the kernels."""

from typing import Final, NamedTuple

import numpy as np
from scipy import special

from detente.case.case import Case
from detente.case.course.reference import reference_of
from detente.case.course.shared_issues import shared_of
from detente.engagement.course.input_rows import Faction
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.run import Batch
from detente.engagement.drawing.ground import borders, issue_rows, place_rows
from detente.engagement.drawing.happenings import changes_of, event_rows, fresh_rows
from detente.engagement.drawing.heads import head_rows
from detente.engagement.drawing.options import (
    invitations,
    lists,
    options_of,
    policies,
    series_of_options,
    targets,
)
from detente.engagement.drawing.partners import Partners, partners_of
from detente.engagement.drawing.priors import bound, parameter, reading_of
from detente.engagement.drawing.ranks import set_ranks
from detente.engagement.drawing.record import RecordDraws, record_draws
from detente.engagement.drawing.rounds import announced_rows, seat, series_rows
from detente.engagement.drawing.views import pair_rows, stance_rows
from detente.engagement.drawing.wings import faction_rows, groups_that_talk, shared_rows
from detente.engagement.setup.contact import first_talks
from detente.engagement.setup.inputs import Inputs
from detente.engagement.setup.roles import Ends
from detente.engagement.setup.worth import draw_worth
from detente.numerics.arrays import Floats
from detente.vocabulary.classes import SPOILER
from detente.vocabulary.engagement import PARAMETERS
from detente.vocabulary.input_key import InputKey

__all__ = ["Drawn", "draw_batch", "kept_sure"]

_SURE: Final = 0.001  # balance and pain stay this far from 0 and 1, so that log-odds are finite
_ALLEGED: Final = {
    Param.INTEL_STANDS: ("intelligence",),
    Param.ARMS_STAND: ("arms", "training"),
    Param.APPEAL_STANDS: ("appeal",),
}


class Drawn(NamedTuple):
    """Inputs of a range of draws, before the anchor has set the hurdle.

    Attributes
    ----------
    batch : Batch
        Arrays for the kernels; ``hurdle`` and ``join`` are still 0.
    partners : Partners
        What the convenor makes of factions.
    record : RecordDraws
        What the record of other wars says.
    """

    batch: Batch
    partners: Partners
    record: RecordDraws


def draw_batch(inputs: Inputs, ends: Ends) -> Drawn:
    """Draw the inputs of a range of draws.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs; each one used is recorded in it.
    ends : mapping of str to bool
        By issue, whether the government stands at the high end (``views.ends_of``).
    """
    case = inputs.case
    draw_worth(inputs)
    partners, record = partners_of(inputs), record_draws(inputs)
    head, faction = head_rows(inputs), faction_rows(inputs, partners.true_class == SPOILER)
    param = _params(inputs, record)
    options, reference = options_of(case)
    series, _ = series_of_options(case, options)
    seat(inputs, head, faction, param, series[0])
    set_ranks(inputs, head)
    changes = changes_of(inputs)
    policy = policies(case, options, reference.option.id)
    ids = [one.id for one in options]
    batch = Batch(
        head=head,
        faction=faction,
        pair=pair_rows(inputs),
        stance=stance_rows(inputs, ends),
        issue=issue_rows(inputs),
        shared=shared_rows(inputs),
        param=param,
        policy=policy,
        target=targets(inputs, options, faction, partners),
        invited=invitations(case, options),
        reference=lists(case, options),
        series=series_rows(inputs, param, series),
        place=place_rows(inputs, faction[:, :, Faction.STRENGTH]),
        near=borders(case),
        event=event_rows(inputs, changes),
        fresh=fresh_rows(inputs, changes, ends),
        announced=announced_rows(inputs, param, series[0]),
        base=policy[ids.index(reference.option.id)],
    )
    return Drawn(batch, partners, record)


def kept_sure(chance: Floats) -> Floats:
    """Return balance or pain, kept from 0 and 1.

    Parameters
    ----------
    chance : array of float
        In [0, 1].
    """
    return np.asarray(np.clip(chance, _SURE, 1.0 - _SURE))


def _params(inputs: Inputs, record: RecordDraws) -> Floats:
    """Return parameters and facts of the draws, shape (draw, Param)."""
    case, count = inputs.case, inputs.numbers.count
    param = np.zeros((count, len(Param)))
    reading = reading_of(inputs)
    param[:, Param.READING], param[:, Param.TALK0] = reading, _first_talks(inputs)
    groups = groups_that_talk(case, reading)
    expected = case.settings.horizon_months * groups * special.expit(param[:, Param.TALK0])
    for key, one in PARAMETERS.items():
        if one.kind == "prior" and one.each == "war" and key.upper() in Param.__members__:
            param[:, Param[key.upper()]] = parameter(inputs, key, expected)
    for key, values in record.hazards.items():
        param[:, Param[key.upper()]] = values
    government = case.settings.government
    for row, variable in ((Param.PAIN, "pain"), (Param.BALANCE, "balance")):
        param[:, row] = kept_sure(inputs.number(government, variable))
    param[:, Param.CONSENT_LUCK] = inputs.choice("consent")
    host = reference_of(case).option.convenor or case.settings.convenor
    for row, kinds in _ALLEGED.items():
        ties = [t for k in kinds for t in inputs.ties(k) if host in {t.from_, t.to}]
        param[:, row] = inputs.any_tie(ties) if ties else 1.0
    param[:, Param.TALK_CENTRE] = np.nan
    param[:, Param.RIVAL] = float(case.settings.rival is not None)
    param[:, Param.DRUGS] = float(any(one.kind == "drugs" for one in shared_of(case)))
    param[:, Param.DEATHS] = _deaths(inputs, case)
    param[:, Param.ATTEND_SHARE] = inputs.choice("attend-share")
    return param


def _first_talks(inputs: Inputs) -> Floats:
    """Return the log-odds a month of first talks, as the record or a member says."""
    key = InputKey.parameter("talks", "talk0")
    usual = first_talks(inputs)
    luck = inputs.choice("first-talks")
    return inputs.keep(str(key), bound(inputs, "talk0", luck, usual), "record")


def _deaths(inputs: Inputs, case: Case) -> Floats:
    government = case.settings.government
    if inputs.is_assessed(government, "deaths"):
        return inputs.number(government, "deaths")
    return np.full(inputs.numbers.count, np.nan)
