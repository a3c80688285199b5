"""The command line: each command has its own file and calls one function."""

import sys
from typing import Annotated

import typer

import detente
from detente.cli.attendance import attendance
from detente.cli.backtest import backtest
from detente.cli.camps import camps
from detente.cli.check import check
from detente.cli.compare import compare
from detente.cli.contributions import contributions
from detente.cli.estimate import estimate
from detente.cli.explain import explain
from detente.cli.flips import flips
from detente.cli.forecast import forecast
from detente.cli.models import models
from detente.cli.moves import moves
from detente.cli.new import new
from detente.cli.next import next_
from detente.cli.outcomes import outcomes
from detente.cli.output import wrong_usage
from detente.cli.packages import packages
from detente.cli.record import record
from detente.cli.report import report
from detente.cli.run import run
from detente.cli.score import score
from detente.cli.upgrade import upgrade

__all__ = ["app", "main"]

app = typer.Typer(
    help="From graded evidence to who can be engaged, and what each option leads to.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(run)
app.command()(check)
app.command()(camps)
app.command()(outcomes)
app.command()(moves)
app.command()(packages)
app.command()(attendance)
app.command()(score)
app.command()(flips)
app.command()(contributions)
app.command()(compare)
app.command()(explain)
app.command()(new)
app.command("next")(next_)
app.command()(upgrade)
app.command()(report)
app.command()(models)
app.add_typer(record, name="record")
app.add_typer(backtest, name="backtest")
app.add_typer(estimate, name="estimate")
app.add_typer(forecast, name="forecast")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"detente {detente.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    _show: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """From graded evidence to who can be engaged, and what each option leads to."""


def main() -> None:
    """Run the command line; wrong usage is answered as every other error is, also in JSON."""
    with wrong_usage(as_json="--json" in sys.argv[1:]):
        sys.exit(app(standalone_mode=False))
