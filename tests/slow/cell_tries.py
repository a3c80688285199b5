"""Cells that `check` refuses if they change alone: what is changed with them, or before them."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from tests.property.random_cases import Draft, Row

__all__ = ["TRIES", "Try"]

Change = Callable[[Draft], None]


def as_it_is(_draft: Draft) -> None:
    """Change nothing."""


@dataclass(frozen=True)
class Try:
    """One change of a cell, after changes that make room for it."""

    change: Change
    ready: Change = as_it_is


def row(draft: Draft, table: str, name: str) -> Row:
    """Return the row with an id."""
    return next(row for row in draft.tables[table] if row["id"] == name)


def put(table: str, name: str, **cells: str) -> Change:
    """Set cells of the row with an id."""
    return lambda draft: row(draft, table, name).update(cells)


def put_in_all(table: str, **cells: str) -> Change:
    """Set cells of all rows of a table."""

    def change(draft: Draft) -> None:
        for one in draft.tables[table]:
            one.update(cells)

    return change


def drop(table: str, **cells: str) -> Change:
    """Remove the rows with these cells."""

    def change(draft: Draft) -> None:
        rows = draft.tables[table]
        rows[:] = [one for one in rows if any(one[key] != text for key, text in cells.items())]

    return change


def both(*changes: Change) -> Change:
    """Make several changes."""

    def change(draft: Draft) -> None:
        for one in changes:
            one(draft)

    return change


def add(table: str, **cells: str) -> Change:
    """Add a row."""
    return lambda draft: draft.tables[table].append({**cells})


def setting(name: str, value: Any) -> Change:
    """Set a setting."""
    return lambda draft: draft.settings.update({name: value})


def drop_last(name: str) -> Change:
    """Remove the last part of a list of the settings."""
    return lambda draft: draft.settings.update({name: draft.settings[name][:-1]})


def put_in_part(name: str, place: int, **values: Any) -> Change:
    """Set values of a part of the settings."""
    return lambda draft: draft.settings[name][place].update(values)


def put_in_block(name: str, **values: Any) -> Change:
    """Set values of a block of the settings; None takes one out."""

    def change(draft: Draft) -> None:
        block = {**draft.settings[name], **values}
        draft.settings[name] = {key: value for key, value in block.items() if value is not None}

    return change


def other_priors(draft: Draft) -> None:
    """Move probability from one hypothesis to another."""
    first, second, _ = draft.settings["hypotheses"][0]["members"]
    first["prior"], second["prior"] = 0.7, 0.1


def second_set(draft: Draft) -> None:
    """Add a set with the hypotheses of the first."""
    (first,) = draft.settings["hypotheses"]
    draft.settings["hypotheses"].append(deepcopy({**first, "id": "other", "context": True}))


def put_in_member(place: int, **values: Any) -> Change:
    """Set values of a member of the first set of hypotheses."""
    return lambda draft: draft.settings["hypotheses"][0]["members"][place].update(values)


def worth(end: str) -> Change:
    """Set what an end of the war is worth."""
    return lambda draft: draft.settings["outcomes"].update({end: [0.85, 0.95]})


def put_in_test(place: int, **values: Any) -> Change:
    """Set values of a partner test."""
    return lambda draft: draft.settings["partner_rule"]["tests"][place].update(values)


def bound(**binds: list[float]) -> Change:
    """Bind parameters, whichever member of the first set holds."""

    def change(draft: Draft) -> None:
        for member in draft.settings["hypotheses"][0]["members"]:
            member["binds"] = {key: [*prior] for key, prior in binds.items()}

    return change


def drop_drugs(draft: Draft) -> None:
    """Take out stances on drugs, and the partner test on them."""
    draft.settings["partner_rule"]["tests"] = draft.settings["partner_rule"]["tests"][:1]
    drop("assessments", variable="stance", item="drugs")(draft)


def supporting(**cells: str) -> Change:
    """Add support of a power for the government, with its weight and withdrawal."""
    weights = {"weight_low": "3", "weight_mode": "4", "weight_high": "5"}
    leaves = {"withdrawal_low": "0.1", "withdrawal_mode": "0.2", "withdrawal_high": "0.3"}
    ends = {"id": "r-support", "from": "eastland", "to": "capital", "type": "support"}
    return add("relations", **{**ends, **weights, **leaves, **cells})


NEW_WING = add("actors", id="new-wing", name="New wing", kind="faction", parent="front")
TRUSTING = add(
    "assessments",
    id="x",
    subject="capital",
    object="river-wing",
    variable="trust",
    low="0.8",
    mode="0.9",
    high="1",
    status="judgement",
    reason="Invented",
    confidence="0.7",
)
LATER = add("sources", id="later", title="Later", kind="report", date="2020-09-01", reliability="B")
AHEAD = add(
    "rounds",
    round="next",
    title="Next round",
    series="northland-talks",
    date="2020-09-01",
    precision="day",
    convenor="northland",
    actor="eastland",
    invited="yes",
    response="accepted",
    role="absent",
)
SOON = put("events", "ev-new-envoy", hazard="1", low="0", mode="30", high="90")
SURE = put("events", "ev-vote", probability="1")
NO_RANGES = put_in_all("actors", share_low="", share_high="")
# No row names the denial any more; it still weighs against its proposition.
UNNAMED = both(put("relations", "r-north-river", claims="C1"), drop("supports", claim="C2"))
# The claim of the example supports a criterion, and counts there only.
WEIGHING = put_in_all("hypotheses", claim="C5")

# Bindings under which many draws reach an end that is rare in the example.
MANY_ENDS: dict[str, dict[str, list[float]]] = {
    "ceasefire": {"ceasefire": [0.5, 0.6, 0.7], "cf_break": [0.0, 0.001, 0.002]},
    "low_activity": {"low_activity": [0.5, 0.6, 0.7], "low_back": [0.0, 0.001, 0.002]},
}

SPEAKS = {
    "precedent": "before",
    "title": "Before",
    "precision": "day",
    "reading": "It worked",
    "outcome": "success",
    "set": "movement",
    "hypothesis": "two",
    "times_likelier": "9",
    "similarity": "0.8",
}
A_PRECEDENT = add("precedents", id="p-1", **SPEAKS)
BOTH_SPEAK = both(add("precedents", id="p-1", **SPEAKS), add("precedents", id="p-2", **SPEAKS))
ASKED_OF_SEATS = put("questions", "q-holdout", metric="table_max", threshold="2")
ASKED_OF_A_GUEST = put("questions", "q-holdout", metric="present", subject="eastland")

TRIES = {
    ("precedents", "precedent"): Try(put("precedents", "p-2", precedent="other"), BOTH_SPEAK),
    ("precedents", "set"): Try(
        put("precedents", "p-1", set="", hypothesis="", times_likelier="", similarity=""),
        A_PRECEDENT,
    ),
    ("precedents", "hypothesis"): Try(put("precedents", "p-1", hypothesis="many"), A_PRECEDENT),
    ("precedents", "times_likelier"): Try(
        put("precedents", "p-1", times_likelier="0.1"), A_PRECEDENT
    ),
    ("precedents", "similarity"): Try(put("precedents", "p-1", similarity="0.1"), A_PRECEDENT),
    ("questions", "close_date"): Try(put("questions", "q-holdout", close_date="2020-12-31")),
    ("questions", "metric"): Try(put("questions", "q-holdout", metric="settlement")),
    ("questions", "threshold"): Try(put("questions", "q-holdout", threshold="9"), ASKED_OF_SEATS),
    ("questions", "subject"): Try(
        put("questions", "q-holdout", subject="capital"), ASKED_OF_A_GUEST
    ),
    ("claims", "kind"): Try(put("claims", "C2", kind="context"), UNNAMED),
    ("actors", "kind"): Try(put("actors", "new-wing", kind="leader"), NEW_WING),
    ("actors", "strength_share"): Try(put("actors", "river-wing", strength_share="0.1"), NO_RANGES),
    ("assessments", "object"): Try(put("assessments", "x", object="hill-wing"), TRUSTING),
    ("assessments", "variable"): Try(put("assessments", "x", variable="willingness"), TRUSTING),
    ("assessments", "item"): Try(
        put("assessments", "p-north-power", item="ceasefire"),
        drop("assessments", id="p-north-fire"),
    ),
    ("assessments", "read_from"): Try(put("assessments", "i-east", read_from="later"), LATER),
    **{
        ("relations", name): Try(put("relations", "r-support", **{name: value}), supporting())
        for name, value in (
            ("backs", "movement"),
            *(("weight_low", "0.9"), ("weight_mode", "4.9"), ("weight_high", "9")),
            *(("withdrawal_low", "0.0"), ("withdrawal_mode", "0.1"), ("withdrawal_high", "0.9")),
        )
    },
    ("relations", "label_hazard"): Try(
        put("relations", "r-east-label", label_hazard="0.5"),
        add("relations", id="r-east-label", to="front", type="label", **{"from": "eastland"}),
    ),
    ("events", "kind"): Try(put("events", "ev-vote", kind="shock", low="-2", mode="-1", high="0")),
    ("events", "date"): Try(put("events", "ev-vote", date="2020-08-01"), SURE),
    ("events", "hazard"): Try(put("events", "ev-new-envoy", hazard="0"), SOON),
    ("events", "low"): Try(put("events", "ev-new-envoy", low="29"), SOON),
    ("events", "mode"): Try(put("events", "ev-new-envoy", mode="1"), SOON),
    ("events", "high"): Try(put("events", "ev-new-envoy", high="31"), SOON),
    ("presence", "read_from"): Try(put("presence", "river-lower", read_from="later"), LATER),
    ("rounds", "date"): Try(put_in_all("rounds", date="2019-06-30")),
    ("rounds", "convenor"): Try(put_in_all("rounds", convenor="eastland")),
    ("rounds", "complete"): Try(
        put_in_all("rounds", complete="no"), drop("rounds", actor="hill-wing")
    ),
    ("rounds", "announced"): Try(
        lambda draft: draft.tables["rounds"][-1].update(announced="2020-05-01", known="2020-05-01"),
        AHEAD,
    ),
    ("Conflict", "deal_failed"): Try(
        put_in_block("conflict", deal_failed=True), put_in_block("conflict", deal_before=True)
    ),
    ("Conflict", "last_text"): Try(
        put_in_block("conflict", last_text="2019-05-01"), put_in_block("conflict", text_last_3=None)
    ),
    ("hypotheses", "set"): Try(put_in_all("hypotheses", set="other"), both(WEIGHING, second_set)),
    ("hypotheses", "hypothesis"): Try(
        lambda draft: draft.tables["hypotheses"][0].update(hypothesis="two"),
        both(WEIGHING, drop("hypotheses", hypothesis="two")),
    ),
    ("hypotheses", "likelihood"): Try(
        lambda draft: draft.tables["hypotheses"][0].update(likelihood="0.9"), WEIGHING
    ),
    ("Settings", "issues"): Try(
        both(
            drop_last("issues"),
            drop("assessments", item="ceasefire"),
        )
    ),
    ("Settings", "criteria"): Try(
        both(drop_last("criteria"), drop("assessments", item="drugs")),
        put_in_part("criteria", 0, weight=[0.3, 1.0]),
    ),
    ("Settings", "asks"): Try(setting("asks", {"option": "unconditional", "against": ["none"]})),
    ("Settings", "cutting_level"): Try(setting("cutting_level", [0.95, 1.0])),
    ("Settings", "rival"): Try(lambda draft: draft.settings.pop("rival")),
    ("Criterion", "direction"): Try(
        put_in_part("criteria", 0, direction="descending"),
        put_in_part("criteria", 0, profiles=[5, 5]),
    ),
    ("Hypothesis", "prior"): Try(other_priors),
    ("Hypothesis", "binds"): Try(put_in_member(0, binds={"deaths_sd": [1, 1.5, 2]})),
    ("Hypothesis", "reading"): Try(put_in_member(2, reading="one")),
    ("Hypothesis", "war"): Try(put_in_member(0, war="intense")),
    ("PartnerTest", "item"): Try(put_in_test(1, item="rival")),
    ("Settings", "outcomes"): Try(worth("continues")),
    **{("Outcomes", end): Try(worth(end), bound(**sure)) for end, sure in MANY_ENDS.items()},
    ("Settings", "shared_issues"): Try(drop_last("shared_issues"), drop_drugs),
    ("Issue", "controllers"): Try(put_in_part("issues", 0, controllers=["eastland"])),
    ("Strategy", "factions"): Try(
        put_in_part("strategies", 3, factions=["hill-wing"]),
        put_in_part("strategies", 3, engage="named", factions=["river-wing"]),
    ),
    ("Strategy", "exclude"): Try(put_in_part("strategies", 3, exclude=["river-wing"])),
    ("Strategy", "reference"): Try(put_in_part("strategies", 3, reference=True)),
    # Effects that a few draws may not show are made sure.
    **{
        ("Strategy", lever): Try(put_in_part("strategies", 3, **{lever: 1}), bound(**sure))
        for lever, sure in (
            ("intel", {}),
            ("arms", {}),
            ("appeal", {"appeal_talks": [5, 6, 7]}),
            ("guarantee", {"gua": [0.8, 0.84, 0.85], "talk0": [0, 1, 2], "pace": [0.9, 0.95, 1]}),
            ("press_gov", {"t_press": [5, 6, 7], "commit": [0.9, 0.95, 1]}),
            ("press_holdout", {}),
        )
    },
}
