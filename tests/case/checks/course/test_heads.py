import pytest
from tests.case.breakage import Breakage, answers_well, both, cells, slips, swap

Y, R, AS = "case.yaml", "relations.csv", "assessments.csv"
POWER = "    title: Share of power\n"
FIRE = "    title: Order of ceasefire\n"


def issue(text: str, title: str = POWER):
    return swap(Y, (title, f"{title}    {text}\n"))


def backing(name: str, to: str = "capital", from_: str = "southland", **more: str):
    some = {"weight_low": "0.1", "weight_mode": "0.4", "weight_high": "1"}
    return cells(R, name, from_=from_, to=to, type="support", **(some | more))


BREAKAGES = [
    Breakage(
        "controlled by a faction",
        issue("controllers: [capital, hill-wing]"),
        "controller-kind",
        Y,
        24,
        "issues.0.controllers.1",
        "`controllers: []`",
    ),
    Breakage(
        "the movement's own",
        issue("controllers: []", FIRE),
        "issue-movement-owned",
        Y,
        30,
        "issues.1.controllers",
        "who controls it",
    ),
    Breakage(
        "the government's, controlled by nobody",
        issue("controllers: []"),
        "issue-uncontrolled",
        Y,
        24,
        "issues.0.controllers",
        "name the government",
    ),
    Breakage(
        "troops of nobody",
        issue("troops: yes"),
        "troops-whose",
        Y,
        24,
        "issues.0.troops",
        "add its support",
    ),
    Breakage(
        "bargains over nothing",
        cells(
            AS,
            "x",
            subject="eastland",
            variable="war-cost",
            low="0",
            mode="0.1",
            high="0.2",
            status="judgement",
            reason="Invented",
            confidence="0.7",
        ),
        "head-cannot-bargain",
        AS,
        32,
        "subject",
        "`controllers`",
    ),
    Breakage(
        "cares for nothing",
        both(
            cells(AS, "s-north-power", low="0", mode="0", high="0"),
            cells(AS, "s-north-fire", low="0", mode="0", high="0"),
        ),
        "salience-none",
        AS,
        13,
        "high",
        "raise its salience",
        others=("width-zero", "width-zero"),
    ),
    Breakage(
        "both sides",
        both(backing("x"), backing("y", to="front")),
        "support-both",
        R,
        6,
        "backs",
        "matters more",
    ),
    Breakage(
        "neither side",
        backing("x", to="eastland"),
        "support-whom",
        R,
        5,
        "backs",
        "`backs`",
    ),
    Breakage(
        "a weight without its ends",
        backing("x", weight_low=""),
        "support-weight",
        R,
        5,
        "weight_mode",
        "all three",
    ),
    Breakage(
        "a weight out of order",
        backing("x", weight_low="0.7"),
        "order-numbers",
        R,
        5,
        "weight_mode",
        "low <= mode <= high",
    ),
    Breakage(
        "a negative weight",
        backing("x", weight_low="-0.1"),
        "value-range",
        R,
        5,
        "weight_low",
        "at least 0",
    ),
    Breakage(
        "a hazard above 1",
        backing("x", withdrawal_low="0.1", withdrawal_mode="0.2", withdrawal_high="4"),
        "value-range",
        R,
        5,
        "withdrawal_high",
        "0 to 1",
    ),
    Breakage(
        "a weight of a label",
        cells(R, "r-label", weight_low="0", weight_mode="0", weight_high="1"),
        "tie-column",
        R,
        3,
        "weight_low",
        "leave the cell empty",
        others=("tie-column", "tie-column"),
    ),
    Breakage(
        "an unarmed party without an issue",
        cells("actors.csv", "elders-2", name="Elders", kind="representatives", voice="0.2"),
        "head-silent",
        "actors.csv",
        11,
        "voice",
        "controllers",
        "elders-2",
        others=("rounds-silent",),
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_heads_that_make_no_sense_get_findings(broken, tmp_path):
    answers_well(broken, tmp_path)


def test_patrons_and_shared_control_are_accepted(case_folder):
    both(
        issue("controllers: [capital, southland]\n    troops: yes"),
        backing("x", withdrawal_low="0", withdrawal_mode="0.01", withdrawal_high="0.1"),
        backing("y", to="northland", from_="eastland", backs="movement"),
        cells(R, "r-label", label_hazard="0.01"),
        cells(
            AS,
            "x",
            subject="southland",
            variable="war-cost",
            low="0",
            mode="0.1",
            high="0.2",
            status="judgement",
            reason="Invented",
            confidence="0.7",
        ),
    )(case_folder)
    assert slips(case_folder) == []
