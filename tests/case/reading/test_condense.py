from detente.case.reading.condense import gather
from detente.errors import Finding


def finding(code="value-type", line=1, file="claims.csv", **more) -> Finding:
    return Finding(
        **{"code": code, "severity": "error", "file": file, "line": line, "message": "m"} | more
    )


def test_errors_come_first_then_files_in_order_then_lines():
    given = [
        finding(severity="info"),
        finding(line=9),
        finding(line=2),
        finding(file="case.yaml", line=50),
        finding(file="other.csv"),
        finding(file="dissent.md"),
        finding(file="advice.md"),
        finding(severity="warning", file="case.yaml"),
    ]
    found = [(f.severity, f.file, f.line) for f in gather([*given, given[0]])]
    assert found == [
        ("error", "case.yaml", 50),
        ("error", "claims.csv", 2),
        ("error", "claims.csv", 9),
        ("error", "advice.md", 1),
        ("error", "dissent.md", 1),
        ("error", "other.csv", 1),
        ("warning", "case.yaml", 1),
        ("info", "claims.csv", 1),
    ]


def test_one_cause_in_many_places_is_told_once():
    three = [finding("ref-unknown", line, value="x") for line in (3, 2, 4)]
    assert len(gather(three)) == 3
    (found,) = gather([*three, finding("ref-unknown", 7, "rounds.csv", value="x")])
    assert (found.file, found.line) == ("claims.csv", 2)
    assert found.message == "m; found 4 times, also in claims.csv:3, claims.csv:4, rounds.csv:7"
    assert len(gather(finding("value-type", n) for n in range(10))) == 10


def test_a_flood_is_cut_short():
    found = gather(finding(line=n, field="low") for n in range(1, 1001))
    assert len(found) == 100
    assert found[-1].message.endswith("there are 900 more like this")
    assert len(gather(finding(line=n, field="low") for n in range(100))) == 100


def test_warnings_of_one_kind_are_one_line_with_a_count():
    doubts = [
        finding("reason-missing", n, severity="warning", field="reason", value=str(n % 2))
        for n in range(2, 79)
    ]
    (found,) = gather([*doubts, *doubts[:3]])
    assert found.line == 2
    assert found.message == (
        "m; found 77 times, also in claims.csv:3 ('1'), claims.csv:4, claims.csv:5 ('1'), "
        "claims.csv:6, claims.csv:7 ('1'), claims.csv:8, …"
    )
    assert len(gather(doubts[:3])) == 3


def test_a_further_place_without_a_line_is_named_by_its_file():
    doubts = [finding("m", None, severity="warning", value=str(n)) for n in range(4)]
    (found,) = gather(doubts)
    assert "also in claims.csv ('1')" in found.message
    assert "None" not in found.message


def test_warnings_about_two_columns_are_two_lines():
    doubts = [
        finding(line=n, severity="warning", field=field) for n in range(9) for field in ("a", "b")
    ]
    assert [f.field for f in gather(doubts)] == ["a", "b"]


def test_each_missing_fact_of_the_war_keeps_its_cost():
    facts = [
        finding("war-fact-missing", 110, "case.yaml", severity="info", message=f"`fact {n}`")
        for n in range(9)
    ]
    assert len(gather(facts)) == 9
