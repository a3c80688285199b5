"""Sentences on who signs and when."""

from tests.assess.runs import finished
from tests.report.documents import document, read

from detente.report.sections.agreement.signing import is_rare, signed_sentence, signing_sentences


def planted(signed: float, of_deals: float | None) -> dict:
    found = document()
    found["signing"]["selective"] = {
        "signed": signed,
        "full": 0.1,
        "in_force": 0.2,
        "failed": 0.1,
        "first_month": {"p10": 3.0, "p50": 9.0, "p90": 20.0},
        "factions": {
            "river-wing": {"bound": 0.2, "of_deals": of_deals},
            "hill-wing": {"bound": 0.0, "of_deals": None if of_deals is None else 0.25},
        },
    }
    return found


def only(*options: str) -> dict:
    """Return a summary in which these options alone were run, with the same deals."""
    found = planted(0.3, 1.0)
    found["signing"] = dict.fromkeys(options, found["signing"]["selective"])
    return found


def test_the_sentences_name_the_month_and_factions():
    assert signing_sentences(read(only("selective"))) == [
        "The first deal is signed in month 9 (3 to 20).",
        "Under “Some wings, unofficially” deals in force at the end bind, as a share of these, "
        "River wing (100 %) and Hill wing (25 %).",
    ]


def test_options_alike_share_a_sentence():
    first, *binds = signing_sentences(read(only("none", "selective")))
    assert first == (
        "In the middle of the draws with a deal the first is signed in month 9, by option."
    )
    assert len(binds) == 1
    assert binds[0].startswith("Under “No contact” and “Some wings, unofficially” deals")
    every = signing_sentences(read(only(*document()["strategies"])))[1]
    assert every.startswith("Under every option deals in force")


def test_months_of_several_options_are_a_range():
    found = only("none", "selective")
    later = {**found["signing"]["none"], "first_month": {"p10": 9.0, "p50": 12.0, "p90": 20.0}}
    found["signing"]["none"] = later
    assert "in month 9 to 12, by option." in signing_sentences(read(found))[0]


def test_no_deal_in_force_is_said():
    sentences = signing_sentences(read(planted(0.3, None)))
    assert any(s.endswith("deals in force at the end bind no faction.") for s in sentences)


def test_rare_deals_get_no_sentence():
    found = finished()[0].model_copy(update={"signing": {}})
    assert signing_sentences(found) == []
    texts = signing_sentences(read(planted(0.01, 1.0)))
    assert not any("Some wings" in text for text in texts)
    rare = planted(0.01, 1.0)
    for deals in rare["signing"].values():
        deals["signed"] = 0.04
    assert is_rare(read(rare))
    assert not is_rare(read(planted(0.05, 1.0)))
    assert signing_sentences(read(rare)) == [
        "Under no option is a deal signed in 5 % of draws, so whom the few deals bind says little."
    ]


def test_the_range_over_options_is_that_of_any_deal():
    found = planted(0.3, 1.0)
    for n, deals in enumerate(found["signing"].values()):
        deals["signed"] = 0.02 + 0.01 * (n == 0)
    assert signed_sentence(read(found)) == (
        "Depending on the option, any deal is signed in 2 to 3 % of draws."
    )
    for deals in found["signing"].values():
        deals["signed"] = 0.02
    assert signed_sentence(read(found)) == "Under every option any deal is signed in 2 % of draws."
    for deals in found["signing"].values():
        deals["signed"] = 0.0
    assert signed_sentence(read(found)) == "No deal is signed under any option."
    found["signing"] = {}
    assert signed_sentence(read(found)) == ""
