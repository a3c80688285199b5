from ruamel.yaml import YAML

from detente.case.editing.csv import TableText
from detente.case.schema.tables import TABLES
from detente.case.upgrading.change import Work
from detente.case.upgrading.numbers import Tables
from detente.case.upgrading.stances import shared_ids, shared_lines, upgrade_stances

IDS = {"stance-rival": "rival", "stance-drugs": "drugs"}

HEAD = "id,subject,variable,low,mode,high,note\n"


def table(*rows: str) -> TableText:
    return TableText.parse(HEAD + "".join(f"{row}\n" for row in rows), TABLES["assessments"])


def test_rows_of_older_stances_move_to_the_new_scale():
    text = table("a,hills,stance-rival,0.35,0.5,1,x", "b,hills,trust,0.1,0.2,0.3,y")
    tables = Tables(text, None)
    assert upgrade_stances(tables, IDS) == ({"stance-rival"}, [])
    assert len(tables.changes) == 1
    assert text.joined().splitlines() == [
        HEAD.strip() + ",item",
        "a,hills,stance,-0.3,0,1,x,rival",
        "b,hills,trust,0.1,0.2,0.3,y,",
    ]


def test_a_table_without_the_columns_stays():
    bare = TableText.parse("id,subject\na,hills\n", TABLES["assessments"])
    assert upgrade_stances(Tables(bare, None), IDS) == (set(), [])
    assert upgrade_stances(Tables(None, None), IDS) == (set(), [])


def test_a_row_beside_the_stance_itself_stays_and_is_named():
    head = "id,subject,variable,item,low,mode,high\n"
    rows = "a,hills,stance-rival,,0,0.5,1\nb,hills,stance,rival,0,0.5,1\n"
    text = TableText.parse(head + rows, TABLES["assessments"])
    assert upgrade_stances(Tables(text, None), IDS) == ({"stance-rival"}, ["a"])
    assert text.joined() == head + rows


def declared(issues: str, *seen: str) -> tuple[list[str], Work]:
    work = Work(YAML(typ="rt").load(f"id: x\n{issues}"))
    return shared_lines(work, shared_ids(work.document), seen), work


def test_a_block_of_shared_issues_is_made_where_there_is_none():
    lines, work = declared("", "stance-drugs")
    assert lines == ["", "shared_issues:", "  - {id: drugs, title: The drug trade, kind: drugs}"]
    assert [c.after for c in work.changes] == ["drugs"]
    assert declared("")[0] == []


def test_the_case_s_own_list_is_used():
    own = "shared_issues: [{id: poppy, title: Poppy, kind: drugs}]"
    lines, work = declared(own, "stance-drugs", "stance-rival")
    assert lines == []
    assert [one["id"] for one in work.document["shared_issues"]] == ["poppy", "rival"]
    assert shared_ids(work.document) == {"stance-rival": "rival", "stance-drugs": "poppy"}


def test_a_name_in_use_is_not_taken_and_an_empty_list_is_filled():
    _, work = declared("shared_issues: [{id: drugs, title: D, kind: other}]", "stance-drugs")
    assert [one["id"] for one in work.document["shared_issues"]] == ["drugs", "drugs-stance"]
    lines, work = declared("shared_issues: []", "stance-drugs")
    assert (lines, len(work.document["shared_issues"])) == ([], 1)
