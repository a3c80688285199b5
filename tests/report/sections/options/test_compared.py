"""The sentence over the options follows the numbers of the summary."""

from tests.report.documents import document, read

from detente.report.sections.options.compared import rank_sentence


def ranked(order: list[str], top: list[str], best: float = 0.4) -> dict:
    found = document()
    found["ranking"]["order"], found["ranking"]["top"] = order, top
    found["ranking"]["strategies"][order[0]] |= {"best": best, "alone": 0.08}
    return found


def test_one_option_comes_first():
    found = ranked(["selective", "none"], ["selective"], best=0.61)
    assert (
        "“Some wings, unofficially” comes first, alone best in 8 % of draws (61 % if ties "
        "within the margin are shared)"
    ) in rank_sentence(read(found))


def test_options_that_cannot_be_told_apart_are_named_together():
    found = ranked(["selective", "none", "divide"], ["selective", "divide"])
    text = rank_sentence(read(found))
    assert "“Some wings, unofficially” and “Divide” come first and cannot be told apart" in text


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


def test_objectives_without_a_number_are_said_to_be_left_out():
    for top in (["selective"], ["selective", "divide"]):
        found = ranked(["selective", "divide", "none"], top)
        found["ranking"]["objectives"][0]["counts"] = False
        text = rank_sentence(read(found))
        assert text.startswith("By those of the case's objectives with a number here, ")
