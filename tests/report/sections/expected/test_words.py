"""Expectations in words."""

import pytest
from tests.assess.expected.stands import link, stand
from tests.assess.runs import finished

from detente.assess.expected.record import Stand
from detente.report.sections.expected.words import expected_view

EVIDENCE = "rests on evidence"


def viewed(*links):
    return expected_view(finished()[0].model_copy(update={"expected": list(links)}))


def said(*stands: Stand, direction: str | None = None, **fields) -> dict[str, str]:
    """Return what is said of one link, by the head above it; empty cells are left out."""
    found = viewed(link(*stands, direction=direction, **fields))
    (row,) = found["expected_rows"]
    pairs = zip(found["expected_heads"], row.stands, strict=True)
    return {head: cell for head, cell in pairs if cell}


def test_a_link_has_its_direction_its_claims_and_a_verdict_in_a_word():
    (row,) = viewed(link(verdict="disagrees"))["expected_rows"]
    assert (row.direction, row.verdict) == ("more", "disagrees")
    assert row.links == [("It helps.", ["C1"])]


def test_what_the_run_does_not_model_is_said():
    assert said(stand("guarantee", "lever", "nothing")) == {"no clear sign": "the guarantee"}
    assert said() == {"no clear sign": "not in the model"}


def test_a_number_that_cannot_be_told_from_zero_is_left_out():
    assert said(
        stand("drugs", "metric", "nothing", option="selective", number=0.001, error=0.01),
        stand("contact", "mechanism", "evidence", number=-0.02, error=0.001),
    ) == {EVIDENCE: "value without contact −0.020 ± 0.002", "no clear sign": "drugs"}


def test_rows_of_the_case_are_given_and_an_effect_stands_beside_them():
    assert said(
        *(stand(name, "case", "evidence") for name in ("terror", "state", "camp")),
        stand("cohesion", "parameter", "assumption", number=-0.5),
        stand("drugs", "metric", "judgement", option="none", number=0.1, error=0.01),
        stand("label", "lever", "nothing"),
    ) == {EVIDENCE: "from the case", "rests on judgement": "drugs +0.100 ± 0.020"}


def test_names_without_a_number_are_two_at_most():
    levers = [stand(name, "lever", "nothing") for name in ("guarantee", "label", "arms")]
    assert said(*levers) == {"no clear sign": "the guarantee; the label; 1 more"}


def test_an_outcome_that_does_not_change_is_left_out_where_another_does():
    assert said(
        stand("drugs", "metric", "assumption", option="none", number=0.1, error=0.01),
        stand("spillover", "metric", "nothing", option="none", number=0.001, error=0.01),
    ) == {"assumed": "drugs +0.100 ± 0.020"}


def test_a_change_that_is_no_test_is_left_out_beside_a_direction():
    moved = stand("drugs", "metric", "assumption", option="none", number=0.1, error=0.01)
    given = stand("terror", "case", "evidence")
    assert said(moved, given, direction="more") == {EVIDENCE: "from the case"}
    assert said(moved, direction="less") == {"no clear sign": "not compared"}


def changed(name: str, verdict: str, against: str = "none") -> Stand:
    return stand(
        name, "metric", "assumption", option="continue", against=against, number=0.1, error=0.01,
        verdict=verdict,
    )  # fmt: skip


def test_tests_of_a_link_are_shown_alone_and_a_second_one_if_it_says_otherwise():
    idle = stand("contact", "mechanism", "evidence", number=-0.02, error=0.001)
    agreed = (changed("drugs", "agrees"), changed("spillover", "agrees"), idle)
    assert said(*agreed, verdict="agrees") == {"assumed": "drugs +0.100 ± 0.020†"}
    mixed = (changed("drugs", "agrees"), changed("spillover", "disagrees"))
    assert said(*mixed, verdict="disagrees") == {
        "assumed": "spillover to neighbours +0.100 ± 0.020†; drugs +0.100 ± 0.020†"
    }


@pytest.mark.parametrize("decided", ["evidence", "assumption"])
def test_a_rival_reading_stands_beside_the_tests_of_its_link(decided):
    summary = finished()[0]
    (name, known), *_ = summary.hypotheses["movement"].members.items()
    reading = stand(name, "member", decided, number=known.posterior)
    cells = said(changed("drugs", "agrees"), reading, verdict="agrees")
    assert f"“{known.title}”" in " ".join(cells.values())
    assert cells["assumed"].startswith("drugs +0.100 ± 0.020†")
    assert len(cells) == (2 if decided == "evidence" else 1)


def test_a_test_within_its_error_has_its_number():
    one = changed("drugs", "undecided").model_copy(update={"error": 0.1, "decided": "nothing"})
    assert said(one) == {"no clear sign": "drugs +0.100 ± 0.200†"}


def test_each_pair_of_options_has_a_sign_of_its_own():
    titles = {one.id: one.title for one in finished()[0].strategy_list}
    found = viewed(
        link(changed("drugs", "agrees"), changed("drugs", "agrees", against="selective"))
    )
    assert found["expected_pairs"] == [
        f"†: “{titles['continue']}” against “{titles['none']}”.",
        f"‡: “{titles['continue']}” against “{titles['selective']}”.",
    ]


def test_a_way_that_decides_nothing_has_no_column():
    summary = finished()[0].model_copy(
        update={
            "expected": [
                link(stand(name, "lever", decided))
                for name, decided in (("label", "assumption"), ("guarantee", "nothing"))
            ]
        }
    )
    found = expected_view(summary)
    assert "rests on evidence" not in found["expected_heads"]
    heads = found["expected_heads"]
    assumed, nothing = heads.index("assumed"), heads.index("no clear sign")
    first, second = (row.stands for row in found["expected_rows"])
    assert (first[assumed], first[nothing]) == ("the label", "")
    assert (second[assumed], second[nothing]) == ("", "the guarantee")


def test_links_of_which_the_same_is_said_share_a_row():
    moved = stand("contact", "mechanism", "evidence", number=0.1, error=0.01)
    rows = [(None, "undecided"), ("more", "undecided"), (None, "undecided"), (None, "agrees")]
    found = viewed(
        *(
            link(moved, text=f"Link {n}.", direction=direction, claims=[f"C{n}"], verdict=verdict)
            for n, (direction, verdict) in enumerate(rows)
        )
    )["expected_rows"]
    assert [(row.direction, row.verdict) for row in found] == [
        ("", "undecided"),
        ("more", "undecided"),
        ("", "agrees"),
    ]
    assert found[0].links == [("Link 0.", ["C0"]), ("Link 2.", ["C2"])]


@pytest.mark.parametrize(("name", "is_noted"), [("exclude", True), ("guarantee", False)])
def test_a_link_on_who_is_left_out_says_what_each_actor_changes(name, is_noted):
    (row,) = viewed(link(stand(name, "lever", "nothing")))["expected_rows"]
    assert bool(row.note) == is_noted


def test_own_rows_have_a_cell_below_each_head():
    found = viewed(link(stand("drugs", "metric", "nothing", number=0.0, error=0.1)))
    assert found["expected_own"]
    assert {len(row.stands) for row in found["expected_own"]} == {len(found["expected_heads"])}
    assert viewed()["expected_own"] == []
