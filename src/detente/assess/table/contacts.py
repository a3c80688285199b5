"""Who is in contact with whom: now, and at the horizon under each strategy."""

from typing import Any

from detente.case.case import Case
from detente.runs.draws import Rows
from detente.runs.statistics import interval, level_shares, share

__all__ = ["LEVELS", "contacts"]

LEVELS = ("none", "clandestine", "unofficial", "open")


def contacts(case: Case, rows: Rows) -> dict[str, Any]:
    """Return the recorded ties and the contact levels of powers and factions.

    Parameters
    ----------
    case : Case
        The cut case.
    rows : Rows
        Columns of the run.

    Returns
    -------
    dict
        ``recorded``: ties of type contact and label with their claims; ``powers`` and
        ``factions``: by strategy, the share of draws at each level at the horizon, and of powers
        the month in which contact first was open, where it ever was (0: from the start);
        ``consensus``: by strategy, the share of powers with open or admitted contact, plain and
        weighted by capability, of those whose capability is assessed.
    """
    settings = case.settings
    powers = [p.id for p in case.powers() if p.id != settings.convenor]
    found: dict[str, Any] = {"recorded": _recorded(case, rows)}
    found |= {"powers": {}, "factions": {}, "consensus": {}}
    for strategy in settings.strategies:
        found["powers"][strategy.id] = {
            p: {
                "levels": level_shares(rows.output(strategy.id, f"contact.{p}"), LEVELS),
                **_opened(rows, strategy.id, p),
            }
            for p in powers
        }
        found["consensus"][strategy.id] = {
            "powers": interval(rows.output(strategy.id, "consensus")),
            "weighted": interval(rows.output(strategy.id, "consensus_weighted")),
        }
        found["factions"][strategy.id] = {
            f.id: level_shares(rows.output(strategy.id, f"engaged.{f.id}"), LEVELS)
            for f in case.factions()
        }
    return found


def _opened(rows: Rows, strategy: str, power: str) -> dict[str, Any]:
    month = rows.output(strategy, f"opened.{power}")
    ever = month >= 0
    return {"ever_open": share(ever), "first_open": interval(month[ever])}


def _recorded(case: Case, rows: Rows) -> list[dict[str, Any]]:
    """Return contacts and labels on record, each with the share of draws in which it exists."""
    found = []
    for tie in case.relations:
        if tie.type not in {"contact", "label"}:
            continue
        drawn = rows.inputs.get(f"tie|{tie.id}|{tie.type}|")
        found.append(
            {
                "id": tie.id,
                "type": tie.type,
                "from": tie.from_,
                "to": tie.to,
                "level": tie.level,
                "acknowledged": tie.acknowledged,
                "issuer": tie.issuer,
                "since": tie.date_from.isoformat() if tie.date_from else None,
                "until": tie.date_to.isoformat() if tie.date_to else None,
                "precision": tie.precision,
                "exists": None if drawn is None else share(drawn),
                "claims": tie.claims,
                "note": tie.note,
            }
        )
    return found
