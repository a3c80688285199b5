"""Cases with rounds made by hand, for tests of attendance."""

from dataclasses import replace
from datetime import date, timedelta

from tests.ensemble.planted import example, table

from detente.case.case import Case
from detente.case.schema.world import RoundPart

FIRST_DAY = date(2018, 7, 1)
GUESTS = ("southland", "eastland", "capital", "front", "river-wing", "hill-wing")


def rounds_case(*records: dict[str, str], series: str = "talks", **settings) -> Case:
    """Return the example with one round of half a year after another.

    Each record gives, by guest, ``came``, ``declined``, ``no`` or ``unknown``; a guest that is not
    named has no row.
    """
    parts = []
    for number, record in enumerate(records):
        day = FIRST_DAY + timedelta(days=round(182.625 * number))
        head = {"round": f"r{number}", "series": series, "date": day, "convenor": "northland"}
        parts.append(_part(head, "northland", "yes", "accepted", "host"))
        for guest, what in record.items():
            parts.append(_part(head, guest, *_ROWS[what]))
    known = example()
    own = known.settings.model_copy(update=settings)
    return replace(known, rounds=table(parts), settings=own)


_ROWS = {
    "came": ("yes", "accepted", "participant"),
    "observed": ("yes", "accepted", "observer"),
    "declined": ("yes", "declined", "absent"),
    "no": ("no", "none", "absent"),
    "unknown": ("unknown", "unknown", "absent"),
}


def _part(head: dict, actor: str, invited: str, response: str, role: str) -> RoundPart:
    row = {**head, "actor": actor, "invited": invited, "response": response, "role": role}
    return RoundPart.model_validate(row)
