"""Make the table of who is near to a conflict: neighbours, permanent members, organisations.

Neighbours are those of the Correlates of War project :cite:p:`stinnett2002`.
"""

import re
from collections import defaultdict
from pathlib import Path

from detente.errors import Finding
from detente.estimates.attendance import Places
from detente.fitting.attendance.reading.tables import Row, Table

__all__ = ["SOURCE", "is_organisation", "is_state", "read_places"]

# Bodies whose short name looks like the code of a state.
_BODIES = "ARF CIS COE EAC EEC GCC IMF LAS OAS OAU OIC OIF PIF SCO"
_THREE_LETTERS = frozenset(_BODIES.split(" "))
_PRIVATE = {"ICRC"}
_STATE = re.compile(r"[A-Z]{3}")

SOURCE = (
    "neighbours: Correlates of War Direct Contiguity v3.2 (Stinnett, Tir, Schafer, Diehl and "
    "Gochman 2002), every pair listed, sea borders up to 400 miles and former neighbours "
    "included; organisations: OAS for the Americas, EU and OSCE for Europe with the Caucasus, AU "
    "and EU for Africa, LAS and EU for the Middle East, and by membership ECOWAS, IGAD, LAS, SADC"
)

_PERMANENT = ("CHN", "FRA", "GBR", "RUS", "USA")
_MEMBERS = {
    "ECOWAS": "BEN BFA CIV CPV GHA GIN GMB GNB LBR MLI NER NGA SEN SLE TGO",
    "IGAD": "DJI ERI ETH KEN SDN SOM SSD UGA",
    "LAS": "ARE BHR COM DJI DZA EGY IRQ JOR KWT LBN LBY MAR MRT OMN PSE QAT SAU SDN SOM SYR TUN "
    "YEM",
    "SADC": "AGO BWA COD COM LSO MDG MOZ MUS MWI NAM SWZ SYC TZA ZAF ZMB ZWE",
}
_MORE_OF_AFRICA = {600, 625, 626, 651}  # Morocco, Sudan, South Sudan, Egypt
_AMERICAS, _EUROPE, _AFRICA, _MIDDLE_EAST = 200, 400, 600, 700  # first COW code after each region


def read_places(folder: Path, findings: list[Finding]) -> Places:
    """Read neighbours and codes of states.

    Parameters
    ----------
    folder : Path
        Folder with ``cow_contiguity.csv`` and ``state_codes.csv``.
    findings : list of Finding
        Gets what is wrong.

    Returns
    -------
    Places
        By ISO 3166 alpha-3.
    """
    names = Table(folder / "state_codes.csv", findings)
    code = {
        _number(row, "cow_ccode"): row.text("iso3") for row in names.rows(("cow_ccode", "iso3"))
    }
    borders: dict[str, set[str]] = defaultdict(set)
    pairs = Table(folder / "cow_contiguity.csv", findings)
    for row in pairs.rows(("ccode1", "ccode2")):
        one, two = (code.get(_number(row, column), "") for column in ("ccode1", "ccode2"))
        if one and two:
            borders[one].add(two)
            borders[two].add(one)
    return Places(
        permanent=_PERMANENT,
        neighbours={state: tuple(sorted(borders[state])) for state in sorted(borders)},
        regional={
            state: bodies
            for number, state in sorted(code.items(), key=lambda pair: pair[1])
            if state and (bodies := _bodies(number, state))
        },
        source=SOURCE,
    )


def is_state(guest: str) -> bool:
    """Return whether a guest is a state: three capital letters that name no organisation.

    Parameters
    ----------
    guest : str
        Code of a guest, such as ``NOR`` or ``OSCE``.
    """
    return _STATE.fullmatch(guest) is not None and guest not in _THREE_LETTERS


def is_organisation(guest: str) -> bool:
    """Return whether a guest is an intergovernmental organisation other than the United Nations.

    Parameters
    ----------
    guest : str
        Code of a guest; every body that is no state and not known as private counts.
    """
    return guest != "UN" and guest not in _PRIVATE and not is_state(guest)


def _number(row: Row, column: str) -> int:
    text = row.text(column)
    if not text.isdecimal():
        row.wrong(column, "this is no COW code", "a whole number", "correct the cell")
        return 0
    return int(text)


def _bodies(number: int, state: str) -> tuple[str, ...]:
    """Return the regional organisations of a state, by its COW code and by membership."""
    if number < _AMERICAS:
        found = {"OAS"}
    elif number < _EUROPE:
        found = {"EU", "OSCE"}
    elif number < _AFRICA or number in _MORE_OF_AFRICA:
        found = {"AU", "EU"}
    else:
        found = {"EU", "LAS"} if number < _MIDDLE_EAST else set()
    member = {body for body, members in _MEMBERS.items() if state in members.split()}
    return tuple(sorted(found | member))
