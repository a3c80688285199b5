import pytest
from tests.case.breakage import Breakage, answers_well, both, cells, shared, slips, swap

A, AS, Y = "actors.csv", "assessments.csv", "case.yaml"
SHARED = shared("{id: against-band, title: Against the band, kind: rival}")
STANCE = {
    "subject": "river-wing",
    "variable": "stance",
    "item": "against-band",
    "low": "-1",
    "mode": "0",
    "high": "0.5",
    "status": "judgement",
    "reason": "Invented",
    "confidence": "0.7",
}
WITHOUT = both(SHARED, swap(Y, ("rival: black-band", "# none")))

BREAKAGES = [
    Breakage(
        "side of a state",
        cells(A, "northland", side="government"),
        "faction-column",
        A,
        2,
        "side",
        "leave the cell empty",
    ),
    Breakage(
        "another leader of a faction",
        cells(A, "hill-wing", turnover_hazard="0.1"),
        "faction-column",
        A,
        8,
        "turnover_hazard",
        "leave the cell empty",
    ),
    Breakage(
        "forms twice",
        cells(A, "hill-wing", forms_month="3", forms_hazard="0.1"),
        "forms-twice",
        A,
        8,
        "forms_hazard",
        "keep one",
    ),
    Breakage(
        "forms before the run",
        cells(A, "hill-wing", forms_month="0"),
        "value-range",
        A,
        8,
        "forms_month",
        "1 to 240",
    ),
    Breakage(
        "nobody has a voice",
        both(cells(A, "hill-wing", voice="0"), cells(A, "river-wing", voice="0")),
        "voice-none",
        A,
        None,
        "voice",
        "fill in `voice`",
    ),
    Breakage(
        "a coalition without a voice",
        cells(A, "hill-wing", voice="0", coalition="hills"),
        "voice-none",
        A,
        None,
        "voice",
        "fill in `voice`",
    ),
    Breakage(
        "a shared issue about nobody",
        WITHOUT,
        "rival-absent",
        Y,
        136,
        "shared_issues.0",
        "name the `rival`",
    ),
    Breakage(
        "a stance on nobody",
        both(WITHOUT, cells(AS, "x", **STANCE)),
        "rival-absent",
        AS,
        28,
        "item",
        "name the `rival`",
    ),
    Breakage(
        "a stance on an issue not declared",
        both(shared(), cells(AS, "x", **STANCE)),
        "item-unknown",
        AS,
        28,
        "item",
        "none is declared",
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_factions_that_make_no_sense_get_findings(broken, tmp_path):
    answers_well(broken, tmp_path)


def test_a_militia_and_an_unarmed_wing_are_accepted(case_folder):
    both(
        SHARED,
        cells(AS, "x", **STANCE),
        cells(
            A,
            "guard",
            name="Home guard",
            kind="faction",
            parent="capital",
            side="government",
            strength_share="0.2",
        ),
        cells(
            A,
            "office",
            name="Office abroad",
            kind="faction",
            parent="front",
            voice="0.3",
            own_vote="yes",
            coalition="hills",
            camp="moderate",
            forms_hazard="0.02",
        ),
        cells(A, "capital", voice="2", turnover_hazard="0.02"),
    )(case_folder)
    assert {f.code for f in slips(case_folder)} == {"rounds-silent"}  # of two new guests
