"""The keys of ``score --json``, as the design names them."""

from detente.assess.scores.record import GuestScores, QuestionScore, SeatScores, TrackRecord


def test_the_documented_keys_are_there():
    keys = set(TrackRecord.model_fields)
    assert {"attendance", "asked", "comes", "seats", "questions", "blind_spots", "scores"} <= keys
    assert {"forecast", "outcome", "brier", "baselines"} <= set(QuestionScore.model_fields)
    assert {"model", "baselines"} <= set(GuestScores.model_fields)
    assert {"model", "baselines", "crps"} <= set(SeatScores.model_fields)


def test_every_field_is_described():
    bare = [name for name, f in TrackRecord.model_fields.items() if not f.description]
    assert set(bare) <= {"conduct", "scores"}
