"""The command line as a whole: help, version, JSON on wrong usage."""

import json
import subprocess
import sys

import pytest
from tests.cli.commands import CASE, invoke

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


@pytest.mark.parametrize("command", ["run", "camps", "attendance"])
@pytest.mark.parametrize("draws", ["0", "-1", "many", str(10**11), str(2**63)])
def test_impossible_draws_are_one_sentence_before_anything_starts(
    monkeypatch, capsys, tmp_path, command, draws
):
    out = ("--out", str(tmp_path / "run")) if command == "run" else ()
    code = called(monkeypatch, command, CASE, "--draws", draws, *out)
    told = capsys.readouterr()
    assert code == 2
    assert told.out == ""
    assert told.err.startswith("error: ")
    assert told.err.count("\n") == 1
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(
    "command", ["attendance", "camps", "moves", "next", "outcomes", "packages", "run", "score"]
)
def test_a_seed_of_more_than_64_bits_is_wrong_usage(monkeypatch, capsys, command):
    assert called(monkeypatch, command, CASE, "--seed", str(2**64)) == 2
    assert capsys.readouterr().err.startswith("error: Invalid value for '--seed'")


def test_the_most_draws_are_named(monkeypatch, capsys):
    called(monkeypatch, "run", CASE, "--draws", str(10**11))
    assert "less than or equal to 10000000" in capsys.readouterr().err
    called(monkeypatch, "camps", CASE, "--draws", str(10**11))
    assert "100000" in capsys.readouterr().err


def test_wrong_usage_names_the_help(monkeypatch, capsys):
    assert called(monkeypatch, "run", CASE, "--nope") == 2
    assert capsys.readouterr().err.endswith(" run --help\n")


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
