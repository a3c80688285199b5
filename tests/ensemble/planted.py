"""Cases planted for a test: the shipped example with tables replaced."""

import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path

from detente.case.case import Case, Table
from detente.case.publishing.new import template_folder
from detente.case.reading.read import read_case
from detente.case.schema.evidence import Claim, Likelihood, Support
from detente.case.schema.world import Assessment, Relation
from detente.vocabulary.variables import VARIABLES


@cache
def example() -> Case:
    """Return the shipped example, read once."""
    return read_case(template_folder())


def table(rows) -> Table:
    records = tuple(rows)
    return Table(records, tuple(range(2, len(records) + 2)))


def claim(name: str, accuracy: float, **fields) -> Claim:
    known = {"source": "daily", "kind": "claim", "text": "Planted.", "credibility": "3"}
    return Claim.model_validate({"id": name, "accuracy": accuracy, **known, **fields})


def likelihoods(name: str, chances, members=("one", "two", "many"), group="movement"):
    return [
        Likelihood(set=group, hypothesis=member, claim=name, likelihood=chance)
        for member, chance in zip(members, chances, strict=True)
    ]


def assessment(name: str, low: float, mode: float, high: float, **fields) -> Assessment:
    known = {"subject": "southland", "confidence": 1.0}
    variable = fields.get("variable")
    if variable is None:
        known |= {"variable": "interest", "item": "spillover"}
    elif VARIABLES[variable].doubted or variable in {"position", "salience"}:
        known["status"] = "unconditional"  # it stands though no claim supports it
    return Assessment.model_validate(
        {"id": name, "low": low, "mode": mode, "high": high, **known, **fields}
    )


def tie(name: str, **fields) -> Relation:
    known = {"from": "northland", "to": "front", "type": "contact", "level": "open"}
    return Relation.model_validate({"id": name, **known, **fields})


def support(claim_id: str, number: str, part: str = "location") -> Support:
    return Support.model_validate({"claim": claim_id, "assessment": number, "part": part})


def planted(**tables) -> Case:
    """Return the example without evidence but for the given rows."""
    bare = {"claims": (), "supports": (), "hypotheses": (), "relations": (), **tables}
    return replace(example(), **{name: table(rows) for name, rows in bare.items()})


def copied(folder: Path, **edits: str | list[tuple[str, str]]) -> Path:
    """Copy the example's files; per file stem, append text or replace pieces of it."""
    target = folder / "case"
    shutil.copytree(template_folder(), target)
    for stem, edit in edits.items():
        (file,) = target.glob(f"{stem}.*")
        text = file.read_text(encoding="utf-8")
        if isinstance(edit, str):
            text += edit
        else:
            for old, new in edit:
                assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
                text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")
    return target
