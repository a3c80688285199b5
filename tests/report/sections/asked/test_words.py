"""The answer in words: every form, every reason, and what it turns on."""

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assess.asked.made import shares
from tests.assess.runs import finished

from detente.assess.asked.answer import nothing
from detente.assess.asked.record import Asked, Compared, Form, Reason, TurnsOn
from detente.assess.asked.rules import CLEAR, plain
from detente.assess.audits.record import InputGroup
from detente.report.sections.asked.words import answer_lines, changing_sentence, headline
from detente.runs.result import Interval
from detente.runs.statistics import rounded

SAME = Compared(above=0.1, within=0.85, below=0.05, mean=0.0, error=0.01, harm=None, costs=False)
DEAR = SAME.model_copy(update={"harm": Interval(p10=1.0, p50=2.0, p90=3.0), "costs": True})
TRUST = InputGroup(inputs=["assessment|capital>front|trust|"], party="capital")


def made(form="cannot_tell", row=10, reason="open", **fields) -> Asked:
    known = {"option": "selective", "figure": 0.85, "against": {"none": SAME}, "draws": 64}
    fields = {**known, **fields}
    return nothing("no_option").model_copy(
        update={"form": form, "row": row, "reason": reason, **fields}
    )


def lines(answer: Asked) -> list[str]:
    return answer_lines(finished()[0].model_copy(update={"answer": answer}))


@pytest.mark.parametrize(
    ("form", "bare", "whole"),
    [
        ("yes", "Yes.", "Yes: picking pays."),
        ("yes_at_a_price", "Yes, at a price.", "Yes, at a price: picking pays."),
        ("no", "No.", "No: it is not so that picking pays."),
        (
            "does_not_matter",
            *("It does not matter.", "It does not matter whether picking pays."),
        ),
        (
            "cannot_tell",
            *("The record cannot tell.", "The record cannot tell whether picking pays."),
        ),
        ("nothing_asked", "No option is ranked.", "No option is ranked."),
    ],
)
def test_headlines(form, bare, whole):
    assert headline(made(form)) == bare
    assert headline(made(form, clause="picking pays")) == whole


def test_every_form_and_reason_has_a_sentence():
    for form in get_args(Form):
        assert headline(made(form)).endswith(".")
    for reason in get_args(Reason):
        text = lines(made(reason=reason, by="none"))[1]
        assert text.endswith(".")
        assert "None" not in text


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (
            made(reason="empty"),
            "In 85 % of simulated futures (draws) “Some wings, unofficially” finds nobody to "
            "engage",
        ),
        (
            made(reason="assumed", by="table_max"),
            "85 % of the difference comes from what is assumed",
        ),
        (made(reason="assumed", by="value"), "In random worlds the value of such options"),
        (
            made(reason="one_input", by_inputs=TRUST),
            "in the 85 % of simulated futures (draws) at one end of its range: all trust of and "
            "towards The capital.",
        ),
        (made(reason="no_skill", by="table_max"), "forecasts that lose to a simple rule on record"),
        (made(reason="above_all", by="none"), "than “No contact” by more than the margin in 85 %"),
        (
            made(reason="more_harm", by="none", against={"none": DEAR}),
            "more people die than under “No contact”: 2 (1 to 3)",
        ),
        (made(reason="below", by="none"), "“No contact” is expected to be better"),
        (
            made(reason="no_difference", by="none"),
            "in 85 % of simulated futures (draws) at least, beside “No contact”.",
        ),
        (
            made(reason="no_difference", by="none", against={"none": DEAR}),
            "What differs is harm: more people die than under “No contact”.",
        ),
        (
            made(reason="open", figure=0.751),
            "the nearest to one holds in 75 % of simulated futures (draws); it would take 80 %.",
        ),
        (
            made(reason="open", figure=0.7996),
            "holds in just under 80 % of simulated futures (draws); it would",
        ),
        (made(reason="no_skill", by="table_max", figure=0.502), "just over 50 % of the difference"),
        (made(reason="too_few_draws", row=4), "changes the answer: it takes a run of 2,000."),
    ],
)
def test_reasons(answer, words):
    assert words in lines(answer)[1]


@given(st.dictionaries(st.sampled_from(["none", "continue"]), shares(), min_size=1))
def test_what_is_printed_never_contradicts_the_shares_it_was_made_from(others):
    found = plain(others)
    against = {
        name: Compared(
            **{part: rounded(getattr(one, part)) for part in ("above", "within", "below")},
            mean=0.0,
            error=0.0,
            harm=DEAR.harm,
            costs=one.costs,
        )
        for name, one in others.items()
    }
    head, why = lines(
        made(
            *(found.form, found.row, found.reason),
            by=found.by,
            figure=rounded(found.figure),
            against=against,
        )
    )[:2]
    share = int(re.search(r"(\d+) %", why.replace("just under 80 %", "79 %"))[1])
    assert (share >= 80) == (found.row < 10), why
    clear = {
        "Yes": all(one.above >= CLEAR for one in others.values()),
        "No.": any(one.below >= CLEAR for one in others.values()),
        "It does not matter": all(one.within >= CLEAR for one in others.values()),
    }
    assert [start for start in clear if head.startswith(start)] == [s for s in clear if clear[s]]
    assert head.startswith("The record cannot tell") == (not any(clear.values()))
    assert ("at a price" in head) == ("more people die" in why and found.row == 7)
    if found.row in {6, 7}:
        least = min(one.above for one in others.values())
        assert share == (99 if 0.99 < least < 1.0 else round(100 * least))


def test_the_others_are_named_where_there_are_several():
    both = made(reason="above_all", by="none", against={"none": SAME, "continue": SAME})
    assert lines(both)[1].endswith(
        "85 % of simulated futures (draws), and at least as often beside the others."
    )


def test_what_it_turns_on_is_said_last():
    one = TurnsOn(set="s", member="m", title="Contact moderates", posterior=0.45, form="yes")
    assert lines(made(turns_on=[one]))[-1] == (
        "Nothing else objected, it would be: yes if “Contact moderates” (45 % of draws)."
    )
    assert len(lines(made())) == 2


OBJECTIONS = {
    "empty": "“Some wings, unofficially” must engage somebody in most draws",
    "same_without_evidence": "claims must move the order of the options",
    "assumed": "evidence must settle whether “most seats at a table” rises or falls",
    "one_input": "claims must settle all trust of",
    "too_few_draws": "the run must have 2,000 draws",
    "no_skill": "forecasts of “most seats at a table” must beat the simple rule",
}


@pytest.mark.parametrize("reason", get_args(Reason))
def test_an_objection_says_what_would_lift_it_and_what_values_say(reason):
    answer = made(reason=reason, by="table_max", by_inputs=TRUST, by_values="does_not_matter")
    said = changing_sentence(finished()[0].model_copy(update={"answer": answer}))
    if reason not in OBJECTIONS:
        assert said is None
    else:
        assert said.startswith(f"Before the answer can change, {OBJECTIONS[reason]}")
        assert said.endswith("Option values decide then; today they say: it does not matter.")


def test_values_that_give_no_clear_answer_are_said_to():
    answer = made(form="cannot_tell", reason="empty", by_values="cannot_tell")
    said = changing_sentence(finished()[0].model_copy(update={"answer": answer}))
    assert said.endswith("Then option values must give a clear answer: today they give none.")
