"""Random worlds: cases of which every fact, number and likelihood is drawn by a number.

``case_files(number, known)`` writes a case like one that a person would write; it is read as any
other. The same number gives the same world, whatever is known of it.
"""

import json
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final

from benchmarks.random_worlds.plans import strategies
from tests.property.random_cases import Draft, Row, write

from detente.assess.worlds.record import Known
from detente.case.case import Case
from detente.case.reading.read import read_case
from detente.vocabulary.bindings.defaults import BINDINGS

__all__ = ["SETS", "world"]

SETS: Final = tuple(name for name in BINDINGS if name != "class")
"""Sets that a world declares: all but the class of wars, which the record tells."""

_BASE: Final = 20_000  # world n is drawn by this number plus n
_CLAIMS: Final = 2  # claims on each set
_AS_OF: Final = "2020-06-30"
_CONVENOR, _HOLDOUT = "northland", "southland"
_GOVERNMENT, _MOVEMENT, _RIVAL = "capital", "front", "black-band"
_LEVELS: Final = ("clandestine", "unofficial", "open")


def world(number: int, known: Known) -> Case:
    """Return a world, read from the files of its case.

    Parameters
    ----------
    number : int
        Number of the world.
    known : {"evidence", "nothing", "even"}
        What is known of signs.
    """
    with TemporaryDirectory() as place:
        return read_case(write(_drawn(number, known), Path(place) / "case"))


class _World:
    """A world that is being drawn."""

    def __init__(self, number: int) -> None:
        rng = self.rng = Random(_BASE + number)
        self.factions = [f"faction-{n + 1}" for n in range(rng.randint(2, 6))]
        others = [f"power-{n + 1}" for n in range(rng.randint(1, 4))]
        self.powers = [_CONVENOR, _HOLDOUT, *others]
        self.heads = [_GOVERNMENT, *self.powers]
        self.backs: dict[str, str] = {}
        for name in (_HOLDOUT, *others):
            side = rng.choice(("government", "movement", "", ""))
            if side:
                self.backs[name] = side
        self.rival = rng.random() < 0.5
        self.tables: dict[str, list[Row]] = {name: [] for name in ("assessments", "relations")}
        self.issues = self._issues()
        self.shared = ["rival"] * self.rival + ["drugs"] * (rng.random() < 0.5)

    def _issues(self) -> list[dict[str, Any]]:
        rng, found = self.rng, []
        bargainers = [p for p in self.powers if self.backs.get(p) != "movement"]
        for n in range(rng.randint(2, 4)):
            power = rng.choice(bargainers)
            kinds = ([_GOVERNMENT], [_GOVERNMENT], [_GOVERNMENT, power], [power], [])
            control = kinds[0] if n == 0 else rng.choice(kinds)
            low, high = (0.0, 30.0) if control else (80.0, 100.0)  # the movement's own to offer
            now = _spread(rng, rng.uniform(low, high), 0.0, 100.0)
            found.append(
                {
                    "id": f"issue-{n + 1}",
                    "title": f"Issue {n + 1}",
                    "zero_means": "as the government wants",
                    "hundred_means": "as the movement wants",
                    "status_quo": now,
                    "reversion": now,
                    "controllers": control,
                    "troops": control == [power] and rng.random() < 0.5,
                }
            )
        return found

    def number(self, subject: str, variable: str, mode: float, **more: str) -> None:
        """Add a number that stands in every draw; it is sure to a tenth of its scale."""
        scale = (0.0, 100.0) if variable == "position" else (0.0, 1.0)
        low = -1.0 if variable == "stance" else scale[0]
        row = {"subject": subject, "variable": variable, "status": "unconditional"}
        row |= {k: str(v) for k, v in _spread(self.rng, mode, low, scale[1]).items()}
        rows = self.tables["assessments"]
        rows.append({"id": f"n{len(rows)}", **row, "confidence": "0.8", **more})

    def tie(self, kind: str, begin: str, end: str, **more: str) -> None:
        """Add a tie that stands in every draw."""
        rows = self.tables["relations"]
        row = {"id": f"r{len(rows)}", "from": begin, "to": end, "type": kind}
        rows.append({**row, "date_from": "2018-01-01", **more})


def _spread(rng: Random, mode: float, low: float, high: float) -> dict[str, float]:
    """Return low, mode and high of a number, a tenth of its scale to either side at most."""
    width = 0.1 * (high - low)
    ends = (mode - rng.uniform(0.0, width), mode, mode + rng.uniform(0.0, width))
    values = [round(min(max(x, low), high), 4) for x in ends]
    return dict(zip(("low", "mode", "high"), values, strict=True))


def _drawn(number: int, known: Known) -> Draft:
    new = _World(number)
    _positions(new)
    _views(new)
    _ties(new)
    tables = {
        **new.tables,
        "actors": _actors(new),
        "sources": [{"id": "paper", "title": "Paper", "kind": "book", "reliability": "B"}],
        "claims": [],
        "rounds": _rounds(new),
    }
    if new.rival:
        tables |= _places(new)
    settings = _settings(number, new)
    evidence = _evidence(new)  # drawn in every world, so that the rest is the same in all
    if known != "nothing":
        settings["hypotheses"] = _sets()
    if known == "evidence":
        tables["claims"], tables["hypotheses"] = evidence
    apart = json.loads(json.dumps(settings))  # a part that stands twice is written out twice
    return Draft(new.rng, apart, tables)


def _actors(new: _World) -> list[Row]:
    rng = new.rng
    rows = [{"id": name, "name": name.title(), "kind": "state"} for name in new.powers]
    rows.append({"id": _GOVERNMENT, "name": "The capital", "kind": "government"})
    rows.append({"id": _MOVEMENT, "name": "The front", "kind": "movement"})
    if new.rival:
        rows.append({"id": _RIVAL, "name": "The black band", "kind": "rival"})
    strengths = [rng.expovariate(1.0) + 0.1 for _ in new.factions]
    several = rng.random() < 0.2
    for name, strength in zip(new.factions, strengths, strict=True):
        share = int(990.0 * strength / sum(strengths)) / 1000.0
        row = {"id": name, "name": name.title(), "kind": "faction", "parent": _MOVEMENT}
        row |= {"strength_share": f"{share:.3f}", "camp": rng.choice(("a", "b"))}
        if several:
            row["coalition"] = rng.choice(("left", "right"))
        rows.append(row)
    columns = {column for row in rows for column in row}
    return [{column: row.get(column, "") for column in sorted(columns)} for row in rows]


_PLACES: Final = {"government": (0.0, 60.0), "movement": (40.0, 100.0)}


def _positions(new: _World) -> None:
    rng = new.rng
    for issue in new.issues:
        for name in (*new.heads, *new.factions):
            low, high = _PLACES.get(new.backs.get(name, ""), (0.0, 100.0))
            if name == _GOVERNMENT:
                low, high = 0.0, 50.0
            if name in new.factions:
                low, high = 45.0, 100.0
            new.number(name, "position", rng.uniform(low, high), item=issue["id"])
            new.number(name, "salience", rng.uniform(0.1, 1.0), item=issue["id"])


def _views(new: _World) -> None:
    rng = new.rng
    new.number(_GOVERNMENT, "balance", rng.uniform(0.15, 0.85))
    new.number(_GOVERNMENT, "pain", rng.uniform(0.2, 0.95))
    for name in (*new.heads, *new.factions):
        new.number(name, "war-cost", rng.uniform(0.03, 0.5))
    for faction in new.factions:
        new.number(faction, "hardness", rng.random())
        for issue in new.shared:
            new.number(faction, "stance", rng.uniform(-1.0, 1.0), item=issue)
        for head in new.heads:
            for one, other in ((faction, head), (head, faction)):
                new.number(one, "willingness", rng.uniform(0.05, 0.95), object=other)
                new.number(one, "trust", rng.uniform(0.05, 0.8), object=other)


def _ties(new: _World) -> None:
    rng = new.rng
    for faction in new.factions:
        if rng.random() < 0.4:
            new.tie("contact", _CONVENOR, faction, level=rng.choice(_LEVELS))
    for power in new.powers:
        if power != _CONVENOR and rng.random() < 0.3:
            new.tie("contact", power, _MOVEMENT, level=rng.choice(_LEVELS))
        if rng.random() < 0.4:
            new.tie("label", power, _MOVEMENT)
    for power, side in new.backs.items():
        low, mode, high = sorted(rng.uniform(0.05, 1.5) for _ in range(3))
        ends = zip(("low", "mode", "high"), (low, mode, high), strict=True)
        weight = {f"weight_{end}": f"{x:.3f}" for end, x in ends}
        hazard = rng.uniform(0.002, 0.015)
        spread = zip(("low", "mode", "high"), (0.5, 1.0, 2.0), strict=True)
        withdrawal = {f"withdrawal_{end}": f"{hazard * x:.4f}" for end, x in spread}
        to = _GOVERNMENT if side == "government" else _MOVEMENT
        new.tie("support", power, to, backs=side, **weight, **withdrawal)
    for power in new.powers[2:]:
        if rng.random() < 0.3:
            new.tie("urging", power, _HOLDOUT)


def _rounds(new: _World) -> list[Row]:
    rng, rows = new.rng, []
    for n in range(rng.choice((0, 0, 1, 2, 3))):
        shared = {"round": f"round-{n + 1}", "series": "talks", "date": f"2019-{3 * n + 1:02}-15"}
        shared |= {"convenor": _CONVENOR}
        host = {"invited": "yes", "response": "accepted", "role": "host"}
        rows.append({**shared, "actor": _CONVENOR, **host})
        for name in (*new.heads, _MOVEMENT):
            if name == _CONVENOR:
                continue
            asked, comes = rng.random() < 0.6, rng.random() < 0.6
            answer = ("accepted" if comes else "declined") if asked else "none"
            role = "participant" if asked and comes else "absent"
            part = {"invited": "yes" if asked else "no", "response": answer, "role": role}
            rows.append({**shared, "actor": name, **part})
    return rows


def _places(new: _World) -> dict[str, list[Row]]:
    rng = new.rng
    regions = [
        {"id": "upper", "name": "Upper", "neighbours": "lower", "borders": _HOLDOUT},
        {"id": "lower", "name": "Lower", "neighbours": "upper", "borders": "power-1"},
    ]
    for n, row in enumerate(regions):
        row |= {"row": str(n), "col": "0"}
    held = []
    for row in regions:
        left = 0.9
        for name in (_RIVAL, *new.factions):
            mode = rng.uniform(0.05, 0.5) * left
            left -= mode
            ends = {"low": 0.9 * mode, "mode": mode, "high": 1.1 * mode}
            held.append(
                {"id": f"p{len(held)}", "region": row["id"], "actor": name}
                | {k: f"{x:.4f}" for k, x in ends.items()}
            )
    return {"regions": regions, "presence": held}


def _sets() -> list[dict[str, Any]]:
    return [
        {
            "id": name,
            "question": f"Which holds of {name}?",
            "members": [{"id": m, "title": m, "prior": 1.0 / len(BINDINGS[name])} for m in members],
        }
        for name in SETS
        for members in (BINDINGS[name],)
    ]


def _evidence(new: _World) -> tuple[list[Row], list[Row]]:
    """Return claims on every set, and how likely each is under each member."""
    claims: list[Row] = []
    chances: list[Row] = []
    for name in SETS:
        for _ in range(_CLAIMS):
            claim = f"c{len(claims)}"
            fields = {"source": "paper", "kind": "claim", "text": f"On {name}.", "known": _AS_OF}
            claims.append({"id": claim, **fields, "credibility": "2", "accuracy": "0.9"})
            for member in BINDINGS[name]:
                chance = f"{new.rng.uniform(0.05, 0.95):.3f}"
                row = {"set": name, "hypothesis": member, "claim": claim}
                chances.append({**row, "likelihood": chance})
    return claims, chances


def _settings(number: int, new: _World) -> dict[str, Any]:
    rng = new.rng
    least = rng.choice(new.factions)
    settings: dict[str, Any] = {
        "id": f"world-{number}",
        "title": f"World {number}",
        "question": "What would follow?",
        "as_of": _AS_OF,
        "movement": _MOVEMENT,
        "government": _GOVERNMENT,
        "convenor": _CONVENOR,
        "holdout": _HOLDOUT,
        "contact_record_from": "2010-01-01",
        "issues": new.issues,
        "shared_issues": [{"id": one, "title": one, "kind": one} for one in new.shared],
        "partner_rule": {"tests": _tests(new)},
        "strategies": strategies(new.heads, least, rng.choice(("yes", "no", "unknown"))),
        "conflict": _conflict(rng),
    }
    return settings | ({"rival": _RIVAL} if new.rival else {})


def _tests(new: _World) -> list[dict[str, Any]]:
    """Return the tests of partners: willing to talk to the government, and against the rival."""
    will = {"id": "will", "variable": "willingness", "object": _GOVERNMENT, "at_least": 0.5}
    against = {"id": "rival", "variable": "stance", "item": "rival", "at_least": 0.0}
    tests = [will, against] if new.rival else [will]
    return [{**one, "title": str(one["id"]), "measure": "variable"} for one in tests]


def _conflict(rng: Random) -> dict[str, Any]:
    begun = rng.randint(1995, 2018)
    flags = ("troops_for_government", "troops_for_rebels", "earlier_episode", "deal_before")
    return {
        "unit": "movement",
        "region": rng.choice(("europe", "middle_east", "asia", "africa", "americas")),
        "started": f"{begun}-03-01",
        "episode_started": f"{rng.randint(begun, 2018)}-06-01",
        "issue": rng.choice(("government", "territory")),
        "intensity": rng.choice(("minor", "war")),
        "groups": rng.randint(1, 4),
        **{name: rng.random() < 0.3 for name in flags},
        "text_last_3": rng.random() < 0.2,
        "deal_elsewhere_5": rng.random() < 0.2,
        "deal_failed": False,
    }
