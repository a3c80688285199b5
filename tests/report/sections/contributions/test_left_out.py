"""Actors left out: who moves something beyond the error, and who comes first without them."""

from tests.assess.contributions.test_again import again
from tests.assess.contributions.test_record import whole
from tests.assess.runs import finished

from detente.assess.contributions.again import changed
from detente.assess.contributions.record import Changed, Contributions
from detente.report.sections.contributions.left_out import actor_sentences
from detente.report.titles import titled
from detente.runs.result import Change

SUMMARY = finished()[0]
LED, OTHER, *_ = SUMMARY.strategies
NONE = Change(delta=0.0, error=0.0)


def left_out(delta: float = 0.0, error: float = 0.001, **fields) -> Changed:
    """Return an actor without whom the value of the first option moves by so much."""
    found = changed(again(), again().rows)
    still = {option: dict.fromkeys(metrics, NONE) for option, metrics in found.metrics.items()}
    value = {**dict.fromkeys(found.value, NONE), LED: Change(delta=delta, error=error)}
    return found.model_copy(update={"first": LED, "value": value, "metrics": still, **fields})


def given(**actors: Changed) -> Contributions:
    return whole().model_copy(update={"first": LED, "actors": actors})


def said(**actors: Changed) -> list[str]:
    return actor_sentences(SUMMARY, given(**actors), LED)


def test_without_actors_nothing_is_said():
    assert said() == []


def test_actors_that_move_the_value_are_counted_and_the_first_named():
    many = {f"a{n}": left_out(0.01 * (n + 1)) for n in range(6)}
    text = said(**many, idle=left_out(), noisy=left_out(0.01, 0.01), tiny=left_out(0.0002, 0.0))[0]
    assert text == (
        f"Of 9 actors, left out one at a time, 6 move the value of {titled(SUMMARY, LED)} beyond "
        "the error, in hundredths; a5 most (+6.0 ± 0.2)."
    )
    text = said(one=left_out(0.01), idle=left_out())[0]
    assert text.endswith("beyond the error, in hundredths: one (+1.0 ± 0.2).")


def test_nothing_that_moves_is_said():
    first, last = said(a=left_out(), b=left_out())
    assert first.startswith("Without any of 2 actors, left out one at a time, nothing moves")
    assert last == "No other option comes first without any of them."


def test_metrics_that_move_are_named_with_the_actor():
    one = left_out()
    moved = {"holdout_contact": Change(delta=-0.023, error=0.001), "spillover": NONE}
    metrics = {**one.metrics, LED: {**one.metrics[LED], **moved}}
    texts = said(a=one.model_copy(update={"metrics": metrics}))
    assert texts[1] == (
        "Also beyond the error: the hold-out in open contact −2.3 points without a."
    )


def test_what_prints_as_zero_or_follows_by_itself_is_not_named():
    one = left_out()
    small = {"spillover": Change(delta=0.003, error=0.001)}
    metrics = {**one.metrics, LED: {**one.metrics[LED], **small}}
    assert not any("Also" in text for text in said(a=one.model_copy(update={"metrics": metrics})))
    gone = {"holdout_contact": Change(delta=-0.023, error=0.001)}
    metrics = {**one.metrics, LED: {**one.metrics[LED], **gone}}
    texts = said(**{SUMMARY.roles.holdout: one.model_copy(update={"metrics": metrics})})
    assert not any("Also" in text for text in texts)


def test_who_comes_first_without_an_actor_is_named():
    text = said(a=left_out(first=OTHER), b=left_out())[-1]
    assert text == f"Another option can then come first: {titled(SUMMARY, OTHER)} without a."


def test_without_objectives_the_chance_of_a_deal_is_moved():
    one = left_out(first=None, value=None)
    deal = {**one.metrics[LED], "settlement": Change(delta=0.05, error=0.001)}
    bare = one.model_copy(update={"metrics": {**one.metrics, LED: deal}})
    known = given(a=bare, b=left_out(first=None, value=None)).model_copy(update={"first": None})
    texts = actor_sentences(SUMMARY, known, LED)
    assert "1 moves the chance of a deal under" in texts[0]
    assert not any("comes first" in text for text in texts)
