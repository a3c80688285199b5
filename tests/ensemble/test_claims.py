"""The scheme "One draw, without double counting", by hand."""

import numpy as np
import pytest
from tests.ensemble.planted import assessment, claim, example, likelihoods, planted, support

from detente.ensemble.claims import Evidence, draw_claims
from detente.errors import DomainError

DRAWS = 20_000


def frequency(flags) -> float:
    return float(np.mean(flags))


def error(chance: float, draws: float = DRAWS) -> float:
    """Return four standard errors of a share."""
    return 4 * float(np.sqrt(max(chance * (1 - chance), 1e-4) / draws))


def drawn(case, draws: int = DRAWS):
    return draw_claims(Evidence(case), 1, 0, draws)


# Priors of the example: one .4, two .4, many .2. Noise makes any report half the time.
FIRST, SECOND = (0.2, 0.6, 0.4), (0.9, 0.3, 0.5)


def two_claims(**second):
    return planted(
        claims=[claim("a", 0.8, origin="x"), claim("b", 0.8, **second)],
        hypotheses=[*likelihoods("a", FIRST), *likelihoods("b", SECOND)],
    )


def test_posterior_of_two_origins_by_hand():
    # .8e + .1: a gives .26 .58 .42, b gives .82 .34 .50; times the priors .08528 .07888 .04200.
    found = Evidence(two_claims(origin="y")).posterior("movement")
    assert found == pytest.approx(np.array([0.08528, 0.07888, 0.042]) / 0.20616, abs=1e-12)


def test_two_claims_of_one_origin_count_once_by_the_weaker():
    # Ratios of largest to smallest: a .58/.26 = 2.23, b .82/.34 = 2.41. So a counts.
    found = Evidence(two_claims(origin="x")).posterior("movement")
    assert found == pytest.approx(np.array([0.104, 0.232, 0.084]) / 0.42, abs=1e-12)


def test_the_order_of_claims_does_not_matter():
    case = two_claims(origin="x")
    other = planted(claims=reversed(list(case.claims)), hypotheses=reversed(list(case.hypotheses)))
    first, second = (Evidence(c).posterior("movement") for c in (case, other))
    assert first == pytest.approx(second, abs=1e-12)


def test_a_claim_without_likelihoods_leaves_the_prior():
    found = Evidence(planted(claims=[claim("a", 0.9)])).posterior("movement")
    assert found == pytest.approx([0.4, 0.4, 0.2], abs=1e-12)


def test_hypotheses_are_drawn_at_their_posterior():
    case = two_claims(origin="y")
    held = drawn(case).hypotheses["movement"]
    for member, chance in enumerate(Evidence(case).posterior("movement")):
        assert frequency(held == member) == pytest.approx(chance, abs=error(chance))


def test_informative_given_the_hypothesis():
    """Rule 4: I | H ~ Bernoulli(q P(e|H) / [q P(e|H) + (1 − q) b])."""
    case = planted(claims=[claim("a", 0.8)], hypotheses=likelihoods("a", FIRST))
    found = drawn(case)
    held = found.hypotheses["movement"]
    for member, chance in enumerate((0.16 / 0.26, 0.48 / 0.58, 0.32 / 0.42)):
        here = held == member
        share = frequency(found.origins["a"][here])
        assert share == pytest.approx(chance, abs=error(chance, here.sum()))


def test_an_origin_outside_all_hypotheses_is_informative_at_its_accuracy():
    found = drawn(planted(claims=[claim("a", 0.7)]))
    assert frequency(found.origins["a"]) == pytest.approx(0.7, abs=error(0.7))
    assert (found.standing["a"] == found.origins["a"]).all()


def test_claims_of_one_origin_stand_together():
    case = planted(claims=[claim("a", 0.6, origin="x"), claim("b", 0.8, origin="x")])
    found = drawn(case)
    assert (found.standing["a"] == found.standing["b"]).all()
    assert frequency(found.standing["a"]) == pytest.approx(0.7, abs=error(0.7))


def test_context_never_stands():
    found = drawn(planted(claims=[claim("a", 1.0, kind="context")]), 50)
    assert not found.standing["a"].any()
    assert "a" not in found.origins


def test_hypotheses_of_the_movement_leave_out_what_feeds_the_sorting():
    """Rule 3: the same leaders' words may not count for the class and for the camps."""
    case = planted(
        claims=[claim("a", 0.8), claim("b", 0.8)],
        hypotheses=[*likelihoods("a", FIRST), *likelihoods("b", SECOND)],
        assessments=[
            assessment("t", 1, 2, 3, subject="hill-wing", variable="performance", item="talk")
        ],
        supports=[support("a", "t")],
    )
    evidence = Evidence(case)
    assert set(evidence.likelihoods("movement")) == {"b"}
    weights = np.array([0.4, 0.4, 0.2]) * (0.8 * np.array(SECOND) + 0.1)
    assert evidence.posterior("movement") == pytest.approx(weights / weights.sum(), abs=1e-12)
    # The report itself is then drawn at its plain accuracy, whatever holds.
    assert frequency(drawn(case).origins["a"]) == pytest.approx(0.8, abs=error(0.8))


def test_other_sets_keep_what_feeds_the_sorting():
    settings = example().settings
    renamed = settings.hypotheses[0].model_copy(update={"id": "other"})
    case = planted(
        claims=[claim("a", 0.8)],
        hypotheses=likelihoods("a", FIRST, group="other"),
        assessments=[
            assessment("t", 1, 2, 3, subject="hill-wing", variable="performance", item="talk")
        ],
        supports=[support("a", "t")],
    )
    object.__setattr__(
        case, "settings", settings.model_copy(update={"hypotheses": [renamed]})
    )  # the copy is this test's own
    assert set(Evidence(case).likelihoods("other")) == {"a"}


def reported(first: float, second: float, **fields):
    """Plant a report of p and its denial."""
    denial = {"polarity": "-", "hedge": "asserted", **fields}
    return planted(
        claims=[
            claim("yes", first, proposition="p"),
            claim("no", second, proposition="p", **denial),
        ]
    )


def test_contested_proposition_by_hand():
    # Odds 1 × (.8 + .1)/.1 × .2/(.6 + .2) = 9 / 4.
    case = reported(0.8, 0.6)
    assert Evidence(case).truth("p") == pytest.approx(2.25 / 3.25, abs=1e-12)
    found = drawn(case)
    true = found.propositions["p"]
    assert frequency(true) == pytest.approx(2.25 / 3.25, abs=error(0.69))
    # I | x: the report .8/.9 if true, never if false; the denial never if true, .6/.8 if false.
    assert frequency(found.origins["yes"][true]) == pytest.approx(8 / 9, abs=error(8 / 9, 13_800))
    assert frequency(found.origins["no"][~true]) == pytest.approx(0.75, abs=error(0.75, 6_100))
    assert not found.origins["yes"][~true].any()
    assert not found.origins["no"][true].any()


@pytest.mark.parametrize("hedge", ["asserted", "denied"])
def test_contradicting_reports_never_both_stand(hedge):
    found = drawn(reported(0.8, 0.6, hedge=hedge))
    yes, no = found.standing["yes"], found.standing["no"]
    assert yes.any()
    assert no.any()
    assert not (yes & no).any()
    assert not (yes & ~found.propositions["p"]).any()
    assert not (no & found.propositions["p"]).any()


def test_an_interested_partys_denial_moves_little():
    """At full accuracy LR = .90/.95, so an even chance falls to .9/1.85 = .486, no further."""
    denial = claim("no", 1.0, proposition="p", polarity="-", hedge="denied")
    assert Evidence(planted(claims=[denial])).truth("p") == pytest.approx(0.9 / 1.85, abs=1e-12)
    # Beside a good report (.8): odds 9 fall to 9 × .947 = 8.53 only.
    case = reported(0.8, 1.0, hedge="denied")
    odds = 9 * 0.9 / 0.95
    assert Evidence(case).truth("p") == pytest.approx(odds / (1 + odds), abs=1e-12)


def test_the_examples_own_denial():
    # Correspondent B2 .80: odds 9. Ministry C4 .525: LR (.525×.9 + .2375)/(.525×.95 + .2375).
    odds = 9 * 0.71 / 0.73625
    found = Evidence(example()).truth("northland-meets-front")
    assert found == pytest.approx(odds / (1 + odds), abs=1e-12)


def test_reports_that_are_pure_noise_leave_the_truth_unknown():
    """Not informative is unknown, not false."""
    found = drawn(reported(0.0, 0.0))
    assert frequency(found.propositions["p"]) == pytest.approx(0.5, abs=error(0.5))
    assert not found.standing["yes"].any()
    assert not found.standing["no"].any()


def test_an_uncontested_proposition_is_not_drawn():
    found = drawn(planted(claims=[claim("a", 0.5, proposition="p")]), 100)
    assert found.propositions == {}


def test_many_reports_of_one_origin_count_once_for_a_proposition():
    """Rules 2 and 5: truth and informativeness both use one entry an origin.

    With a denial of accuracy 0 and an even prior, P(x) = (1 + q)/2 and P(I) = q, since then
    P(I) = P(x) q / (q + (1 − q)/2).
    """
    q = 0.6
    reports = [claim(n, q, proposition="p", origin="agency") for n in ("a", "b", "c")]
    denial = claim("no", 0.0, proposition="p", polarity="-")
    case = planted(claims=[*reports, denial])
    assert Evidence(case).truth("p") == pytest.approx((1 + q) / 2, abs=1e-12)
    found = drawn(case)
    assert frequency(found.origins["agency"]) == pytest.approx(q, abs=error(q))


def test_a_report_that_cannot_err_decides():
    assert Evidence(reported(1.0, 0.5)).truth("p") == 1.0
    assert Evidence(reported(0.5, 1.0)).truth("p") == 0.0
    again = [claim(n, 1.0, proposition="p", polarity="-", origin="o") for n in ("a", "b")]
    assert Evidence(planted(claims=again)).truth("p") == 0.0


def test_reports_that_cannot_err_and_contradict_are_refused():
    with pytest.raises(DomainError, match=r"proposition 'p' is both reported and denied"):
        Evidence(reported(1.0, 1.0)).truth("p")


def test_impossible_under_one_hypothesis_is_impossible():
    case = planted(claims=[claim("a", 1.0)], hypotheses=likelihoods("a", (0.0, 0.5, 1.0)))
    assert Evidence(case).posterior("movement") == pytest.approx([0, 0.5, 0.5], abs=1e-12)


def test_impossible_under_every_hypothesis_is_refused():
    case = planted(claims=[claim("a", 1.0)], hypotheses=likelihoods("a", (0.0, 0.0, 0.0)))
    with pytest.raises(DomainError, match=r"set 'movement': .* probability 0 under every member"):
        Evidence(case).posterior("movement")


def test_draws_do_not_depend_on_the_range_they_are_drawn_in():
    whole = drawn(example(), 40)
    part = draw_claims(Evidence(example()), 1, 25, 15)
    for kind in ("origins", "hypotheses", "propositions", "standing"):
        for name, values in getattr(whole, kind).items():
            assert (values[25:] == getattr(part, kind)[name]).all()


def test_another_row_moves_no_other_origin():
    more = planted(claims=[*example().claims, claim("new", 0.5)], hypotheses=example().hypotheses)
    less = planted(claims=example().claims, hypotheses=example().hypotheses)
    after, before = drawn(more, 200), drawn(less, 200)
    assert set(after.origins) - set(before.origins) == {"new"}
    for name, values in before.origins.items():
        assert (values == after.origins[name]).all()


def test_very_many_reports_do_not_underflow():
    reports = [claim(f"r{n}", 0.9, proposition="p") for n in range(300)]
    denials = [claim(f"d{n}", 0.9, proposition="p", polarity="-") for n in range(300)]
    found = Evidence(planted(claims=[*reports, *denials])).truth("p")
    assert found == pytest.approx(0.5, abs=1e-9)
