"""Random cases by number: tables and settings left out, changed and added, sizes and dates extreme.

``case_of(seed)`` is the same for the same number. A case starts from the example or from a bare one
of six rows, and is then changed as a person might: rows, columns, files and settings are left out,
cells get other values that the column allows, rows are added to every table. What `check` refuses
is taken back, so that most cases pass it.
"""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from ruamel.yaml import YAML

from detente.case.publishing.new import template_folder
from detente.case.reading.read import check_case
from detente.case.schema.cells import Ref
from detente.case.schema.conflict import Conflict
from detente.case.schema.forecasts import FORECASTS
from detente.case.schema.settings import Settings
from detente.case.schema.tables import TABLES, TableSpec
from detente.errors import Finding
from detente.vocabulary.variables import INTERESTS, VARIABLES

__all__ = [
    "FAR_DAY",
    "Draft",
    "case_of",
    "errors_of",
    "fresh_row",
    "fresh_setting",
    "parts_of",
    "template",
    "write",
]

Row = dict[str, str]

DAYS = ("1600-01-01", "1899-12-31", "2019-06-30", "2020-02-29", "2020-06-30", "2031-01-01")
FAR_DAY = "9999-12-31"
WAR_DAYS = ("1600-01-01", "1950-07-15", "2011-03-01", "2016-05-01", "2019-05-01", "2020-01-02")
TEXTS = ("plain", "Zürich, „quoted“", "<b>&amp;", "سلام", "a" * 200, "=1+1", "5 %", "{x}", "it's")
SHARES = (0.0, 1e-12, 0.1, 0.3, 0.5, 0.8, 1.0 - 1e-12, 1.0)
NUMBERS = (-1e300, -5.0, 0.0, 1e-300, 0.5, 1.0, 7.0, 100.0, 1e6, 1e300)
PASSES = 10

BARE_SETTINGS: dict[str, Any] = {
    "id": "bare",
    "title": "Bare",
    "question": "What would follow?",
    "as_of": "2020-06-30",
    "movement": "front",
    "government": "capital",
    "convenor": "northland",
    "strategies": [{"id": "none", "title": "None", "engage": "none", "level": "none"}],
}
BARE_ACTORS = (("northland", "state"), ("capital", "government"), ("front", "movement"))


@dataclass
class Draft:
    """The settings and the rows of a case that is still being changed."""

    rng: Random
    settings: dict[str, Any]
    tables: dict[str, list[Row]]
    count: int = 0
    done: list[str] = field(default_factory=list)

    def ids(self, *tables: str) -> list[str]:
        """Return the ids in the tables."""
        return [row["id"] for name in tables for row in self.tables.get(name, ()) if row.get("id")]

    def actors(self, kinds: tuple[str, ...]) -> list[str]:
        """Return the actors of these kinds."""
        return [row["id"] for row in self.tables.get("actors", ()) if row.get("kind") in kinds]

    def fresh(self) -> str:
        """Return an id that is not in use."""
        self.count += 1
        return f"x{self.count}"


def case_of(seed: int) -> Draft:
    """Return the case of a number, changed until `check` finds no error or ten times."""
    rng = Random(seed)
    draft = template(rng) if rng.random() < 0.7 else _bare(rng)
    for _ in range(rng.choice((1, 2, 4, 8, 16, 32))):
        before = draft.settings
        how = rng.choice(CHANGES)
        draft.settings = _copied(before)
        how(draft)
        draft.done.append(how.__name__.strip("_"))
    _repair(draft)
    return draft


def write(draft: Draft, folder: Path) -> Path:
    """Write the files of a case."""
    folder.mkdir(parents=True, exist_ok=True)
    out = io.StringIO()
    YAML(typ="safe").dump(draft.settings, out)
    (folder / "case.yaml").write_text(out.getvalue(), encoding="utf-8")
    for name, rows in draft.tables.items():
        columns = list(dict.fromkeys(column for row in rows for column in row))
        if not columns:
            columns = [_name(n, f) for n, f in TABLES[name].record.model_fields.items()]
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        (folder / f"{name}.csv").write_text(text.getvalue(), encoding="utf-8")
    return folder


def errors_of(draft: Draft) -> list[Finding]:
    """Return the errors that `check` finds in a case."""
    with TemporaryDirectory() as place:
        found = check_case(write(draft, Path(place) / "case"))
    return [f for f in found if f.severity == "error"]


# Bases.


def template(rng: Random) -> Draft:
    """Return the example case."""
    settings, tables = _example()
    return Draft(rng, _copied(settings), _copied(tables))


@cache
def _example() -> tuple[dict[str, Any], dict[str, list[Row]]]:
    folder = template_folder()
    settings = YAML(typ="safe").load((folder / "case.yaml").read_text(encoding="utf-8"))
    settings["as_of"] = settings["as_of"].isoformat()
    tables = {}
    for name in TABLES:
        text = (folder / f"{name}.csv").read_text(encoding="utf-8")
        tables[name] = [dict(row) for row in csv.DictReader(io.StringIO(text))]
    return settings, tables


def _bare(rng: Random) -> Draft:
    actors = [{"id": i, "name": i.title(), "kind": kind} for i, kind in BARE_ACTORS]
    actors += [
        {"id": f"wing-{n}", "name": f"Wing {n}", "kind": "faction", "parent": "front"}
        for n in range(rng.choice((0, 1, 2, 3)))
    ]
    sources = [{"id": "paper", "title": "Paper", "kind": "book", "reliability": "B"}]
    tables: dict[str, list[Row]] = {"actors": actors, "sources": sources, "claims": []}
    return Draft(rng, _copied(BARE_SETTINGS), tables)


def _copied(part: Any) -> Any:  # parsed YAML
    if isinstance(part, dict):
        return {key: _copied(value) for key, value in part.items()}
    return [_copied(item) for item in part] if isinstance(part, list) else part


# Values that a column or a setting allows.


def _name(name: str, info: FieldInfo) -> str:
    return info.alias or name


def _marks(info: FieldInfo) -> list[Ref]:
    """Return the references of a field, also of the items of a list."""
    inside = [m for arg in _flat(info.annotation) for m in getattr(arg, "__metadata__", ())]
    return [m for m in (*info.metadata, *inside) if isinstance(m, Ref)]


def _flat(kind: Any) -> Iterator[Any]:
    """Yield a type, and the types it is made of."""
    yield kind
    for arg in get_args(kind) if get_origin(kind) is not Literal else ():
        yield from _flat(arg)


def _bounds(info: FieldInfo) -> tuple[float | None, float | None]:
    found = [info, *(m for arg in _flat(info.annotation) for m in getattr(arg, "__metadata__", ()))]
    marks = [m for one in found for m in (*getattr(one, "metadata", ()), one)]
    low = [m.ge for m in marks if hasattr(m, "ge")] + [m.gt for m in marks if hasattr(m, "gt")]
    high = [m.le for m in marks if hasattr(m, "le")]
    return (max(low) if low else None), (min(high) if high else None)


def fresh_setting(draft: Draft, name: str, info: FieldInfo) -> Any:
    """Return a value that a field may have, None to leave it out."""
    rng = draft.rng
    if not info.is_required() and rng.random() < 0.25:
        return None
    marks = _marks(info)
    whole = _plain(info.annotation)
    many = get_origin(whole) is list
    if marks:
        pool = draft.ids(*marks[0].tables)
        if many:
            return rng.sample(pool, min(len(pool), rng.choice((0, 1, 2, 5))))
        return rng.choice(pool) if pool else None
    if whole is None or name == "known":
        return None
    return _scalar(draft, name, whole, info)


def _plain(kind: Any) -> Any:
    """Return a type without its annotations and without None."""
    while get_origin(kind) in {Annotated, UnionType, Union}:
        inside = [arg for arg in get_args(kind) if arg is not type(None)]
        kind = inside[0]
    return kind


def _scalar(draft: Draft, name: str, kind: Any, info: FieldInfo) -> Any:
    rng = draft.rng
    origin = get_origin(kind)
    if origin is Literal:
        return rng.choice(get_args(kind))
    if origin is tuple:
        return sorted(rng.choice(SHARES) for _ in range(2))
    if origin is dict:
        return _mapping(draft, name, kind)
    if origin is list:
        return _items(draft, name, get_args(kind)[0])
    if kind in {bool, int, float}:
        return _number(rng, kind, *_bounds(info))
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _part(draft, kind)
    if kind.__name__ == "date":
        return FAR_DAY if rng.random() < 0.05 else rng.choice(DAYS)
    return _text(draft, name)


def _number(rng: Random, kind: type, low: float | None, high: float | None) -> float:
    if kind is bool:
        return rng.random() < 0.5
    if kind is int:
        return int(rng.choice((low or 0, high or 100, (low or 0) + 1)))
    return rng.choice(SHARES if high == 1 else NUMBERS)


def _text(draft: Draft, name: str) -> str | None:
    if name in {"id", "proposition", "origin", "round", "series", "precedent", "coalition", "camp"}:
        return draft.fresh() if name == "id" else draft.rng.choice(("p-1", "p-2"))
    if name in {"option", "against"}:
        known = draft.settings["strategies"]
        return str(draft.rng.choice(known)["id"]) if known else draft.fresh()
    if name == "variable":
        return draft.rng.choice(sorted(VARIABLES))
    if name == "url":
        return "https://example.org/a"
    if name == "iso3":
        return draft.rng.choice(("AFG", "RUS"))
    return draft.rng.choice(TEXTS)


def _mapping(draft: Draft, name: str, kind: Any) -> dict[str, Any]:
    rng = draft.rng
    keys, value = get_args(kind)
    if get_origin(keys) is Literal:
        names = list(get_args(keys))
        shares = value is not None and "after" not in name
        chosen = rng.sample(names, rng.randint(0, len(names)))
        return {key: rng.choice(SHARES) if shares else rng.choice((0, 1, 1000)) for key in chosen}
    pools = {
        "propositions": ["p-1", "p-2"],
        "grades": ["A1", "B2", "C3", "F6"],
        "binds": ["mod", "cohesion", "t-hill"],
        "discount": draft.actors(("state", "government", "faction")),
    }
    pool = pools.get(name, ["C-ONE", "C-TWO"])
    pick = rng.sample(pool, rng.randint(0, len(pool)))
    values: dict[str, Any] = {"codes": "words", "discount": [0.1, 0.9], "binds": [0, 0.1, 0.2]}
    return {key: values.get(name, rng.choice(SHARES)) for key in pick}


def _items(draft: Draft, name: str, kind: Any) -> list[Any]:
    rng = draft.rng
    kind = _plain(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return [_part(draft, kind) for _ in range(rng.choice((1, 1, 2, 3, 8)))]
    if get_origin(kind) is Literal:
        names = list(get_args(kind))
        return rng.sample(names, rng.randint(0, len(names)))
    return [rng.choice(TEXTS) for _ in range(rng.randint(0, 2))]


def _part(draft: Draft, kind: type[BaseModel]) -> dict[str, Any]:
    """Return a part of the settings with values that fit each other."""
    fields = kind.model_fields.items()
    part = {_name(n, f): v for n, f in fields if (v := fresh_setting(draft, n, f)) is not None}
    fix = FITS.get(kind.__name__)
    if fix:
        fix(draft, part)
    return part


def _triple(draft: Draft, low: float, high: float) -> dict[str, float]:
    rng = draft.rng
    span = [low, high, low + (high - low) / 2, low + (high - low) * rng.random()]
    ends = sorted(rng.choice(span) for _ in range(3))
    return dict(zip(("low", "mode", "high"), ends, strict=True))


def _fit_issue(draft: Draft, part: dict[str, Any]) -> None:
    part["status_quo"], part["reversion"] = _triple(draft, 0, 100), _triple(draft, 0, 100)
    heads = draft.actors(("government", "state", "organisation", "representatives"))
    if "controllers" in part:
        part["controllers"] = draft.rng.sample(heads, min(len(heads), draft.rng.choice((1, 2))))


def _fit_strategy(draft: Draft, part: dict[str, Any]) -> None:
    """Name factions where they are needed, and state no lever in two forms."""
    wings = draft.actors(("faction",))
    part.pop("reference", None)
    part.pop("factions", None)
    if part.get("engage") == "named" and wings:
        part["factions"] = wings[:1]
    elif part.get("engage") == "named":
        part["engage"] = "all"
    if "exclude" in part:
        part["exclude"] = wings[1:2]


def _fit_criterion(draft: Draft, part: dict[str, Any]) -> None:
    rng = draft.rng
    part["low"], part["high"] = rng.choice(((0, 10), (-5, 5), (0, 1e6), (0.0, 1e-6)))
    span = part["high"] - part["low"]
    part |= {
        key: share * span
        for key, share in zip("qpv", sorted(rng.choice(SHARES) for _ in range(3)), strict=True)
    }
    borders = sorted(part["low"] + span * rng.choice(SHARES) for _ in range(2))
    descending = part.get("direction") == "descending"
    part["profiles"] = borders[::-1] if descending else borders
    part["weight"] = [0.0, 1.0]
    part["doubt"] = rng.choice((0.0, 0.1 * span, span))


def _fit_test(draft: Draft, part: dict[str, Any]) -> None:
    part["at_least"], part["at_least_class"] = draft.rng.choice(SHARES), "ambivalent"
    part.pop("item", None)
    if part["measure"] == "variable":
        shared = [one["id"] for one in draft.settings.get("shared_issues", ())]
        names = [v.name for v in VARIABLES.values() if shared or v.item != "shared-issue"]
        part["variable"] = draft.rng.choice(sorted(names))
        if VARIABLES[part["variable"]].item == "shared-issue":
            part["item"] = draft.rng.choice(shared)


def _fit_objective(draft: Draft, part: dict[str, Any]) -> None:
    part["worst"], part["best"] = (0, 1) if part["direction"] == "more" else (1, 0)


def _fit_set(draft: Draft, part: dict[str, Any]) -> None:
    names = draft.rng.choice((("one", "two"), ("one", "two", "many"), ("h-1", "h-2")))
    part["id"] = draft.rng.choice(("movement", "other"))
    prior = draft.rng.choice(([1.0, 0.0, 0.0], [0.5, 0.5, 0.0], [0.25, 0.75, 0.0]))
    part["members"] = [
        {"id": name, "title": name, "prior": p} for name, p in zip(names, prior, strict=False)
    ]
    part["context"] = part["id"] == "other" or names[0] == "h-1"


def _fit_offers(draft: Draft, part: dict[str, Any]) -> None:
    pool = draft.actors(("state", "government", "faction", "movement"))
    part["order"] = draft.rng.sample(pool, min(len(pool), draft.rng.choice((2, 3))))
    part["discount"] = {name: [0.1, 0.9] for name in part["order"]}


def _fit_triple(draft: Draft, part: dict[str, Any]) -> None:
    part |= _triple(draft, 0, 100)


def _fit_conflict(draft: Draft, part: dict[str, Any]) -> None:
    """Put the dates of a war in order, and take out what contradicts itself."""
    rng = draft.rng
    started, *later = sorted(rng.sample(WAR_DAYS, 3))
    part["started"] = started
    for key in ("episode_started", "last_text", "quiet_since"):
        if rng.random() < 0.5:
            part[key] = rng.choice(later)
        else:
            part.pop(key, None)
    if "quiet_since" in part:
        part["ended_by"] = rng.choice(("agreement", "ceasefire", "rebel_victory"))
    if "last_text" in part:
        part.pop("text_last_3", None)
    if part.get("deal_failed"):
        part["deal_before"] = True


def _change_war(draft: Draft) -> None:
    """State another war."""
    draft.settings["conflict"] = _part(draft, Conflict)


FITS: dict[str, Callable[[Draft, dict[str, Any]], None]] = {
    "Conflict": _fit_conflict,
    "Criterion": _fit_criterion,
    "HypothesisSet": _fit_set,
    "Issue": _fit_issue,
    "Objective": _fit_objective,
    "Offers": _fit_offers,
    "PartnerTest": _fit_test,
    "Strategy": _fit_strategy,
    "Triple": _fit_triple,
}


# Rows.


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ";".join(map(str, value))
    if isinstance(value, float):
        return repr(value)
    return "" if value is None else str(value)


def fresh_row(draft: Draft, spec: TableSpec) -> Row:
    """Return a row of a table with values that its columns allow and that fit each other."""
    fields = spec.record.model_fields.items()
    row = {_name(n, f): _cell(fresh_setting(draft, n, f)) for n, f in fields}
    for name in row:
        if name in {"date_to", "active_to", "valid_to"} and draft.rng.random() < 0.6:
            row[name] = ""
    fix = ROWS.get(spec.name)
    if fix:
        fix(draft, row)
    return row


def _put(row: Row, values: dict[str, float]) -> None:
    row.update({key: _cell(float(value)) for key, value in values.items()})


def _fit_assessment(draft: Draft, row: Row) -> None:
    rng = draft.rng
    shared = draft.settings.get("shared_issues")
    if VARIABLES[row["variable"]].item == "shared-issue" and not shared:
        row["variable"] = "willingness"
    variable = VARIABLES[row["variable"]]
    subjects = draft.actors(variable.subjects) or [""]
    row["subject"] = rng.choice(subjects)
    others = [i for i in draft.actors(variable.objects) if i != row["subject"]]
    row["object"] = rng.choice(others) if others else ""
    items = {
        "none": [""],
        "issue": [i["id"] for i in draft.settings.get("issues", ())] or [""],
        "criterion": [c["id"] for c in draft.settings.get("criteria", ())] or [""],
        "interest": list(INTERESTS),
        "shared-issue": [i["id"] for i in draft.settings.get("shared_issues", ())] or [""],
    }
    row["item"] = rng.choice(items[variable.item])
    low, high = variable.low, variable.high
    for criterion in draft.settings.get("criteria", ()):
        if variable.item == "criterion" and criterion["id"] == row["item"]:
            low, high = criterion.get("low", 0.0), criterion.get("high", 10.0)
    _put(row, _triple(draft, low, high))


def _fit_presence(draft: Draft, row: Row) -> None:
    row["actor"] = draft.rng.choice(draft.actors(("faction", "rival")) or [""])
    _put(row, _triple(draft, 0, 1))
    members = [m["id"] for s in draft.settings.get("hypotheses", ()) for m in s["members"]]
    row["reading"] = draft.rng.choice(["", *members])


def _fit_actor(draft: Draft, row: Row) -> None:
    parents = {"leader": ("faction", "movement"), "faction": ("movement", "faction")}
    row["parent"] = draft.rng.choice(draft.actors(parents.get(row["kind"], ())) or [""])
    row["active_from"] = draft.rng.choice(("", "2000-01-01"))
    if row["strength_share"]:
        row["strength_share"] = draft.rng.choice(("0", "0.01", "0.2"))
    row["share_low"] = row["share_high"] = ""
    of_factions = ("own_vote", "coalition", "camp", "side", "forms_month", "forms_hazard")
    heads = {"government", "state", "organisation", "representatives"}
    if row["kind"] != "faction":
        row |= dict.fromkeys(of_factions, "")
    if row["kind"] not in heads:
        row["turnover_hazard"] = ""
    if row["kind"] not in heads | {"faction"}:
        row["voice"] = ""
    if row["forms_month"]:
        row["forms_hazard"] = ""


def _fit_relation(draft: Draft, row: Row) -> None:
    ends = [f"{what}_{end}" for what in ("weight", "withdrawal") for end in ("low", "mode", "high")]
    row |= dict.fromkeys(("backs", "label_hazard", *ends), "")
    if row["type"] == "support" and draft.rng.random() < 0.7:
        row["backs"] = draft.rng.choice(("government", "movement"))
        _put(row, {f"weight_{end}": x for end, x in _triple(draft, 0, 2).items()})
        _put(row, {f"withdrawal_{end}": x for end, x in _triple(draft, 0, 0.2).items()})
    if row["type"] == "label":
        row["label_hazard"] = draft.rng.choice(("", "0.01"))


SIZES = {
    "balance": (-2, 2),
    "contact": (0, 5),
    "support": (0, 2),
    "trust": (-1, 1),
    "shock": (-2, 2),
}


def _fit_event(draft: Draft, row: Row) -> None:
    kinds = {
        "balance": ("government", "movement"),
        "turnover": ("government", "state"),
        "trust": ("government", "state"),
        "shock": ("faction", "state"),
    }
    row["target"] = draft.rng.choice(draft.actors(kinds.get(row["kind"], ("state",))) or [""])
    on_a_day = draft.rng.random() < 0.5
    row["date"] = draft.rng.choice(("2020-09-01", "2021-06-30")) if on_a_day else ""
    row["hazard"] = "" if on_a_day else draft.rng.choice(("0", "0.01", "1"))
    row["probability"] = draft.rng.choice(("0.5", "1")) if on_a_day else "1"
    row |= dict.fromkeys(("low", "mode", "high"), "")
    if row["kind"] in SIZES:
        _put(row, _triple(draft, *SIZES[row["kind"]]))


def _fit_precedent(draft: Draft, row: Row) -> None:
    sets = draft.settings.get("hypotheses", ())
    evidence = ("set", "hypothesis", "times_likelier", "similarity")
    if not sets or draft.rng.random() < 0.5:
        row |= dict.fromkeys(evidence, "")
        return
    chosen = draft.rng.choice(sets)
    row |= {"set": chosen["id"], "times_likelier": "3", "similarity": "0.5"}
    row["hypothesis"] = draft.rng.choice(chosen["members"] or [{"id": ""}])["id"]


def _fit_expectation(draft: Draft, row: Row) -> None:
    row["code"] = draft.rng.choice([*draft.settings.get("codes", {})] or [""])
    row["stands_for"] = draft.rng.choice(("", "contact", "table_max;rebel_victory", "mod"))
    options = [one["id"] for one in draft.settings.get("strategies", ())]
    compared = len(options) > 1 and draft.rng.random() < 0.5
    row["between"] = ";".join(draft.rng.sample(options, 2)) if compared else ""


def _fit_likelihood(draft: Draft, row: Row) -> None:
    sets = draft.settings.get("hypotheses", ())
    if sets:
        chosen = draft.rng.choice(sets)
        row["set"] = chosen["id"]
        row["hypothesis"] = draft.rng.choice(chosen["members"] or [{"id": ""}])["id"]


def _fit_round(draft: Draft, row: Row) -> None:
    rng = draft.rng
    rounds = draft.tables.get("rounds") or []
    if rounds and rng.random() < 0.7:
        kept = rng.choice(rounds)
        row.update({k: kept.get(k, "") for k in ("round", "series", "date", "convenor")})
    else:
        row["round"] = draft.fresh()
    asked, answer, role = rng.choice(
        (
            ("yes", "accepted", "participant"),
            ("yes", "declined", "absent"),
            ("no", "none", "absent"),
            ("unknown", "unknown", "observer"),
            ("yes", "accepted", "host"),
            ("no", "none", "observer"),
        )
    )
    row |= {"invited": asked, "response": answer, "role": role}


def _fit_region(draft: Draft, row: Row) -> None:
    row["row"], row["col"] = str(draft.rng.randint(0, 50)), str(draft.rng.randint(0, 50))
    row["borders"] = draft.rng.choice(["", *draft.actors(("state",))])


CLOSES = ("2021-06-30", "2022-06-30", "2024-01-01")


def _fit_question(draft: Draft, row: Row) -> None:
    row["metric"] = draft.rng.choice(["", *FORECASTS])
    if draft.rng.random() < 0.8:  # most questions are still open on the as-of date
        row["close_date"], row["outcome_date"] = draft.rng.choice(CLOSES), ""


def _fit_claim(draft: Draft, row: Row) -> None:
    row["supports"] = ""
    row["date_from"], row["date_to"] = draft.rng.choice(("", "2019-01-01")), ""


ROWS: dict[str, Callable[[Draft, Row], None]] = {
    "actors": _fit_actor,
    "assessments": _fit_assessment,
    "claims": _fit_claim,
    "events": _fit_event,
    "expectations": _fit_expectation,
    "hypotheses": _fit_likelihood,
    "precedents": _fit_precedent,
    "presence": _fit_presence,
    "questions": _fit_question,
    "regions": _fit_region,
    "relations": _fit_relation,
    "rounds": _fit_round,
}


# Changes, as a person might make them.


def _table(draft: Draft) -> str:
    return draft.rng.choice(sorted(draft.tables))


def _drop_file(draft: Draft) -> None:
    name = _table(draft)
    if not TABLES[name].required:
        del draft.tables[name]


def _drop_rows(draft: Draft) -> None:
    rows = draft.tables[_table(draft)]
    share = draft.rng.choice((0.1, 0.5, 1.0))
    rows[:] = [row for row in rows if draft.rng.random() >= share]


def _drop_column(draft: Draft) -> None:
    name = _table(draft)
    optional = [
        _name(n, f) for n, f in TABLES[name].record.model_fields.items() if not f.is_required()
    ]
    column = draft.rng.choice(optional) if optional else ""
    for row in draft.tables[name]:
        row.pop(column, None)


def _change_cells(draft: Draft) -> None:
    spec = TABLES[_table(draft)]
    rows = draft.tables[spec.name]
    for row in draft.rng.sample(rows, min(len(rows), draft.rng.choice((1, 3)))):
        fresh = fresh_row(draft, spec)
        column = draft.rng.choice([c for c in fresh if c != "id"])
        together = {"low", "mode", "high", "variable", "subject", "object", "item"}
        for name in together & {*fresh} if column in together else {column}:
            row[name] = fresh[name]


def _copy_cells(draft: Draft) -> None:
    """Give cells of a column the values of other rows, as a slip in a spreadsheet does."""
    rows = draft.tables[_table(draft)]
    columns = [column for column in rows[0] if column != "id"] if rows else []
    if columns:
        column = draft.rng.choice(columns)
        for row in draft.rng.sample(rows, min(len(rows), draft.rng.choice((1, 3)))):
            row[column] = draft.rng.choice(rows).get(column, "")


def _add_rows(draft: Draft) -> None:
    name = draft.rng.choice(sorted(TABLES))
    rows = draft.tables.setdefault(name, [])
    for _ in range(draft.rng.choice((1, 1, 3, 10))):
        rows.append(fresh_row(draft, TABLES[name]))


def _drop_setting(draft: Draft) -> None:
    parts = list(parts_of(Settings, draft.settings))
    model, part = draft.rng.choice(parts)
    optional = [n for n, f in model.model_fields.items() if not f.is_required() and n in part]
    if optional:
        del part[draft.rng.choice(optional)]


def _change_setting(draft: Draft) -> None:
    model, part = draft.rng.choice(list(parts_of(Settings, draft.settings)))
    names = [n for n in model.model_fields if n != "id"]
    name = draft.rng.choice(names)
    value = fresh_setting(draft, name, model.model_fields[name])
    if value is None:
        part.pop(name, None)
    else:
        part[name] = value
    fix = FITS.get(model.__name__)
    if fix and name in FITTED:
        fix(draft, part)


PARTS = ("issues", "shared_issues", "criteria", "strategies", "objectives", "hypotheses")
FITTED = {
    *("direction", "low", "high", "q", "profiles", "measure", "worst", "order", "controllers"),
    *("engage", "factions", "exclude", "reference", "item"),
}


def _add_part(draft: Draft) -> None:
    """Add an issue, a criterion, an option, an objective or a set of hypotheses."""
    name = draft.rng.choice(PARTS)
    kind = get_args(_plain(Settings.model_fields[name].annotation))[0]
    draft.settings.setdefault(name, []).append(_part(draft, _plain(kind)))


def _drop_part(draft: Draft) -> None:
    lists = [
        value
        for value in draft.settings.values()
        if isinstance(value, list) and value and isinstance(value[0], dict)
    ]
    if lists:
        chosen = draft.rng.choice(lists)
        chosen.pop(draft.rng.randrange(len(chosen)))


def _crowd(draft: Draft) -> None:
    """Add many actors of a kind."""
    kind = draft.rng.choice(("state", "faction", "leader", "organisation"))
    parents = {"leader": ("faction",), "faction": ("movement",)}
    for n in range(draft.rng.choice((2, 6, 12))):
        pool = draft.actors(parents.get(kind, ()))
        parent = draft.rng.choice(pool) if pool else ""
        row = {"id": draft.fresh(), "name": f"{kind} {n}", "kind": kind, "parent": parent}
        draft.tables["actors"].append(row)


def _horizon(draft: Draft) -> None:
    draft.settings["horizon_months"] = draft.rng.choice((1, 2, 24, 120, 240))


def _day(draft: Draft) -> None:
    far = draft.rng.random() < 0.3
    draft.settings["as_of"] = FAR_DAY if far else draft.rng.choice(DAYS)


def parts_of(model: type[BaseModel], part: dict[str, Any]) -> Iterator[tuple[type[BaseModel], Any]]:
    """Yield the settings and all parts in them, with their types."""
    yield model, part
    for name, info in model.model_fields.items():
        value, kind = part.get(name), _plain(info.annotation)
        if isinstance(value, list) and get_args(kind):
            kind = _plain(get_args(kind)[0])
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict) and isinstance(kind, type) and issubclass(kind, BaseModel):
                yield from parts_of(kind, one)


CHANGES: tuple[Callable[[Draft], None], ...] = (
    _drop_file,
    _drop_rows,
    _drop_column,
    _change_cells,
    _copy_cells,
    _add_rows,
    _add_rows,
    _add_rows,
    _drop_setting,
    _change_setting,
    _change_setting,
    _change_setting,
    _add_part,
    _add_part,
    _drop_part,
    _crowd,
    _horizon,
    _day,
    _change_war,
)


# Take back what `check` refuses.


def _repair(draft: Draft) -> None:
    here = draft.ids("actors")
    for name, kind in BARE_ACTORS:
        if name not in here:
            draft.tables["actors"].append({"id": name, "name": name.title(), "kind": kind})
    for _ in range(PASSES):
        found = errors_of(draft)
        if not found:
            return
        _take_back(draft, found)


def _take_back(draft: Draft, errors: list[Finding]) -> None:
    """Remove rows that have errors, and settings that have."""
    for name, rows in draft.tables.items():
        lines = {f.line for f in errors if f.file == f"{name}.csv"}
        # Line numbers are off where a cell holds a line break; no text here does.
        rows[:] = [row for line, row in enumerate(rows, start=2) if line not in lines]
    for finding in errors:
        if finding.code == "file-missing":
            draft.tables[finding.file.removesuffix(".csv")] = []
        if finding.file == "case.yaml" and finding.field:
            _unset(draft.settings, finding.field.split("."))


def _unset(part: Any, path: list[str]) -> None:
    """Remove a setting, or the nearest part around it that is optional."""
    place: list[tuple[Any, Any]] = []
    for key in path:
        step: Any = int(key) if isinstance(part, list) and key.isdigit() else key
        if isinstance(part, list):
            if not isinstance(step, int) or step >= len(part):
                break
        elif not isinstance(part, dict) or step not in part:
            break
        place.append((part, step))
        part = part[step]
    if not place:
        return
    lists = [
        (holder, step)
        for holder, step in place
        if isinstance(holder, list) and isinstance(holder[step], dict)
    ]
    holder, step = lists[0] if lists else place[0]
    if holder is place[0][0] and step in BARE_SETTINGS:
        holder[step] = _copied(BARE_SETTINGS[step])
    else:
        del holder[step]
