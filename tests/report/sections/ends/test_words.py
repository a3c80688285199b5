"""What the page says of how the war may end."""

from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.report.sections.ends.words import ends_view
from detente.vocabulary.ends import ENDS


def test_every_option_has_a_row_and_every_end_a_column() -> None:
    summary = finished()[0]
    found = ends_view(summary)
    assert len(found["end_titles"]) == len(ENDS)
    assert [title for title, _ in found["end_rows"]] == [o.title for o in summary.strategy_list]
    assert all(len(shares) == len(ENDS) for _, shares in found["end_rows"])


def test_the_page_says_where_the_model_parts_from_the_record() -> None:
    met = altered(finished()[0], {"audits/anchor/any_deal/holds": True})
    parted = altered(finished()[0], {"audits/anchor/any_deal/holds": False})
    assert "part too far for any deal" in ends_view(parted)["anchor_sentence"]
    assert "for any deal" not in ends_view(met)["anchor_sentence"]


def test_without_anything_to_settle_nothing_is_anchored() -> None:
    none = altered(finished()[0], {"audits/anchor": None})
    assert "nothing is anchored" in ends_view(none)["anchor_sentence"]


def test_nothing_is_said_of_mechanisms_that_all_matter() -> None:
    none = altered(finished()[0], {"audits/inert": [], "audits/dominance": []})
    found = ends_view(none)
    assert found["inert_sentence"] is None
    assert found["assumed_sentence"] is None


def test_metrics_that_move_one_way_are_named_in_words() -> None:
    one = finished()[0].audits.dominance[0].model_dump(mode="json")
    flagged = [{**one, "metric": "table_max", "flagged": True}]
    said = ends_view(altered(finished()[0], {"audits/dominance": flagged}))["assumed_sentence"]
    assert said is not None
    assert "most seats at a table under" in said
