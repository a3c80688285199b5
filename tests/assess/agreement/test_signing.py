"""Who signs and when: deals by option, counted from the draws."""

from dataclasses import replace

import numpy as np
from tests.assess.camp_cases import with_settings
from tests.assess.runs import finished
from tests.ensemble.planted import example

from detente.assess.agreement.signing import SIGNED, bound_draws, deal_draws, signing
from detente.assess.summary.record import Summary
from detente.runs.draws import Rows


def ran() -> Rows:
    """Return the rows of a run of the example; only a test makes the run, not the import."""
    return finished()[1]


def planted(**columns: list[float]):
    """Return the rows with columns of the first option replaced, repeated over the draws."""
    options = len(ran().strategies)
    outputs = dict(ran().outputs)
    for name, values in columns.items():
        column = np.array(outputs[name], dtype=np.float64)
        column[::options] = np.resize(values, len(column[::options]))
        outputs[name] = column
    return replace(ran(), outputs=outputs)


def test_shares_months_and_whom_a_deal_binds():
    rows = planted(
        signed=[6.0, 0.0],
        signed_full=[0.0, 0.0],
        held=[1.0, 0.0],
        broken=[0.0, 1.0],
        **{"bound.river-wing": [1.0, 0.0], "bound.hill-wing": [0.0, 0.0]},
    )
    found = signing(example(), rows)[ran().strategies[0]]
    assert (found.signed, found.full, found.in_force, found.failed) == (0.5, 0.0, 0.5, 0.5)
    assert found.first_month is not None
    assert (found.first_month.p10, found.first_month.p90) == (6.0, 6.0)
    assert (found.factions["river-wing"].bound, found.factions["river-wing"].of_deals) == (0.5, 1.0)
    assert found.factions["hill-wing"].of_deals == 0.0


def test_without_a_deal_there_is_no_month_and_nobody_of_no_deals():
    rows = planted(signed=[0.0], held=[0.0])
    found = signing(example(), rows)[ran().strategies[0]]
    assert found.first_month is None
    assert {f.of_deals for f in found.factions.values()} == {None}


def test_a_case_without_issues_has_no_deals():
    assert signing(with_settings(example(), issues=[]), ran()) == {}


def test_the_record_is_the_mean_of_its_draws():
    found = signing(example(), ran())
    for option, deals in found.items():
        for name in SIGNED:
            drawn = deal_draws(ran(), option)[name]
            assert abs(float(drawn.mean()) - getattr(deals, name)) < 1e-6
        for faction, bound in deals.factions.items():
            drawn = bound_draws(ran(), option, faction)["bound"]
            assert abs(float(drawn.mean()) - bound.bound) < 1e-6


def test_the_chance_of_a_deal_is_that_of_the_metrics():
    summary: Summary = finished()[0]
    for option, deals in summary.signing.items():
        assert deals.signed == summary.strategies[option]["settlement"]
        assert deals.full == summary.strategies[option]["settlement_full"]
        assert deals.in_force == summary.strategies[option]["held"]
