"""``detente record``: build, check, and wars like a case's."""

import json

import pytest
from tests.cli.commands import invoke
from tests.fitting.record.files import world

from detente.case.publishing.new import new_case


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    first, second = world(tmp_path_factory.mktemp("record"), conflicts=12)
    return ["--termination", str(first), "--agreements", str(second)]


@pytest.fixture(scope="module")
def built(files, tmp_path_factory):
    out = tmp_path_factory.mktemp("built") / "record.json"
    asked = ["--unit", "war", "--until", "2009", "--no-scores", "--out", str(out)]
    assert invoke("record", "build", *files, *asked).exit_code == 0
    return out


def test_the_file_says_what_it_rests_on(built):
    record = json.loads(built.read_text(encoding="utf-8"))
    assert (record["schema"], record["unit"]) == ("detente-record/1", "war")
    assert "CC BY 4.0" in record["note"]
    assert [source["file"] for source in record["sources"]] == ["termination.csv", "agreements.csv"]


def test_a_cell_that_is_wrong_is_named(files, tmp_path):
    bad = tmp_path / "bad.csv"
    bad.write_text("paid\n1\n", encoding="utf-8")
    done = invoke("record", "build", *files[:2], "--agreements", str(bad), "--out", str(bad))
    assert done.exit_code == 1
    assert "no such column" in done.output


def test_what_differs_from_the_files_is_listed(built, files):
    kept = json.loads(built.read_text(encoding="utf-8"))
    kept["cuts"][0]["landmarks"] += 1
    built.write_text(json.dumps(kept), encoding="utf-8")
    done = invoke("record", "check", str(built), *files)
    assert done.exit_code == 1
    assert "/cuts/0/landmarks" in done.stdout


def test_a_record_without_one_conflict_is_checked_without_it(built, files, tmp_path):
    out = tmp_path / "record.json"
    first = json.loads(built.read_text(encoding="utf-8"))["cuts"][0]["conflict_ids"][0]
    asked = ["--until", "2009", "--no-scores", "--exclude", str(first), "--out", str(out)]
    made = invoke("record", "build", *files, *asked)
    assert made.exit_code == 0, made.output
    done = invoke("record", "check", str(out), *files)
    assert (done.exit_code, "equal to what the files give" in done.stdout) == (0, True)


def test_a_file_that_cannot_be_written_is_told_before_the_work(files, tmp_path):
    out = tmp_path / "nowhere" / "record.json"
    done = invoke("record", "build", *files, "--out", str(out))
    assert done.exit_code == 1
    assert "there is no folder" in done.output


def test_what_is_no_record_is_told_without_a_traceback(files, tmp_path):
    other = tmp_path / "other.json"
    other.write_text("{}", encoding="utf-8")
    done = invoke("record", "check", str(other), *files)
    assert done.exit_code == 1
    assert "is no record" in done.output


@pytest.fixture
def case(tmp_path):
    new_case(tmp_path / "case")
    return tmp_path / "case"


def test_similar_wars_of_a_case_are_listed_by_name_and_as_json(files, case):
    done = invoke("record", "similar", str(case), *files)
    assert done.exit_code == 0
    assert "Wars like this one, within 36 months, by 12 facts" in done.stdout
    found = json.loads(invoke("record", "similar", str(case), *files, "--json").stdout)
    assert len(found["nearest"]) == 10
    assert set(found["rates"]["deal"]) == {"rate", "conflicts"}


def test_a_case_without_its_war_has_no_similar_ones(files, case):
    text = (case / "case.yaml").read_text(encoding="utf-8")
    start = text.index("conflict:")
    (case / "case.yaml").write_text(text[:start], encoding="utf-8")
    done = invoke("record", "similar", str(case), *files)
    assert done.exit_code == 1
    assert "add the block `conflict`" in done.output


@pytest.mark.parametrize("months", ["18", "72"])
def test_similar_wars_are_rated_by_whole_years(files, case, months):
    done = invoke("record", "similar", str(case), *files, "--months", months)
    assert done.exit_code == 1
    assert "allowed: 12, 24, 36, 48, 60" in done.output


def test_wars_like_a_case_s_are_told_by_a_record_of_one_s_own(files, case, tmp_path):
    out = str(tmp_path / "record.json")
    asked = ["--until", "2009", "--no-scores", "--out", out]
    assert invoke("record", "build", *files, *asked).exit_code == 0
    done = invoke("record", "wars", str(case), "--record", out)
    assert done.exit_code == 0
    assert "Wars like this one, within 24 months:" in done.stdout
    assert "Estimated from wars to 2009" in " ".join(done.stdout.split())
    found = json.loads(invoke("record", "wars", str(case), "--record", out, "--json").stdout)
    assert (found["until"], found["months"]) == (2009, 24)
