"""Answer how the war may end under each option."""

import numpy as np

from detente.assess.ends.record import FATES, Dated, Fate, FateShares
from detente.numerics.arrays import Bools, Floats
from detente.runs.draws import Rows
from detente.runs.statistics import interval, rounded, share
from detente.vocabulary.ends import ENDS, MOMENTS, End, Moment

__all__ = ["events_of_war", "fate_draws", "fates", "moment_draws", "outcomes_of_war"]

_COLUMNS: dict[Moment, str] = {
    "first_talks": "first_talk",
    "any_deal": "signed",
    "first_binding_deal": "signed_full",
    "first_bilateral_deal": "bilateral",
    "failure": "failed",
    "ceasefire": "ceasefire",
    "low_activity": "low_activity",
    "convenor_left": "left",
}
_COUNTED: dict[Moment, str] = {"joining": "joins", "split": "splits"}  # months are not kept
_OF_POWERS: dict[Moment, str] = {
    "support_halved": "halved.",
    "delisting": "delisted.",
    "recognition": "recognised.",
}
_VICTORIES = ("government_victory", "rebel_victory")


def outcomes_of_war(rows: Rows) -> dict[str, dict[End, float]]:
    """Return the share of draws in each end at the horizon, by option; they sum to 1.

    Parameters
    ----------
    rows : Rows
        Columns of the run, only draws that are defined.
    """
    return {
        option: {
            end: share(rows.output(option, "outcome") == number) for number, end in enumerate(ENDS)
        }
        for option in rows.strategies
    }


def fate_draws(rows: Rows, option: str, fate: Fate) -> Bools:
    """Return the draws with a fate, shape (draw,).

    Parameters
    ----------
    rows : Rows
        Columns of the run.
    option : str
        Id of the option.
    fate : str
        The fate.
    """
    return np.asarray(rows.output(option, "fate") == FATES.index(fate))


def fates(rows: Rows) -> dict[str, FateShares]:
    """Return the fates of the war by option.

    Parameters
    ----------
    rows : Rows
        Columns of the run, only draws that are defined.
    """
    return {option: _fates(rows, option) for option in rows.strategies}


def _fates(rows: Rows, option: str) -> FateShares:
    won = np.zeros(len(rows.output(option, "fate")), dtype=np.bool_)
    for end in _VICTORIES:
        won |= rows.output(option, "outcome") == ENDS.index(end)
    again = rows.output(option, "again") > 0.0
    return FateShares(
        shares={fate: share(fate_draws(rows, option, fate)) for fate in FATES},
        again=rounded(float(again[won].mean())) if won.any() else None,
    )


def moment_draws(rows: Rows, option: str, moment: Moment) -> Floats | None:
    """Return the month of an event in every draw, NaN where it does not happen.

    Parameters
    ----------
    rows : Rows
        Columns of the run.
    option : str
        Id of the option.
    moment : str
        The event.

    Returns
    -------
    array of float, shape (draw,), or None
        None if the case has nobody to whom it can happen: no hold-out, no backer, no label. The
        months of joining and of splits are not kept: they are 0 where one happened. Of several
        powers the first counts.
    """
    if moment == "holdout_contact":
        if not rows.has("holdout_contact"):
            return None
        happened = rows.output(option, "holdout_contact") > 0.0
        return np.where(happened, 0.0, np.nan)
    if moment in _COUNTED:
        return np.where(rows.output(option, _COUNTED[moment]) > 0.0, 0.0, np.nan)
    if moment in _OF_POWERS:
        own = [name for name in rows.outputs if name.startswith(_OF_POWERS[moment])]
        months = [rows.output(option, name) for name in own]
        if not months:
            return None
        first = np.min([np.where(one >= 0.0, one, np.inf) for one in months], axis=0)
        return np.where(np.isfinite(first), first, np.nan)
    month = rows.output(option, _COLUMNS[moment])
    return np.where(month > 0.0, month, np.nan)


def events_of_war(rows: Rows, holdout: str | None) -> dict[str, dict[Moment, Dated]]:
    """Return the dated events by option.

    Parameters
    ----------
    rows : Rows
        Columns of the run, only draws that are defined.
    holdout : str, optional
        Id of the hold-out.
    """
    found: dict[str, dict[Moment, Dated]] = {}
    for option in rows.strategies:
        found[option] = {}
        for moment in MOMENTS:
            months = moment_draws(rows, option, moment)
            if months is None:
                continue
            when = months
            if moment == "holdout_contact":
                opened = rows.output(option, f"opened.{holdout}")
                when = np.where(opened >= 0.0, opened, np.nan)
            dated = moment not in _COUNTED
            found[option][moment] = Dated(
                happens=share(~np.isnan(months)), month=interval(when) if dated else None
            )
    return found
