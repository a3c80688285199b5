"""What the page says of the audits."""

from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.report.sections.audits.words import audits_view

SUMMARY = finished()[0]


def said(**changes) -> str:
    changed = altered(SUMMARY, {f"audits/{name}": value for name, value in changes.items()})
    return " ".join(audits_view(changed)["audit_sentences"])


def test_every_audit_is_named():
    text = said()
    for part in ("the ranking", "evidence alone", "factor of two"):
        assert part in text or (part == "factor of two" and "Weak links" in text), part


def test_a_ranking_of_assumptions_is_called_one():
    leverage = {**SUMMARY.audits.leverage.model_dump(mode="json"), "assumed": True}
    for way in ("struck", "reversed"):
        leverage[way] = {**leverage[way], "tau": 1.0}
    assert "This ranking is a statement of assumptions." in said(leverage=leverage)


def test_what_tells_nothing_apart_is_said():
    leverage = SUMMARY.audits.leverage.model_dump(mode="json")
    for way in ("struck", "reversed"):
        leverage[way] = {**leverage[way], "tau": None}
    assert "Too few options can be told apart" in said(leverage=leverage)


def test_a_weak_link_is_named_with_both_values():
    moved = {
        "party": "capital",
        "inputs": ["assessment|capital>front|trust|"],
        "number": "any_deal",
        "low": 0.02,
        "high": 0.12,
        "times": 6.0,
        "claim": False,
    }
    unsourced = {**SUMMARY.audits.unsourced.model_dump(mode="json"), "moved": [moved]}
    text = said(unsourced=unsourced)
    assert "Weak links without a claim" in text
    assert "all trust of and towards The capital: any deal 2 to 12 %." in text
    text = said(unsourced={**unsourced, "moved": [{**moved, "claim": True}]})
    assert "Weak links with a claim" in text
    assert "without a claim" not in text


def test_without_a_weak_link_the_page_says_how_many_were_tried_and_in_how_many_draws():
    unsourced = {**SUMMARY.audits.unsourced.model_dump(mode="json"), "moved": [], "draws": 32}
    tried = len(unsourced["tried"])
    assert (
        f"In 32 draws, none of the {tried} inputs and groups of inputs tried moves a headline "
        "number by more than a factor of two."
    ) in said(unsourced=unsourced)
    assert "draws no input" in said(unsourced={**unsourced, "tried": []})


def test_a_case_that_ends_alike_by_its_evidence_says_in_how_many_draws():
    alone = {**SUMMARY.audits.evidence_alone.model_dump(mode="json"), "apart": [], "draws": 32}
    assert "the case ends much as it does here, in 32 draws." in said(evidence_alone=alone)


def test_of_extremes_only_an_option_that_is_never_one_is_named():
    shares = dict.fromkeys(SUMMARY.audits.extremes.best, 0.5)
    extremes = {"draws": 1.0, "best": shares, "worst": shares}
    assert "ties counted" not in said(extremes=extremes)
    first = SUMMARY.strategy_list[0]
    text = said(extremes={**extremes, "best": {**shares, first.id: 0.0}})
    assert f"Never best, ties counted: “{first.title}”." in text
    assert "Never worst" not in text


def test_options_that_engage_nobody_are_said_to_be_left_out():
    changed = altered(SUMMARY, {"ranking/empty": {"selective": 0.75}})
    title = next(one.title for one in SUMMARY.strategy_list if one.id == "selective")
    first = audits_view(changed)["audit_sentences"][0]
    assert first.startswith("Not ranked")
    assert first.endswith(f"“{title}” in 75 %.")
    many = {one.id: 0.5 + 0.1 * n for n, one in enumerate(SUMMARY.strategy_list[:3])}
    changed = altered(SUMMARY, {"ranking/empty": many})
    assert audits_view(changed)["audit_sentences"][0].endswith("3 options in 50 to 70 %.")


def test_without_objectives_the_ranking_is_not_spoken_of():
    text = said(leverage=None, without_flagged=None, extremes=None, lever_gains=None)
    assert "Kendall" not in text


def test_random_worlds_speak_of_value_only_where_the_case_states_what_counts():
    one = {"option": "none", "how": "above the option as now", "share": 0.9}
    options = {SUMMARY.strategy_list[0].id: [{**one, "measure": m} for m in ("value", "any_deal")]}
    worlds = {**SUMMARY.audits.worlds.model_dump(mode="json"), "options": options, "levers": []}
    assert "in value in 90 %" in said(worlds=worlds)
    unranked = altered(SUMMARY, {"audits/worlds": worlds, "ranking/order": []})
    text = " ".join(audits_view(unranked)["audit_sentences"])
    assert "in deals in 90 %" in text
    assert "in value in 90 %" not in text


def test_many_options_of_which_the_same_is_assumed_are_counted_with_their_range():
    names = [option.id for option in SUMMARY.strategy_list[:3]]
    options = {
        name: [
            {"option": "none", "how": "above no contact", "share": 0.1 + 0.02 * n,
             "measure": "any_deal"}
        ]
        for n, name in enumerate(names)
    }  # fmt: skip
    worlds = {**SUMMARY.audits.worlds.model_dump(mode="json"), "options": options, "levers": []}
    assert "3 options above no contact in deals in 10 to 14 %" in said(worlds=worlds)
