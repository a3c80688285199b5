"""The rules of an answer: the first row that holds, and nothing that contradicts the shares."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assess.asked.made import shares

from detente.assess.asked.rules import CLEAR, Objections, Shares, decide, plain
from detente.assess.audits.record import InputGroup

TRUST = InputGroup(inputs=["assessment|capital>front|trust|"], party=None)
YES = Shares(0.9, 0.05, 0.05)
NO = Shares(0.05, 0.1, 0.85)
SAME = Shares(0.1, 0.85, 0.05)
OPEN = Shares(0.4, 0.3, 0.3)
DEAR = Shares(0.9, 0.05, 0.05, costs=True)


@pytest.mark.parametrize(
    ("others", "row", "form", "by"),
    [
        ({"a": YES, "b": Shares(0.81, 0.1, 0.09)}, 6, "yes", "b"),
        ({"a": YES, "b": DEAR}, 7, "yes_at_a_price", "b"),
        ({"a": YES, "b": NO}, 8, "no", "b"),
        ({"a": SAME, "b": Shares(0.1, 0.8, 0.1)}, 9, "does_not_matter", "b"),
        ({"a": SAME, "b": Shares(0.1, 0.9, 0.0, costs=True)}, 9, "does_not_matter", "b"),
        ({"a": SAME, "b": OPEN}, 10, "cannot_tell", None),
        ({"a": YES, "b": SAME}, 10, "cannot_tell", None),
    ],
)
def test_rows_6_to_10(others, row, form, by):
    found = plain(others)
    assert (found.row, found.form, found.by) == (row, form, by)


@pytest.mark.parametrize(
    ("others", "figure"),
    [
        ({"a": Shares(0.7, 0.2, 0.1), "b": Shares(0.6, 0.1, 0.3)}, 0.6),  # better than both
        ({"a": OPEN, "b": Shares(0.1, 0.15, 0.75)}, 0.75),  # worse than one
        ({"a": SAME, "b": Shares(0.1, 0.7, 0.2)}, 0.7),  # no different from both
        ({"a": YES, "b": SAME}, 0.1),  # clear beside each, but not in one way
    ],
)
def test_what_is_open_names_the_share_of_the_nearest_answer(others, figure):
    assert plain(others).figure == pytest.approx(figure)


@pytest.mark.parametrize(
    ("objections", "row", "reason"),
    [
        (Objections(empty=0.7), 1, "empty"),
        (Objections(unmoved=True), 2, "same_without_evidence"),
        (Objections(assumed=("table_max", 0.9)), 3, "assumed"),
        (Objections(one_input=(TRUST, 0.2)), 4, "one_input"),
        (Objections(untried=True), 4, "too_few_draws"),
        (Objections(unskilled=("table_max", 0.6)), 5, "no_skill"),
        (Objections(), 6, "above_all"),
    ],
)
def test_rows_1_to_5_come_first(objections, row, reason):
    found = decide({"a": YES}, objections)
    assert (found.row, found.reason) == (row, reason)
    assert (found.form == "cannot_tell") == (row < 6)
    assert found.by_inputs == (TRUST if reason == "one_input" else None)


def test_an_earlier_objection_is_the_one_that_is_named():
    every = Objections(0.6, True, ("x", 0.9), (TRUST, 0.2), unskilled=("z", 0.8))
    rows = [every]
    for gone in ("empty", "unmoved", "assumed", "one_input"):
        last = rows[-1]
        rows.append(
            Objections(
                **{
                    name: None if name == gone else getattr(last, name)
                    for name in ("empty", "unmoved", "assumed", "one_input", "unskilled")
                }
            )
        )
    assert [decide({"a": YES}, one).row for one in rows] == [1, 2, 3, 4, 5]


@given(st.dictionaries(st.sampled_from("abcd"), shares(), min_size=1))
def test_no_headline_contradicts_the_shares_it_was_made_from(others):
    found = plain(others)
    clear = {
        "yes": all(one.above >= CLEAR for one in others.values()),
        "no": any(one.below >= CLEAR for one in others.values()),
        "does_not_matter": all(one.within >= CLEAR for one in others.values()),
    }
    assert sum(clear.values()) <= 1
    expected = next((form for form, holds in clear.items() if holds), "cannot_tell")
    dear = expected == "yes" and any(one.costs for one in others.values())
    assert found.form == ("yes_at_a_price" if dear else expected)
    if found.by is not None:  # where harm is named, the share holds "at least", beside every option
        least = list(others.values()) if others[found.by].costs else [others[found.by]]
        assert found.figure in {x for one in least for x in (one.above, one.within, one.below)}
    if found.reason == "open":
        assert found.figure < CLEAR
