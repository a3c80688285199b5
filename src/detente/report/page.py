"""One self-contained HTML file from a run's summary; the same run gives the same bytes."""

import re
from pathlib import Path
from typing import Any

import jinja2

from detente.assess.summary import SCHEMA
from detente.ensemble.store import RunFolder
from detente.errors import RunFolderError
from detente.report import prose, prose_camps, words
from detente.report.charts.camps import camp_count_chart, class_chart, tile_map

__all__ = ["render", "write_report"]

_HERE = Path(__file__).parent
_NOTABLE = 0.005  # powers whose chance of open contact stays below this are summed up in words


def write_report(run: str | Path) -> Path:
    """Write ``report.html`` into a run folder.

    Parameters
    ----------
    run : path
        Folder of a finished run.

    Returns
    -------
    Path
        The page.

    Raises
    ------
    RunFolderError
        If the folder holds no readable summary or cannot be written.
    """
    folder = RunFolder(run)
    summary = folder.read_json("summary.json")
    _check_schema(summary, folder.path)
    return folder.write_text("report.html", render(summary))


def _check_schema(summary: Any, path: Path) -> None:  # parsed JSON of any shape
    """Refuse a summary that another version wrote."""
    found = summary.get("schema") if isinstance(summary, dict) else None
    if found != SCHEMA:
        message = (
            f"{path / 'summary.json'} has schema {found}; this version reads {SCHEMA}; run the "
            "case again"
        )
        raise RunFolderError(message)


def render(summary: dict[str, Any]) -> str:
    """Return the page of a summary."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "percent": words.percent,
        "likelihood": words.likelihood,
        "span": words.span,
        "joined": words.join_words,
    }
    environment.globals |= {"date_words": words.date_words}
    template = environment.get_template("page.html.j2")
    page = template.render(
        s=summary,
        style=(_HERE / "page.css").read_text(encoding="utf-8"),
        lines=prose.bottom_line(summary),
        contested=prose.contested_sentence(summary),
        hypothesis_sentence=prose.hypothesis_sentence,
        moving=_moving_powers(summary),
        guests=_guests(summary),
        factions=list(next(iter(summary["camps"]["issues"].values()))),
        command=_command(summary),
        tableless=_tableless(summary),
        **_camps(summary),
    )
    return re.sub(r"(?<=\d) %", "\N{NO-BREAK SPACE}%", page)


def _tableless(summary: dict[str, Any]) -> list[str]:
    """Return the titles of strategies under which no table is ever formed."""
    issues = summary["outcomes"].values()
    return [
        f"“{s['title']}”"
        for s in summary["strategy_list"]
        if issues and all(i["strategies"][s["id"]]["table"] == 0 for i in issues)
    ]


def _camps(summary: dict[str, Any]) -> dict[str, Any]:
    """Return the sentences and charts about camps."""
    found = summary["camps"]
    names = {i: a["name"] for i, a in summary["actors"].items()}
    rival = summary["roles"]["rival"]
    return {
        "camp_sentence": prose_camps.camp_sentence(found),
        "contradiction_sentence": prose_camps.contradiction_sentence(found, names),
        "rival_sentence": prose_camps.rival_sentence(
            found, names.get(rival, "the rival group"), summary["criteria"]
        ),
        "reasons": {
            f: prose_camps.faction_sentences(record, summary["criteria"])
            for f, record in found["factions"].items()
        },
        "charts": _charts(found, names),
    }


def _charts(found: dict[str, Any], names: dict[str, str]) -> dict[str, str]:
    drawn = {}
    if found["factions"]:
        drawn["classes"] = class_chart(found, names)
        drawn["count"] = camp_count_chart(found)
    if found["rival_presence"]:
        where = found["rival_presence"]
        tiles = [
            {**where["tiles"][region], "reading": reading, "share": share}
            for reading, shares in where["readings"].items()
            for region, share in shares.items()
        ]
        drawn["map"] = tile_map(tiles, list(where["readings"]))
    return drawn


def _moving_powers(summary: dict[str, Any]) -> list[str]:
    """Return powers in some contact, or with a visible chance of open contact, in case order."""
    found: dict[str, None] = {}
    for by_power in summary["contacts"]["powers"].values():
        for power, drawn in by_power.items():
            if drawn["ever_open"] >= _NOTABLE or drawn["levels"]["none"] < 1 - _NOTABLE:
                found[power] = None
    order = list(summary["actors"])
    return sorted(found, key=order.index)


def _guests(summary: dict[str, Any]) -> list[str]:
    """Return who is asked to any planned round, in case order."""
    found = {
        guest
        for plan in summary["attendance"]["planned"].values()
        if plan
        for guest, part in plan["guests"].items()
        if part["asked"] != "no"
    }
    return [a for a in summary["actors"] if a in found]


def _command(summary: dict[str, Any]) -> str:
    off = "".join(f" --set switch.{key}=off" for key in summary["switched_off"])
    return (
        f"detente run CASE --as-of {summary['as_of']} --horizon {summary['horizon_months']} "
        f"--draws {summary['draws']} --seed {summary['seed']} "
        f"--strategies {','.join(s['id'] for s in summary['strategy_list'])}{off}"
    )
