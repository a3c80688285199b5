"""The common record: arrays, scales, absence, warnings, and its labelled forms."""

from pathlib import Path

import numpy as np
import pytest
from tests.position_tables.tables import PLAIN, SEVERAL, write

from detente.errors import CaseError
from detente.position_tables.kinds import TableKinds
from detente.position_tables.recognise import read_positions
from detente.position_tables.record import IssueFacts, Stand, position_table

NAN = np.nan


def stand(actor, position, *, issue="tax", salience=0.5, capability=1.0, line=2):
    return Stand(
        line=line,
        actor=actor,
        issue=issue,
        position=position,
        salience=salience,
        capability=capability,
    )


def test_arrays_have_a_row_an_issue_and_nan_for_the_absent():
    table = position_table(
        "t.csv", "plain", [stand("A", 1.0), stand("B", 3.0, issue="debt", capability=2.0)]
    )
    assert (table.actors, table.issues) == (("A", "B"), ("tax", "debt"))
    np.testing.assert_array_equal(table.position, [[1.0, NAN], [NAN, 3.0]])
    np.testing.assert_array_equal(table.salience, [[0.5, 0.0], [0.0, 0.5]])
    np.testing.assert_array_equal(table.influence, [[0.5, 0.0], [0.0, 1.0]])
    assert table.present.tolist() == [[True, False], [False, True]]


def test_a_scale_is_the_range_unless_it_is_stated():
    rows = [stand("A", 1.0), stand("B", 3.0), stand("A", 7.0, issue="debt")]
    about = {"tax": IssueFacts(reversion=5.0), "debt": IssueFacts(low=0.0, high=10.0)}
    table = position_table("t.csv", "plain", rows, about)
    assert table.scale.tolist() == [[1.0, 5.0], [0.0, 10.0]]
    assert table.scale_given == (False, True)
    np.testing.assert_array_equal(table.reversion, [5.0, NAN])


def test_equal_positions_have_a_scale_of_some_length():
    assert position_table("t.csv", "plain", [stand("A", 7.0)]).scale.tolist() == [[6.5, 7.5]]


def test_power_is_one_number_an_actor_or_nothing():
    same = [stand("A", 1.0), stand("A", 2.0, issue="debt"), stand("B", NAN, capability=9.0)]
    assert position_table("t.csv", "plain", same).power.tolist() == [1.0, 0.0]
    other = [stand("A", 1.0), stand("A", 2.0, issue="debt", capability=2.0)]
    assert position_table("t.csv", "plain", other).power is None


def test_no_rows_and_rows_given_twice_are_refused():
    with pytest.raises(CaseError, match="no rows"):
        position_table("t.csv", "plain", [])
    with pytest.raises(
        CaseError, match=r"t\.csv:5: 'A' already has a position on this issue in line 2"
    ):
        position_table("t.csv", "plain", [stand("A", 1.0), stand("A", 1.0, line=5)])


def test_issues_without_position_or_influence_are_warned_of():
    rows = [stand("A", NAN), stand("A", 2.0, issue="debt", salience=0.0)]
    found = position_table("t.csv", "plain", rows).findings
    assert [(f.code, f.value, f.severity) for f in found] == [
        ("issue-without-position", "tax", "warning"),
        ("issue-without-influence", "debt", "warning"),
    ]


def test_every_kind_of_finding_is_told_on_the_page(root):
    page = (root / "docs" / "how-to" / "bare-table.md").read_text(encoding="utf-8")
    codes = [kind.code for kind in TableKinds.all()]
    assert len(set(codes)) == len(codes) == 15
    assert [code for code in codes if f"`{code}`" not in page] == []


def test_every_kind_of_finding_is_brought_about(root):
    tests = [
        path.read_text(encoding="utf-8")
        for path in Path(__file__).parent.glob("test_*.py")
        if path.name != "test_kinds.py"
    ]
    missing = [k.code for k in TableKinds.all() if not any(f'"{k.code}"' in t for t in tests)]
    assert missing == []


def test_a_frame_has_a_row_a_stand(tmp_path):
    pytest.importorskip("pandas", reason="pandas is an extra (notebook)")
    frame = read_positions(write(tmp_path, SEVERAL)).to_dataframe()
    assert frame["actor"].tolist() == ["A", "B", "A", "C"]
    assert frame["position"].tolist() == [0.0, 10.0, 3.0, 4.0]


def test_a_dataset_has_named_dimensions(tmp_path):
    pytest.importorskip("xarray", reason="xarray is an extra (notebook)")
    dataset = read_positions(write(tmp_path, PLAIN)).to_dataset()
    assert dataset["position"].sel(issue="issue", actor="B").item() == 40.0
    assert dataset["capability"].dims == ("actor",)


@pytest.mark.parametrize("form", ["to_dataframe", "to_dataset"])
def test_without_the_extra_it_is_said_how_to_get_it(tmp_path, form, monkeypatch):
    for package in ("pandas", "xarray"):
        monkeypatch.setitem(__import__("sys").modules, package, None)
    table = read_positions(write(tmp_path, PLAIN))
    with pytest.raises(ImportError, match=r"pip install 'detente\[notebook\]'"):
        getattr(table, form)()


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("C\u00f4te d'Ivoire", "Co\u0302te d'Ivoire", "how accents"),
        ("United States", "United\u00a0States", "how accents"),
        ("USA", "Usa", "capital letters"),
    ],
)
@pytest.mark.parametrize("column", ["actor", "issue"])
def test_one_name_in_two_spellings_is_refused(one, other, how, column):
    rest = {"position": 1.0, "salience": 1.0, "capability": 1.0}
    same = {"actor": "A", "issue": "tax"}
    rows = [Stand(line=n, **rest | same | {column: name}) for n, name in ((2, one), (3, other))]
    with pytest.raises(CaseError, match=how) as caught:
        position_table("t.csv", "plain", rows)
    found = [f for f in caught.value.findings if f.code == "name-spelled-twice"]
    assert [(f.line, f.field) for f in found] == [(3, column)]
