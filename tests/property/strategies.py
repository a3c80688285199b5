"""Strategies that property tests share."""

import csv
import io
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from detente.case.publishing.new import template_folder

Files = dict[str, bytes]
Rows = list[dict[str, object]]

# Any text a person may type: commas, quotes, line ends, other scripts; no control characters,
# nothing that begins like a formula, no mark of a wrong encoding.
LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn"), exclude_characters="\ufffd"
)
TEXTS = st.builds(
    lambda body: f"A{body}B", st.text(LETTERS | st.sampled_from(',";\n'), max_size=20)
)
IDS = st.from_regex(r"[A-Za-z0-9]{1,6}(-[A-Za-z0-9]{1,4}){0,2}", fullmatch=True)
SHARES = st.integers(0, 100).map(lambda n: n / 100)
DAYS = st.dates(date(1900, 1, 1), date(2019, 12, 31))


@st.composite
def triples(draw, whole: float = 1.0) -> dict[str, float]:
    """Draw low, mode and high in order, on a scale from 0."""
    low, mode, high = sorted(draw(st.tuples(SHARES, SHARES, SHARES)))
    return {"low": low * whole, "mode": mode * whole, "high": high * whole}


def table(rows: Rows) -> bytes:
    """Return rows as CSV with a header."""
    out = io.StringIO(newline="")
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(out, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


SETTINGS = """id: drawn
title: Drawn
question: What would follow?
as_of: 2020-06-30
movement: {movement}
government: {government}
convenor: {convenor}
issues:
  - id: power
    title: Power
    zero_means: none
    hundred_means: all
    status_quo: {{low: 0, mode: 5, high: 15}}
    reversion: {{low: 5, mode: 15, high: 30}}
strategies:
  - {{id: none, title: None, engage: none, level: none}}
"""


@st.composite
def cases(draw) -> Files:
    """Draw the files of a small case without errors."""
    count = draw(st.integers(5, 8))
    ids = draw(st.lists(IDS, min_size=count, max_size=count, unique_by=str.casefold))
    kinds = ["movement", "government", "state", *["faction"] * (count - 3)]
    actors: Rows = [
        {"id": i, "name": draw(TEXTS), "kind": k, "parent": ids[0] if k == "faction" else ""}
        for i, k in zip(ids, kinds, strict=True)
    ]
    sources: Rows = [
        {
            "id": f"s{n}",
            "title": draw(TEXTS),
            "kind": "book",
            "reliability": draw(st.sampled_from("BC")),
            "date": draw(DAYS),
        }
        for n in range(draw(st.integers(1, 3)))
    ]
    claims: Rows = [
        {
            "id": f"C{n}",
            "source": draw(st.sampled_from(sources))["id"],
            "kind": "claim",
            "text": draw(TEXTS),
            "credibility": draw(st.sampled_from("23")),
            "actors": ";".join(draw(st.lists(st.sampled_from(ids), max_size=3, unique=True))),
        }
        for n in range(draw(st.integers(1, 4)))
    ]
    numbers: Rows = [
        {
            "id": f"p-{i}",
            "subject": i,
            "variable": "position",
            "item": "power",
            **draw(triples(100.0)),
            "reason": draw(TEXTS),
        }
        for i in ids
    ]
    supports: Rows = [
        {"claim": c["id"], "assessment": draw(st.sampled_from(numbers))["id"]} for c in claims
    ]
    roles = dict(zip(("movement", "government", "convenor"), (f"'{i}'" for i in ids), strict=False))
    return {
        "case.yaml": SETTINGS.format(**roles).encode(),
        "actors.csv": table(actors),
        "sources.csv": table(sources),
        "claims.csv": table(claims),
        "assessments.csv": table(numbers),
        "supports.csv": table(supports),
    }


@contextmanager
def folder_of(files: Files | None = None) -> Iterator[Path]:
    """Write the files of a case, or the example case, into a folder that is removed afterwards."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "case"
        if files is None:
            shutil.copytree(template_folder(), folder)
        else:
            folder.mkdir()
            for name, raw in files.items():
                (folder / name).write_bytes(raw)
        yield folder


Mutation = Callable[[bytes], bytes]


@st.composite
def mutations(draw) -> Mutation:
    """Draw one way to damage a file."""
    where = draw(st.floats(0, 1, exclude_max=True))
    other = draw(st.floats(0, 1, exclude_max=True))
    byte = draw(
        st.binary(min_size=1, max_size=3)
        | st.sampled_from([b'"', b"\n", b",", b";", b"=", b":", b"&a", b"\0"])
    )

    def place(raw: bytes, at: float) -> int:
        return int(at * len(raw))

    def swap_parts(raw: bytes, mark: bytes) -> bytes:
        parts = raw.split(mark)
        one, two = int(where * len(parts)), int(other * len(parts))
        parts[one], parts[two] = parts[two], parts[one]
        return mark.join(parts)

    ways: dict[str, Mutation] = {
        "replace": lambda raw: raw[: place(raw, where)] + byte + raw[place(raw, where) + 1 :],
        "insert": lambda raw: raw[: place(raw, where)] + byte + raw[place(raw, where) :],
        "cut": lambda raw: raw[: place(raw, where)],
        "head": lambda raw: raw[place(raw, where) :],
        "hole": lambda raw: (
            raw[: place(raw, min(where, other))] + raw[place(raw, max(where, other)) :]
        ),
        "cells": lambda raw: swap_parts(raw, b","),
        "lines": lambda raw: swap_parts(raw, b"\n"),
        "line": lambda raw: b"\n".join(
            line for n, line in enumerate(raw.split(b"\n")) if n != int(where * raw.count(b"\n"))
        ),
        "double": lambda raw: raw + raw[place(raw, where) :],
    }
    return ways[draw(st.sampled_from(sorted(ways)))]
