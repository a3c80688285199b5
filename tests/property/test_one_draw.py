"""One draw, without double counting: what must hold for any evidence."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ensemble.planted import claim, example, likelihoods, planted, support, tie

from detente.case.case import Case
from detente.engagement.task import EngagementTask
from detente.ensemble.claims import ClaimDraws, Evidence, draw_claims
from detente.vocabulary.variables import VARIABLES

DRAWS = 64
KINDS = ("origins", "hypotheses", "propositions", "standing")
NUMBERS = ("t-river", "t-hill", "o-south", "a-north-east", "drawn")

accuracies = st.integers(0, 95).map(lambda n: n / 100)
chances = st.tuples(*[st.integers(1, 99).map(lambda n: n / 100)] * 3)


@st.composite
def claims(draw, name: str):
    """Draw a claim: its accuracy, where it comes from, what it says or denies."""
    proposition = draw(st.sampled_from(["met", "armed", None]))
    fields = {
        "origin": draw(st.sampled_from(["agency", "envoy", None])),
        "proposition": proposition,
        "polarity": draw(st.sampled_from("+-" if proposition else "+")),
        "hedge": draw(st.sampled_from(["asserted", "alleged", "denied"])),
        "kind": draw(st.sampled_from(["claim", "claim", "event", "context"])),
    }
    return claim(name, draw(accuracies), **{k: v for k, v in fields.items() if v is not None})


@st.composite
def cases(draw) -> Case:
    """Draw evidence for the example: claims, what they feed, and what they say of rivals."""
    drawn = [draw(claims(f"c{n}")) for n in range(draw(st.integers(1, 6)))]
    table = []
    for one in drawn:
        if one.kind != "context" and draw(st.booleans()):
            table += likelihoods(one.id, draw(chances))
    fed = st.lists(st.sampled_from(NUMBERS), max_size=2, unique=True)
    links = [support(one.id, number) for one in drawn for number in draw(fed)]
    links = [s for s in links if s.assessment != "drawn"] + [
        support(s.claim, "drawn", "existence") for s in links if s.assessment == "drawn"
    ]
    return planted(
        claims=drawn, hypotheses=table, supports=links, relations=[tie("drawn")], rounds=()
    )


def drawn(case: Case, first: int = 0, count: int = DRAWS) -> ClaimDraws:
    return draw_claims(Evidence(case), 1, first, count)


def with_claims(case: Case, rows) -> Case:
    return planted(
        claims=rows,
        hypotheses=case.hypotheses,
        supports=case.supports,
        relations=case.relations,
        rounds=case.rounds,
    )


@given(cases())
def test_contradicting_reports_never_both_stand(case):
    found = drawn(case)
    for group in Evidence(case).contested.values():
        for one in group:
            for other in group:
                if one.polarity != other.polarity:
                    assert not (found.standing[one.id] & found.standing[other.id]).any()


@given(cases())
def test_a_claim_stands_only_if_informative_and_matching(case):
    found, evidence = drawn(case), Evidence(case)
    for one in case.claims:
        stands = found.standing[one.id]
        if one.kind == "context":
            assert not stands.any()
            continue
        expected = found.origins[one.origin or one.id]
        if one.proposition in evidence.contested:
            true = found.propositions[one.proposition]
            expected = expected & (true if one.polarity == "+" else ~true)
        assert (stands == expected).all()


@given(cases())
def test_what_is_never_informative_never_stands_and_leaves_the_prior(case):
    noise = with_claims(case, [c.model_copy(update={"accuracy": 0.0}) for c in case.claims])
    found = drawn(noise)
    assert not any(stands.any() for stands in found.standing.values())
    evidence = Evidence(noise)
    assert np.allclose(evidence.posterior("movement"), [0.4, 0.4, 0.2], atol=1e-12)
    assert all(abs(evidence.truth(name) - 0.5) < 1e-12 for name in evidence.contested)


@given(cases(), st.integers(0, DRAWS - 1))
def test_draws_do_not_depend_on_where_a_range_begins(case, first):
    whole, part = drawn(case), drawn(case, first, DRAWS - first)
    for kind in KINDS:
        for name, values in getattr(part, kind).items():
            assert (values == getattr(whole, kind)[name][first:]).all()


@given(cases(), st.permutations(range(6)))
def test_the_order_of_claims_does_not_matter(case, order):
    """Each claim of its own origin; within one, equally strong claims go by the first row."""
    rows = [c.model_copy(update={"origin": None}) for c in case.claims]
    moved = drawn(with_claims(case, [rows[k] for k in order if k < len(rows)]))
    found = drawn(with_claims(case, rows))
    for kind in ("hypotheses", "propositions", "standing"):
        agree = [
            np.mean(values == getattr(moved, kind)[name])
            for name, values in getattr(found, kind).items()
        ]
        assert min(agree, default=1.0) >= 1 - 1 / DRAWS  # sums in another order may tip one draw


def columns(case: Case) -> dict[str, np.ndarray]:
    chunk = EngagementTask(case, 1)(0, 16)
    return {**{f"out {k}": v for k, v in chunk.outputs.items()}, **chunk.inputs}


@settings(max_examples=15)
@given(cases(), accuracies, st.sampled_from(["asserted", "alleged", "denied"]))
def test_a_claim_that_supports_nothing_changes_no_number(case, accuracy, hedge):
    lone = claim("lone", accuracy, hedge=hedge)
    more, less = columns(with_claims(case, [*case.claims, lone])), columns(case)
    assert set(more) - set(less) == {"claim|lone", "origin|lone"}
    for name, values in less.items():
        assert np.array_equal(values, more[name], equal_nan=values.dtype.kind == "f"), name


@settings(max_examples=15)
@given(cases(), st.sampled_from(NUMBERS[:4]), accuracies)
def test_removing_a_claim_moves_only_what_it_feeds(case, number, accuracy):
    """Its own origin, no proposition, no hypothesis: only the number it supports may move."""
    lone = claim("lone", accuracy)
    rows, links = [*case.claims, lone], [*case.supports, support("lone", number)]
    with_it = planted(
        claims=rows, hypotheses=case.hypotheses, supports=links, relations=case.relations, rounds=()
    )
    after, before = (EngagementTask(one, 1).inputs(0, DRAWS) for one in (case, with_it))
    for a in example().assessments:
        subject = ">".join(sorted((a.subject, a.object))) if a.object else a.subject
        if VARIABLES[a.variable].doubted:  # a weak claim lowers what has none, see the next test
            continue
        if a.id != number and not (a.object and number == "a-north-east"):
            pair = (each.number(subject, a.variable, a.item or "") for each in (after, before))
            assert np.array_equal(*pair), a.id
