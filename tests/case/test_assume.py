"""Supposing a report sound or empty: its whole origin follows, nothing else does."""

import pytest
from tests.ensemble.planted import claim, example, planted

from detente.case.assume import assume
from detente.ensemble.claims import Evidence, draw_claims
from detente.errors import DomainError, UnknownNameError


def case():
    rows = [claim("A", 0.6, origin="desk"), claim("B", 0.8, origin="desk"), claim("C", 0.7)]
    return planted(claims=[*rows, claim("X", 0.5, kind="context")])


@pytest.mark.parametrize("holds", [True, False])
def test_a_report_holds_in_every_draw_or_in_none(holds):
    drawn = draw_claims(Evidence(assume(case(), {"A": holds})), 1, 0, 200)
    assert drawn.origins["desk"].all() == holds
    assert drawn.origins["desk"].any() == holds
    plain = draw_claims(Evidence(case()), 1, 0, 200)
    assert (drawn.origins["C"] == plain.origins["C"]).all()


def test_the_whole_origin_follows_and_the_digest_changes():
    found = assume(case(), {"A": False})
    assert [found.claims[c].accuracy for c in "ABC"] == [0.0, 0.0, 0.7]
    assert found.digest != case().digest
    assert assume(case(), {}) is not None
    assert assume(example(), {}) is example()


def test_an_empty_report_no_longer_speaks_for_a_reading():
    prior = [m.prior for m in example().settings.hypotheses[0].members]
    named = {h.claim for h in example().hypotheses}
    found = assume(example(), dict.fromkeys(named, False))
    assert Evidence(found).posterior("movement") == pytest.approx(prior)


def test_two_of_one_origin_cannot_differ():
    with pytest.raises(DomainError, match="A and B have the same origin, 'desk'"):
        assume(case(), {"A": True, "B": False})
    assert assume(case(), {"A": True, "B": True}).claims["B"].accuracy == 1.0


@pytest.mark.parametrize(
    ("name", "message"),
    [("a", "is not in the case as of 2020-06-30; did you mean"), ("X", "context and feeds no")],
)
def test_what_is_no_claim_that_counts_is_refused(name, message):
    with pytest.raises(UnknownNameError, match=message):
        assume(case(), {name: False})
