"""Ties planted into the example's summary."""

from datetime import date
from typing import Any

from hypothesis import strategies as st
from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.assess.summary.record import Summary

PARTIES = ("northland", "southland", "eastland")


def movement_side() -> list[str]:
    """Return the movement and its factions of the example."""
    found = finished()[0]
    factions = [i for i, actor in found.actors.items() if actor.kind == "faction"]
    return [found.roles.movement, *factions]


def tie(**changes: Any) -> dict[str, Any]:
    """Return a contact of Northland with the movement, with some fields replaced."""
    known = {
        "id": "t",
        "type": "contact",
        "from": "northland",
        "to": movement_side()[0],
        "third": None,
        "level": "open",
        "acknowledged": "admitted",
        "issuer": None,
        "since": "2015-03-01",
        "until": None,
        "precision": "day",
        "exists": 0.5,
        "claims": ["C1"],
        "note": None,
    }
    made = known | changes
    if made["type"] == "label":
        made |= {"level": None, "acknowledged": None}
    return made


def with_ties(*ties: dict[str, Any]) -> Summary:
    """Return the example's summary with these ties only, as of 30 June 2020."""
    return altered(finished()[0], {"contacts/recorded": list(ties)})


def ties() -> st.SearchStrategy[list[dict[str, Any]]]:
    """Return ties of every kind, some past, some undated, some within the movement."""
    day = st.dates(min_value=date(1990, 1, 1), max_value=date(2020, 1, 1)).map(
        lambda d: d.isoformat()
    )
    return st.lists(
        st.builds(
            tie,
            **{
                "from": st.sampled_from(PARTIES),
                "to": st.sampled_from(movement_side()),
                "type": st.sampled_from(["contact", "label"]),
                "level": st.sampled_from(["clandestine", "unofficial", "open"]),
                "acknowledged": st.sampled_from(["admitted", "denied", "disputed", "unknown"]),
                "since": st.none() | day,
                "until": st.none() | day,
            },
        ),
        max_size=8,
    )
