import pytest
from tests.case.breakage import Breakage, answers_well, swap

from detente.case.reading.read import check_case

A, AS = "actors.csv", "assessments.csv"


def wrong(name, old, new, code, line, field, word, **more) -> Breakage:
    return Breakage(name, swap(AS, (old, new)), code, AS, line, field, word, **more)


def share(name, old, new, code, line, field, word) -> Breakage:
    return Breakage(name, swap(A, (old, new)), code, A, line, field, word)


BREAKAGES = [
    wrong(
        "variable",
        "stance-drugs",
        "stance_drugs",
        "variable-unknown",
        26,
        "variable",
        "'stance-drugs'",
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
    wrong("interest", "spillover", "spill-over", "item-unknown", 30, "item", "'spillover'"),
    wrong("no item", "position,power", "position,", "item-required", 2, "item", "power, ceasefire"),
    wrong(
        "item too many", "capability,,", "capability,power,", "item-unwanted", 18, "item", "empty"
    ),
    wrong(
        "no object", "northland,southland,a", "northland,,a", "item-required", 32, "object", "other"
    ),
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
    wrong(
        "kind of object",
        "northland,southland,a",
        "northland,front,a",
        "subject-kind",
        32,
        "object",
        "state",
    ),
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
