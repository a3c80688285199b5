"""Expectations in words."""

from tests.assess.runs import finished

from detente.assess.expected.record import Expected, Stand
from detente.report.sections.expected.words import expected_view

EVIDENCE = "decided by evidence"


def stand(name: str, kind: str, decided: str, **fields) -> Stand:
    known = {"option": None, "number": None, "error": None, **fields}
    return Stand.model_validate({"name": name, "kind": kind, "decided": decided, **known})


def view(*stands: Stand):
    link = Expected(
        id="e", code="M-1", text="It helps.", direction="more", claims=["C1"], stands=list(stands)
    )
    return expected_view(finished()[0].model_copy(update={"expected": [link]}))


def said(*stands: Stand) -> dict[str, str]:
    """Return what is said of one link, by the head above it."""
    found = view(*stands)
    (row,) = found["expected_rows"]
    return dict(zip(found["expected_heads"], row.stands, strict=True))


def test_a_difference_has_its_error_and_what_decides_it():
    drugs = stand("drugs", "metric", "assumption", option="selective", number=-0.1234, error=0.01)
    assert said(drugs) == {"assumed": "drugs −0.123 ± 0.020"}
    (row,) = view(drugs)["expected_rows"]
    assert row.direction == "more"
    assert row.links == [("It helps.", ["C1"])]


def test_a_set_is_named_by_its_likeliest_answer_and_an_answer_by_its_title():
    rivals = finished()[0].hypotheses["movement"]
    lead = max(rivals.members.values(), key=lambda one: one.posterior)
    one_set = stand("movement", "set", "evidence", number=0.5)
    assert said(one_set, stand("two", "member", "evidence", number=0.25)) == {
        EVIDENCE: f"“{rivals.members['two'].title}” 25 %"
    }
    assert said(one_set) == {EVIDENCE: f"likeliest “{lead.title}”, 50 %"}


def test_a_parameter_is_named_by_what_it_means_and_a_zero_has_no_sign():
    found = said(stand("t_med", "parameter", "assumption", number=-0.001))
    assert found == {"assumed": "effect of contact on talks with the government's consent 0.00"}


def test_what_the_run_does_not_model_is_said():
    assert said(stand("guarantee", "lever", "nothing")) == {"nothing here": "the guarantee"}
    assert said() == {"nothing here": "not in the model"}


def test_a_number_that_cannot_be_told_from_zero_is_left_out():
    assert said(
        stand("drugs", "metric", "nothing", option="selective", number=0.001, error=0.01),
        stand("contact", "mechanism", "evidence", number=-0.02, error=0.001),
    ) == {EVIDENCE: "without contact −0.020 ± 0.002", "nothing here": "drugs"}


def test_what_decides_comes_with_an_outcome_and_what_has_no_number_is_named_twice_at_most():
    assert said(
        *(stand(name, "case", "evidence") for name in ("terror", "state", "camp")),
        stand("cohesion", "parameter", "assumption", number=-0.5),
        stand("drugs", "metric", "judgement", option="none", number=0.1, error=0.01),
        stand("label", "lever", "nothing"),
    ) == {
        EVIDENCE: "terror, state and 1 more",
        "decided by judgement": "drugs +0.100 ± 0.020",
    }


def test_a_way_that_decides_nothing_has_no_column():
    link = {"code": "M", "text": "It helps.", "direction": None, "claims": []}
    links = [
        Expected(id=str(n), stands=[stand(name, "lever", decided)], **link)
        for n, (name, decided) in enumerate((("label", "assumption"), ("guarantee", "nothing")))
    ]
    found = expected_view(finished()[0].model_copy(update={"expected": links}))
    assert found["expected_heads"] == ["assumed", "nothing here"]
    assert [row.stands for row in found["expected_rows"]] == [
        ("the label", ""),
        ("", "the guarantee"),
    ]


def test_links_of_which_the_same_is_said_share_a_row():
    links = [
        Expected(
            id=str(n), code="M", text=f"Link {n}.", direction=direction, claims=[f"C{n}"],
            stands=[stand("contact", "mechanism", "evidence", number=0.1, error=0.01)],
        )
        for n, direction in enumerate((None, "more", None))
    ]  # fmt: skip
    found = expected_view(finished()[0].model_copy(update={"expected": links}))["expected_rows"]
    assert [row.direction for row in found] == ["", "more"]
    assert found[0].links == [("Link 0.", ["C0"]), ("Link 2.", ["C2"])]


def test_the_first_sentence_counts_what_evidence_decides():
    links = [
        Expected(
            id=str(n), code="M", text="It helps.", direction=None, claims=[],
            stands=[stand("contact", "mechanism", decided)],
        )
        for n, decided in enumerate(("evidence", "nothing", "assumption"))
    ]  # fmt: skip
    found = expected_view(finished()[0].model_copy(update={"expected": links}))
    assert found["expected_sentence"] == (
        "The sources’ argument has 3 links: evidence decides part of 1; of 1 the run can tell "
        "nothing."
    )
