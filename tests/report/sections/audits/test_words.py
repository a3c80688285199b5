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
    for part in ("the ranking", "evidence alone", "factor of two", "best"):
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
        "title": "all trust of the capital",
        "inputs": ["assessment|capital>front|trust|"],
        "number": "any_deal",
        "low": 0.02,
        "high": 0.12,
        "times": 6.0,
        "claim": False,
    }
    unsourced = {**SUMMARY.audits.unsourced.model_dump(mode="json"), "moved": [moved]}
    text = said(unsourced=unsourced)
    assert "all trust of the capital: any deal from" in text
    assert "(no claim supports it)" in text


def test_an_empty_option_is_said_to_be_left_out():
    changed = altered(SUMMARY, {"ranking/empty": {"selective": 0.75}})
    assert "Not ranked" in audits_view(changed)["audit_sentences"][0]


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
