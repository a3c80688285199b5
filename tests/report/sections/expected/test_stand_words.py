"""What stands for a link, named with its number."""

import pytest
from tests.assess.expected.stands import stand
from tests.assess.runs import finished

from detente.report.sections.expected.stand_words import comparison_of, name_of, number_of
from detente.report.words import percent


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (stand("drugs", "metric", "assumption", number=-0.1, error=0.01), "drugs −0.100 ± 0.020"),
        (
            stand("contact", "mechanism", "evidence", number=0.02, error=0.001),
            "value without contact +0.020 ± 0.002",
        ),
        (
            stand("guarantee", "lever", "assumption", number=0.5),
            "value gained by the guarantee +0.500",
        ),
        (
            stand(
                "t_med", "parameter", "assumption", number=0.1,
                interval={"p10": -0.2, "p50": 0.0, "p90": 0.4},
            ),
            "effect of contact on talks with the government's consent 0.00 (−0.20 to 0.40)",
        ),
    ],
)  # fmt: skip
def test_a_number_has_its_error_or_its_interval(one, words):
    assert number_of(finished()[0], one) == words


def test_a_sign_stands_behind_a_change_between_two_options():
    one = stand("drugs", "metric", "assumption", number=0.1, error=0.01)
    assert number_of(finished()[0], one, "†") == "drugs +0.100 ± 0.020†"


def test_a_set_is_named_by_its_likeliest_answer_and_an_answer_by_its_title_with_its_prior():
    summary = finished()[0]
    members = summary.hypotheses["movement"].members
    lead = max(members.values(), key=lambda one: one.posterior)
    assert number_of(summary, stand("movement", "set", "evidence", number=0.5)) == (
        f"likeliest “{lead.title}”, 50 % ({100 * lead.prior:.0f} before)"
    )
    two = members["two"]
    assert number_of(summary, stand("two", "member", "evidence", number=0.25)) == (
        f"“{two.title}” {percent(0.25)} ({100 * two.prior:.0f} before)"
    )


def test_what_the_case_gives_is_named_as_that():
    assert name_of(stand("terror", "case", "evidence")) == "from the case"
    assert name_of(stand("rebel_victory", "end", "nothing")) != "from the case"


def test_a_comparison_is_named_by_its_options_or_by_the_event_of_its_draws():
    summary = finished()[0]
    fields = {"verdict": "agrees", "number": 0.1, "error": 0.01, "option": "continue"}
    one = stand("drugs", "metric", "assumption", **fields, against="none")
    assert comparison_of(summary, one) == "“As it is” against “No contact”"
    one = stand("drugs", "metric", "assumption", **fields, given="failure")
    assert comparison_of(summary, one) == "“As it is” with “a deal fails” against without"
    assert comparison_of(summary, one.model_copy(update={"verdict": None})) == ""


def test_a_comparison_of_too_few_draws_says_so():
    one = stand(
        "drugs", "metric", "nothing", verdict="undecided", option="continue", given="failure"
    )
    assert number_of(finished()[0], one, "†") == "drugs: too few draws†"
