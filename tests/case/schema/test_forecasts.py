"""What forecasts a question: every metric of a run, every event of the record, three parts."""

from detente.case.schema.forecasts import FORECASTS
from detente.models.record.facts import EVENTS, FATES
from detente.vocabulary.metrics import METRICS


def names(origin):
    return {one.name for one in FORECASTS.values() if one.origin == origin}


def test_every_metric_and_event_has_its_entry():
    assert names("run") == {*METRICS, "talks"} - {"worth"}
    assert names("record") == {*EVENTS, *FATES}
    assert names("round") == {"asked", "comes", "present"}


def test_what_is_no_chance_needs_a_threshold_and_a_part_needs_a_guest():
    assert FORECASTS["splits"].threshold
    assert not FORECASTS["settlement"].threshold
    assert [one.name for one in FORECASTS.values() if one.subject] == ["asked", "comes", "present"]
    assert all(one.meaning and not (one.subject and one.threshold) for one in FORECASTS.values())
