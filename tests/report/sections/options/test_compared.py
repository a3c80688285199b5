"""The sentences over the table of options follow the numbers of the summary."""

from tests.report.documents import document, read

from detente.report.sections.options.compared import compared_lines, rank_sentence


def ranked(order: list[str], top: list[str], best: float = 0.4) -> dict:
    found = document()
    found["ranking"]["order"], found["ranking"]["top"] = order, top
    found["ranking"]["strategies"][order[0]] |= {"best": best, "alone": 0.08}
    return found


def settled(found: dict, **share: float) -> dict:
    """Plant the share of draws in which each option engages nobody."""
    found["contacts"]["nobody"] = {**dict.fromkeys(found["strategies"], 0.0), **share}
    return found


def test_they_are_the_ranking_and_options_that_do_nothing():
    assert len(compared_lines(read(settled(document())))) == 1
    assert len(compared_lines(read(settled(document(), selective=0.71)))) == 2


def test_options_that_do_nothing_equally_often_share_a_sentence():
    line = compared_lines(read(settled(document(), selective=0.71, divide=0.711)))[1]
    assert line == "“Some wings, below the label” and “Divide” engage nobody in 71 % of draws."


def test_an_option_that_often_engages_nobody_is_named():
    lines = compared_lines(read(settled(document(), selective=0.71)))
    assert lines[1] == "“Some wings, below the label” engages nobody in 71 % of draws."


def test_one_option_comes_first():
    found = ranked(["selective", "none"], ["selective"], best=0.61)
    assert (
        "“Some wings, below the label” comes first, alone best in 8 % of draws (61 % if ties "
        "within the margin are shared)"
    ) in rank_sentence(read(found))


def test_options_that_cannot_be_told_apart_are_named_together():
    found = ranked(["selective", "none", "divide"], ["selective", "divide"])
    text = rank_sentence(read(found))
    assert "“Some wings, below the label” and “Divide” come first and cannot be told apart" in text


def test_no_option_can_be_told_from_the_others():
    found = ranked(["selective", "none"], ["selective", "none"])
    assert "no option can be told from the others" in rank_sentence(read(found))


def test_nothing_is_ranked_without_a_modelled_objective():
    found = document()
    found["ranking"]["order"] = []
    assert "not ranked" in rank_sentence(read(found))


def test_without_objectives_no_objective_is_spoken_of():
    found = document()
    found["ranking"] |= {"objectives": [], "order": [], "top": [], "strategies": {}}
    text = rank_sentence(read(found))
    assert text == "The case states no objectives, so the options are not ranked."
