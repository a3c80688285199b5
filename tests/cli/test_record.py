"""``detente record``: build and check."""

import json

import pytest
from tests.cli.commands import invoke
from tests.estimating.record.files import world


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
