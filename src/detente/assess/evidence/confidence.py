"""Choose the confidence word of a judgement: from what it rests on, and from its skill."""

from detente.assess.attendance.record import PastRounds
from detente.assess.evidence.record import Confidence, InputGround, Tested
from detente.assess.record.record import WarsLikeThis

__all__ = ["confidence_of", "record_of_deals", "record_of_rounds"]

_FIRM, _THIN = 0.5, 0.35  # least share on evidence for `moderate`; below it, on anything known
_SOURCES = 4  # fewest documents for `moderate`


def confidence_of(
    influence: dict[InputGround, float] | None, sources: int, tested: Tested
) -> Confidence:
    """Return the confidence word.

    Parameters
    ----------
    influence : dict or None
        Share of the influence by ground; None if the draws do not show it.
    sources : int
        Documents behind the claims that change the number.
    tested : {"won", "lost", "untested"}
        Whether it showed skill on past data: an error clearly below that of every simple rule.

    Returns
    -------
    {"very low", "low", "moderate"}
        ``moderate`` needs evidence, documents and skill; nothing unscored is above ``low``.

    Examples
    --------
    >>> firm = {"evidence": 0.8, "judgement": 0.1, "placeholder": 0.0, "assumption": 0.1}
    >>> [confidence_of(firm, 6, tested) for tested in ("won", "untested", "lost")]
    ['moderate', 'low', 'low']
    >>> confidence_of(None, 6, "won")
    'low'
    """
    if influence is None:
        return "low" if sources else "very low"
    if influence["evidence"] + influence["judgement"] < _THIN:
        return "very low"
    firm = influence["evidence"] >= _FIRM and sources >= _SOURCES
    return "moderate" if firm and tested == "won" else "low"


def record_of_rounds(rounds: PastRounds) -> Tested:
    """Return how forecasts of past rounds did at the table, against the best simple rule.

    It is won only if skill is shown, with guests without a row read either way.
    """
    if rounds.scores is None:
        return "untested"
    return "won" if rounds.scores.labels["attendance"] == "skill shown" else "lost"


def record_of_deals(record: WarsLikeThis) -> Tested:
    """Return ``lost`` if the run's chance of a deal lies outside the record of other wars.

    A run inside it has passed no test of a forecast, so it is ``untested``.
    """
    deal = record.model.get("deal")
    return "lost" if deal is not None and deal.outside else "untested"
