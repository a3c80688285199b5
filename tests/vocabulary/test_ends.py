"""Ends of a war, and dated events of a run."""

from detente.case.schema.settings import Outcomes
from detente.vocabulary.ends import ENDS, MOMENTS


def test_ends_stand_by_their_numbers():
    assert len(ENDS) == 8
    assert (ENDS[0], ENDS[1], ENDS[5], ENDS[6], ENDS[7]) == (
        "continues",
        "bilateral",
        "deal_binding",
        "government_victory",
        "rebel_victory",
    )


def test_no_event_is_named_twice():
    assert len(set(MOMENTS)) == len(MOMENTS)
    assert set(ENDS) & set(MOMENTS) == {"ceasefire", "low_activity"}


def test_a_case_gives_each_end_its_worth():
    assert [*Outcomes.model_fields] == [*ENDS, "reason"]
