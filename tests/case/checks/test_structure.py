import pytest
from tests.case.breakage import Breakage, answers_well, cells, edit, slips, swap

from detente.case.checks.structure import in_cycles

A, RG, AS = "actors.csv", "regions.csv", "assessments.csv"
RIVER, HILL = "River wing,faction,front", "Hill wing,faction,front"


def parent(name, code, line, word, *pairs, **more) -> Breakage:
    return Breakage(name, swap(A, *pairs), code, A, line, "parent", word, **more)


def fallbacks(*pairs: tuple[str, str]):
    head = ("reason,confidence", "reason,confidence,fallback")
    rows = [(f"{row}\n", f"{row},{to}\n") for row, to in pairs]
    widen = edit(AS, lambda b: b.replace(b"\n", b",\n").replace(b"dence,\n", b"dence\n", 1))

    def change(folder):
        widen(folder)
        swap(AS, head, *((old[:-1] + ",\n", new) for old, new in rows))(folder)

    return change


POWER = "p-capital-power,capital,,position,power,2,10,25,analyst,judgement,Invented,0.8"
RIVER_POWER = "p-river-power,river-wing,,position,power,25,40,60,analyst,judgement,Invented,0.8"

BREAKAGES = [
    parent(
        "in itself",
        "parent-cycle",
        7,
        "remove one `parent`",
        (RIVER, "River wing,faction,river-wing"),
        value="river-wing",
    ),
    parent(
        "circle of two",
        "parent-cycle",
        7,
        "remove one `parent`",
        (RIVER, "River wing,faction,hill-wing"),
        (HILL, "Hill wing,faction,river-wing"),
    ),
    parent(
        "circle of three",
        "parent-cycle",
        6,
        "remove one `parent`",
        ("Front,movement,", "Front,movement,river-wing"),
        (RIVER, "River wing,faction,hill-wing"),
    ),
    parent("in a state", "parent-kind", 7, "movement", (RIVER, "River wing,faction,northland")),
    parent("nowhere", "parent-missing", 7, "name in `parent`", (RIVER, "River wing,faction,")),
    Breakage(
        "fallback on itself",
        fallbacks((POWER, "p-capital-power")),
        "fallback-cycle",
        AS,
        2,
        "fallback",
        "remove one `fallback`",
    ),
    Breakage(
        "fallbacks in a circle",
        fallbacks((POWER, "p-river-power"), (RIVER_POWER, "p-capital-power")),
        "fallback-cycle",
        AS,
        2,
        "fallback",
        "remove one `fallback`",
    ),
    Breakage(
        "fallback on another kind of number",
        fallbacks((POWER, "drugs-river")),
        "fallback-elsewhere",
        AS,
        2,
        "fallback",
        "same variable",
    ),
    Breakage(
        "tie to itself",
        swap("relations.csv", ("northland,river-wing,,c", "northland,northland,,c")),
        "self-tie",
        "relations.csv",
        2,
        "to",
        "different id",
    ),
    Breakage(
        "trusts itself",
        cells(
            AS,
            "x",
            subject="capital",
            object="capital",
            variable="trust",
            low="0.1",
            mode="0.2",
            high="0.3",
            status="judgement",
            reason="Invented",
            confidence="0.7",
        ),
        "self-tie",
        AS,
        32,
        "object",
        "different id",
    ),
    Breakage(
        "own neighbour",
        swap(RG, ("valley,lower,", "valley,lower;upper,")),
        "self-tie",
        RG,
        2,
        "neighbours",
        "different id",
    ),
    Breakage(
        "same tile",
        swap(RG, ("1,0,100", "0,0,100")),
        "tile-twice",
        RG,
        3,
        "row",
        "own row",
        value="0, 0",
    ),
    Breakage(
        "one-sided",
        swap(RG, ("valley,lower,", "valley,,")),
        "neighbour-one-sided",
        RG,
        3,
        "neighbours",
        "both rows",
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_a_structure_that_cannot_be_gets_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


def test_cycles_are_found_once_and_fast():
    chain = {str(n): str(n + 1) for n in range(50_000)}
    assert in_cycles(chain) == []
    assert in_cycles({**chain, "50000": "49999"}) == [["49999", "50000"]]
    assert in_cycles({"a": "b", "b": "a", "c": "a", "d": "d", "e": None}) == [["a", "b"], ["d"]]


def test_a_member_of_a_circle_is_not_asked_for_its_share(case_folder):
    swap(A, (RIVER, "River wing,faction,hill-wing"), (HILL, "Hill wing,faction,river-wing"))(
        case_folder
    )
    assert [f.code for f in slips(case_folder)] == ["parent-cycle"]
