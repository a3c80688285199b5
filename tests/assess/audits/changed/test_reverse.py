"""Evidence reversed: mirrored twice it is as it was, and likelihoods speak for the other side."""

import numpy as np
import pytest
from tests.ensemble.planted import assessment, claim, example, likelihoods, planted, support

from detente.assess.audits.changed.reverse import inverted, mirrored, reverse
from detente.ensemble.claims import NOISE, Evidence


def test_a_number_is_mirrored_in_its_range():
    row = assessment("p", 10.0, 20.0, 40.0, subject="capital", variable="position", item="power")
    found = mirrored(example(), row)
    assert (found.low, found.mode, found.high) == (60.0, 80.0, 90.0)
    assert mirrored(example(), found) == row


def test_only_numbers_with_a_claim_are_mirrored_and_ends_keep_their_claims():
    rows = [
        assessment(name, 0.1, 0.2, 0.4, subject=name, variable="war-cost")
        for name in ("capital", "front")
    ]
    case = planted(
        assessments=rows,
        claims=[claim("said", 0.9)],
        supports=[support("said", "capital", "low")],
    )
    found = reverse(case)
    assert found.assessments["capital"].low == pytest.approx(0.6)
    assert found.assessments["front"] == rows[1]
    assert [s.part for s in found.supports] == ["high"]


@pytest.mark.parametrize("accuracy", [0.3, 0.8, 1.0])
def test_an_inverse_report_speaks_as_strongly_for_the_other_side(accuracy):
    chances = np.array([0.9, 0.5, 0.2])
    turned = inverted(chances, accuracy)
    one, other = (accuracy * c + (1.0 - accuracy) * NOISE for c in (chances, turned))
    products = one * other
    assert products == pytest.approx(np.full(3, products[0]), rel=1e-12)
    assert inverted(turned, accuracy) == pytest.approx(chances)


def test_a_report_that_says_nothing_or_all_is_mirrored():
    assert inverted(np.array([0.9, 0.2]), 0.0).tolist() == pytest.approx([0.2, 0.9])
    assert inverted(np.array([1.0, 0.0]), 1.0).tolist() == [0.0, 1.0]


def test_the_odds_of_hypotheses_are_inverted():
    case = planted(
        claims=[claim("c1", 0.8), claim("c2", 0.6)],
        hypotheses=[*likelihoods("c1", (0.9, 0.5, 0.1)), *likelihoods("c2", (0.3, 0.4, 0.9))],
    )
    before, after = (Evidence(c).posterior("movement") for c in (case, reverse(case)))
    rivals = next(s for s in case.settings.hypotheses if s.id == "movement")
    prior = np.array([m.prior for m in rivals.members])
    products = (before / prior) * (after / prior)
    assert products == pytest.approx(np.full(3, products[0]), rel=1e-9)
