import pytest
from tests.case.breakage import Breakage, answers_well, both, edit, slips, swap

AS = "assessments.csv"


def without(*words: str):
    """Leave out the rows that hold all of these words."""
    return edit(
        AS,
        lambda b: b"".join(
            row for row in b.splitlines(True) if not all(w.encode() in row for w in words)
        ),
    )


BREAKAGES = [
    Breakage(
        "hill",
        without(",hill-wing,,position,power,"),
        "position-missing",
        AS,
        word="whole scale",
        value="hill-wing",
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_a_party_without_a_position_gets_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        without(",northland,,position,"),  # an outside power need not care
        both(  # an office without fighters
            swap("actors.csv", ("0.4,0.3,0.5", "0,0,0.5")), without(",river-wing,,position,")
        ),
        both(  # the movement's own stands for all
            without(",hill-wing,,position,"),
            edit(AS, lambda b: b.replace(b"river-wing,,position,", b"front,,position,")),
        ),
    ],
    ids=["power", "office", "movement"],
)
def test_who_need_not_have_a_position_may_lack_one(change, case_folder):
    change(case_folder)
    assert slips(case_folder) == []
