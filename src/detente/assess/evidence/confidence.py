"""Choose the confidence word of a judgement, from what it rests on and from its record."""

from collections.abc import Sequence

from detente.assess.evidence.record import Confidence, InputGround, Tested
from detente.assess.record.record import WarsLikeThis
from detente.assess.table.record import PastRounds

__all__ = ["CONSTANT", "confidence_of", "record_of_deals", "record_of_rounds"]

CONSTANT = 0.25  # mean squared error of always saying one half
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
        How it did on past data against a constant and naive rules.

    Examples
    --------
    >>> firm = {"evidence": 0.8, "judgement": 0.1, "placeholder": 0.0, "assumption": 0.1}
    >>> confidence_of(firm, 6, "untested"), confidence_of(firm, 6, "lost")
    ('moderate', 'low')
    >>> confidence_of(None, 6, "won")
    'low'
    """
    if influence is None:
        return "low" if sources else "very low"
    if influence["evidence"] + influence["judgement"] < _THIN:
        return "very low"
    firm = influence["evidence"] >= _FIRM and sources >= _SOURCES
    return "moderate" if firm and tested != "lost" else "low"


def record_of_rounds(rounds: PastRounds) -> Tested:
    """Return how forecasts of past rounds did against one half, the nearest and the last round.

    It is lost if the mean error is not below that of each of the three, where it can be made.
    """
    scored = [r.brier for r in rounds.rounds.values() if r.brier and r.brier.model is not None]
    if not scored:
        return "untested"
    own = [errors.model for errors in scored]
    rules = (
        [errors.nearest_neighbour for errors in scored],
        [errors.last_round for errors in scored],
        [CONSTANT for _ in scored],
    )
    return "lost" if any(_lost(own, rule) for rule in rules) else "won"


def _lost(model: Sequence[float | None], rule: Sequence[float | None]) -> bool:
    """Return whether the model's errors are not smaller in sum, where both can be made."""
    pairs = zip(model, rule, strict=True)
    both = [(own, other) for own, other in pairs if own is not None and other is not None]
    return bool(both) and sum(own for own, _ in both) >= sum(other for _, other in both)


def record_of_deals(record: WarsLikeThis) -> Tested:
    """Return ``lost`` if the run's chance of a deal lies outside the record of other wars.

    A run inside it has passed no test of a forecast, so it is ``untested``.
    """
    deal = record.model.get("deal")
    return "lost" if deal is not None and deal.outside else "untested"
