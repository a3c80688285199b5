"""``detente explain``: the chain behind a number, for people and as JSON."""

import json
import re

import pytest
from tests.assess.explain.example_run import example_run
from tests.cli.commands import findings, invoke

from detente.assess.explain import answer
from detente.assess.explain.nodes import Node
from detente.assess.explain.record import Explanation


@pytest.fixture(scope="module")
def run() -> str:
    """Folder of the finished run."""
    return str(example_run().folder.path)


def test_the_chain_is_printed_step_by_step(run):
    done = invoke("explain", run, "/claims/C3/accuracy")
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "/claims/C3/accuracy: 0.725, resting on grounds of several kinds"
    assert lines[1].startswith("  claim C3 [B3]: The river wing says")
    assert lines[2].startswith("    source daily [B]:")


def test_sensitivities_are_printed(run):
    done = invoke("explain", run, "/strategies/coercion/extra_deaths/p50")
    assert "[sensitivity 0." in done.stdout


def test_json_has_the_documented_keys(run):
    done = invoke("explain", run, "/strategies/none/settlement", "--json")
    found = json.loads(done.stdout)
    assert list(found) == ["number", "value", "origin", "chain"]
    assert {"kind", "id", "text", "grade", "children"} <= set(found["chain"][0])


def test_an_unknown_number_is_wrong_usage(run):
    done = invoke("explain", run, "/strategies/none/setlement", "--json")
    assert done.exit_code == 2
    assert "did you mean 'settlement'?" in findings(done)[0]["message"]


def test_no_run_is_exit_code_1(tmp_path):
    assert invoke("explain", str(tmp_path), "/draws").exit_code == 1
    assert invoke("explain", str(tmp_path)).exit_code == 1


def test_without_a_number_all_that_can_be_asked_for_is_listed(run):
    lines = invoke("explain", run).stdout.splitlines()
    assert "/draws" in lines
    assert any(re.match(r"/strategies/none/worth   and \d+ more like it", s) for s in lines)
    listed = json.loads(invoke("explain", run, "--json").stdout)["numbers"]
    assert "/strategies/selective/settlement" in listed


def test_a_short_name_is_printed_in_full(run):
    answer = invoke("explain", run, "selective/table_max/p50")
    assert answer.stdout.startswith("/strategies/selective/table_max/p50: ")


def test_a_run_folder_cannot_write_lines_or_control_characters_of_its_own(run, monkeypatch):
    def explain(_, number):
        node = Node(
            "claim", "C\x1b[2J", "says\n/draws: 99\x9b31m", children=(Node("source", "s", "\r"),)
        )
        return Explanation(number=number, value=1.0, origin="evidence", chain=(node,))

    monkeypatch.setattr(answer, "explain", explain)
    done = invoke("explain", run, "/draws")
    assert done.stdout.splitlines()[1:] == [
        "  claim C\\x1b[2J: says /draws: 99\\x9b31m",
        "    source s:",
    ]
