"""What the page says of how the war may end."""

from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.report.sections.ends.words import ends_view
from detente.vocabulary.ends import ENDS


def test_every_end_has_its_share_under_the_reference_and_the_range_over_options() -> None:
    summary = finished()[0]
    found = ends_view(summary)
    assert [title for title, *_ in found["end_rows"]] == found["end_titles"]
    assert len(found["end_titles"]) == len(ENDS)
    flat = dict.fromkeys(ENDS, 0.0)
    ends = {o: {**flat, "continues": 0.3 + 0.01 * n} for n, o in enumerate(summary.strategies)}
    same = ends_view(altered(summary, {"outcomes_of_war": ends}))
    last = 30 + len(ends) - 1
    here = 30 + list(ends).index(summary.audits.reference)
    assert same["end_rows"][0][1] == f"{here} (30 to {last})"
    assert same["end_rows"][1][1] == "0"


def test_options_have_rows_of_their_own_only_where_they_differ() -> None:
    summary = finished()[0]
    first, *others = summary.strategies
    flat = dict.fromkeys(ENDS, 0.0)
    near = {o: {**flat, "continues": 0.5 if o == first else 0.54} for o in summary.strategies}
    assert ends_view(altered(summary, {"outcomes_of_war": near}))["ends_by_option"] == []
    apart = {o: {**flat, "continues": 0.5 if o == first else 0.6} for o in summary.strategies}
    rows = ends_view(altered(summary, {"outcomes_of_war": apart}))["ends_by_option"]
    assert len(others) > 2
    title = next(option.title for option in summary.strategy_list if option.id == first)
    assert [(titles, shares[0]) for titles, shares in rows] == [
        (title, "50"),
        ("every other option", "60"),
    ]


def test_the_page_says_where_the_model_parts_from_the_record() -> None:
    met = altered(finished()[0], {"audits/anchor/any_deal/holds": True})
    parted = altered(finished()[0], {"audits/anchor/any_deal/holds": False})
    assert "part too far for any deal" in ends_view(parted)["anchor_sentence"]
    assert "for any deal" not in ends_view(met)["anchor_sentence"]


def test_without_anything_to_settle_nothing_is_anchored() -> None:
    none = altered(finished()[0], {"audits/anchor": None})
    assert "nothing is anchored" in ends_view(none)["anchor_sentence"]


def test_a_hazard_that_never_came_up_is_no_zero() -> None:
    record = {"audits/anchor/joining": {"here": None, "record": 0.0064, "holds": None}}
    never = ends_view(altered(finished()[0], record))["anchor_sentence"]
    assert "joining never (0.6 % a month)" in never
    record["audits/anchor/joining"]["here"] = 0.0123
    assert (
        "joining 1.2 % a month (0.6 %)"
        in ends_view(altered(finished()[0], record))["anchor_sentence"]
    )


def test_mechanisms_without_effect_are_named_with_the_draws_that_were_tried() -> None:
    row = {"mechanism": "talks", "differs": 0.0, "contrast": None, "inert": True}
    found = altered(finished()[0], {"audits/inert": [row], "audits/draws": 64})
    none = "these change the end of the war in none of the first 64 draws: talks."
    assert ends_view(found)["inert_sentence"] == f"Switched off alone, {none}"
    some = altered(found, {"audits/inert": [row | {"differs": 0.005}], "audits/draws": 200})
    few = "these change the end of the war in under 1 % of the first 200 draws: talks."
    assert ends_view(some)["inert_sentence"] == f"Switched off alone, {few}"


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
    assert said.startswith("Built in, not found: the direction against “")
    assert said.endswith("” of most seats at a table (1 option).")


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


def test_events_have_a_row_and_rare_ones_a_sentence() -> None:
    summary = finished()[0]
    found = ends_view(summary)
    known = next(iter(summary.events_of_war.values()))
    often = {m: max(one[m].happens for one in summary.events_of_war.values()) for m in known}
    assert len(found["event_rows"]) == sum(share >= 0.01 for share in often.values())
    rare = found["rare_sentence"]
    assert rare is not None
    named = rare.removeprefix("Under every option under 1 %: ").replace(" and ", ", ").split(", ")
    assert len(named) >= sum(share < 0.01 for share in often.values())


def test_the_anchor_is_a_plain_list() -> None:
    assert "and and" not in ends_view(finished()[0])["anchor_sentence"]
