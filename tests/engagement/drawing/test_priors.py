"""Parameters: their priors, and what hypotheses that hold put in their place."""

import numpy as np
import pytest
from scipy import stats
from tests.engagement.drawing.small import inputs, sets, small

from detente.engagement.drawing.priors import bound, drawn, held, nil_mean, parameter, reading_of
from detente.vocabulary.bindings.record import READINGS

LUCK = np.array([0.1, 0.5, 0.9])
ONE = np.ones(1)  # first talks expected by the horizon: an effect on them has no mean


def test_a_parameter_is_a_quantile_of_its_prior():
    given = inputs(sets(small()), draws=3)
    assert drawn(given, "t_mhs", LUCK) == pytest.approx(
        stats.truncnorm.ppf(LUCK, -2.0, np.inf, loc=1.2, scale=0.6)
    )
    assert drawn(given, "peers", LUCK) == pytest.approx(stats.norm.ppf(LUCK, 0.8, 0.8))
    assert drawn(given, "hurdle", LUCK).tolist() == [0.0, 0.0, 0.0]


def test_a_member_that_holds_replaces_the_prior():
    case = sets(small(), issue_linkage=[{"id": "builds"}, {"id": "backfires"}])
    given = inputs(case, draws=200)
    builds = given.claims.hypotheses["issue-linkage"] == 0
    found = parameter(given, "coop_trust", ONE)
    assert builds.any()
    assert not builds.all()
    assert ((found > 0.0) == builds).all()
    luck = given.numbers.uniforms("parameter|cooperation|coop_trust|")
    # PERT(0, .04, .10) is .10 times Beta(1 + 1.6, 1 + 2.4)
    assert found[builds] == pytest.approx(0.1 * stats.beta.ppf(luck[builds], 2.6, 3.4))


def test_a_case_binds_what_it_likes_and_the_rest_stays():
    case = sets(
        small(),
        own=[{"id": "a", "binds": {"pace": [0.5, 0.5, 0.5]}}, {"id": "b", "binds": {}}],
    )
    given = inputs(case, draws=200)
    free = inputs(sets(small()), draws=200)
    found, usual = parameter(given, "pace", ONE), parameter(free, "pace", ONE)
    own = given.claims.hypotheses["own"] == 0
    assert (found[own] == 0.5).all()
    assert (found[~own] == usual[~own]).all()


def test_a_class_of_wars_binds_its_hazards_under_any_name():
    case = sets(small(), which=[{"id": "x", "war": "long"}, {"id": "y", "war": "intense"}])
    given = inputs(case, draws=100)
    luck = np.full(100, 0.5)
    found = bound(given, "win_rebels", luck, np.zeros(100))
    assert len(np.unique(found)) == 2
    assert (found > 0.0).all()


def test_a_question_of_context_binds_nothing():
    case = sets(small(), issue_linkage=[{"id": "builds"}, {"id": "backfires"}])
    (one,) = case.settings.hypotheses
    case.settings.hypotheses[0] = one.model_copy(update={"context": True})
    assert not list(held(inputs(case)))


def test_a_forced_parameter_keeps_its_value():
    given = inputs(small(), forced={"parameter|terms|pace|": 0.25})
    assert (parameter(given, "pace", ONE) == 0.25).all()


def test_the_reading_is_the_member_that_holds():
    case = sets(small(), movement=[{"id": "many"}, {"id": "one"}])
    given = inputs(case, draws=100)
    names = np.array(["many", "one"])[given.claims.hypotheses["movement"]]
    assert [READINGS[n] for n in reading_of(given)] == names.tolist()


def test_readings_are_as_likely_as_each_other_where_no_member_says():
    given = inputs(sets(small()), draws=3000)
    assert np.bincount(reading_of(given)) == pytest.approx(1000, abs=100)
    own = [{"id": "a", "reading": "two"}, {"id": "b", "binds": {"pace": [0, 0.1, 1]}}]
    given = inputs(sets(small(), own=own), draws=900)
    found, said = reading_of(given), given.claims.hypotheses["own"] == 0
    assert (found[said] == READINGS.index("two")).all()
    assert set(found[~said]) == {0, 1, 2}


@pytest.mark.parametrize("sd", [0.25, 0.45])
@pytest.mark.parametrize("expected", [0.05, 0.44, 1.0, 2.0])
def test_an_effect_on_first_talks_has_no_mean_effect_on_them(expected, sd):
    """The chance of talks by the horizon, averaged over the effect by quadrature."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(40)
    effect = nil_mean(sd, np.array(expected)) + sd * nodes
    chance = -np.expm1(-expected * np.exp(effect))
    mean = (weights * chance).sum() / weights.sum()
    assert mean == pytest.approx(-np.expm1(-expected), abs=0.0015)


def test_the_mean_is_that_of_the_design_at_its_rate_and_stays_beyond_two():
    """36 months at a log-odds of -4.4; the design prints -.05."""
    assert nil_mean(0.45, np.array(36 * 0.0121)) == pytest.approx(-0.057, abs=5e-4)
    far = nil_mean(0.45, np.array([2.0, 3.0, 9.0]))
    assert far == pytest.approx([0.10125] * 3)


def test_the_rate_moves_the_mean_of_effects_on_first_talks_only():
    given = inputs(sets(small()), draws=50)
    often, seldom = (parameter(given, "t_med", np.full(50, expected)) for expected in (1.5, 0.0))
    assert often - seldom == pytest.approx(np.full(50, 0.5 * 0.45**2 * 1.5))
    assert (parameter(given, "t_mhs", ONE) == parameter(given, "t_mhs", 2.0 * ONE)).all()


def test_a_member_that_holds_has_no_such_mean():
    case = sets(small(), mediation_effect=[{"id": "helps"}, {"id": "stalls"}])
    given = inputs(case, draws=100)
    found = [parameter(given, "t_med", rate * ONE) for rate in (0.0, 2.0)]
    assert (found[0] == found[1]).all()
