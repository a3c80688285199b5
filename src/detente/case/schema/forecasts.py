"""Name what forecasts a dated question: a metric, an event of the record, or a part in a round."""

from dataclasses import dataclass
from typing import Final, Literal

from detente.models.record.facts import EVENTS, FATES

__all__ = ["FORECASTS", "Forecastable", "Origin"]

Origin = Literal["run", "record", "round"]
"""What makes the forecast: a run of the case, the record of other wars, or past rounds."""

_CHANCES: Final = {
    "settlement": "a deal with the government is signed",
    "settlement_full": "a deal on every issue is signed",
    "held": "a deal is signed and holds to the close date",
    "holdout_contact": "the hold-out is in open contact with the movement",
    "talks": "government and movement sit together at least once",
}
_COUNTS: Final = {
    "table_max": "most seats at a table",
    "consensus": "share of powers in open contact",
    "splits": "factions that break away",
    "extra_deaths": "deaths beyond those under the reference option",
    "spillover": "risk over the borders, the reference option being 1",
    "drugs": "flow of drugs, the as-of date being 1",
    "status_success": "the convenor's standing through a settlement",
    "status_acceptance": "the convenor's standing through others' contact",
}
_WARS: Final = {
    "text": "a text of any kind is signed",
    "deal": "a deal is signed",
    "full": "a full deal is signed",
    "truce": "a ceasefire, signed or in fact",
    "continues": "the fighting goes on",
    "agreement": "the fighting ends by an agreement",
    "ceasefire": "the fighting ends by a ceasefire",
    "government_victory": "the government wins",
    "rebel_victory": "the movement wins",
    "low_activity": "the fighting falls below 25 deaths a year",
}
_PARTS: Final = {
    "asked": "the subject is asked to the convenor's next round",
    "comes": "the subject comes to the convenor's next round, if it is asked",
    "present": "the subject is at the table of the convenor's next round",
}


@dataclass(frozen=True, slots=True)
class Forecastable:
    """Something a question can ask about.

    Parameters
    ----------
    name : str
        Name, as written in the column `metric`.
    origin : {"run", "record", "round"}
        What makes the forecast.
    subject : bool
        Whether the question must name a guest.
    threshold : bool
        Whether the question must give a number; the event is that the metric reaches it.
    meaning : str
        What happens if the answer is yes.
    """

    name: str
    origin: Origin
    subject: bool
    threshold: bool
    meaning: str


FORECASTS: Final[dict[str, Forecastable]] = {
    one.name: one
    for one in (
        *(
            Forecastable(name, "run", False, name in _COUNTS, (_CHANCES | _COUNTS)[name])
            for name in (_CHANCES | _COUNTS)
        ),
        *(Forecastable(name, "record", False, False, _WARS[name]) for name in (*EVENTS, *FATES)),
        *(Forecastable(name, "round", True, False, words) for name, words in _PARTS.items()),
    )
}
"""By name, in the order of the reference."""
