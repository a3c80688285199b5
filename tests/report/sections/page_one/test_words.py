"""Sentences follow the numbers of the summary."""

import pytest
from tests.assess.altered import altered
from tests.assess.runs import finished
from tests.report.documents import document, read

from detente.assess.attendance.record import RoundErrors
from detente.assess.evidence.record import PropositionResult
from detente.assess.summary.record import Summary
from detente.report.sections.page_one import words as prose


def summary(**by_strategy) -> dict:
    """Return the example's summary with these chances of a deal for its strategies."""
    found = document()
    for name, metrics in found["strategies"].items():
        metrics["settlement"] = by_strategy.get(name, 0.03)
    return found


def ranked(found: dict, order: list[str], top: list[str], best: float = 0.4) -> dict:
    found["ranking"]["order"], found["ranking"]["top"] = order, top
    found["ranking"]["strategies"][order[0]] |= {"best": best, "alone": 0.08}
    return found


def settled(found: dict, **share: float) -> dict:
    """Plant the share of draws in which each option engages nobody."""
    found["contacts"]["nobody"] = {**dict.fromkeys(found["strategies"], 0.0), **share}
    return found


def test_bottom_line_is_a_deal_the_ranking_and_the_record():
    assert len(prose.bottom_line(read(settled(document())))) == 3


def test_an_option_that_often_engages_nobody_is_named():
    lines = prose.bottom_line(read(settled(document(), selective=0.71)))
    assert lines[2] == "“Some wings, below the label” engages nobody in 71 % of draws."


def test_one_word_for_a_deal_where_all_options_share_it():
    first = prose.bottom_line(read(summary(selective=0.04)))[0]
    assert "has almost no chance (3 % to 4 %) under every option" in first


def test_one_chance_where_all_options_print_the_same():
    first = prose.bottom_line(read(summary(selective=0.03)))[0]
    assert "has almost no chance (3 %) under every option" in first


def test_two_words_for_a_deal_where_options_differ():
    first = prose.bottom_line(read(summary(selective=0.6)))[0]
    assert "has almost no chance (3 %)" in first
    assert "is likely (60 %)" in first


def test_no_issues_no_deal():
    found = summary()
    for metrics in found["strategies"].values():
        metrics["settlement"] = None
    assert prose.bottom_line(read(found))[0].startswith("The case names no issues")


def test_one_option_comes_first():
    found = ranked(summary(), ["selective", "none"], ["selective"], best=0.61)
    assert (
        "“Some wings, below the label” comes first, alone best in 8 % of draws (61 % if ties "
        "within the margin are shared)"
    ) in prose.bottom_line(read(found))[1]


def test_options_that_cannot_be_told_apart_are_named_together():
    found = ranked(summary(), ["selective", "none", "divide"], ["selective", "divide"])
    text = prose.bottom_line(read(found))[1]
    assert "“Some wings, below the label” and “Divide” come first and cannot be told apart" in text


def test_no_option_can_be_told_from_the_others():
    found = ranked(summary(), ["selective", "none"], ["selective", "none"])
    assert "no option can be told from the others" in prose.bottom_line(read(found))[1]


def test_nothing_is_ranked_without_a_modelled_objective():
    found = summary()
    found["ranking"]["order"] = []
    assert "not ranked" in prose.bottom_line(read(found))[1]


def test_without_objectives_no_objective_is_spoken_of():
    found = summary()
    found["ranking"] |= {"objectives": [], "order": [], "top": [], "strategies": {}}
    text = prose.bottom_line(read(found))[1]
    assert text == "The case states no objectives, so the options are not ranked."


def test_any_deal_stands_beside_the_same_event_in_wars_like_this_one():
    """It used to stand beside full agreements in wars of ten years or more, for every case."""
    last = prose.bottom_line(read(settled(summary())))[2]
    assert last.startswith("In wars like this one a deal was signed within 24 months in")


def scored(model: float, near: float | None, last: float | None) -> dict:
    first = finished()[0].rounds.rounds["first"]
    errors = RoundErrors(asked=3, model=model, nearest_neighbour=near, last_round=last)
    return first.model_copy(update={"brier": errors}).model_dump(mode="json")


def with_rounds(rounds: dict[str, dict]) -> Summary:
    return altered(finished()[0], {"rounds/rounds": rounds})


def test_misses_against_the_baselines_are_counted():
    rounds = {"a": scored(0.3, 0.1, 0.5), "b": scored(0.3, 0.4, None)}
    text = prose.rounds_sentence(with_rounds(rounds))
    assert "Of 2 past rounds" in text
    assert "lost to the guess that the nearest come in 1 of 2" in text
    assert "as last time in 0 of 1" in text
    nothing = "No past round could be forecast and scored."
    assert prose.rounds_sentence(with_rounds({})) == nothing


def contesting(*chances: float) -> Summary:
    """Return the summary of a run with planted chances of its contested propositions."""
    propositions = {
        str(n): PropositionResult(true=chance, chance=chance, reports=[], denials=[])
        for n, chance in enumerate(chances)
    }
    return finished()[0].model_copy(update={"propositions": propositions})


@pytest.mark.parametrize(("chance", "open_"), [(0.3, 0), (0.31, 1), (0.69, 1), (0.7, 0)])
def test_contested_propositions_are_counted(chance, open_):
    text = prose.contested_sentence(contesting(chance, 0.99))
    assert text.startswith("2 propositions are reported by some")
    assert f"for {open_} of 2" in text
    assert prose.contested_sentence(contesting(chance)).startswith("1 proposition is reported")
    none = "No proposition of the case is denied by anybody."
    assert prose.contested_sentence(contesting()) == none


@pytest.mark.parametrize(
    ("posterior", "moved", "verdict"),
    [
        ((0.42, 0.38), "hardly moves", "it cannot tell the leading two apart"),
        ((0.50, 0.30), "moves the", "“one camp” leads with 50 %"),
        ((0.10, 0.70), "strongly moves", "“two camps” leads with 70 %"),
    ],
)
def test_how_far_the_evidence_moves_the_prior(posterior, moved, verdict):
    found = document()
    rivals = found["hypotheses"]["movement"]
    known = next(iter(rivals["members"].values()))
    rivals["members"] = {
        name: {**known, "title": title, "prior": 0.4, "posterior": p}
        for name, title, p in zip(("a", "b"), ("one camp", "two camps"), posterior, strict=True)
    }
    text = prose.hypothesis_sentence(read(found).hypotheses["movement"])
    assert f"The evidence {moved}" in text
    assert verdict in text
