"""One self-contained HTML file from a run's summary; the same run gives the same bytes."""

import re
from pathlib import Path
from typing import Any

import jinja2

from detente.assess.record import SCHEMA, Summary
from detente.ensemble.store import RunFolder
from detente.errors import RunFolderError
from detente.report import words
from detente.report.view import view
from detente.runs.result import read_result

__all__ = ["render", "write_report"]

_HERE = Path(__file__).parent


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
    _check_schema(folder.read_json("summary.json"), folder.path)
    summary = read_result(folder, "summary.json", Summary)
    added = [
        folder.read_json(name) if (folder.path / name).exists() else None
        for name in ("flips.json", "contributions.json")
    ]
    return folder.write_text("report.html", render(summary, *added))


def _check_schema(summary: Any, path: Path) -> None:  # parsed JSON of any shape
    """Refuse a summary that another version wrote."""
    found = summary.get("schema") if isinstance(summary, dict) else None
    if found != SCHEMA:
        message = (
            f"{path / 'summary.json'} has schema {found}; this version reads {SCHEMA}; run the "
            "case again"
        )
        raise RunFolderError(message)


def render(
    summary: Summary,
    flips: dict[str, Any] | None = None,
    contributions: dict[str, Any] | None = None,
) -> str:
    """Return the page of a summary, and of what was added to the run since."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "percent": words.percent,
        "percents": words.percents,
        "likelihood": words.likelihood,
        "span": words.span,
        "whole": words.whole,
        "signed": words.signed,
        "joined": words.join_words,
    }
    environment.globals |= {"date_words": words.date_words}
    page = environment.get_template("page.html.j2").render(
        style=(_HERE / "page.css").read_text(encoding="utf-8"),
        command=_command(summary),
        **view(summary, flips, contributions),
    )
    return re.sub(r"(?<=\d) %", "\N{NO-BREAK SPACE}%", page)


def _command(summary: Summary) -> str:
    settings = [f"switch.{key}=off" for key in summary.switched_off]
    settings += [f"assume.{c}={str(holds).lower()}" for c, holds in summary.assumed.items()]
    return (
        f"detente run CASE --as-of {summary.as_of} --horizon {summary.horizon_months} "
        f"--draws {summary.draws} --seed {summary.seed} "
        f"--strategies {','.join(option.id for option in summary.strategy_list)}"
        f"{''.join(f' --set {setting}' for setting in settings)}"
    )
