"""One self-contained HTML file from a run's summary; the same run gives the same bytes."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

import jinja2

from detente.assess.contributions.record import Contributions
from detente.assess.evidence.flips.record import Flips
from detente.assess.scores.record import TrackRecord
from detente.assess.summary.record import SCHEMA, Summary
from detente.ensemble.store import RunFolder
from detente.errors import RunFolderError
from detente.report import words
from detente.report.headings import linked_headings
from detente.report.messages.language import ENGLISH, speaking
from detente.report.messages.say import count, say_markup
from detente.report.metric_words import metric_cell
from detente.report.pictures.style import page_style
from detente.report.print_marks import print_marks
from detente.report.redaction.record import ReaderVersion
from detente.report.script import page_script, script_hash
from detente.report.sections.evidence.citing import best_graded, citations, named_claims
from detente.report.sections.evidence.register import Listed, register
from detente.report.sections.numbered import numbered_sections
from detente.report.tables import dashed_ranges, reachable_tables
from detente.report.terms import linked_terms
from detente.report.view import view
from detente.runs.identity import read_note
from detente.runs.manifest import DERIVED, run_digest
from detente.runs.result import read_result, schema_of
from detente.runs.verified import verified

__all__ = ["Answers", "Rendered", "answers_of", "render", "rendered", "write_report"]

_HERE = Path(__file__).parent
_CLAIMS = "<!-- claims and sources -->"  # where they go once it is known which claims are cited

A = TypeVar("A", Flips, Contributions, TrackRecord)


@dataclass(frozen=True, slots=True)
class Answers:
    """A run's folder and summary, and the answers that were added to it since."""

    folder: RunFolder
    summary: Summary
    flips: Flips | None
    contributions: Contributions | None
    track: TrackRecord | None


@dataclass(frozen=True, slots=True)
class Rendered:
    """A run's folder and summary, the page made of them, and what it says to some readers."""

    folder: RunFolder
    summary: Summary
    html: str
    beside: tuple[str, ...] = ()


def write_report(run: str | Path, *, claims: Listed = "cited") -> Path:
    """Write ``report.html`` into a run folder.

    Parameters
    ----------
    run : path
        Folder of a finished run.
    claims : {"cited", "all"}
        Claims to list: those that carry the report, or all.

    Returns
    -------
    Path
        The page.

    Raises
    ------
    RunFolderError
        If a file of the run was changed or lost, an added answer belongs to another run, or the
        page cannot be written.
    """
    page = rendered(run, claims=claims)
    return page.folder.write_text("report.html", page.html)


def rendered(run: str | Path, *, claims: Listed = "cited") -> Rendered:
    """Return the page of a run, from which every form of the report is made.

    Parameters
    ----------
    run : path
        Folder of a finished run.
    claims : {"cited", "all"}
        Claims to list: those that carry the report, or all.

    Raises
    ------
    RunFolderError
        If a file of the run was changed or lost, or an added answer belongs to another run.
    """
    known = answers_of(run)
    html = render(known.summary, known.flips, known.contributions, known.track, claims=claims)
    return Rendered(known.folder, known.summary, html)


def answers_of(run: str | Path) -> Answers:
    """Return the summary of a run and the answers that were added to it since.

    Parameters
    ----------
    run : path
        Folder of a finished run.

    Raises
    ------
    RunFolderError
        If a file of the run was changed or lost, or an added answer belongs to another run.
    """
    folder = verified(run)
    summary = _summary(folder)
    run_is = run_digest(folder, read_note(folder))
    return Answers(
        folder,
        summary,
        _added(folder, "flips.json", Flips, run_is),
        _added(folder, "contributions.json", Contributions, run_is),
        _added(folder, "score.json", TrackRecord, run_is),
    )


def _added(folder: RunFolder, name: str, kind: type[A], run: str) -> A | None:
    """Return an answer that was added to a run since, or None; refuse that of another run."""
    if not folder.holds(name):
        return None
    answer = read_result(folder, name, kind)
    if answer.run != run:
        message = (
            f"{folder.path / name} belongs to another run; make it again with `detente "
            f"{DERIVED[name]} {folder.path}`, or delete it"
        )
        raise RunFolderError(message)
    return answer


def _summary(folder: RunFolder) -> Summary:
    """Return the summary; refuse one that another version wrote, with what to do."""
    try:
        summary = read_result(folder, "summary.json", Summary)
    except RunFolderError:
        _check_schema(schema_of(folder, "summary.json"), folder.path)
        raise
    _check_schema(summary.schema_, folder.path)
    return summary


def _check_schema(schema: str | None, path: Path) -> None:
    if schema != SCHEMA:
        message = (
            f"{path / 'summary.json'} has schema {schema}; this version reads {SCHEMA}; run the "
            "case again"
        )
        raise RunFolderError(message)


def render(
    summary: Summary,
    flips: Flips | None = None,
    contributions: Contributions | None = None,
    track: TrackRecord | None = None,
    reader: ReaderVersion | None = None,
    *,
    claims: Listed = "cited",
    language: str = ENGLISH.tag,
) -> str:
    """Return the page of a summary, and of what was added to the run since.

    Parameters
    ----------
    summary : Summary
        The summary; for readers cleared up to a mark, without what is above it.
    flips : Flips or None
        What single claims change, where ``detente flips`` was run.
    contributions : Contributions or None
        What each mechanism adds, where ``detente contributions`` was run.
    track : TrackRecord or None
        The track record, where ``detente score --run`` was run.
    reader : ReaderVersion or None
        What the page says of what is withheld.
    claims : {"cited", "all"}
        Claims to list: those that carry the report, or all.
    language : str
        Tag of the language of its sentences; texts of the case stay as they are.

    Raises
    ------
    UnknownNameError
        If there are no messages in that language.
    """
    with speaking(language) as spoken:
        shown = view(summary, flips, contributions, track, reader)
        made = (
            _environment()
            .get_template("page.html.j2")
            .render(
                language=spoken,
                style=_style() + print_marks(summary, shown["page"].beside),
                script=page_script(),
                script_hash=script_hash(),
                claims_mark=_CLAIMS,
                command=_command(summary),
                **shown,
            )
        )
        page = citations(numbered_sections(made))
        listed = (
            _environment()
            .get_template("sections/evidence/evidence.html.j2")
            .render(**register(summary, page.places, flips, claims))
        )
        whole = reachable_tables(page.html.replace(_CLAIMS, listed))
        whole = linked_terms(linked_headings(named_claims(dashed_ranges(whole))))
    return re.sub(r"(?<=\d) %", "\N{NO-BREAK SPACE}%", whole)


@cache
def _style() -> str:
    """Return every rule of the page: of its tables, its pictures, and of page one."""
    first = _HERE / "page.css"
    last = _HERE / "sections" / "page_one" / "page_one.css"
    parts = (first.read_text(encoding="utf-8"), page_style(), last.read_text(encoding="utf-8"))
    return "".join(parts)


@cache
def _environment() -> jinja2.Environment:
    """Return the templates; they are compiled once in a process."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {
        "percent": words.percent,
        "percents": words.percents,
        "likelihood": words.likelihood,
        "span": words.span,
        "whole": words.whole,
        "signed": words.signed,
        "metric": metric_cell,
        "joined": words.join_words,
        "best_graded": best_graded,
    }
    environment.globals |= {"date_words": words.date_words, "say": say_markup, "count": count}
    return environment


def _command(summary: Summary) -> str:
    settings = [f"switch.{key}=off" for key in summary.switched_off]
    settings += [f"assume.{c}={str(holds).lower()}" for c, holds in summary.assumed.items()]
    return (
        f"detente run CASE --as-of {summary.as_of} --horizon {summary.horizon_months} "
        f"--draws {summary.draws} --seed {summary.seed} "
        f"--strategies {','.join(option.id for option in summary.strategy_list)}"
        f"{''.join(f' --set {setting}' for setting in settings)}"
    )
