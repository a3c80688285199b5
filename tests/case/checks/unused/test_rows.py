"""Rows that no forecast reads are named, with the reason; rows that one reads are not."""

import pytest
from tests.case.breakage import cells, swap
from tests.case.checks.unused.additions import OTHERS, add, unused

from detente.case.reading.read import check_case


def number(name: str, subject: str, variable: str, item: str = "", other: str = "") -> str:
    return f"{name},{subject},{other},{variable},{item},0.1,0.2,0.3,analyst,judgement,Added,0.8"


NUMBERS = [
    (number("x", "speakers", "position", "power"), "is not a power"),
    (number("x", "speakers", "capability"), "is not a power"),
    (number("x", "front", "salience", "power"), "every faction of the movement has its own"),
    (number("x", "host", "salience", "power"), "no position on this issue"),
    (number("x", "elders", "pain"), "'pain' is read of 'capital' only"),
    (number("x", "river-wing", "willingness", other="eastland"), "controls no issue"),
    (number("x", "river-wing", "trust", other="hill-wing"), "is read between the movement"),
    (number("x", "elders", "trust", other="front"), "is read between the movement"),
    (number("x", "black-band", "stance", "drugs"), "only stances of the movement"),
    (number("x", "front", "stance", "rival"), "every faction of the movement has its own"),
    (number("x", "river-wing", "commitment", "drugs"), "by partner tests only"),
    (number("x", "northland", "interest", "spillover"), "the options decide"),
    (number("x", "elders", "war-cost"), "is not a power"),
]


@pytest.mark.parametrize(("row", "word"), NUMBERS, ids=lambda one: one[:40])
def test_a_number_that_nothing_reads_is_named(case_folder, row, word):
    add(case_folder, "actors.csv", *OTHERS)
    add(case_folder, "assessments.csv", row)
    assert word in unused(case_folder, "assessments.csv")["x"]


READ = [
    number("x", "host", "interest", "spillover"),
    number("x", "front", "willingness", other="northland"),
    number("x", "front", "willingness", other="capital"),
    number("x", "capital", "trust", other="front"),
    number("x", "front", "war-cost"),
    number("x", "capital", "balance"),
    number("x", "host", "distance"),
    number("x", "river-wing", "hardness"),
    number("x", "capital", "trust", other="hill-wing"),
]


@pytest.mark.parametrize("row", READ, ids=lambda one: one[:40])
def test_a_number_that_is_read_is_not_named(case_folder, row):
    add(case_folder, "actors.csv", *OTHERS)
    add(case_folder, "assessments.csv", row)
    assert "x" not in unused(case_folder, "assessments.csv")


def test_a_variable_of_a_partner_test_is_read(case_folder):
    row = number("x", "river-wing", "willingness", other="eastland")
    add(case_folder, "assessments.csv", row)
    tested = "variable: willingness, object: eastland, at_least: 0.5}"
    swap("case.yaml", ("variable: stance, item: drugs, at_least: 0}", tested))(case_folder)
    assert "x" not in unused(case_folder, "assessments.csv")


def tie(kind: str, start: str, end: str, third: str = "") -> str:
    return f"x,{start},{end},{third},{kind},,,,2019-01-01,,day,,Added"


IDLE = [
    (tie("support", "front", "eastland"), "a power and a side of the war"),
    (tie("sanction", "eastland", "front"), "no mechanism reads"),
    (tie("bridging", "eastland", "front"), "the convenor and the hold-out"),
    (tie("neighbour", "eastland", "southland"), "no mechanism reads"),
    (tie("alliance", "eastland", "front"), "powers, the government and factions"),
    (tie("label", "eastland", "black-band"), "the movement or a part of it"),
    (tie("rivalry", "northland", "southland"), "no mechanism reads"),
    (tie("urging", "eastland", "front"), "the power that it urges"),
    (tie("criticism", "eastland", "southland"), "a `third` in the movement"),
    (tie("contact", "capital", "black-band"), "the government and powers"),
    (tie("arms", "eastland", "river-wing"), "the convenor"),
]


@pytest.mark.parametrize(("row", "word"), IDLE, ids=lambda one: one[:40])
def test_a_tie_that_nothing_reads_is_named(case_folder, row, word):
    add(case_folder, "relations.csv", row)
    assert word in unused(case_folder, "relations.csv")["x"]


LIVE = [
    tie("support", "eastland", "front"),
    tie("bridging", "eastland", "northland", "southland"),
    tie("alliance", "eastland", "southland"),
    tie("label", "eastland", "front"),
    tie("label", "eastland", "river-wing"),
    tie("criticism", "eastland", "northland", "front"),
    tie("arms", "northland", "river-wing"),
    tie("appeal", "northland", "front"),
    tie("contact", "eastland", "front"),
    tie("contact", "capital", "river-wing"),
]


@pytest.mark.parametrize("row", LIVE, ids=lambda one: one[:40])
def test_a_tie_that_is_read_is_not_named(case_folder, row):
    add(case_folder, "relations.csv", row)
    assert "x" not in unused(case_folder, "relations.csv")


def test_presence_needs_a_rival(case_folder):
    assert unused(case_folder, "presence.csv") == {}
    swap("case.yaml", ("rival: black-band", "# none"))(case_folder)
    assert "names no `rival`" in next(iter(unused(case_folder, "presence.csv").values()))


def test_a_claim_that_sorts_does_not_also_weigh_hypotheses(case_folder):
    assert set(unused(case_folder, "hypotheses.csv")) == {"C3"}


def test_questions_without_a_metric_are_blind_spots(case_folder):
    assert unused(case_folder, "questions.csv") == {}
    swap("questions.csv", (",holdout_contact,", ",,"))(case_folder)
    found = unused(case_folder, "questions.csv")
    assert "blind spot" in found["q-holdout"]


def test_precedents_that_weigh_nothing_are_named(case_folder):
    known = {"title": "Before", "reading": "It failed", "outcome": "failure", "claims": "C3"}
    weighs = {"set": "movement", "hypothesis": "two", "times_likelier": "2", "similarity": "0.5"}
    rows = {
        "bare": {"precedent": "p"},
        "unlike": {"precedent": "q", **weighs, "similarity": "0"},
        "acts": {"precedent": "r", **weighs},
        "shares": {"precedent": "r"},  # takes half of the weight of the row before
    }
    for name, values in rows.items():
        cells("precedents.csv", name, **known, **values)(case_folder)
    found = unused(case_folder, "precedents.csv")
    assert set(found) == {"bare", "unlike"}
    assert "no set of hypotheses" in found["bare"]
    assert "weighs nothing" in found["unlike"]


def test_a_round_that_no_guest_convened_is_named(case_folder):
    assert unused(case_folder, "rounds.csv") == {}
    path = case_folder / "rounds.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(",day,northland,", ",day,river-wing,"), encoding="utf-8")
    assert "a power or the government convened" in unused(case_folder, "rounds.csv")["first"]


# What the flagship keeps for readers, by file and the start of the reason, each with why it stays.
KEPT = {
    ("case.yaml", "the convenor is host"): "the list names everybody at the table",
    ("assessments.csv", "its subject is not"): "a group that no longer exists",
    ("assessments.csv", "willingness is read between"): "a group that no longer exists",
    ("assessments.csv", "only stances"): "the rival's own stance, beside the factions'",
    ("assessments.csv", "the options decide"): "one coding for all powers",
    ("assessments.csv", "commitment is read"): "what some would do, apart from conduct",
    **{
        ("assessments.csv", f"'{power}' controls no issue"): "who would talk to whom on record"
        for power in ("chn", "pak", "irn", "qat", "nor", "deu", "tur")
    },
    ("relations.csv", "no mechanism reads"): "borders, sanctions and rivalries are facts",
    ("relations.csv", "ties of type"): "ties among others are facts of the case",
    ("precedents.csv", "it is evidence on no set"): "arguments that officials made",
    ("questions.csv", "it names no metric"): "what nothing forecasts is said",
    ("hypotheses.csv", "this claim supports"): "shows that a claim counts once",
}


@pytest.mark.parametrize("case", ["cases/afghanistan", "src/detente/case/publishing/template"])
def test_shipped_cases_keep_unused_rows_for_a_reason_only(root, case):
    found = [f for f in check_case(root / case) if f.code == "not-used"]
    new = [
        f"{f.file}: {f.message}"
        for f in found
        if not any(f.file == file and f"because {why}" in f.message for file, why in KEPT)
    ]
    assert not new


def test_a_government_that_is_not_listed_is_one_finding_and_no_crash(case_folder):
    path = case_folder / "actors.csv"
    kept = [row for row in path.read_text().splitlines() if not row.startswith("capital,")]
    path.write_text("\n".join(kept) + "\n")
    assert any("capital" in f.message for f in check_case(case_folder) if f.severity == "error")
