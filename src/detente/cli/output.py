"""Print findings, results and errors, for people or as JSON, and exit with the right code."""

import json
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from detente.errors import CaseError, DetenteError, Finding, UnknownNameError

if TYPE_CHECKING:
    from detente.runs.result import Result

__all__ = [
    "Open",
    "Quiet",
    "Talk",
    "a_file_to_write",
    "answering",
    "emit",
    "emit_json",
    "emit_json_text",
    "emit_result",
    "printable",
    "say",
    "set_quiet",
    "show_findings",
    "show_report",
    "warn",
    "wrong_usage",
]

_MARKS = {"error": ("error", "red"), "warning": ("warning", "yellow"), "info": ("info", "blue")}
_SHOWN = 60
_WRONG_USAGE = 2
_KEPT = "\n\t\u200c\u200d\u200e\u200f"  # Persian and Arabic need the joiners and direction marks
_STOPPED = 130


def emit(text: str) -> None:
    """Write to standard output, with control characters of files made visible."""
    _write(printable(text))


def printable(text: str) -> str:
    r"""Return a text that cannot control a terminal; control characters are written out.

    Examples
    --------
    >>> printable("a\x1b[31mb\u202e")
    'a\\x1b[31mb\\u202e'
    """
    return "".join(c if _harmless(c) else c.encode("unicode_escape").decode() for c in text)


def _harmless(c: str) -> bool:
    return c.isprintable() or c in _KEPT or unicodedata.category(c) == "Zs"


def _write(text: str, *, err: bool = False) -> None:
    """Write a text as it is; every text that a file may hold passes `printable` first."""
    typer.echo(text, err=err)


class Talk:
    """Whether remarks and progress are shown: state of one command."""

    quiet = False


def set_quiet(quiet: bool) -> bool:
    """Hide or show remarks and progress; the callback of ``--quiet``."""
    Talk.quiet = quiet
    return quiet


Quiet = Annotated[
    bool,
    typer.Option("--quiet", "-q", callback=set_quiet, help="No progress and no remarks."),
]
"""The option ``--quiet``; errors are still shown."""

Open = Annotated[bool, typer.Option("--open", help="Open the report in a browser.")]
"""The option ``--open``."""


def say(text: str) -> None:
    """Write a remark to standard error, unless ``--quiet`` was given."""
    if not Talk.quiet:
        _write(printable(text), err=True)


def show_report(page: Path, *, as_json: bool, wanted: bool) -> None:
    """Say where the report is, and open it in a browser if that is wanted."""
    if as_json:
        say(f"report: {page}")
    elif not Talk.quiet:
        emit(f"report: {page}")
    if wanted:
        typer.launch(page.resolve().as_uri())


def emit_json(content: Any) -> None:  # any JSON value
    """Write JSON to standard output, with control characters as JSON escapes them."""
    emit_json_text(json.dumps(content, ensure_ascii=False, indent=1))


def emit_json_text(text: str) -> None:
    """Write JSON that is text already, with control characters as JSON escapes them."""
    _write("".join(c if _harmless(c) else json.dumps(c)[1:-1] for c in text))


def emit_result(result: "Result") -> None:
    """Write a result as JSON to standard output."""
    emit_json(result.model_dump(mode="json", by_alias=True))


def show_findings(findings: Sequence[Finding], *, as_json: bool, file: str = "") -> None:
    """Print findings for people, or as JSON with the documented keys."""
    if as_json:
        emit_json({"findings": [f.as_dict() for f in findings]})
        return
    shown = list(findings)[:_SHOWN]
    for f in shown:
        word, colour = _MARKS[f.severity]
        where = printable(f"{f.file}:{f.line}" if f.line else f.file)
        field = printable(f" {f.field}" if f.field and f.field not in f.message else "")
        _write(
            f"{typer.style(where, bold=True)}:{field} "
            f"{typer.style(word, fg=colour)}: {printable(f.message)} [{f.code}]"
        )
        if f.allowed:
            emit(f"    allowed: {f.allowed}")
        if f.hint:
            emit(f"    {f.hint}")
    if len(findings) > _SHOWN:
        emit(f"… and {len(findings) - _SHOWN} more; --json lists all")
    counts = {s: sum(f.severity == s for f in findings) for s in _MARKS}
    emit(f"{file}: " * bool(file) + ", ".join(f"{n} {s}(s)" for s, n in counts.items()))


def warn(finding: Finding) -> None:
    """Write a finding to standard error: something doubtful that stops nothing."""
    word, colour = _MARKS[finding.severity]
    hint = f"; {finding.hint}" if finding.hint else ""
    _error(word, f"{finding.message}{hint} [{finding.code}]", colour)


_MEMORY = "memory ran out; ask for fewer --draws, or fewer --workers"


@contextmanager
def answering(*, as_json: bool = False, stopped: str = "stopped") -> Iterator[None]:
    """Turn an error raised on purpose into one clear answer, never a traceback.

    Exit code 2 if a name on the command line is unknown, 130 if the user stops the command, 1
    otherwise. ``stopped`` is what to say if the user stops it.
    """
    try:
        yield
    except CaseError as error:
        show_findings(error.findings, as_json=as_json)
        raise typer.Exit(1) from None
    except UnknownNameError as error:
        _fail(str(error), as_json=as_json, code=_WRONG_USAGE)
    except DetenteError as error:
        _fail(str(error), as_json=as_json)
    except KeyboardInterrupt:
        _fail(stopped, as_json=as_json, code=_STOPPED)
    except MemoryError:
        _fail(_MEMORY, as_json=as_json)
    except BrokenPipeError:
        sys.stderr.close()
        raise typer.Exit(1) from None
    except RuntimeError as error:
        # Python wraps what stops a class while it is being made.
        if not isinstance(error.__cause__, KeyboardInterrupt):
            raise
        _fail(stopped, as_json=as_json, code=_STOPPED)


@contextmanager
def a_file_to_write(out: Path) -> Iterator[None]:
    """Refuse a file that cannot be written, before the work that would be lost and after it.

    Parameters
    ----------
    out : Path
        The file.

    Raises
    ------
    DetenteError
        If it cannot be written.
    """
    if not out.parent.is_dir() or out.is_dir():
        missing = f"there is no folder {out.parent}" if not out.is_dir() else "it is a folder"
        message = f"{out} cannot be written: {missing}; give --out FILE"
        raise DetenteError(message)
    try:
        yield
    except OSError as error:
        message = f"{out} cannot be written: {error.strerror}; give --out FILE"
        raise DetenteError(message) from error


@contextmanager
def wrong_usage(*, as_json: bool) -> Iterator[None]:
    """Answer wrong usage in one sentence, with exit code 2."""
    # The base of all wrong usage in the click that typer carries.
    usage_error = cast("type[typer.BadParameter]", typer.BadParameter.__bases__[0])
    try:
        yield
    except usage_error as error:
        if type(error).__name__ == "NoArgsIsHelpError" and not as_json:
            error.show()
            sys.exit(_WRONG_USAGE)
        message = error.format_message()
        help_ = f"; see {error.ctx.command_path} --help" if error.ctx else ""
        _error("error", f"{message.rstrip('.')}{help_}", "red")
        if as_json:
            finding = Finding(code="usage", severity="error", file="", message=message)
            emit_json({"findings": [finding.as_dict()]})
        sys.exit(_WRONG_USAGE)


def _fail(message: str, *, as_json: bool, code: int = 1) -> None:
    if as_json:
        finding = Finding(code="refused", severity="error", file="", message=message)
        emit_json({"findings": [finding.as_dict()]})
    else:
        _error("error", message, "red")
    raise typer.Exit(code)


def _error(word: str, text: str, colour: str) -> None:
    """Write to standard error, even with ``--quiet``."""
    _write(f"{typer.style(word, fg=colour)}: {printable(text)}", err=True)
