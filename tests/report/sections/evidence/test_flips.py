"""Sentences on what single claims change follow the numbers."""

import pytest
from tests.assess.flip_cases import hanging
from tests.assess.runs import finished

from detente.assess.evidence.flips.record import Flips
from detente.assess.summary.record import Summary
from detente.report.sections.evidence.flips import flips_view, moves_headline


def summary(**fields) -> Summary:
    found = finished()[0]
    like = next(iter(found.claims.values()))
    claims = found.claims | dict.fromkeys(hanging().claims, like)
    return found.model_copy(update={"claims": claims} | fields)


def changed(*names: str, **fields) -> Flips:
    """Return the flips with some fields of some claims replaced."""
    claims = {name: hanging().claims[name].model_copy(update=fields) for name in names}
    return hanging().model_copy(update={"claims": hanging().claims | claims})


def test_a_claim_that_turns_the_ranking_is_named():
    found = flips_view(summary(), hanging())
    expected = "If DECISIVE were not informative, another option would come first."
    assert found["flips_sentences"][0] == expected
    assert found["flipped"][0].changes == "yes"
    still = flips_view(summary(), changed("DECISIVE", changes_ranking=False))
    assert still["flips_sentences"][0].startswith("No single claim")


def test_two_that_turn_it_are_joined():
    found = flips_view(summary(), changed("MINOR", changes_ranking=True))
    assert found["flips_sentences"][0].startswith("If one of DECISIVE and MINOR were")


def test_rows_that_move_nothing_are_left_out_and_counted():
    found = flips_view(summary(), hanging())
    shown = [row.id for row in found["flipped"]]
    assert shown[:2] == ["DECISIVE", "MINOR"]
    assert "IDLE" not in shown
    many = len(hanging().claims)
    effects = [told.effects.values() for told in hanging().claims.values()]
    idle = sum(not any(e.delta for by in one for e in by.values()) for one in effects)
    assert f"Of {many} claims, {idle} change no number" in found["flips_sentences"][3]


@pytest.mark.parametrize(("margin", "word"), [(0.5, "less than"), (1e-9, "more than")])
def test_worth_is_held_against_the_margin(margin, word):
    found = summary(ranking=summary().ranking.model_copy(update={"margin": margin}))
    sentence = flips_view(found, hanging())["flips_sentences"][2]
    assert sentence.startswith("Checking is worth most for DECISIVE")
    assert word in sentence


def test_what_is_most_worth_checking_is_shown_even_if_it_moves_nothing():
    flips = changed("C3", worth_checking=0.5)
    found = flips_view(summary(), flips)
    assert [row.id for row in found["flipped"]][-1] == "C3"
    assert "Checking is worth most for C3" in found["flips_sentences"][2]


def test_nothing_worth_checking_is_said():
    found = flips_view(summary(), changed(*hanging().claims, worth_checking=0.0))
    assert "worth nothing" in found["flips_sentences"][2]


def test_what_the_draws_cannot_tell_is_not_called_nothing():
    found = flips_view(summary(), changed(*hanging().claims, worth_checking=None))
    assert "cannot tell what checking a claim is worth" in found["flips_sentences"][2]
    assert found["flipped"][0].worth == "cannot tell"


def test_without_objectives_nothing_is_said_of_worth_or_of_who_comes_first():
    """Checking used to be "worth nothing" where no value had been computed."""
    names = [*hanging().claims]
    unranked = {"first": None, "change": None, "changes_ranking": None, "worth_checking": None}
    flips = changed(*names, **unranked).model_copy(update={"first": None})
    found = flips_view(summary(), flips)
    assert found["flips_sentences"][0].startswith("Nothing is ranked in this run")
    text = " ".join(found["flips_sentences"])
    assert "No single claim" not in text
    assert "worth nothing" not in text
    row = next(row for row in found["flipped"] if row.id == "DECISIVE")
    assert row.worth == "–"
    assert "“Some wings, unofficially”: " in row.largest


def test_claims_of_one_origin_share_a_row():
    found = changed("IDLE", origin="DECISIVE")
    assert flips_view(summary(), found)["flipped"][0].claims == ["DECISIVE", "IDLE"]


def test_only_what_moves_a_headline_number_or_turns_the_order_is_listed():
    found = flips_view(summary(), hanging())
    assert [row.id for row in found["flips_listed"]] == ["DECISIVE"]
    assert found["flips_sentences"][1].startswith("1 origin of claims moves a headline number")
    said = found["flips_listed"][0].said
    assert said.startswith("any deal with the government, “")
    assert "The first option’s lead over" in said
    turns = flips_view(summary(), changed("IDLE", changes_ranking=True, change=0.1))
    assert [row.id for row in turns["flips_listed"]] == ["DECISIVE", "IDLE"]
    assert turns["flips_listed"][1].said.startswith("The first option’s lead over")


def test_a_claim_that_moves_other_numbers_only_is_not_listed():
    effects = {
        option: {metric: one for metric, one in by.items() if metric == "drugs"}
        for option, by in hanging().claims["DECISIVE"].effects.items()
    }
    flips = changed("DECISIVE", effects=effects, changes_ranking=False)
    found = flips_view(summary(), flips)
    assert found["flips_listed"] == []
    expected = "None moves a headline number by more than two standard errors."
    assert found["flips_sentences"][1] == expected
    assert not moves_headline(flips.claims["DECISIVE"])
    assert moves_headline(hanging().claims["DECISIVE"])
