"""Expectations in words."""

from tests.assess.runs import finished

from detente.assess.expected.record import Expected, Stand
from detente.report.sections.expected.words import expected_view


def stand(name: str, kind: str, decided: str, **fields) -> Stand:
    known = {"option": None, "number": None, "error": None, **fields}
    return Stand.model_validate({"name": name, "kind": kind, "decided": decided, **known})


def rows(*stands: Stand):
    link = Expected(
        id="e", code="M-1", text="It helps.", direction="more", claims=["C1"], stands=list(stands)
    )
    return expected_view(finished()[0].model_copy(update={"expected": [link]}))["expected_rows"]


def test_a_difference_has_its_option_its_error_and_what_decides_it():
    title = next(o.title for o in finished()[0].strategy_list if o.id == "selective")
    (row,) = rows(
        stand("drugs", "metric", "assumption", option="selective", number=-0.1234, error=0.01)
    )
    assert row.stands == [
        f"drugs −0.123 ± 0.020 against the reference option under “{title}”: assumed"
    ]
    assert (row.text, row.code, row.direction, row.claims) == ("It helps.", "M-1", "more", ["C1"])


def test_a_set_is_named_by_its_likeliest_answer_and_an_answer_by_its_title():
    rivals = finished()[0].hypotheses["movement"]
    lead = max(rivals.members.values(), key=lambda one: one.posterior)
    (row,) = rows(
        stand("movement", "set", "evidence", number=0.5),
        stand("two", "member", "evidence", number=0.25),
    )
    assert row.stands == [
        f"likeliest is “{lead.title}”, 50 %: evidence decides",
        f"“{rivals.members['two'].title}” holds in 25 %: evidence decides",
    ]


def test_a_parameter_is_named_by_what_it_means_and_a_zero_has_no_sign():
    (row,) = rows(stand("t_med", "parameter", "assumption", number=-0.001))
    assert row.stands == [
        "effect of contact on talks with the government's consent, in log-odds, 0.00 mean of its "
        "draws: assumed"
    ]


def test_what_the_run_does_not_model_is_said():
    (row,) = rows(stand("guarantee", "lever", "nothing"))
    assert row.stands == ["guarantee: nothing here"]
