import pytest
from tests.case.breakage import Breakage, answers_well, both, drop, edit, slips, swap

A, C = "actors.csv", "claims.csv"


def dangling(name, file, old, new, line, field, word, **more) -> Breakage:
    return Breakage(name, swap(file, (old, new)), "ref-unknown", file, line, field, word, **more)


def without(file: str, start: str):
    """Drop the rows that begin with a word."""
    return edit(
        file,
        lambda b: b"".join(
            line for line in b.splitlines(keepends=True) if not line.startswith(start.encode())
        ),
    )


BREAKAGES = [
    dangling("parent", A, "faction,front", "faction,frnt", 7, "parent", "did you mean 'front'?"),
    dangling("source", C, "C1,daily", "C1,daly", 2, "source", "did you mean 'daily'?"),
    dangling("list", C, "northland;river-wing", "northland;river", 2, "actors", "'river-wing'"),
    dangling("claim", "supports.csv", "C3,", "C33,", 4, "claim", "did you mean 'C3'?"),
    dangling("number", "supports.csv", "t-river", "t-rivr", 4, "assessment", "'t-river'"),
    dangling("subject", "assessments.csv", "river-wing,,p", "river,,p", 3, "subject", "river-wing"),
    Breakage(
        "fallback",
        swap("assessments.csv", ("analyst,status", "fallback,status"), ("analyst,j", "c-rivr,j")),
        "ref-unknown",
        "assessments.csv",
        2,
        "fallback",
        "did you mean",
        others=("ref-unknown",),
    ),
    dangling(
        "from", "relations.csv", "river,northland", "river,northlnd", 2, "from", "'northland'"
    ),
    dangling("claims", "relations.csv", "C1;C2", "C1;C22", 2, "claims", "did you mean 'C2'?"),
    dangling("region", "presence.csv", "upper,b", "uper,b", 2, "region", "did you mean 'upper'?"),
    dangling("neighbour", "regions.csv", "lower,e", "lowr,e", 2, "neighbours", "'lower'"),
    dangling(
        "decided by",
        "questions.csv",
        "contact,,,,,,",
        "contact,,,yes,,x,",
        2,
        "outcome_source",
        "add the row",
    ),
    dangling(
        "invited",
        "case.yaml",
        "widen: [southland]",
        "widen: [southlnd]",
        68,
        "strategies.2.rounds.widen.0",
        "'southland'",
    ),
    dangling(
        "controller",
        "case.yaml",
        "    title: Share of power\n",
        "    title: Share of power\n    controllers: [soutland]\n",
        24,
        "issues.0.controllers.0",
        "'southland'",
    ),
    dangling(
        "movement", "case.yaml", "movement: front", "movement: frant", 10, "movement", "'front'"
    ),
    Breakage(
        "no source row", without("sources.csv", "daily"), "ref-unknown", C, 2, "source", "add"
    ),
    Breakage(
        "no actor row",
        without(A, "eastland"),
        "ref-unknown",
        "case.yaml",
        63,
        "strategies.1.rounds.invite.2",
        "did you mean",
    ),
    Breakage(
        "no regions", drop("regions.csv"), "file-missing", "regions.csv", word="presence.csv:2"
    ),
    Breakage("no actors", drop(A), "file-missing", A, word="create it"),
    Breakage("no claims", drop(C), "file-missing", C, word="create it"),
    Breakage(
        "id twice",
        swap(C, ("C2,", "C1,")),
        "id-twice",
        C,
        3,
        "id",
        "own id",
        others=("ref-unknown",) * 2,
    ),
    Breakage(
        "key twice",
        edit("supports.csv", lambda b: b + b"C3,t-river,location,\n"),
        "id-twice",
        "supports.csv",
        7,
        "claim",
        value="C3 + t-river + location",
    ),
    Breakage(
        "listed twice",
        swap(C, ("northland;river-wing", "northland;northland")),
        "list-twice",
        C,
        2,
        "actors",
        "keep one",
    ),
    Breakage(
        "invited twice",
        swap("case.yaml", ("eastland, capital]}", "eastland, eastland, capital]}")),
        "list-twice",
        "case.yaml",
        63,
        "strategies.1.rounds.invite.3",
        "keep one",
        "eastland",
    ),
    Breakage(
        "refused row",
        swap(A, ("Valley Front,movement", "Valley Front,movment")),
        "value-choice",
        A,
        6,
        "kind",
        "'movement'",
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_an_id_that_leads_nowhere_gets_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


def test_a_missing_row_is_told_once_with_its_places(case_folder):
    without(A, "eastland")(case_folder)
    (found,) = slips(case_folder)
    assert "found 9 times, also in case.yaml:68, case.yaml:76, claims.csv:6" in found.message


def test_two_slips_are_two_findings(case_folder):
    both(swap(C, ("C1,daily", "C1,daly")), swap(C, ("C3,daily", "C3,daly")))(case_folder)
    assert [f.line for f in slips(case_folder)] == [2, 4]
