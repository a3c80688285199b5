"""Cut the facts of the war to a date: what may have come later is no longer known."""

from collections.abc import Container
from datetime import date

from detente.case.schema.conflict import Conflict, ConflictClaims

__all__ = ["cut_conflict"]

# A fact of these kinds that did not hold on the case's date did not hold before either.
_EVER = ("earlier_episode", "deal_before", "deal_failed")
_PASSING = ("troops_for_government", "troops_for_rebels", "intensity", "groups", "deal_elsewhere_5")


def cut_conflict(
    conflict: Conflict | None, stated: date, as_of: date, claims: Container[str]
) -> Conflict | None:
    """Return the facts of the war as known on an earlier date.

    Parameters
    ----------
    conflict : Conflict or None
        The facts as the case states them.
    stated : date
        As-of date of the case, at which they hold.
    as_of : date
        The day of the cut.
    claims : container of str
        Visible claims; others are no longer cited.

    Returns
    -------
    Conflict or None
        None if the war, or its present episode, had not begun. Before the case's own date, facts
        that may have come later are left out, so they count as missing.
    """
    if conflict is None or _later(conflict.started, as_of):
        return None
    cited = conflict.model_copy(update={"claims": _seen(conflict.claims, claims)})
    if as_of >= stated:
        return cited
    if _later(cited.episode_started, as_of):
        return None
    unknown: dict[str, object] = dict.fromkeys(_PASSING)
    unknown |= {name: None for name in _EVER if getattr(cited, name)}
    if cited.episode_started is not None:
        unknown.pop(
            "earlier_episode", None
        )  # the episode had begun, so what was before it is known
    if cited.last_text is None or _later(cited.last_text, as_of):
        unknown |= {"last_text": None, "text_last_3": None}
    if _later(cited.quiet_since, as_of):
        unknown |= {"quiet_since": None, "ended_by": None}
    return cited.model_copy(update=unknown)


def _later(day: date | None, as_of: date) -> bool:
    return day is not None and day > as_of


def _seen(cited: ConflictClaims, claims: Container[str]) -> ConflictClaims:
    """Return the citations without hidden claims."""
    names = type(cited).model_fields
    return ConflictClaims(
        **{name: [i for i in getattr(cited, name) if i in claims] for name in names}
    )
