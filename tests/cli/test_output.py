"""What commands print: findings for people and as JSON, errors in one voice."""

import json
from pathlib import Path

import pytest
import typer

from detente.cli.output import (
    answering,
    emit,
    emit_json,
    printable,
    say,
    set_quiet,
    show_findings,
    show_report,
    warn,
)
from detente.errors import CaseError, DomainError, Finding, UnknownNameError


def finding(**fields) -> Finding:
    known = {"code": "bad", "severity": "error", "file": "claims.csv", "message": "is wrong"}
    return Finding(**{**known, **fields})


def test_findings_name_file_line_field_and_what_to_do(capsys):
    show_findings(
        [finding(line=3, field="grade", allowed="A to F", hint="look it up")], as_json=False
    )
    text = capsys.readouterr().out
    assert "claims.csv:3: grade error: is wrong [bad]" in text
    assert "    allowed: A to F" in text
    assert "    look it up" in text
    assert "1 error(s), 0 warning(s), 0 info(s)" in text


def test_many_findings_are_cut_and_counted(capsys):
    show_findings([finding()] * 75, as_json=False, file="case")
    text = capsys.readouterr().out
    assert text.count("[bad]") == 60
    assert "… and 15 more; --json lists all" in text
    assert "case: 75 error(s)" in text
    show_findings([finding()] * 75, as_json=True)
    assert len(json.loads(capsys.readouterr().out)["findings"]) == 75


def test_json_keeps_letters(capsys):
    emit_json({"name": "détente"})
    assert "détente" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (DomainError("draws is 0"), 1),
        (UnknownNameError("no round 'third'"), 2),
        (CaseError([finding()]), 1),
        (KeyboardInterrupt(), 130),
        (MemoryError(), 1),
    ],
)
@pytest.mark.parametrize("as_json", [True, False])
def test_errors_made_on_purpose_are_one_answer(capsys, error, code, as_json):
    with pytest.raises(typer.Exit) as stopped, answering(as_json=as_json):
        raise error
    assert stopped.value.exit_code == code
    written = capsys.readouterr()
    if as_json:
        assert json.loads(written.out)["findings"][0]["severity"] == "error"
    else:
        assert written.out + written.err


def test_a_mistake_of_ours_is_not_hidden():
    with pytest.raises(ZeroDivisionError, match="ours"), answering():
        raise ZeroDivisionError("ours")


def test_a_warning_goes_to_standard_error_with_what_to_do(capsys):
    warn(finding(severity="warning", hint="look it up"))
    assert capsys.readouterr() == ("", "warning: is wrong; look it up [bad]\n")


def test_quiet_hides_remarks_and_no_error(capsys):
    set_quiet(True)
    try:
        say("half done")
        show_report(Path("run/report.html"), as_json=False, wanted=False)
        assert capsys.readouterr() == ("", "")
        warn(finding(severity="warning"))
        with pytest.raises(typer.Exit), answering():
            raise DomainError("draws is 0")
        assert capsys.readouterr().err.count("\n") == 2
    finally:
        set_quiet(False)
    say("half done")
    assert capsys.readouterr().err == "half done\n"


def test_the_report_is_opened_only_if_wanted(monkeypatch, capsys, tmp_path):
    opened = []
    monkeypatch.setattr(typer, "launch", opened.append)
    show_report(tmp_path / "report.html", as_json=False, wanted=False)
    assert opened == []
    show_report(tmp_path / "report.html", as_json=True, wanted=True)
    assert opened == [(tmp_path / "report.html").as_uri()]
    written = capsys.readouterr()
    assert written.out.count("report:") == written.err.count("report:") == 1


EVIL = "a\x1b[31mb\x9b2Jc\x07\x7f\u202e\r"


def test_nothing_from_a_file_controls_the_terminal(capsys):
    odd = finding(line=2, field=EVIL, message=EVIL, hint=EVIL, allowed=EVIL, file=EVIL)
    show_findings([odd], as_json=False, file=EVIL)
    warn(odd)
    emit(EVIL)
    say(EVIL)
    show_findings([odd], as_json=True)
    written = "".join(capsys.readouterr())
    assert not set(written) & set("\x1b\x9b\x07\x7f\u202e\r")
    assert "a\\x1b[31mb" in written


def test_json_with_control_characters_stays_json(capsys):
    emit_json({"name": EVIL, EVIL: "détente \U000e0001\n"})
    text = capsys.readouterr().out
    assert json.loads(text) == {"name": EVIL, EVIL: "détente \U000e0001\n"}
    assert not set(text) & set("\x1b\x9b\x07\x7f\u202e\r\U000e0001")


@pytest.mark.parametrize("text", ["a\tb\nc", "\u0645\u06cc\u200c\u062e", "100\u00a0%", "日本"])
def test_plain_text_is_printed_as_it_is(text):
    assert printable(text) == text


def test_ctrl_c_that_python_wraps_is_ctrl_c(capsys):
    with pytest.raises(typer.Exit) as stopped, answering(stopped="stopped; continue"):
        raise RuntimeError("Error calling __set_name__") from KeyboardInterrupt()
    assert stopped.value.exit_code == 130
    assert capsys.readouterr().err == "error: stopped; continue\n"
    with pytest.raises(RuntimeError, match="a fault of ours"), answering():
        raise RuntimeError("a fault of ours")
