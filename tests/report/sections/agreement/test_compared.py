"""The table of models has one row an issue, and the sentences follow from its numbers."""

from tests.assess.agreement.entries import entry, issue, lacking
from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.assess.agreement.pool.scores import POOL
from detente.report.sections.agreement.compared import (
    best_model,
    compared_rows,
    parted_sentence,
    terms_option,
    terms_sentence,
)
from detente.report.sections.agreement.picture import place_words, zone_words
from detente.report.words import span

MEAN = entry("Mean", 30, 40, 50, "mean")
NEAR, FAR = entry("Median", 32, 38, 52, "median"), entry("Mode", 80, 85, 90, "mode")


def tables(**shares: float):
    """Return a summary with a deal in force in these shares of draws, and no deal otherwise."""
    summary = finished()[0]
    return altered(
        summary,
        {
            f"outcomes/{name}/strategies/{option.id}/table": shares.get(option.id, 0.0)
            for name in summary.outcomes
            for option in summary.strategy_list
        },
    )


def test_a_row_has_the_pool_the_best_model_and_the_ends_of_the_medians():
    summary = finished()[0]
    rows = {row.issue: row for row in compared_rows(summary)}
    assert list(rows) == list(summary.outcomes)
    for name, forecast in summary.outcomes.items():
        apart = forecast.disagreement
        assert rows[name].status_quo == place_words(forecast.stands.status_quo)
        assert rows[name].reversion == place_words(forecast.stands.reversion)
        assert rows[name].zone == zone_words(forecast.zones.talks)
        assert rows[name].pool == span(forecast.pooled.outcome)
        assert rows[name].best == span(forecast.models[POOL].outcome)
        assert rows[name].medians.split("–")[0] == f"{apart.low:.0f}"
        assert rows[name].medians.split("–")[-1] == f"{apart.high:.0f}"
        assert rows[name].parted == (apart.between > apart.within)
    titles = {issue.models[POOL].title for issue in summary.outcomes.values()}
    assert titles == {best_model(summary.outcomes)}


def test_what_is_missing_is_a_dash():
    summary = finished()[0]
    name = next(iter(summary.outcomes))
    place = f"outcomes/{name}"
    bare = altered(
        summary, {f"{place}/models": {}, f"{place}/pooled": None, f"{place}/disagreement": None}
    )
    row = compared_rows(bare)[0]
    assert (row.pool, row.best, row.medians, row.parted) == ("–", "–", "–", False)
    assert best_model({}) == "best single model"


def test_issues_on_which_models_part_are_counted():
    issues = {"a": issue(MEAN, NEAR), "b": issue(MEAN, NEAR, FAR), "c": issue(lacking("x", "y"))}
    assert parted_sentence(issues).startswith("The models disagree on 1 of 2 issues:")
    assert "so none can be compared" in parted_sentence({"a": issue(MEAN)})
    alike = parted_sentence({"a": issue(MEAN, NEAR)})
    assert alike.startswith("The models disagree on no issue: ")


def test_terms_are_shown_under_the_option_that_has_them_most_often():
    often = tables(selective=0.4, none=0.1)
    assert terms_option(often) == "selective"
    assert terms_sentence(often).startswith(
        "Depending on the option, a deal is in force at the end in 10 to 40 % of draws; in none "
        "under “"
    )
    shown = compared_rows(often)[0].terms
    first = next(iter(often.outcomes.values()))
    assert shown == span(first.strategies["selective"].models["engagement"].outcome)


def test_rare_terms_have_no_column():
    rare = tables(selective=0.04)
    assert terms_option(rare) is None
    assert {row.terms for row in compared_rows(rare)} == {"–"}
    assert "in 4 % of draws; in none under “No contact”" in terms_sentence(rare)
    assert terms_sentence(tables()) == "No deal is in force at the end under any option."
    every = tables(**{option.id: 0.02 for option in finished()[0].strategy_list})
    assert terms_sentence(every) == (
        "Under every option a deal is in force at the end in 2 % of draws."
    )
