"""What is said and denied, with the numbers with it and without it."""

from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.report.redaction.redact import WITHHELD
from detente.report.sections.evidence.said_and_denied import disputed_view

SUMMARY = finished()[0]
NAME = next(iter(SUMMARY.propositions))
REPORT = SUMMARY.propositions[NAME].reports[0]


def moved(number: str, held: float, failed: float, error: float = 0.001) -> dict[str, object]:
    against = "none" if number == "lead" else None
    return {
        "number": number,
        "option": "continue",
        "against": against,
        "with": held,
        "without": failed,
        "error": error,
    }


def proposition(*moves: dict[str, object], true: float = 0.5) -> dict[str, object]:
    known = SUMMARY.propositions[NAME]
    return {
        "true": true,
        "chance": true,
        "reports": known.reports,
        "denials": known.denials,
        "moves": list(moves),
    }


def view(*found: dict[str, object], **changes):
    given = {str(n): one for n, one in enumerate(found)}
    return disputed_view(altered(SUMMARY, {"/propositions": given, "/contested": {}, **changes}))


STILL = moved("deal", 0.031, 0.03, 0.01)
MOVES = (moved("deal", 0.25, 0.05), moved("lead", 0.0123, -0.0101))


def test_a_proposition_that_moves_a_number_is_in_the_words_of_its_report():
    (row,) = view(proposition(*MOVES, true=0.62))["disputed_rows"]
    assert row.words == SUMMARY.claims[REPORT].text.removesuffix(".")
    assert row.true == "62"
    assert row.cells == ("25.0, 5.0 ± 0.2", "+1.2, −1.0 ± 0.2")
    assert REPORT in row.reports


def test_more_than_three_others_share_a_row_and_their_claims_stay():
    still = [proposition(STILL, true=true) for true in (0.2, 0.3, 0.4)]
    one, rest = view(proposition(*MOVES), *still, proposition(true=0.9))["disputed_rows"]
    assert rest.words == "4 others"
    assert rest.true == "20 to 90"
    assert rest.cells == ("no change", "no change")
    assert len(rest.reports) == 4 * len(one.reports)
    (row,) = view(*still, proposition(STILL))["disputed_rows"]
    assert row.words == "4 propositions"


def test_three_others_have_rows_of_their_own():
    still = [proposition(STILL, true=true) for true in (0.2, 0.3)]
    rows = view(proposition(*MOVES), *still, proposition(true=0.9))["disputed_rows"]
    assert [row.true for row in rows] == ["50", "20", "30", "90"]
    assert rows[1].cells == ("3.1, 3.0 ± 2.0", "too few draws")
    assert rows[3].cells == ("too few draws", "too few draws")


def test_a_number_that_the_run_does_not_have_has_no_column():
    assert len(view(proposition(STILL))["disputed_heads"]) == 1
    assert len(view(proposition(*MOVES))["disputed_heads"]) == 2
    assert view(proposition())["disputed_heads"] == []


def test_what_moves_is_counted_beside_chance():
    text = view(proposition(*MOVES), proposition(STILL))["disputed_sentences"][0]
    assert text == (
        "Of what some report and others deny (2), 1 moves a number below beyond two standard "
        "errors; by chance about one comparison in twenty would."
    )
    (text,) = view(proposition(STILL, true=0.9))["disputed_sentences"]
    assert text.endswith("none moves a number below beyond two standard errors.")


def test_what_too_few_draws_tell_is_counted():
    some = view(proposition(STILL), proposition())["disputed_sentences"]
    assert "Of 1 more there are too few draws to tell." in some
    (none,) = view(proposition())["disputed_sentences"]
    assert none == "Of what some report and others deny (1), too few draws tell what any moves."


def test_without_propositions_there_is_no_table():
    found = view()
    assert found["disputed_sentences"] == ["No proposition of the case is denied by anybody."]
    assert found["disputed_rows"] == []


def test_a_withheld_report_is_not_quoted():
    texts = {f"/claims/{claim}/text": WITHHELD for claim in SUMMARY.propositions[NAME].reports}
    (row,) = view(proposition(*MOVES), **texts)["disputed_rows"]
    assert row.words == "What its reports say is withheld"


def test_an_option_that_comes_first_by_more_than_the_margin_is_said():
    title = SUMMARY.strategy_list[0].title
    first = {"draws": 24, "share": 0.5, "top": SUMMARY.strategy_list[0].id, "values": None}
    sides = {"with": {**first, "parts": True}, "without": {**first, "parts": False}}
    found = view(proposition(STILL), **{"/contested": {"0": sides}})["disputed_sentences"]
    words = SUMMARY.claims[REPORT].text.removesuffix(".")
    assert found[-1] == f"If “{words}” is true, “{title}” comes first by more than the margin."
