"""One list of models: a certain case and a bare table give the same numbers, and reasons."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.agreement.runners.inputs import ISSUES, bare, certain, given, repeated

from detente.assess.agreement.answer import forecasts
from detente.assess.agreement.bare_table import table_outcomes
from detente.assess.agreement.runners.given import Options
from detente.assess.agreement.runners.models import MODELS, ask
from detente.models.index import MODELS as INDEX

SHARES = {"power": (0.7, 0.4, 0.2), "ceasefire": (0.3, 0.6, 0.7)}  # of one whole
APART = {"power": (0.9, 0.9, 0.9), "ceasefire": (0.2, 0.8, 0.5)}
OFFERS = {"bargaining.rubinstein", "bargaining.baron_ferejohn"}
SMALL = {"position": {"power": (0.0, 60.0)}, "power": (1.0, 1.5)}


@pytest.fixture(scope="module", params=["one space", "one by one"])
def both(request):
    """Return what either path makes of the same certain numbers, and how the issues were played."""
    salience = SHARES if request.param == "one space" else APART
    of_case = forecasts(certain(salience), 1, 3).issues
    return of_case, table_outcomes(bare(salience=salience)).issues, request.param


@pytest.mark.parametrize("key", MODELS)
def test_a_certain_case_and_a_bare_table_give_the_same_number(both, key):
    of_case, of_table, _ = both
    for issue in ISSUES:
        one, other = of_case[issue].models[key], of_table[issue].models[key]
        if other.outcome is None:
            assert one.outcome is None
            assert other.why_not
            assert one.why_not
        else:
            assert one.outcome.p10 == one.outcome.p90
            assert one.outcome.p50 == pytest.approx(other.outcome, abs=1e-5)


def test_all_but_the_models_of_offers_and_tied_groups_are_compared(both):
    _, of_table, _ = both
    for issue in ISSUES:
        silent = {k for k, m in of_table[issue].models.items() if m.outcome is None}
        assert silent <= OFFERS | {"bargaining.plurality"}


def test_rounds_facts_and_states_are_the_same_on_both_paths(both):
    of_case, of_table, played = both
    for issue in ISSUES:
        for key, one in of_case[issue].models.items():
            other = of_table[issue].models[key]
            if one.outcome is None or not other.rounds:
                continue
            assert one.rounds[-1].mean == pytest.approx(other.rounds[-1].mean, abs=1e-5), key
            assert one.rounds[-1].positions == pytest.approx(other.rounds[-1].positions, abs=1e-5)
            if one.deal is not None:
                assert (one.deal == 1.0) == (other.deal == "deal")
            if one.settled is not None:
                assert (one.settled == 1.0) == (other.ended.how in {"median", "rest"})
        together = "together" if played == "one space" else played
        assert of_table[issue].models["bargaining.spatial"].issues == together


def test_the_list_holds_every_model_that_names_an_outcome():
    others = {f"bargaining.{name}" for name in ("core", "crisis", "levers", "linkage", "win_set")}
    assert {m.spec.name for m in MODELS.values()} == {
        key for key in INDEX if key.startswith("bargaining.")
    } - others


@pytest.mark.parametrize("key", MODELS)
def test_without_influence_no_model_has_an_outcome_on_either_path(key):
    once = given(salience={"power": (0.0, 0.0, 0.0), "ceasefire": (1.0, 1.0, 1.0)})
    found = ask(MODELS[key], once)
    assert np.isnan(found.outcome[0, 0])
    assert found.why_not["power"] == "nobody has influence on it"
    many = ask(MODELS[key], repeated(once, 3))
    assert many.why_not["power"] == "nobody has influence on it in any draw"


def test_draws_without_influence_have_no_outcome_and_the_others_keep_theirs():
    twice = repeated(given(), 2)
    idle = twice.salience.copy()
    idle[1, 0] = 0.0
    found = ask(MODELS["bargaining.status_quo"], replace(twice, salience=idle))
    assert found.outcome[:, 0].tolist() == pytest.approx([10.0, np.nan], nan_ok=True)
    assert found.why_not == {}


@pytest.mark.parametrize("key", [k for k, m in MODELS.items() if m.actors < 100_000])
def test_too_many_actors_are_refused_with_the_number_allowed(key):
    most = MODELS[key].actors
    table = given(position={"power": tuple(np.linspace(0, 9, most + 1))}, power=(1.0,) * (most + 1))
    why = ask(MODELS[key], table).why_not["power"]
    assert f"{most + 1:,} actors; at most {most:,} are run here" in why


def test_an_exchange_needs_several_issues_somebody_has_a_position_on():
    model = MODELS["bargaining.exchange"]
    assert "needs several issues" in ask(model, given(**SMALL)).why_not["power"]
    two = given()
    empty = two.position.copy()
    empty[:, 1] = np.nan
    found = ask(model, replace(two, position=empty))
    assert "needs several issues" in found.why_not["power"]
    assert found.why_not["ceasefire"] == "nobody has a position on it"


def test_what_a_model_refuses_is_its_reason():
    odd = given(**SMALL)
    high = odd.position.copy()
    high[0, 0, 1] = 101.0
    found = ask(MODELS["bargaining.spatial"], replace(odd, position=high))
    assert "position" in found.why_not["power"]
    assert np.isnan(found.outcome).all()


def test_options_reach_the_model_and_titles_name_the_reading():
    game = ask(MODELS["bargaining.challenge"], given(), Options(rounds=2))
    assert len(game.trace) == 3
    assert MODELS["bargaining.challenge"].title == "Challenge model (as run)"
    assert MODELS["bargaining.median"].title == "Weighted median"
