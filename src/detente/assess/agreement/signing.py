"""Report who signs and when: deals by option, their first month, and whom they bind."""

import numpy as np

from detente.assess.agreement.record import FactionBound, Signing
from detente.case.case import Case
from detente.numerics.arrays import Floats
from detente.runs.draws import Rows
from detente.runs.statistics import interval, share

__all__ = ["SIGNED", "bound_draws", "deal_draws", "signing"]

SIGNED = ("signed", "full", "in_force", "failed")
"""Fields that are shares of draws."""


def signing(case: Case, rows: Rows) -> dict[str, Signing]:
    """Return deals and whom they bind, by option; empty if the case names no issues.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.
    """
    if not case.settings.issues:
        return {}
    return {option: _signing(case, rows, option) for option in rows.strategies}


def _signing(case: Case, rows: Rows, option: str) -> Signing:
    deals = deal_draws(rows, option)
    return Signing(
        signed=share(deals["signed"]),
        full=share(deals["full"]),
        in_force=share(deals["in_force"]),
        failed=share(deals["failed"]),
        first_month=interval(deals["first_month"]),
        factions={
            f.id: _bound(rows, option, f.id) for f in case.factions() if f.side != "government"
        },
    )


def deal_draws(rows: Rows, option: str) -> dict[str, Floats]:
    """Return the deals of an option in every draw, by field of the record.

    Parameters
    ----------
    rows : Rows
        Columns of the run.
    option : str
        Id of the option.
    """
    month = rows.output(option, "signed")
    return {
        "signed": (month > 0.0).astype(np.float64),
        "full": (rows.output(option, "signed_full") > 0.0).astype(np.float64),
        "in_force": rows.output(option, "held"),
        "failed": (rows.output(option, "broken") > 0.0).astype(np.float64),
        "first_month": np.where(month > 0.0, month, np.nan),
    }


def bound_draws(rows: Rows, option: str, faction: str) -> dict[str, Floats]:
    """Return whether a deal in force binds a faction, in all draws and in those with a deal.

    Parameters
    ----------
    rows : Rows
        Columns of the run.
    option, faction : str
        Ids of the option and the faction.
    """
    in_force = rows.output(option, "held") > 0.0
    bound = (rows.output(option, f"bound.{faction}") > 0.0) & in_force
    return {
        "bound": bound.astype(np.float64),
        "of_deals": np.where(in_force, bound, np.nan),
    }


def _bound(rows: Rows, option: str, faction: str) -> FactionBound:
    drawn = bound_draws(rows, option, faction)
    of_deals = drawn["of_deals"][~np.isnan(drawn["of_deals"])]
    return FactionBound(
        bound=share(drawn["bound"]), of_deals=share(of_deals) if of_deals.size else None
    )
