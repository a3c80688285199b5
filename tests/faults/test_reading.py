"""Replay section C of the list of faults: reading what people have."""

import json

import numpy as np
import pytest
from tests.faults.replay import Answer, example_with, findings, table

from detente.case.findings.suggest_number import guess_number, number_readings
from detente.errors import DetenteError
from detente.models.evidence.ach import ach_array
from detente.models.evidence.pooling import log_pool_array

HEAD = "issue,actor,position,salience,capability,low,high\n"


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("0,125", 0.125),
        ("1.250,5", 1250.5),
        ("1 250,5", 1250.5),
        ("5 000,00", 5000),
        ("12.345,67", 12345.67),
        ("1,250.5", 1250.5),
    ],
)
def test_c1_a_hint_states_the_number_that_was_meant(text, means):
    assert [float(number) for number in number_readings(text)] == [means]
    assert f"{means:g}" in str(guess_number(text)).replace("12345.67", "12345.7")


def test_c1_two_readings_are_both_shown():
    assert {float(n) for n in number_readings("10,125")} == {10.125, 10125}


def of_a_claim(date: str) -> Answer:
    """Return what `check` says of a claim with a date as people write it."""
    return Answer("check", example_with(lambda d: d.tables["claims"][0].update(date_from=date)))


@pytest.mark.parametrize(("text", "part"), [("2017-18", "2018-12-31"), ("201712", "2017-12-01")])
def test_c1_a_hint_states_the_period_that_was_meant(text, part):
    assert part in of_a_claim(text).text


def test_c1_an_id_that_a_sheet_made_a_number_is_named_and_no_other_id_is_made_up():
    case = example_with(lambda d: d.tables["claims"][0].update(id="2.01701E+11"))
    assert "2-01701" not in Answer("check", case).text
    case = example_with(lambda d: d.tables["assessments"][0].update(subject="The capital"))
    assert "'capital'" in Answer("check", case).text


@pytest.mark.parametrize(
    ("one", "other"),
    [("USA", "Usa"), ("U SA", "U\u00a0SA"), ("\u00daSA", "U\u0301SA")],
    ids=["case", "no-break space", "composed and not"],
)
def test_c2_one_name_in_two_spellings_is_refused(one, other):
    rows = f"tax,{one},20,0.9,3,0,100\nroads,{other},90,0.2,3,0,100\n"
    assert table(HEAD + rows + "tax,B,80,0.3,2,,\nroads,B,10,0.8,2,,\n").code == 1
    rows = "Tax,A,20,0.9,3,0,100\ntax,B,80,0.3,2,0,100\n"
    assert table(HEAD + rows).code == 1


def test_c3_missing_codes_are_not_taken_for_data():
    head = "actor,position,salience,capability\nA,4,0.8,1\nB,7,0.5,1\n"
    for code in ("999", "-99"):
        assert code in table(head + f"C,{code},0.2,1\n").text
        assert table(head + f"C,{code},0.2,1\n").code == 1
    for word in ("NA", ".", "n/a"):
        assert "empty" in table(head + f"C,{word},0.2,1\n").text


def issues(text: str) -> dict:
    """Return what is made of the issues of a table that must be read."""
    answer = table(text, "--model", "bargaining.median", "--json")
    assert answer.code == 0, answer.text
    return json.loads(answer.text)["issues"]


PLAIN = "issue,actor,position,salience,capability,low,high\n"
READ = {
    "decide with comments and a title": (
        "#O;Copenhagen\n#/;a comment\n#A;EU;EU\n#A;US;US\n#A;CN;CN\n#P;tax;Tax\n#/;on the numbers\n"
        "#D;EU;tax;20;0.5;1\n#D;US;tax;50;1;0.4\n#D;CN;tax;80;0.2;0.1\n",
        "tax,EU,20,1,0.5,0,100\ntax,US,50,0.4,1,0,100\ntax,CN,80,0.1,0.2,0,100\n",
    ),
    "ktab with semicolons": (
        "Pump;Two actors, one issue;2;1;\nActor;Description;Power;Price;Care;\n"
        "North;;30;10;50;\nSouth;;10;90;80;\n",
        "Price,North,10,0.5,30,0,100\nPrice,South,90,0.8,10,0,100\n",
    ),
    "an index column of pandas": (
        ",issue,actor,position,salience,capability,low,high\n0,Tax,A,4,0.8,1,0,10\n1,Tax,B,10,0.6,2,0,10\n",
        "Tax,A,4,0.8,1,0,10\nTax,B,10,0.6,2,0,10\n",
    ),
}
NAMED = {
    "a scenario of ktab": (
        "<?xml version='1.0'?>\n<Scenario><name>Pump</name></Scenario>\n",
        "foreign-format",
        "a scenario of KTAB in XML",
    ),
    "deu3": ("prnr\tisnr\tpcom\tscom\trp\tout\n", "foreign-format", "(DEU)"),
    "a line for Excel": (
        "sep=;\nactor;position;salience;capability\nA;4;0.8;1\n",
        "delimiter",
        "delete the line `sep=;`",
    ),
}


@pytest.mark.parametrize("name", READ)
def test_c4_a_table_of_another_program_gives_what_a_plain_table_gives(name):
    text, rows = READ[name]
    assert issues(text) == issues(PLAIN + rows) != {}


@pytest.mark.parametrize("name", NAMED)
def test_c4_a_file_that_is_not_read_is_named_in_one_finding(name):
    text, code, part = NAMED[name]
    answer = table(text, "--json")
    (found,) = json.loads(answer.text)["findings"]
    assert (answer.code, found["code"]) == (1, code)
    assert part in f"{found['message']} {found['hint']}"


def test_c4_a_name_by_google_sheets_is_recognised_and_no_table_is_said_to_be_missing():
    case = example_with()
    (case / "claims.csv").rename(case / "My case - claims.csv")
    found = findings(case)
    assert "rename" in str(found["file-renamed"].hint)
    assert "claims.csv" in str(found["file-renamed"].hint)
    assert "file-missing" not in found


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Feb-20", "20 February"),
        ("1/20/2020 12:00:00 AM", "2020-01-20"),
        ("2001-00-00", "'year' in column precision"),
        ("2020-W04", "2020-01-26"),
        ("Q2 2001", "2001-06-30"),
        ("late 2001", "put 'between' there"),
    ],
)
def test_c5_dates_that_people_have_get_a_hint(text, part):
    assert of_a_claim(text).code == 1
    assert part in of_a_claim(text).text


def test_c5_a_date_that_a_sheet_made_text_is_read():
    assert of_a_claim("'2020-01-20").code == 0


def test_c6_mojibake_and_words_for_numbers_are_told():
    case = example_with(lambda d: d.tables["actors"][0].update(name="C\u00c3\u00b4te"))
    assert "\u00f4" in Answer("check", case).text
    case = example_with(lambda d: d.tables["sources"][0].update(reliability="usually reliable"))
    assert "'B'" in Answer("check", case).text or " B" in Answer("check", case).text


def test_c8_gaps_and_odd_ratings_do_not_spoil_an_answer():
    with pytest.raises(DetenteError, match=r"\[1, 0\] is NaN; rate it 0"):
        ach_array(np.array([[1.0, -1.0], [np.nan, 0.0]]))
    with pytest.raises(DetenteError):
        ach_array(np.array([[-7.0, 1.0]]))
    with pytest.raises(DetenteError):
        ach_array(np.array([[1.0, 1.0]]), np.array([-1.0]))
    assert np.isnan(log_pool_array(np.array([0.0, 1.0])))  # one is sure of it, one of the contrary
