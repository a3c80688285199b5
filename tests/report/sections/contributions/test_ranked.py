"""What the page says of other weights, other combinations and shuffled evidence."""

import pytest
from tests.assess.contributions.test_again import again
from tests.assess.contributions.test_mechanisms import nothing
from tests.assess.contributions.test_record import whole
from tests.assess.contributions.test_rules import settling
from tests.assess.runs import finished

from detente.assess.audits.record import Reordered
from detente.assess.contributions.record import Contributions, Shuffled, Weighed, WeightEffect
from detente.assess.contributions.rules import rules
from detente.report.metric_words import METRIC_WORDS
from detente.report.sections.contributions.ranked import ranked_sentences
from detente.report.titles import titled
from detente.runs.result import Change

FIRST, SECOND, *_ = finished()[0].strategies


@pytest.fixture(scope="module")
def found() -> Contributions:
    low, high = (Weighed(order=[s], value={s: 0.5}) for s in (FIRST, SECOND))
    effect = WeightEffect(lowest=low, highest=high, alone=high)
    turns = [Reordered(order=[FIRST], tau=t, stays=t > 0.0) for t in (0.9, -0.2)]
    return whole().model_copy(
        update={
            "weights": {"settlement": effect},
            "rules": rules(again(), settling(), 1, nothing),
            "shuffled": Shuffled(numbers=4, turns=turns),
        }
    )


def title(option: str) -> str:
    return titled(finished()[0], option)


def test_other_options_are_named_at_an_end_of_a_weight_and_alone(found):
    known = found.model_copy(update={"first": FIRST})
    text = ranked_sentences(finished()[0], known)[0]
    words = METRIC_WORDS["settlement"]
    assert text == (
        f"Weights at an end of their range can put first {title(SECOND)} ({words} at its "
        f"highest). One objective alone can put first {title(SECOND)} ({words})."
    )


def test_weights_that_change_nothing_are_told_to(found):
    effect = found.weights["settlement"]
    same = WeightEffect(lowest=effect.lowest, highest=effect.lowest, alone=effect.lowest)
    known = found.model_copy(update={"first": FIRST, "weights": {"settlement": same}})
    text = ranked_sentences(finished()[0], known)[0]
    assert text == (
        "Weights at an end of their range put no other option first. One objective alone puts no "
        "other option first."
    )


def test_combinations_say_how_far_values_move_and_who_comes_first(found):
    text = ranked_sentences(finished()[0], found)[1]
    assert text.startswith("With partner tests combined another way ")
    option = next(iter(finished()[0].strategies))
    one = next(iter(found.rules.values()))
    change = Change(delta=0.02, error=0.001)
    moved = one.model_copy(update={"first": SECOND, "value": {**one.value, option: change}})
    known = found.model_copy(update={"first": FIRST, "rules": {"any": moved}})
    text = ranked_sentences(finished()[0], known)[1]
    assert f"another way {title(SECOND)} can come first." in text
    assert text.endswith("Changes are at most 2.0 hundredths.")


def test_shuffles_are_told_with_their_range(found):
    text = ranked_sentences(finished()[0], found)[-1]
    assert text.startswith("With 4 numbers with claims exchanged")
    assert text.endswith("stays first in 1 of 2 trials (Kendall’s tau −0.20 to 0.90).")
    turns = [turn.model_copy(update={"tau": None}) for turn in found.shuffled.turns]
    bare = found.model_copy(update={"shuffled": Shuffled(numbers=4, turns=turns)})
    assert ranked_sentences(finished()[0], bare)[-1].endswith("first in 1 of 2 trials.")


def test_nothing_shuffled_is_said():
    still = whole().model_copy(update={"shuffled": Shuffled(numbers=0, turns=[])})
    bare = whole().model_copy(update={"weights": {}, "rules": {}, "shuffled": None})
    (said,) = ranked_sentences(finished()[0], bare.model_copy(update={"shuffled": still.shuffled}))
    assert said.startswith("No two numbers")
    assert ranked_sentences(finished()[0], bare) == []
