"""A finished run as scholars use it."""

import pytest
from tests.ensemble.planted import example

import detente
from detente.assess.open_run import Run, open_run
from detente.assess.run import run
from detente.errors import RunFolderError
from detente.runs.result import json_of

DRAWS = 12


@pytest.fixture(scope="module")
def made() -> Run:
    return run(example(), draws=DRAWS, seed=2)


def test_memory_and_folder_give_the_same_answers(made, tmp_path):
    written = run(example(), tmp_path / "run", draws=DRAWS, seed=2)
    assert written.summary == made.summary
    opened = open_run(tmp_path / "run")
    assert opened.summary == made.summary
    text = (tmp_path / "run" / "summary.json").read_text(encoding="utf-8")
    assert text == json_of(made.summary)


def test_a_run_shows_itself_on_one_screen(made):
    shown = repr(made)
    assert len(shown.splitlines()) <= 24
    assert max(map(len, shown.splitlines())) <= 120
    assert f"{DRAWS} draws, seed 2, version {detente.__version__}" in shown
    for option in made.case.settings.strategies:
        assert f"\n{option.id}" in shown


def test_a_notebook_shows_a_table(made):
    page = made._repr_html_()
    assert page.count("<tr>") == 1 + len(made.case.settings.strategies)
    assert "<script" not in page


def test_a_number_is_explained_in_memory(made):
    found = made.explain("/contacts/powers/none/southland/ever_open")
    assert found.chain
    assert found.value == made.summary.contacts.powers["none"]["southland"].ever_open


def test_a_folder_without_a_run_is_refused(tmp_path):
    with pytest.raises(RunFolderError, match=r"holds no run\.json"):
        open_run(tmp_path)
