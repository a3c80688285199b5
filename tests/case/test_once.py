"""Answers that are kept with a case."""

import pickle
from dataclasses import replace

from tests.ensemble.planted import example, planted

from detente.case.case import Case
from detente.case.once import once

ASKED = []


@once
def names(case: Case) -> tuple[str, ...]:
    """Return the ids of actors."""
    ASKED.append(case.settings.id)
    return tuple(actor.id for actor in case.actors)


def test_a_question_is_answered_once_for_a_case():
    case = replace(example())
    before = len(ASKED)
    assert names(case) is names(case)
    assert len(ASKED) == before + 1
    assert names.__doc__ == "Return the ids of actors."


def test_another_case_has_its_own_answer():
    case = example()
    assert names(case)
    other = replace(case, actors=planted(actors=()).actors)
    assert names(other) == ()
    assert names(case) != ()


def test_a_case_with_answers_is_the_same_case_and_can_be_sent_to_a_worker():
    case = replace(example())
    plain = replace(example())
    assert names(case)
    assert case == plain
    assert case.digest == plain.digest
    assert names(pickle.loads(pickle.dumps(case))) == names(case)
