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
