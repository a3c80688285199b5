import pytest
from tests.case.breakage import Breakage, answers_well, cells, swap

from detente.case.reading.read import check_case

A, AS = "actors.csv", "assessments.csv"


def wrong(name, old, new, code, line, field, word, **more) -> Breakage:
    return Breakage(name, swap(AS, (old, new)), code, AS, line, field, word, **more)


def share(name, old, new, code, line, field, word) -> Breakage:
    return Breakage(name, swap(A, (old, new)), code, A, line, field, word)


def add(name, row, code, field, word) -> Breakage:
    return Breakage(name, row, code, AS, 32, field, word)


def trust(other: str):
    ends = {"low": "0.1", "mode": "0.2", "high": "0.3", "confidence": "0.7"}
    return cells(
        AS,
        "x",
        subject="capital",
        object=other,
        variable="trust",
        status="judgement",
        reason="Invented",
        **ends,
    )


AGAIN = {
    "subject": "river-wing",
    "variable": "stance",
    "item": "drugs",
    "low": "0",
    "mode": "0.1",
    "high": "0.2",
    "status": "judgement",
    "reason": "Invented",
    "confidence": "0.7",
}

BREAKAGES = [
    add(
        "given twice", cells(AS, "x", analyst="analyst", **AGAIN), "number-twice", "id", "keep one"
    ),
    wrong(
        "variable",
        "capital,,capability",
        "capital,,capabilitys",
        "variable-unknown",
        18,
        "variable",
        "'capability'",
    ),
    wrong(
        "issue",
        "position,power",
        "position,powr",
        "item-unknown",
        2,
        "item",
        "did you mean 'power'?",
    ),
    wrong(
        "criterion", "performance,talk", "performance,talks", "item-unknown", 22, "item", "'talk'"
    ),
    wrong("interest", "spillover", "spill-over", "item-unknown", 26, "item", "'spillover'"),
    wrong("no item", "position,power", "position,", "item-required", 2, "item", "power, ceasefire"),
    wrong(
        "item too many", "capability,,", "capability,power,", "item-unwanted", 18, "item", "empty"
    ),
    add("no object", trust(""), "item-required", "object", "other"),
    wrong(
        "object too many",
        "capital,,c",
        "capital,northland,c",
        "item-unwanted",
        18,
        "object",
        "empty",
    ),
    wrong(
        "kind of subject",
        "river-wing,,per",
        "northland,,per",
        "subject-kind",
        22,
        "subject",
        "faction, leader",
    ),
    add("kind of object", trust("black-band"), "subject-kind", "object", "movement, faction"),
    wrong(
        "order",
        "2,10,25",
        "25,10,2",
        "order-numbers",
        2,
        "mode",
        "low <= mode <= high",
        value="25, 10, 2",
    ),
    wrong("scale", "0.85,0.95", "0.85,1.4", "outside-scale", 10, "high", "0.14 or 0.014"),
    wrong("below", "2,10,25", "-5,10,25", "outside-scale", 2, "low", "0 to 100"),
    wrong("criterion scale", "5,7.5,9", "5,7.5,90", "outside-scale", 22, "high", "0 to 10"),
    wrong("certain", "5,7.5,9", "5,5,5", "width-zero", 22, "mode", "widen"),
    wrong(
        "no reason",
        "Its speaker offered talks",
        "",
        "reason-missing",
        22,
        "reason",
        "give in `reason`",
    ),
    share("over", "0.4,0.3,0.5", "0.5,0.3,0.5", "shares-overlap", 6, "strength_share", "parent"),
    share(
        "ends",
        "0.4,0.3,0.5",
        "0.4,0.45,0.5",
        "order-numbers",
        7,
        "strength_share",
        "low <= mode <= high",
    ),
    share(
        "bare ends",
        "0.4,0.3,0.5",
        ",0.6,0.5",
        "order-numbers",
        7,
        "strength_share",
        "low <= mode <= high",
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_a_number_out_of_place_gets_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


def test_one_confidence_for_every_number_without_a_claim_is_named(case_folder):
    """The example rates its stances apart; with one confidence for all, `check` says so."""
    path = case_folder / AS
    assert "confidence-flat" not in {f.code for f in check_case(case_folder)}
    path.write_text(path.read_text(encoding="utf-8").replace(",0.7\n", ",0.8\n"), encoding="utf-8")
    found = [f for f in check_case(case_folder) if f.code == "confidence-flat"]
    assert [(f.severity, f.value) for f in found] == [("info", "0.8")]
    assert "numbers of stance" in found[0].message or ", stance" in found[0].message


@pytest.mark.parametrize(
    ("more", "twice"),
    [
        ({"analyst": "analyst"}, True),
        ({"analyst": "another"}, False),
        ({"analyst": "analyst", "item": "rival", "subject": "front"}, False),
        ({"analyst": "analyst", "valid_from": "2021-01-01"}, True),
    ],
    ids=["same", "another analyst", "another number", "for some time"],
)
def test_one_analyst_gives_a_number_once(more, twice, case_folder):
    cells(AS, "x", **(AGAIN | more))(case_folder)
    found = [f for f in check_case(case_folder) if f.code == "number-twice"]
    assert [(f.severity, f.value) for f in found] == ([("error", "x")] if twice else [])
    assert all("'drugs-river' in line 28" in f.message for f in found)


def test_numbers_of_different_times_are_two(case_folder):
    now = {"analyst": "later", "valid_to": "2019-12-31"}
    cells(AS, "x", **(AGAIN | now))(case_folder)
    cells(AS, "y", **(AGAIN | now | {"valid_to": "", "valid_from": "2020-01-01"}))(case_folder)
    assert "number-twice" not in {f.code for f in check_case(case_folder)}


def test_a_militia_is_no_part_of_the_movement_s_strength(case_folder):
    militia = {"name": "Guard", "kind": "faction", "parent": "front", "strength_share": "0.3"}
    cells("actors.csv", "guard", **militia)(case_folder)
    assert "shares-overlap" in {f.code for f in check_case(case_folder)}
    cells("actors.csv", "guard", side="government")(case_folder)
    assert "shares-overlap" not in {f.code for f in check_case(case_folder)}
