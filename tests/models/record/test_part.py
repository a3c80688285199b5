"""One part: its estimate from a planted effect, and what it predicts."""

import numpy as np
import pytest
from tests.models.record.worlds import agreement, dyad_year

from detente.models.record.facts import FACTS
from detente.models.record.panel import Until, panel
from detente.models.record.part import chances, estimate, standardised
from detente.models.record.units import histories


@pytest.fixture(scope="module")
def planted():
    """Return wars in which troops for rebels bring a deal, and nothing else does."""
    rows, texts = [], []
    for dyad in range(60):
        helped = dyad % 3 == 0
        for year in range(2000, 2006):
            began = 1990.0 + dyad / 7
            rows.append(
                dyad_year(year, dyad=dyad, conflict=dyad, troops_for_rebels=helped, started=began)
            )
        if helped:
            texts.append(agreement(2002.5, dyads=(dyad,), number=dyad))
    return panel(histories(rows, texts, "movement"), 2000, 2002, Until(2004, 2005, 2005))


def test_a_planted_effect_is_found(planted):
    found = estimate(planted, "text", "movement", (3.0, 3.0), "all")
    slopes = dict(zip(found.facts, found.coefficients[0, 2:-5], strict=True))
    assert max(slopes, key=slopes.get) == "troops_for_rebels"
    scaled = standardised(planted, found.facts, found.mean, found.sd)
    by_year = chances(scaled, planted.region, found.coefficients)
    helped = planted.facts[:, FACTS.index("troops_for_rebels")] == 1
    assert by_year.shape == (len(planted.year), 5, 1)
    assert by_year[helped].min() > by_year[~helped].max()


def test_a_constant_fact_has_a_deviation_of_one_and_no_relation(planted):
    found = estimate(planted, "fate", "movement", (3.0, 3.0))
    at = found.facts.index("government")
    assert found.sd[at] == 1.0
    assert found.correlation[at, at] == 1.0
    assert np.count_nonzero(found.correlation[at]) == 1


def test_scaling_a_fact_changes_no_prediction(planted):
    scale = np.ones(len(FACTS))
    scale[FACTS.index("log_age")] = 100.0
    other = planted._replace(facts=planted.facts * scale)
    found = []
    for data in (planted, other):
        part = estimate(data, "text", "movement", (3.0, 3.0), "all")
        scaled = standardised(data, part.facts, part.mean, part.sd)
        found.append(chances(scaled, data.region, part.coefficients))
    assert found[0] == pytest.approx(found[1], abs=1e-9)


def test_one_set_of_coefficients_per_war_or_one_for_all(planted):
    part = estimate(planted, "text", "movement", (3.0, 3.0))
    scaled = standardised(planted, part.facts, part.mean, part.sd)
    many = np.broadcast_to(part.coefficients, (len(scaled), *part.coefficients.shape))
    assert chances(scaled, planted.region, many) == pytest.approx(
        chances(scaled, planted.region, part.coefficients), abs=1e-12
    )
