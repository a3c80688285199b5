import hashlib
import json

import pytest

from detente.case.case import Case
from detente.case.publishing.new import template_folder
from detente.case.reading.read import read_case
from detente.case.schema.tables import TABLES


@pytest.fixture(scope="module")
def case() -> Case:
    return read_case(template_folder())


def test_tables_are_read_by_id_place_and_line(case):
    assert case.claims["C1"].source == "daily"
    assert "C1" in case.claims
    assert "C99" not in case.claims
    assert len(case.claims) == 6
    assert [claim.id for claim in case.claims][:2] == ["C1", "C2"]
    assert next(case.claims.with_lines())[0] == 2
    assert case.table("rounds") is case.rounds
    assert set(case.TABLES) == set(TABLES)


def test_a_snapshot_is_canonical_and_has_no_outcomes(case):
    whole = json.loads(case.snapshot)
    assert set(whole) == {"settings", *TABLES}
    assert whole["settings"]["as_of"] == "2020-06-30"
    assert case.snapshot == json.dumps(
        whole, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    assert case.digest == hashlib.sha256(case.snapshot.encode()).hexdigest()
    assert not {"outcome_date", "outcome_source"} & whole["questions"][0].keys()
    assert "from" in whole["relations"][0]


def test_actors_by_part(case):
    assert [a.id for a in case.factions()] == ["river-wing", "hill-wing"]
    assert [a.id for a in case.powers()] == ["northland", "southland", "eastland"]
    assert case.within("front") == {"front", "river-wing", "hill-wing", "river-speaker"}
    assert [a.id for a in case.leaders("river-wing")] == ["river-speaker"]


def test_a_case_and_a_table_show_themselves_on_one_screen(case_folder):
    case = read_case(case_folder)
    assert len(repr(case)) < 400
    assert f"{len(case.claims)} claims" in repr(case)
    assert repr(case.claims) == f"Table of {len(case.claims)} Claim records"
    assert case._repr_html_().count("<tr>") == 1 + len(case.TABLES)


def test_a_table_is_a_frame_by_line(case_folder):
    pytest.importorskip("pandas", reason="pandas is an extra (notebook)")
    case = read_case(case_folder)
    frame = case.relations.to_frame()
    assert frame.index.tolist() == list(case.relations.lines)
    assert frame["from"].tolist() == [tie.from_ for tie in case.relations]
