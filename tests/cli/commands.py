"""Calling commands in this process."""

import json

from typer.testing import CliRunner

from detente.case.publishing.new import template_folder
from detente.cli.app import app

CASE = str(template_folder())


def invoke(*words: str):
    """Run a command; anything but an orderly exit is a failure."""
    answer = CliRunner().invoke(app, list(words))
    assert answer.exception is None or isinstance(answer.exception, SystemExit), answer.exception
    assert "Traceback" not in answer.output
    return answer


def findings(answer) -> list[dict]:
    return json.loads(answer.stdout)["findings"]
