"""The list of corrections of the Afghan case holds today's values, and can be set back."""

import pytest
from benchmarks.corrections import ADDED, CASE, LIST, before, read, set_back

from detente.case.reading.read import check_case


@pytest.fixture(scope="module")
def former(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corrections") / "case"
    return folder, before(folder)


def test_every_entry_that_a_run_reads_is_listed():
    assert {cell["entry"] for cell in read(LIST)} == {"E1", "E2", "E3", "E5", "E6"}


def test_the_former_case_can_be_run(former):
    folder, scaled = former
    assert not [str(f) for f in check_case(folder) if f.severity == "error"]
    assert scaled == ["farah (1.20)", "nangarhar (1.25)"]


def test_every_cell_is_as_it_was_but_for_the_shares_that_are_scaled(former):
    folder, _ = former
    for cell in read(LIST):
        key = dict(zip(("round", "actor"), cell["row"].split("/"), strict=False))
        key = key if cell["table"] == "rounds" else {"id": cell["row"]}
        rows = read(folder / f"{cell['table']}.csv")
        (row,) = [row for row in rows if key.items() <= row.items()]
        if cell["table"] == "presence" and row["region"] in {"farah", "nangarhar"}:
            continue
        assert row[cell["column"]] == cell["former"], cell
    assert f"id: {ADDED}\n" not in (folder / "case.yaml").read_text(encoding="utf-8")
    assert f"id: {ADDED}\n" in (CASE / "case.yaml").read_text(encoding="utf-8")


def test_a_value_that_was_corrected_since_is_refused():
    cell = {"row": "a", "column": "mode", "now": "0.1", "former": "0.2"}
    with pytest.raises(ValueError, match=r"presence, a, mode: '0.3' is not '0.1'"):
        set_back("presence", [{"id": "a", "mode": "0.3"}], [cell])
