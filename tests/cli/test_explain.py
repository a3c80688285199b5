"""``detente explain``: the chain behind a number, for people and as JSON."""

import json
import re

from tests.assess.explain.example_run import example_run
from tests.cli.commands import findings, invoke

RUN = str(example_run().folder.path)


def test_the_chain_is_printed_step_by_step():
    answer = invoke("explain", RUN, "/claims/C3/accuracy")
    assert answer.exit_code == 0
    lines = answer.stdout.splitlines()
    assert lines[0] == "/claims/C3/accuracy: 0.725, resting on mixed"
    assert lines[1].startswith("  claim C3 [B3]: The river wing says")
    assert lines[2].startswith("    source daily [B]:")


def test_sensitivities_are_printed():
    answer = invoke("explain", RUN, "/strategies/selective/table_max/p50")
    assert "[sensitivity 0." in answer.stdout


def test_json_has_the_documented_keys():
    answer = invoke("explain", RUN, "/strategies/none/settlement", "--json")
    found = json.loads(answer.stdout)
    assert list(found) == ["number", "value", "origin", "chain"]
    assert {"kind", "id", "text", "grade", "children"} <= set(found["chain"][0])


def test_an_unknown_number_is_wrong_usage():
    answer = invoke("explain", RUN, "/strategies/none/setlement", "--json")
    assert answer.exit_code == 2
    assert "did you mean 'settlement'?" in findings(answer)[0]["message"]


def test_no_run_is_exit_code_1(tmp_path):
    assert invoke("explain", str(tmp_path), "/draws").exit_code == 1
    assert invoke("explain", str(tmp_path)).exit_code == 1


def test_without_a_number_all_that_can_be_asked_for_is_listed():
    lines = invoke("explain", RUN).stdout.splitlines()
    assert "/draws" in lines
    assert any(re.match(r"/strategies/none/settlement   and \d+ more like it", s) for s in lines)
    listed = json.loads(invoke("explain", RUN, "--json").stdout)["numbers"]
    assert "/strategies/selective/settlement" in listed


def test_a_short_name_is_printed_in_full():
    answer = invoke("explain", RUN, "selective/table_max/p50")
    assert answer.stdout.startswith("/strategies/selective/table_max/p50: ")
