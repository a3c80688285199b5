"""Package deals on a case: what linking allows, proposals, and what is refused."""

from dataclasses import replace

import pytest
from tests.assess.camp_cases import with_assessments
from tests.ensemble.planted import example, table
from tests.reachability.valley import number

from detente.assess.agreement.packages import RULES, packages
from detente.errors import DomainError, UnknownNameError

BOTH = ["power", "ceasefire"]


def traders():
    """Return the example with one wing and a government that care for unlike issues."""
    rows = []
    for party, first, second, cares in (
        ("capital", 0.0, 0.0, 0.9),
        ("river-wing", 60.0, 90.0, 0.1),
    ):
        rows += [
            number(party, "position", first, item="power"),
            number(party, "position", second, item="ceasefire"),
            number(party, "salience", cares, item="power"),
            number(party, "salience", 1.0 - cares, item="ceasefire"),
            number(party, "war-cost", 0.0),
        ]
    case = with_assessments(example(), rows)
    kept = [a for a in case.actors if a.id != "hill-wing"]
    gone = [a for a in case.assessments if "hill-wing" not in {a.subject, a.object}]
    return replace(case, actors=table(kept), assessments=table(gone), relations=table([]))


def test_each_gives_way_where_it_cares_little():
    found = packages(traders(), BOTH, draws=16)
    assert found.parties == ["capital", "river-wing"]
    for rule in RULES:
        proposal = found.proposals[rule]
        assert proposal.terms["power"] < 25.0 < proposal.terms["ceasefire"]
        assert min(proposal.gain.values()) >= 0.0
        assert 0.0 <= proposal.holds <= 1.0


def test_counts_and_the_nearest_package():
    found = packages(example(), BOTH, draws=16)
    assert found.packages >= 25
    assert found.efficient <= found.agreed <= found.packages
    near = found.nearest
    for party, gain in near.gain.items():
        assert near.due[party] == pytest.approx(max(0.0, -gain))
    assert set(found.alone) == set(BOTH)


def test_the_same_seed_gives_the_same_packages():
    assert packages(example(), BOTH, draws=8) == packages(example(), BOTH, draws=8)


@pytest.mark.parametrize(
    ("issues", "error", "message"),
    [
        (["power"], DomainError, "two or more issues"),
        (["power", "power"], DomainError, "two or more issues"),
        (["power", "peace"], UnknownNameError, "issue 'peace' is not in the case; allowed: power"),
    ],
)
def test_what_cannot_be_linked_is_refused(issues, error, message):
    with pytest.raises(error, match=message):
        packages(example(), issues, draws=4)
