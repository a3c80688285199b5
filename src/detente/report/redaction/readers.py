"""Write a form of the report for readers cleared up to a handling mark; it fails closed."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

from detente.assess.summary.record import Summary
from detente.case.findings.suggest import did_you_mean, listed
from detente.case.handling import ladder_of
from detente.errors import DetenteError, UnknownNameError
from detente.report.forms.write import Form, Made, form_name, write_page
from detente.report.page import Answers, Rendered, answers_of, render
from detente.report.redaction.partly import headlines_in_part
from detente.report.redaction.record import Numbers, ReaderVersion
from detente.report.redaction.redact import Redacted, redacted
from detente.report.redaction.search import LeakSearch, texts_of
from detente.report.redaction.visible_case import visible_case
from detente.report.redaction.withheld import Withheld
from detente.report.sections.evidence.register import Listed
from detente.runs.finished import FinishedRun

__all__ = ["Written", "write_for"]


@dataclass(frozen=True, slots=True)
class Written:
    """A report that was written for some readers: where it is, and what it says of itself."""

    path: Path
    version: ReaderVersion


def write_for(
    run: str | Path,
    mark: str,
    form: Form = "html",
    *,
    out: str | Path | None = None,
    numbers: Numbers = "full",
    claims: Listed = "cited",
) -> Written:
    """Write the report of a run for readers cleared up to a mark.

    Parameters
    ----------
    run : path
        Folder of a finished run.
    mark : str
        A handling mark of the case.
    form : {"html", "md", "docx", "csv", "xlsx", "pdf"}
        The form. ``csv`` is a folder; the others are a file.
    out : path, optional
        The file or folder; by default it is in the folder of the run, and its name holds the mark.
    numbers : {"full", "visible"}
        Whether numbers are those of the run, or of another run with visible rows only.
    claims : {"cited", "all"}
        Claims to list: those that carry the report, or all.

    Returns
    -------
    Written
        Where the report is, and how much is withheld.

    Raises
    ------
    UnknownNameError
        If the case has no such mark.
    DetenteError
        If the case itself is above the mark, if withheld text was found in what would be written,
        or if it cannot be written. Nothing is written then, and an older report stays.
    """
    known = answers_of(run)
    finished = FinishedRun(known.folder)
    _check_mark(finished, mark)
    version, redaction, page = _version(known, finished, mark, numbers, claims)
    target = known.folder.path / form_name(form, mark) if out is None else Path(out)
    search = LeakSearch(redaction)

    def approve(made: Made) -> None:
        count = search.places([page.html, *texts_of(made)])
        if count:
            raise DetenteError(_leak(form, count, mark))

    return Written(write_page(page, form, target, approve), version)


def _check_mark(finished: FinishedRun, mark: str) -> None:
    settings = finished.case.settings
    ladder = ladder_of(settings)
    if mark not in ladder:
        hint = did_you_mean(mark, ladder.marks)
        message = f"there is no handling mark '{mark}'; allowed: {listed(ladder.marks)}"
        raise UnknownNameError(f"{message}; {hint}" if hint else message)
    if ladder.is_above(settings.handling, mark):
        message = (
            f"the case itself is marked '{settings.handling}', which is above '{mark}': its "
            "question, options and names would be in the report; lower `handling` in case.yaml, "
            "mark the rows that are to be withheld, and run the case again"
        )
        raise DetenteError(message)


def _version(
    known: Answers, finished: FinishedRun, mark: str, numbers: Numbers, claims: Listed
) -> tuple[ReaderVersion, Redacted, Rendered]:
    """Return what the version says of itself, what it withholds, and its page."""
    redaction = redacted(known.summary, finished.case, mark)
    counts, hidden = redaction.counts, redaction.hidden
    version = ReaderVersion(mark=mark, withheld=counts, numbers=numbers)
    if numbers == "visible" and counts:
        seen = redacted(_run_again(finished, hidden, known.summary), finished.case, mark)
        page = render(seen.summary, reader=version, claims=claims)
        return version, seen, _rendered(known, seen, page, version)
    version = replace(version, partly=headlines_in_part(finished, hidden))
    flips = redaction.flips(known.flips)
    page = render(
        redaction.summary, flips, known.contributions, known.track, version, claims=claims
    )
    return version, redaction, _rendered(known, redaction, page, version)


def _rendered(known: Answers, seen: Redacted, page: str, version: ReaderVersion) -> Rendered:
    partly = version.sentence()
    beside = (*version.marks(), *([partly] if partly else []))
    return Rendered(known.folder, seen.summary, page, beside)


def _run_again(finished: FinishedRun, hidden: Withheld, before: Summary) -> Summary:
    """Return the summary of the same draws with visible rows only."""
    from detente.assess.run import run
    from detente.runs.plan import Plan

    facts = finished.facts
    plan = Plan(
        draws=facts.draws,
        seed=facts.seed,
        workers=os.cpu_count() or 1,
        switched_off=frozenset(facts.switched_off),
    )
    again = run(visible_case(hidden), plan=plan).summary
    return again.model_copy(update={"assumed": before.assumed, "digest": before.digest})


def _leak(form: Form, count: int, mark: str) -> str:
    places = "1 place" if count == 1 else f"{count} places"
    return (
        f"the {form} report for '{mark}' was not written: withheld text was found in {places}; a "
        "visible row, title or note may repeat it, so look for the words of rows above the mark in "
        "the rest of the case"
    )
