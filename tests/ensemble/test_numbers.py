"""Elicited numbers: parts that stand or fall, pools, ties and presence."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats
from tests.ensemble.planted import assessment, claim, example, planted, support, tie

from detente.case.schema.hypotheses import HypothesisSet
from detente.case.schema.world import Presence
from detente.ensemble.claims import ClaimDraws
from detente.ensemble.numbers import RANK_CORRELATION, Numbers
from detente.numerics.quantiles import pert_quantile
from detente.vocabulary.input_key import InputKey

DRAWS = 4000
EVERY = np.ones(DRAWS, dtype=bool)
NEVER = ~EVERY
HALF = np.arange(DRAWS) % 2 == 0
KEY = InputKey("assessment", "southland", "interest", "spillover")


def numbers(case, propositions=None, hypotheses=None, **standing) -> Numbers:
    draws = ClaimDraws({}, hypotheses or {}, propositions or {}, standing)
    return Numbers(case, draws, 1, 0, DRAWS)


def interest(*supports, fields=None, more=(), **standing):
    """Draw an interest of .4 to .6 that claims support."""
    names = {s.claim for s in supports}
    case = planted(
        claims=[claim(name, 0.5) for name in sorted(names)],
        assessments=[assessment("o", 0.4, 0.5, 0.6, **(fields or {})), *more],
        supports=supports,
    )
    return numbers(case, **standing).value(KEY)[0]


def test_a_number_whose_claims_stand_is_its_pert():
    found = interest(support("a", "o"), a=EVERY)
    assert stats.kstest((found - 0.4) / 0.2, stats.beta(3, 3).cdf).pvalue > 0.001


def test_location_lost_is_the_whole_scale():
    found = interest(support("a", "o"), a=NEVER)
    assert stats.kstest(found, "uniform").pvalue > 0.001


def test_location_lost_in_some_draws_only():
    found = interest(support("a", "o"), a=HALF)
    assert found[HALF].min() >= 0.4
    assert found[HALF].max() <= 0.6
    assert stats.kstest(found[~HALF], "uniform").pvalue > 0.001


def test_location_lost_falls_back_to_the_named_assessment():
    other = assessment("f", 0.8, 0.85, 0.9, subject="eastland")
    found = interest(support("a", "o"), fields={"fallback": "f"}, more=[other], a=NEVER)
    assert stats.kstest((found - 0.8) / 0.1, stats.beta(3, 3).cdf).pvalue > 0.001


def test_a_lost_location_is_never_less_than_no_assessment():
    """A claim that does not hold leaves what is known without the number: its default."""
    fields = {"subject": "capital", "object": "front", "variable": "trust"}
    key = InputKey("assessment", "capital>front", "trust")
    rows = [assessment("t", 0.8, 0.9, 0.95, status="judgement", **fields)]
    lost = planted(claims=[claim("a", 0.5)], assessments=rows, supports=[support("a", "t")])
    found = numbers(lost, a=NEVER).value(key)[0]
    bare = numbers(planted(assessments=[])).value(key)[0]
    np.testing.assert_array_equal(found, bare)


def test_a_part_stands_while_one_of_its_origins_does():
    found = interest(support("a", "o"), support("b", "o"), a=NEVER, b=EVERY)
    assert found.min() >= 0.4


@pytest.mark.parametrize(("part", "ends"), [("low", (0.0, 0.6)), ("high", (0.4, 1.0))])
def test_an_end_that_is_lost_goes_to_the_end_of_the_scale(part, ends):
    low, high = ends
    found = interest(support("a", "o", part), a=NEVER)
    assert found.min() >= low
    assert found.max() <= high
    mean = (low + 4 * 0.5 + high) / 6
    spread = np.sqrt((mean - low) * (high - mean) / 7)
    assert found.mean() == pytest.approx(mean, abs=4 * spread / np.sqrt(DRAWS))


def test_parts_do_not_touch_each_other():
    """Weak claims that each speak to another part do not hold each other up."""
    found = interest(support("a", "o", "low"), support("b", "o"), a=EVERY, b=NEVER)
    assert stats.kstest(found, "uniform").pvalue > 0.001


def test_existence_lost_is_the_reversion_half_the_time():
    found = interest(support("a", "o", "existence"), a=NEVER)
    gone = found == 0.0
    assert gone.mean() == pytest.approx(0.5, abs=4 * 0.5 / np.sqrt(DRAWS))
    assert found[~gone].min() >= 0.4
    assert (interest(support("a", "o", "existence"), a=EVERY) >= 0.4).all()


def test_attribution_lost_keeps_the_number():
    found = interest(support("a", "o", "attribution"), a=NEVER)
    assert (found == interest()).all()


def test_unconditional_is_never_toggled():
    parts = [support("a", "o", part) for part in ("location", "low", "high", "existence")]
    found = interest(*parts, fields={"status": "unconditional"}, a=NEVER)
    assert found.min() >= 0.4
    assert found.max() <= 0.6


def test_claims_do_not_move_the_draws_in_which_they_stand():
    assert (interest(support("a", "o"), a=HALF)[HALF] == interest()[HALF]).all()


def test_an_interval_holds_the_truth_as_often_as_its_confidence_says():
    """Column `confidence`: chance that low to high holds the truth, applied once."""
    found = interest(fields={"confidence": 0.8})
    inside = np.mean((found >= 0.4) & (found <= 0.6))
    assert inside == pytest.approx(0.8, abs=0.03)


def test_less_confidence_widens_and_the_scale_cuts():
    wide = interest(fields={"confidence": 0.5})
    assert np.mean((wide >= 0.4) & (wide <= 0.6)) == pytest.approx(0.5, abs=0.03)
    assert wide.min() < interest(fields={"confidence": 0.8}).min() < 0.4
    widest = interest(fields={"confidence": 0.1})  # ends cut to the scale
    assert stats.kstest(widest, stats.beta(3, 3).cdf).pvalue > 0.001


def test_several_assessments_are_pooled_with_equal_weight():
    other = assessment("p", 0.8, 0.85, 0.9, analyst="second")
    found = interest(more=[other])
    high = found > 0.7
    assert high.mean() == pytest.approx(0.5, abs=4 * 0.5 / np.sqrt(DRAWS))
    assert found[~high].max() <= 0.6
    assert found[high].min() >= 0.8


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (InputKey("assessment", "capital", "pain"), (0.3, 0.63, 0.9)),
        (InputKey("assessment", "a>b", "trust"), (0.1, 0.4, 0.8)),
    ],
)
def test_what_nobody_assessed_is_its_stand_in(key, expected):
    drawing = numbers(planted(assessments=()))
    values, origin = drawing.value(key)
    assert origin == "assumption"
    assert (values == pert_quantile(drawing.uniforms(str(key)), *expected)).all()


def test_what_has_no_stand_in_is_the_whole_scale():
    drawing = numbers(planted(assessments=()))
    values, origin = drawing.value(InputKey("assessment", "river-wing", "performance", "talk"))
    assert origin == "assumption"
    assert stats.kstest(values / 10, "uniform").pvalue > 0.001


@pytest.mark.parametrize(
    ("fields", "supports", "origin"),
    [
        ({}, (), "judgement"),
        ({}, (support("a", "o"),), "evidence"),
        ({"status": "placeholder"}, (support("a", "o"),), "placeholder"),
    ],
)
def test_the_kind_of_origin(fields, supports, origin):
    case = planted(
        claims=[claim("a", 0.5)],
        assessments=[assessment("o", 0.4, 0.5, 0.6, **fields)],
        supports=supports,
    )
    assert numbers(case, a=EVERY).value(KEY)[1] == origin


def judged(subject: str, analyst: str | None):
    rows = [
        assessment(n, 2, 5, 8, subject=subject, variable="performance", item=n, analyst=analyst)
        for n in ("talk", "drugs")
    ]
    drawing = numbers(planted(assessments=rows))
    found = [
        drawing.value(InputKey("assessment", subject, "performance", n))[0]
        for n in ("talk", "drugs")
    ]
    return stats.spearmanr(*found).statistic


def test_one_analysts_judgements_on_one_faction_are_correlated():
    error = 4 / np.sqrt(DRAWS)
    assert judged("river-wing", "me") == pytest.approx(RANK_CORRELATION, abs=error)
    assert judged("river-wing", None) == pytest.approx(0.0, abs=error)
    assert judged("river-speaker", "me") == pytest.approx(0.0, abs=error)


def exists(claims=(), propositions=None, supports=(), **standing):
    row = tie("t", claims=[c.id for c in claims if c.id != "s"])
    case = planted(claims=claims, relations=[row], supports=supports)
    return numbers(case, propositions, **standing).tie_exists(row)


def test_a_tie_without_claims_is_the_analysts_judgement():
    assert exists().all()


def test_a_tie_follows_its_contested_proposition_not_its_reports():
    report, denial = (
        claim("a", 0.5, proposition="p"),
        claim("b", 0.5, proposition="p", polarity="-"),
    )
    for order in ((report, denial), (denial, report)):
        found = exists(order, {"p": HALF}, a=NEVER, b=EVERY)
        assert (found == HALF).all()


def test_a_tie_without_standing_claims_is_unknown_not_absent():
    found = exists([claim("a", 0.5)], a=NEVER)
    assert found.mean() == pytest.approx(0.5, abs=4 * 0.5 / np.sqrt(DRAWS))
    assert exists([claim("a", 0.5)], a=EVERY).all()
    one_of_two = exists([claim("a", 0.5), claim("b", 0.5)], a=HALF, b=EVERY)
    assert one_of_two.all()


def test_a_tie_also_stands_on_its_rows_in_supports():
    found = exists([claim("s", 0.5)], supports=[support("s", "t", "existence")], s=NEVER)
    assert 0.4 < found.mean() < 0.6


def share(name, low, mode, high, reading=None, **fields):
    known = {"region": "upper", "actor": "hill-wing", "reading": reading}
    return Presence.model_validate(
        {"id": name, "low": low, "mode": mode, "high": high, **known, **fields}
    )


def presence(*rows, hypotheses=None, supports=(), claims=(), **standing):
    case = planted(presence=rows, supports=supports, claims=claims)
    return numbers(case, hypotheses=hypotheses, **standing).presence("hill-wing", "upper")


def test_presence_nobody_stated_is_zero():
    assert (presence() == 0.0).all()


@pytest.mark.parametrize("turned", [False, True])
def test_presence_follows_the_reading_that_holds(turned):
    rows = [share("plain", 0.1, 0.2, 0.3), share("camps", 0.7, 0.8, 0.9, reading="two")]
    held = {"movement": np.where(HALF, 1, 0)}  # "two" is the second member
    found = presence(*(rows[::-1] if turned else rows), hypotheses=held)
    assert found[HALF].min() >= 0.7
    assert found[~HALF].max() <= 0.3


def test_presence_with_readings_only_is_zero_where_none_holds():
    held = {"movement": np.zeros(DRAWS, dtype=np.int64)}
    assert (presence(share("camps", 0.7, 0.8, 0.9, reading="two"), hypotheses=held) == 0.0).all()


def test_presence_whose_location_is_lost_is_the_whole_scale():
    found = presence(
        share("x", 0.1, 0.2, 0.3),
        supports=[support("a", "x")],
        claims=[claim("a", 0.5)],
        a=NEVER,
    )
    assert stats.kstest(found, "uniform").pvalue > 0.001


def test_claims_named_in_a_presence_row_are_citations():
    """Numbers fall through supports.csv alone; on a tie, claims mean its existence."""
    row = share("x", 0.1, 0.2, 0.3, claims=["a"])
    found = presence(row, claims=[claim("a", 0.5)], a=NEVER)
    assert found.max() <= 0.3


def test_another_row_moves_no_other_number():
    case = example()
    more = replace(
        case,
        assessments=planted(assessments=[*case.assessments, assessment("n", 0, 0, 1)]).assessments,
    )
    key = InputKey("assessment", "eastland", "interest", "spillover")
    standing = {c.id: EVERY for c in case.claims}
    before, after = (numbers(one, **standing).value(key)[0] for one in (case, more))
    assert (before == after).all()


STAND_IN = (0.0, 10.0, 20.0)
POSITION = InputKey("assessment", "capital", "position", "power")


def position(status="judgement", **fields):
    known = {"subject": "capital", "variable": "position", "item": "power", "confidence": 0.8}
    made = assessment("p", 90.0, 90.0, 90.0, **{**known, **fields})
    return made.model_copy(update={"status": status})


def test_a_stand_in_that_is_given_doubts_a_number_without_a_claim():
    given = numbers(planted(assessments=[position()]))
    free, _ = given.value(POSITION)
    found, _ = given.value(POSITION, STAND_IN)
    assert free == pytest.approx(90.0)
    stands = found > 20.0
    assert stands.mean() == pytest.approx(0.5, abs=0.03)  # one confidence for all
    luck = given.uniforms(str(POSITION))[~stands]
    assert found[~stands] == pytest.approx(pert_quantile(luck, *STAND_IN))
    assert found[stands] == pytest.approx(90.0)


def test_what_nobody_assessed_is_the_stand_in_that_is_given():
    given = numbers(planted(assessments=()))
    found, origin = given.value(POSITION, STAND_IN)
    assert origin == "assumption"
    assert found == pytest.approx(pert_quantile(given.uniforms(str(POSITION)), *STAND_IN))


def test_a_claim_that_fails_leaves_the_stand_in_that_is_given():
    case = planted(claims=[claim("a", 0.5)], assessments=[position()], supports=[support("a", "p")])
    found, _ = numbers(case, a=HALF).value(POSITION, STAND_IN)
    assert found[HALF] == pytest.approx(90.0)
    assert (found[~HALF] <= 20.0).all()


def bound(**rows) -> HypothesisSet:
    members = [
        {"id": name, "title": name, "prior": 0.5, "binds": binds} for name, binds in rows.items()
    ]
    return HypothesisSet.model_validate({"id": "own", "question": "Which?", "members": members})


def test_a_hypothesis_that_holds_replaces_a_row_and_makes_it_stand():
    case = planted(
        claims=[claim("a", 0.5)],
        assessments=[assessment("o", 0.4, 0.4, 0.4)],
        supports=[support("a", "o")],
    )
    one = bound(x={"o": [0.9, 0.9, 0.9]}, y={"pace": [0.0, 0.1, 1.0]})
    case = replace(case, settings=case.settings.model_copy(update={"hypotheses": [one]}))
    given = numbers(case, hypotheses={"own": (~HALF).astype(int)}, a=NEVER)
    found, _ = given.value(KEY)
    assert found[HALF] == pytest.approx(0.9)
    assert found[~HALF].std() > 0.2  # nothing is known: the whole scale
    assert (given.stands(KEY) == HALF).all()


def test_a_hypothesis_may_bind_a_row_of_presence_within_its_scale():
    case = replace(example(), presence=example().presence)
    one = bound(x={"b-upper": {"mean": 5.0, "sd": 0.1}}, y={"b-upper": [0.3, 0.3, 0.3]})
    case = replace(case, settings=case.settings.model_copy(update={"hypotheses": [one]}))
    held = {"own": (~HALF).astype(int)}
    standing = dict.fromkeys(("C1", "C2", "C3", "C4", "C5", "C6"), EVERY)
    found = numbers(case, hypotheses=held, **standing).presence("black-band", "upper")
    assert (found[HALF] == 1.0).all()
    assert found[~HALF] == pytest.approx(0.3)
