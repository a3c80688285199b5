"""Key judgements and holes follow the numbers of the summary."""

import pytest
from tests.assess.runs import finished
from tests.report.documents import document, read

from detente.report.page import render
from detente.report.sections.options import judgements
from detente.report.titles import titled


def texts(found: dict) -> str:
    return " ".join(j["text"] for j in judgements.judgements(read(found)))


def test_three_judgements_each_with_its_confidence_and_claims():
    found = judgements.judgements(read(document()))
    assert len(found) == 3
    for one in found:
        assert one["confidence"].startswith("Confidence: ")
        assert not any("likely" in one[said] for said in ("confidence", "why"))
        assert "onfidence" not in one["text"]
        assert isinstance(one["claims"], list)


def test_the_deal_names_the_best_option_and_its_range():
    found = document()
    found["strategies"]["selective"]["settlement"] = 0.62
    found["spread"]["selective"]["settlement"] = {
        "low": 0.4,
        "high": 0.7,
        "error": 0.01,
        "readings": 3,
    }
    text = texts(found)
    assert (
        "is likely (62 %) under “Some wings, unofficially”. Across 3 rival readings it is "
        "40 to 70 %."
    ) in text


def test_a_difference_to_no_contact_is_paired():
    found = document()
    found["strategies"]["selective"]["settlement"] = 0.62
    found["against_reference"]["selective"]["settlement"].update(mean=-0.031, error=0.004)
    found["strategies"][found["audits"]["reference"]]["settlement"] = 0.5
    beside = titled(read(found), found["audits"]["reference"])
    said = f"That is 3.1 points less than under {beside} in the same draws (error 0.4)."
    assert f"{said} The odds are 1.6 times as large." in texts(found)
    found["against_reference"]["selective"]["settlement"].update(mean=0.031)
    assert "That is 3.1 points more than under" in texts(found)
    found["strategies"][found["audits"]["reference"]]["settlement"] = 0.0
    assert "The odds" not in texts(found)
    found["against_reference"]["selective"]["settlement"].update(error=0.02)
    assert f"Its difference from {beside} is within the noise." in texts(found)


def holdout(found: dict, low: float, high: float) -> dict:
    for name, metrics in found["strategies"].items():
        metrics["holdout_contact"] = high if name == "selective" else low
    for spread in found["spread"].values():
        spread["holdout_contact"]["error"] = 0.02
    return found


def test_a_difference_below_the_noise_is_called_noise():
    assert "within the noise of the draws" in texts(holdout(document(), 0.30, 0.32))


def test_a_difference_above_the_noise_names_both_ends():
    text = texts(holdout(document(), 0.10, 0.90))
    assert "is very likely (90 %) under “Some wings, unofficially”" in text
    assert "it is very unlikely (10 %)." in text
    assert "within the noise of the draws" not in text


def test_a_word_that_both_ends_share_is_said_once():
    text = texts(holdout(document(), 0.81, 0.90))
    assert "is very likely (90 %) under “Some wings, unofficially”" in text
    assert "it is 81 %." in text


def test_no_holdout_no_judgement_on_one():
    found = document()
    found["roles"]["holdout"] = None
    assert "Southland in open contact" not in texts(found)


def test_no_range_is_printed_where_no_reading_has_enough_draws():
    found = document()
    for by_metric in found["spread"].values():
        by_metric["settlement"]["readings"] = 0
    assert "rival readings" not in texts(found)


def basis(**changes) -> dict:
    found = document()
    known = {"claims": [], "influence": None, "tested": "untested", "confidence": "low"}
    found["basis"] |= {name: {**known, **one} for name, one in changes.items()}
    return found


def test_confidence_says_what_moves_the_number_and_how_it_did():
    shares = {"evidence": 0.6, "judgement": 0.3, "placeholder": 0.0, "assumption": 0.1}
    found = basis(deal={"influence": shares, "tested": "lost"})
    one = judgements.judgements(read(found))[0]
    assert one["confidence"] == "Confidence: low."
    assert one["why"] == (
        "What moves it rests 60 % on claims, 30 % on judgement and 10 % on assumptions of the "
        "model. No skill shown: as things go it lies outside the record of wars like this one."
    )


def test_nothing_is_said_of_inputs_that_the_draws_do_not_show():
    text = judgements.judgements(read(basis(deal={})))[0]["why"]
    assert text == (
        "The draws cannot tell which inputs move it. No forecast before the as-of date tests it."
    )


def test_a_forecast_of_contact_says_that_none_has_shown_skill():
    found = judgements.judgements(read(basis(holdout={})))
    (one,) = [j for j in found if "in open contact with" in j["text"]]
    assert one["why"].endswith(
        "No skill shown: on record forecasts of contact beat no simple rule."
    )


@pytest.mark.parametrize("skilled", [True, False])
def test_the_largest_round_says_whether_past_rounds_show_skill(skilled):
    found = basis(table={"tested": "lost"})
    label = "skill shown" if skilled else "no skill shown"
    found["rounds"]["scores"]["labels"]["attendance"] = label
    (one,) = [j for j in judgements.judgements(read(found)) if "largest round" in j["text"]]
    assert one["why"].endswith(f"{label.capitalize()} at past rounds.")


def test_a_confidence_that_all_share_is_printed_once():
    every = {"deal": {}, "table": {}, "holdout": {}}
    page = render(read(basis(**every)))
    assert page.count("Confidence: low.") == 1
    apart = render(read(basis(**{**every, "table": {"confidence": "very low"}})))
    assert apart.count("Confidence: low.") == 2
    assert apart.count("Confidence: very low.") == 1


def test_at_most_four_claims_are_cited():
    names = list(finished()[0].claims)[:5]
    found = judgements.judgements(read(basis(deal={"claims": names})))
    assert found[0]["claims"] == names[:4]


def test_readings_too_rare_for_the_ranges_are_named():
    found = document()
    for rivals in found["hypotheses"].values():
        for member in rivals["members"].values():
            member["counts"] = False
    named = judgements.holes(read(found))[-1]
    assert "fewer than 100 draws" in named
    for rivals in found["hypotheses"].values():
        for member in rivals["members"].values():
            member["counts"] = True
    assert "100 draws" not in " ".join(judgements.holes(read(found)))


def test_holes_count_the_sources_that_were_not_read_whole():
    sources = finished()[0].sources
    unread = sum(source.seen != "whole" for source in sources.values())
    found = judgements.holes(finished()[0])[0]
    assert found == f"{unread} of {len(sources)} sources were not read whole."
    without = finished()[0].model_copy(update={"sources": {}})
    assert "sources" not in " ".join(judgements.holes(without))


def test_claims_of_a_number_without_a_judgement_are_cited_elsewhere():
    found = judgements.struck(read(document()))
    assert list(found.values()) == ["deaths", "spillover"]
    bare = document()
    bare["roles"]["holdout"] = None
    assert "holdout" not in judgements.struck(read(bare))
    bare["not_modelled"]["spillover"] = "the case names no power besides the convenor"
    assert "spillover" not in judgements.struck(read(bare))


def test_a_judgement_on_withheld_evidence_says_so():
    first, second, *_ = judgements.judgements(read(document()), partly={"deal"})
    assert first["why"].endswith("It rests in part on withheld evidence.")
    assert "withheld" not in second["why"]
