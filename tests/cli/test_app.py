"""The command line as a whole: help, version, JSON on wrong usage."""

import json
import subprocess
import sys

import pytest
from tests.cli.commands import invoke

import detente
from detente.cli import app as cli


def test_version():
    assert invoke("--version").stdout.strip() == f"detente {detente.__version__}"


@pytest.mark.parametrize("command", ["run", "check", "camps", "new", "report", "models"])
def test_every_command_has_help_and_json(command):
    assert command in invoke("--help").stdout
    answer = invoke(command, "-h")
    assert answer.exit_code == 0
    assert "--json" in answer.stdout


def called(monkeypatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["detente", *words])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    return stopped.value.code or 0


@pytest.mark.parametrize(
    "words",
    [
        ["run", "--json"],
        ["run", "case", "--json", "--nope"],
        ["run", "case", "--set", "colour=red", "--json"],
        ["camps", "case", "--draws", "0", "--json"],
        ["nothing", "--json"],
    ],
)
def test_wrong_usage_is_answered_in_json_too(monkeypatch, capsys, words):
    assert called(monkeypatch, *words) == 2
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert (finding["code"], finding["severity"]) == ("usage", "error")
    assert finding["message"]


def test_exit_codes_reach_the_shell_with_json(monkeypatch, capsys):
    assert called(monkeypatch, "models", "--json") == 0
    assert "models" in json.loads(capsys.readouterr().out)
    assert called(monkeypatch, "report", "nowhere-at-all", "--json") == 1
    assert json.loads(capsys.readouterr().out)["findings"][0]["severity"] == "error"


def test_the_program_starts_as_a_module():
    done = subprocess.run(
        [sys.executable, "-m", "detente", "run"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "Missing argument" in done.stderr
    assert "Traceback" not in done.stderr
