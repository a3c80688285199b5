import pytest
from tests.case.breakage import Breakage, answers_well, slips, swap

C, H, PR, S = "claims.csv", "hypotheses.csv", "presence.csv", "supports.csv"

BREAKAGES = [
    Breakage(
        "far apart",
        swap(C, ("+,1,hosts", "+,5,hosts")),
        "grades-far",
        C,
        6,
        "credibility",
        "check both",
        "B5",
    ),
    Breakage("code", swap(C, ("C-TALK", "C-TLAK")), "code-unknown", C, 2, "supports", "'C-TALK'"),
    Breakage(
        "context",
        swap(C, ("C4,daily,claim", "C4,daily,context")),
        "context-used",
        S,
        5,
        "claim",
        "another `kind`",
    ),
    Breakage(
        "context of a tie",
        swap(C, ("C6,ministry,event", "C6,ministry,context")),
        "context-used",
        S,
        6,
        "claim",
        others=("context-used",),
    ),
    Breakage(
        "denial of nothing",
        swap(C, (",northland-meets-front,-", ",,-")),
        "denial-nothing",
        C,
        3,
        "proposition",
        "fill in",
    ),
    Breakage(
        "denial",
        swap(C, (",northland-meets-front,+", ",,+")),
        "denial-alone",
        C,
        3,
        "proposition",
        "add the report",
    ),
    Breakage(
        "set",
        swap(H, ("movement,one", "movment,one")),
        "item-unknown",
        H,
        2,
        "set",
        "'movement'",
        others=("likelihood-missing",),
    ),
    Breakage(
        "member",
        swap(H, ("movement,one", "movement,ones")),
        "item-unknown",
        H,
        2,
        "hypothesis",
        "'one'",
        others=("likelihood-missing",),
    ),
    Breakage(
        "likelihood",
        swap(H, ("movement,many,C3,0.4,\n", "")),
        "likelihood-missing",
        H,
        2,
        "likelihood",
        "add a row",
        "C3",
    ),
    Breakage(
        "impossible",
        swap(H, ("C3,0.2,", "C3,0,"), ("C3,0.6,", "C3,0,"), ("C3,0.4,", "C3,0,")),
        "likelihood-zero",
        H,
        2,
        "likelihood",
        "above 0",
        "C3",
    ),
    Breakage(
        "reading",
        swap(PR, ("0.4,,2020", "0.4,tow,2020")),
        "item-unknown",
        PR,
        2,
        "reading",
        "'two'",
    ),
    Breakage(
        "unused",
        swap(S, ("C4,t-hill,location,\n", "")),
        "claim-unused",
        C,
        None,
        None,
        "supports.csv",
        "C4",
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_doubtful_evidence_gets_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


@pytest.mark.parametrize("column", ["credibility", "kind", "source", "hedge"])
def test_a_refused_report_leaves_no_denial_alone(column, tmp_path):
    old, new = {
        "credibility": ("+,2,corr", "+,7,corr"),
        "kind": ("C1,daily,event", "C1,daily,fact"),
        "source": ("C1,daily", "C1,"),
        "hedge": (",reported,northland;river", ",said,northland;river"),
    }[column]
    code = "value-required" if column == "source" else "value-choice"
    answers_well(Breakage(column, swap(C, (old, new)), code, C, 2, column), tmp_path)


def test_a_denial_is_used_where_its_report_is(case_folder):
    swap("relations.csv", ("C1;C2", "C1"))(case_folder)
    swap(S, ("C2,r-north-river,existence,\n", ""))(case_folder)
    assert slips(case_folder) == []
