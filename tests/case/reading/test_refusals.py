import pytest
from pydantic import BaseModel, ValidationError
from tests.case.breakage import Breakage, answers_well, is_helpful, swap

from detente.case.reading.refusals import Place, explain, keys_at
from detente.case.schema.settings import Settings

A, C, AS, Y, SO = "actors.csv", "claims.csv", "assessments.csv", "case.yaml", "sources.csv"


def in_yaml(name, old, new, code, line, field, word="", **more) -> Breakage:
    return Breakage(name, swap(Y, (old, new)), code, Y, line, field, word, **more)


def number(name: str, text: str, word: str, code: str = "value-type") -> Breakage:
    return Breakage(name, swap(AS, (",2,10,25", f",{text},10,25")), code, AS, 2, "low", word)


def day(name: str, text: str, word: str) -> Breakage:
    change = swap(C, ("2020-01-20,2020-01-20,day", f"{text},,day"))
    return Breakage(name, change, "value-type", C, 6, "date_from", word)


def actor_id(name: str, text: str, word: str, *others: str, code="value-form") -> Breakage:
    change = swap(A, ("southland,Southland", f"{text},Southland"))
    return Breakage(name, change, code, A, 3, "id", word, others=others)


Q = "criteria.0.q"
BREAKAGES = [
    # numbers in a table
    number("empty", "", "fill it in", "value-required"),
    number("word", "low", "write the number"),
    number("decimal comma", '"2,5"', "did you mean 2.5?"),
    number("one comma", '"1,000"', "1 (decimal comma) or 1000 (comma between thousands)"),
    number("thousands", '"1,250.5"', "did you mean 1250.5?"),
    number("comma after points", '"1.250,5"', "did you mean 1250.5?"),
    number("three decimals", '"0,125"', "did you mean 0.125?"),
    number("percentage", "20%", "did you mean 0.2 (a share) or 20 (on a scale to 100)?"),
    number("spaces", "1 000", "did you mean 1000?"),
    number("long minus", "−5", "did you mean -5?"),
    number("apostrophe", "'2", "did you mean 2?"),
    number("failed formula", "#REF!", "formula that failed"),
    number("not a number", "nan", "write the number"),
    number("infinite", "inf", "write the number"),
    number("too big", "1e400", "smaller number", "value-range"),
    number("finite and too big", "1e308", "smaller number", "value-range"),
    number("hexadecimal", "0x10", "no unit"),
    number("other digits", "٣", "did you mean 3?"),
    number("two numbers", "0.2-0.4", "without a range"),
    # dates in a table
    day("day first", "15.06.2018", "did you mean 2018-06-15?"),
    day("month first", "06/15/2018", "did you mean 2018-06-15?"),
    day("either first", "05/06/2018", "2018-06-05 (day first) or 2018-05-06 (month first)"),
    day("two digits", "15/06/18", "did you mean 2018-06-15?"),
    day("compact", "20180615", "did you mean 2018-06-15?"),
    day("month in words", "June 2018", "2018-06-01"),
    day("month", "2018-06", "'month' in column precision"),
    day("year alone", "2018", "'year' in column precision"),
    day("serial", "43266", "2018-06-15"),
    day("no such day", "2018-02-30", "no such day"),
    day("range", "2018-06-01/2018-06-30", "date_to"),
    day("Persian year", "1397-03-25", "2018"),
    day("unknown", "unknown", "leave it empty"),
    day("later", "soon", "2017-04-14"),
    day("month unknown", "2018-00-00", "'year' in column precision"),
    day("month with bars", "Jun-2018", "write 2018-06-01 and put 'month'"),
    day("shortened", "Jun-18", "June 2018"),
    day("two years", "2017-18", "2017-01-01"),
    day("quarter", "2018-Q2", "2018-04-01"),
    day("week", "2018-W24", "2018-06-11"),
    day("about", "late 2018", "2018-01-01"),
    day("end of time", "9999-12-31", "leave it empty"),
    # ids, words, addresses
    actor_id("space", "south land", "did you mean 'south-land'?"),
    actor_id("underscore", "south_land", "did you mean 'south-land'?"),
    actor_id("last hyphen", "southland-", "did you mean 'southland'?"),
    actor_id("hash", "# southland", "did you mean 'southland'?"),
    actor_id("foreign letter", "s\u043euthland", "plain a to z", "ref-unknown"),
    actor_id("unseen mark", "southland\u200f", "(U+200F, RIGHT-TO-LEFT MARK)"),
    actor_id("no id", "", "fill it in", "ref-unknown", code="value-required"),
    actor_id("long id", "s" * 61, "60 characters", "ref-unknown", code="value-length"),
    actor_id("number", "2.01701E+11", "a spreadsheet turned", "ref-unknown"),
    Breakage(
        "name for ids",
        swap(C, ("northland;river-wing", "The capital")),
        "value-form",
        C,
        2,
        "actors",
        "did you mean 'capital'?",
    ),
    Breakage(
        "unseen mark in a reference",
        swap(C, ("northland;river-wing", "northland;river-wing\u200f")),
        "value-form",
        C,
        2,
        "actors",
        "delete the invisible character in it (U+200F",
    ),
    Breakage(
        "comma list",
        swap(C, ("northland;river-wing", '"northland, river-wing"')),
        "value-form",
        C,
        2,
        "actors",
        "semicolons",
    ),
    Breakage("capital", swap(A, (",state", ",State")), "value-choice", A, 2, "kind", "'state'"),
    Breakage("kind", swap(A, (",state", ",country")), "value-choice", A, 2, "kind", "government"),
    Breakage("grade", swap(SO, (",B,", ",b,")), "value-choice", SO, 2, "reliability", "'B'"),
    Breakage("two grades", swap(C, ("+,2,", "+,B2,")), "value-choice", C, 2, "credibility", "'2'"),
    Breakage("point", swap(C, ("+,2,", "+,2.0,")), "value-choice", C, 2, "credibility", "'2'"),
    Breakage("minus", swap(C, (",-,", ",−,")), "value-choice", C, 3, "polarity", "'-'"),
    Breakage(
        "www", swap(SO, ("03-02,,", "03-02,www.a.org,")), "value-form", SO, 2, "url", "https://www"
    ),
    Breakage("script", swap(SO, ("03-02,,", "03-02,ftp://x,")), "value-form", SO, 2, "url", "http"),
    Breakage(
        "country",
        swap(A, ("note\n", "iso3\n"), (",state,,,,,,,", ",state,,,,,,,no")),
        "value-form",
        A,
        2,
        "iso3",
        "ISO",
    ),
    Breakage(
        "share", swap(A, ("0.4,0.3,0.5", "40,,")), "value-range", A, 7, "strength_share", "0.4"
    ),
    Breakage(
        "text", swap(A, ("Southland,s", "S" * 4001 + ",s")), "value-length", A, 3, "name", "4000"
    ),
    Breakage(
        "row",
        swap("regions.csv", ("1,0,100", "1.5,0,100")),
        "value-type",
        "regions.csv",
        3,
        "row",
        "whole",
    ),
    Breakage(
        "tile",
        swap("regions.csv", ("1,0,100", "-1,0,100")),
        "value-range",
        "regions.csv",
        3,
        "row",
        "0 to 50",
    ),
    Breakage(
        "no confidence",
        swap(
            AS, ("2,10,25,analyst,judgement,Invented,0.8", "2,10,25,analyst,judgement,Invented,0")
        ),
        "value-range",
        AS,
        2,
        "confidence",
        "above 0 and at most 1",
    ),
    # settings
    in_yaml("no number", "q: 0.5", "q: some", "value-type", 38, Q, "number"),
    in_yaml("list for number", "q: 0.5", "q: [1]", "value-type", 38, Q, "number"),
    in_yaml("keys for number", "q: 0.5", "q: {a: 1}", "value-type", 38, Q, "number"),
    in_yaml("truth for number", "q: 0.5", "q: true", "value-type", 38, Q, "0 or 1"),
    in_yaml("huge number", "q: 0.5", "q: 1e400", "value-range", 38, Q, "1e+100"),
    in_yaml("nothing", "q: 0.5", "q:", "value-required", 38, Q, "fill it in"),
    in_yaml(
        "half a month",
        ": 24",
        ": 2.5",
        "value-type",
        7,
        "horizon_months",
        "without a decimal point",
    ),
    in_yaml("months", ": 24", ": 0", "value-range", 7, "horizon_months", "1 to 240"),
    in_yaml("many months", ": 24", ": " + "9" * 5000, "value-type", 7, "horizon_months", "whole"),
    in_yaml(
        "garbled", "An invented valley", "An invented vallÃ©e", "text-garbled", 3, None, "vallée"
    ),
    in_yaml(
        "truth for months",
        "horizon_months: 24",
        "horizon_months: true",
        "value-type",
        7,
        "horizon_months",
        "digits",
    ),
    in_yaml(
        "name for an id",
        "movement: front",
        "movement: Valley Front",
        "value-form",
        10,
        "movement",
        "did you mean 'front'?",
    ),
    in_yaml(
        "no such id",
        "movement: front",
        "movement: the rebels!",
        "value-form",
        10,
        "movement",
        "an id of actors.csv",
    ),
    in_yaml("year", "2020-06-30", "2020", "value-type", 6, "as_of", "whole date"),
    in_yaml("day", "2020-06-30", "2020-13-45", "value-type", 6, "as_of", "no such day"),
    in_yaml("no key", "as_of: 2020-06-30\n", "", "value-required", 1, "as_of", "add `as_of"),
    in_yaml("number for text", "An invented valley", "12", "value-type", 3, "title", "quotes"),
    in_yaml("empty text", "An invented valley", "''", "value-required", 3, "title"),
    in_yaml("key", "handling:", "handeling:", "key-unknown", 8, "handeling", "'handling'"),
    in_yaml("key of number", "handling:", "7:", "key-unknown", 8, "7", "plain word"),
    in_yaml("key of list", "handling:", "[a, b]:", "key-unknown", 8, None, "plain word"),
    in_yaml("key of nothing", "handling:", "~:", "key-unknown", 8, None, "plain word"),
    in_yaml(
        "one profile", "[4, 6.5]", "[4]", "value-length", 41, "criteria.0.profiles", "two numbers"
    ),
    in_yaml(
        "three", "[4, 6.5]", "[4, 5, 6]", "value-length", 41, "criteria.0.profiles", "two numbers"
    ),
    in_yaml("no list", "[0.3, 0.6]", "0.5", "value-type", 42, "criteria.0.weight", "two numbers"),
    in_yaml("percent", "[0.3, 0.6]", "[0.3, 60]", "value-range", 42, "criteria.0.weight.1", "0.6"),
    in_yaml(
        "bare number",
        "{low: 0, mode: 5, high: 15}",
        "5",
        "value-type",
        26,
        "issues.0.status_quo",
        "low, mode, high",
    ),
    in_yaml(
        "order",
        "{low: 0, mode: 5",
        "{low: 9, mode: 5",
        "order-numbers",
        26,
        "issues.0.status_quo",
        "low <= mode <= high",
    ),
    in_yaml(
        "no mode",
        "{low: 0, mode: 5,",
        "{low: 0,",
        "value-required",
        26,
        "issues.0.status_quo.mode",
        "add",
    ),
    in_yaml(
        "near word",
        "engage: as-now",
        "engage: as now",
        "value-choice",
        61,
        "strategies.1.engage",
        "'as-now'",
    ),
    in_yaml(
        "list of one",
        "[southland]}",
        "southland}",
        "value-type",
        68,
        "strategies.2.rounds.widen",
        "brackets",
    ),
    in_yaml(
        "maybe",
        "ask_movement: true",
        "ask_movement: maybe",
        "value-type",
        77,
        "strategies.3.rounds.ask_movement",
        "true or false",
    ),
    in_yaml(
        "instrument",
        "label: suspend",
        "label: suspend\n    instruments_after: {bombs: 1}",
        "key-unknown",
        74,
        "strategies.3.instruments_after.bombs",
        "arms",
    ),
    in_yaml(
        "instruments",
        "label: suspend",
        "label: suspend\n    instruments_after: [arms]",
        "value-type",
        74,
        "strategies.3.instruments_after",
        "key: value",
    ),
    in_yaml("code", "C-TALK: willingness to talk", "C-TALK:", "value-required", 17, "codes.C-TALK"),
    in_yaml(
        "code key", "C-TALK: will", "1: x\n  C-TALK: will", "value-type", 17, "codes.1", "quotes"
    ),
    in_yaml(
        "text item",
        "criteria:  ",
        "criteria:\n  - talk\n#",
        "value-type",
        36,
        "criteria.0",
        "the keys id",
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_a_refused_value_gets_one_finding_in_plain_words(broken, tmp_path):
    answers_well(broken, tmp_path)


def test_a_kind_of_refusal_not_foreseen_still_helps():
    class Odd(BaseModel):
        pattern: bytes

    with pytest.raises(ValidationError, match="pattern") as caught:
        Odd(pattern=3)
    found = explain(caught.value.errors()[0], Place("a.csv", 2, "pattern", Odd))
    assert found.code == "value-type"
    assert is_helpful(found)


def test_keys_are_found_at_any_depth():
    assert keys_at(Settings, ("issues", 0, "status_quo")) == ["low", "mode", "high"]
    assert "movement" in keys_at(Settings, ())
