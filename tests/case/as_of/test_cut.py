from datetime import date

import pytest
from tests.case.breakage import both, edit, swap

from detente.case.as_of.cut import cut_case
from detente.case.editing.edit import append_rows
from detente.case.reading.read import read_case
from detente.errors import CaseError


def add(file: str, *rows: str):
    return edit(file, lambda b: b + "".join(f"{row}\n" for row in rows).encode())


KNOWN = swap("actors.csv", ("note", "known"))  # the last column, empty in every row
LATER = both(
    add("sources.csv", "late,A later report,,Daily,2020-08-02,,newspaper,,B,whole,"),
    add(
        "claims.csv",
        "C9,late,event,2020-08-01,,day,somebody,,reported,northland;front,contact,"
        "They met in public.,,+,2,late,C-TALK",
    ),
)
NUMBER = "capital,,balance,,0.1,0.2,0.3,analyst,judgement,x,0.8"
PLANTED = {
    "alone": lambda folder: None,
    "in a number": add("supports.csv", "C9,t-river,low,"),
    "in a tie": add("supports.csv", "C9,r-north-river,existence,"),
    "in a tie's list": swap("relations.csv", ("C1;C2", "C1;C2;C9")),
    "in a round": swap("rounds.csv", (",host,,,C5", ",host,,,C5;C9")),
    "in a set": add("hypotheses.csv", *(f"movement,{m},C9,0.5," for m in ("one", "two", "many"))),
    "in an issue": swap(
        "case.yaml", ("    zero_means: no off", "    claims: [C9]\n    zero_means: no off")
    ),
    "of its own number": both(
        add("assessments.csv", f"late,{NUMBER}"), add("supports.csv", "C9,late,location,")
    ),
    "of its own fallback": both(
        swap("assessments.csv", ("analyst,status", "fallback,status")),
        edit(
            "assessments.csv",
            lambda b: b.replace(b",analyst,j", b",,j").replace(b",analyst,p", b",,p"),
        ),
        swap("assessments.csv", ("2,10,25,,", "2,10,25,late,")),
        add(
            "assessments.csv",
            "late,southland,,position,power,10,20,30,,judgement,Invented,0.7",
        ),
        add("supports.csv", "C9,late,location,"),
    ),
    "of its own tie": add("relations.csv", "late,northland,front,,contact,,,,2020-01-01,,day,C9,"),
    "of its own round": add(
        "rounds.csv", "late,L,,2020-08-01,day,northland,front,yes,none,absent,,,C9"
    ),
    "of its own presence": both(
        add("presence.csv", "late,upper,black-band,0.1,0.2,0.3,,2020-01-01,judgement,x"),
        add("supports.csv", "C9,late,location,"),
    ),
    "of its own precedent": add("precedents.csv", "late,old,Old,,day,,It went well.,success,,,C9,"),
    "of a later actor": both(
        add("actors.csv", "newland,Newland,state,,,,,,,2020-09-01"),
        add(
            "assessments.csv",
            "late,newland,,interest,spillover,0.1,0.2,0.3,analyst,judgement,x,0.8",
        ),
        add("relations.csv", "late,newland,front,,contact,open,,,2020-01-01,,day,,"),
        add("rounds.csv", "late,L,,2020-01-20,day,northland,newland,yes,accepted,participant,,,"),
        swap("claims.csv", ("northland;front,label", "northland;front;newland,label")),
        swap("regions.csv", ("lower,eastland", "lower,eastland;newland")),
        swap("case.yaml", ("[southland]", "[southland, newland]")),
    ),
    "of a later leader": both(
        add("actors.csv", "x-wing,X wing,faction,front,,,,,,2020-09-01"),
        add("actors.csv", "x-chief,X,leader,x-wing,senior,,,,,"),
    ),
    "that ends a tie": swap("relations.csv", ("2019-11-01,,month", "2019-11-01,2020-09-01,month")),
    "that decides": swap(
        "questions.csv", (",holdout_contact,,,,,", ",holdout_contact,,,yes,2020-08-01,late")
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_what_became_known_later_changes_nothing(name, case_folder):
    KNOWN(case_folder)
    if "fallback" in name:  # the analyst's column makes room
        edit("assessments.csv", lambda b: b.replace(b",analyst,", b",,"))(case_folder)
        swap("assessments.csv", (",,status", ",analyst,status"))(case_folder)
    before = read_case(case_folder)
    LATER(case_folder)
    PLANTED[name](case_folder)
    after = read_case(case_folder)
    assert after.snapshot == before.snapshot
    assert after.digest == before.digest
    assert after.hidden["claims"] == 1
    assert "C9" not in after.claims


def test_a_later_day_sees_what_an_earlier_one_does_not(case_folder):
    both(KNOWN, LATER, PLANTED["of a later actor"])(case_folder)
    seen = read_case(case_folder, date(2020, 12, 31))
    assert "C9" in seen.claims
    assert "newland" in seen.actors
    assert seen.hidden == {}


def test_outcomes_are_never_seen(case_folder):
    PLANTED["that decides"](case_folder)
    swap("questions.csv", ("2020-08-01,late", "2019-08-01,daily"))(case_folder)
    swap("questions.csv", (",yes,", ",no,"))(case_folder)
    (question,) = read_case(case_folder, date(2030, 1, 1)).questions
    assert (question.outcome, question.outcome_date, question.outcome_source) == (None, None, None)


def announced(role: str):
    """Announce a round of 1 August on 1 June, with what came of it."""

    def change(text: bytes) -> bytes:
        head, *rows = text.decode().splitlines()
        new = f"next,N,,2020-08-01,day,northland,capital,yes,accepted,{role},,,,2020-06-01"
        more = [f"{head},announced,known", *(f"{row},," for row in rows), f"{new},2020-06-01", ""]
        return "\n".join(more).encode()

    return edit("rounds.csv", change)


def test_a_role_is_known_from_the_day_of_the_round_on(case_folder):
    announced("absent")(case_folder)
    stayed = read_case(case_folder)
    swap("rounds.csv", ("capital,yes,accepted,absent", "capital,yes,accepted,observer"))(
        case_folder
    )
    came = read_case(case_folder)
    assert (came.snapshot, came.digest) == (stayed.snapshot, stayed.digest)
    assert [row.role for row in came.rounds if row.round == "next"] == ["absent"]
    held = read_case(case_folder, date(2020, 8, 1))
    assert [row.role for row in held.rounds if row.round == "next"] == ["observer"]


@pytest.mark.parametrize(("precision", "seen"), [("day", True), ("month", False), ("year", False)])
def test_a_vague_source_is_known_at_the_end_of_its_time(case_folder, precision, seen):
    swap(
        "sources.csv",
        ("kind,alignment", "kind,precision"),
        ("official,northland", f"official,{precision}"),
    )(case_folder)
    cut = read_case(case_folder, date(2020, 5, 15))
    assert ("C2" in cut.claims) is seen
    assert ("ministry" in cut.sources) is seen
    assert ("r-label" in cut.relations) is seen
    assert "r-north-river" in cut.relations


def test_only_what_is_visible_is_named(case_folder):
    swap("case.yaml", ("as_of: 2020-06-30", "as_of: 2020-04-01"))(case_folder)
    cut = read_case(case_folder)
    assert cut.relations["r-north-river"].claims == ["C1"]
    assert {s.claim for s in cut.supports} == {"C1", "C3", "C4"}
    assert cut.hidden == {"claims": 2, "sources": 2, "supports": 2, "relations": 1, "events": 2}


def test_assessments_hold_between_their_days(case_folder):
    swap("assessments.csv", ("analyst,status", "valid_to,status"))(case_folder)
    edit("assessments.csv", lambda b: b.replace(b",analyst,", b",,"))(case_folder)
    swap("assessments.csv", ("2,10,25,", "2,10,25,2020-06-29"))(case_folder)
    assert "p-capital-power" not in read_case(case_folder).assessments
    assert "p-capital-power" in read_case(case_folder, date(2020, 6, 29)).assessments


def test_ends_that_lie_ahead_are_not_known(case_folder):
    swap("actors.csv", ("note", "active_to"), ("0.4,0.3,0.5,", "0.4,0.3,0.5,2021-01-01"))(
        case_folder
    )
    assert read_case(case_folder).actors["river-wing"].active_to is None
    assert read_case(case_folder, date(2021, 6, 1)).actors["river-wing"].active_to == date(
        2021, 1, 1
    )


def test_a_crop_survey_of_a_later_year_is_not_known(case_folder):
    assert read_case(case_folder).regions["upper"].crop_ha == 900
    region = cut_case(read_case(case_folder), date(2018, 12, 31)).regions["upper"]
    assert (region.crop_ha, region.crop_year) == (None, None)


def test_the_movement_must_be_known(case_folder):
    swap(
        "actors.csv",
        ("note", "active_from"),
        ("Front,movement,,,,,,,", "Front,movement,,,,,,,2020-01-01"),
    )(case_folder)
    assert "front" in read_case(case_folder).actors
    with pytest.raises(CaseError, match="'front' was not yet known on 2019-12-31"):
        cut_case(read_case(case_folder), date(2019, 12, 31))


def test_cutting_twice_is_cutting_once(case_folder):
    LATER(case_folder)
    once = read_case(case_folder)
    assert cut_case(once, once.as_of).snapshot == once.snapshot


def test_an_undated_source_of_a_later_claim_is_hidden_with_it(case_folder):
    before = read_case(case_folder)
    source = {"id": "late", "title": "Undated", "kind": "blog", "reliability": "F"}
    claim = {"id": "C9", "source": "late", "kind": "event", "text": "They met.", "credibility": 6}
    append_rows(case_folder, "sources", [source])
    append_rows(case_folder, "claims", [claim | {"known": date(2020, 8, 1)}])
    assert read_case(case_folder).digest == before.digest


def judged(case_folder, **more):
    """Add a study of 31 July 2020, and a number and a weight that were judged from it."""
    study = {"id": "study", "title": "A study", "kind": "report", "reliability": "B"}
    number = {"id": "n", "subject": "capital", "variable": "balance", "reason": "The study"}
    weight = {"id": "w", "region": "lower", "actor": "hill-wing", "note": "The study"}
    share = {"low": 0.1, "mode": 0.2, "high": 0.3}
    append_rows(case_folder, "sources", [study | {"date": date(2020, 7, 31)}])
    append_rows(case_folder, "assessments", [number | share | more])
    append_rows(case_folder, "presence", [weight | share | more])


def test_a_judgement_is_hidden_until_all_it_was_read_from_is_published(case_folder):
    judged(case_folder, read_from=["daily", "study"])
    before = read_case(case_folder)
    assert "n" not in before.assessments
    assert "w" not in before.presence
    assert before.hidden == {"sources": 1, "assessments": 1, "presence": 1}
    after = read_case(case_folder, date(2020, 7, 31))
    assert after.assessments["n"].read_from == ["daily", "study"]
    assert after.presence["w"].read_from == ["daily", "study"]


def test_a_judgement_that_says_nothing_of_its_source_stands(case_folder):
    judged(case_folder)
    assert "n" in read_case(case_folder).assessments
    assert "w" in read_case(case_folder).presence


def test_a_judgement_may_be_marked_as_of_a_later_day(case_folder):
    judged(case_folder, known=date(2020, 8, 1))
    assert "n" not in read_case(case_folder, date(2020, 7, 31)).assessments
    assert "n" in read_case(case_folder, date(2020, 8, 1)).assessments


def test_an_undated_document_that_a_number_was_read_from_stays(case_folder):
    source = {"id": "undated", "title": "No date", "kind": "blog", "reliability": "F"}
    append_rows(case_folder, "sources", [source])
    judged(case_folder, read_from=["undated"])
    cut = read_case(case_folder)
    assert "n" in cut.assessments
    assert "undated" in cut.sources
