"""Draw the issues, the rival's presence and the influence of factions."""

import numpy as np

from detente.case.case import Case
from detente.case.course.factions import factions_of
from detente.case.course.heads import controllers_of, heads_of
from detente.case.schema.part import Triple
from detente.engagement.course.input_rows import Issue, Place
from detente.engagement.setup.inputs import Inputs
from detente.numerics.arrays import Floats
from detente.numerics.quantiles import pert_quantile

__all__ = ["borders", "issue_rows", "place_rows", "regions_of"]

_SCALE = 100.0
_WHOLE = "whole-country"  # the region of a case that has none


def issue_rows(inputs: Inputs) -> Floats:
    """Return the issues, shape (draw, issue, 2 + head): status quo, troops, controllers.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    """
    heads = [head.actor.id for head in heads_of(inputs.case)]
    issues = inputs.case.settings.issues
    rows = np.zeros((inputs.numbers.count, len(issues), int(Issue.CONTROL) + len(heads)))
    for k, issue in enumerate(issues):
        rows[:, k, Issue.STATUS_QUO] = _drawn(inputs, f"status-quo-{issue.id}", issue.status_quo)
        rows[:, k, Issue.TROOPS] = float(issue.troops)
        for name in controllers_of(inputs.case, issue):
            if name in heads:
                rows[:, k, Issue.CONTROL + heads.index(name)] = 1.0
    return rows


def _drawn(inputs: Inputs, name: str, given: Triple) -> Floats:
    luck = inputs.choice(name)
    return pert_quantile(luck, given.low, given.mode, given.high) / _SCALE


def regions_of(case: Case) -> list[str]:
    """Return the ids of the regions, in order; one for the whole country if there is none.

    Parameters
    ----------
    case : Case
        The case; without a rival it has no regions here.
    """
    if case.settings.rival is None:
        return []
    return sorted(region.id for region in case.regions) or [_WHOLE]


def place_rows(inputs: Inputs, strength: Floats) -> Floats:
    """Return presence and influence, shape (draw, region, 1 + faction).

    Where the case has no regions, the rival's presence is that of one region, of which nothing is
    known. Where it says nothing of any faction's influence, influence is strength.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    strength : array of float, shape (draw, faction)
        Shares of strength.
    """
    case = inputs.case
    rival, wings = case.settings.rival or "", factions_of(case)
    regions, people = regions_of(case), {wing.actor.id for wing in wings}
    placed = any(row.actor in people for row in case.presence)
    rows = np.zeros((inputs.numbers.count, len(regions), int(Place.INFLUENCE) + len(wings)))
    for r, region in enumerate(regions):
        rows[:, r, Place.INFLUENCE :] = 0.0 if placed else strength
        if not case.regions:
            rows[:, r, Place.PRESENCE] = inputs.choice("presence-rival")
            continue
        rows[:, r, Place.PRESENCE] = inputs.presence(rival, region)
        for f, wing in enumerate(wings if placed else ()):
            rows[:, r, Place.INFLUENCE + f] = inputs.presence(wing.actor.id, region)
    return rows


def borders(case: Case) -> Floats:
    """Return regions, then heads, that border each region, shape (region + head, region).

    Parameters
    ----------
    case : Case
        The case.
    """
    regions = regions_of(case)
    heads = [head.actor.id for head in heads_of(case)]
    near = np.zeros((len(regions) + len(heads), len(regions)))
    rows = {region.id: region for region in case.regions}
    for r, name in enumerate(regions):
        if name not in rows:
            continue
        for k, other in enumerate(regions):
            near[k, r] = float(name in rows[other].neighbours)
        for h, head in enumerate(heads):
            near[len(regions) + h, r] = float(head in rows[name].borders)
    return near
