import pytest
from tests.case.breakage import Breakage, answers_well, both, edit, slips, swap

from detente.case.checks.overlap import asked_twice
from detente.case.reading.read import read_case

AS = "assessments.csv"


def add(row: str):
    return edit(AS, lambda b: b + f"{row}\n".encode())


def willing(low: float, mode: float, high: float, status: str = "judgement"):
    """Say how willing the hill wing is to talk, which the criterion marks with 0.5 to 4 of 10."""
    return add(
        f"w-hill,hill-wing,capital,willingness,,{low},{mode},{high},analyst,{status},Heard,0.8"
    )


MARKED = ("0,5,10,analyst,placeholder,Nobody has asked", "8,9,10,analyst,judgement,Heard")
BREAKAGES = [
    Breakage("talk", willing(0.6, 0.7, 0.9), "asked-twice", AS, 32, "mode", "both scales"),
    Breakage(
        "drugs",
        swap(AS, MARKED, MARKED),
        "asked-twice",
        AS,
        29,
        "mode",
        "both scales",
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_two_answers_to_one_question_get_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


def test_the_finding_shows_both_ranges(case_folder):
    BREAKAGES[0].change(case_folder)
    (found,) = slips(case_folder)
    assert "willingness to talk of 'hill-wing' is 0.6 to 0.9" in found.message
    assert "criterion 'talk' puts it at 0.5 to 4 on 0 to 10" in found.message


@pytest.mark.parametrize(
    "change",
    [
        willing(0.3, 0.5, 0.9),
        willing(0.6, 0.7, 0.9, "placeholder"),
        both(willing(0.6, 0.7, 0.9), swap("case.yaml", ("talk to the government", "talk abroad"))),
    ],
    ids=["overlap", "placeholder", "another question"],
)
def test_what_agrees_or_asks_something_else_passes(change, case_folder):
    change(case_folder)
    assert slips(case_folder) == []


def test_a_descending_criterion_is_turned_round(case_folder):
    old = "title: Willing to talk to the government\n"
    swap("case.yaml", (old, f"{old}    direction: descending\n"), ("[4, 6.5]", "[6.5, 4]"))(
        case_folder
    )
    willing(0.6, 0.7, 0.9)(case_folder)  # 0.5 to 4 from the top is 0.6 to 0.95
    assert slips(case_folder) == []


@pytest.mark.parametrize(
    ("title", "found"),
    [("Will talk with the capital", True), ("Talks abroad", False), ("Accepts the capital", False)],
)
def test_a_criterion_of_talk_names_talks_and_the_government(title, found, case_folder):
    swap("case.yaml", ("title: Willing to talk to the government", f"title: {title}"))(case_folder)
    willing(0.1, 0.2, 0.3)(case_folder)
    case = read_case(case_folder)
    assert ("talk" in [c.id for c in asked_twice(case, case.assessments["w-hill"])]) is found
