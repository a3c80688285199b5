"""Evidence struck: numbers at their stand-ins, others as before."""

from dataclasses import replace
from datetime import date

import numpy as np
from tests.ensemble.planted import assessment, claim, example, planted, support, table

from detente.assess.audits.changed.struck import (
    at_stand_in,
    struck,
    supported,
    unannounced,
    unsupported,
)
from detente.case.case import Case
from detente.engagement.task import EngagementTask
from detente.numerics.quantiles import pert_quantile
from detente.vocabulary.input_key import InputKey
from detente.vocabulary.variables import VARIABLES

TRUST = InputKey.assessment("capital>front", "trust")
COST = InputKey.assessment("capital", "war-cost")


def case() -> Case:
    """Return a case with a number that has a claim, and one that has none."""
    rows = (
        assessment("own", 0.8, 0.9, 1.0, subject="capital", object="front", variable="trust"),
        assessment("other", 0.1, 0.2, 0.3, subject="capital", variable="war-cost"),
    )
    judged = [row.model_copy(update={"status": "judgement"}) for row in rows]
    return planted(
        assessments=judged, claims=[claim("said", 0.9)], supports=[support("said", "own")]
    )


def numbers(of: Case, key: InputKey) -> np.ndarray:
    return EngagementTask(of, 1).inputs(0, 64).number(key.subject, key.variable)


def at_usual(of: Case, key: InputKey) -> np.ndarray:
    luck = EngagementTask(of, 1).inputs(0, 64).numbers.uniforms(str(key))
    return pert_quantile(luck, *VARIABLES[key.variable].stand_in)


def test_a_number_has_a_claim_or_none():
    assert supported(case()) == {"own"}
    assert unsupported(case()) == {"other"}


def test_what_is_struck_is_at_its_stand_in_in_every_draw():
    known = struck(case())
    np.testing.assert_array_equal(numbers(known, TRUST), at_usual(case(), TRUST))
    assert not np.array_equal(numbers(case(), TRUST), at_usual(case(), TRUST))


def test_other_numbers_stand_as_often_as_before():
    np.testing.assert_array_equal(numbers(struck(case()), COST), numbers(case(), COST))


def test_numbers_without_a_claim_go_to_their_stand_ins_alone():
    known = at_stand_in(case(), unsupported(case()))
    np.testing.assert_array_equal(numbers(known, COST), at_usual(case(), COST))
    np.testing.assert_array_equal(numbers(known, TRUST), numbers(case(), TRUST))


def test_no_report_speaks_for_a_hypothesis():
    known = struck(example())
    assert len(known.hypotheses) == len(known.precedents) == 0
    assert len(known.rounds) == len(example().rounds)


def test_only_rounds_still_to_come_are_left_out():
    later = [
        part.model_copy(update={"round": "later", "date": date(2999, 1, 1)})
        for part in example().rounds
    ]
    ahead = replace(example(), rounds=table([*example().rounds, *later]))
    assert unannounced(ahead).rounds.records == example().rounds.records
