"""What the page says of how the war may end."""

from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.report.sections.ends.words import ends_view
from detente.vocabulary.ends import ENDS


def test_every_option_has_a_row_and_every_end_a_column() -> None:
    summary = finished()[0]
    found = ends_view(summary)
    assert len(found["end_titles"]) == len(ENDS)
    named = [title for titles, _ in found["end_rows"] for title in titles.split("; ")]
    assert sorted(named) == sorted(option.title for option in summary.strategy_list)
    printed = [shares for _, shares in found["end_rows"]]
    assert all(printed.count(shares) == 1 for shares in printed)
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


def test_the_first_sentence_names_the_likeliest_end_and_its_range() -> None:
    summary = finished()[0]
    flat = dict.fromkeys(ENDS, 0.0)
    options = list(summary.strategies)
    same = {o: {**flat, "continues": 0.8 + 0.01 * n} for n, o in enumerate(options)}
    found = ends_view(altered(summary, {"outcomes_of_war": same}))["end_sentence"]
    assert found.startswith("The likeliest end under every option is “the war goes on”, in 80 to")
    split = {**same, options[0]: {**flat, "ceasefire": 0.6}}
    found = ends_view(altered(summary, {"outcomes_of_war": split}))["end_sentence"]
    assert f"“ceasefire”, in 60 % of draws under 1 of {len(options)} options" in found


def test_events_stand_under_the_reference_option_and_as_a_range() -> None:
    summary = finished()[0]
    found = ends_view(summary)
    happens = [
        [events[moment].happens for events in summary.events_of_war.values()]
        for moment in next(iter(summary.events_of_war.values()))
    ]
    assert len(found["event_rows"]) == len(happens)
    assert all(len(shares) == len(found["event_head"]) == 2 for _, shares in found["event_rows"])


def test_the_anchor_is_a_plain_list() -> None:
    assert "and and" not in ends_view(finished()[0])["anchor_sentence"]
