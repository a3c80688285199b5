"""Sentences on labels and contacts follow the numbers."""

import pytest
from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.assess.summary.record import Summary
from detente.assess.table.norms_record import RECORDED, NormYear
from detente.report.page import render
from detente.report.sections.table.label_and_conduct import NormsView, norms_view, spans
from detente.runs.result import Difference


def summary(**record: list[str]) -> Summary:
    """Return the example's summary with some measures of the record replaced by lists of powers."""
    return altered(finished()[0], _record(record))


def _record(record: dict[str, list[str]]) -> dict[str, object]:
    return {
        f"norms/record/{measure}/{key}": value
        for measure, who in record.items()
        for key, value in (("who", who), ("count", len(who)))
    }


def sentences(found: Summary) -> list[str]:
    return norms_view(found)["norms_sentences"]


def test_who_labels_and_deals_is_counted_and_named():
    found = sentences(summary())[0]
    assert found == (
        "On 30 June 2020, of 3 powers, 1 labels the movement, 1 is in contact with it and 1 does "
        "both (Northland); none does so openly."
    )
    none = sentences(summary(label_contact=[], label_open=["eastland"]))[0]
    assert none.endswith("and none does both; 1 does so openly.")


def test_what_is_said_of_contact():
    assert sentences(summary(contact=[]))[1].startswith("Nobody's contact is on record")
    both = {"admitted": ["northland"], "denied": ["northland", "eastland"]}
    found = sentences(summary(**both))[1]
    assert "1 admits it, 2 deny it" in found
    assert found.endswith("; Northland admits one contact and denies another.")


def blamed(**record: list[str]) -> str:
    row = (
        finished()[0]
        .norms.table[0]
        .model_copy(update={"power": "southland", "criticises": ["northland"]})
    )
    found = summary(critics=["southland"], **record)
    return sentences(altered(found, {"norms/table": [row.model_dump(mode="json")]}))[3]


def test_critics_are_held_against_their_own_contact():
    assert sentences(summary())[3].startswith("No power is on record as criticising")
    assert blamed() == (
        "Southland criticises the contact of Northland; no contact of the critic's own is on "
        "record."
    )
    before = blamed(critics_ever_in_contact=["southland"])
    assert before.endswith("of Northland; it had contact before.")
    now = blamed(critics_ever_in_contact=["southland"], critics_in_contact=["southland"])
    assert now.endswith("of Northland; it is in contact itself.")


def year(number: int, both: list[str], **more: int) -> NormYear:
    counts = dict.fromkeys(RECORDED, 0) | {"label_contact": len(both)} | more
    return NormYear(year=number, who=both, drawn=0.0, **counts)


def with_years(*years: NormYear) -> NormsView:
    return norms_view(altered(summary(), {"norms/years": [y.model_dump() for y in years]}))


def test_years_in_words():
    one, two = ["northland"], ["northland", "eastland"]
    found = with_years(*(year(2010 + n, who) for n, who in enumerate(([], one, two, two, one))))
    assert found["norms_sentences"][2] == (
        "Label and contact first went together in 2011, for at most 2 powers (2012 to 2013)."
    )
    single = with_years(year(2010, one), year(2011, []), year(2012, one))
    assert "in 2010 and 2012, never for more than 1 power" in single["norms_sentences"][2]
    assert with_years(year(2010, []))["norms_sentences"][2].startswith("In no year")


def test_claims_on_criticism_stand_once_and_not_those_of_a_recorded_tie():
    row = finished()[0].norms.table[0].model_dump(mode="json")
    plain = row | {"criticises": [], "criticised_by": [], "claims": ["C1", "C9"]}
    rows = [
        plain | {"power": "northland", "criticised_by": ["eastland"]},
        plain | {"power": "southland", "claims": ["C5"]},
        plain | {"power": "eastland", "criticises": ["northland"]},
    ]
    changes = {"norms/table": rows, "contacts/recorded/0/claims": ["C1"]}
    assert norms_view(altered(finished()[0], changes))["norms_claims"] == ["C9"]


def test_means_at_the_horizon_cover_all_options():
    found = summary()
    said = norms_view(found)["norms_horizon"]
    assert said.startswith("Of 2 powers besides the convenor, after")
    means = [one["contact"].mean for one in found.norms.forecast.strategies.values()]
    assert f"any contact {min(means):.1f}" in said
    assert f"{max(means):.1f} (now {found.norms.forecast.start['contact']:.1f})" in said
    alone = altered(found, {"norms/forecast/powers": 0})
    assert norms_view(alone)["norms_horizon"] == ""


@pytest.mark.parametrize(
    ("years", "words"),
    [([2001], "2001"), ([2001, 2003], "2001 and 2003"), ([2001, 2002, 2003], "2001 to 2003")],
)
def test_spans_of_years(years, words):
    assert spans(years) == words


def forecast(mean: float, error: float, same: float = 0.5) -> str:
    stem = "norms/forecast/strategies"
    options = finished()[0].norms.forecast.strategies
    changes: dict[str, object] = {f"{stem}/{i}/label_contact/mean": 0.1 for i in options}
    gap = Difference(mean=mean, error=error, higher=1 - same, lower=0.0, same=same)
    changes[f"{stem}/unconditional/label_contact/mean"] = 0.1 + mean
    changes[f"{stem}/unconditional/label_contact/against_reference"] = gap
    return norms_view(altered(summary(), changes))["norms_most"]


def test_what_the_convenor_changes_is_held_against_the_noise():
    found = forecast(0.4, 0.01)
    assert found == (
        "Most do both under “All wings, openly”: +0.4 powers against the reference option, and no "
        "difference in 50 % of draws."
    )
    assert forecast(0.01, 0.02).startswith("The draws cannot tell the options apart")
    assert forecast(0.04, 0.001) == "The options hardly differ in who does both."


def test_without_other_powers_nothing_is_forecast():
    found = altered(summary(), {"norms/forecast/powers": 0})
    assert norms_view(found)["norms_most"] == ""
    assert "powers besides the convenor" not in render(found)


def test_the_page_has_the_cautions():
    page = render(summary())
    assert 'id="norms"' in page
    assert "a seat is neither contact nor consent" in page
    assert "Conduct can be counted, aims cannot." in page


def test_accepted_rules_are_said_with_holders_or_as_unspecified():
    rule = {
        "rule": "no talks while they are armed",
        "holders": ["northland"],
        "claims": [],
    }
    found = altered(finished()[0], {"norms/accepted": [rule, {**rule, "holders": []}]})
    said = [one.words for one in norms_view(found)["norms_accepted"]]
    assert said == [
        "Accepted rule of engagement: no talks while they are armed; held by Northland.",
        "Accepted rule of engagement: no talks while they are armed; holders unspecified.",
    ]
    assert said[0] in render(found)
    assert "Accepted rules of engagement: unspecified" in render(finished()[0])
