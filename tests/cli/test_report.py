"""``detente report``: rebuilds the page of a run."""

import json

import pytest
from tests.assess.runs import plan
from tests.cli.commands import findings, invoke
from tests.ensemble.planted import example

from detente.assess.run import run


def test_the_page_is_rebuilt(tmp_path):
    folder = run(example(), tmp_path / "run", plan(draws=4)).folder.path
    answer = invoke("report", str(folder))
    assert answer.exit_code == 0
    assert answer.stdout.strip() == f"report: {folder / 'report.html'}"
    first = (folder / "report.html").read_bytes()
    again = invoke("report", str(folder), "--json")
    assert json.loads(again.stdout) == {"report": str(folder / "report.html")}
    assert (folder / "report.html").read_bytes() == first


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "holds no run.json; give the folder of a finished run"),
        ("[1", "run.json cannot be read"),
        ("{}", "run.json cannot be read as the result of a run; problem at facts"),
    ],
)
def test_what_is_no_finished_run_is_exit_code_1(tmp_path, content, message):
    if content is not None:
        (tmp_path / "run.json").write_text(content)
    answer = invoke("report", str(tmp_path), "--json")
    assert answer.exit_code == 1
    assert message in findings(answer)[0]["message"]
    plain = invoke("report", str(tmp_path))
    assert plain.exit_code == 1
    assert message in plain.stderr


def test_no_folder_is_wrong_usage():
    assert invoke("report").exit_code == 2


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return run(example(), tmp_path_factory.mktemp("run") / "run", plan(draws=4)).folder.path


@pytest.mark.parametrize(
    ("form", "name", "start"),
    [
        ("html", "report.html", b"<!doctype html>"),
        ("md", "report.md", b"<!-- d\xc3\xa9tente report -->"),
        ("docx", "report.docx", b"PK"),
        ("xlsx", "report.xlsx", b"PK"),
    ],
)
def test_each_form_is_written(folder, tmp_path, form, name, start):
    answer = invoke("report", str(folder), "--format", form)
    assert answer.exit_code == 0, answer.output
    assert answer.stdout.strip() == f"report: {folder / name}"
    assert (folder / name).read_bytes().startswith(start)
    out = tmp_path / "here"
    answer = invoke("report", str(folder), "--format", form, "--out", str(out), "--json")
    assert json.loads(answer.stdout) == {"report": str(out)}
    assert out.read_bytes() == (folder / name).read_bytes()


def test_tables_are_a_folder(folder, tmp_path):
    answer = invoke("report", str(folder), "--format", "csv", "--out", str(tmp_path / "tables"))
    assert answer.exit_code == 0, answer.output
    assert (tmp_path / "tables" / "about.csv").is_file()


def test_an_unknown_form_is_wrong_usage(folder):
    answer = invoke("report", str(folder), "--format", "odt")
    assert answer.exit_code == 2
    assert "'odt' is not one of" in answer.output.replace("\n", " ")


def test_what_is_no_report_is_not_replaced(folder, tmp_path):
    file = tmp_path / "mine.md"
    file.write_text("mine")
    answer = invoke("report", str(folder), "--format", "md", "--out", str(file), "--json")
    assert answer.exit_code == 1
    assert "is not a report of this form" in findings(answer)[0]["message"]
    assert file.read_text() == "mine"


def test_pdf_without_a_browser_is_one_sentence(folder, tmp_path, monkeypatch):
    from detente.report.forms import pdf

    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pdf, "_APPS", ())
    answer = invoke("report", str(folder), "--format", "pdf")
    assert answer.exit_code == 1
    assert "no Chromium, Chrome or Edge is installed" in answer.stderr
    assert not (folder / "report.pdf").exists()


def test_the_page_opens_in_a_browser(folder, monkeypatch):
    opened = []
    monkeypatch.setattr("typer.launch", opened.append)
    answer = invoke("report", str(folder), "--open")
    assert answer.exit_code == 0
    assert opened == [(folder / "report.html").resolve().as_uri()]


def test_a_version_for_readers_says_where_it_is_and_what_is_withheld(folder):
    answer = invoke("report", str(folder), "--for", "internal", "--json")
    assert answer.exit_code == 0
    made = json.loads(answer.stdout)
    assert made["report"] == str(folder / "report.internal.html")
    assert made["for"] == "internal"
    assert set(made["withheld"].values()) == {0}
    assert "nothing is above 'internal', so nothing is withheld" in answer.stderr
    unknown = invoke("report", str(folder), "--for", "secrt")
    assert unknown.exit_code == 2
    assert "did you mean 'secret'?" in unknown.stderr


def test_visible_numbers_need_a_mark(folder):
    assert invoke("report", str(folder), "--numbers", "visible").exit_code == 2
