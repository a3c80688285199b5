from detente.case.editing.csv import TableText
from detente.case.schema.tables import TABLES
from detente.case.upgrading.stances import shared_lines, upgrade_stances

HEAD = "id,subject,variable,low,mode,high,note\n"


def table(*rows: str) -> TableText:
    return TableText.parse(HEAD + "".join(f"{row}\n" for row in rows), TABLES["assessments"])


def test_rows_of_older_stances_move_to_the_new_scale():
    text = table("a,hills,stance-rival,0.35,0.5,1,x", "b,hills,trust,0.1,0.2,0.3,y")
    changes, named = upgrade_stances(text)
    assert (len(changes), named) == (1, {"rival"})
    assert text.joined().splitlines() == [
        HEAD.strip() + ",item",
        "a,hills,stance,-0.3,0,1,x,rival",
        "b,hills,trust,0.1,0.2,0.3,y,",
    ]


def test_a_table_without_the_columns_stays():
    bare = TableText.parse("id,subject\na,hills\n", TABLES["assessments"])
    assert upgrade_stances(bare) == ([], set())


def test_the_block_of_shared_issues():
    assert shared_lines({}, {"drugs"}) == [
        "",
        "shared_issues:",
        "  - {id: drugs, title: The drug trade, kind: drugs}",
    ]
    assert shared_lines({"shared_issues": [1]}, {"drugs"}) == shared_lines({}, set()) == []
