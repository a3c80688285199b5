"""Say how good forecasts of a deal were on wars and years that the record had not seen."""

from detente.assess.record.record import RecordChance, WarsLikeThis
from detente.report.messages.say import mark, say
from detente.report.words import join_words

__all__ = ["skill_sentence"]

_LATER = (
    mark("{number} % less error ({low} to {high} %) than the recent rate, in later years"),
    mark("{number} % more error ({low} to {high} %) than the recent rate, in later years"),
)
_ACROSS = (
    mark("{number} % less error ({low} to {high} %) than the average, on wars left out"),
    mark("{number} % more error ({low} to {high} %) than the average, on wars left out"),
)
_QUIET = (
    mark(
        "{number} % less error ({low} to {high} %) than the average of quiet wars, on wars left out"
    ),
    mark(
        "{number} % more error ({low} to {high} %) than the average of quiet wars, on wars left out"
    ),
)


def skill_sentence(record: WarsLikeThis) -> str:
    """Say how good forecasts of a deal were on wars and years that the record had not seen."""
    deal = record.chances.get("deal")
    if deal is None or deal.given == "average":
        return ""
    if deal.given == "count":
        return _counted_skill(deal)
    parts = [
        _compared(ends, less, more)
        for ends, less, more in ((deal.later, *_LATER), (deal.across, *_ACROSS))
        if ends is not None
    ]
    if not parts:
        return ""
    if record.fresh_text:
        return say(
            "Forecasts of a deal had {errors}; it cannot tell which running talks succeed.",
            errors=join_words(parts),
        )
    return say("Forecasts of a deal had {errors}.", errors=join_words(parts))


def _counted_skill(deal: RecordChance) -> str:
    """Say how good counts of quiet wars are."""
    if deal.across is None:
        return ""
    return say("Counts of a deal had {errors}.", errors=_compared(deal.across, *_QUIET))


def _compared(ends: tuple[float, float, float], less: str, more: str) -> str:
    """Say by how much less, or more, error a forecast had, with the range."""
    low, point, high = (100.0 * end for end in ends)
    return say(
        less if point >= 0.0 else more,
        number=f"{abs(point):.0f}",
        low=f"{low:.0f}",
        high=f"{high:.0f}",
    )
