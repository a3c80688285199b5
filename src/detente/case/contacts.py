"""Read contacts on record as spells: which power was in contact with the movement, and when."""

from dataclasses import dataclass
from datetime import date

from detente.case.case import Case
from detente.case.schema.world import Relation
from detente.models.contact.exposure import Spell
from detente.vocabulary.levels import LEVEL_NUMBER, UNSTATED

__all__ = ["ContactTie", "contact_ties", "record_start", "years_of"]

_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class ContactTie:
    """A dated contact of a power with the movement or a part of it.

    Parameters
    ----------
    tie : Relation
        Its row.
    spell : Spell
        Level, start and end in years from 1 January of year 1.
    """

    tie: Relation
    spell: Spell


def years_of(day: date) -> float:
    """Return a day in years, so that differences are lengths of time."""
    return day.toordinal() / _YEAR


def record_start(case: Case) -> date:
    """Return the day from which the analyst looked for contacts.

    By default that of the first contact of a power with the movement; without any, the as-of date:
    the record then has no length.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    """
    if case.settings.contact_record_from is not None:
        return min(case.settings.contact_record_from, case.as_of)
    ties = [one.tie for of_power in contact_ties(case).values() for one in of_power]
    return min([*(tie.date_from for tie in ties if tie.date_from is not None), case.as_of])


def contact_ties(case: Case) -> dict[str, list[ContactTie]]:
    """Return the dated contacts of every power, by its id; in file order.

    Contacts without a first day say nothing about rates and are left out; those without a last day
    run to the as-of date.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    """
    side = case.within(case.settings.movement)
    ties: dict[str, list[ContactTie]] = {power.id: [] for power in case.powers()}
    for tie in case.relations:
        if tie.date_from is None or not _is_contact(tie, side, set(ties)):
            continue
        level = LEVEL_NUMBER[tie.level or UNSTATED]
        spell = Spell(int(level), years_of(tie.date_from), years_of(tie.date_to or case.as_of))
        power = tie.from_ if tie.from_ in ties else tie.to
        ties[power].append(ContactTie(tie, spell))
    return ties


def _is_contact(tie: Relation, side: set[str], powers: set[str]) -> bool:
    """Say whether a tie is contact between a power and the movement or a part of it."""
    ends = {tie.from_, tie.to}
    return tie.type == "contact" and bool(ends & side) and bool(ends & powers)
