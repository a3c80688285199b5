"""What commands print: findings for people and as JSON, errors in one voice, exit codes."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

import typer

from detente.errors import CaseError, DetenteError, Finding

__all__ = [
    "answering",
    "emit",
    "emit_json",
    "say",
    "show_findings",
    "warn",
    "wrong_usage",
]

_MARKS = {"error": ("error", "red"), "warning": ("warning", "yellow"), "info": ("info", "blue")}
_SHOWN = 60


def emit(text: str) -> None:
    """Write to standard output."""
    typer.echo(text)


def say(text: str) -> None:
    """Write to standard error, where progress and remarks go."""
    typer.echo(text, err=True)


def emit_json(content: Any) -> None:
    """Write JSON to standard output."""
    emit(json.dumps(content, ensure_ascii=False, indent=1))


def show_findings(findings: Sequence[Finding], *, as_json: bool, file: str = "") -> None:
    """Print findings for people, or as JSON with the documented keys."""
    if as_json:
        emit_json({"findings": [f.as_dict() for f in findings]})
        return
    shown = list(findings)[:_SHOWN]
    for f in shown:
        word, colour = _MARKS[f.severity]
        where = f"{f.file}:{f.line}" if f.line else f.file
        field = f" {f.field}" if f.field and f.field not in f.message else ""
        emit(
            f"{typer.style(where, bold=True)}:{field} "
            f"{typer.style(word, fg=colour)}: {f.message} [{f.code}]"
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
    say(f"{typer.style(word, fg=colour)}: {finding.message}{hint} [{finding.code}]")


@contextmanager
def answering(*, as_json: bool = False) -> Iterator[None]:
    """Turn errors made on purpose into one clear answer and exit code 1, never a traceback."""
    try:
        yield
    except CaseError as error:
        show_findings(error.findings, as_json=as_json)
        raise typer.Exit(1) from None
    except DetenteError as error:
        _fail(str(error), as_json=as_json)
    except KeyboardInterrupt:
        _fail("stopped; go on with --set resume=true", as_json=as_json, code=130)
    except BrokenPipeError:
        sys.stderr.close()
        raise typer.Exit(1) from None


@contextmanager
def wrong_usage() -> Iterator[None]:
    """Answer wrong usage in JSON, with exit code 2."""
    # The base of all wrong usage in the click that typer carries.
    usage_error = cast("type[typer.BadParameter]", typer.BadParameter.__bases__[0])
    try:
        yield
    except usage_error as error:
        message = error.format_message()
        say(f"{typer.style('error', fg='red')}: {message}")
        finding = Finding(code="usage", severity="error", file="", message=message)
        emit_json({"findings": [finding.as_dict()]})
        sys.exit(2)


def _fail(message: str, *, as_json: bool, code: int = 1) -> None:
    if as_json:
        finding = Finding(code="refused", severity="error", file="", message=message)
        emit_json({"findings": [finding.as_dict()]})
    else:
        say(f"{typer.style('error', fg='red')}: {message}")
    raise typer.Exit(code)
