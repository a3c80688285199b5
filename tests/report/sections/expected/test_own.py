"""The tool's own rows: stakes of failure, and backfire."""

import pytest
from tests.assess.altered import altered
from tests.assess.expected.stands import link
from tests.assess.runs import finished

from detente.assess.summary.record import Summary
from detente.report.sections.expected.own import own_rows

SUMMARY = finished()[0].model_copy(update={"expected": [link()]})
REFERENCE = SUMMARY.audits.reference
OPTION = next(iter(SUMMARY.backfires.strategies))
BOX = {
    "stable": True,
    "coverage": 0.5,
    "density": 0.5,
    "support": 0.1,
    "unseen": {
        "coverage": 0.5,
        "density": 0.5,
        "support": 0.1,
        "interval": [0.3, 0.6],
        "base": 0.1,
        "p_value": 0.0,
    },
}


def rows(summary: Summary = SUMMARY, **changes) -> dict[str, dict[str, str]]:
    return dict(own_rows(altered(summary, changes)))


def with_deals(signed: float, failed: float) -> dict[str, object]:
    events = f"/events_of_war/{REFERENCE}"
    return {f"{events}/any_deal/happens": signed, f"{events}/failure/happens": failed}


def harmed(harm: str, rate: float, box: object = None) -> dict[str, object]:
    """Return changes with one kind of harm of one option alone."""
    draws = round(rate * SUMMARY.backfires.draws)
    found = {"draws": draws, "rate": rate, "box": box, "why_not": None if box else "too_few"}
    empty = dict.fromkeys(("value", "extra_deaths", "splits"))
    options = {o: {**empty, harm: found} if o == OPTION else empty for o in SUMMARY.strategies}
    return {"/backfires/strategies": options, "/audits/dominance": []}


def restricted(column: str, *claims: str) -> dict[str, object]:
    one = {
        "input": column,
        "low": 0.1,
        "high": None,
        "low_range": None,
        "high_range": None,
        "values": None,
        "quasi_p": 0.01,
        "recurs": 0.9,
        "claims": list(claims),
    }
    return {**BOX, "restrictions": [one]}


def test_without_links_of_the_sources_there_are_none():
    assert own_rows(SUMMARY.model_copy(update={"expected": []})) == []


def test_a_failed_deal_is_a_share_of_those_signed_with_its_interval():
    found = rows(**with_deals(0.5, 0.25))["stakes: a signed deal fails"]
    ((decided, cell),) = found.items()
    influence = SUMMARY.basis["deal"].influence
    most = max(influence, key=influence.get) if influence else "nothing"
    assert decided == {"placeholder": "judgement"}.get(most, most)
    assert cell.startswith("50 % (")
    assert "stakes: a signed deal fails" not in rows(**with_deals(0.0, 0.0))


def test_what_follows_without_a_deal_is_a_share_of_the_futures_without_one():
    ends = dict.fromkeys(SUMMARY.outcomes_of_war[REFERENCE], 0.0)
    ends |= {"continues": 0.25, "deal_binding": 0.5, "rebel_victory": 0.25}
    found = rows(**{f"/outcomes_of_war/{REFERENCE}": ends})
    ((_, cell),) = found["stakes: without a deal the war goes on"].items()
    assert cell.startswith("50 % (")


@pytest.mark.parametrize(
    ("box", "decided"),
    [
        (None, "nothing"),
        ({**restricted("parameter|balance|arms|"), "stable": False}, "nothing"),
        (restricted("parameter|balance|arms|"), "assumption"),
        (restricted("assessment|front|voice|"), "judgement"),
        (restricted("tie|a>b|contact|", "C1"), "evidence"),
    ],
)
def test_the_inputs_of_a_stable_condition_decide_a_backfire(box, decided):
    found = rows(**harmed("value", 0.25, box))
    title = next(one.title for one in SUMMARY.strategy_list if one.id == OPTION)
    ((ground, cell),) = found[f"backfire in value: “{title}”"].items()
    assert ground == decided
    assert cell.startswith("worse: 25 % (")
    assert "; mean " in cell


def test_an_effect_that_its_own_assumption_decides_is_assumed():
    flagged = {"option": OPTION, "metric": "extra_deaths", "p_better": 0.0, "p_worse": 1.0}
    changes = {
        **harmed("extra_deaths", 0.5),
        "/audits/dominance": [{**flagged, "flagged": True, "one_sided": True}],
    }
    (found,) = (cells for words, cells in rows(**changes).items() if "deaths" in words)
    assert set(found) == {"assumption"}


def test_the_mean_change_has_its_sign_and_two_standard_errors():
    gap = {"mean": -120.4, "error": 10.2, "higher": 0.2, "lower": 0.8, "same": 0.0}
    changes = harmed("extra_deaths", 0.5) | {f"/against_reference/{OPTION}/extra_deaths": gap}
    (found,) = (cells for words, cells in rows(**changes).items() if "deaths" in words)
    assert found["nothing"].endswith("; mean −120 ± 20")


def test_the_option_that_does_a_harm_most_often_is_named():
    changes = harmed("splits", 0.25)
    options = dict(changes["/backfires/strategies"])
    other = next(one for one in options if one not in {OPTION, REFERENCE})
    options[other] = {**options[OPTION], "splits": {**options[OPTION]["splits"], "rate": 0.5}}
    title = next(one.title for one in SUMMARY.strategy_list if one.id == other)
    assert f"backfire in splits: “{title}”" in rows(**{**changes, "/backfires/strategies": options})


def test_what_never_happens_has_no_row():
    assert not any("backfire" in words for words in rows(**harmed("splits", 0.0)))
