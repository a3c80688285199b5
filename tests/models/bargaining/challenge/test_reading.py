"""Readings of the challenge model: what is refused, published bundles, codes for the kernels."""

from dataclasses import replace

import pytest

from detente.errors import DomainError, UnknownNameError
from detente.models.bargaining.challenge.reading import READINGS, Reading, named_reading, rules_of

NAN, INF = float("nan"), float("inf")


def test_the_printed_text_has_code_0_for_every_first_option():
    rules = rules_of(Reading())
    assert [rules.probability, rules.t_rule, rules.span_rule, rules.choice, rules.stop] == [0] * 5
    flags = (rules.others, rules.voter_exponent, rules.observer, rules.carried, rules.appendix)
    assert not any((*flags, rules.lowest_key, rules.first))
    assert rules.full
    assert rules.capitulation
    assert (rules.q, rules.epsilon, rules.patience) == (1.0, 0.0, 2)


@pytest.mark.parametrize(
    ("choices", "codes"),
    [
        ({"probability": "global"}, {"probability": 1}),
        ({"probability": "net"}, {"probability": 2}),
        ({"voters": "others"}, {"others": True}),
        ({"voter_exponent": True}, {"voter_exponent": True}),
        ({"exponent": "observer"}, {"observer": True}),
        ({"risk": "carried"}, {"carried": True}),
        ({"security": "appendix"}, {"appendix": True}),
        ({"q": 0.25}, {"q": 0.25}),
        ({"t": "approach"}, {"t_rule": 1}),
        ({"t": 0.75}, {"t_rule": -1, "t": 0.75}),
        ({"span": "first"}, {"span_rule": 1}),
        ({"span": 40}, {"span_rule": -1, "span": 40.0}),
        ({"choice": "class"}, {"choice": 1}),
        ({"choice": "strongest"}, {"choice": 2}),
        ({"choice": "sender"}, {"choice": 3}),
        ({"compromise_key": "lowest"}, {"lowest_key": True}),
        ({"conflict": "nobody"}, {"full": False}),
        ({"capitulation": False}, {"capitulation": False}),
        ({"tie": "first"}, {"first": True}),
        ({"stop": "rest"}, {"stop": 2}),
        ({"stop": "median", "epsilon": 0.5}, {"stop": 1, "epsilon": 0.5}),
        ({"patience": 5}, {"patience": 5}),
    ],
    ids=str,
)
def test_a_choice_changes_its_own_code_and_no_other(choices, codes):
    assert rules_of(Reading(**choices)) == rules_of(Reading())._replace(**codes)


def test_the_program_of_jmckib_is_the_reading_as_run_and_all_others_differ():
    assert READINGS["jmckib"] == READINGS["as_run"]
    others = [reading for name, reading in READINGS.items() if name != "jmckib"]
    assert len(set(others)) == len(others) == 5


def test_as_run_differs_from_the_printed_text_as_it_was_found_to():
    rules = rules_of(READINGS["as_run"])
    assert rules == rules_of(Reading())._replace(
        probability=1,
        voter_exponent=True,
        observer=True,
        span_rule=1,
        choice=1,
        lowest_key=True,
        capitulation=False,
        first=True,
    )


def test_a_reading_is_found_by_name_or_passed_through():
    own = Reading(q=0.5)
    assert named_reading(own) is own
    assert named_reading("dmasad") is READINGS["dmasad"]
    with pytest.raises(UnknownNameError, match=r"no reading 'As_run'; allowed: as_printed, as_ru"):
        named_reading("As_run")


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({"q": 1.25}, r"q is 1.25; it must be in \[0, 1\]"),
        ({"t": -0.25}, r"t is -0.25; it must be in \[0, 1\]"),
        ({"q": NAN}, r"q is nan; it must be in \[0, 1\]"),
        ({"t": NAN}, r"t is nan; it must be in \[0, 1\]"),
        ({"span": INF}, "span is inf; it must be > 0 and finite"),
        ({"span": NAN}, "span is nan; it must be > 0 and finite"),
        ({"span": "last"}, "span is 'last'; allowed: current, first"),
        ({"epsilon": NAN}, "epsilon is nan and patience 2"),
        ({"voters": "none"}, "voters is 'none'; allowed: all, others"),
        ({"stop": None}, "stop is None; allowed: rounds, median, rest"),
    ],
    ids=str,
)
def test_odd_choices_are_refused_also_when_a_bundle_is_changed(choices, words):
    with pytest.raises(DomainError, match=words):
        Reading(**choices)
    with pytest.raises(DomainError, match=words):
        replace(READINGS["minimalgeek"], **choices)


def test_the_ends_of_each_range_are_allowed():
    for share in (0, 1):
        assert rules_of(Reading(q=share, t=share))[6:9] == (share, -1, share)
    assert Reading(patience=1, stop="median", epsilon=5e-324).patience == 1
